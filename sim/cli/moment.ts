/** A run taken to a moment that the user named. */
import { prepare, type Setup, World } from "../model/index.ts";
import { clockOf } from "../scenario/index.ts";
import { BadInput, type Io } from "./io.ts";
import { scenarioFrom } from "./scenario.ts";

export interface MomentOptions {
  readonly seed: string;
  readonly replication: number;
  readonly set: readonly string[];
  /** Such as `day 3 06:00`; the end of the run when not given. */
  readonly at?: string;
}

/** @throws BadInput when the moment is none or lies outside the run */
export function worldAt(io: Io, named: string, options: MomentOptions): World {
  const scenario = scenarioFrom(io, named, options.set);
  const setup = prepare(scenario);
  const timeMin = options.at === undefined ? setup.calendar.endMin : momentOf(setup, options.at);
  const world = new World(setup, { seed: options.seed, replication: options.replication });
  world.runUntil(timeMin);
  return world;
}

/** @throws BadInput when the text is no moment, or one outside the run */
export function momentOf(setup: Setup, text: string): number {
  const clock = clockOf(setup.scenario.startDate, setup.scenario.timeZone);
  const { startMin, endMin } = setup.calendar;
  const timeMin = clock.minutesOf(text);
  const found = `--at: found ${JSON.stringify(text)}`;
  if (timeMin === null) {
    throw new BadInput(`${found}, expected a time such as day 3 06:00, 2024-06-14 09:00 or 3 d 6 h`);
  }
  if (timeMin < startMin[0] || timeMin > endMin) {
    throw new BadInput(`${found}, expected a time from ${clock.textOf(startMin[0])} to ${clock.textOf(endMin)}`);
  }
  return timeMin;
}
