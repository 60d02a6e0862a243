/** Profiles: for each value of one parameter, how implausible the best choice of all others still is. */
import { scaleLinear } from "d3-scale";
import { type Figure, figure } from "../figure.ts";
import { fitted } from "../fit.ts";
import { plotNumber, spanText } from "../plot.ts";
import { element, group, label, title } from "../svg.ts";
import type { CalibratedAxis, CalibratedData } from "./data.ts";
import { leftText, note, ratioText, sentenceOf, subtitleOf, titleOf } from "./words.ts";

export interface CalibratedOptions {
  readonly width: number;
}

const panelHeight = 128;
const gap = 22;

export function profilesFigure(data: CalibratedData, { width }: CalibratedOptions): Figure {
  const { axes, cutoff } = data;
  const columns = Math.max(1, Math.min(4, Math.floor(width / 250)));
  const wide = (width - (columns - 1) * gap) / columns;
  const rows = Math.ceil(axes.length / columns);
  const marks = axes.map((axis, index) => {
    const x = (index % columns) * (wide + gap);
    const y = Math.floor(index / columns) * (panelHeight + gap + 14);
    return group({ transform: `translate(${Math.round(x)} ${y})` }, ...panel(data, axis, data.profiles[index], wide));
  });
  return figure({
    width,
    height: rows === 0 ? 48 : rows * (panelHeight + gap + 14),
    title: titleOf(data),
    subtitle: subtitleOf(data),
    sentence: sentenceOf(data),
    table: {
      caption: `What is left of each parameter at an implausibility of ${plotNumber(cutoff)} or less (middle 90 %).`,
      columns: [
        "Parameter",
        "Unit",
        "Range searched",
        "Not ruled out",
        "Share of the range",
        "In the scenario",
        "Verdict",
      ],
      rows: axes.map((axis) => [
        axis.name,
        axis.unit,
        spanText(axis.low, axis.high),
        leftText(axis),
        ratioText(axis),
        plotNumber(axis.base),
        verdict(axis),
      ]),
    },
    note: `A curve below the dashed line: values that are not ruled out. Upright line: the scenario's own value. ${note}`,
    marks: marks.length > 0 ? marks : [label(0, 28, "There is no parameter to show.", { class: "soft" })],
  });
}

const verdict = ({ ratio, staysAtPrior }: CalibratedAxis): string =>
  !Number.isFinite(ratio) ? "nothing left" : staysAtPrior ? "stays at its prior" : "narrowed";

function panel({ cutoff }: CalibratedData, axis: CalibratedAxis, profile: Float64Array, wide: number): string[] {
  const [x0, x1, y0, y1] = [22, wide - 2, 20, panelHeight - 18];
  const top = 2 * cutoff;
  const x = scaleLinear([0, 1], [x0, x1]);
  const y = scaleLinear([0, top], [y1, y0]);
  const place = scaleLinear([axis.low, axis.high > axis.low ? axis.high : axis.low + 1], [x0, x1]);
  let line = "";
  profile.forEach((value, bin) => {
    if (Number.isNaN(value)) return;
    const at = `${round(x((bin + 0.5) / profile.length))} ${round(y(Math.min(top, value)))}`;
    line += `${line === "" ? "M" : "L"}${at}`;
  });
  return [
    element("rect", { class: "wash", x: x0, y: y0, width: x1 - x0, height: y1 - y0 }),
    ...[0, cutoff, top].map((value) =>
      label(x0 - 4, y(value) + 4, plotNumber(value), { class: "soft small", "text-anchor": "end" }),
    ),
    element("line", { class: "plot-dashed", x1: x0, x2: x1, y1: y(cutoff), y2: y(cutoff) }),
    ...(Number.isFinite(axis.base)
      ? [element("line", { class: "now", x1: place(axis.base), x2: place(axis.base), y1: y0, y2: y1 })]
      : []),
    ...(line === "" ? [] : [element("path", { class: "line-a", d: line })]),
    label(x0, 13, fitted(axis.name, wide - x0, 13), { class: "strong small" }),
    label(x0, y1 + 14, plotNumber(axis.low), { class: "soft small" }),
    label(x1, y1 + 14, plotNumber(axis.high), { class: "soft small", "text-anchor": "end" }),
    title(`${axis.name}: not ruled out ${leftText(axis)}; the scenario has ${plotNumber(axis.base)}`),
  ];
}

const round = (value: number): number => Math.round(value * 100) / 100;
