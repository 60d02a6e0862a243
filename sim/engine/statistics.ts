/**
 * Statistics that are gathered as a run goes: time-weighted means, tallies, histograms. All can be saved and restored.
 * Comparing runs with each other, and intervals over replications, are not done here.
 */
import { InvariantError } from "./errors.ts";

export type TimeWeightedState = {
  readonly value: number;
  readonly area: number;
  readonly sinceMin: number;
  readonly lastMin: number;
  readonly max: number;
};

/** A quantity that keeps its value between changes: its mean over time. */
export class TimeWeighted {
  // Numbers begin as NaN so that their fields are stored unboxed from the first.
  value = Number.NaN;
  /** Largest value since the last reset. */
  max = Number.NaN;
  private area = Number.NaN;
  private sinceMin = Number.NaN;
  private lastMin = Number.NaN;

  constructor(startMin = 0, value = 0) {
    this.area = 0;
    this.sinceMin = startMin;
    this.lastMin = startMin;
    this.value = value;
    this.max = value;
  }

  static fromState(state: TimeWeightedState): TimeWeighted {
    const statistic = new TimeWeighted();
    statistic.restore(state);
    return statistic;
  }

  /** The quantity takes a value at an instant, which is not before the last one. */
  update(nowMin: number, value: number): void {
    this.area += this.value * (nowMin - this.lastMin);
    this.lastMin = nowMin;
    this.value = value;
    if (value > this.max) this.max = value;
  }

  add(nowMin: number, change: number): void {
    this.update(nowMin, this.value + change);
  }

  /** Value times minutes since the start or the last reset, up to an instant not before the last update. */
  areaAt(nowMin: number): number {
    return this.area + this.value * (nowMin - this.lastMin);
  }

  /** NaN when no time has passed. */
  mean(nowMin: number): number {
    return this.areaAt(nowMin) / (nowMin - this.sinceMin);
  }

  /** Forgets the past, not the value: at the end of a warm-up. */
  reset(nowMin: number): void {
    this.area = 0;
    this.sinceMin = nowMin;
    this.lastMin = nowMin;
    this.max = this.value;
  }

  get state(): TimeWeightedState {
    const { value, area, sinceMin, lastMin, max } = this;
    return { value, area, sinceMin, lastMin, max };
  }

  restore(state: TimeWeightedState): void {
    this.value = state.value;
    this.area = state.area;
    this.sinceMin = state.sinceMin;
    this.lastMin = state.lastMin;
    this.max = state.max;
  }
}

export type TallyState = {
  readonly n: number;
  readonly mean: number;
  readonly squares: number;
  readonly min: number;
  readonly max: number;
};

/** Count, mean and variance of observations, by Welford's updating. */
export class Tally {
  n = 0;
  min = Infinity;
  max = -Infinity;
  private average = Number.NaN;
  private squares = Number.NaN;

  constructor() {
    this.average = 0;
    this.squares = 0;
  }

  static fromState(state: TallyState): Tally {
    const tally = new Tally();
    tally.restore(state);
    return tally;
  }

  add(x: number): void {
    const n = ++this.n;
    const deviation = x - this.average;
    const average = this.average + deviation / n;
    this.average = average;
    this.squares += deviation * (x - average);
    if (x < this.min) this.min = x;
    if (x > this.max) this.max = x;
  }

  /** NaN without observations. */
  get mean(): number {
    return this.n === 0 ? Number.NaN : this.average;
  }

  /** Sample variance, divisor n - 1; NaN below two observations. */
  get variance(): number {
    return this.n < 2 ? Number.NaN : this.squares / (this.n - 1);
  }

  get deviation(): number {
    return Math.sqrt(this.variance);
  }

  get sum(): number {
    return this.average * this.n;
  }

  reset(): void {
    this.restore({ n: 0, mean: 0, squares: 0, min: Infinity, max: -Infinity });
  }

  get state(): TallyState {
    return { n: this.n, mean: this.average, squares: this.squares, min: this.min, max: this.max };
  }

  restore(state: TallyState): void {
    this.n = state.n;
    this.average = state.mean;
    this.squares = state.squares;
    this.min = state.min;
    this.max = state.max;
  }
}

export type HistogramState = { readonly low: number; readonly high: number; readonly counts: Float64Array };

/** Counts in equal bins over [low, high), with one bin below and one above. */
export class Histogram {
  readonly low: number;
  readonly high: number;
  /** Below low, the bins, then high and above. */
  readonly counts: Float64Array;
  private readonly binsPerUnit: number;

  /** @throws InvariantError when there is no bin or no width. */
  constructor(low: number, high: number, bins: number) {
    if (!(low < high) || !(bins >= 1)) throw new InvariantError(`no histogram of ${bins} bins from ${low} to ${high}`);
    this.low = low;
    this.high = high;
    this.counts = new Float64Array(bins + 2);
    this.binsPerUnit = bins / (high - low);
  }

  static fromState(state: HistogramState): Histogram {
    const histogram = new Histogram(state.low, state.high, state.counts.length - 2);
    histogram.counts.set(state.counts);
    return histogram;
  }

  add(x: number, weight = 1): void {
    const bins = this.counts.length - 2;
    const bin = Math.floor((x - this.low) * this.binsPerUnit);
    this.counts[bin < 0 ? 0 : bin >= bins ? bins + 1 : bin + 1] += weight;
  }

  get n(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  /** Quantile by linear interpolation in its bin: within one bin width. `low` or `high` when it is outside; NaN if empty. */
  quantile(p: number): number {
    const target = p * this.n;
    const bins = this.counts.length - 2;
    if (!(this.n > 0)) return Number.NaN;
    let below = this.counts[0];
    if (target < below) return this.low;
    for (let bin = 1; bin <= bins; bin++) {
      const count = this.counts[bin];
      if (count > 0 && below + count >= target)
        return this.low + (bin - 1 + (target - below) / count) / this.binsPerUnit;
      below += count;
    }
    return this.high;
  }

  get state(): HistogramState {
    return { low: this.low, high: this.high, counts: this.counts.slice() };
  }
}
