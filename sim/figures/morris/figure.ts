/** Morris' plane: how much each parameter matters (mu*) against how much that depends on the others and on luck (sigma). */
import { scaleLinear } from "d3-scale";
import { type Figure, figure } from "../figure.ts";
import { fitted, textWidth } from "../fit.ts";
import { axisBelow, axisLeft, type Field, plotNumber, spanText, spanWithZero, whisker } from "../plot.ts";
import { element, label, title } from "../svg.ts";
import type { MorrisData, MorrisPoint } from "./data.ts";

export interface MorrisFigureOptions {
  readonly width: number;
}

const height = 380;
const mostNamed = 10;

export function morrisFigure(data: MorrisData, { width }: MorrisFigureOptions): Figure {
  const points = data.points.filter(({ muStar, sigma }) => Number.isFinite(muStar) && Number.isFinite(sigma));
  const field: Field = { x0: 56, x1: width - 16, y0: 30, y1: height - 44 };
  const spread = spanWithZero(points.flatMap(({ muStar, halfWidth }) => [muStar, muStar + halfWidth]));
  const x = scaleLinear(spread, [field.x0 + 4, field.x1]).nice(4);
  const y = scaleLinear(spanWithZero(points.map(({ sigma }) => sigma)), [field.y1 - 4, field.y0 + 6]).nice(4);
  const marks =
    points.length === 0
      ? [label(0, 28, "There is no parameter to show.", { class: "soft" })]
      : [
          ...axisBelow(x, field, "mu*: mean size of the effect of the whole range", width < 480 ? 3 : 5),
          ...axisLeft(y, field, "sigma: spread of the effect"),
          ...sameLine(x, y, field),
        ];
  for (const { name, muStar, sigma } of points) {
    const says = title(`${name}: mu* ${plotNumber(muStar)}, sigma ${plotNumber(sigma)}`);
    marks.push(element("circle", { class: "plot-point", cx: x(muStar), cy: y(sigma), r: 4 }, says));
  }
  for (const { muStar, halfWidth, sigma } of points.slice(0, mostNamed)) {
    if (Number.isFinite(halfWidth))
      marks.push(whisker(x(Math.max(0, muStar - halfWidth)), x(muStar + halfWidth), y(sigma), false));
  }
  marks.push(...nameMarks(points.slice(0, mostNamed), x, y, field));
  return figure({
    width,
    height: points.length === 0 ? 48 : height,
    title: titleOf(points),
    subtitle: `Effects on ${data.what}; ${data.trajectories} trajectories, ${data.runs} runs`,
    sentence: sentenceOf(data, points),
    table: {
      caption: `Elementary effects on ${data.what}, largest mu* first; 95 % intervals in brackets.`,
      columns: ["Parameter", "mu*", "mu", "sigma", "Range", "Confidence", "What it is, and its source"],
      rows: data.points.map((point) => [
        point.name,
        muStarText(point),
        plotNumber(point.mu),
        plotNumber(point.sigma),
        point.range,
        point.confidence,
        point.about,
      ]),
    },
    note:
      "Far to the right: it matters. High up: how much depends on other parameters, on where it stands, or on luck; above the dashed " +
      "line (sigma = mu*) more than it matters by itself.",
    marks,
  });
}

function sameLine(x: (value: number) => number, y: (value: number) => number, { x1, y0 }: Field): string[] {
  const scaleX = x(1) - x(0);
  const scaleY = y(0) - y(1);
  const end = Math.min((x1 - x(0)) / scaleX, (y(0) - y0) / scaleY);
  return [element("line", { class: "plot-dashed", x1: x(0), y1: y(0), x2: x(end), y2: y(end) })];
}

/** Names beside their points, upwards until they are clear of those above; what finds no room is in the table. */
function nameMarks(
  points: readonly MorrisPoint[],
  x: (value: number) => number,
  y: (value: number) => number,
  { x0, x1, y0, y1 }: Field,
): string[] {
  const taken: { readonly from: number; readonly to: number; readonly at: number }[] = [];
  return points.flatMap(({ name, muStar, sigma }) => {
    const text = fitted(name, (x1 - x0) * 0.6, 11);
    const wide = textWidth(text, 11);
    const isLeft = x(muStar) + 10 + wide > x1;
    const from = isLeft ? x(muStar) - 10 - wide : x(muStar) + 10;
    if (from < 0) return [];
    for (const shift of [-4, 10, -16, 22]) {
      const at = y(sigma) + shift;
      const isFree = taken.every((one) => Math.abs(one.at - at) > 12 || one.to < from || one.from > from + wide);
      if (!isFree || at < y0 || at > y1 + 4) continue;
      taken.push({ from, to: from + wide, at });
      return [label(from, at, text, { class: "small plot-name" })];
    }
    return [];
  });
}

const muStarText = ({ muStar, halfWidth }: MorrisPoint): string =>
  Number.isFinite(halfWidth)
    ? `${plotNumber(muStar)} (${spanText(Math.max(0, muStar - halfWidth), muStar + halfWidth)})`
    : plotNumber(muStar);

function titleOf([first, second]: readonly MorrisPoint[]): string {
  if (first === undefined) return "No effect could be read";
  return second === undefined ? `${first.name} was varied` : `${first.name} matters most, then ${second.name}`;
}

function sentenceOf({ what, points: all }: MorrisData, points: readonly MorrisPoint[]): string {
  if (points.length === 0) return `No effect on ${what} could be read.`;
  const told = points.slice(0, 3).map((one) => `${one.name} ${muStarText(one)}, sigma ${plotNumber(one.sigma)}`);
  return `Elementary effects on ${what}, largest mu* first: ${told.join("; ")}; ${all.length} parameters in all.`;
}
