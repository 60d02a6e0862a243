/** The last step of loading: the hash of what a scenario means, and the freezing of it. */
import { type Encodable, hashOf } from "../engine/index.ts";
import type { Action, Place, ResponseRule, Scenario } from "./types.ts";

/** The scenario with its hash, deeply frozen. */
export function finished(scenario: Omit<Scenario, "hash">): Scenario {
  return frozen({ ...scenario, hash: hashOf(meaningOf(scenario) as Encodable) });
}

/** All that can change a run: no title, label, source or published number, so that wording may be mended without a new hash. */
function meaningOf(scenario: Omit<Scenario, "hash">): unknown {
  const { formatVersion, startDate, timeZone, warmUpDays, horizonDays, asAtMin, calendar, parameters } = scenario;
  return {
    formatVersion,
    startDate,
    timeZone,
    warmUpDays,
    horizonDays,
    ...(asAtMin === undefined ? {} : { asAtMin }),
    region: { id: scenario.region.id, places: scenario.region.places.map(placeMeaning) },
    calendar: {
      bankHolidays: calendar.bankHolidays,
      strikes: calendar.strikes.map(({ fromMin, toMin, electiveFraction }) => [fromMin, toMin, electiveFraction]),
      monthFactor: calendar.monthFactor,
    },
    parameters,
    incident: scenario.incident.map((entry) => ({ id: entry.id, atMin: entry.atMin, ...actionMeaning(entry) })),
    response: scenario.response.map(ruleMeaning),
  };
}

function placeMeaning({ name: _name, ...rest }: Place): unknown {
  return rest;
}

function actionMeaning({ action, arguments: given, delayMin }: Action): { readonly action: string } {
  return { action, arguments: given, delayMin } as { readonly action: string };
}

function ruleMeaning({ id, role, trigger, actions }: ResponseRule): unknown {
  return { id, role, trigger, actions: actions.map(actionMeaning) };
}

/** Freezes plain data all the way down. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
