/** A tornado: how far a result moves when each parameter goes to the ends of its range alone. Plain data. */

export interface TornadoEnd {
  /** The value of the parameter there, in words. */
  readonly setting: string;
  /** Mean of the end less the scenario as it is, and its 95 % interval; NaN where there is none. */
  readonly mean: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

export interface TornadoBar {
  readonly name: string;
  readonly about: string;
  readonly confidence: string;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
}

export interface TornadoData {
  /** What the result is, with place and weeks. */
  readonly what: string;
  /** Widest first. */
  readonly bars: readonly TornadoBar[];
  /** Of the scenario as it is. */
  readonly base: number;
  /** Pairs of runs behind each end. */
  readonly pairs: number;
}
