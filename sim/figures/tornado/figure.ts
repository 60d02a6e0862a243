/** The tornado: bars from the scenario as it is to both ends of each parameter's range, widest on top, with intervals. */
import { scaleLinear } from "d3-scale";
import { type Figure, figure } from "../figure.ts";
import { fitted, textWidth } from "../fit.ts";
import { axisBelow, type Field, plotNumber, spanText, spanWithZero, whisker } from "../plot.ts";
import { element, label, title } from "../svg.ts";
import type { TornadoBar, TornadoData, TornadoEnd } from "./data.ts";

export interface TornadoOptions {
  readonly width: number;
}

const rowHeight = 26;
const mostRows = 20;
const head = 26;

export function tornadoFigure(data: TornadoData, { width }: TornadoOptions): Figure {
  const bars = data.bars.slice(0, mostRows);
  const names = Math.min(width * 0.45, Math.max(60, ...bars.map(({ name }) => textWidth(name, 12) + 8)));
  const field: Field = { x0: names, x1: width - 16, y0: head, y1: head + bars.length * rowHeight };
  const ends = bars.flatMap(({ low, high }) => [low, high]);
  const x = scaleLinear(spanWithZero(ends.flatMap(({ mean, ciLow, ciHigh }) => [mean, ciLow, ciHigh])), [
    field.x0 + 6,
    field.x1,
  ]).nice(4);
  const marks =
    bars.length === 0
      ? [label(0, 28, "There is no parameter to show.", { class: "soft" })]
      : [...keyMarks(), ...axisBelow(x, field, "less the scenario as it is", width < 480 ? 3 : 5)];
  bars.forEach((bar, index) => {
    const at = field.y0 + (index + 0.5) * rowHeight;
    marks.push(label(0, at + 4, fitted(bar.name, names - 8, 12), { "font-size": 12 }));
    marks.push(...endMarks(bar, "low", x, at - 5), ...endMarks(bar, "high", x, at + 5));
  });
  return figure({
    width,
    height: bars.length === 0 ? 48 : field.y1 + 44,
    title: titleOf(data),
    subtitle: `${data.what}; ${data.pairs} pairs of runs for each end`,
    sentence: sentenceOf(data),
    table: tableOf(data),
    note:
      `Each parameter is moved alone to the ends of its range; what several do together is not seen. Paired runs, 95 % intervals.` +
      (data.bars.length > mostRows ? ` The ${mostRows} widest of ${data.bars.length} are drawn.` : ""),
    marks,
  });
}

function keyMarks(): string[] {
  const low = "low end of its range";
  return [
    element("rect", { class: "fill-a", x: 0, y: 4, width: 18, height: 8 }),
    label(24, 12, low, { class: "small" }),
    element("rect", { class: "fill-d", x: textWidth(low, 11) + 40, y: 4, width: 18, height: 8 }),
    label(textWidth(low, 11) + 64, 12, "high end", { class: "small" }),
  ];
}

function endMarks(bar: TornadoBar, end: "low" | "high", x: (value: number) => number, at: number): string[] {
  const { mean, ciLow, ciHigh, setting } = bar[end];
  if (!Number.isFinite(mean)) return [];
  const [from, to] = [Math.min(x(0), x(mean)), Math.max(x(0), x(mean))];
  const shape = { class: end === "low" ? "fill-a" : "fill-d", x: from, y: at - 4, width: to - from, height: 8 };
  const says = title(`${bar.name} ${setting}: ${plotNumber(mean)}`);
  const hasInterval = Number.isFinite(ciLow) && Number.isFinite(ciHigh);
  return [element("rect", shape, says), ...(hasInterval ? [whisker(x(ciLow), x(ciHigh), at, false)] : [])];
}

const endText = ({ setting, mean, ciLow, ciHigh }: TornadoEnd): string =>
  `at ${setting}: ${plotNumber(mean)}${Number.isFinite(ciLow) ? ` (${spanText(ciLow, ciHigh)})` : ""}`;

function titleOf({ bars }: TornadoData): string {
  const widest = bars.find(({ low, high }) => Number.isFinite(low.mean) && Number.isFinite(high.mean));
  if (widest === undefined) return "No effect could be read";
  return `${widest.name} moves it most: by ${plotNumber(Math.abs(widest.high.mean - widest.low.mean))}`;
}

function sentenceOf({ what, bars, base }: TornadoData): string {
  if (bars.length === 0) return `No parameter was varied for ${what}.`;
  const told = bars.slice(0, 3).map(({ name, low, high }) => `${name} ${endText(low)}, ${endText(high)}`);
  return `${what}: ${plotNumber(base)} in the scenario as it is. Widest: ${told.join("; ")}.`;
}

function tableOf({ what, bars }: TornadoData): Figure["table"] {
  return {
    caption: `${what}: each end of a parameter's range less the scenario as it is, widest first.`,
    columns: ["Parameter", "Low end", "High end", "Confidence", "What it is, and its source"],
    rows: bars.map(({ name, low, high, confidence, about }) => [name, endText(low), endText(high), confidence, about]),
  };
}
