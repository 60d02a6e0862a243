/** Paired differences in the states they must stand: made-up runs. */
import type { Figure } from "../figure.ts";
import type { PairedData } from "./data.ts";
import { pairedFigure } from "./figure.ts";

const made = (differences: readonly number[], rest: Partial<PairedData> = {}): PairedData => ({
  what: "operations postponed",
  where: "two made-up trusts, weeks 1 to 26",
  nameA: "Made-up outage",
  nameB: "With help on day 3",
  differences: Float64Array.from(differences),
  first: 0,
  mean: -96,
  ciLow: -118,
  ciHigh: -74,
  central: null,
  ...rest,
});

const empty = made([], { mean: Number.NaN, ciLow: Number.NaN, ciHigh: Number.NaN });
const small = made([-12], { mean: -12, ciLow: Number.NaN, ciHigh: Number.NaN });
const typical = made(
  Array.from({ length: 40 }, (_, run) => -96 + ((run * 37) % 101) - 50 - (run === 7 ? 220 : 0)),
  { central: 12 },
);
const extreme = made(
  Array.from({ length: 1000 }, (_, run) => (run === 3 ? Number.NaN : 40_000 + 1_000 * ((run * 7919) % 1009))),
  {
    nameB: "Another response with a very long name that goes on and on and on",
    mean: 544_000,
    ciLow: 526_000,
    ciHigh: 562_000,
  },
);

export const pairedStates: readonly {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}[] = [
  { state: "empty", figure: (width) => pairedFigure(empty, { width }) },
  { state: "small", figure: (width) => pairedFigure(small, { width }) },
  { state: "typical", figure: (width) => pairedFigure(typical, { width }) },
  { state: "extreme", figure: (width) => pairedFigure(extreme, { width }) },
];
