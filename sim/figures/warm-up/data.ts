/** The beginning of runs day by day: plain data. */

/** Where to cut by one method; `cut` null with the reason when it gives no answer. */
export interface WarmUpCut {
  readonly method: "welch" | "mser5";
  readonly cut: number | null;
  readonly reason: string;
}

export interface WarmUpData {
  readonly what: string;
  /** Mean over replications by day. */
  readonly means: Float64Array;
  /** Welch's moving average; shorter by half a window. */
  readonly smoothed: Float64Array;
  /** Band that the smoothed curve enters for good. NaN where there is none. */
  readonly bandLow: number;
  readonly bandHigh: number;
  readonly cuts: readonly WarmUpCut[];
  readonly replications: number;
}
