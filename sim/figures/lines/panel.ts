/** One panel of lines: axes, fitted ground, runs, region, this run, published marks, and the highest week named. */
import { range } from "d3-array";
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { fitted, textWidth } from "../fit.ts";
import { pickable } from "../pick.ts";
import { element, group, label } from "../svg.ts";
import type { LinePanel, LinesData } from "./data.ts";
import { type LineFrame, timeScale } from "./layout.ts";
import { valueText, weekText } from "./table.ts";

type Scale = (value: number) => number;

interface Drawn {
  readonly data: LinesData;
  readonly panel: LinePanel;
  readonly frame: LineFrame;
  readonly x: Scale;
  readonly y: Scale;
  /** Middle of a week by its index. */
  readonly middle: Scale;
}

/** Highest value that a panel must show; 0 when it has none. */
export function mostOf({ values, band, behind, published }: LinePanel): number {
  let most = 0;
  const see = (value: number): void => {
    if (Number.isFinite(value)) most = Math.max(most, value);
  };
  for (const list of [values, behind ?? [], band?.high ?? []]) for (const value of list) see(value);
  for (const { high } of published) see(high);
  return most;
}

/** @param most value that the y axis reaches at least */
export function panelMarks(data: LinesData, panel: LinePanel, frame: LineFrame, most: number): string {
  const x = timeScale(data, frame);
  const y = scaleLinear([0, most > 0 ? most : 1], [frame.y1, frame.y0 + 14]).nice(3);
  const middle = (index: number): number => x((data.weekStartMin[index] + data.weekStartMin[index + 1]) / 2);
  const drawn: Drawn = { data, panel, frame, x, y, middle };
  return group(
    {},
    label(frame.left, frame.head + 13, fitted(panel.name, frame.x1 - frame.left, 13), { class: "strong" }),
    ...(panel.where === ""
      ? []
      : [label(frame.left, frame.head + 28, fitted(panel.where, frame.x1 - frame.left, 11), { class: "soft small" })]),
    ...fittedGround(drawn),
    ...axes(drawn, y.ticks(3)),
    ...series(drawn),
    ...publishedMarks(drawn),
    ...points(drawn),
    ...highest(drawn),
  );
}

function axes({ data, panel, frame, x, y }: Drawn, ticks: readonly number[]): string[] {
  const { x0, x1, y0, y1 } = frame;
  const marks = ticks.flatMap((value) => [
    element("line", { class: value === 0 ? "lines-base" : "axis", x1: x0, x2: x1, y1: y(value), y2: y(value) }),
    ...(frame.hasAxis
      ? [label(x0 - 6, y(value) + 4, axisText(value, panel.unit), { class: "soft small", "text-anchor": "end" })]
      : []),
  ]);
  let last = Number.NEGATIVE_INFINITY;
  for (const { atMin, name } of data.months) {
    const at = x(atMin);
    marks.push(element("line", { class: "axis", x1: at, x2: at, y1, y2: y1 + 4 }));
    if (at < last + 26 || at > x1 - 20) continue;
    last = at;
    marks.push(label(at + 2, y1 + 14, name, { class: "soft small" }));
  }
  if (data.startMin < 0 && data.endMin > 0)
    marks.push(element("line", { class: "lines-incident", x1: x(0), x2: x(0), y1: y0, y2: y1 }));
  return marks;
}

/** A ground behind the weeks that the model was fitted to. */
function fittedGround({ data, panel, frame, x }: Drawn): string[] {
  if (!data.showsFitted) return [];
  const weeks = panel.published.filter(({ use }) => use === "fitted").map(({ week }) => week - data.firstWeek);
  const inside = weeks.filter((index) => index >= 0 && index < data.weekDates.length);
  if (inside.length === 0) return [];
  const from = x(data.weekStartMin[Math.min(...inside)]);
  const to = x(data.weekStartMin[Math.max(...inside) + 1]);
  return [
    element("rect", {
      class: "lines-fitted",
      x: from,
      y: frame.y0 - 4,
      width: to - from,
      height: frame.y1 - frame.y0 + 4,
    }),
    label(from - 4, frame.y0 - 6, "fitted", { class: "soft small", "text-anchor": "end" }),
    ...(to < frame.x1 - 1 ? [label(to + 4, frame.y0 - 6, "predicted", { class: "soft small" })] : []),
  ];
}

function series({ panel: { values, band, behind }, y, middle }: Drawn): string[] {
  const weeks = range(values.length);
  const path = (className: string, list: ArrayLike<number>): string[] => {
    const d = line<number>()
      .defined((week) => Number.isFinite(list[week]))
      .x(middle)
      .y((week) => y(list[week]))
      .digits(2)(weeks);
    return d === null || d === "" ? [] : [element("path", { class: className, d })];
  };
  const marks: string[] = [];
  if (band !== null) {
    const d = area<number>()
      .defined((week) => Number.isFinite(band.low[week]) && Number.isFinite(band.high[week]))
      .x(middle)
      .y0((week) => y(band.low[week]))
      .y1((week) => y(band.high[week]))
      .digits(2)(weeks);
    if (d !== null && d !== "") marks.push(element("path", { class: "lines-band", d }));
    marks.push(...path("lines-median", band.median));
  }
  if (behind !== null) marks.push(...path("lines-region", behind));
  marks.push(...path("line-a", values));
  return marks;
}

/** Each week of this run can be chosen: its measure at its place. */
function points({ data, panel, y, middle }: Drawn): string[] {
  return [...panel.values].flatMap((value, index) => {
    if (!Number.isFinite(value)) return [];
    const says = `${panel.name}, ${weekText(data.firstWeek + index)}: ${valueText(value, panel.unit)}`;
    const attributes = { class: "lines-point", cx: middle(index), cy: y(value), r: 2.5 };
    return [
      element("circle", {
        ...pickable({ kind: "measure", id: `${panel.measure}@${panel.place}` }, says),
        ...attributes,
      }),
    ];
  });
}

function publishedMarks({ data, panel: { published, unit }, y, middle }: Drawn): string[] {
  return published.flatMap(({ week, low, high }) => {
    const index = week - data.firstWeek;
    if (index < 0 || index >= data.weekDates.length) return [];
    const at = middle(index);
    const says = element(
      "title",
      {},
      `published, ${weekText(week)}: ${valueText(low, unit)}${low === high ? "" : ` to ${valueText(high, unit)}`}`,
    );
    const d =
      low === high
        ? `M${cut(at)} ${cut(y(high) - 5)}l5 5l-5 5l-5 -5z`
        : `M${cut(at - 4)} ${cut(y(high))}h8m-4 0V${cut(y(low))}m-4 0h8`;
    return [element("path", { class: low === high ? "lines-published" : "lines-published lines-range", d }, says)];
  });
}

const cut = (value: number): string => String(Math.round(value * 100) / 100);

/** The highest or lowest week in words at its point, so that no pointer is needed to read it. */
function highest({ data, panel, frame, y, middle }: Drawn): string[] {
  const { values, unit, behind } = panel;
  const peak = namedWeek(panel);
  const inMiddle = (text: string): string[] => [
    label((frame.x0 + frame.x1) / 2, frame.y1 - 10, text, {
      class: "soft small lines-peak",
      "text-anchor": "middle",
    }),
  ];
  if (peak < 0) return inMiddle(behind?.some(Number.isFinite) === true ? "there is none here" : "not simulated yet");
  if (panel.named === "highest" && values[peak] === 0) return inMiddle("none in any week");
  const text = `${valueText(values[peak], unit)}, ${weekText(data.firstWeek + peak)}`;
  const half = textWidth(text, 11) / 2 + 2;
  const at = Math.max(frame.x0 + half, Math.min(frame.x1 - half, middle(peak)));
  const over = Math.max(frame.y0 + 8, y(values[peak]) - 8);
  if (panel.named === "highest")
    return [label(at, over, text, { class: "small strong lines-peak", "text-anchor": "middle" })];
  // Beside a trough there is room where the line comes from.
  const isLeft = middle(peak) - 2 * half - 8 > frame.x0;
  const beside = middle(peak) + (isLeft ? -10 : 10);
  const classes = { class: "small strong lines-peak", "text-anchor": isLeft ? "end" : "start" };
  return [label(beside, Math.min(frame.y1 - 4, y(values[peak]) + 4), text, classes)];
}

/** Index of the week that a panel names, -1 when no week has a value. */
export function namedWeek({ values, named }: LinePanel): number {
  let best = -1;
  for (let week = 0; week < values.length; week++) {
    if (!Number.isFinite(values[week])) continue;
    if (best < 0 || (named === "highest" ? values[week] > values[best] : values[week] < values[best])) best = week;
  }
  return best;
}

/** Large counts in thousands and millions, so that they stand beside the axis. */
function axisText(value: number, unit: LinePanel["unit"]): string {
  if (unit === "percent" || value < 10_000) return valueText(value, unit);
  return value < 1_000_000 ? `${cut(value / 1000)} k` : `${cut(value / 1_000_000)} m`;
}
