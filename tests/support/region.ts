/** The real region in tests: scenarios of the repository, a run of one, readings at table places. */
import { existsSync, readFileSync } from "node:fs";
import { prepare, readMeasure, registryOf, type Setup, World } from "../../sim/model/index.ts";
import { formatProblem, loadScenario, type Scenario } from "../../sim/scenario/index.ts";

const root = new URL("../../scenarios/", import.meta.url).pathname;
const files = { read: (path: string) => (existsSync(root + path) ? readFileSync(root + path, "utf8") : null) };

export function aRealScenario(path: string, overrides: readonly string[] = []): Scenario {
  const loaded = loadScenario(path, files, registryOf(), { overrides });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
  return loaded.scenario;
}

const setups = new Map<string, Setup>();

export function aRealSetup(path: string, overrides: readonly string[] = []): Setup {
  const name = [path, ...overrides].join(" ");
  const setup = setups.get(name) ?? prepare(aRealScenario(path, overrides));
  setups.set(name, setup);
  return setup;
}

export type Cut = ConstructorParameters<typeof World>[3];

/** A run to its end, with some answers replaced. */
export function aRealRun(setup: Setup, replication = 0, cut?: Cut): World {
  const world = new World(setup, { seed: "7", replication }, undefined, cut);
  world.runUntil(setup.calendar.endMin);
  return world;
}

/** A measure at a table place over day numbers [from, to), day 0 = first day of the incident. */
export function reading(world: World, measure: string, place: string, from: number, to: number): number {
  const { layout, places, calendar } = world.setup;
  const number = world.setup.measure(measure);
  const rollup = places.rollups.find(({ id }) => id === place);
  if (!rollup) throw new Error(`no place ${place}`);
  const first = calendar.warmUpDays;
  return readMeasure(layout, world.measures, number, rollup[layout.specs[number].by], first + from, first + to);
}
