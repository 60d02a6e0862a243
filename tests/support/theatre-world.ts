/**
 * A world of theatres and surgery with tiny neighbours: a laboratory and a bank of neighbours.ts, and a switchboard of all
 * other answers that a test sets by hand.
 */

import type { Service, World } from "../../sim/model/index.ts";
import { response } from "../../sim/model/response.ts";
import { surgery } from "../../sim/model/surgery/index.ts";
import { theatres } from "../../sim/model/theatres.ts";
import type { CalendarFacts, Place } from "../../sim/scenario/index.ts";
import { tinyBank, tinyLaboratory } from "./neighbours.ts";
import { aWorld, type ScenarioParts } from "./scenario.ts";

export interface Switchboard {
  /** Share of systems up; history and transfusion IT alike. */
  systemUp: number;
  systemCause: number;
  plannedScientistMin: number;
  scientistMinPerSample: number;
  scientistMinPerUnit: number;
  emergencyCover: number;
  alertPhase: number;
  alertCause: number;
  stockCause: number;
}

export const switchboardOf = (world: World) => world.states.switchboard as Switchboard;

const switchboard: Service = {
  name: "switchboard",
  parameters: {},
  actions: {},
  state: {
    prepare: () => ({}),
    create: (): Switchboard => ({
      systemUp: 1,
      systemCause: -1,
      plannedScientistMin: 5_000,
      scientistMinPerSample: 4,
      scientistMinPerUnit: 2,
      emergencyCover: 1,
      alertPhase: 0,
      alertCause: -1,
      stockCause: -1,
    }),
  },
  initialise: () => undefined,
  handlers: {
    on: {},
    answers: {
      systemUp: (world) => switchboardOf(world).systemUp,
      systemCause: (world) => switchboardOf(world).systemCause,
      plannedScientistMin: (world) => switchboardOf(world).plannedScientistMin,
      scientistMinPerSample: (world) => switchboardOf(world).scientistMinPerSample,
      scientistMinPerUnit: (world) => switchboardOf(world).scientistMinPerUnit,
      emergencyCoverFraction: (world) => switchboardOf(world).emergencyCover,
      alertPhase: (world) => switchboardOf(world).alertPhase,
      alertCause: (world) => switchboardOf(world).alertCause,
      stockCause: (world) => switchboardOf(world).stockCause,
    },
  },
  measures: [],
  invariants: () => [],
};

/** Cases a week at each of the two hospitals of the tiny region. */
export const weeklyVolumes = {
  cardiacPerWeek: 10,
  vascularPerWeek: 6,
  cancerPerWeek: 25,
  arthroplastyPerWeek: 16,
  majorOtherPerWeek: 50,
  laparoscopicPerWeek: 40,
  minorPerWeek: 140,
  kidneyLivingPerWeek: 1,
  caesareanPerWeek: 10,
} as const;

export interface TheatreParts {
  readonly surgery?: Readonly<Record<string, number | Readonly<Record<string, number>>>>;
  readonly theatres?: Readonly<Record<string, number | Readonly<Record<string, number>>>>;
  readonly places?: readonly Place[];
  readonly calendar?: Partial<CalendarFacts>;
  readonly warmUpDays?: number;
  readonly horizonDays?: number;
  readonly incident?: ScenarioParts["incident"];
}

/** The services of such a world, in the order in which they are prepared. */
export const theatreServices: readonly Service[] = [response, tinyLaboratory, tinyBank, switchboard, theatres, surgery];

/** Scenario parts of such a world: two hospitals with the weekly volumes, unless other ones are given. */
export function theatreParts(parts: TheatreParts = {}): ScenarioParts {
  const volumes = Object.fromEntries(
    Object.entries(weeklyVolumes).map(([name, perWeek]) => [name, { "st-thomas": perWeek, kch: perWeek }]),
  );
  return {
    services: theatreServices,
    parameters: { surgery: { ...volumes, ...parts.surgery }, theatres: { ...parts.theatres } },
    ...(parts.places ? { places: parts.places } : {}),
    ...(parts.calendar ? { calendar: parts.calendar } : {}),
    ...(parts.incident ? { incident: parts.incident } : {}),
    warmUpDays: parts.warmUpDays ?? 42,
    horizonDays: parts.horizonDays ?? 56,
  };
}

export function aTheatreWorld(parts: TheatreParts = {}, run: { seed?: string; replication?: number } = {}): World {
  return aWorld(theatreParts(parts), run);
}
