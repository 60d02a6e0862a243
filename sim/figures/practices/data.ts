/** What the practices' strips are drawn from: one row a practice, one cell a day. Plain data and typed arrays: it can be posted. */

export interface PracticeRow {
  readonly id: string;
  readonly name: string;
  /** Id of its borough and of the laboratory it usually sends to; "" for none. */
  readonly borough: string;
  readonly laboratory: string;
  readonly listSize: number;
  /** Where it lies, for the order within a borough; 0 where unknown. */
  readonly latitude: number;
  readonly longitude: number;
}

export interface PracticeRows {
  readonly practices: readonly PracticeRow[];
  readonly boroughs: readonly { readonly id: string; readonly name: string }[];
  /** Days of the run, days that are simulated, and the day on which the incident begins. */
  readonly days: number;
  readonly daysDone: number;
  readonly incidentDay: number;
  /** ISO dates, and local midnights; one more of these than days. */
  readonly dates: readonly string[];
  readonly startMin: Float64Array;
  readonly weekday: Uint8Array;
  /** By practice and day, practice p from `p * days`: requests that arose, and those held back on the day. 0 on closed days and where the run has not been. */
  readonly requested: Uint16Array;
  readonly deferred: Uint16Array;
  /** Deferred requests and samples wanted again at the end of the day; that of the last open day on closed days. */
  readonly backlog: Float32Array;
}
