/**
 * Waiting lines by class, threaded through typed arrays: first in first out within a class, class 0 first.
 *
 * Entities are small integers (row numbers); one waits in a set of lines at most once. Joining at either end, leaving
 * from the middle and taking the first are O(1). Time and units are not known here.
 */
import { InvariantError } from "./errors.ts";

export type WaitingLinesState = {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly sizes: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly classOf: Int32Array;
};

const nobody = -1;

export class WaitingLines {
  /** Entities waiting, in all classes. */
  size = 0;
  /** By class. */
  private first: Int32Array;
  private last: Int32Array;
  private sizes: Int32Array;
  /** By entity; class -1 for those who do not wait. */
  private next: Int32Array = new Int32Array(16);
  private previous: Int32Array = new Int32Array(16);
  private classOf: Int32Array = new Int32Array(16).fill(nobody);

  constructor(classes: number) {
    this.first = new Int32Array(classes).fill(nobody);
    this.last = new Int32Array(classes).fill(nobody);
    this.sizes = new Int32Array(classes);
  }

  get classes(): number {
    return this.sizes.length;
  }

  has(entity: number): boolean {
    return entity >= 0 && entity < this.classOf.length && this.classOf[entity] >= 0;
  }

  sizeOf(priorityClass: number): number {
    return this.sizes[priorityClass];
  }

  /** The class an entity waits in, or -1. */
  classOfWaiting(entity: number): number {
    return this.has(entity) ? this.classOf[entity] : nobody;
  }

  /** First of the best class that has someone, or -1. */
  head(): number {
    if (this.size === 0) return nobody;
    const first = this.first;
    let priorityClass = 0;
    while (first[priorityClass] < 0) priorityClass++;
    return first[priorityClass];
  }

  /** First of one class, or -1. */
  headOf(priorityClass: number): number {
    return this.first[priorityClass];
  }

  /** Whether someone waits in this class or a better one. */
  hasAsGood(priorityClass: number): boolean {
    if (this.size === 0) return false;
    for (let c = 0; c <= priorityClass; c++) if (this.first[c] >= 0) return true;
    return false;
  }

  /** @throws InvariantError when the entity waits already or there is no such class. */
  joinBack(entity: number, priorityClass: number): void {
    this.enter(entity, priorityClass);
    const before = this.last[priorityClass];
    this.previous[entity] = before;
    this.next[entity] = nobody;
    if (before < 0) this.first[priorityClass] = entity;
    else this.next[before] = entity;
    this.last[priorityClass] = entity;
  }

  /** @throws InvariantError as `joinBack`. */
  joinFront(entity: number, priorityClass: number): void {
    this.enter(entity, priorityClass);
    const after = this.first[priorityClass];
    this.next[entity] = after;
    this.previous[entity] = nobody;
    if (after < 0) this.last[priorityClass] = entity;
    else this.previous[after] = entity;
    this.first[priorityClass] = entity;
  }

  /** Takes an entity out, wherever it stands; false when it does not wait. */
  leave(entity: number): boolean {
    if (!this.has(entity)) return false;
    const priorityClass = this.classOf[entity];
    const before = this.previous[entity];
    const after = this.next[entity];
    if (before < 0) this.first[priorityClass] = after;
    else this.next[before] = after;
    if (after < 0) this.last[priorityClass] = before;
    else this.previous[after] = before;
    this.classOf[entity] = nobody;
    this.sizes[priorityClass]--;
    this.size--;
    return true;
  }

  /** All who wait, in the order they would be taken: for showing. */
  list(): number[] {
    const all: number[] = [];
    for (const first of this.first) for (let e = first; e >= 0; e = this.next[e]) all.push(e);
    return all;
  }

  get state(): WaitingLinesState {
    let used = this.classOf.length;
    while (used > 0 && this.classOf[used - 1] < 0) used--;
    const next = this.next.slice(0, used);
    const previous = this.previous.slice(0, used);
    const classOf = this.classOf.slice(0, used);
    // Links of those who have left are dead data: they would make equal states differ.
    classOf.forEach((priorityClass, entity) => {
      if (priorityClass < 0) next[entity] = previous[entity] = nobody;
    });
    return { first: this.first.slice(), last: this.last.slice(), sizes: this.sizes.slice(), next, previous, classOf };
  }

  restore(state: WaitingLinesState): void {
    const capacity = Math.max(16, state.classOf.length);
    this.first = state.first.slice();
    this.last = state.last.slice();
    this.sizes = state.sizes.slice();
    this.next = new Int32Array(capacity);
    this.next.set(state.next);
    this.previous = new Int32Array(capacity);
    this.previous.set(state.previous);
    this.classOf = new Int32Array(capacity).fill(nobody);
    this.classOf.set(state.classOf);
    this.size = state.sizes.reduce((sum, size) => sum + size, 0);
  }

  private enter(entity: number, priorityClass: number): void {
    if (entity >= this.classOf.length) this.grow(entity);
    if (!(priorityClass >= 0 && priorityClass < this.sizes.length) || this.classOf[entity] !== nobody) {
      throw new InvariantError(
        this.has(entity) ? `entity ${entity} waits already` : `entity ${entity} cannot wait in class ${priorityClass}`,
      );
    }
    this.classOf[entity] = priorityClass;
    this.sizes[priorityClass]++;
    this.size++;
  }

  private grow(entity: number): void {
    const capacity = Math.max(entity + 1, this.classOf.length * 2);
    const { next, previous, classOf } = this;
    this.next = new Int32Array(capacity);
    this.next.set(next);
    this.previous = new Int32Array(capacity);
    this.previous.set(previous);
    this.classOf = new Int32Array(capacity).fill(nobody);
    this.classOf.set(classOf);
  }
}
