/**
 * The format of a part: the result of one replication as bytes.
 *
 *     "KNP1" · length of the head (4 bytes, little-endian) · head (JSON) · segments · SHA-256 of all before it
 *
 * A segment holds 4,096 values (the last one fewer) as little-endian doubles, deflated: most cells of a region are small whole
 * numbers, so a part is a fifth of its values. Segments can be read alone. Responsible for bytes; where they lie is in parts.ts.
 */
import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { RunRecord, RunResult } from "../../experiment/index.ts";

export const segmentValues = 4096;

const magic = "KNP1";
const headStart = 8;
const hashBytes = 32;

interface Head {
  /** Of the cell that the replication is of. */
  readonly address: string;
  readonly record: Omit<RunRecord, "eventsByKind"> & { readonly eventsByKind: readonly number[] };
  /** Bytes of each segment. */
  readonly segments: readonly number[];
}

/** What is kept in memory of a part: the run, and where its segments lie in the file. */
export interface PartHead {
  readonly record: RunRecord;
  /** Where each segment begins, and after the last one where it ends. */
  readonly offsets: Float64Array;
}

export interface EncodedPart {
  readonly bytes: Uint8Array;
  readonly head: PartHead;
}

export function encodePart(address: string, { values, ...record }: RunResult): EncodedPart {
  const segments: Uint8Array[] = [];
  for (let from = 0; from < values.length; from += segmentValues) {
    const some = values.subarray(from, from + segmentValues);
    segments.push(deflateRawSync(new Uint8Array(some.buffer, some.byteOffset, some.byteLength), { level: 1 }));
  }
  const head: Head = {
    address,
    record: { ...record, eventsByKind: [...record.eventsByKind] },
    segments: segments.map(({ length }) => length),
  };
  const headText = Buffer.from(JSON.stringify(head), "utf8");
  const start = Buffer.alloc(headStart);
  start.write(magic, "latin1");
  start.writeUInt32LE(headText.length, magic.length);
  const content = Buffer.concat([start, headText, ...segments]);
  const bytes = Buffer.concat([content, createHash("sha256").update(content).digest()]);
  return { bytes, head: { record, offsets: offsetsOf(headStart + headText.length, head.segments) } };
}

/** Null when the bytes are no whole part of this cell and replication: then it is to be run again. */
export function decodeHead(bytes: Buffer, address: string, replication: number): PartHead | null {
  const end = bytes.length - hashBytes;
  if (end < headStart || bytes.toString("latin1", 0, magic.length) !== magic) return null;
  const hash = createHash("sha256").update(bytes.subarray(0, end)).digest();
  if (!hash.equals(bytes.subarray(end))) return null;
  const headEnd = headStart + bytes.readUInt32LE(magic.length);
  const head = JSON.parse(bytes.toString("utf8", headStart, headEnd)) as Head;
  if (head.address !== address || head.record.replication !== replication) return null;
  const record = { ...head.record, eventsByKind: Float64Array.from(head.record.eventsByKind) };
  return { record, offsets: offsetsOf(headEnd, head.segments) };
}

/** @param bytes of one segment alone */
export function decodeSegment(bytes: Uint8Array): Float64Array {
  const raw = inflateRawSync(bytes);
  // A buffer of Node's may begin anywhere in a larger one, where no double may.
  const aligned = new Uint8Array(raw);
  return new Float64Array(aligned.buffer, 0, aligned.length / Float64Array.BYTES_PER_ELEMENT);
}

function offsetsOf(first: number, lengths: readonly number[]): Float64Array {
  const offsets = new Float64Array(lengths.length + 1);
  offsets[0] = first;
  lengths.forEach((length, index) => {
    offsets[index + 1] = offsets[index] + length;
  });
  return offsets;
}
