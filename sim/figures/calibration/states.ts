/** Figures of a calibration in the states they must stand: made-up parameters. */
import type { Figure } from "../figure.ts";
import type { CalibratedAxis, CalibratedData } from "./data.ts";
import { pairsFigure } from "./pairs-figure.ts";
import { profilesFigure } from "./profiles-figure.ts";

const axis = (name: string, ratio: number): CalibratedAxis => ({
  name,
  unit: "fraction",
  low: 0.1,
  high: 0.9,
  base: 0.4,
  leftLow: Number.isNaN(ratio) ? ratio : 0.5 - ratio * 0.36,
  leftHigh: Number.isNaN(ratio) ? ratio : 0.5 + ratio * 0.36,
  ratio,
  staysAtPrior: ratio >= 0.8,
});

function made(axes: readonly CalibratedAxis[], share = 0.04): CalibratedData {
  const cells = 10;
  const at = (bin: number, of: number): number => Math.abs((bin + 0.5) / of - 0.5);
  const pairs = axes.flatMap((_, a) =>
    axes.slice(a + 1).map(() =>
      Float64Array.from({ length: cells * cells }, (_cell, cell) => {
        const far = at(cell % cells, cells) + at(Math.floor(cell / cells), cells) * (1 + (a % 2));
        return cell === 0 ? Number.NaN : Math.max(0, share * (1 - 1.5 * far));
      }),
    ),
  );
  return {
    what: "A made-up calibration",
    axes,
    profiles: axes.map(({ ratio }) =>
      Float64Array.from({ length: 24 }, (_, bin) =>
        bin === 3 ? Number.NaN : 1 + (at(bin, 24) * 4) / Math.max(0.05, ratio || 0.05),
      ),
    ),
    pairs,
    cells,
    cutoff: 3,
    share,
    left: Math.round(share * 500),
    run: 280,
  };
}

const empty = made([]);
const small = made([axis("surgery.share", Number.NaN)], 0);
const typical = made(
  [
    "transfusion.initialConfidence",
    "transfusion.daysToTrust",
    "outpatients.leadDays",
    "laboratory.practiceDays",
    "a.b",
  ].map((name, index) => axis(name, 0.2 + index * 0.2)),
);
const extreme = made(
  Array.from({ length: 8 }, (_, index) => axis(`service-${index}.aParameterWithAVeryLongNameIndeed`, 0.01 + index / 9)),
  1e-7,
);

interface State {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}

const states = (draw: (data: CalibratedData, options: { readonly width: number }) => Figure): readonly State[] => [
  { state: "empty", figure: (width) => draw(empty, { width }) },
  { state: "small", figure: (width) => draw(small, { width }) },
  { state: "typical", figure: (width) => draw(typical, { width }) },
  { state: "extreme", figure: (width) => draw(extreme, { width }) },
];

export const profilesStates = states(profilesFigure);
export const pairsStates = states(pairsFigure);
