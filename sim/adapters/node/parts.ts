/**
 * Results kept on disk as parts, one file for each replication: `<folder>/<cell>/<replication>.bin`. A part appears whole or not
 * at all, so a folder of parts is what a stopped run goes on from; parts of other cells in it do no harm, so it is a cache too.
 * Responsible for files and for reading them block by block; their bytes are in part-file.ts.
 *
 *     const parts = new Parts(folder, design, layout);
 *     for await (const { record, isReused } of throughParts(design, runner, parts)) …   // runs what is not there
 *     const summary = summarise(layout, parts.source());                                 // of all that passed, in their order
 */
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { InvariantError } from "../../engine/index.ts";
import {
  cellAddress,
  type Design,
  type ResultLayout,
  type ResultSource,
  type Runner,
  type RunRecord,
  type RunResult,
} from "../../experiment/index.ts";
import { programFingerprint } from "./fingerprint.ts";
import { clearIn, writerMark } from "./leftovers.ts";
import { decodeHead, decodeSegment, encodePart, type PartHead, segmentValues } from "./part-file.ts";

/** Parts of whatever has an address: each is one replication's numbers. */
export class KeptRuns {
  /** The folder of this cell's parts. */
  readonly folder: string;
  /** Numbers of a replication. */
  readonly length: number;
  private readonly address: string;
  private readonly heads = new Map<number, PartHead>();

  /** @param address equal ones promise equal numbers, whoever runs them */
  constructor(folder: string, address: string, length: number) {
    this.address = address;
    this.folder = join(resolve(folder), this.address.slice(0, 16));
    this.length = length;
  }

  /** Whether the part of a replication is there and whole; then `source` may read it. */
  has(replication: number): boolean {
    if (this.heads.has(replication)) return true;
    const bytes = bytesOf(this.pathOf(replication));
    const head = bytes === null ? null : decodeHead(bytes, this.address, replication);
    if (head === null) return false;
    this.heads.set(replication, head);
    return true;
  }

  keep(result: RunResult): void {
    mkdirSync(this.folder, { recursive: true });
    const { bytes, head } = encodePart(this.address, result);
    const path = this.pathOf(result.replication);
    // Another process may be writing the same part: each its own file, and the last to rename wins with the same bytes.
    const temporary = `${path}.${writerMark()}.new`;
    writeFileSync(temporary, bytes);
    renameSync(temporary, path);
    this.heads.set(result.replication, head);
  }

  /** Results of replications that passed, in the order given. Their parts must stay where they are while it is in use. */
  source(replications: readonly number[] = [...this.heads.keys()].sort((a, b) => a - b)): ResultSource {
    const heads = replications.map((replication) => {
      const head = this.heads.get(replication);
      if (head === undefined) throw new InvariantError(`no part of replication ${replication}`);
      return head;
    });
    return {
      records: heads.map(({ record }) => record),
      block: (first, count) => {
        const block = new Float64Array(count * heads.length);
        heads.forEach(({ offsets }, run) => {
          const values = readCells(this.pathOf(replications[run]), offsets, first, count);
          for (let cell = 0; cell < count; cell++) block[cell * heads.length + run] = values[cell];
        });
        return block;
      },
      one: (run) => this.source([replications[run]]),
    };
  }

  /** Marks this cell's parts as used now; `keepWithin` removes those first that were not for longest. */
  touch(): void {
    const now = new Date();
    utimesSync(this.folder, now, now);
  }

  /** Takes away what processes that were killed left half-written. */
  clear(): void {
    clearIn(this.folder, (name) => name.endsWith(".new"));
  }

  /** Removes this cell's parts. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
    this.heads.clear();
  }

  /** Removes the whole folder of parts, those of other cells too: for one that nothing else uses. */
  removeAll(): void {
    rmSync(dirname(this.folder), { recursive: true, force: true });
    this.heads.clear();
  }

  private pathOf(replication: number): string {
    return join(this.folder, `${replication}.bin`);
  }
}

/** Parts of the replications of a scenario under one seed. */
export class Parts extends KeptRuns {
  readonly layout: ResultLayout;

  constructor(folder: string, design: Design, layout: ResultLayout) {
    super(folder, cellAddress(design, layout, programFingerprint()), layout.length);
    this.layout = layout;
  }
}

/** One replication of a design that is now among the parts. */
export interface Passed {
  readonly record: RunRecord;
  /** Its values; read from the disk when it was there already. */
  values(): Float64Array;
  readonly isReused: boolean;
}

/** Replications of a design in the order of its specs: from parts where they are there, else run and kept as parts. */
export async function* throughParts(design: Design, runner: Runner, parts: KeptRuns): AsyncGenerator<Passed, void> {
  parts.clear();
  const there = new Set(design.specs.filter((spec) => parts.has(spec.replication)));
  if (there.size > 0) parts.touch();
  const fresh = runner.run({ ...design, specs: design.specs.filter((spec) => !there.has(spec)) });
  try {
    for (const spec of design.specs) {
      if (there.has(spec)) {
        const source = parts.source([spec.replication]);
        yield { record: source.records[0], values: () => source.block(0, parts.length), isReused: true };
        continue;
      }
      const { value } = await fresh.next();
      if (!value) throw new InvariantError(`the runner left out replication ${spec.replication}`);
      parts.keep(value);
      const { values, ...record } = value;
      yield { record, values: () => values, isReused: false };
    }
  } finally {
    await fresh.return();
  }
}

function readCells(path: string, offsets: Float64Array, first: number, count: number): Float64Array {
  const values = new Float64Array(count);
  const firstSegment = Math.floor(first / segmentValues);
  const lastSegment = Math.floor((first + count - 1) / segmentValues);
  const handle = openSync(path, "r");
  try {
    for (let segment = firstSegment; segment <= lastSegment; segment++) {
      const bytes = new Uint8Array(offsets[segment + 1] - offsets[segment]);
      readSync(handle, bytes, 0, bytes.length, offsets[segment]);
      const start = segment * segmentValues;
      const from = Math.max(first, start);
      const to = Math.min(first + count, start + segmentValues);
      values.set(decodeSegment(bytes).subarray(from - start, to - start), from - first);
    }
  } finally {
    closeSync(handle);
  }
  return values;
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
