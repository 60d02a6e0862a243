/** From the outcome of a calibration to what its figures show. */
import {
  type CalibrationOutcome,
  type History,
  learntOf,
  settingAt,
  staysAtPrior,
  worstOf,
} from "../../experiment/index.ts";
import type { CalibratedData } from "./data.ts";

const bins = 24;
const cells = 10;

export function readCalibrated(outcome: CalibrationOutcome): CalibratedData {
  const { plan, history, left } = outcome;
  const learnt = learntOf(outcome);
  const { factors } = plan;
  return {
    what: plan.calibration.title,
    axes: learnt.map(({ factor, low, high, ratio }) => {
      const base = typeof factor.base === "number" ? factor.base : 1;
      return {
        name: factor.path,
        unit: factor.kind === "value" ? factor.unit : "common factor",
        low: settingAt(factor, 0),
        high: settingAt(factor, 1),
        base: base < factor.low || base > factor.high ? Number.NaN : base,
        leftLow: low,
        leftHigh: high,
        ratio,
        staysAtPrior: ratio >= staysAtPrior,
      };
    }),
    profiles: factors.map((_, factor) => profile(history, factor)),
    pairs: factors.flatMap((_, a) => factors.slice(a + 1).map((_b, offset) => depth(history, a, a + 1 + offset))),
    cells,
    cutoff: plan.calibration.cutoff,
    share: history.waves[history.waves.length - 1].share,
    left: left.length,
    run: history.points.length,
  };
}

const binOf = (unit: number, of: number): number => Math.min(of - 1, Math.floor(unit * of));

/** Where little of the cube is left, the points looked for within it show the bottom that the even cloud may miss. */
function profile({ cloud, inside, plan, waves }: History, factor: number): Float64Array {
  const least = new Float64Array(bins).fill(Number.NaN);
  const see = (unit: Float64Array, worst: number): void => {
    const bin = binOf(unit[factor], bins);
    if (Number.isNaN(least[bin]) || worst < least[bin]) least[bin] = worst;
  };
  for (const [at, unit] of cloud.units.entries()) see(unit, cloud.worst[at]);
  for (const unit of inside) see(unit, worstOf(plan, waves, unit));
  return least;
}

/** Optical depth: the share of points of a cell, over all other parameters, that is not ruled out. */
function depth({ cloud, plan }: History, a: number, b: number): Float64Array {
  const asked = new Float64Array(cells * cells);
  const left = new Float64Array(cells * cells);
  cloud.units.forEach((unit, at) => {
    const cell = binOf(unit[b], cells) * cells + binOf(unit[a], cells);
    asked[cell]++;
    if (cloud.worst[at] <= plan.cutoff) left[cell]++;
  });
  return left.map((count, cell) => (asked[cell] === 0 ? Number.NaN : count / asked[cell]));
}
