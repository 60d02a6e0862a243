/** How a mean settled as replications were added: plain data, from the path of a stopping rule or from the runs themselves. */

export interface ConvergencePoint {
  /** Replications so far. */
  readonly n: number;
  readonly mean: number;
  /** Half the 95 % interval; NaN with fewer than two readings. */
  readonly halfWidth: number;
}

export interface ConvergenceData {
  readonly what: string;
  readonly path: readonly ConvergencePoint[];
  /** The precision asked for, in words; "" for none. */
  readonly asked: string;
  /** Half-width that was enough at the last mean; NaN for none. */
  readonly limit: number;
  readonly isMet: boolean;
}
