/**
 * Builders for tests of the model: a tiny region and a scenario with every parameter at its default, so that a test shows
 * only what matters to it. Real services of our own interface; neighbours that a test needs are tiny services too.
 */

import { prepare, type Service, World } from "../../sim/model/index.ts";
import type {
  Action,
  CalendarFacts,
  Parameters,
  ParameterValue,
  Place,
  ResponseRule,
  Scenario,
  TimelineEntry,
} from "../../sim/scenario/index.ts";

const nowhere: Place = {
  id: "",
  name: "",
  kind: "",
  trust: "",
  borough: "",
  latitude: 51.5,
  longitude: 0,
  laboratory: "",
  bloodBank: "",
  listSize: 0,
};

export function aPlace(parts: Partial<Place> & { id: string; kind: string }): Place {
  return { ...nowhere, name: parts.id, ...parts };
}

/** Two trusts with one hospital each and their laboratories, a hub, a neighbour that gives aid, two boroughs, three practices. */
export function tinyPlaces(): Place[] {
  return [
    aPlace({ id: "gstt", kind: "trust" }),
    aPlace({ id: "kch-trust", kind: "trust" }),
    aPlace({ id: "north", kind: "borough" }),
    aPlace({ id: "south", kind: "borough" }),
    aPlace({
      id: "st-thomas",
      kind: "acute-hospital",
      trust: "gstt",
      laboratory: "lab-st-thomas",
      bloodBank: "st-thomas",
    }),
    aPlace({ id: "kch", kind: "acute-hospital", trust: "kch-trust", laboratory: "lab-kch", bloodBank: "kch" }),
    aPlace({ id: "lab-st-thomas", kind: "laboratory" }),
    aPlace({ id: "lab-kch", kind: "laboratory" }),
    aPlace({ id: "hub", kind: "laboratory" }),
    aPlace({ id: "aid", kind: "mutual-aid-laboratory" }),
    aPlace({ id: "g1", kind: "practice", borough: "north", laboratory: "hub", listSize: 10_000, latitude: 51.51 }),
    aPlace({ id: "g2", kind: "practice", borough: "north", laboratory: "hub", listSize: 6_000, latitude: 51.52 }),
    aPlace({ id: "g3", kind: "practice", borough: "south", laboratory: "hub", listSize: 12_000, latitude: 51.45 }),
  ];
}

export interface ScenarioParts {
  readonly services: readonly Service[];
  readonly places?: readonly Place[];
  /** service → parameter → value, over the defaults. */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
  readonly incident?: readonly TimelineEntry[];
  readonly response?: readonly ResponseRule[];
  readonly calendar?: Partial<CalendarFacts>;
  readonly startDate?: string;
  readonly warmUpDays?: number;
  readonly horizonDays?: number;
}

export function aScenario(parts: ScenarioParts): Scenario {
  const parameters: Record<string, Record<string, ParameterValue>> = {};
  for (const service of parts.services) {
    const own: Record<string, ParameterValue> = {};
    for (const [name, spec] of Object.entries(service.parameters)) own[name] = spec.default as ParameterValue;
    parameters[service.name] = { ...own, ...parts.parameters?.[service.name] };
  }
  return {
    formatVersion: 1,
    id: "test",
    title: "Test",
    story: "",
    startDate: parts.startDate ?? "2024-06-03",
    timeZone: "Europe/London",
    warmUpDays: parts.warmUpDays ?? 14,
    horizonDays: parts.horizonDays ?? 28,
    region: { id: "tiny", name: "A tiny region", attribution: "", places: parts.places ?? tinyPlaces() },
    calendar: { bankHolidays: [], strikes: [], monthFactor: {}, ...parts.calendar },
    parameters: parameters as Parameters,
    ledger: [],
    incident: parts.incident ?? [],
    response: parts.response ?? [],
    published: [],
    hash: "test",
  };
}

export function anAction(action: string, args: Action["arguments"] = {}, delayMin = 0): Action {
  return { action, arguments: args, delayMin, label: action, source: "test" };
}

export function aTimelineEntry(
  id: string,
  atMin: number,
  action: string,
  args: Action["arguments"] = {},
): TimelineEntry {
  return { ...anAction(action, args), id, atMin };
}

export function aWorld(parts: ScenarioParts, run: { seed?: string; replication?: number } = {}): World {
  const setup = prepare(aScenario(parts), parts.services);
  return new World(setup, { seed: run.seed ?? "1", replication: run.replication ?? 0 });
}

/** Minutes from 00:00 of the first incident day of a moment such as `2024-06-04 09:00`. */
export function at(text: string, startDate = "2024-06-03"): number {
  const [date, clock = "00:00"] = text.split(" ");
  const days = (Date.parse(`${date}T00:00Z`) - Date.parse(`${startDate}T00:00Z`)) / 86_400_000;
  const [hours, minutes] = clock.split(":").map(Number);
  return days * 1440 + hours * 60 + minutes;
}
