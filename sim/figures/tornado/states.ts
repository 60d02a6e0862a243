/** The tornado in the states it must stand: made-up parameters. */
import type { Figure } from "../figure.ts";
import type { TornadoBar, TornadoData } from "./data.ts";
import { tornadoFigure } from "./figure.ts";

const bar = (name: string, low: number, high: number, half: number): TornadoBar => ({
  name,
  about: "A made-up share (assumption)",
  confidence: "low",
  low: { setting: "0.1", mean: low, ciLow: low - half, ciHigh: low + half },
  high: { setting: "0.4", mean: high, ciLow: high - half, ciHigh: high + half },
});

const made = (bars: readonly TornadoBar[], rest: Partial<TornadoData> = {}): TornadoData => ({
  what: "operations postponed, two made-up trusts, weeks 1 to 26",
  bars,
  base: 1758,
  pairs: 5,
  ...rest,
});

const empty = made([]);
const small = made([bar("surgery.share", 0, 0, Number.NaN)], { pairs: 1 });
const typical = made(
  ["transfusion.crossmatchMin", "surgery.groupOQuantile", "theatres.listMin", "laboratory.bookingInMin"].map(
    (name, index) => bar(name, -300 / (index + 1), 520 / (index + 1), 60),
  ),
);
const extreme = made(
  Array.from({ length: 150 }, (_, index) =>
    bar(
      `service-${index}.aParameterWithAVeryLongNameIndeed`,
      2_000_000 / (index + 1),
      9_000_000 / (index + 1),
      100_000,
    ),
  ),
);

export const tornadoStates: readonly {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}[] = [
  { state: "empty", figure: (width) => tornadoFigure(empty, { width }) },
  { state: "small", figure: (width) => tornadoFigure(small, { width }) },
  { state: "typical", figure: (width) => tornadoFigure(typical, { width }) },
  { state: "extreme", figure: (width) => tornadoFigure(extreme, { width }) },
];
