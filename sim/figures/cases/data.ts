/**
 * Cases planned for some days, as plain data: one entry for each date that an operation or appointment was given. A case that
 * was rebooked has an entry for each of its dates, so that one postponement counts once, in the week of the date it lost.
 * What befell an entry, and what it looked like at a moment; not where it is drawn.
 */

/** What became of a date, as far as the run has come. */
export const fates = ["open", "done", "heldWithoutResult", "converted", "postponed", "cancelled"] as const;
export type Fate = (typeof fates)[number];

/** `nextDay` of a case that lost its date and was then accepted by a hospital outside the region. */
export const elsewhere = -2;

/** What lists are planned by. */
export interface ListPlan {
  /** By surgical class: minutes that a case is planned to take in theatre. */
  readonly plannedMin: Float64Array;
  /** By theatre group: length of a list, in minutes. */
  readonly listMin: Float64Array;
}

/** Arrays of equal length, ordered by planned day and then by the moment of booking. */
export interface WeekCases {
  readonly firstDay: number;
  readonly days: number;
  /** How far the run has come: what befell a case later is not in here. */
  readonly reachedMin: number;
  /** Names of the sources of births, in the order of their numbers: what a birth key is named by. */
  readonly sources: readonly string[];
  readonly plan: ListPlan;
  /** Birth key. */
  readonly key: Float64Array;
  readonly isOperation: Uint8Array;
  readonly hospital: Int16Array;
  /** Planned day, by its index in the calendar. */
  readonly day: Int16Array;
  /** Number of the list among those of its theatre group, hospital and day; -1 for appointments. */
  readonly list: Int16Array;
  /** 2 to 4 for operations; 0 for appointments. */
  readonly priority: Uint8Array;
  /** 1 for urgent appointments. */
  readonly urgent: Uint8Array;
  /** As numbered in `surgicalClasses`; 255 for appointments. */
  readonly surgicalClass: Uint8Array;
  /** 1 for operations on a cancer pathway. */
  readonly cancer: Uint8Array;
  readonly bookedMin: Float64Array;
  /** Number in `fates`. */
  readonly fate: Uint8Array;
  /** When the fate was settled; for an operation done, when it began. NaN while open. */
  readonly fateMin: Float64Array;
  /** End of an operation that was done; NaN otherwise. */
  readonly endMin: Float64Array;
  /** Record of the postponement or cancellation; -1 without one. */
  readonly cause: Int32Array;
  /** Number in `roots` of the record's chain; 0 without a record. */
  readonly root: Uint8Array;
  /** Day of the next date that a case was given after losing this one; -1 for none, or `elsewhere`. */
  readonly nextDay: Int16Array;
  /** When it was given that; NaN for none. */
  readonly nextMin: Float64Array;
}

/** How an entry stands at a moment, in the order in which they are shown. */
export const statuses = [
  "planned",
  "underWay",
  "done",
  "heldWithoutResult",
  "converted",
  "postponed",
  "moved",
  "transferred",
  "cancelled",
  "notYetBooked",
] as const;
export type Status = (typeof statuses)[number];

export const status = Object.fromEntries(statuses.map((name, index) => [name, index])) as Readonly<
  Record<Status, number>
>;

/** Statuses of an entry that lost its date to a postponement: each counts as one. */
export const isPostponement = (number: number): boolean =>
  number === status.postponed || number === status.moved || number === status.transferred;

const fate = Object.fromEntries(fates.map((name, index) => [name, index])) as Readonly<Record<Fate, number>>;

/** Number in `statuses` of an entry at a moment. */
export function statusNumberAt(cases: WeekCases, index: number, timeMin: number): number {
  if (!(cases.bookedMin[index] <= timeMin)) return status.notYetBooked;
  // Not yet settled, or never within the run so far: a comparison with NaN is false.
  if (!(cases.fateMin[index] <= timeMin)) return status.planned;
  switch (cases.fate[index]) {
    case fate.done:
      return cases.isOperation[index] === 1 && timeMin < cases.endMin[index] ? status.underWay : status.done;
    case fate.heldWithoutResult:
      return status.heldWithoutResult;
    case fate.converted:
      return status.converted;
    case fate.cancelled:
      return status.cancelled;
    default:
      if (!(cases.nextMin[index] <= timeMin)) return status.postponed;
      return cases.nextDay[index] === elsewhere ? status.transferred : status.moved;
  }
}

export const statusAt = (cases: WeekCases, index: number, timeMin: number): Status =>
  statuses[statusNumberAt(cases, index, timeMin)];
