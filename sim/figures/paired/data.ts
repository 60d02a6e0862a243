/** Differences of two scenarios run by run: plain data. */

export interface PairedData {
  /** What was counted, as a plural or as what it is: `operations postponed`. */
  readonly what: string;
  /** Place and weeks: `King's and Guy's and St Thomas', weeks 1 to 26`. */
  readonly where: string;
  /** The baseline and the other. */
  readonly nameA: string;
  readonly nameB: string;
  /** B less A by pair of runs; NaN where one had nothing to read. */
  readonly differences: Float64Array;
  /** Number of the first replication. */
  readonly first: number;
  readonly mean: number;
  /** Of its 95 % interval; NaN with fewer than two pairs. */
  readonly ciLow: number;
  readonly ciHigh: number;
  /** Replication that stands for the others; null for none. */
  readonly central: number | null;
}
