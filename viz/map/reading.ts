/** A day on the map as words and classes: shares, steps of the scale, totals by borough. */
import type { MapDay, RunFacts } from "../../sim/adapters/browser/index.ts";

/** Lower ends of the steps in which a share of deferred tests is shown. */
export const steps = [0.005, 0.2, 0.4, 0.6, 0.8] as const;
export const stepLabels = ["none", "under 20 %", "20 to 40 %", "40 to 60 %", "60 to 80 %", "80 % or more"] as const;

/** 0 (none) to 5. */
export function stepOf(share: number): number {
  return steps.filter((low) => share >= low).length;
}

/** Share of the requests of the shown day that a practice held back; NaN where none arose. */
export function deferredShare({ practices }: MapDay, practice: number): number {
  return practices.requested[practice] > 0 ? practices.deferred[practice] / practices.requested[practice] : Number.NaN;
}

export interface BoroughRow {
  readonly name: string;
  readonly practices: number;
  readonly requested: number;
  readonly deferred: number;
  readonly backlog: number;
}

export function byBorough({ boroughs, practices }: RunFacts, day: MapDay): BoroughRow[] {
  return boroughs.map(({ id, name }) => {
    const members = practices.flatMap((practice, number) => (practice.borough === id ? [number] : []));
    const sum = (values: Float64Array) => members.reduce((total, number) => total + (values[number] || 0), 0);
    return {
      name,
      practices: members.length,
      requested: sum(day.practices.requested),
      deferred: sum(day.practices.deferred),
      backlog: sum(day.practices.backlog),
    };
  });
}

export function totalOf(rows: readonly BoroughRow[]): BoroughRow {
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
