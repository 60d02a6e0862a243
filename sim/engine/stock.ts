/**
 * A perishable stock: units of several kinds, counted by age in days, that expire when they reach the last age.
 *
 * Counts only, never single units. Nothing is lost or made: received + returned = taken + expired + present, by kind,
 * which `imbalance` checks. Who takes what, and what may stand in for it, is the owner's policy.
 */
import { InvariantError } from "./errors.ts";

export type PerishableStockState = {
  readonly kinds: number;
  readonly ageClasses: number;
  readonly counts: Int32Array;
  readonly received: Float64Array;
  readonly taken: Float64Array;
  readonly returned: Float64Array;
  readonly expired: Float64Array;
};

export class PerishableStock {
  readonly kinds: number;
  /** Ages 0 to ageClasses - 1 days are usable; a unit lives for ageClasses days. */
  readonly ageClasses: number;
  /** By age: what the last `takeOldest` took. Overwritten by the next. */
  readonly takenByAge: Int32Array;
  /** By kind, since the start. */
  readonly received: Float64Array;
  readonly taken: Float64Array;
  readonly returned: Float64Array;
  readonly expired: Float64Array;

  private readonly counts: Int32Array;
  private readonly totals: Int32Array;
  private readonly expiredToday: Int32Array;

  constructor(kinds: number, ageClasses: number) {
    if (!(kinds >= 1 && ageClasses >= 1)) throw new InvariantError(`no stock of ${kinds} kinds, ${ageClasses} ages`);
    this.kinds = kinds;
    this.ageClasses = ageClasses;
    this.counts = new Int32Array(kinds * ageClasses);
    this.totals = new Int32Array(kinds);
    this.takenByAge = new Int32Array(ageClasses);
    this.expiredToday = new Int32Array(kinds);
    this.received = new Float64Array(kinds);
    this.taken = new Float64Array(kinds);
    this.returned = new Float64Array(kinds);
    this.expired = new Float64Array(kinds);
  }

  static fromState(state: PerishableStockState): PerishableStock {
    const stock = new PerishableStock(state.kinds, state.ageClasses);
    stock.restore(state);
    return stock;
  }

  /** Units of a kind present. */
  count(kind: number): number {
    return this.totals[kind];
  }

  countAtAge(kind: number, ageDays: number): number {
    return this.counts[kind * this.ageClasses + ageDays];
  }

  /** Units arrive. @throws InvariantError for an age or kind that does not exist, or a count that is not natural. */
  receive(kind: number, ageDays: number, count: number): void {
    this.place(kind, ageDays, count);
    this.received[kind] += count;
  }

  /** Units taken earlier come back, at the age they have now. @throws InvariantError as `receive`, or if never taken. */
  putBack(kind: number, ageDays: number, count: number): void {
    if (this.returned[kind] + count > this.taken[kind]) {
      throw new InvariantError(`${count} units of kind ${kind} put back, more than were taken`);
    }
    this.place(kind, ageDays, count);
    this.returned[kind] += count;
  }

  /** Takes up to `count` units, oldest first; returns how many there were. `takenByAge` says of which ages. */
  takeOldest(kind: number, count: number): number {
    this.check(kind, 0, count);
    const { counts, takenByAge } = this;
    const base = kind * this.ageClasses;
    takenByAge.fill(0);
    let missing = count;
    for (let age = this.ageClasses - 1; age >= 0 && missing > 0; age--) {
      const took = Math.min(missing, counts[base + age]);
      counts[base + age] -= took;
      takenByAge[age] = took;
      missing -= took;
    }
    this.totals[kind] -= count - missing;
    this.taken[kind] += count - missing;
    return count - missing;
  }

  /** Takes exactly `count` units of one age. @throws InvariantError when there are fewer. */
  takeFrom(kind: number, ageDays: number, count: number): void {
    this.check(kind, ageDays, count);
    const at = kind * this.ageClasses + ageDays;
    if (this.counts[at] < count) {
      throw new InvariantError(`${count} units of kind ${kind}, age ${ageDays} taken, ${this.counts[at]} present`);
    }
    this.counts[at] -= count;
    this.totals[kind] -= count;
    this.taken[kind] += count;
  }

  /** A day passes: units of the last age expire. Returns how many, by kind, in an array that the next day reuses. */
  ageOneDay(): Int32Array {
    const { counts, ageClasses, expiredToday } = this;
    for (let kind = 0; kind < this.kinds; kind++) {
      const base = kind * ageClasses;
      const lost = counts[base + ageClasses - 1];
      counts.copyWithin(base + 1, base, base + ageClasses - 1);
      counts[base] = 0;
      expiredToday[kind] = lost;
      this.totals[kind] -= lost;
      this.expired[kind] += lost;
    }
    return expiredToday;
  }

  /** received + returned - taken - expired - present: 0 unless there is a bug. */
  imbalance(kind: number): number {
    let present = 0;
    for (let age = 0; age < this.ageClasses; age++) present += this.countAtAge(kind, age);
    if (present !== this.totals[kind]) return Number.NaN;
    return this.received[kind] + this.returned[kind] - this.taken[kind] - this.expired[kind] - present;
  }

  get state(): PerishableStockState {
    return {
      kinds: this.kinds,
      ageClasses: this.ageClasses,
      counts: this.counts.slice(),
      received: this.received.slice(),
      taken: this.taken.slice(),
      returned: this.returned.slice(),
      expired: this.expired.slice(),
    };
  }

  /** @throws InvariantError when the state is of another size. */
  restore(state: PerishableStockState): void {
    if (state.kinds !== this.kinds || state.ageClasses !== this.ageClasses) {
      throw new InvariantError(`a stock of ${state.kinds} kinds and ${state.ageClasses} ages does not fit`);
    }
    this.counts.set(state.counts);
    this.received.set(state.received);
    this.taken.set(state.taken);
    this.returned.set(state.returned);
    this.expired.set(state.expired);
    for (let kind = 0; kind < this.kinds; kind++) {
      const base = kind * this.ageClasses;
      this.totals[kind] = this.counts.subarray(base, base + this.ageClasses).reduce((sum, count) => sum + count, 0);
    }
  }

  private place(kind: number, ageDays: number, count: number): void {
    this.check(kind, ageDays, count);
    this.counts[kind * this.ageClasses + ageDays] += count;
    this.totals[kind] += count;
  }

  private check(kind: number, ageDays: number, count: number): void {
    const natural = (n: number, below: number): boolean => n === (n | 0) && n >= 0 && n < below;
    if (!natural(kind, this.kinds) || !natural(ageDays, this.ageClasses) || !natural(count, 2_147_483_647)) {
      throw new InvariantError(`no ${count} units of kind ${kind}, age ${ageDays} in this stock`);
    }
  }
}
