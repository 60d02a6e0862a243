/** Ranked effects in the states they must stand: made-up parameters. */
import type { Figure } from "../figure.ts";
import type { EffectRow, EffectsData } from "./data.ts";
import { effectsFigure } from "./figure.ts";

const row = (name: string, value: number, half: number, second: number | null = null): EffectRow => ({
  name,
  about: "A made-up share (assumption)",
  range: "0.1 to 0.4",
  confidence: "low",
  main: { value, low: value - half, high: value + half },
  second: second === null ? null : { value: second, low: second - half, high: second + half },
});

const made = (rows: readonly EffectRow[], rest: Partial<EffectsData> = {}): EffectsData => ({
  what: "operations postponed, two made-up trusts, weeks 1 to 26",
  main: "mean size of the effect of the whole range (mu*)",
  second: "",
  rows,
  runs: 100,
  note: "Parameters of a group change together.",
  ...rest,
});

const empty = made([], { runs: 0 });
const small = made([row("surgery", 12, Number.NaN)]);
const typical = made(
  ["transfusion", "surgery", "laboratory", "theatres", "emergency", "blood-supply", "outpatients", "primary-care"].map(
    (name, index) => row(name, 900 / ((index + 1) * (index + 1)), 240 / (index + 1)),
  ),
);
const extreme = made(
  Array.from({ length: 190 }, (_, index) =>
    row(`service-${index}.aParameterWithAVeryLongNameIndeed`, 0.9 - index / 150, 0.2, 0.7 - index / 150),
  ),
  { main: "total share of the variance", second: "alone", runs: 12_288 },
);

export const effectsStates: readonly {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}[] = [
  { state: "empty", figure: (width) => effectsFigure(empty, { width }) },
  { state: "small", figure: (width) => effectsFigure(small, { width }) },
  { state: "typical", figure: (width) => effectsFigure(typical, { width }) },
  { state: "extreme", figure: (width) => effectsFigure(extreme, { width }) },
];
