/**
 * The event list: what is still to happen, in the total order (time, priority, sequence of insertion).
 *
 * An indexed binary heap in typed arrays, numbered from 1 so that two children share a cache line.
 * - The smaller child is chosen without a branch; an Infinity behind the last element stands in for a missing child.
 * - The root is lazy: `pop` leaves a hole that the next `push` fills by one sift down, which is what a simulation does.
 * - Each event owns a slot until it leaves, and the slot knows its place in the heap, so cancelling is true removal.
 *   A handle is (generation of the slot, slot): a handle of an event that has left never touches a later one.
 * - Priority and sequence are packed in one double that is looked at only when two times are equal.
 *
 * It knows neither the clock nor what an event means: see simulation.ts.
 */
import { InvariantError } from "./errors.ts";

/** Identity of a pending event: an integer exact in float64, never 0. */
export type EventHandle = number;

/** What no event has: a value to store where "no event pending" is meant. */
export const noEvent: EventHandle = 0;

export interface EventRecord {
  readonly handle: EventHandle;
  readonly timeMin: number;
  readonly priority: number;
  /** Number of pushes before this one: the last word in the order. */
  readonly sequence: number;
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}

/** Everything needed to go on: events in order, then the slots. Independent of the shape the heap happens to have. */
export type EventListState = {
  readonly sequence: number;
  readonly timeMin: Float64Array;
  /** priority * 2^43 + sequence. */
  readonly order: Float64Array;
  readonly slot: Int32Array;
  /** kind, a, b of each event. */
  readonly payload: Int32Array;
  readonly generation: Int32Array;
  /** Slots to reuse; the last one first. */
  readonly free: Int32Array;
};

/** Lowest and highest priority are -1000 and 1000: with 43 bits of sequence the sum stays below 2^53, so exact. */
const maxPriority = 1000;
const prioritySpan = 8_796_093_022_208;
const slotSpan = 16_777_216;
const maxGeneration = 0x1fffffff;
const initialCapacity = 62;

export class EventList {
  /** Fields of the event that `pop` returned last. */
  timeMin = Number.NaN;
  kind = -1;
  a = 0;
  b = 0;
  private order = Number.NaN;
  private handleGeneration = 0;
  private handleSlot = 0;

  /** By place in the heap, 1 to `last`: time, and the slot of the event. Behind `last`, time is Infinity. */
  private times: Float64Array = new Float64Array(initialCapacity + 2).fill(Infinity);
  private slots: Int32Array = new Int32Array(initialCapacity + 2);
  private last = 0;
  /** True when place 1 is empty; its time is then -Infinity, so that nothing rises into it. */
  private hollow = false;

  /** By slot. */
  private orders: Float64Array = new Float64Array(initialCapacity);
  private places: Int32Array = new Int32Array(initialCapacity);
  /** Four numbers a slot: kind, a, b, generation. */
  private records: Int32Array = newRecords(initialCapacity);
  private slotCount = 0;
  private free: Int32Array = new Int32Array(initialCapacity);
  private freeCount = 0;
  private sequence = 0;

  static fromState(state: EventListState): EventList {
    const list = new EventList();
    list.restore(state);
    return list;
  }

  get size(): number {
    return this.hollow ? this.last - 1 : this.last;
  }

  /** Priority of the event that `pop` returned last. */
  get priority(): number {
    return Math.floor(this.order / prioritySpan);
  }

  /** Handle that the event returned last by `pop` had; it is stale by now. */
  get handle(): EventHandle {
    return this.handleGeneration * slotSpan + this.handleSlot;
  }

  /** Time of the earliest event, Infinity when there is none. */
  peekTimeMin(): number {
    const times = this.times;
    if (!this.hollow) return times[1];
    const left = times[2];
    const right = times[3];
    return right < left ? right : left;
  }

  /**
   * Adds an event. `priority` is an integer from -1000 to 1000, lower first; `kind`, `a` and `b` are int32.
   * @throws InvariantError when the time is not finite or the priority is out of range.
   */
  push(timeMin: number, priority: number, kind: number, a: number, b: number): EventHandle {
    return this.handleOf(this.insert(timeMin, priority, kind, a, b));
  }

  /** As `push`, but returns the slot, a small integer that needs no box; `handleOf` makes the handle of it. */
  insert(timeMin: number, priority: number, kind: number, a: number, b: number): number {
    if (timeMin - timeMin !== 0) throw new InvariantError(`an event needs a finite time, not ${timeMin}`);
    if (priority !== (priority | 0) || priority > maxPriority || priority < -maxPriority) {
      throw new InvariantError(`priority ${priority} is not an integer from -1000 to 1000`);
    }
    const slot = this.freeCount > 0 ? this.free[--this.freeCount] : this.newSlot();
    this.orders[slot] = priority * prioritySpan + this.sequence++;
    const records = this.records;
    const base = slot << 2;
    records[base] = kind;
    records[base + 1] = a;
    records[base + 2] = b;
    if (this.hollow) {
      this.hollow = false;
      this.times[1] = timeMin;
      this.siftDown(1, slot);
    } else {
      const place = ++this.last;
      this.times[place] = timeMin;
      this.siftUp(place, slot);
    }
    return slot;
  }

  /** Handle of the event that occupies a slot now. */
  handleOf(slot: number): EventHandle {
    return this.records[(slot << 2) + 3] * slotSpan + slot;
  }

  /** Removes the earliest event and shows it in the fields; false when there is none. */
  pop(): boolean {
    if (this.hollow) this.fillHole();
    if (this.last === 0) return false;
    const times = this.times;
    const slot = this.slots[1];
    this.timeMin = times[1];
    this.order = this.orders[slot];
    const records = this.records;
    const base = slot << 2;
    this.kind = records[base];
    this.a = records[base + 1];
    this.b = records[base + 2];
    this.handleSlot = slot;
    this.handleGeneration = records[base + 3];
    this.retire(slot);
    times[1] = -Infinity;
    this.hollow = true;
    return true;
  }

  /** Removes a pending event; false when it has left already (executed or cancelled). */
  cancel(handle: EventHandle): boolean {
    const slot = this.slotOf(handle);
    if (slot < 0) return false;
    const place = this.places[slot];
    this.retire(slot);
    const last = this.last--;
    const times = this.times;
    const timeMin = times[last];
    const moved = this.slots[last];
    times[last] = Infinity;
    if (place === last) return true;
    times[place] = timeMin;
    if (place > 1 && this.precedes(timeMin, moved, place >> 1)) this.siftUp(place, moved);
    else this.siftDown(place, moved);
    return true;
  }

  isPending(handle: EventHandle): boolean {
    return this.slotOf(handle) >= 0;
  }

  /** All pending events in order: for showing, not for running. */
  list(): EventRecord[] {
    return Array.from(this.sortedPlaces(), (place) => {
      const slot = this.slots[place];
      const priority = Math.floor(this.orders[slot] / prioritySpan);
      return {
        handle: this.handleOf(slot),
        timeMin: this.times[place],
        priority,
        sequence: this.orders[slot] - priority * prioritySpan,
        kind: this.records[slot * 4],
        a: this.records[slot * 4 + 1],
        b: this.records[slot * 4 + 2],
      };
    });
  }

  get state(): EventListState {
    const places = this.sortedPlaces();
    const slot = Int32Array.from(places, (place) => this.slots[place]);
    const payload = new Int32Array(slot.length * 3);
    slot.forEach((owner, i) => {
      payload.set(this.records.subarray(owner * 4, owner * 4 + 3), i * 3);
    });
    return {
      sequence: this.sequence,
      timeMin: Float64Array.from(places, (place) => this.times[place]),
      order: Float64Array.from(slot, (owner) => this.orders[owner]),
      slot,
      payload,
      generation: Int32Array.from({ length: this.slotCount }, (_, owner) => this.records[owner * 4 + 3]),
      free: this.free.slice(0, this.freeCount),
    };
  }

  /** Forgets everything and takes on a saved state; handles from before that state are valid again. */
  restore(state: EventListState): void {
    const count = state.slot.length;
    const capacity = Math.max(initialCapacity, state.generation.length);
    this.times = new Float64Array(capacity + 2).fill(Infinity);
    this.slots = new Int32Array(capacity + 2);
    this.orders = new Float64Array(capacity);
    this.places = new Int32Array(capacity);
    this.records = newRecords(capacity);
    this.free = new Int32Array(capacity);
    this.times.set(state.timeMin, 1);
    this.slots.set(state.slot, 1);
    state.generation.forEach((generation, slot) => {
      this.records[slot * 4 + 3] = generation;
    });
    this.free.set(state.free);
    for (let i = 0; i < count; i++) {
      const slot = state.slot[i];
      this.orders[slot] = state.order[i];
      this.places[slot] = i + 1;
      this.records.set(state.payload.subarray(i * 3, i * 3 + 3), slot * 4);
    }
    this.last = count;
    this.hollow = false;
    this.slotCount = state.generation.length;
    this.freeCount = state.free.length;
    this.sequence = state.sequence;
  }

  /** The slot of a pending event, or -1. A slot's generation moves on when its event leaves. */
  private slotOf(handle: EventHandle): number {
    const generation = Math.floor(handle / slotSpan);
    const slot = handle - generation * slotSpan;
    return slot < this.slotCount && generation > 0 && this.records[slot * 4 + 3] === generation ? slot : -1;
  }

  /** Gives a slot back. One that has used up its generations stays unused, so that no handle ever comes twice. */
  private retire(slot: number): void {
    if (++this.records[slot * 4 + 3] < maxGeneration) this.free[this.freeCount++] = slot;
  }

  private newSlot(): number {
    if (this.slotCount === this.places.length) this.grow();
    return this.slotCount++;
  }

  private grow(): void {
    const capacity = this.places.length * 2 + 2;
    if (capacity > slotSpan) throw new InvariantError(`more than ${slotSpan / 2} events are pending`);
    const times = new Float64Array(capacity + 2).fill(Infinity);
    times.set(this.times);
    this.times = times;
    this.slots = widened(this.slots, new Int32Array(capacity + 2));
    this.orders = widened(this.orders, new Float64Array(capacity));
    this.places = widened(this.places, new Int32Array(capacity));
    this.records = widened(this.records, newRecords(capacity));
    this.free = widened(this.free, new Int32Array(capacity));
  }

  private fillHole(): void {
    const last = this.last--;
    this.hollow = false;
    this.times[1] = this.times[last];
    this.times[last] = Infinity;
    if (last > 1) this.siftDown(1, this.slots[last]);
  }

  /** Whether (time, order of slot) comes before the event at a place. */
  private precedes(timeMin: number, slot: number, place: number): boolean {
    const other = this.times[place];
    return timeMin < other || (timeMin === other && this.orders[slot] < this.orders[this.slots[place]]);
  }

  // The two sifts are the hot loops. The time of the event stands at `from` already: passing it would box it. `| 0` tells
  // the compiler what it cannot know, that a parameter is an int32, and keeps conversions out of the loops.

  private siftUp(from: number, slot: number): void {
    const { times, slots, places, orders } = this;
    const timeMin = times[from];
    const mover = slot | 0;
    let place = from | 0;
    while (place > 1) {
      const parent = place >> 1;
      const parentTime = times[parent];
      if (parentTime < timeMin) break;
      const parentSlot = slots[parent];
      if (parentTime === timeMin && orders[parentSlot] < orders[mover]) break;
      times[place] = parentTime;
      slots[place] = parentSlot;
      places[parentSlot] = place;
      place = parent;
    }
    times[place] = timeMin;
    slots[place] = mover;
    places[mover] = place;
  }

  private siftDown(from: number, slot: number): void {
    const { times, slots, places, orders } = this;
    const last = this.last | 0;
    const timeMin = times[from];
    const mover = slot | 0;
    let place = from | 0;
    let left = place << 1;
    while (left <= last) {
      const right = (left + 1) | 0;
      const leftTime = times[left];
      const rightTime = times[right];
      let child = (left + +(rightTime < leftTime)) | 0;
      const childTime = times[child];
      if (leftTime === rightTime && orders[slots[right]] < orders[slots[left]]) child = right;
      if (childTime >= timeMin && (childTime > timeMin || orders[slots[child]] > orders[mover])) break;
      const childSlot = slots[child];
      times[place] = childTime;
      slots[place] = childSlot;
      places[childSlot] = place;
      place = child;
      left = place << 1;
    }
    times[place] = timeMin;
    slots[place] = mover;
    places[mover] = place;
  }

  /** Places of all pending events, in order. A sorted heap is a heap, so this is also the form that is saved. */
  private sortedPlaces(): Int32Array {
    const first = this.hollow ? 2 : 1;
    const places = Int32Array.from({ length: this.size }, (_, i) => first + i);
    return places.sort((p, q) => (this.precedes(this.times[p], this.slots[p], q) ? -1 : 1));
  }
}

function newRecords(capacity: number): Int32Array {
  const records = new Int32Array(capacity * 4);
  for (let i = 3; i < records.length; i += 4) records[i] = 1;
  return records;
}

function widened<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
