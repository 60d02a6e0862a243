/** Warm-up: means by day, Welch's smoothed curve with its band, and where each method would cut. */
import { scaleLinear } from "d3-scale";
import { type Figure, figure } from "../figure.ts";
import { fitted } from "../fit.ts";
import { axisBelow, axisLeft, type Field, plotNumber } from "../plot.ts";
import { element, label, short, title } from "../svg.ts";
import type { WarmUpCut, WarmUpData } from "./data.ts";

export interface WarmUpOptions {
  readonly width: number;
}

const height = 330;
const methodNames = { welch: "Welch", mser5: "MSER-5" } as const;

export function warmUpFigure(data: WarmUpData, { width }: WarmUpOptions): Figure {
  const { means, smoothed, bandLow, bandHigh } = data;
  const field: Field = { x0: 62, x1: width - 16, y0: 46, y1: height - 44 };
  const values = [...means, ...smoothed].filter(Number.isFinite);
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const x = scaleLinear([0, Math.max(1, means.length - 1)], [field.x0, field.x1]);
  const y = scaleLinear(low < high ? [low, high] : [low - 1, low + 1], [field.y1, field.y0]).nice(4);
  const clamp = (at: number): number => Math.min(field.y1, Math.max(field.y0, at));
  const marks = values.length === 0 ? [label(0, 28, "Nothing was read.", { class: "soft" })] : [];
  if (values.length > 0) {
    marks.push(
      ...axisLeft(y, field, fitted(`${data.what}: means by day (points), smoothed (line), band (ground)`, width, 11)),
      ...axisBelow(x, field, "day from the beginning", width < 480 ? 3 : 6),
    );
    if (Number.isFinite(bandLow) && Number.isFinite(bandHigh)) {
      const top = clamp(y(bandHigh));
      const tall = clamp(y(bandLow)) - top;
      marks.push(
        element("rect", { class: "plot-band", x: field.x0, y: top, width: field.x1 - field.x0, height: tall }),
      );
    }
    means.forEach((mean, day) => {
      if (!Number.isFinite(mean)) return;
      const says = title(`day ${day}: ${plotNumber(mean)}`);
      marks.push(element("circle", { class: "fill-quiet", cx: x(day), cy: y(mean), r: 1.8 }, says));
    });
    marks.push(element("path", { class: "line-a", d: curve(smoothed, x, y) }));
    data.cuts.forEach(({ method, cut }, index) => {
      if (cut === null || cut >= means.length) return;
      const at = x(cut);
      const anchor = at > (field.x0 + field.x1) / 2 ? "end" : "start";
      marks.push(element("line", { class: "plot-dashed", x1: at, x2: at, y1: field.y0, y2: field.y1 }));
      marks.push(
        label(at + (anchor === "end" ? -5 : 5), field.y0 + 12 + 15 * index, `${methodNames[method]}: day ${cut}`, {
          class: "small plot-name",
          "text-anchor": anchor,
        }),
      );
    });
  }
  return figure({
    width,
    height: values.length === 0 ? 48 : height,
    title: titleOf(data, values.length),
    subtitle: `${data.what} from the beginning of the run; ${data.replications} replications`,
    sentence: sentenceOf(data),
    table: {
      caption: `${data.what} by day: mean over ${data.replications} replications, and Welch's moving average.`,
      columns: ["Day", "Mean", "Smoothed"],
      rows: Array.from(means, (mean, day) => [String(day), plotNumber(mean), plotNumber(smoothed[day] ?? Number.NaN)]),
    },
    note: "A suggested cut is a suggestion: the smoothed curve should be flat behind it.",
    marks,
  });
}

/** Gaps where nothing was read. */
function curve(values: Float64Array, x: (day: number) => number, y: (value: number) => number): string {
  let isDown = false;
  return Array.from(values, (value, day) => {
    if (!Number.isFinite(value)) {
      isDown = false;
      return "";
    }
    const step = `${isDown ? "L" : "M"}${short(x(day))} ${short(y(value))}`;
    isDown = true;
    return step;
  }).join("");
}

/** `Welch: day 12`, or why there is none. */
export const cutText = ({ method, cut, reason }: WarmUpCut): string =>
  cut === null ? `${methodNames[method]}: no cut, ${reason}` : `${methodNames[method]}: leave out ${cut} days`;

function titleOf({ cuts }: WarmUpData, read: number): string {
  if (read === 0) return "Nothing was read";
  const known = cuts.flatMap(({ cut }) => (cut === null ? [] : [cut]));
  return known.length === 0 ? "No method suggests a cut" : `Leave out the first ${Math.max(...known)} days`;
}

function sentenceOf({ what, cuts, replications, means }: WarmUpData): string {
  return `${what} over ${means.length} days, ${replications} replications. ${cuts.map(cutText).join("; ")}.`;
}
