/**
 * Intervals and p values of means and shares, and what becomes of them when several questions are asked at once. Responsible
 * for the arithmetic of one sample; what is compared with what is in paired.ts.
 */
import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { InvariantError, incompleteBeta } from "../engine/index.ts";

/** Bounds of a share, as fractions, or of a mean in its unit. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Mean, and standard deviation with n - 1; NaN where there are too few values. */
export function momentsOf(values: readonly number[]): { readonly mean: number; readonly sd: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { mean, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : Number.NaN };
}

/** Half the width of Student's interval of a mean: t((1 + confidence) / 2, n - 1) sd / √n. NaN for fewer than two observations. */
export function meanHalfWidth(n: number, sd: number, confidence = 0.95): number {
  return n > 1 ? (tQuantile((1 + confidence) / 2, n - 1) * sd) / Math.sqrt(n) : Number.NaN;
}

/** P(|T| >= |t|) for Student's distribution with `df` degrees of freedom; relative error below 1e-12 for df up to 2000. */
export function tTwoSided(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN;
  if (t === Infinity || t === -Infinity) return 0;
  const square = t * t;
  return incompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square)).lower;
}

/**
 * Exact interval of a share seen as `count` of `runs` (Clopper and Pearson, 1934): never narrower than stated, whatever the share.
 * @throws InvariantError when the counts are no whole numbers of which the first is within the second
 */
export function exactInterval(count: number, runs: number, confidence = 0.95): Interval {
  if (!Number.isInteger(count) || !Number.isInteger(runs) || runs < 1 || count < 0 || count > runs) {
    throw new InvariantError(`no share is ${count} of ${runs}`);
  }
  const tail = (1 - confidence) / 2;
  // P(X >= count) at share p is the lower incomplete beta of (count, runs - count + 1), and P(X <= count) the upper of (count + 1, runs - count).
  return {
    low: count === 0 ? 0 : crossing((p) => incompleteBeta(count, runs - count + 1, p).lower > tail),
    high: count === runs ? 1 : crossing((p) => incompleteBeta(count + 1, runs - count, p).upper < tail),
  };
}

/** Where between 0 and 1 a statement begins to hold; 60 halvings leave less than 1e-18. */
function crossing(holds: (share: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/**
 * p values adjusted for being several, in their order: the chance of any false finding among them is at most the level at which
 * they are read, whatever their dependence. NaN stays NaN and is not counted.
 * Source: Holm, Scandinavian Journal of Statistics 6 (1979), 65-70.
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = pValues.map(() => Number.NaN);
  const order = pValues.map((_, index) => index).filter((index) => !Number.isNaN(pValues[index]));
  order.sort((a, b) => pValues[a] - pValues[b] || a - b);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, pValues[index] * (order.length - rank)));
    adjusted[index] = largest;
  });
  return adjusted;
}

/** Confidence that each of `intervals` needs so that all hold together with at least `confidence` (Bonferroni's inequality). */
export function simultaneousConfidence(intervals: number, confidence = 0.95): number {
  return 1 - (1 - confidence) / Math.max(1, intervals);
}
