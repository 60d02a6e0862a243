/** Paired differences: one point for each pair of runs, from the smallest to the largest, beside their mean with its interval. */
import { scaleLinear } from "d3-scale";
import { type Figure, figure } from "../figure.ts";
import { fitted } from "../fit.ts";
import { axisLeft, type Field, plotNumber, spanText, spanWithZero } from "../plot.ts";
import { element, label, title } from "../svg.ts";
import type { PairedData } from "./data.ts";

export interface PairedOptions {
  readonly width: number;
}

const height = 300;

export function pairedFigure(data: PairedData, { width }: PairedOptions): Figure {
  const { nameA, nameB, mean, ciLow, ciHigh, central, first } = data;
  const pairs = Array.from(data.differences, (difference, index) => ({ replication: first + index, difference }))
    .filter(({ difference }) => Number.isFinite(difference))
    .sort((a, b) => a.difference - b.difference || a.replication - b.replication);
  const field: Field = { x0: 62, x1: width - 12, y0: 40, y1: height - 34 };
  const y = scaleLinear(spanWithZero([...pairs.map(({ difference }) => difference), mean, ciLow, ciHigh]), [
    field.y1,
    field.y0,
  ]).nice(4);
  const x = (index: number): number =>
    pairs.length === 1
      ? (field.x0 + field.x1) / 2
      : field.x0 + 8 + ((field.x1 - field.x0 - 16) * index) / (pairs.length - 1);
  const radius = Math.max(1.5, Math.min(4, (field.x1 - field.x0) / Math.max(1, pairs.length) / 2));
  const marks = pairs.length === 0 ? [label(0, 28, "No pair of runs can be compared.", { class: "soft" })] : [];
  if (pairs.length > 0) {
    marks.push(...axisLeft(y, field, fitted(`${nameB} less ${nameA}`, width, 11)));
    if (Number.isFinite(ciLow) && Number.isFinite(ciHigh)) {
      const top = y(ciHigh);
      marks.push(
        element("rect", {
          class: "plot-band",
          x: field.x0,
          y: top,
          width: field.x1 - field.x0,
          height: y(ciLow) - top,
        }),
      );
    }
    marks.push(element("line", { class: "plot-dashed", x1: field.x0, x2: field.x1, y1: y(mean), y2: y(mean) }));
    pairs.forEach(({ replication, difference }, index) => {
      const says = title(`replication ${replication}: ${plotNumber(difference)}`);
      marks.push(element("circle", { class: "plot-point", cx: x(index), cy: y(difference), r: radius }, says));
      if (replication !== central) return;
      marks.push(element("circle", { class: "plot-mark", cx: x(index), cy: y(difference), r: radius + 4 }));
    });
    const ring = central === null ? "" : `; ring: replication ${central}, the run in the middle`;
    marks.push(
      label(
        field.x0,
        height - 12,
        fitted(`${pairs.length} pairs of runs, smallest to largest${ring}`, width - field.x0, 11),
        {
          class: "soft small",
        },
      ),
    );
  }
  return figure({
    width,
    height: pairs.length === 0 ? 48 : height,
    title: titleOf(data, pairs.length),
    subtitle: `${data.what}, ${data.where}: ${nameB} less ${nameA}`,
    sentence: sentenceOf(data, pairs),
    table: {
      caption: `${nameB} less ${nameA}: ${data.what}, ${data.where}.`,
      columns: ["Replication", "Difference"],
      rows: Array.from(data.differences, (difference, index) => [String(first + index), plotNumber(difference)]),
    },
    note:
      "Each point is a pair of simulated runs with the same luck; pairs are meaningful in aggregate only. Line and ground: mean and " +
      "its 95 % interval.",
    marks,
  });
}

function titleOf({ what, nameB, mean }: PairedData, pairs: number): string {
  if (pairs === 0) return "No pair of runs can be compared";
  if (mean === 0) return `${nameB}: no difference in ${what}`;
  return `${nameB}: ${plotNumber(Math.abs(mean))} ${mean > 0 ? "more" : "fewer"} ${what}`;
}

function sentenceOf(
  { what, nameA, nameB, mean, ciLow, ciHigh }: PairedData,
  pairs: readonly { readonly difference: number }[],
): string {
  if (pairs.length === 0) return `No run of ${nameA} and ${nameB} can be compared in ${what}.`;
  const interval = Number.isFinite(ciLow) ? ` (95 % interval ${spanText(ciLow, ciHigh)})` : "";
  const above = pairs.filter(({ difference }) => difference > 0).length;
  const below = pairs.filter(({ difference }) => difference < 0).length;
  const range = spanText(pairs[0].difference, pairs[pairs.length - 1].difference);
  return (
    `${nameB} less ${nameA} in ${what}: mean ${plotNumber(mean)}${interval} over ${pairs.length} pairs of runs, from ${range}; ` +
    `more in ${above}, fewer in ${below}, the same in ${pairs.length - above - below}.`
  );
}
