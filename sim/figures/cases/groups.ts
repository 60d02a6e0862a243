/** Ways to group the cases of a week: by place, by urgency, by specialty, by what a postponement leads back to. */
import { roots, theatreGroupOfClass, theatreGroups } from "../../model/index.ts";
import type { WeekCases } from "./data.ts";

export const groupings = ["trust", "hospital", "borough", "priority", "specialty", "cancer", "reason"] as const;
export type Grouping = (typeof groupings)[number];

/** What a grouping is called where people choose it. */
export const groupingNames: Readonly<Record<Grouping, string>> = {
  trust: "Trust",
  hospital: "Hospital",
  borough: "Borough of the hospital",
  priority: "Priority",
  specialty: "Theatre group or clinic",
  cancer: "Cancer pathway",
  reason: "What a postponement is linked to",
};

/** The places that cases are grouped by; a setup's and the page's lists both fit. */
export interface CasePlaces {
  /** In the order of the hospital numbers. */
  readonly hospitals: readonly {
    readonly id: string;
    readonly name: string;
    readonly trust: string;
    readonly borough: string;
  }[];
  readonly boroughs: readonly { readonly id: string; readonly name: string }[];
  /** Among them the trusts. */
  readonly rollups: readonly { readonly id: string; readonly name: string }[];
}

export interface Groups {
  /** Those that have a case, in a fixed order that ranks nobody. */
  readonly names: readonly string[];
  /** By case: number of its group until its fate is settled, and from then on. They differ only where fate is the group. */
  readonly before: Uint16Array;
  readonly after: Uint16Array;
}

const cancerGroups = ["Operations on a cancer pathway", "Other operations", "Appointments"];
const priorityGroups = ["P2 operations", "P3 operations", "P4 operations", "Urgent appointments", "Other appointments"];
const reasonGroups = [
  "Not postponed",
  "Linked by the model's rules to the incident",
  "Linked to a strike",
  "Linked to ordinary life",
];

export function groupCases(cases: WeekCases, places: CasePlaces, grouping: Grouping): Groups {
  const { names, of } = keysOf(cases, places, grouping);
  const length = cases.key.length;
  const before = new Uint16Array(length);
  const after = new Uint16Array(length);
  const isUsed = new Uint8Array(names.length);
  for (let index = 0; index < length; index++) {
    after[index] = of(index);
    // Nobody knows beforehand what a date will be lost to.
    before[index] = grouping === "reason" ? 0 : after[index];
    isUsed[before[index]] = 1;
    isUsed[after[index]] = 1;
  }
  const kept = names.flatMap((_, group) => (isUsed[group] === 1 ? [group] : []));
  const renumbered = new Uint16Array(names.length);
  kept.forEach((group, number) => {
    renumbered[group] = number;
  });
  return {
    names: kept.map((group) => names[group]),
    before: before.map((group) => renumbered[group]),
    after: after.map((group) => renumbered[group]),
  };
}

interface Keys {
  readonly names: readonly string[];
  readonly of: (index: number) => number;
}

function keysOf(cases: WeekCases, places: CasePlaces, grouping: Grouping): Keys {
  const isOperation = (index: number) => cases.isOperation[index] === 1;
  switch (grouping) {
    case "trust":
      return byHospital(cases, places, ({ trust }) => trust, trustNames(places));
    case "borough": {
      const names = places.boroughs.map(({ id, name }) => ({ id, name }));
      return byHospital(cases, places, ({ borough }) => borough, [...names, { id: "", name: "Outside the boroughs" }]);
    }
    case "hospital":
      return { names: places.hospitals.map(({ name }) => name), of: (index) => cases.hospital[index] };
    case "priority":
      return {
        names: priorityGroups,
        of: (index) => (isOperation(index) ? cases.priority[index] - 2 : cases.urgent[index] === 1 ? 3 : 4),
      };
    case "specialty":
      return {
        names: [...theatreGroups.map((group) => `${capital(group.replace("-", " "))} theatres`), "Clinics"],
        of: (index) => (isOperation(index) ? theatreGroupOfClass[cases.surgicalClass[index]] : theatreGroups.length),
      };
    case "cancer":
      return { names: cancerGroups, of: (index) => (isOperation(index) ? (cases.cancer[index] === 1 ? 0 : 1) : 2) };
    default:
      return { names: reasonGroups, of: (index) => reasonOf(cases, index) };
  }
}

function reasonOf(cases: WeekCases, index: number): number {
  if (cases.cause[index] < 0) return 0;
  const root = roots[cases.root[index]];
  return root === "incident" ? 1 : root === "strike" ? 2 : 3;
}

type Hospital = CasePlaces["hospitals"][number];
type Named = readonly { readonly id: string; readonly name: string }[];

function byHospital(cases: WeekCases, places: CasePlaces, idOf: (hospital: Hospital) => string, groups: Named): Keys {
  const numbers = places.hospitals.map((hospital) => groups.findIndex(({ id }) => id === idOf(hospital)));
  const last = groups.length;
  return {
    names: [...groups.map(({ name }) => name), "Elsewhere"],
    of: (index) => {
      const number = numbers[cases.hospital[index]] ?? -1;
      return number < 0 ? last : number;
    },
  };
}

function trustNames({ hospitals, rollups }: CasePlaces): Named {
  const ids = new Set(hospitals.map(({ trust }) => trust).filter((id) => id !== ""));
  return rollups.filter(({ id }) => ids.has(id)).map(({ id, name }) => ({ id, name: shortTrustName(name) }));
}

/** `Guy's and St Thomas'` of `Guy's and St Thomas' NHS Foundation Trust`. */
export const shortTrustName = (name: string): string => name.replace(/ NHS( Foundation)? Trust$/, "");

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
