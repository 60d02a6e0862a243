/**
 * A tiny service with one measure of each kind, fed by luck of known streams: each working day every hospital counts a few
 * cases, reads a level and, on Mondays only, a ratio. With `breakOnDay` an invariant is broken from that day number on.
 */
import { Stream } from "../../sim/engine/index.ts";
import type { Service, Setup, World } from "../../sim/model/index.ts";
import { prepare } from "../../sim/model/index.ts";
import type { Published } from "../../sim/scenario/index.ts";
import { aScenario, type ScenarioParts } from "../support/scenario.ts";

export interface CountingOptions {
  readonly breakOnDay?: number;
  /** Number of the replication whose handler throws. */
  readonly throwIn?: number;
}

export function counting(options: CountingOptions = {}): Service {
  return {
    name: "counting",
    parameters: {},
    actions: {},
    state: { prepare: () => ({}), create: () => ({ broken: 0 }) },
    initialise: (world) => {
      const kind = world.setup.kind("counting.dayStarted");
      for (let day = 0; day < world.setup.calendar.days; day++) {
        world.sim.schedule(world.setup.calendar.startMin[day] + 60, kind, day);
      }
    },
    handlers: { on: { "counting.dayStarted": (world, day) => dayStarted(world, day, options) } },
    measures: [
      { name: "case.done", unit: "cases", definition: "Cases done.", of: "count", by: "hospital" },
      { name: "bed.taken", unit: "beds", definition: "Beds taken at 01:00.", of: "level", by: "hospital" },
      { name: "test.share", unit: "fraction", definition: "Tests in time ÷ tests.", of: "ratio", by: "hospital" },
      { name: "stock.units", unit: "units", definition: "Units in stock.", of: "level", by: "national" },
    ],
    invariants: (world) => ((world.states.counting as { broken: number }).broken ? ["a case was lost"] : []),
  };
}

function dayStarted(world: World, day: number, options: CountingOptions): void {
  const { setup, run } = world;
  if (run.replication === options.throwIn && day === 3) throw new TypeError("no such bed");
  if (day - setup.calendar.warmUpDays === options.breakOnDay) (world.states.counting as { broken: number }).broken = 1;
  const stream = Stream.named(`${world.streamPrefix(day)}/counting/${day}`);
  for (let hospital = 0; hospital < setup.places.hospitals.length; hospital++) {
    world.count(setup.measure("case.done"), hospital, 10 + Math.floor(stream.next() * 10));
    world.record(setup.measure("bed.taken"), hospital, 5 + stream.next(), 1);
    if (setup.calendar.weekday[day] === 0) world.record(setup.measure("test.share"), hospital, 8, 10);
  }
}

export function countingSetup(options: CountingOptions = {}, parts: Partial<ScenarioParts> = {}): Setup {
  const services = [counting(options)];
  return prepare(aScenario({ services, warmUpDays: 7, horizonDays: 16, ...parts }), services);
}

export function aPublished(parts: Partial<Published>): Published {
  const whole: Published = {
    measure: "case.done",
    place: "kch+gstt",
    week: 1,
    low: 200,
    high: 200,
    use: "fitted",
    source: "a test",
    note: "",
  };
  return { ...whole, ...parts };
}
