/**
 * Which simulated cases of a run lost a date that leads back to the incident, by birth key, read from the records of causes. The
 * same key in a run with the same luck is the same case; a single pair of cases says nothing, many say how two responses differ.
 */
import { birthKeyText, type Setup, sourceOf, type World } from "../model/index.ts";
import { type MatchedCases, matchCases } from "./paired.ts";

export const caseKinds = ["operations", "appointments"] as const;
export type CaseKind = (typeof caseKinds)[number];

const serviceOf: Readonly<Record<CaseKind, string>> = { operations: "surgery", appointments: "outpatients" };

/** Birth keys, rising, each once. */
export type LostDates = Readonly<Record<CaseKind, Float64Array>>;

/** Of a run at its end: dates within its horizon, as measures count them. A case that lost several dates counts once. */
export function lostDates(world: World): LostDates {
  const { causes, setup } = world;
  const { warmUpDays, days } = setup.calendar;
  const kindOfService = caseKinds.map((kind) => `${serviceOf[kind]}.`);
  const keys = caseKinds.map(() => new Set<number>());
  for (const id of causes.find(["postponement"])) {
    // With the incident behind it, the value of a postponement is the day of the date.
    const { root, subject, value: day } = causes.read(id);
    if (root !== "incident" || day < warmUpDays || day >= days) continue;
    const source = sourceOf(world, subject);
    if (source === undefined) continue;
    const born = setup.kindNames[source.kind];
    const kind = kindOfService.findIndex((prefix) => born.startsWith(prefix));
    if (kind >= 0) keys[kind].add(subject);
  }
  const [operations, appointments] = keys.map((found) => Float64Array.from(found).sort());
  return { operations, appointments };
}

/** Whether equal numbers are equal birth keys in both. */
export function haveSameKeys(a: Setup, b: Setup): boolean {
  return (
    a.calendar.dates[0] === b.calendar.dates[0] &&
    a.sources.length === b.sources.length &&
    a.sources.every(({ name }, index) => name === b.sources[index].name)
  );
}

/** Numbers of cases, one replication of two scenarios. */
export type MatchedCounts = Readonly<Record<keyof MatchedCases<number>, number>>;

/** Keys of the two are matched by what they name, where their numbers differ. */
export function matchLost(setupA: Setup, a: Float64Array, setupB: Setup, b: Float64Array): MatchedCounts {
  const { onlyA, onlyB, both } = haveSameKeys(setupA, setupB)
    ? matchCases(a, b)
    : matchCases(textsOf(setupA, a), textsOf(setupB, b));
  return { onlyA: onlyA.length, onlyB: onlyB.length, both };
}

const textsOf = (setup: Setup, keys: Float64Array): string[] =>
  Array.from(keys, (key) => birthKeyText({ setup }, key)).sort();
