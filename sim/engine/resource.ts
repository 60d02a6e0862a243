/**
 * A resource: identical units that entities seize, hold and release, with waiting lines by priority class.
 *
 * Without callbacks. A handler asks; whoever cannot be served waits; whoever frees units then offers them round:
 *
 *     if (desk.request(entity, 1)) begin(entity);            // seized at once; otherwise it waits now
 *     desk.release();                                        // a user leaves …
 *     for (let e = desk.next(); e >= 0; e = desk.next()) begin(e);   // … and whoever fits now is seized for
 *
 * Lines are first in first out within a class, class 0 first; nobody overtakes, so a large request at the head holds
 * the smaller ones behind it back. Waiting is not holding: `leave` takes an entity out of the line (reneging).
 * Raising the capacity serves at once, through `next`; lowering it lets present users finish and serves nobody until
 * enough of them have. Interruption of users is in preemptive-resource.ts.
 */
import { InvariantError } from "./errors.ts";
import { Tally, type TallyState, type TimeWeighted } from "./statistics.ts";
import { type Clock, Usage, type UsageState } from "./usage.ts";
import { WaitingLines, type WaitingLinesState } from "./waiting-line.ts";

export interface ResourceOptions {
  readonly clock: Clock;
  /** Units, a non-negative integer. */
  readonly capacity: number;
  /** Number of priority classes; 1 when not given. */
  readonly classes?: number;
  /** For errors. */
  readonly name?: string;
}

export type ResourceState = {
  readonly capacity: number;
  readonly busy: number;
  readonly lines: WaitingLinesState;
  /** By entity, for those who wait: units asked for, and since when. */
  readonly units: Int32Array;
  readonly sinceMin: Float64Array;
  readonly usage: UsageState;
  readonly waits: readonly TallyState[];
  readonly reneged: number;
};

export class Resource {
  readonly name: string;
  /** Units that exist now. */
  capacity: number;
  /** Units in use; may exceed the capacity after it was lowered. */
  busy = 0;
  /** Entities that left the line without being served. */
  reneged = 0;
  /** By class: minutes waited by those who were served, zeros included. */
  readonly waits: readonly Tally[];

  private readonly clock: Clock;
  private readonly lines: WaitingLines;
  private units: Int32Array = new Int32Array(16);
  private sinceMin: Float64Array = new Float64Array(16);
  private readonly usage: Usage;

  constructor(options: ResourceOptions) {
    this.clock = options.clock;
    this.name = options.name ?? "resource";
    this.capacity = options.capacity;
    const classes = options.classes ?? 1;
    this.lines = new WaitingLines(classes);
    this.waits = Array.from({ length: classes }, () => new Tally());
    this.usage = new Usage(this.clock);
    this.checkCount(options.capacity, "capacity");
  }

  /** Units free now, 0 when more are busy than exist. */
  get available(): number {
    return this.capacity > this.busy ? this.capacity - this.busy : 0;
  }

  /** Busy units over time, as of now: a copy. */
  get busyStatistic(): TimeWeighted {
    return this.usage.busyStatistic(this.busy, this.lines.size);
  }

  /** Entities waiting over time, as of now: a copy. */
  get queueStatistic(): TimeWeighted {
    return this.usage.queueStatistic(this.busy, this.lines.size);
  }

  /** Entities waiting. */
  get queueLength(): number {
    return this.lines.size;
  }

  queueLengthOf(priorityClass: number): number {
    return this.lines.sizeOf(priorityClass);
  }

  isWaiting(entity: number): boolean {
    return this.lines.has(entity);
  }

  /** Entities waiting, in the order of service. */
  waiting(): number[] {
    return this.lines.list();
  }

  /** Minutes an entity has been waiting; NaN when it does not wait. */
  waitedMin(entity: number): number {
    return this.lines.has(entity) ? this.clock.nowMin - this.sinceMin[entity] : Number.NaN;
  }

  /**
   * True when the units were seized at once; otherwise the entity waits. An entity that fits is not served before
   * another that waits in its class or a better one.
   * @throws InvariantError when it waits already, the class does not exist, or the units are not a positive integer.
   */
  request(entity: number, priorityClass = 0, units = 1): boolean {
    if (units !== 1) this.checkCount(units, "units");
    if (this.busy + units <= this.capacity && !this.lines.hasAsGood(priorityClass)) {
      this.seize(units);
      this.waits[priorityClass].add(0);
      return true;
    }
    this.usage.accrue(this.busy, this.lines.size);
    this.lines.joinBack(entity, priorityClass);
    if (this.lines.size > this.usage.maxQueue) this.usage.maxQueue = this.lines.size;
    if (entity >= this.units.length) this.grow(entity);
    this.units[entity] = units;
    this.sinceMin[entity] = this.clock.nowMin;
    return false;
  }

  /**
   * Frees units. Call `next` until -1 afterwards.
   * @throws InvariantError when fewer are in use.
   */
  release(units = 1): void {
    if (!(units <= this.busy)) throw new InvariantError(`${this.name}: ${units} released of ${this.busy} in use`);
    this.usage.accrue(this.busy, this.lines.size);
    this.busy -= units;
  }

  /** Seizes for the first in line and takes it out of the line; -1 when nobody waits or the first does not fit. */
  next(): number {
    const entity = this.lines.head();
    if (entity < 0) return -1;
    const units = this.units[entity];
    if (this.busy + units > this.capacity) return -1;
    this.waits[this.lines.classOfWaiting(entity)].add(this.clock.nowMin - this.sinceMin[entity]);
    this.seize(units);
    this.lines.leave(entity);
    return entity;
  }

  /** Takes an entity out of the line without serving it; false when it does not wait. Call `next` until -1 afterwards. */
  leave(entity: number): boolean {
    this.usage.accrue(this.busy, this.lines.size);
    if (!this.lines.leave(entity)) return false;
    this.reneged++;
    return true;
  }

  /** Changes the number of units. Call `next` until -1 afterwards: a raise serves at once. */
  setCapacity(capacity: number): void {
    this.checkCount(capacity, "capacity");
    this.capacity = capacity;
  }

  /** Starts all statistics afresh: at the end of a warm-up. */
  resetStatistics(): void {
    this.usage.reset(this.busy, this.lines.size);
    for (const tally of this.waits) tally.reset();
    this.reneged = 0;
  }

  get state(): ResourceState {
    const lines = this.lines.state;
    const used = lines.classOf.length;
    return {
      capacity: this.capacity,
      busy: this.busy,
      lines,
      units: this.units.slice(0, used).map((units, entity) => (lines.classOf[entity] < 0 ? 0 : units)),
      sinceMin: this.sinceMin.slice(0, used).map((min, entity) => (lines.classOf[entity] < 0 ? 0 : min)),
      usage: this.usage.stateAt(this.busy, this.lines.size),
      waits: this.waits.map((tally) => tally.state),
      reneged: this.reneged,
    };
  }

  restore(state: ResourceState): void {
    const capacity = Math.max(16, state.units.length);
    this.capacity = state.capacity;
    this.busy = state.busy;
    this.lines.restore(state.lines);
    this.units = new Int32Array(capacity);
    this.units.set(state.units);
    this.sinceMin = new Float64Array(capacity);
    this.sinceMin.set(state.sinceMin);
    this.usage.restore(state.usage);
    this.waits.forEach((tally, priorityClass) => {
      tally.restore(state.waits[priorityClass]);
    });
    this.reneged = state.reneged;
  }

  private seize(units: number): void {
    this.usage.accrue(this.busy, this.lines.size);
    this.busy += units;
    if (this.busy > this.usage.maxBusy) this.usage.maxBusy = this.busy;
  }

  private grow(entity: number): void {
    const capacity = Math.max(entity + 1, this.units.length * 2);
    const { units, sinceMin } = this;
    this.units = new Int32Array(capacity);
    this.units.set(units);
    this.sinceMin = new Float64Array(capacity);
    this.sinceMin.set(sinceMin);
  }

  private checkCount(count: number, what: string): void {
    const least = what === "units" ? 1 : 0;
    if (count !== (count | 0) || count < least) {
      throw new InvariantError(`${this.name}: ${what} ${count} is not an integer from ${least}`);
    }
  }
}
