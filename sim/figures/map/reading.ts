/** A day on the map as words and numbers: shares, steps of the scale, what a practice does, totals by borough. */
import { numberText, percentText } from "../../report/index.ts";
import type { MapPlaces, MapValues } from "./data.ts";

/** Lower ends of the steps in which a share of deferred tests is shown. */
const steps = [0.005, 0.2, 0.4, 0.6, 0.8] as const;
export const stepLabels = ["none", "under 20 %", "20 to 40 %", "40 to 60 %", "60 to 80 %", "80 % or more"] as const;

/** 0 (none, or nothing known) to 5. */
export function stepOf(share: number): number {
  let step = 0;
  while (step < steps.length && share >= steps[step]) step++;
  return step;
}

/** Share of the requests of the shown day that a practice held back; NaN where none arose. */
export function deferredShare({ practices }: MapValues, practice: number): number {
  return practices.requested[practice] > 0 ? practices.deferred[practice] / practices.requested[practice] : Number.NaN;
}

/** Whether requests arose in a practice and it sent none of them: only its sign is drawn otherwise than by share. */
export function sendsNothing({ practices }: MapValues, practice: number): boolean {
  return practices.requested[practice] > 0 && !(practices.sent[practice] > 0);
}

/** Share of a hospital's booked operations of the day that were postponed; NaN where none was booked. */
export function postponedShare({ hospitals }: MapValues, numbers: readonly number[]): number {
  const sum = (values: Float64Array): number => numbers.reduce((total, n) => total + (values[n] || 0), 0);
  const booked = sum(hospitals.booked);
  return booked > 0 ? Math.min(1, sum(hospitals.postponed) / booked) : Number.NaN;
}

/** Capacity of the laboratories of a site, 0 to 1; NaN where there is no usual work to set it against. */
export function capacityOf({ laboratories }: MapValues, numbers: readonly number[]): number {
  const known = numbers.map((number) => laboratories.capacity[number]).filter((value) => Number.isFinite(value));
  if (known.length === 0) return Number.NaN;
  return Math.min(1, known.reduce((sum, value) => sum + value, 0) / known.length);
}

export interface BoroughRow {
  readonly name: string;
  readonly practices: number;
  readonly requested: number;
  readonly deferred: number;
  readonly backlog: number;
}

export function byBorough({ boroughs, practices }: MapPlaces, values: MapValues): BoroughRow[] {
  return boroughs.map(({ id, name }) => {
    const members = practices.flatMap((practice, number) => (practice.borough === id ? [number] : []));
    const sum = (of: Float64Array): number => {
      const known = members.map((number) => of[number]).filter((value) => !Number.isNaN(value));
      // Nothing read is not nothing there.
      return known.length === 0 && members.length > 0 ? Number.NaN : known.reduce((total, value) => total + value, 0);
    };
    return {
      name,
      practices: members.length,
      requested: sum(values.practices.requested),
      deferred: sum(values.practices.deferred),
      backlog: sum(values.practices.backlog),
    };
  });
}

export function totalOfBoroughs(rows: readonly BoroughRow[]): BoroughRow {
  const sum = (key: "practices" | "requested" | "deferred" | "backlog") =>
    rows.reduce((total, row) => total + row[key], 0);
  return {
    name: "All boroughs",
    practices: sum("practices"),
    requested: sum("requested"),
    deferred: sum("deferred"),
    backlog: sum("backlog"),
  };
}

export const simulatedText = "Simulated, not what happened here.";

export function practiceText({ practices }: MapPlaces, values: MapValues | null, number: number): string {
  const { name } = practices[number];
  if (values === null || !(values.practices.requested[number] > 0)) return `${name}: no requests`;
  const { deferred, requested, backlog } = values.practices;
  const nothing = sendsNothing(values, number) ? "; sends nothing" : "";
  return `${name}: ${numberText(deferred[number])} of ${numberText(requested[number])} test requests deferred (${percentText(deferredShare(values, number))})${nothing}, ${numberText(backlog[number])} waiting. ${simulatedText}`;
}

export function hospitalText({ hospitals }: MapPlaces, values: MapValues | null, number: number): string {
  const { name } = hospitals[number];
  if (values === null) return name;
  const { booked, done, postponed } = values.hospitals;
  if (!(booked[number] > 0)) return `${name}: no operations booked`;
  return `${name}: ${numberText(booked[number])} operations booked, ${numberText(done[number])} done, ${numberText(postponed[number])} postponed`;
}

export function laboratoryText({ laboratories }: MapPlaces, values: MapValues | null, number: number): string {
  const { name } = laboratories[number];
  if (values === null) return name;
  const { capacity, waiting } = values.laboratories;
  const share = Number.isNaN(capacity[number])
    ? "no usual work to set its day against"
    : `${percentText(capacity[number])} of usual results on time`;
  return `${name}: ${share}, ${numberText(waiting[number])} requests waiting tonight`;
}
