/** What a calibration leaves of its parameters: plain data. */

export interface CalibratedAxis {
  /** `service.parameter`. */
  readonly name: string;
  readonly unit: string;
  /** Ends of the range that was searched, and the scenario's own value; NaN when that lies outside. */
  readonly low: number;
  readonly high: number;
  readonly base: number;
  /** Ends of the middle 90 % of what is left, and its share of the range; NaN when nothing is left. */
  readonly leftLow: number;
  readonly leftHigh: number;
  readonly ratio: number;
  /** Whether the targets said next to nothing about it. */
  readonly staysAtPrior: boolean;
}

export interface CalibratedData {
  /** Of the file. */
  readonly what: string;
  readonly axes: readonly CalibratedAxis[];
  /** By axis and bin, evenly over its range: the least implausibility found there; NaN where no point was asked. */
  readonly profiles: readonly Float64Array[];
  /** By pair (a before b, in order) and cell (row of b, column of a; rows from the low end): share of points not ruled out; NaN: none asked. */
  readonly pairs: readonly Float64Array[];
  /** Cells along a side of a pair. */
  readonly cells: number;
  readonly cutoff: number;
  /** Share of the ranges' volume that is left. */
  readonly share: number;
  /** Points that were run and are left, of how many. */
  readonly left: number;
  readonly run: number;
}
