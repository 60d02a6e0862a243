/**
 * The event list: what is still to happen, in the total order (time, priority, sequence of insertion).
 *
 * - While few events are pending all lie in a binary heap (event-heap.ts). Once it is deep, what happens later waits unsorted in a
 *   ring of buckets, each of which is sorted when its time has come (event-ring.ts), and the heap keeps what is due before the
 *   present bucket ends or lies beyond the last. The earliest event is the first of the heap or of the sorted bucket.
 * - Each event owns a slot until it leaves, and the slot is found in heap and ring, so cancelling is true removal.
 *   A handle is (generation of the slot, slot): a handle of an event that has left never touches a later one.
 *
 * It knows neither the clock nor what an event means: see simulation.ts.
 */
import { InvariantError } from "./errors.ts";
import { EventHeap, widened } from "./event-heap.ts";
import { EventRing } from "./event-ring.ts";

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

/** Lengths of a bucket, at first and when it is shortest: powers of two, so that an event's bucket is exact. */
const firstBucketMin = 1;
const shortestBucketMin = 1 / 4096;
/** Buckets are shortened once they have held so many events more than they should. */
const usualInBucket = 32;
const mostTooMany = 1024;
/** While the heap has no more events than this, it is as fast to put all of them there. */
const shallow = 48;

export class EventList {
  /** Fields of the event that `pop` returned last. */
  timeMin = Number.NaN;
  kind = -1;
  a = 0;
  b = 0;
  /** Time of the event that `insert` is to add: a field, because a fraction handed to a function may have to be boxed for it. */
  insertMin = Number.NaN;
  private order = Number.NaN;
  private handleGeneration = 0;
  private handleSlot = 0;

  private heap = new EventHeap();
  private ring = new EventRing();
  /** Number of the present bucket and the time of its end; Infinity while the ring is not in use. */
  private present = Infinity;
  private presentEndMin = Infinity;
  private bucketMin = firstBucketMin;
  private tooMany = 0;

  /**
   * By slot, 32 bytes each, which lie together in the processor's cache: time and order as the first two of four fractions,
   * kind, a, b and generation as the last four of eight whole numbers.
   */
  private keys: Float64Array = new Float64Array(0);
  private records: Int32Array = new Int32Array(0);
  private slotCount = 0;
  private free: Int32Array = new Int32Array(0);
  private freeCount = 0;
  private sequence = 0;

  static fromState(state: EventListState): EventList {
    const list = new EventList();
    list.restore(state);
    return list;
  }

  get size(): number {
    return this.heap.size + this.ring.size;
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
    const { heap, ring } = this;
    if (ring.firstMin() === Infinity && heap.firstMin() >= this.presentEndMin) this.turn();
    return Math.min(heap.firstMin(), ring.firstMin());
  }

  /**
   * Adds an event. `priority` is an integer from -1000 to 1000, lower first; `kind`, `a` and `b` are int32.
   * @throws InvariantError when the time is not finite or the priority is out of range.
   */
  push(timeMin: number, priority: number, kind: number, a: number, b: number): EventHandle {
    this.insertMin = timeMin;
    return this.handleOf(this.insert(priority, kind, a, b));
  }

  /** As `push`, at `insertMin`, but returns the slot, a small integer that needs no box; `handleOf` makes the handle of it. */
  insert(priority: number, kind: number, a: number, b: number): number {
    const timeMin = this.insertMin;
    if (timeMin - timeMin !== 0 || priority !== (priority | 0) || priority > maxPriority || priority < -maxPriority)
      refuse(timeMin, priority);
    const slot = this.freeCount > 0 ? this.free[--this.freeCount] : this.newSlot();
    const records = this.records;
    const base = (slot << 3) + 4;
    records[base] = kind;
    records[base + 1] = a;
    records[base + 2] = b;
    const keys = this.keys;
    keys[slot << 2] = timeMin;
    keys[(slot << 2) + 1] = priority * prioritySpan + this.sequence++;
    this.store(slot);
    return slot;
  }

  /** Handle of the event that occupies a slot now. */
  handleOf(slot: number): EventHandle {
    return this.records[(slot << 3) + 7] * slotSpan + slot;
  }

  /** Removes the earliest event and shows it in the fields; false when there is none before a time. */
  pop(beforeMin = Infinity): boolean {
    const { heap, keys } = this;
    let slot = -1;
    if (this.present !== Infinity) slot = this.takeOfTwo(beforeMin);
    else if (heap.firstMin() < beforeMin) slot = heap.takeFirst();
    if (slot < 0) return false;
    this.timeMin = keys[slot << 2];
    this.order = keys[(slot << 2) + 1];
    const records = this.records;
    const base = (slot << 3) + 4;
    this.kind = records[base];
    this.a = records[base + 1];
    this.b = records[base + 2];
    this.handleSlot = slot;
    this.handleGeneration = records[base + 3];
    this.retire(slot);
    return true;
  }

  /** Removes a pending event; false when it has left already (executed or cancelled). */
  cancel(handle: EventHandle): boolean {
    const slot = this.slotOf(handle);
    if (slot < 0) return false;
    this.retire(slot);
    if (this.heap.has(slot)) this.heap.remove(slot);
    else this.ring.remove(slot);
    return true;
  }

  isPending(handle: EventHandle): boolean {
    return this.slotOf(handle) >= 0;
  }

  /** All pending events in order: for showing, not for running. */
  list(): EventRecord[] {
    const { keys } = this;
    return Array.from(this.sortedSlots(), (slot) => {
      const priority = Math.floor(keys[slot * 4 + 1] / prioritySpan);
      return {
        handle: this.handleOf(slot),
        timeMin: keys[slot * 4],
        priority,
        sequence: keys[slot * 4 + 1] - priority * prioritySpan,
        kind: this.records[slot * 8 + 4],
        a: this.records[slot * 8 + 5],
        b: this.records[slot * 8 + 6],
      };
    });
  }

  get state(): EventListState {
    const { keys } = this;
    const slot = this.sortedSlots();
    const payload = new Int32Array(slot.length * 3);
    slot.forEach((owner, i) => {
      payload.set(this.records.subarray(owner * 8 + 4, owner * 8 + 7), i * 3);
    });
    return {
      sequence: this.sequence,
      timeMin: Float64Array.from(slot, (owner) => keys[owner * 4]),
      order: Float64Array.from(slot, (owner) => keys[owner * 4 + 1]),
      slot,
      payload,
      generation: Int32Array.from({ length: this.slotCount }, (_, owner) => this.records[owner * 8 + 7]),
      free: this.free.slice(0, this.freeCount),
    };
  }

  /** Forgets everything and takes on a saved state; handles from before that state are valid again. */
  restore(state: EventListState): void {
    this.slotCount = state.generation.length;
    this.heap = new EventHeap();
    this.ring = new EventRing();
    this.goTo(Infinity);
    this.bucketMin = firstBucketMin;
    this.tooMany = 0;
    this.keys = new Float64Array(0);
    this.free = new Int32Array(0);
    this.grow(Math.max(initialCapacity, this.slotCount));
    state.generation.forEach((generation, slot) => {
      this.records[slot * 8 + 7] = generation;
    });
    this.free.set(state.free);
    this.freeCount = state.free.length;
    this.sequence = state.sequence;
    state.slot.forEach((slot, i) => {
      this.records.set(state.payload.subarray(i * 3, i * 3 + 3), slot * 8 + 4);
      this.keys[slot * 4] = state.timeMin[i];
      this.keys[slot * 4 + 1] = state.order[i];
      this.store(slot);
    });
  }

  /** Takes the earliest of heap and ring before a time; -1 when there is none. */
  private takeOfTwo(beforeMin: number): number {
    const { heap, ring, keys } = this;
    if (ring.firstMin() === Infinity && heap.firstMin() >= this.presentEndMin) this.turn();
    const runMin = ring.firstMin();
    const heapMin = heap.firstMin();
    if (runMin >= beforeMin && heapMin >= beforeMin) return -1;
    const isInRun =
      runMin < heapMin || (runMin === heapMin && keys[(ring.first() << 2) + 1] < keys[(heap.first() << 2) + 1]);
    return isInRun ? ring.takeFirst() : heap.takeFirst();
  }

  /** Puts a slot whose keys are written into the ring or the heap. */
  private store(slot: number): void {
    const { heap, ring } = this;
    const ahead = Math.floor(this.keys[slot << 2] / this.bucketMin) - this.present;
    if (ring.reaches(ahead)) {
      ring.put(slot, ahead);
      return;
    }
    heap.add(slot);
    if (this.present === Infinity && heap.size > shallow) this.goTo(Math.floor(heap.firstMin() / this.bucketMin));
  }

  /** Goes on from bucket to bucket until the earliest event is in the run or the heap; what finds no room in the run joins the heap. */
  private turn(): void {
    const { heap, ring } = this;
    while (ring.waiting > 0 && ring.firstMin() === Infinity && heap.firstMin() >= this.presentEndMin) {
      const before = ring.waiting;
      ring.advance();
      for (let slot = ring.sortIn(); slot >= 0; slot = ring.sortIn()) heap.add(slot);
      this.goTo(this.present + 1);
      this.tooMany = Math.max(0, this.tooMany + before - ring.waiting - usualInBucket);
    }
    if (ring.size === 0) this.goTo(Infinity);
    else if (this.tooMany > mostTooMany && this.bucketMin > shortestBucketMin) this.shorten();
  }

  /** Divides the buckets to come by four. */
  private shorten(): void {
    this.tooMany = 0;
    this.bucketMin /= 4;
    this.present = this.presentEndMin / this.bucketMin - 1;
    for (const slot of this.ring.takeWaiting()) this.store(slot);
  }

  private goTo(bucket: number): void {
    this.present = bucket;
    this.presentEndMin = (bucket + 1) * this.bucketMin;
  }

  /** The slot of a pending event, or -1. A slot's generation moves on when its event leaves. */
  private slotOf(handle: EventHandle): number {
    const generation = Math.floor(handle / slotSpan);
    const slot = handle - generation * slotSpan;
    return slot < this.slotCount && generation > 0 && this.records[slot * 8 + 7] === generation ? slot : -1;
  }

  /** Gives a slot back. One that has used up its generations stays unused, so that no handle ever comes twice. */
  private retire(slot: number): void {
    if (++this.records[slot * 8 + 7] < maxGeneration) this.free[this.freeCount++] = slot;
  }

  private newSlot(): number {
    if (this.slotCount === this.free.length) this.grow(Math.max(initialCapacity, this.slotCount * 2 + 2));
    return this.slotCount++;
  }

  private grow(capacity: number): void {
    if (capacity > slotSpan) throw new InvariantError(`more than ${slotSpan / 2} events are pending`);
    const before = this.free.length;
    this.keys = widened(this.keys, new Float64Array(capacity * 4));
    this.records = new Int32Array(this.keys.buffer);
    for (let slot = before; slot < capacity; slot++) this.records[slot * 8 + 7] = 1;
    this.free = widened(this.free, new Int32Array(capacity));
    this.heap.grow(this.keys);
    this.ring.grow(this.keys);
  }

  /** Slots of all pending events, in order. */
  private sortedSlots(): Int32Array {
    const { keys } = this;
    const isFree = new Uint8Array(this.slotCount);
    for (let i = 0; i < this.freeCount; i++) isFree[this.free[i]] = 1;
    const slots: number[] = [];
    for (let slot = 0; slot < this.slotCount; slot++) {
      if (!isFree[slot] && this.records[slot * 8 + 7] < maxGeneration) slots.push(slot);
    }
    return Int32Array.from(slots).sort((p, q) => keys[p * 4] - keys[q * 4] || keys[p * 4 + 1] - keys[q * 4 + 1]);
  }
}

function refuse(timeMin: number, priority: number): never {
  if (Number.isFinite(timeMin)) throw new InvariantError(`priority ${priority} is not an integer from -1000 to 1000`);
  throw new InvariantError(`an event needs a finite time, not ${timeMin}`);
}
