/** Warm-up in the states it must stand: made-up days. */
import type { Figure } from "../figure.ts";
import type { WarmUpData } from "./data.ts";
import { warmUpFigure } from "./figure.ts";

const made = (days: number, size: number, rest: Partial<WarmUpData> = {}): WarmUpData => {
  const curve = (day: number): number => size * (1 - 1 / (1 + day / 4));
  return {
    what: "redCells.onShelf@region",
    means: Float64Array.from({ length: days }, (_, day) => curve(day) * (1 + (((day * 29) % 7) - 3) / 60)),
    smoothed: Float64Array.from({ length: Math.max(0, days - 3) }, (_, day) => curve(day)),
    bandLow: size * 0.93,
    bandHigh: size * 0.99,
    cuts: [
      { method: "welch", cut: Math.floor(days / 4), reason: "" },
      { method: "mser5", cut: null, reason: "fewer than 50 observations" },
    ],
    replications: 20,
    ...rest,
  };
};

const empty = made(0, 1, { cuts: [{ method: "welch", cut: null, reason: "the series is shorter than four windows" }] });
const small = made(2, 0, { bandLow: Number.NaN, bandHigh: Number.NaN, cuts: [] });
const extreme = made(400, 30_000_000, {
  cuts: [
    { method: "welch", cut: 310, reason: "" },
    { method: "mser5", cut: 15, reason: "" },
  ],
});

export const warmUpStates: readonly {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}[] = [
  { state: "empty", figure: (width) => warmUpFigure(empty, { width }) },
  { state: "small", figure: (width) => warmUpFigure(small, { width }) },
  { state: "typical", figure: (width) => warmUpFigure(made(84, 5400), { width }) },
  { state: "extreme", figure: (width) => warmUpFigure(extreme, { width }) },
];
