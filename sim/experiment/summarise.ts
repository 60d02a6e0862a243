/**
 * Many replications as a mean, its interval and the spread, cell by cell. Responsible for the arithmetic of samples; what a
 * cell stands for is in layout.ts.
 *
 * mean: arithmetic. sd: with n - 1. p5, p50, p95: linear between order statistics (R's type 7). Interval: 95 %, of the mean
 * over replications, mean ± t(0.975, n - 1) sd / √n; for a share or a count far from its bounds this is sound from about ten
 * replications. A cell is over those replications that read anything; with fewer than two of them sd and interval are NaN.
 */
import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { quantileSorted } from "d3-array";
import { type Pair, pairOf, type ResultLayout, weekCell } from "./layout.ts";
import { eachSample, type ResultSource } from "./result-source.ts";

export interface Stats {
  /** Replications that read anything. */
  readonly replications: number;
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly sd: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

export interface Summary {
  readonly layout: ResultLayout;
  /** By cell of the layout; null where no replication read anything. */
  readonly cells: readonly (Stats | null)[];
}

/** Statistics of one sample; NaNs are left out. Null when nothing is left. */
export function statsOf(values: Iterable<number>): Stats | null {
  return statsOfArray(Float64Array.from(values));
}

/** @param values changed: sorted, with NaNs moved away */
function statsOfArray(values: Float64Array): Stats | null {
  const sorted = sortedNumbers(values);
  const n = sorted.length;
  if (n === 0) return null;
  let sum = 0;
  for (const value of sorted) sum += value;
  const mean = sum / n;
  let squares = 0;
  for (const value of sorted) squares += (value - mean) * (value - mean);
  const sd = n > 1 ? Math.sqrt(squares / (n - 1)) : Number.NaN;
  const half = n > 1 ? (studentFactor(n) * sd) / Math.sqrt(n) : Number.NaN;
  // d3 reads any list by index; only its types ask for an array.
  const quantile = (p: number): number => quantileSorted(sorted as ArrayLike<number> as number[], p) as number;
  return {
    replications: n,
    mean,
    p5: quantile(0.05),
    p50: quantile(0.5),
    p95: quantile(0.95),
    sd,
    ciLow: mean - half,
    ciHigh: mean + half,
  };
}

/** The numbers of a sample in order, in its own memory. Most cells of a region never vary: those need no sorting. */
function sortedNumbers(values: Float64Array): Float64Array {
  let n = 0;
  let isSorted = true;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    // A zero's sign is told apart by the order of a sort, not by a comparison.
    if (n > 0 && (value < values[n - 1] || (value === 0 && Object.is(value, -0)))) isSorted = false;
    values[n++] = value;
  }
  const numbers = values.subarray(0, n);
  return isSorted ? numbers : numbers.sort();
}

/** The quantile takes longer than the rest of a sample together, and nearly all samples are of one size. */
let lastFactor = { n: 0, factor: Number.NaN };

function studentFactor(n: number): number {
  if (lastFactor.n !== n) lastFactor = { n, factor: tQuantile(0.975, n - 1) };
  return lastFactor.factor;
}

/** Statistics of every cell. Memory does not grow with the number of runs: samples are read from the source in blocks. */
export function summarise(layout: ResultLayout, source: ResultSource): Summary {
  const cells: (Stats | null)[] = [];
  eachSample(source, 0, layout.length, 1, (sample) => cells.push(statsOfArray(sample)));
  return { layout, cells };
}

/** A measure at a place in a week from 1; null when there is no such row. */
export function weekStats(summary: Summary, measure: string, place: string, week: number): Stats | null {
  const pair = pairOf(summary.layout, measure, place);
  if (pair < 0 || week < 1 || week > summary.layout.weeks) return null;
  return summary.cells[weekCell(summary.layout, pair, week)];
}

/** The measure and place of a pair that tables have rows for. */
export function findPair(summary: Summary, measure: string, place: string): Pair | null {
  return summary.layout.pairs[pairOf(summary.layout, measure, place)] ?? null;
}
