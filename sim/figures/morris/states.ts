/** Morris' plane in the states it must stand: made-up parameters. */
import type { Figure } from "../figure.ts";
import type { MorrisData, MorrisPoint } from "./data.ts";
import { morrisFigure } from "./figure.ts";

const point = (name: string, muStar: number, sigma: number, halfWidth = muStar / 4): MorrisPoint => ({
  name,
  about: "A made-up share (assumption)",
  range: "0.1 to 0.4",
  confidence: "low",
  muStar,
  halfWidth,
  mu: muStar / 2,
  sigma,
});

const made = (points: readonly MorrisPoint[]): MorrisData => ({
  what: "operations postponed, two made-up trusts, weeks 1 to 26",
  points,
  trajectories: 10,
  runs: 10 * (points.length + 1),
});

const empty = made([]);
const small = made([point("surgery.share", 0, 0, Number.NaN)]);
const typical = made(
  [
    "transfusion.crossmatchMin",
    "surgery.groupOQuantile",
    "theatres.listMin",
    "laboratory.bookingInMin",
    "a.b",
    "a.c",
  ].map((name, index) => point(name, 800 / (index + 1), 500 / (index + 1) + 40 * (index % 3))),
);
const extreme = made(
  Array.from({ length: 190 }, (_, index) =>
    point(`service-${index}.aParameterWithAVeryLongNameIndeed`, 9_000_000 / (index + 1), 4_000_000 / (1 + (index % 7))),
  ),
);

export const morrisStates: readonly {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}[] = [
  { state: "empty", figure: (width) => morrisFigure(empty, { width }) },
  { state: "small", figure: (width) => morrisFigure(small, { width }) },
  { state: "typical", figure: (width) => morrisFigure(typical, { width }) },
  { state: "extreme", figure: (width) => morrisFigure(extreme, { width }) },
];
