/**
 * Causes: a record for each postponement, wait of a case, substitution, transfusion and discard, and for what lies behind:
 * actions, systems that failed, short stocks, ordinary life. Each record names all constraints that were unmet, the one
 * that bound (the first in the declared order below) and the record behind it, so that a chain can be followed to its root.
 * The log is apart from the state; only the root class of each record travels with the state (one byte a record).
 */
import { InvariantError } from "../engine/index.ts";

/** Kinds of record, in the order of their numbers. */
export const recordKinds = [
  "action",
  "system",
  "condition",
  "ordinary",
  "strike",
  "postponement",
  "wait",
  "substitution",
  "transfusion",
  "discard",
  "displacement",
  "deferral",
  "alert",
  "elsewhere",
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Constraints in the declared order: the first unmet one is called binding. The effect of the order is reported. */
export const constraints = [
  "strike",
  "class paused by decision",
  "national blood shortage phase",
  "group O stock above the emergency reserve",
  "scientists' time for planned work",
  "valid group and screen",
  "blood test results seen",
  "displaced by a more urgent case",
  "monitoring test in date",
  "laboratory capacity",
  "request guidance",
  "age of the sample",
  "intensive care bed",
  "list overrun",
  "staff sickness",
  "other reason on the day",
  "electronic issue",
  "group-specific stock",
  "unit passed its date",
  "practice systems",
] as const;
export type ConstraintName = (typeof constraints)[number];

export const constraint = Object.fromEntries(constraints.map((name, index) => [name, index])) as Readonly<
  Record<ConstraintName, number>
>;

/** What a chain leads back to. */
export const roots = ["ordinary life", "incident", "strike"] as const;
export const root = { ordinary: 0, incident: 1, strike: 2 } as const;

const chunkBits = 13;
const chunkSize = 1 << chunkBits;

interface Chunk {
  readonly kind: Uint8Array;
  readonly timeMin: Float64Array;
  /** Hospital number, but for `system` and for a condition of laboratory capacity: laboratory number; for `deferral`: practice number; -1 for none. */
  readonly place: Int32Array;
  /** Birth key of the entity for `postponement`, `displacement`, `wait`, `elsewhere`, `substitution` by request, `transfusion`; action number; blood group; bits of systems for `system`, 0 where its action tells; else a number of the owner. */
  readonly subject: Float64Array;
  readonly unmet: Int32Array;
  readonly binding: Int8Array;
  readonly behind: Int32Array;
  /** Day index of the planned date for `postponement` (of clinics without incident: how many it stands for); minutes late for `wait`; units for red cells; share that works for `system`; delay for actions; stock days for alerts. */
  readonly value: Float64Array;
}

export interface CauseRecord {
  readonly id: number;
  readonly kind: RecordKind;
  readonly timeMin: number;
  readonly place: number;
  readonly subject: number;
  readonly unmet: readonly ConstraintName[];
  readonly binding: ConstraintName | null;
  readonly behind: number;
  readonly value: number;
  readonly root: (typeof roots)[number];
}

/** The part that is encoded with the state. */
export interface CauseState {
  length: number;
  roots: Uint8Array;
}

export function createCauseState(): CauseState {
  return { length: 0, roots: new Uint8Array(1024) };
}

export class CauseLog {
  private chunks: Chunk[] = [];
  /** Number of the first record that this log holds; earlier ones were made in another process. */
  private firstKept = 0;
  private readonly state: CauseState;

  constructor(state: CauseState) {
    this.state = state;
    this.firstKept = state.length;
  }

  get length(): number {
    return this.state.length;
  }

  /**
   * Adds a record and returns its number.
   * @param unmet bits of constraints by their number; 0 when none applies
   * @param behind the record behind it, -1 for a root
   * @param ownRoot class of a record with nothing behind it
   */
  add(
    kind: RecordKind,
    timeMin: number,
    place: number,
    subject: number,
    unmet: number,
    behind: number,
    value: number,
    ownRoot: number = root.ordinary,
  ): number {
    const id = this.state.length;
    if (behind >= id) throw new InvariantError(`cause ${id} points forward to ${behind}`, { timeMin });
    const at = id - this.firstKept;
    const offset = at & (chunkSize - 1);
    if (offset === 0) this.chunks.push(newChunk());
    const chunk = this.chunks[at >>> chunkBits];
    chunk.kind[offset] = recordKinds.indexOf(kind);
    chunk.timeMin[offset] = timeMin;
    chunk.place[offset] = place;
    chunk.subject[offset] = subject;
    chunk.unmet[offset] = unmet;
    chunk.binding[offset] = unmet === 0 ? -1 : 31 - Math.clz32(unmet & -unmet);
    chunk.behind[offset] = behind;
    chunk.value[offset] = value;
    if (id === this.state.roots.length) {
      const grown = new Uint8Array(2 * id);
      grown.set(this.state.roots);
      this.state.roots = grown;
    }
    this.state.roots[id] = behind >= 0 ? this.state.roots[behind] : ownRoot;
    this.state.length = id + 1;
    return id;
  }

  rootOf(id: number): number {
    return id < 0 ? root.ordinary : this.state.roots[id];
  }

  /** @throws InvariantError when the record was made before this log began (replay the run to see it) */
  read(id: number): CauseRecord {
    const at = id - this.firstKept;
    const chunk = this.chunks[at >>> chunkBits];
    if (at < 0 || id >= this.state.length || !chunk) throw new InvariantError(`cause record ${id} is not in this log`);
    const offset = at & (chunkSize - 1);
    const unmet = chunk.unmet[offset];
    const binding = chunk.binding[offset];
    return {
      id,
      kind: recordKinds[chunk.kind[offset]],
      timeMin: chunk.timeMin[offset],
      place: chunk.place[offset],
      subject: chunk.subject[offset],
      unmet: constraints.filter((_, index) => unmet & (1 << index)),
      binding: binding < 0 ? null : constraints[binding],
      behind: chunk.behind[offset],
      value: chunk.value[offset],
      root: roots[this.state.roots[id]],
    };
  }

  kindOf(id: number): RecordKind {
    const at = id - this.firstKept;
    return recordKinds[this.chunks[at >>> chunkBits].kind[at & (chunkSize - 1)]];
  }

  /** Numbers of the records of some kinds that are kept here, in order; with `subject`, only those about it. */
  find(kinds: readonly RecordKind[], subject?: number): number[] {
    const wanted = recordKinds.map((name) => kinds.includes(name));
    const found: number[] = [];
    for (let id = this.firstKept; id < this.state.length; id++) {
      const chunk = this.chunks[(id - this.firstKept) >>> chunkBits];
      const offset = (id - this.firstKept) & (chunkSize - 1);
      if (wanted[chunk.kind[offset]] && (subject === undefined || chunk.subject[offset] === subject)) found.push(id);
    }
    return found;
  }

  /** The chain from a record to its root, nearest first. */
  chain(id: number): CauseRecord[] {
    const records: CauseRecord[] = [];
    for (let at = id; at >= this.firstKept; ) {
      const record = this.read(at);
      records.push(record);
      at = record.behind;
    }
    return records;
  }

  /** First record number that is kept here, for loops over all of them. */
  get first(): number {
    return this.firstKept;
  }

  /** A frozen view for a snapshot in memory: full chunks are shared, the last one is copied. */
  snapshot(): { readonly chunks: readonly Chunk[]; readonly firstKept: number } {
    const chunks = this.chunks.slice();
    if (chunks.length > 0) chunks[chunks.length - 1] = copyChunk(chunks[chunks.length - 1]);
    return { chunks, firstKept: this.firstKept };
  }

  /** Takes a snapshot's records as its own; the state must be of the same moment. */
  restore(snapshot: { readonly chunks: readonly Chunk[]; readonly firstKept: number }): void {
    this.chunks = snapshot.chunks.slice();
    if (this.chunks.length > 0) this.chunks[this.chunks.length - 1] = copyChunk(this.chunks[this.chunks.length - 1]);
    this.firstKept = snapshot.firstKept;
  }
}

function newChunk(): Chunk {
  return {
    kind: new Uint8Array(chunkSize),
    timeMin: new Float64Array(chunkSize),
    place: new Int32Array(chunkSize),
    subject: new Float64Array(chunkSize),
    unmet: new Int32Array(chunkSize),
    binding: new Int8Array(chunkSize),
    behind: new Int32Array(chunkSize),
    value: new Float64Array(chunkSize),
  };
}

function copyChunk(chunk: Chunk): Chunk {
  return {
    kind: chunk.kind.slice(),
    timeMin: chunk.timeMin.slice(),
    place: chunk.place.slice(),
    subject: chunk.subject.slice(),
    unmet: chunk.unmet.slice(),
    binding: chunk.binding.slice(),
    behind: chunk.behind.slice(),
    value: chunk.value.slice(),
  };
}
