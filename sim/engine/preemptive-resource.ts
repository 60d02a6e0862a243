/**
 * A resource whose users may be interrupted by a better class, and resume later where they stopped.
 *
 * It keeps the work of each entity, so that a handler can ask how much is left:
 *
 *     if (room.request(entity, 0, workMin)) start(entity);   // schedules its end in room.workLeftMin(entity)
 *     if (room.interrupted >= 0) sim.cancel(endOf[room.interrupted]);
 *     room.release(entity);
 *     for (let e = room.next(); e >= 0; e = room.next()) start(e);
 *
 * One unit a user. Interrupted is, of the worst class in service, who began last; it goes to the head of its class.
 * Lowering the capacity interrupts nobody.
 */
import { InvariantError } from "./errors.ts";
import type { ResourceOptions } from "./resource.ts";
import { Tally, type TallyState, type TimeWeighted } from "./statistics.ts";
import { type Clock, Usage, type UsageState } from "./usage.ts";
import { WaitingLines, type WaitingLinesState } from "./waiting-line.ts";

export type PreemptiveResourceState = {
  readonly capacity: number;
  readonly waitingLines: WaitingLinesState;
  readonly servedLines: WaitingLinesState;
  /** By entity: work left when service last began or stopped, and when that was. */
  readonly workMin: Float64Array;
  readonly sinceMin: Float64Array;
  readonly requestedMin: Float64Array;
  readonly usage: UsageState;
  readonly waits: readonly TallyState[];
  readonly interruptions: number;
};

export class PreemptiveResource {
  readonly name: string;
  capacity: number;
  /** Whom the last `request` interrupted, or -1. */
  interrupted = -1;
  /** Interruptions so far. */
  interruptions = 0;
  /** By class: minutes from request to first service. */
  readonly waits: readonly Tally[];

  private readonly clock: Clock;
  private readonly usage: Usage;
  private readonly lines: WaitingLines;
  /** Those in service, by class in order of beginning, newest first. */
  private readonly served: WaitingLines;
  private workMin: Float64Array = new Float64Array(16);
  private sinceMin: Float64Array = new Float64Array(16);
  private requestedMin: Float64Array = new Float64Array(16);

  constructor(options: ResourceOptions) {
    const classes = options.classes ?? 1;
    this.clock = options.clock;
    this.name = options.name ?? "resource";
    this.capacity = options.capacity;
    this.lines = new WaitingLines(classes);
    this.served = new WaitingLines(classes);
    this.waits = Array.from({ length: classes }, () => new Tally());
    this.usage = new Usage(this.clock);
  }

  get busy(): number {
    return this.served.size;
  }

  /** Busy units over time, as of now: a copy. */
  get busyStatistic(): TimeWeighted {
    return this.usage.busyStatistic(this.served.size, this.lines.size);
  }

  /** Entities waiting over time, as of now: a copy. */
  get queueStatistic(): TimeWeighted {
    return this.usage.queueStatistic(this.served.size, this.lines.size);
  }

  get queueLength(): number {
    return this.lines.size;
  }

  isWaiting(entity: number): boolean {
    return this.lines.has(entity);
  }

  isServed(entity: number): boolean {
    return this.served.has(entity);
  }

  /** True when service begins now, by a free unit or by interrupting the user named in `interrupted`. */
  request(entity: number, priorityClass: number, workMin: number): boolean {
    this.interrupted = -1;
    if (entity >= this.workMin.length) this.grow(entity);
    this.accrue();
    this.workMin[entity] = workMin;
    this.requestedMin[entity] = this.clock.nowMin;
    if (!this.lines.hasAsGood(priorityClass)) {
      if (this.served.size < this.capacity) {
        this.begin(entity, priorityClass);
        return true;
      }
      const victimClass = this.worstServedClass();
      if (this.served.size === this.capacity && victimClass > priorityClass) {
        this.interrupt(this.served.headOf(victimClass), victimClass);
        this.begin(entity, priorityClass);
        return true;
      }
    }
    this.lines.joinBack(entity, priorityClass);
    this.noteQueue();
    return false;
  }

  /** Service of an entity is over. Call `next` until -1 afterwards. @throws InvariantError when it is not served. */
  release(entity: number): void {
    this.accrue();
    if (!this.served.leave(entity)) throw new InvariantError(`${this.name}: entity ${entity} is not served`);
  }

  /** Begins or resumes service of the first in line; -1 when nobody waits or no unit is free. */
  next(): number {
    if (this.served.size >= this.capacity) return -1;
    const entity = this.lines.head();
    if (entity < 0) return -1;
    const priorityClass = this.lines.classOfWaiting(entity);
    this.accrue();
    this.lines.leave(entity);
    this.begin(entity, priorityClass);
    return entity;
  }

  /** Minutes of work left for an entity that is served or waits. */
  workLeftMin(entity: number): number {
    return this.served.has(entity)
      ? this.workMin[entity] - (this.clock.nowMin - this.sinceMin[entity])
      : this.workMin[entity];
  }

  /** Takes an entity out of the line; false when it does not wait. */
  leave(entity: number): boolean {
    this.accrue();
    return this.lines.leave(entity);
  }

  /** Changes the number of units. Call `next` until -1 afterwards: a raise serves at once. */
  setCapacity(capacity: number): void {
    this.capacity = capacity;
  }

  get state(): PreemptiveResourceState {
    const waitingLines = this.lines.state;
    const servedLines = this.served.state;
    const used = Math.max(waitingLines.classOf.length, servedLines.classOf.length);
    const live = (values: Float64Array): Float64Array =>
      values.slice(0, used).map((value, e) => (this.lines.has(e) || this.served.has(e) ? value : 0));
    return {
      capacity: this.capacity,
      waitingLines,
      servedLines,
      workMin: live(this.workMin),
      sinceMin: live(this.sinceMin),
      requestedMin: live(this.requestedMin),
      usage: this.usage.stateAt(this.served.size, this.lines.size),
      waits: this.waits.map((tally) => tally.state),
      interruptions: this.interruptions,
    };
  }

  restore(state: PreemptiveResourceState): void {
    this.capacity = state.capacity;
    this.lines.restore(state.waitingLines);
    this.served.restore(state.servedLines);
    this.workMin = enlarged(state.workMin, 16);
    this.sinceMin = enlarged(state.sinceMin, 16);
    this.requestedMin = enlarged(state.requestedMin, 16);
    this.usage.restore(state.usage);
    this.waits.forEach((tally, priorityClass) => {
      tally.restore(state.waits[priorityClass]);
    });
    this.interruptions = state.interruptions;
    this.interrupted = -1;
  }

  private begin(entity: number, priorityClass: number): void {
    const nowMin = this.clock.nowMin;
    this.served.joinFront(entity, priorityClass);
    this.sinceMin[entity] = nowMin;
    if (this.served.size > this.usage.maxBusy) this.usage.maxBusy = this.served.size;
    // NaN marks those whose first service is behind them: resuming is no second wait.
    if (!Number.isNaN(this.requestedMin[entity])) {
      this.waits[priorityClass].add(nowMin - this.requestedMin[entity]);
      this.requestedMin[entity] = Number.NaN;
    }
  }

  private accrue(): void {
    this.usage.accrue(this.served.size, this.lines.size);
  }

  private noteQueue(): void {
    if (this.lines.size > this.usage.maxQueue) this.usage.maxQueue = this.lines.size;
  }

  private interrupt(victim: number, victimClass: number): void {
    this.workMin[victim] = this.workLeftMin(victim);
    this.served.leave(victim);
    this.lines.joinFront(victim, victimClass);
    this.noteQueue();
    this.interrupted = victim;
    this.interruptions++;
  }

  private worstServedClass(): number {
    let priorityClass = this.served.classes - 1;
    while (priorityClass >= 0 && this.served.sizeOf(priorityClass) === 0) priorityClass--;
    return priorityClass;
  }

  private grow(entity: number): void {
    const capacity = Math.max(entity + 1, this.workMin.length * 2);
    this.workMin = enlarged(this.workMin, capacity);
    this.sinceMin = enlarged(this.sinceMin, capacity);
    this.requestedMin = enlarged(this.requestedMin, capacity);
  }
}

function enlarged(from: Float64Array, capacity: number): Float64Array {
  const to = new Float64Array(Math.max(capacity, from.length));
  to.set(from);
  return to;
}
