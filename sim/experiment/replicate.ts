/**
 * One replication: from a setup to plain numbers that can be handed to another thread. Responsible for running the world to
 * its end and reading it; not for where that happens.
 */
import { InvariantError } from "../engine/index.ts";
import { type Journal, type RunIdentity, readMeasure, type Setup, World } from "../model/index.ts";
import type { Watch } from "./design.ts";
import { dayCell, layOutResults, type ResultLayout, weekCell } from "./layout.ts";

/** A broken invariant, and when it was noticed. */
export interface Violation {
  readonly timeMin: number;
  readonly text: string;
}

/** The outcome of one replication. Plain data; `values` is laid out by layout.ts, NaN where nothing was read. */
export interface RunResult {
  readonly replication: number;
  readonly values: Float64Array;
  /** Hash of all measures by place and day, the warm-up included. */
  readonly resultHash: string;
  /** Events executed, by number of kind. */
  readonly eventsByKind: Float64Array;
  /** Those of the first check that found any; empty when all is well or nothing was checked. */
  readonly violations: readonly Violation[];
  /** Bytes of the encoded state at the end; 0 when not asked for. */
  readonly stateBytes: number;
}

export interface RunHooks {
  /** Called at the end of each week, warm-up weeks included. */
  readonly onWeek?: () => void;
  /** Called before each event. */
  readonly onStep?: (timeMin: number, kind: number, a: number, b: number) => void;
  /** Filled with what befell single cases. */
  readonly journal?: Journal;
  /** Called with the world as it is at the end. */
  readonly onEnd?: (world: World) => void;
}

/**
 * Runs one replication to the end of the horizon.
 * @throws InvariantError naming scenario, seed and replication when the model breaks down
 */
export function runOnce(setup: Setup, run: RunIdentity, watch: Partial<Watch> = {}, hooks: RunHooks = {}): RunResult {
  try {
    return carryOut(setup, run, watch, hooks);
  } catch (error) {
    if (error instanceof InvariantError && error.run !== undefined) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const name = `${setup.scenario.id} seed ${run.seed} replication ${run.replication}`;
    throw new InvariantError(message, { run: name, cause: error });
  }
}

function carryOut(setup: Setup, run: RunIdentity, watch: Partial<Watch>, hooks: RunHooks): RunResult {
  const { calendar } = setup;
  const world = new World(setup, run, undefined, undefined, hooks.journal);
  if (hooks.onStep) world.sim.onStep = hooks.onStep;
  let violations: Violation[] = [];
  for (let day = 7; ; day += 7) {
    const isLast = day >= calendar.days;
    world.runUntil(isLast ? calendar.endMin : calendar.startMin[day]);
    if (watch.check && violations.length === 0) {
      violations = world.violations().map((text) => ({ timeMin: world.sim.nowMin, text }));
    }
    hooks.onWeek?.();
    if (isLast) break;
  }
  hooks.onEnd?.(world);
  return resultOf(world, violations, watch.stateSize ? world.encodeState().length : 0);
}

/** What a world that stands at the end of its run has come to. */
export function resultOf(world: World, violations: readonly Violation[] = [], stateBytes = 0): RunResult {
  return {
    replication: world.run.replication,
    values: readAll(world, layOutResults(world.setup)),
    resultHash: world.resultHash(),
    eventsByKind: world.sim.countByKind.slice(),
    violations,
    stateBytes,
  };
}

function readAll(world: World, layout: ResultLayout): Float64Array {
  const values = new Float64Array(layout.length);
  const { warmUpDays } = world.setup.calendar;
  layout.pairs.forEach(({ measure, spec, place }, pair) => {
    for (let week = 1; week <= layout.weeks; week++) {
      const from = warmUpDays + 7 * (week - 1);
      values[weekCell(layout, pair, week)] = read(measure, place[spec.by], from, from + 7);
    }
  });
  layout.dailyPairs.forEach(({ measure, spec, place }, pair) => {
    for (let day = 0; day < layout.days; day++) {
      const at = warmUpDays + day;
      values[dayCell(layout, pair, day)] = read(measure, place[spec.by], at, at + 1);
    }
  });
  return values;

  function read(measure: number, places: Int32Array, from: number, to: number): number {
    return readMeasure(world.setup.layout, world.measures, measure, places, from, to);
  }
}
