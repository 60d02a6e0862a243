/**
 * History matching in waves: points are run, emulators of the targets rule out what is implausible everywhere, and the next wave's
 * points lie in what is left. Responsible for the search over the unit cube; what a coordinate means, how a point is run and what a
 * target is of are its caller's business.
 *
 * What is left at the end is not a posterior: every point in it is no worse than what luck, error of observation and discrepancy allow.
 */
import { InvariantError, Stream } from "../../engine/index.ts";
import { latinHypercube } from "../designs/latin-hypercube.ts";
import { sobolDesign } from "../designs/sobol.ts";
import { momentsOf } from "../intervals.ts";
import { Emulator, termCount, termsOf } from "./emulator.ts";
import { implausibility, type Observation, worstBut } from "./implausibility.ts";

export interface HistoryPlan {
  /** Coordinates of a point. */
  readonly factors: number;
  readonly targets: readonly Observation[];
  readonly cutoff: number;
  /** Targets that a point may miss. */
  readonly spare: number;
  readonly waves: readonly { readonly points: number; readonly replications: number }[];
  readonly seed: string;
  /** Points of the unit cube at which emulators are asked; a power of two. */
  readonly cloud?: number;
}

/** A point to be run. Every point has replications of its own, so that a surface through many points is free of any one run's luck. */
export interface PointToRun {
  readonly id: string;
  readonly unit: Float64Array;
  /** Number of the first replication. */
  readonly first: number;
  readonly replications: number;
}

/** By point and replication: one value for each target. */
export type PointOutputs = readonly (readonly Float64Array[])[];

export interface RunPoint extends PointToRun {
  /** From 1. */
  readonly wave: number;
  /** By target: mean and variance (n - 1) over the point's replications. */
  readonly means: Float64Array;
  readonly variances: Float64Array;
}

export interface Wave {
  readonly number: number;
  readonly emulator: Emulator;
  /** By target: variance of a single run, pooled over the points of the fit. */
  readonly luck: Float64Array;
  /** Share of the volume of the ranges that this wave and those before leave. */
  readonly share: number;
}

/** Points of the cube with what the emulators say of them. */
export interface Cloud {
  readonly units: readonly Float64Array[];
  /** By point: implausibility that counts, the worst of all waves. */
  readonly worst: Float64Array;
}

export interface History {
  readonly plan: HistoryPlan;
  readonly points: readonly RunPoint[];
  readonly waves: readonly Wave[];
  /** Evenly over the cube. */
  readonly cloud: Cloud;
  /** Evenly over what is left, which may be a small part of the cube. */
  readonly inside: readonly Float64Array[];
}

const usualCloud = 1 << 14;
/** Clouds within the box of what is left that are tried when too little of the whole cloud is. */
const mostRefinements = 6;
/** How far the box reaches beyond what is left, as a share of the range: emulators may have cut a little too much. */
const boxMargin = 0.05;

/** @param run carries points out, in their order; called once a wave */
export async function matchHistory(
  plan: HistoryPlan,
  run: (points: readonly PointToRun[], wave: number) => Promise<PointOutputs>,
): Promise<History> {
  const { factors, waves: sizes, seed, cutoff } = plan;
  const cloudUnits = unitsOf(factors, plan.cloud ?? usualCloud, `${seed}/cloud`);
  const points: RunPoint[] = [];
  const waves: Wave[] = [];
  let cloud: Cloud = { units: cloudUnits, worst: new Float64Array(cloudUnits.length) };
  let inside: readonly Float64Array[] = cloudUnits;
  let first = 0;
  for (const [index, { points: count, replications }] of sizes.entries()) {
    const number = index + 1;
    const units =
      index === 0
        ? latinHypercube(factors, count, Stream.named(`${seed}/wave-1`)).points.map(({ unit }) => unit)
        : spreadOut(inside, count);
    const toRun = units.map((unit, point): PointToRun => {
      return {
        id: `w${number}-${String(point).padStart(3, "0")}`,
        unit,
        first: first + point * replications,
        replications,
      };
    });
    first += units.length * replications;
    const outputs = await run(toRun, number);
    points.push(...toRun.map((point, at) => summed(point, number, outputs[at], plan.targets.length)));
    const fitted = points.filter(({ unit }) => worstOf(plan, waves, unit) <= cutoff);
    if (fitted.length <= termCount("linear", factors)) break;
    const wave = fitWave(plan, number, fitted);
    waves.push({ ...wave, share: Number.NaN });
    cloud = { units: cloudUnits, worst: Float64Array.from(cloudUnits, (unit) => worstOf(plan, waves, unit)) };
    const left = whatIsLeft(plan, waves, cloud, Math.max(...sizes.map((size) => size.points)));
    waves[waves.length - 1] = { ...wave, share: left.share };
    inside = left.units;
    if (inside.length === 0) break;
  }
  if (waves.length === 0) throw new InvariantError("a first wave of too few points");
  return { plan, points, waves, cloud, inside };
}

/** Implausibilities of a point by target, as one wave's emulator sees it. */
export function emulatedImplausibilities(
  { targets }: HistoryPlan,
  wave: Omit<Wave, "share">,
  unit: ArrayLike<number>,
): Float64Array {
  const { emulator, luck } = wave;
  const terms = termsOf(emulator.shape, unit);
  const leverage = emulator.leverage(unit);
  return Float64Array.from(targets, (target, output) => {
    // What could not be fitted rules nothing out.
    if (emulator.fits[output] === null) return 0;
    return implausibility(target, emulator.mean(output, terms), luck[output], emulator.variance(output, leverage));
  });
}

/** Implausibilities of a point that was run, by target, from its own replications and the luck of the last wave. */
export function ownImplausibilities({ plan, waves }: Pick<History, "plan" | "waves">, point: RunPoint): Float64Array {
  const { luck } = waves[waves.length - 1];
  return Float64Array.from(plan.targets, (target, output) =>
    implausibility(target, point.means[output], luck[output], luck[output] / point.replications),
  );
}

/** The worst implausibility of a point over all waves; 0 without any. */
export function worstOf(plan: HistoryPlan, waves: readonly Omit<Wave, "share">[], unit: ArrayLike<number>): number {
  let worst = 0;
  // Later waves rule out least of what the first have left, so most points are settled by the first.
  for (const wave of waves) {
    worst = Math.max(worst, worstBut(plan.spare, emulatedImplausibilities(plan, wave, unit)));
    if (worst > plan.cutoff) return worst;
  }
  return worst;
}

/** Points that were run and are not ruled out: neither by any wave nor by their own runs. In the order in which they were run. */
export function notRuledOut(history: History): RunPoint[] {
  const { plan, waves, points } = history;
  return points.filter((point) => {
    const own = worstBut(plan.spare, ownImplausibilities(history, point));
    return own <= plan.cutoff && worstOf(plan, waves, point.unit) <= plan.cutoff;
  });
}

function summed(point: PointToRun, wave: number, runs: readonly Float64Array[], targets: number): RunPoint {
  const moments = Array.from({ length: targets }, (_, target) => momentsOf(runs.map((values) => values[target])));
  return {
    ...point,
    wave,
    means: Float64Array.from(moments, ({ mean }) => mean),
    variances: Float64Array.from(moments, ({ sd }) => sd * sd),
  };
}

function fitWave({ targets }: HistoryPlan, number: number, fitted: readonly RunPoint[]): Omit<Wave, "share"> {
  const mean = (of: (point: RunPoint) => number): number =>
    fitted.reduce((sum, one) => sum + of(one), 0) / fitted.length;
  const known = (value: number): number => (Number.isNaN(value) ? 0 : value);
  const luck = Float64Array.from(targets, (_, target) => mean((point) => known(point.variances[target])));
  const ofMeans = Float64Array.from(targets, (_, target) => mean((point) => luck[target] / point.replications));
  const units = fitted.map(({ unit }) => unit);
  const means = targets.map((_, target) => fitted.map((point) => point.means[target]));
  return { number, emulator: new Emulator(units, means, ofMeans), luck };
}

/** Points not ruled out, at least `wanted` where they can be found, and the share of the cube that is left. */
function whatIsLeft(
  plan: HistoryPlan,
  waves: readonly Omit<Wave, "share">[],
  { units, worst }: Cloud,
  wanted: number,
): { readonly units: readonly Float64Array[]; readonly share: number } {
  const passing = units.filter((_, at) => worst[at] <= plan.cutoff);
  const share = passing.length / units.length;
  if (passing.length >= 4 * wanted || passing.length === 0) return { units: passing, share };
  // Looked for more closely, within the box of what was found and a little beyond.
  let found: readonly Float64Array[] = passing;
  let volume = 1;
  let of = units.length;
  for (let round = 1; round <= mostRefinements && found.length < 4 * wanted; round++) {
    const box = boxOf(found);
    volume = box.reduce((product, [low, high]) => product * (high - low), 1);
    const raw = unitsOf(plan.factors, units.length, `${plan.seed}/box-${waves.length}-${round}`);
    const within = raw.map((unit) =>
      unit.map((one, factor) => box[factor][0] + one * (box[factor][1] - box[factor][0])),
    );
    const better = within.filter((unit) => worstOf(plan, waves, unit) <= plan.cutoff);
    if (better.length <= found.length) break;
    found = better;
    of = raw.length;
  }
  return { units: found, share: found === passing ? share : (volume * found.length) / of };
}

function boxOf(units: readonly Float64Array[]): (readonly [number, number])[] {
  return Array.from(units[0], (_, factor) => {
    const values = units.map((unit) => unit[factor]);
    return [Math.max(0, Math.min(...values) - boxMargin), Math.min(1, Math.max(...values) + boxMargin)] as const;
  });
}

function unitsOf(factors: number, count: number, name: string): Float64Array[] {
  return sobolDesign(factors, count, { stream: Stream.named(name) }).points.map(({ unit }) => unit);
}

/** As many of the units as are wanted, each the one farthest from those chosen before; begins with the one nearest the middle of all. */
export function spreadOut(units: readonly Float64Array[], count: number): Float64Array[] {
  if (units.length <= count) return [...units];
  const middle = Float64Array.from(units[0], (_, factor) => momentsOf(units.map((unit) => unit[factor])).mean);
  const nearest = Float64Array.from(units, (unit) => squareBetween(unit, middle));
  let next = nearest.indexOf(Math.min(...nearest));
  nearest.fill(Infinity);
  const chosen: Float64Array[] = [];
  while (chosen.length < count) {
    chosen.push(units[next]);
    let farthest = -1;
    for (let at = 0; at < units.length; at++) {
      nearest[at] = Math.min(nearest[at], squareBetween(units[at], units[next]));
      if (farthest < 0 || nearest[at] > nearest[farthest]) farthest = at;
    }
    next = farthest;
  }
  return chosen;
}

function squareBetween(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let square = 0;
  for (let factor = 0; factor < a.length; factor++) square += (a[factor] - b[factor]) * (a[factor] - b[factor]);
  return square;
}
