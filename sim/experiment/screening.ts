/**
 * A screening: which parameters a result hangs on, by one of four methods over the same parameters. Responsible for the points, for
 * which replications each is run with, and for one shape of effects whatever the method; the arithmetic is in designs and
 * sensitivity.
 *
 * Luck: points that are compared with each other have the same replications. Each trajectory of Morris has its own, so that effects
 * are those over several lucks; the other methods use the same replications for all points.
 */
import { InvariantError, Stream } from "../engine/index.ts";
import type { PointDesign } from "./designs/design-points.ts";
import { oneAtATime } from "./designs/factorial.ts";
import { latinHypercube } from "./designs/latin-hypercube.ts";
import { type MorrisDesign, morrisDesign } from "./designs/morris.ts";
import { type SaltelliDesign, saltelliDesign } from "./designs/saltelli.ts";
import type { Factor } from "./designs/scaling.ts";
import { morrisEffects } from "./sensitivity/morris-effects.ts";
import { rankCorrelations } from "./sensitivity/rank-correlation.ts";
import { rankInterval } from "./sensitivity/rank-interval.ts";
import { sobolIndices } from "./sensitivity/sobol-indices.ts";
import { tornado } from "./sensitivity/tornado.ts";

export const screeningMethods = ["morris", "sobol", "lhs", "tornado"] as const;
export type ScreeningMethod = (typeof screeningMethods)[number];

export interface ScreeningOptions {
  readonly method: ScreeningMethod;
  readonly seed: string;
  /** Of Morris. */
  readonly trajectories: number;
  /** Of a Latin hypercube; for Sobol' indices the rows, a power of two, each of which takes factors + 2 points. */
  readonly points: number;
  /** Replications of each point. */
  readonly replications: number;
  /** Name of each factor's group, for Morris: factors of a group change together. */
  readonly groups?: readonly string[];
}

export interface ScreeningPlan extends ScreeningOptions {
  readonly factors: readonly Factor[];
  readonly design: PointDesign;
  /** By point: number of the first replication. */
  readonly first: Int32Array;
  /** What effects are of: paths of factors, or names of groups, in the order of their numbers. */
  readonly names: readonly string[];
}

/** @throws InvariantError for sizes that the design refuses */
export function screeningPlan(factors: readonly Factor[], options: ScreeningOptions): ScreeningPlan {
  const { method, seed, trajectories, points, replications, groups } = options;
  const stream = Stream.named(`design/${seed}`);
  const paths = factors.map(({ path }) => path);
  const plan = (design: PointDesign, names: readonly string[] = paths): ScreeningPlan => {
    const walk = method === "morris" ? design.points.length / trajectories : design.points.length;
    const first = Int32Array.from(design.points, (_, point) => Math.floor(point / walk) * replications);
    return { ...options, factors, design, first, names };
  };
  switch (method) {
    case "morris": {
      if (groups === undefined) return plan(morrisDesign(factors.length, trajectories, stream));
      const names = [...new Set(groups)];
      const numbers = groups.map((name) => names.indexOf(name));
      return plan(morrisDesign(factors.length, trajectories, stream, { groups: numbers }), names);
    }
    case "sobol":
      return plan(saltelliDesign(factors.length, points, stream));
    case "lhs":
      return plan(latinHypercube(factors.length, points, stream));
    case "tornado":
      return plan(oneAtATime(factors.length));
  }
}

/** Points of a plan before it is made: how long it would take. */
export function screeningPoints(
  factors: number,
  groups: number,
  { method, trajectories, points }: ScreeningOptions,
): number {
  if (method === "morris") return trajectories * (groups + 1);
  if (method === "sobol") return points * (factors + 2);
  return method === "lhs" ? points : 2 * factors + 1;
}

/** One number told of a factor or group, with its 95 % interval; NaN where the method gives none. */
export interface Estimate {
  readonly statistic: string;
  /** Differences, points, rows or pairs that it rests on. */
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Effect {
  /** From 1, the largest first; those with nothing to read last. */
  readonly rank: number;
  readonly name: string;
  /** Numbers of the factors: one, or those of a group. */
  readonly factors: readonly number[];
  /** The first is what ranks. */
  readonly estimates: readonly Estimate[];
}

/**
 * Effects from outputs, largest first.
 * @param outputs by point, one value for each replication; NaN where nothing was read
 */
export function effectsOf(plan: ScreeningPlan, outputs: readonly Float64Array[]): Effect[] {
  if (outputs.length !== plan.design.points.length) {
    throw new InvariantError(`${outputs.length} outputs for ${plan.design.points.length} points`);
  }
  const estimates = estimatesOf(plan, outputs);
  const groupOf = plan.method === "morris" ? (plan.design as MorrisDesign).groups : undefined;
  const size = (one: readonly Estimate[]): number => (Number.isNaN(one[0].value) ? -1 : Math.abs(one[0].value));
  return estimates
    .map((ofName, number) => ({ ofName, number }))
    .sort((a, b) => size(b.ofName) - size(a.ofName) || a.number - b.number)
    .map(({ ofName, number }, index) => ({
      rank: index + 1,
      name: plan.names[number],
      factors: plan.factors.flatMap((_, factor) => ((groupOf?.[factor] ?? factor) === number ? [factor] : [])),
      estimates: ofName,
    }));
}

/** By number of the factor or group. */
function estimatesOf(plan: ScreeningPlan, outputs: readonly Float64Array[]): Estimate[][] {
  const means = Float64Array.from(outputs, meanOf);
  const bare = (statistic: string, n: number, value: number): Estimate => ({
    statistic,
    n,
    value,
    low: Number.NaN,
    high: Number.NaN,
  });
  switch (plan.method) {
    case "morris":
      return morrisEffects(plan.design as MorrisDesign, means).map(
        ({ n, muStar, muStarHalfWidth: half, mu, sigma }) => [
          { statistic: "mu_star", n, value: muStar, low: Math.max(0, muStar - half), high: muStar + half },
          bare("mu", n, mu),
          bare("sigma", n, sigma),
        ],
      );
    case "sobol": {
      const { rows, indices } = sobolIndices(
        plan.design as SaltelliDesign,
        means,
        Stream.named(`bootstrap/${plan.seed}`),
      );
      return indices.map(({ first, total, firstInterval, totalInterval }) => [
        { statistic: "total", n: rows, value: total, ...totalInterval },
        { statistic: "first", n: rows, value: first, ...firstInterval },
      ]);
    }
    case "lhs":
      return rankCorrelations(
        plan.design.points.map(({ unit }) => unit),
        means,
      ).map(({ n, plain, partial, pValue }) => [
        { statistic: "spearman", n, value: plain, ...rankInterval(plain, n) },
        bare("partial", n, partial),
        bare("partial_p", n, pValue),
      ]);
    case "tornado": {
      const rows = tornado(outputs);
      return plan.factors.map((_, factor) => {
        const row = rows.find((one) => one.factor === factor);
        if (row === undefined) throw new InvariantError(`no row of factor ${factor}`);
        const { low, high, swing } = row;
        return [
          bare("swing", Math.min(low.pairs, high.pairs), swing),
          { statistic: "low_end", n: low.pairs, value: low.mean, low: low.ciLow, high: low.ciHigh },
          { statistic: "high_end", n: high.pairs, value: high.mean, low: high.ciLow, high: high.ciHigh },
        ];
      });
    }
  }
}

/** Of those that are numbers; NaN when none is. */
function meanOf(values: Float64Array): number {
  const read = values.filter((value) => !Number.isNaN(value));
  return read.reduce((sum, value) => sum + value, 0) / read.length;
}
