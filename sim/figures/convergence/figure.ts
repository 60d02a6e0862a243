/** Convergence: the mean with its interval against the number of replications, and how narrow it was to become. */
import { scaleLinear } from "d3-scale";
import { type Figure, figure } from "../figure.ts";
import { fitted } from "../fit.ts";
import { axisBelow, axisLeft, type Field, plotNumber } from "../plot.ts";
import { element, label, short, title } from "../svg.ts";
import type { ConvergenceData, ConvergencePoint } from "./data.ts";

export interface ConvergenceOptions {
  readonly width: number;
}

const height = 300;

export function convergenceFigure(data: ConvergenceData, { width }: ConvergenceOptions): Figure {
  const path = data.path.filter(({ mean }) => Number.isFinite(mean));
  const field: Field = { x0: 62, x1: width - 16, y0: 30, y1: height - 44 };
  const most = path.at(-1)?.n ?? 1;
  const x = scaleLinear([0, most], [field.x0, field.x1]);
  const y = scaleLinear(boundsOf(path), [field.y1, field.y0]).nice(4);
  const marks = path.length === 0 ? [label(0, 28, "Nothing has been read yet.", { class: "soft" })] : [];
  if (path.length > 0) {
    marks.push(
      ...axisLeft(y, field, fitted(data.what, width, 11)),
      ...axisBelow(x, field, "replications", width < 480 ? 3 : 6),
    );
    marks.push(...bandMarks(path, x, y), ...limitMarks(data, path[path.length - 1], field, y));
    marks.push(element("path", { class: "line-a", d: line(path.map(({ n, mean }) => [x(n), y(mean)])) }));
    for (const { n, mean, halfWidth } of path) {
      const says = title(`${n} replications: ${plotNumber(mean)} ± ${plotNumber(halfWidth)}`);
      marks.push(element("circle", { class: "plot-point", cx: x(n), cy: y(mean), r: 3 }, says));
    }
  }
  return figure({
    width,
    height: path.length === 0 ? 48 : height,
    title: titleOf(data, path),
    subtitle: `${data.what}: mean and its 95 % interval as replications were added`,
    sentence: sentenceOf(data, path),
    table: {
      caption: `${data.what}: mean and half its 95 % interval by number of replications.`,
      columns: ["Replications", "Mean", "Half-width", "Relative to the mean"],
      rows: data.path.map(({ n, mean, halfWidth }) => [
        String(n),
        plotNumber(mean),
        plotNumber(halfWidth),
        mean === 0 || !Number.isFinite(halfWidth) ? "–" : `${plotNumber((100 * halfWidth) / Math.abs(mean))} %`,
      ]),
    },
    note: "Looking again and again makes the last interval a little too narrow; a mean that a claim rests on is to be run again.",
    marks,
  });
}

function boundsOf(path: readonly ConvergencePoint[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { mean, halfWidth } of path) {
    const half = Number.isFinite(halfWidth) ? halfWidth : 0;
    low = Math.min(low, mean - half);
    high = Math.max(high, mean + half);
  }
  if (low > high) return [0, 1];
  return low === high ? [low - 1, high + 1] : [low, high];
}

const line = (points: readonly (readonly [number, number])[]): string =>
  points.map(([a, b], index) => `${index === 0 ? "M" : "L"}${short(a)} ${short(b)}`).join("");

function bandMarks(
  path: readonly ConvergencePoint[],
  x: (n: number) => number,
  y: (value: number) => number,
): string[] {
  const known = path.filter(({ halfWidth }) => Number.isFinite(halfWidth));
  if (known.length < 2) return [];
  const upper = known.map(({ n, mean, halfWidth }): [number, number] => [x(n), y(mean + halfWidth)]);
  const lower = known.map(({ n, mean, halfWidth }): [number, number] => [x(n), y(mean - halfWidth)]).reverse();
  return [element("path", { class: "plot-band", d: `${line([...upper, ...lower])}Z` })];
}

/** How narrow it was to become, about the last mean. */
function limitMarks(
  data: ConvergenceData,
  last: ConvergencePoint,
  { x0, x1, y0, y1 }: Field,
  y: (value: number) => number,
): string[] {
  if (!Number.isFinite(data.limit)) return [];
  return [last.mean - data.limit, last.mean + data.limit]
    .map(y)
    .filter((at) => at >= y0 && at <= y1)
    .map((at) => element("line", { class: "plot-dashed", x1: x0, x2: x1, y1: at, y2: at }));
}

function titleOf({ asked, isMet }: ConvergenceData, path: readonly ConvergencePoint[]): string {
  const last = path.at(-1);
  if (last === undefined) return "Nothing has been read yet";
  const found = `${plotNumber(last.mean)} ± ${plotNumber(last.halfWidth)} after ${last.n} replications`;
  if (asked === "") return found;
  return `${found}: ${isMet ? "precise enough" : "not yet precise enough"}`;
}

function sentenceOf({ what, asked, isMet }: ConvergenceData, path: readonly ConvergencePoint[]): string {
  const last = path.at(-1);
  if (last === undefined) return `Nothing of ${what} has been read yet.`;
  const goal = asked === "" ? "" : ` Asked for was ${asked}, which was ${isMet ? "reached" : "not reached"}.`;
  return `${what}: mean ${plotNumber(last.mean)}, half-width ${plotNumber(last.halfWidth)} after ${last.n} replications.${goal}`;
}
