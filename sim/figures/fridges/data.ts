/**
 * What is known of the region's blood banks and of the national stock at one moment: plain data. Red cells of a bank lie in
 * its fridges by group and by the days they may still be used; requests and units given are counted by pathway and reason.
 */

export const groups = ["O+", "O-", "A+", "A-", "B+", "B-", "AB+", "AB-"] as const;
export const groupCount = groups.length;
export const oPositive = 0;
export const oNegative = 1;

/** Group O D-negative first, since every request without a known group may come to it; then the others by use. */
export const groupOrder: readonly number[] = [1, 0, 2, 3, 4, 5, 6, 7];

export const pathways = [
  { id: "transfusion.electronicIssue", name: "Electronic issue" },
  { id: "transfusion.groupSpecificCrossmatch", name: "Own group, crossmatched" },
  { id: "transfusion.groupOCrossmatch", name: "Group O, crossmatched" },
  { id: "transfusion.groupOUncrossmatched", name: "Group O, not crossmatched" },
  { id: "transfusion.referredOut", name: "Reference laboratory" },
] as const;

export const reasons = [
  { id: "redCells.oNegativeGroupSpecific", name: "Known group" },
  { id: "redCells.oNegativeHaemoglobinopathy", name: "Sickle cell, thalassaemia" },
  { id: "redCells.oNegativeUnknownGroup", name: "Group not known" },
  { id: "redCells.oNegativeEmergency", name: "Emergency" },
] as const;

export interface FridgeBank {
  /** Hospital that the bank stands in. */
  readonly id: string;
  readonly name: string;
  readonly trust: string;
  /** One of King's and Guy's and St Thomas'. */
  readonly isOfTwo: boolean;
}

export interface FridgeVan {
  /** Index of the bank. */
  readonly bank: number;
  readonly arriveMin: number;
  /** Time of day, with the weekday when it is not today: `14:00`, `Fri 08:30`. */
  readonly arrives: string;
  readonly units: number;
  readonly oNegative: number;
  readonly oPositive: number;
}

/** Counts of one bank and one thing so far today, so far this week, and in a mean week of the last four of the warm-up. */
export interface FridgeCounts {
  readonly today: Float64Array;
  readonly week: Float64Array;
  /** NaN before the warm-up is over. */
  readonly usualWeek: Float64Array;
}

export interface FridgeBench {
  readonly scientists: number;
  readonly atWork: number;
  readonly urgentRequests: number;
  readonly urgentSamples: number;
  readonly plannedRequests: number;
  readonly plannedSamples: number;
  readonly waitingForStock: number;
  readonly hoursWaiting: number;
  readonly hoursUnderWay: number;
  readonly isElectronic: boolean;
  readonly hasGroupOPolicy: boolean;
}

export interface FridgeNational {
  /** By group. */
  readonly units: Int32Array;
  readonly stockDays: Float64Array;
  readonly demandPerDay: Float64Array;
  /** Donations that are being tested, by group. */
  readonly inProcess: Int32Array;
  /** By group and days left. */
  readonly byDaysLeft: Int32Array;
  /** 0 green, 1 pre-amber, 2 amber, 3 red; the phase that waits to be declared, -1 none. */
  readonly phase: number;
  readonly proposed: number;
  readonly limits: { readonly preAmber: number; readonly amber: number; readonly red: number };
}

export interface FridgesData {
  readonly timeMin: number;
  /** `Thu 6 June 2024 06:00` */
  readonly when: string;
  readonly banks: readonly FridgeBank[];
  /** Entries by days left: from 0 (today is the last day) to span - 1. */
  readonly span: number;
  /** By bank, group and days left. */
  readonly byDaysLeft: Int32Array;
  /** By bank and group: bank * 8 + group. */
  readonly reserved: Int32Array;
  readonly inTransit: Int32Array;
  readonly reserve: Int32Array;
  readonly target: Int32Array;
  /** Units transfused on a mean day lately, by bank and group. */
  readonly usePerDay: Float64Array;
  /** The earliest first. */
  readonly vans: readonly FridgeVan[];
  /** By bank. */
  readonly benches: readonly FridgeBench[];
  /** By bank and pathway: bank * 5 + pathway. */
  readonly pathways: FridgeCounts;
  /** By bank and reason: bank * 4 + reason. */
  readonly reasons: FridgeCounts;
  /** By bank. */
  readonly oNegativeSupplied: FridgeCounts;
  readonly oNegativeTransfused: FridgeCounts;
  readonly late: FridgeCounts;
  readonly national: FridgeNational | null;
}

/** Units on the shelf of a bank and group. */
export function shelfUnits({ byDaysLeft, span }: FridgesData, bank: number, group: number): number {
  const from = (bank * groupCount + group) * span;
  let units = 0;
  for (let at = from; at < from + span; at++) units += byDaysLeft[at];
  return units;
}

/** Units above the emergency reserve; below it, a negative number. */
export const aboveReserve = (data: FridgesData, bank: number, group: number): number =>
  shelfUnits(data, bank, group) - data.reserve[bank * groupCount + group];

/** Index of the bank to show first: of the two trusts' banks the one with the most use, else the first; -1 without banks. */
export function firstBank({ banks, usePerDay }: FridgesData): number {
  let best = banks.length > 0 ? 0 : -1;
  let most = -1;
  banks.forEach(({ isOfTwo }, bank) => {
    let use = 0;
    for (let group = 0; group < groupCount; group++) use += usePerDay[bank * groupCount + group];
    if (!isOfTwo || use <= most) return;
    most = use;
    best = bank;
  });
  return best;
}
