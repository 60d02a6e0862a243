/** What the cascade shows: boxes, what flows between them, and the days it was read of. Plain data, posted from worker to page. */

/** From left to right. */
export const cascadeColumns = ["systems", "laboratories", "transfusion", "care", "waiting"] as const;
export type CascadeColumn = (typeof cascadeColumns)[number];

export type CascadeNodeKind =
  | "system"
  | "laboratory"
  | "aid"
  | "stock"
  | "bank"
  | "theatres"
  | "clinics"
  | "wards"
  | "practices"
  | "operations"
  | "appointments"
  | "tests";

export interface CascadeNode {
  readonly id: string;
  readonly kind: CascadeNodeKind;
  readonly column: CascadeColumn;
  /** Id of its band; "" for systems, which serve all. */
  readonly band: string;
  /** Whole name, and one that fits a small box. */
  readonly name: string;
  readonly short: string;
  /** Text of a Pick. */
  readonly pick: string;
  /**
   * Available ÷ usual, or done ÷ booked; may exceed 1. Of people waiting: days of usual work that wait. NaN when nothing was read.
   */
  readonly level: number;
  /** Level of a usual day: 1 for what is divided by its usual value. */
  readonly usualLevel: number;
  /** Status that somebody declares (alert phase 0 to 3), -1 when it follows from the level. */
  readonly declared: number;
  /** The number behind it: results, operations done, people waiting; and out of how many, NaN where that says nothing. */
  readonly amount: number;
  readonly outOf: number;
  /** What stands beside the status word, such as `31 %` or `41 of 108`. */
  readonly shown: string;
  /** One more line, such as `by hand, 412 wait`; "" for none. */
  readonly brief: string;
  /** All that is known, as sentences. */
  readonly facts: string;
  /** Of a laboratory: how far each system works, in the order of the systems column; else empty. */
  readonly systemsUp: readonly number[];
}

export type CascadeFlowKind =
  | "systems"
  | "samples"
  | "supply"
  | "units"
  | "results"
  | "operations"
  | "appointments"
  | "tests";

export interface CascadeFlow {
  readonly id: string;
  readonly kind: CascadeFlowKind;
  /** Id of a node. */
  readonly from: string;
  /** Id of a node; of systems "laboratories"; of units and results the band whose care they go to. */
  readonly to: string;
  /** Names of both ends. */
  readonly fromName: string;
  readonly toName: string;
  readonly pick: string;
  readonly amount: number;
  /** The same on a usual day; 0 where there is usually none. */
  readonly usual: number;
  /** What both count, such as "results a day". */
  readonly unit: string;
  /** How people do by hand what a system did, such as "paper"; "" in ordinary working. */
  readonly byHand: string;
  readonly isCut: boolean;
  readonly isAid: boolean;
}

/** Places shown side by side: the national stock, a trust, the other trusts, practices. */
export interface CascadeBand {
  readonly id: string;
  readonly name: string;
}

export interface CascadeData {
  readonly timeMin: number;
  /** The clock's moment and the two days as people write them; "" before the first whole day. */
  readonly moment: string;
  readonly lastDay: string;
  readonly workingDay: string;
  readonly bands: readonly CascadeBand[];
  readonly nodes: readonly CascadeNode[];
  readonly flows: readonly CascadeFlow[];
  /** Ids of the laboratories whose systems the first column shows. */
  readonly supplied: readonly string[];
  /** Results within target of the supplier's laboratories on the last whole day, as a share of usual; NaN when nothing was read. */
  readonly supplierLevel: number;
  /** Systems that are down, and that work in part, at most of the supplier's laboratories. */
  readonly systemsDown: number;
  readonly systemsPartly: number;
  readonly systemsCount: number;
  /** Operations and appointments of the detailed trusts on the working day; tests of practices. */
  readonly operations: CascadeCount;
  readonly appointments: CascadeCount;
  readonly tests: { readonly requested: number; readonly deferred: number };
  /** Waiting for a new date, and tests held back, in all bands. */
  readonly waiting: { readonly operations: number; readonly appointments: number; readonly tests: number };
  /** "" without a national stock. */
  readonly phase: string;
}

export interface CascadeCount {
  readonly booked: number;
  readonly done: number;
  /** Linked by the model's rules to the incident. */
  readonly postponed: number;
  /** For other reasons. */
  readonly postponedOrdinary: number;
}
