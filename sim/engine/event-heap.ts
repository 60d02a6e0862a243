/**
 * The near end of the event list: an indexed binary heap in typed arrays, numbered from 1 so that two children share a cache line.
 * - The smaller child is chosen without a branch; an Infinity behind the last element stands in for a missing child.
 * - The root is lazy: `takeFirst` leaves a hole that the next `add` fills by one sift down, which is what a simulation does.
 * - Priority and sequence are packed in one double, the order, that is looked at only when two times are equal.
 *
 * It knows slots and their keys, not what an event is: see event-list.ts.
 */
export class EventHeap {
  /** By slot, four places each: time and order of its event, written by the event list before the slot is added. */
  private keys: Float64Array = new Float64Array(0);
  /** By place in the heap, 1 to `last`: time, and the slot of the event. Behind `last`, time is Infinity. */
  private times: Float64Array = new Float64Array(2).fill(Infinity);
  private slots: Int32Array = new Int32Array(2);
  /** By slot: its place, 0 when it is not in the heap. */
  private places: Int32Array = new Int32Array(0);
  private last = 0;
  /** True when place 1 is empty; its time is then -Infinity, so that nothing rises into it. */
  private hollow = false;

  get size(): number {
    return this.hollow ? this.last - 1 : this.last;
  }

  has(slot: number): boolean {
    return this.places[slot] > 0;
  }

  /** Time of the first, Infinity when there is none. */
  firstMin(): number {
    if (this.hollow) this.fillHole();
    return this.times[1];
  }

  /** Adds a slot whose keys are written. */
  add(slot: number): void {
    const timeMin = this.keys[slot << 2];
    if (this.hollow) {
      this.hollow = false;
      this.times[1] = timeMin;
      this.siftDown(1, slot);
    } else {
      const place = ++this.last;
      this.times[place] = timeMin;
      this.siftUp(place, slot);
    }
  }

  /** The first slot. Only after `firstMin`, and only if there is one. */
  first(): number {
    return this.slots[1];
  }

  /** Takes the first slot out. Only after `firstMin`, and only if there is one. */
  takeFirst(): number {
    const slot = this.slots[1];
    this.places[slot] = 0;
    this.times[1] = -Infinity;
    this.hollow = true;
    return slot;
  }

  /** Takes out a slot that the heap has. */
  remove(slot: number): void {
    const place = this.places[slot];
    this.places[slot] = 0;
    const last = this.last--;
    const { times, slots } = this;
    const timeMin = times[last];
    const moved = slots[last];
    times[last] = Infinity;
    if (place === last) return;
    times[place] = timeMin;
    if (place > 1 && this.precedes(moved, slots[place >> 1], place >> 1)) this.siftUp(place, moved);
    else this.siftDown(place, moved);
  }

  /** Makes room for as many slots, and takes note of where their keys are. */
  grow(keys: Float64Array): void {
    const capacity = keys.length / 4;
    this.keys = keys;
    this.times = widened(this.times, new Float64Array(capacity + 2).fill(Infinity));
    this.slots = widened(this.slots, new Int32Array(capacity + 2));
    this.places = widened(this.places, new Int32Array(capacity));
  }

  private fillHole(): void {
    const last = this.last--;
    const { times } = this;
    this.hollow = false;
    times[1] = times[last];
    times[last] = Infinity;
    if (last > 1) this.siftDown(1, this.slots[last]);
  }

  /** Whether a slot comes before the one at a place; in a hole is what comes before all. */
  private precedes(slot: number, other: number, place: number): boolean {
    const timeMin = this.keys[slot << 2];
    const otherMin = this.times[place];
    return timeMin < otherMin || (timeMin === otherMin && this.keys[(slot << 2) + 1] < this.keys[(other << 2) + 1]);
  }

  // The two sifts are the hot loops. The time of the event stands at `from` already: passing it would box it. `| 0` tells
  // the compiler what it cannot know, that a parameter is an int32, and keeps conversions out of the loops.

  private siftUp(from: number, slot: number): void {
    const { times, slots, places, keys } = this;
    const timeMin = times[from];
    const mover = slot | 0;
    let place = from | 0;
    while (place > 1) {
      const parent = place >> 1;
      const parentTime = times[parent];
      if (parentTime < timeMin) break;
      const parentSlot = slots[parent];
      if (parentTime === timeMin && keys[(parentSlot << 2) + 1] < keys[(mover << 2) + 1]) break;
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
    const { times, slots, places, keys } = this;
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
      if (leftTime === rightTime && keys[(slots[right] << 2) + 1] < keys[(slots[left] << 2) + 1]) child = right;
      if (childTime >= timeMin && (childTime > timeMin || keys[(slots[child] << 2) + 1] > keys[(mover << 2) + 1]))
        break;
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
}

export function widened<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
