/**
 * The clock and the loop: pop the earliest event, advance, call the handler of its kind.
 *
 * Events are data (time, priority, kind, a, b) and handlers are functions in a table, so what is pending can be listed,
 * saved, restored and replayed. The world belongs to the owner; only the clock, counters and pending events live here.
 */
import { InvariantError } from "./errors.ts";
import { type EventHandle, EventList, type EventListState, type EventRecord } from "./event-list.ts";
import { gridMin, roundMin } from "./time.ts";

/** What an event of some kind does to the world. `a` and `b` are the two int32 given when it was scheduled. */
export type Handler<W> = (world: W, a: number, b: number) => void;

export interface SimulationOptions<W> {
  /** By event kind. */
  readonly handlers: readonly (Handler<W> | undefined)[];
  readonly startMin: number;
  /** By event kind: what errors and traces call it. */
  readonly names?: readonly string[];
  /** Identity of the run, for errors. */
  readonly run?: string;
}

export type SimulationState = {
  readonly nowMin: number;
  readonly countByKind: Float64Array;
  readonly events: EventListState;
};

export class Simulation<W> {
  world!: W;
  /** Starts as NaN so that the field is stored unboxed from the first. */
  nowMin = Number.NaN;
  /** Events executed, by kind. */
  readonly countByKind: Float64Array;
  /** Called before each event when set. */
  onStep: ((timeMin: number, kind: number, a: number, b: number) => void) | undefined = undefined;

  private readonly events = new EventList();
  private readonly handlers: readonly (Handler<W> | undefined)[];
  private readonly names: readonly string[];
  private readonly run: string | undefined;
  private running = false;
  private askedMin = Number.NaN;

  constructor(options: SimulationOptions<W>) {
    this.handlers = options.handlers.slice();
    this.names = options.names ?? [];
    this.run = options.run;
    this.nowMin = roundMin(options.startMin);
    this.countByKind = new Float64Array(options.handlers.length);
  }

  /** Hands over the world that handlers receive: to be called once, before the first event. */
  bind(world: W): void {
    this.world = world;
  }

  /** Events executed so far. */
  get executed(): number {
    return this.countByKind.reduce((sum, count) => sum + count, 0);
  }

  /**
   * Schedules an event; the time is rounded to 1/1024 minute.
   * @throws InvariantError when the time is before now or not finite, or the kind has no handler.
   */
  schedule(timeMin: number, kind: number, a = 0, b = 0, priority = 0): EventHandle {
    this.askedMin = timeMin;
    return this.events.handleOf(this.place(kind, a, b, priority));
  }

  /** Schedules an event `delayMin` from now. @throws InvariantError as `schedule`. */
  after(delayMin: number, kind: number, a = 0, b = 0, priority = 0): EventHandle {
    this.askedMin = this.nowMin + delayMin;
    return this.events.handleOf(this.place(kind, a, b, priority));
  }

  /** Takes an event back; false when it has been executed or cancelled already. */
  cancel(handle: EventHandle): boolean {
    return this.events.cancel(handle);
  }

  isPending(handle: EventHandle): boolean {
    return this.events.isPending(handle);
  }

  /** Time of the next event, Infinity when none is pending. */
  get nextMin(): number {
    return this.events.peekTimeMin();
  }

  /** Executes one event; false when none is pending. */
  step(): boolean {
    return this.drain(Infinity, 1) === 1;
  }

  /** Executes all events up to and at `timeMin`, in order, and leaves the clock there (at the last event if Infinity). */
  runUntil(timeMin: number): void {
    this.advance(timeMin, true);
  }

  /** Executes all events strictly before `timeMin` and leaves the clock there: what is due at that instant still waits. */
  runBefore(timeMin: number): void {
    this.advance(timeMin, false);
  }

  /** Pending events in order. */
  pending(): EventRecord[] {
    return this.events.list();
  }

  /** Clock, counters and pending events as plain data. The world is saved by its owner. */
  snapshot(): SimulationState {
    return { nowMin: this.nowMin, countByKind: this.countByKind.slice(), events: this.events.state };
  }

  /** @throws InvariantError when the state was saved with another table of handlers. */
  restore(state: SimulationState): void {
    if (state.countByKind.length !== this.countByKind.length) {
      throw new InvariantError(
        `a state of ${state.countByKind.length} event kinds does not fit ${this.countByKind.length} handlers`,
      );
    }
    this.nowMin = state.nowMin;
    this.countByKind.set(state.countByKind);
    this.events.restore(state.events);
  }

  /** Schedules at `askedMin`. Only small integers go in and out, so that a call to it boxes nothing. */
  private place(kind: number, a: number, b: number, priority: number): number {
    const timeMin = roundMin(this.askedMin);
    if (!(timeMin >= this.nowMin) || this.handlers[kind] === undefined) this.refuse(this.askedMin, kind);
    this.events.insertMin = timeMin;
    return this.events.insert(priority, kind, a, b);
  }

  private advance(timeMin: number, inclusive: boolean): void {
    const untilMin = roundMin(timeMin);
    if (!(untilMin >= this.nowMin)) {
      throw new InvariantError(`cannot run to minute ${timeMin}: the clock is past it`, this.context());
    }
    this.drain(inclusive ? untilMin + gridMin : untilMin, Infinity);
    if (untilMin !== Infinity) this.nowMin = untilMin;
  }

  /** Executes what is due before a time, at most `limit` events; returns how many. */
  private drain(beforeMin: number, limit: number): number {
    if (this.running) throw new InvariantError("a handler must not run the simulation", this.context());
    const { events, handlers, countByKind, world } = this;
    let kind = -1;
    let executed = 0;
    this.running = true;
    try {
      while (executed < limit && events.pop(beforeMin)) {
        kind = events.kind;
        this.nowMin = events.timeMin;
        countByKind[kind]++;
        executed++;
        if (this.onStep !== undefined) this.onStep(this.nowMin, kind, events.a, events.b);
        (handlers[kind] as Handler<W>)(world, events.a, events.b);
      }
    } catch (error) {
      throw this.explained(error, kind);
    } finally {
      this.running = false;
    }
    return executed;
  }

  private explained(error: unknown, kind: number): InvariantError {
    if (error instanceof InvariantError && error.event !== undefined) return error;
    const message = error instanceof Error ? error.message : String(error);
    const { a, b } = this.events;
    return new InvariantError(`${message} [a ${a}, b ${b}]`, { ...this.context(kind), cause: error });
  }

  private refuse(timeMin: number, kind: number): never {
    const reason =
      this.handlers[kind] === undefined ? "its kind has no handler" : `minute ${timeMin} is before now or no time`;
    throw new InvariantError(`cannot schedule ${this.nameOf(kind)}: ${reason}`, this.context());
  }

  private nameOf(kind: number): string {
    return this.names[kind] ?? `kind ${kind}`;
  }

  private context(kind?: number): { event?: string; timeMin: number; run?: string } {
    return {
      timeMin: this.nowMin,
      ...(kind === undefined ? {} : { event: this.nameOf(kind) }),
      ...(this.run === undefined ? {} : { run: this.run }),
    };
  }
}
