/**
 * The world: one run of a scenario. It wires the services together, moves time, and turns itself into bytes and back.
 * A run is a pure function of model version, scenario, seed, replication and decisions. It models nothing itself.
 */
import {
  decode,
  type Encodable,
  encode,
  type Handler,
  hashOf,
  InvariantError,
  Simulation,
  type SimulationState,
} from "../engine/index.ts";
import type { Action, Scenario } from "../scenario/index.ts";
import { type BirthState, bearDay, bearSource, createBirths, giveBack } from "./births.ts";
import { dayAt } from "./calendar.ts";
import { CauseLog, type CauseState, createCauseState } from "./causes.ts";
import type { Questions, Requests } from "./contracts.ts";
import type { Journal } from "./journal.ts";
import { byPlace, createStore, type MeasureStore, MeasureWriter } from "./measures.ts";
import type { Service } from "./service.ts";
import { services } from "./services.ts";
import { merged, Setup } from "./setup.ts";

/** Changes of results with the same inputs change this number (and are listed in CHANGELOG.md). */
export const modelVersion = "0.1.0";

export interface RunIdentity {
  readonly seed: string;
  readonly replication: number;
}

/** Another future from a time on: luck not yet revealed then comes from streams under this key. */
export interface Future {
  readonly fromMin: number;
  readonly key: string;
}

interface WorldState {
  readonly run: { seed: string; replication: number };
  futures: Future[];
  readonly births: BirthState;
  readonly measures: MeasureStore;
  readonly causes: CauseState;
  readonly services: Record<string, unknown>;
}

const dayStarted = 0;
const ownKinds = ["world.dayStarted"];

export class World {
  readonly setup: Setup;
  readonly sim: Simulation<World>;
  readonly run: RunIdentity;
  readonly ask: Questions;
  readonly request: Requests;
  readonly births: BirthState;
  readonly causes: CauseLog;
  /** Index of today in the calendar; kept by the event that begins each day, worked out again from the clock after decoding. */
  today = 0;
  /** By service name: its state (plain data). A service reads and writes only its own. */
  readonly states: Record<string, unknown>;
  private readonly state: WorldState;
  private readonly writer: MeasureWriter;

  /** What befell cases and bags, if the owner of the world wants it kept. */
  readonly journal: Journal | undefined;

  /** @param cut answers that replace a service's own, for tests that remove one arrow of the chain */
  constructor(
    setup: Setup,
    run: RunIdentity,
    saved?: WorldState,
    cut?: Partial<Questions & Requests>,
    journal?: Journal,
  ) {
    this.journal = journal;
    this.setup = setup;
    this.run = run;
    const answers =
      cut === undefined
        ? setup.answers
        : merged([...setup.services.map((service) => service.handlers.answers ?? {}), cut]);
    this.ask = answers;
    this.request = answers;
    this.state = saved ?? {
      run: { seed: run.seed, replication: run.replication },
      futures: [],
      births: createBirths(setup.sources.length),
      measures: createStore(setup.layout),
      causes: createCauseState(),
      services: {},
    };
    this.writer = new MeasureWriter(setup.layout, this.state.measures);
    this.births = this.state.births;
    this.causes = new CauseLog(this.state.causes);
    this.states = this.state.services;
    this.sim = new Simulation<World>({
      handlers: handlerTable(setup),
      startMin: setup.calendar.startMin[0],
      names: setup.kindNames,
      run: `${setup.scenario.id} seed ${run.seed} replication ${run.replication}`,
    });
    this.sim.bind(this);
    if (!saved) {
      for (const service of setup.services) this.states[service.name] = service.state.create(this);
      for (const service of setup.services) service.initialise(this);
      this.sim.schedule(setup.calendar.startMin[0], dayStarted, 0, 0, -1000);
    }
  }

  /** Runs all events up to and at a time. */
  runUntil(timeMin: number): void {
    this.sim.runUntil(Math.min(timeMin, this.setup.calendar.endMin));
  }

  /** First part of the name of a stream for a day. */
  streamPrefix(day: number): string {
    const { futures } = this.state;
    const base = `${this.run.seed}/${this.run.replication}`;
    // Streams of a past day under a fork are only asked for by what is born of the living after it: they take the future's key too.
    for (let f = futures.length - 1; f >= 0; f--) {
      if (this.sim.nowMin >= futures[f].fromMin || this.setup.calendar.startMin[day] >= futures[f].fromMin)
        return `${base}~${futures[f].key}`;
    }
    return base;
  }

  /** Adds to a count measure for today. `place` counts within the measure's own list. */
  count(measure: number, place: number, n = 1): void {
    this.writer.count(measure, place, this.today, n);
  }

  /** Adds to a count measure for a given day (a postponement counts in the week of its planned date). */
  countOn(measure: number, place: number, day: number, n = 1): void {
    this.writer.count(measure, place, day, n);
  }

  /** Adds to a ratio (numerator, denominator), or one reading of a level (value, 1). */
  record(measure: number, place: number, sum: number, weight: number): void {
    this.writer.weigh(measure, place, this.today, sum, weight);
  }

  recordOn(measure: number, place: number, day: number, sum: number, weight: number): void {
    this.writer.weigh(measure, place, day, sum, weight);
  }

  get measures(): MeasureStore {
    return this.state.measures;
  }

  /** Everything that is wrong by the services' own invariants; empty when all is well. */
  violations(): string[] {
    return this.setup.services.flatMap((service) => service.invariants(this).map((text) => `${service.name}: ${text}`));
  }

  /**
   * From now on luck not yet revealed is another: births to come, and what the living have not yet met.
   * A look-ahead from here never contains the room's own future.
   */
  forkFuture(key: string): void {
    this.state.futures.push({ fromMin: this.sim.nowMin, key });
    const day = this.today;
    const bornKinds = new Set(this.setup.sources.map((source) => source.kind));
    for (const event of this.sim.pending()) {
      if (!bornKinds.has(event.kind)) continue;
      this.sim.cancel(event.handle);
      giveBack(this.births, event.a);
    }
    for (let s = 0; s < this.setup.sources.length; s++) bearSource(this, s, day, this.sim.nowMin);
    for (const service of this.setup.services) service.state.redraw?.(this);
  }

  /** The whole state as bytes; `decodeWorld` continues from them to the same hash, in any process or browser. */
  encodeState(): Uint8Array {
    return encode({
      version: modelVersion,
      scenario: this.setup.scenario.hash,
      sim: this.sim.snapshot(),
      state: this.state,
    } as unknown as Encodable);
  }

  stateHash(): string {
    return hashOf(this.encodeState());
  }

  /** Hash of all measures: the result of the run. */
  resultHash(): string {
    return hashOf({ ...byPlace(this.setup.layout, this.state.measures) } as unknown as Encodable);
  }
}

/** A world from bytes. @throws InvariantError when they come from another model version or scenario */
export function decodeWorld(setup: Setup, bytes: Uint8Array): World {
  const saved = decode(bytes) as unknown as {
    version: string;
    scenario: string;
    sim: SimulationState;
    state: WorldState;
  };
  if (saved.version !== modelVersion)
    throw new InvariantError(`state of model version ${saved.version}, this is ${modelVersion}`);
  if (saved.scenario !== setup.scenario.hash) throw new InvariantError("state of another scenario");
  const world = new World(setup, saved.state.run, saved.state);
  world.sim.restore(saved.sim);
  world.today = dayAt(setup.calendar, world.sim.nowMin);
  return world;
}

/** Builds what all runs of a scenario share. */
export function prepare(scenario: Scenario, list: readonly Service[] = services): Setup {
  return new Setup(scenario, list, ownKinds);
}

/** Takes an action now, as a facilitator's inject or a decision would: the same vocabulary as the timeline. */
export function act(world: World, action: Action): void {
  const response = world.states.response as { actions: Action[] };
  response.actions.push(action);
  world.request.takeAction(world, response.actions.length - 1);
}

function handlerTable(setup: Setup): readonly (Handler<World> | undefined)[] {
  const table: (Handler<World> | undefined)[] = [];
  table[dayStarted] = (world, day) => {
    world.today = day;
    bearDay(world, day);
    if (day + 1 < setup.calendar.days)
      world.sim.schedule(setup.calendar.startMin[day + 1], dayStarted, day + 1, 0, -1000);
  };
  for (const service of setup.services) {
    for (const [name, handler] of Object.entries(service.handlers.on)) table[setup.kind(name)] = handler;
    for (const [name, handler] of Object.entries(service.handlers.born ?? {})) {
      table[setup.kind(name)] = (world, row, place) => {
        handler(world, row, place);
        giveBack(world.births, row);
      };
    }
  }
  return table;
}
