/**
 * How much of what runs differ by is luck, and how much the parameters they were run with: one-way random effects, points being the
 * groups and replications their members. Every point has replications of its own; with the same for all, the luck that they share would
 * be taken for none.
 *
 *     value of run j at point i = mean + point_i + luck_ij
 *     luck²       = MSW = Σ_ij (x_ij − x̄_i)² / (N − k)
 *     parameters² = max(0, (MSB − MSW) / n₀),  MSB = Σ_i n_i (x̄_i − x̄)² / (k − 1),  n₀ = (N − Σ n_i² / N) / (k − 1)
 *
 * Source: the analysis-of-variance estimators in Searle, Casella and McCulloch, Variance Components (1992), section 3.6. The interval of
 * the mean is Student's with k − 1 degrees of freedom and MSB / N, exact for normal effects and equal n_i.
 */
import { meanHalfWidth } from "./intervals.ts";

export interface VarianceSplit {
  /** Points with a reading, and readings in all. */
  readonly points: number;
  readonly runs: number;
  /** Over all runs. */
  readonly mean: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  /** Standard deviation between runs of a point. NaN when no point has two readings. */
  readonly luckSd: number;
  /** Standard deviation between points, luck apart. NaN with fewer than two points. */
  readonly parameterSd: number;
  /** parameters² / (parameters² + luck²); NaN when nothing varies. */
  readonly parameterShare: number;
}

/** @param byPoint values of the replications of each point; NaNs are left out. Null when nothing is left. */
export function varianceSplit(byPoint: readonly ArrayLike<number>[]): VarianceSplit | null {
  const groups = byPoint
    .map((values) => Array.from(values).filter((value) => !Number.isNaN(value)))
    .filter((values) => values.length > 0);
  const points = groups.length;
  if (points === 0) return null;
  const sums = groups.map((values) => values.reduce((sum, value) => sum + value, 0));
  const runs = groups.reduce((sum, values) => sum + values.length, 0);
  const mean = sums.reduce((sum, one) => sum + one, 0) / runs;
  let within = 0;
  let between = 0;
  let squaredSizes = 0;
  groups.forEach((values, point) => {
    const own = sums[point] / values.length;
    for (const value of values) within += (value - own) * (value - own);
    between += values.length * (own - mean) * (own - mean);
    squaredSizes += values.length * values.length;
  });
  const meanWithin = runs > points ? within / (runs - points) : Number.NaN;
  const meanBetween = points > 1 ? between / (points - 1) : Number.NaN;
  const size = (runs - squaredSizes / runs) / (points - 1);
  const parameterVariance = Math.max(0, (meanBetween - meanWithin) / size);
  const half = meanHalfWidth(points, Math.sqrt((meanBetween * points) / runs));
  return {
    points,
    runs,
    mean,
    ciLow: mean - half,
    ciHigh: mean + half,
    luckSd: Math.sqrt(meanWithin),
    parameterSd: Math.sqrt(parameterVariance),
    parameterShare: parameterVariance / (parameterVariance + meanWithin),
  };
}
