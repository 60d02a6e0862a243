/**
 * The far end of the event list: unsorted buckets of equal length in a ring, each a list of slots. To put a slot in, or to take it
 * out, costs the same however many there are. When the time of a bucket has come it is sorted, and its events leave in order.
 *
 * It knows slots and their keys, not what an event is: see event-list.ts.
 */
import { widened } from "./event-heap.ts";

const bucketCount = 16_384;
/** As many events of a bucket are sorted here; simple insertion is the fastest for so few. */
const runLength = 64;
/** Ends of a list of slots; a slot in the run has `none` before it. */
const none = -1;

export class EventRing {
  /** Slots in the buckets that are still to come. */
  waiting = 0;
  /** The bucket of the present, sorted: times and slots from `at` to the end, where time is Infinity. */
  private readonly runTimes = new Float64Array(runLength + 1).fill(Infinity);
  private readonly runSlots = new Int32Array(runLength);
  private at = 0;
  private end = 0;
  /** By bucket: first slot of its list. */
  private readonly heads = new Int32Array(bucketCount).fill(none);
  /** Two numbers a slot: the next of its list, and the one before, which for the first is -2 less the number of its bucket. */
  private links: Int32Array = new Int32Array(0);
  /** By slot, four places each: time and order of its event. */
  private keys: Float64Array = new Float64Array(0);
  private present = 0;

  /** Slots in the buckets and in the run. */
  get size(): number {
    return this.waiting + this.end - this.at;
  }

  /** Whether there is a bucket so far ahead. */
  reaches(ahead: number): boolean {
    return ahead > 0 && ahead < bucketCount;
  }

  /** Puts a slot in the bucket that is `ahead` buckets away from the present one. */
  put(slot: number, ahead: number): void {
    const { heads, links } = this;
    const bucket = (this.present + ahead) & (bucketCount - 1);
    const next = heads[bucket];
    heads[bucket] = slot;
    links[slot << 1] = next;
    links[(slot << 1) + 1] = -2 - bucket;
    if (next !== none) links[(next << 1) + 1] = slot;
    this.waiting++;
  }

  /** Takes out a slot that is in a bucket or in the run. */
  remove(slot: number): void {
    const { heads, links } = this;
    const next = links[slot << 1];
    const before = links[(slot << 1) + 1];
    if (before === none) {
      this.removeFromRun(slot);
      return;
    }
    if (before >= 0) links[before << 1] = next;
    else heads[-2 - before] = next;
    if (next !== none) links[(next << 1) + 1] = before;
    this.waiting--;
  }

  /** Time of the first of the run, Infinity when it is empty. */
  firstMin(): number {
    return this.runTimes[this.at];
  }

  /** The first slot of a run that is not empty. */
  first(): number {
    return this.runSlots[this.at];
  }

  /** Takes the first slot out of a run that is not empty. */
  takeFirst(): number {
    return this.runSlots[this.at++];
  }

  /** Makes the next bucket the present one, when the run has ended. `sortIn` is to follow. */
  advance(): void {
    this.present = (this.present + 1) & (bucketCount - 1);
    this.at = 0;
    this.end = 0;
  }

  /** Sorts the slots of the present bucket into the run; returns one that finds no room in it, or -1 when all is done. */
  sortIn(): number {
    const { heads, links, present } = this;
    let slot = heads[present];
    while (slot !== none && this.end < runLength) {
      this.insert(slot);
      const after = links[slot << 1];
      links[(slot << 1) + 1] = none;
      slot = after;
      this.waiting--;
    }
    this.runTimes[this.end] = Infinity;
    heads[present] = slot === none ? none : links[slot << 1];
    if (slot !== none) this.waiting--;
    return slot;
  }

  /** Takes out all slots in the buckets to come. */
  takeWaiting(): Int32Array {
    const { heads, links } = this;
    const slots = new Int32Array(this.waiting);
    let count = 0;
    for (const first of heads) for (let slot = first; slot !== none; slot = links[slot << 1]) slots[count++] = slot;
    heads.fill(none);
    this.waiting = 0;
    return slots;
  }

  /** Makes room for as many slots, and takes note of where their keys are. */
  grow(keys: Float64Array): void {
    this.keys = keys;
    this.links = widened(this.links, new Int32Array(keys.length / 2));
  }

  private insert(slot: number): void {
    const { runTimes, runSlots, keys } = this;
    const timeMin = keys[slot << 2];
    const order = keys[(slot << 2) + 1];
    let place = this.end++;
    while (place > 0) {
      const before = runTimes[place - 1];
      if (before < timeMin || (before === timeMin && keys[(runSlots[place - 1] << 2) + 1] < order)) break;
      runTimes[place] = before;
      runSlots[place] = runSlots[place - 1];
      place--;
    }
    runTimes[place] = timeMin;
    runSlots[place] = slot;
  }

  private removeFromRun(slot: number): void {
    const place = this.runSlots.indexOf(slot, this.at);
    this.runSlots.copyWithin(place, place + 1, this.end);
    this.runTimes.copyWithin(place, place + 1, this.end + 1);
    this.end--;
  }
}
