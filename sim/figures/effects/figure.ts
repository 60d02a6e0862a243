/** Ranked effects as points with their intervals, the largest on top. Beyond the first twenty only the table goes on. */
import { scaleLinear } from "d3-scale";
import { type Figure, figure } from "../figure.ts";
import { fitted, textWidth } from "../fit.ts";
import { axisBelow, type Field, plotNumber, spanText, spanWithZero, whisker } from "../plot.ts";
import { element, label, title } from "../svg.ts";
import type { EffectMark, EffectRow, EffectsData } from "./data.ts";

export interface EffectsOptions {
  readonly width: number;
}

const rowHeight = 22;
const mostRows = 20;

export function effectsFigure(data: EffectsData, { width }: EffectsOptions): Figure {
  const rows = data.rows.slice(0, mostRows);
  const names = Math.min(width * 0.45, Math.max(60, ...rows.map(({ name }) => textWidth(name, 12) + 8)));
  const head = data.second === "" ? 4 : 24;
  const field: Field = { x0: names, x1: width - 16, y0: head, y1: head + rows.length * rowHeight };
  const values = rows.flatMap(({ main, second }) => [main, ...(second === null ? [] : [second])]);
  const x = scaleLinear(spanWithZero(values.flatMap(({ value, low, high }) => [value, low, high])), [
    field.x0 + 6,
    field.x1,
  ]).nice(4);
  const marks =
    rows.length === 0
      ? [label(0, 28, "There is no parameter to show.", { class: "soft" })]
      : axisBelow(x, field, fitted(data.main, width, 11), width < 480 ? 3 : 5);
  if (data.second !== "" && rows.length > 0) marks.push(...keyMarks(data));
  rows.forEach((row, index) => {
    const at = field.y0 + (index + 0.5) * rowHeight;
    marks.push(label(0, at + 4, fitted(row.name, names - 8, 12), { "font-size": 12 }));
    marks.push(...markOf(row.main, x, at - (row.second === null ? 0 : 3), row));
    if (row.second === null || !Number.isFinite(row.second.value)) return;
    marks.push(element("circle", { class: "plot-second", cx: x(row.second.value), cy: at + 5, r: 3.5 }));
  });
  return figure({
    width,
    height: rows.length === 0 ? 48 : field.y1 + 44,
    title: titleOf(data),
    subtitle: `Effects on ${data.what}; ${data.runs} runs`,
    sentence: sentenceOf(data),
    table: tableOf(data),
    note: `${data.note}${data.rows.length > mostRows ? ` The ${mostRows} largest of ${data.rows.length} are drawn.` : ""}`,
    marks,
  });
}

function keyMarks({ main, second }: EffectsData): string[] {
  const first = main.split(" (")[0];
  return [
    element("circle", { class: "plot-point", cx: 6, cy: 10, r: 4 }),
    label(16, 14, first, { class: "small" }),
    element("circle", { class: "plot-second", cx: textWidth(first, 11) + 36, cy: 10, r: 3.5 }),
    label(textWidth(first, 11) + 46, 14, second, { class: "small" }),
  ];
}

function markOf({ value, low, high }: EffectMark, x: (value: number) => number, at: number, row: EffectRow): string[] {
  if (!Number.isFinite(value)) return [];
  const hasInterval = Number.isFinite(low) && Number.isFinite(high);
  return [
    ...(hasInterval ? [whisker(x(low), x(high), at, false)] : []),
    element("circle", { class: "plot-point", cx: x(value), cy: at, r: 4 }, title(`${row.name}: ${markText(row.main)}`)),
  ];
}

export const markText = ({ value, low, high }: EffectMark): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `${plotNumber(value)} (${spanText(low, high)})` : plotNumber(value);

const known = ({ rows }: EffectsData): EffectRow[] => rows.filter(({ main }) => Number.isFinite(main.value));

function titleOf(data: EffectsData): string {
  const [first, second] = known(data);
  if (first === undefined) return "No effect could be read";
  return second === undefined
    ? `${first.name} was varied`
    : `${first.name} has the largest effect, then ${second.name}`;
}

function sentenceOf(data: EffectsData): string {
  const found = known(data).slice(0, 3);
  if (found.length === 0) return `No effect on ${data.what} could be read.`;
  const told = found.map(({ name, main }) => `${name} ${markText(main)}`).join("; ");
  return `Effects on ${data.what}, ${data.main}, largest first: ${told}; ${data.rows.length} in all.`;
}

function tableOf(data: EffectsData): Figure["table"] {
  const hasSecond = data.second !== "";
  return {
    caption: `Effects on ${data.what}, largest first; 95 % intervals in brackets.`,
    columns: [
      "Parameter",
      data.main,
      ...(hasSecond ? [data.second] : []),
      "Range",
      "Confidence",
      "What it is, and its source",
    ],
    rows: data.rows.map(({ name, main, second, range, confidence, about }) => [
      name,
      markText(main),
      ...(hasSecond ? [second === null ? "–" : markText(second)] : []),
      range,
      confidence,
      about,
    ]),
  };
}
