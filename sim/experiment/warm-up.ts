/**
 * How much of the beginning of a run to leave out: Welch's smoothed mean of several replications, and MSER-5. Responsible for the
 * arithmetic on series of equal steps; where series come from is told by `dailySeries`. A suggested cut is a suggestion: look at the
 * smoothed curve as well.
 *
 * Days of the warm-up are not kept in results: to study it, run with `warm-up=0` and without incident.
 */
import { InvariantError } from "../engine/index.ts";
import { dayCell, type ResultLayout } from "./layout.ts";
import type { RunResult } from "./replicate.ts";

/** What was found of a series. */
export interface Cut {
  /** Observations to leave out; null when the series gives no answer. */
  readonly cut: number | null;
  /** Why it is null; "" otherwise. */
  readonly reason: string;
}

export interface Welch extends Cut {
  /** Mean over replications of each observation. */
  readonly means: Float64Array;
  /** Its moving average; as long as the series less `halfWindow`. */
  readonly smoothed: Float64Array;
  /** Mean of the second half, and the band about it that the smoothed curve has to enter for good. */
  readonly level: number;
  readonly bandLow: number;
  readonly bandHigh: number;
}

/** Days of a measure at a place, one series for each result; null when results hold no such days. */
export function dailySeries(
  layout: ResultLayout,
  results: readonly RunResult[],
  measure: string,
  place: string,
): Float64Array[] | null {
  const pair = layout.dailyPairs.findIndex((one) => one.spec.name === measure && one.place.id === place);
  if (pair < 0) return null;
  const from = dayCell(layout, pair, 0);
  return results.map(({ values }) => values.slice(from, from + layout.days));
}

/**
 * Mean of each observation over replications, of those that read anything; NaN where none did.
 * @throws InvariantError when there is none, or lengths differ
 */
export function meanSeries(series: readonly ArrayLike<number>[]): Float64Array {
  if (series.length === 0) throw new InvariantError("no series to average");
  const { length } = series[0];
  const means = new Float64Array(length);
  for (const one of series) {
    if (one.length !== length) throw new InvariantError(`series of ${length} and ${one.length} observations`);
  }
  for (let i = 0; i < length; i++) means[i] = meanOf(series.length, (index) => series[index][i]);
  return means;
}

/**
 * Welch's procedure: average over replications, then over a window of 2 `halfWindow` + 1 observations, narrower at the beginning.
 * With days, a half-window of 3 (the default) or another that makes whole weeks hides the weekdays.
 *
 * Welch looks at the curve and cuts where it is flat. The rule here for where that is: the band is the mean of the second half of
 * the averaged series ± 4 standard deviations of the smoothed curve in that half; the cut is behind the last smoothed value
 * outside the band. No cut is given when that lies in the second half, when a straight line explains over half of the second half's
 * variance (the curve still drifts, which also widens the band), or when the series is shorter than four windows.
 * Source: Welch (1983) in Lavenberg (ed.), Computer Performance Modeling Handbook, 268-328; the rule of the band is ours.
 * @throws InvariantError when there is no series, lengths differ, or `halfWindow` is no whole number from 0
 */
export function welch(series: readonly ArrayLike<number>[], halfWindow = 3): Welch {
  if (!Number.isInteger(halfWindow) || halfWindow < 0) throw new InvariantError(`no window is ${halfWindow} wide`);
  const means = meanSeries(series);
  const smoothed = new Float64Array(Math.max(0, means.length - halfWindow));
  for (let i = 0; i < smoothed.length; i++) {
    const half = Math.min(i, halfWindow);
    smoothed[i] = meanOf(2 * half + 1, (offset) => means[i - half + offset]);
  }
  const half = Math.floor(means.length / 2);
  const level = meanOf(means.length - half, (offset) => means[half + offset]);
  const late = smoothed.subarray(Math.min(half, smoothed.length)).filter((value) => !Number.isNaN(value));
  let squares = 0;
  for (const value of late) squares += (value - level) * (value - level);
  const width = 4 * Math.sqrt(squares / late.length);
  const found = { means, smoothed, level, bandLow: level - width, bandHigh: level + width };
  if (means.length < 4 * (2 * halfWindow + 1) || late.length < 2) {
    return { ...found, cut: null, reason: "the series is shorter than four windows" };
  }
  if (trendShare(late) > mostTrend) return { ...found, cut: null, reason: "the second half still drifts: run longer" };
  let cut = 0;
  smoothed.forEach((value, index) => {
    if (value < found.bandLow || value > found.bandHigh) cut = index + 1;
  });
  if (cut > half)
    return { ...found, cut: null, reason: "the curve still leaves the band in the second half: run longer" };
  return { ...found, cut, reason: "" };
}

/** Share of the variance of the second half that a line may explain. */
const mostTrend = 0.5;

/** Share of the variance that a straight line explains; 0 for a series that does not vary. */
function trendShare(values: Float64Array): number {
  const middle = (values.length - 1) / 2;
  const mean = meanOf(values.length, (index) => values[index]);
  let products = 0;
  let ofIndex = 0;
  let ofValue = 0;
  values.forEach((value, index) => {
    products += (index - middle) * (value - mean);
    ofIndex += (index - middle) * (index - middle);
    ofValue += (value - mean) * (value - mean);
  });
  return ofValue === 0 ? 0 : (products * products) / (ofIndex * ofValue);
}

export interface Mser extends Cut {
  /** The statistic for leaving out 0, 1, 2 … batches; the cut is at its least. */
  readonly statistic: Float64Array;
  /** Observations in a batch. */
  readonly batch: number;
}

/**
 * MSER-5: of all ways to leave out whole batches of five from the beginning, the one that makes the squared standard error of the
 * mean of the rest least. Guards: only cuts in the first half count, and a least value at the very end of that half is no answer
 * (the series is still moving). Observations behind the last whole batch are not used; batches in which nothing was read neither.
 * For days, a batch of 7 hides the weekdays.
 * Source: White, Cobb and Spratt (2000), Winter Simulation Conference, 755-760.
 * @param series of one long run, or the mean over several (`meanSeries`)
 * @throws InvariantError when `batch` is no whole number from 1
 */
export function mser(series: ArrayLike<number>, batch = 5): Mser {
  if (!Number.isInteger(batch) || batch < 1) throw new InvariantError(`no batch holds ${batch} observations`);
  const batches = Math.floor(series.length / batch);
  const means = Float64Array.from({ length: batches }, (_, b) => meanOf(batch, (offset) => series[b * batch + offset]));
  const whole = new Float64Array(batches);
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (let first = batches - 1; first >= 0; first--) {
    const value = means[first];
    if (!Number.isNaN(value)) {
      n++;
      const change = value - mean;
      mean += change / n;
      squares += change * (value - mean);
    }
    whole[first] = n === 0 ? Number.NaN : squares / (n * n);
  }
  const half = Math.floor(batches / 2);
  const statistic = whole.slice(0, half);
  if (half < 5 || Number.isNaN(statistic[half - 1])) {
    return { cut: null, reason: `fewer than ${10 * batch} observations`, statistic, batch };
  }
  let best = 0;
  statistic.forEach((value, index) => {
    if (value < statistic[best]) best = index;
  });
  if (best === half - 1) {
    return { cut: null, reason: "the least is at the middle of the series: run longer", statistic, batch };
  }
  return { cut: best * batch, reason: "", statistic, batch };
}

/** Mean of those that are numbers; NaN when none is. */
function meanOf(length: number, at: (index: number) => number): number {
  let sum = 0;
  let n = 0;
  for (let index = 0; index < length; index++) {
    const value = at(index);
    if (Number.isNaN(value)) continue;
    sum += value;
    n++;
  }
  return n === 0 ? Number.NaN : sum / n;
}
