/**
 * The journal: what befell single cases, and what was on its way between places, for pictures and boards. Kept only for a run
 * that is to be looked at; it is apart from the state and changes nothing in it.
 */
export const journalKinds = [
  "operation.booked",
  "operation.done",
  "operation.postponed",
  "operation.cancelled",
  "operation.transferred",
  "appointment.booked",
  "appointment.held",
  "appointment.heldWithoutResult",
  "appointment.converted",
  "appointment.postponed",
  "samples.sent",
  "results.sent",
  "blood.sent",
] as const;
export type JournalKind = (typeof journalKinds)[number];

export const noted = Object.fromEntries(journalKinds.map((name, index) => [name, index])) as Readonly<
  Record<JournalKind, number>
>;

export interface JournalEntry {
  readonly kind: JournalKind;
  /** When it happened; for what is sent, when it leaves. */
  readonly timeMin: number;
  /** When it ends (operation) or arrives (samples, results, blood); else as `timeMin`. */
  readonly untilMin: number;
  /** Hospital; for samples the practice, for results the laboratory. */
  readonly place: number;
  /** Number of the list (operations, -1 unknown), the laboratory (samples), the practice (results); else -1. */
  readonly other: number;
  /** Birth key of the case, or of the practice's day that filled a bag; -1 for none. */
  readonly subject: number;
  /** Planned day of an operation or appointment; else -1. */
  readonly day: number;
  /** Requests or units sent; 1 for a case. */
  readonly count: number;
  /** What the kind says: see `operationDetail`; 1 for an urgent appointment or bag; units of O-negative for blood. */
  readonly detail: number;
  /** Cause record of a postponement or cancellation, -1 for none. */
  readonly cause: number;
}

const chunkBits = 13;
const chunkSize = 1 << chunkBits;

const newChunk = () => ({
  kind: new Uint8Array(chunkSize),
  timeMin: new Float64Array(chunkSize),
  untilMin: new Float64Array(chunkSize),
  place: new Int16Array(chunkSize),
  other: new Int16Array(chunkSize),
  subject: new Float64Array(chunkSize),
  day: new Int16Array(chunkSize),
  count: new Int32Array(chunkSize),
  detail: new Int32Array(chunkSize),
  cause: new Int32Array(chunkSize),
});

export class Journal {
  private readonly chunks: ReturnType<typeof newChunk>[] = [];
  length = 0;

  add(
    kind: number,
    timeMin: number,
    untilMin: number,
    place: number,
    other: number,
    subject: number,
    day: number,
    count: number,
    detail: number,
    cause: number,
  ): void {
    const offset = this.length & (chunkSize - 1);
    if (offset === 0) this.chunks.push(newChunk());
    const chunk = this.chunks[this.length >>> chunkBits];
    chunk.kind[offset] = kind;
    chunk.timeMin[offset] = timeMin;
    chunk.untilMin[offset] = untilMin;
    chunk.place[offset] = place;
    chunk.other[offset] = other;
    chunk.subject[offset] = subject;
    chunk.day[offset] = day;
    chunk.count[offset] = count;
    chunk.detail[offset] = detail;
    chunk.cause[offset] = cause;
    this.length++;
  }

  /** Entries in the order in which they were made. `index` from 0 to `length - 1`. */
  read(index: number): JournalEntry {
    const chunk = this.chunks[index >>> chunkBits];
    const offset = index & (chunkSize - 1);
    return {
      kind: journalKinds[chunk.kind[offset]],
      timeMin: chunk.timeMin[offset],
      untilMin: chunk.untilMin[offset],
      place: chunk.place[offset],
      other: chunk.other[offset],
      subject: chunk.subject[offset],
      day: chunk.day[offset],
      count: chunk.count[offset],
      detail: chunk.detail[offset],
      cause: chunk.cause[offset],
    };
  }

  /** Numbers of the entries about one subject, in order. */
  about(subject: number): number[] {
    const found: number[] = [];
    for (let index = 0; index < this.length; index++)
      if (this.chunks[index >>> chunkBits].subject[index & (chunkSize - 1)] === subject) found.push(index);
    return found;
  }

  /** Calls `visit` with the number of each entry of the given kinds, without making objects of the others. */
  each(kinds: readonly JournalKind[], visit: (entry: JournalEntry, index: number) => void): void {
    const wanted = journalKinds.map((name) => kinds.includes(name));
    for (let index = 0; index < this.length; index++) {
      const chunk = this.chunks[index >>> chunkBits];
      if (wanted[chunk.kind[index & (chunkSize - 1)]]) visit(this.read(index), index);
    }
  }
}

/** Facts of an operation in one number. */
export function operationDetail(priority: number, surgicalClass: number, isCancer: boolean): number {
  return priority + 8 * surgicalClass + 1024 * (isCancer ? 1 : 0);
}

/** @returns priority 2 to 4, surgical class as numbered in `surgicalClasses`, and whether it is on a cancer pathway */
export function readOperationDetail(detail: number): {
  readonly priority: number;
  readonly surgicalClass: number;
  readonly isCancer: boolean;
} {
  return { priority: detail & 7, surgicalClass: (detail >> 3) & 127, isCancer: detail >= 1024 };
}
