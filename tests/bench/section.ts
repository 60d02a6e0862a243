/** What a part of the bench hands over: rows of ratios with their budgets, and answers that were checked. */

export interface Row {
  readonly measure: string;
  /** What the ratio compares, with its figures: "5.1 M/s against 0.14 M/s". */
  readonly figures: string;
  /** Undefined when it was not measured. */
  readonly ratio: number | undefined;
  readonly must: number;
  readonly aim: number;
  /** "atLeast": larger is better; "atMost": smaller is better. */
  readonly sense: "atLeast" | "atMost";
  readonly unit?: string;
}

/** An answer that a timed program gave, with what it should be. */
export interface Answer {
  readonly program: string;
  readonly quantity: string;
  readonly found: number;
  readonly known: number;
  /** Five standard errors, or so. */
  readonly tolerance: number;
}

export interface Report {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly answers: readonly Answer[];
  /** Peers that are absent, how measurements were made, and the like. */
  readonly notes: readonly string[];
}

/** A section file exports `section`. */
export interface Section {
  run(): Report | Promise<Report>;
}

/** A row of an amount with a limit: smaller is better. */
export function atMost(measure: string, ratio: number, unit: string, must: number, aim: number, figures: string): Row {
  return { measure, figures, ratio, must, aim, sense: "atMost", unit };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((p, q) => p - q);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
