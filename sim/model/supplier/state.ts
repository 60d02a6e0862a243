/**
 * Systems by laboratory and their state. Both drives, dates and mechanism, come down to `putDown` and `putUp` here. What a
 * laboratory can do follows from asking which systems are up; nothing of samples or staff is known here.
 */
import { root } from "../causes.ts";
import { systems } from "../contracts.ts";
import type { Setup } from "../setup.ts";
import type { World } from "../world.ts";
import type { Course } from "./course.ts";
import { size, systemNumber } from "./numbers.ts";
import { type Rates, ratesOf } from "./rates.ts";

type SystemName = (typeof systems)[number];

/** A system works no better than what it needs. Read-only history and stand-alone middleware run without the network. */
const needs: Readonly<Record<SystemName, readonly SystemName[]>> = {
  network: [],
  lims: [],
  "order-communications": ["network"],
  middleware: [],
  "results-delivery": ["network", "lims"],
  "transfusion-it": [],
  "patient-history": [],
  "courier-tracking": ["network"],
};

const core = ["lims", "order-communications", "middleware", "results-delivery"].map(systemNumber);

export interface Fixed {
  readonly dayEnded: number;
  readonly attackShows: number;
  readonly morning: number;
  readonly forecastBegins: number;
  readonly systemsUp: number;
  readonly needs: readonly (readonly number[])[];
  readonly rates: Rates;
}

export interface State {
  /** Own state by laboratory and system, 0 down to 1 up. */
  readonly own: Float64Array;
  readonly ownCause: Int32Array;
  /** With everything it needs: the lowest of the chain, and the record behind that one. */
  readonly effective: Float64Array;
  readonly effectiveCause: Int32Array;
  /** Time at which each last went from up to less; NaN for those that never did. */
  readonly lastFailMin: Float64Array;
  /** Attacks and recoveries by mechanism, in the order in which they began. */
  readonly courses: Course[];
  /** Crews that joined later, for systems and for transfusion IT. */
  extraRestorers: number;
  extraTransfusion: number;
}

export const fixed = (world: World) => world.setup.fixed.supplier as Fixed;
export const own = (world: World) => world.states.supplier as State;

/** Everything a system needs, directly or through another. */
function allNeeds(system: SystemName, seen: Set<string> = new Set()): Set<string> {
  for (const need of needs[system]) {
    if (seen.has(need)) continue;
    seen.add(need);
    allNeeds(need, seen);
  }
  return seen;
}

export function prepare(setup: Setup): Fixed {
  return {
    dayEnded: setup.kind("supplier.dayEnded"),
    attackShows: setup.kind("supplier.attackShows"),
    morning: setup.kind("supplier.recoveryMorning"),
    forecastBegins: setup.kind("supplier.forecastBegins"),
    systemsUp: setup.measure("supplier.systemsUp"),
    needs: systems.map((system) => [...allNeeds(system)].map(systemNumber)),
    rates: ratesOf(setup),
  };
}

export function createState(world: World): State {
  const length = world.setup.places.laboratories.length * size;
  return {
    own: new Float64Array(length).fill(1),
    ownCause: new Int32Array(length).fill(-1),
    effective: new Float64Array(length).fill(1),
    effectiveCause: new Int32Array(length).fill(-1),
    lastFailMin: new Float64Array(length).fill(Number.NaN),
    courses: [],
    extraRestorers: 0,
    extraTransfusion: 0,
  };
}

/**
 * Sets systems of a laboratory to less than whole, with a record behind them.
 * @param subject what the record says it is about: bits of systems, or 0 where the action behind it tells
 */
export function putDown(
  world: World,
  laboratory: number,
  numbers: readonly number[],
  value: number,
  cause: number,
  subject: number,
  isRepair = false,
): void {
  const state = own(world);
  const now = world.sim.nowMin;
  const record = world.causes.add("system", now, laboratory, subject, 0, cause, value, root.incident);
  for (const system of numbers) {
    const at = laboratory * size + system;
    // A partial restore leaves the system short because of the failure before it, not because of the repair.
    if (!(isRepair && state.ownCause[at] >= 0)) state.ownCause[at] = record;
    if (state.own[at] >= 1) state.lastFailMin[at] = now;
    state.own[at] = value;
  }
  settle(world, laboratory);
}

/** Systems of a laboratory work again. */
export function putUp(world: World, laboratory: number, numbers: readonly number[]): void {
  const state = own(world);
  for (const system of numbers) {
    state.ownCause[laboratory * size + system] = -1;
    state.own[laboratory * size + system] = 1;
  }
  settle(world, laboratory);
}

/** Works out the effective state of all systems of a laboratory from their own states. */
function settle(world: World, laboratory: number): void {
  const state = own(world);
  const base = laboratory * size;
  for (let s = 0; s < size; s++) {
    let worst = base + s;
    for (const need of fixed(world).needs[s]) if (state.own[base + need] < state.own[worst]) worst = base + need;
    state.effective[base + s] = state.own[worst];
    state.effectiveCause[base + s] = state.own[worst] < 1 ? state.ownCause[worst] : -1;
  }
}

/** The lowest state among the systems that ordinary testing needs. */
export function coreUp(world: World, laboratory: number): number {
  const { effective } = own(world);
  return core.reduce((lowest, system) => Math.min(lowest, effective[laboratory * size + system]), 1);
}
