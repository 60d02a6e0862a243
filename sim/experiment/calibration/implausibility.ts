/**
 * Implausibility: how far a simulated mean is from what was observed, in standard deviations of everything that could part them.
 * Source: Craig, Goldstein, Seheult and Smith (1997); Vernon, Goldstein and Bower, Bayesian Analysis 5 (2010), 619-670; for models
 * with luck, Andrianakis and others, PLoS Computational Biology 11 (2015), e1003968.
 *
 *     I = distance(mean, [low, high]) / sqrt(error² + discrepancy² + luck² + mean's own variance)
 *
 * error: of the observation. discrepancy: between model and world. luck²: variance of single runs, for the world was run once. The
 * mean's own variance is luck² / n when n runs were made at the point, or the emulator's when none was. The distance to a range of
 * observations is that to its nearer end, and 0 within. By the three-sigma rule (Pukelsheim, 1994) no more than 5 % of any
 * distribution with one peak lies beyond 3.
 */
import { InvariantError } from "../../engine/index.ts";

/** What a simulated mean is held against. All in the unit of the measure. */
export interface Observation {
  readonly low: number;
  readonly high: number;
  readonly errorSd: number;
  readonly discrepancySd: number;
}

/** 0 within the range. */
export function distanceTo({ low, high }: Pick<Observation, "low" | "high">, value: number): number {
  return value < low ? low - value : value > high ? value - high : 0;
}

/**
 * @param luckVariance of single runs
 * @param meanVariance of the mean itself: luckVariance / n of n runs, or that of an emulator
 * @returns NaN when the mean is; Infinity where there is a distance and no variance at all
 * @throws InvariantError for a negative variance
 */
export function implausibility(
  observation: Observation,
  mean: number,
  luckVariance: number,
  meanVariance: number,
): number {
  const { errorSd, discrepancySd } = observation;
  if (luckVariance < 0 || meanVariance < 0) throw new InvariantError("a variance below 0");
  if (Number.isNaN(mean)) return Number.NaN;
  const distance = distanceTo(observation, mean);
  if (distance === 0) return 0;
  return distance / Math.sqrt(errorSd * errorSd + discrepancySd * discrepancySd + luckVariance + meanVariance);
}

/**
 * The implausibility that counts when `spare` targets may miss: the largest but `spare`. A target that could not be read (NaN) counts
 * as missed by any distance.
 */
export function worstBut(spare: number, implausibilities: ArrayLike<number>): number {
  const sorted = Float64Array.from(implausibilities, (one) => (Number.isNaN(one) ? Infinity : one)).sort();
  return sorted.length > spare ? sorted[sorted.length - 1 - spare] : 0;
}
