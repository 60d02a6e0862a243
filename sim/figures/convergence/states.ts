/** Convergence in the states it must stand: made-up paths. */
import type { Figure } from "../figure.ts";
import type { ConvergenceData } from "./data.ts";
import { convergenceFigure } from "./figure.ts";

const made = (lookCount: number, size: number, rest: Partial<ConvergenceData> = {}): ConvergenceData => ({
  what: "operations postponed, two made-up trusts, weeks 1 to 26",
  path: Array.from({ length: lookCount }, (_, look) => {
    const n = 10 + look * look * 3;
    return {
      n,
      mean: size * (1 + (((look * 37) % 11) - 5) / (40 + 20 * look)),
      halfWidth: (size * 0.9) / Math.sqrt(n),
    };
  }),
  asked: "ci(elective.postponed@kch+gstt, weeks 1-26) < 5%",
  limit: size * 0.0476,
  isMet: true,
  ...rest,
});

const empty = made(0, 1, { asked: "", isMet: false });
const small = made(1, 0, { asked: "", limit: Number.NaN, path: [{ n: 1, mean: 0, halfWidth: Number.NaN }] });

export const convergenceStates: readonly {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}[] = [
  { state: "empty", figure: (width) => convergenceFigure(empty, { width }) },
  { state: "small", figure: (width) => convergenceFigure(small, { width }) },
  { state: "typical", figure: (width) => convergenceFigure(made(11, 1760), { width }) },
  {
    state: "extreme",
    figure: (width) => convergenceFigure(made(60, 9_000_000, { isMet: false, limit: 100 }), { width }),
  },
];
