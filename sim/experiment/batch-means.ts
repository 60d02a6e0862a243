/**
 * The mean of one long run with an interval, by batch means: where a system has a steady state, one run of which a warm-up is left
 * out once may serve instead of many replications. Responsible for the interval and for whether it may be believed.
 */
import { InvariantError } from "../engine/index.ts";
import { meanHalfWidth } from "./intervals.ts";

export interface BatchMeans {
  readonly batches: number;
  /** Observations in a batch. */
  readonly batchLength: number;
  /** Of all observations in batches; the first few, which fill no batch, are left out. */
  readonly mean: number;
  readonly halfWidth: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  /** Correlation of neighbouring batch means: an uncertain number, since there are few. */
  readonly lag1: number;
  /** The same for batches a tenth as long: ten times as many, so a better judge. */
  readonly fineLag1: number;
  /** Whether the interval may be believed: fineLag1 below 0.4. */
  readonly isUncorrelated: boolean;
}

/** Below it, batches ten times as long are nearly uncorrelated. Law and Carson, Operations Research 27 (1979), 1011-1025. */
const mostFineCorrelation = 0.4;
const fineParts = 10;

/**
 * Cuts a series, without its warm-up, into `batches` batches of equal length and treats their means as independent. When
 * `isUncorrelated` is false the interval is too narrow: run longer.
 * @returns null when there are fewer than ten observations a batch
 * @throws InvariantError when `batches` is no whole number of at least 2, or an observation is NaN
 */
export function batchMeans(series: ArrayLike<number>, batches = 20, confidence = 0.95): BatchMeans | null {
  if (!Number.isInteger(batches) || batches < 2) throw new InvariantError(`no run has ${batches} batches`);
  const fineLength = Math.floor(series.length / (batches * fineParts));
  if (fineLength < 1) return null;
  const fine = meansOf(series, batches * fineParts, fineLength);
  const coarse = meansOf(fine, batches, fineParts);
  let sum = 0;
  for (const value of coarse) sum += value;
  const mean = sum / batches;
  if (Number.isNaN(mean)) throw new InvariantError("a series with gaps has no batch means");
  let squares = 0;
  for (const value of coarse) squares += (value - mean) * (value - mean);
  const halfWidth = meanHalfWidth(batches, Math.sqrt(squares / (batches - 1)), confidence);
  const fineLag1 = lag1Of(fine);
  return {
    batches,
    batchLength: fineLength * fineParts,
    mean,
    halfWidth,
    ciLow: mean - halfWidth,
    ciHigh: mean + halfWidth,
    lag1: lag1Of(coarse),
    fineLag1,
    isUncorrelated: fineLag1 < mostFineCorrelation,
  };
}

/** Means of the last `count` stretches of `length` observations. */
function meansOf(series: ArrayLike<number>, count: number, length: number): Float64Array {
  const first = series.length - count * length;
  return Float64Array.from({ length: count }, (_, batch) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += series[first + batch * length + i];
    return sum / length;
  });
}

/** Correlation at lag 1; 0 for a series that does not vary. */
export function lag1Of(series: ArrayLike<number>): number {
  let mean = 0;
  for (let i = 0; i < series.length; i++) mean += series[i];
  mean /= series.length;
  let squares = 0;
  let products = 0;
  for (let i = 0; i < series.length; i++) {
    const deviation = series[i] - mean;
    squares += deviation * deviation;
    if (i > 0) products += deviation * (series[i - 1] - mean);
  }
  return squares === 0 ? 0 : products / squares;
}
