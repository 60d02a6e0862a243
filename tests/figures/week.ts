/** A run of the real region with its journal, to the end of the second week of the incident: for the pictures of single cases. */
import { Journal, World as Run, type World } from "../../sim/model/index.ts";
import { aRealSetup } from "../support/region.ts";

export interface ToldRun {
  readonly world: World;
  readonly journal: Journal;
  /** First day of a week, 1 being the week in which the incident begins. */
  readonly firstDayOf: (week: number) => number;
}

export function aToldRun(): ToldRun {
  const setup = aRealSetup("synnovis-2024.yaml", ["warm-up=14 d", "horizon=16 d"]);
  const journal = new Journal();
  const world = new Run(setup, { seed: "7", replication: 0 }, undefined, undefined, journal);
  world.runUntil(setup.calendar.endMin);
  return { world, journal, firstDayOf: (week) => setup.calendar.warmUpDays + (week - 1) * 7 };
}
