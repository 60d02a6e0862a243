/** A field with axes for figures of numbers against numbers: ticks, grid and words, the same in all of them. */
import type { ScaleLinear } from "d3-scale";
import { toldNumber } from "../experiment/index.ts";
import { element, label } from "./svg.ts";

export interface Field {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

export type Scale = ScaleLinear<number, number>;

/** A number as axes and tables of these figures show it: three digits that say something, thousands set off, a true minus. */
export function plotNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const rounded = Number(size.toPrecision(size >= 1000 ? 4 : 3));
  const [whole, part] = String(rounded).split(".");
  const digits = /e/.test(String(rounded)) ? String(rounded) : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = part === undefined || /e/.test(digits) ? digits : `${digits}.${part}`;
  return value < 0 && rounded !== 0 ? `−${text}` : text;
}

/** `−40 to 12` */
export const spanText = (low: number, high: number): string => `${plotNumber(low)} to ${plotNumber(high)}`;

/** Ticks and grid below a field, and what they are of. */
export function axisBelow(scale: Scale, { x0, x1, y0, y1 }: Field, words: string, ticks = 5): string[] {
  return [
    ...scale.ticks(ticks).flatMap((value) => [
      element("line", {
        class: value === 0 ? "plot-zero" : "axis",
        x1: scale(value),
        x2: scale(value),
        y1: y0,
        y2: y1,
      }),
      label(scale(value), y1 + 15, tickText(value), { class: "soft small", "text-anchor": "middle" }),
    ]),
    label((x0 + x1) / 2, y1 + 33, words, { class: "soft small", "text-anchor": "middle" }),
  ];
}

/** Ticks and grid to the left of a field; what they are of stands above it. */
export function axisLeft(scale: Scale, { x0, x1, y0 }: Field, words: string, ticks = 4): string[] {
  return [
    ...scale.ticks(ticks).flatMap((value) => [
      element("line", {
        class: value === 0 ? "plot-zero" : "axis",
        x1: x0,
        x2: x1,
        y1: scale(value),
        y2: scale(value),
      }),
      label(x0 - 6, scale(value) + 4, tickText(value), { class: "soft small", "text-anchor": "end" }),
    ]),
    label(0, y0 - 10, words, { class: "soft small" }),
  ];
}

const tickText = (value: number): string => plotNumber(toldNumber(value) ?? value);

/** Ends of a scale that hold all finite values and 0; with 1 when they would hardly differ from 0. */
export function spanWithZero(values: Iterable<number>): [number, number] {
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low < 1e-9 ? [low, 1] : [low, high];
}

/** An interval as a line with ends, lying or upright. */
export function whisker(from: number, to: number, across: number, isUpright: boolean, name = "plot-whisker"): string {
  const [a, b] = [Math.min(from, to), Math.max(from, to)];
  const d = isUpright
    ? `M${path(across - 4)} ${path(a)}h8m-4 0V${path(b)}m-4 0h8`
    : `M${path(a)} ${path(across - 4)}v8m0 -4H${path(b)}m0 -4v8`;
  return element("path", { class: name, d });
}

const path = (value: number): number => Math.round(value * 100) / 100;

/** Classes of the fields. */
export const plotStyle = `
.kn-figure .plot-zero { stroke: var(--kn-quiet); stroke-width: 1.5; }
.kn-figure .plot-whisker { fill: none; stroke: var(--kn-ink); stroke-width: 1.2; }
.kn-figure .plot-point { fill: var(--kn-a); }
.kn-figure .plot-second { fill: var(--kn-ground); stroke: var(--kn-d); stroke-width: 2; }
.kn-figure .plot-band { fill: var(--kn-band); opacity: 0.7; }
.kn-figure .plot-mark { fill: none; stroke: var(--kn-d); stroke-width: 2; }
.kn-figure .plot-dashed { fill: none; stroke: var(--kn-d); stroke-width: 1.5; stroke-dasharray: 6 3; }
.kn-figure text.plot-name { paint-order: stroke; stroke: var(--kn-ground); stroke-width: 3; stroke-linejoin: round; }
`;
