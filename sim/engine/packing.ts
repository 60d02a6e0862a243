/**
 * Runs of zeros taken out of bytes. State is typed arrays of which much is zero (rows not in use, days to come), so this
 * takes out a third of it in one pass. It knows nothing of what the bytes mean; equal bytes give equal packed bytes.
 *
 * Form: the length of the bytes, then pairs of counts in 4-byte words, zeros to write and words to copy, each followed by
 * the words to copy. Counts are written seven bits to a byte, lowest first.
 */
import { InvariantError } from "./errors.ts";

/** Shorter runs cost more to name than they save. */
const shortestRun = 3;

/** Written to again and again: fresh memory for each state would cost more than the packing. */
let room = new Uint8Array(1 << 16);

/** @param bytes their `length` first bytes are packed; what stands behind them up to a whole word must be there and is set to zero */
export function pack(bytes: Uint8Array, length: number = bytes.length): Uint8Array {
  const words = Math.ceil(length / 4);
  const isWhole = bytes.byteOffset % 4 === 0 && bytes.length >= words * 4;
  const padded = isWhole ? bytes : new Uint8Array(words * 4);
  if (!isWhole) padded.set(bytes.subarray(0, length));
  padded.fill(0, length, words * 4);
  const word = new Int32Array(padded.buffer, padded.byteOffset, words);
  // A pair of counts takes at most ten bytes and stands for at least shortestRun words, but for the first and the last.
  if (room.length < words * 4 + 32) room = new Uint8Array(words * 4 + 32);
  const out = room;
  let at = writeCount(out, 0, length);
  let i = 0;
  while (i < words) {
    const zerosFrom = i;
    while (i < words && word[i] === 0) i++;
    const copyFrom = i;
    let zeros = 0;
    while (i < words && zeros < shortestRun) zeros = word[i++] === 0 ? zeros + 1 : 0;
    if (zeros === shortestRun) i -= shortestRun;
    at = writeCount(out, at, copyFrom - zerosFrom);
    at = writeCount(out, at, i - copyFrom);
    out.set(padded.subarray(copyFrom * 4, i * 4), at);
    at += (i - copyFrom) * 4;
  }
  return out.slice(0, at);
}

/** @throws InvariantError when the bytes were not made by `pack` */
export function unpack(packed: Uint8Array): Uint8Array {
  const reader = { packed, at: 0 };
  const length = readCount(reader);
  const words = Math.ceil(length / 4);
  const bytes = new Uint8Array(words * 4);
  let i = 0;
  while (i < words) {
    i += readCount(reader);
    const copy = readCount(reader);
    const end = reader.at + copy * 4;
    if (i + copy > words || end > packed.length) throw new InvariantError("the packed bytes are cut short or damaged");
    bytes.set(packed.subarray(reader.at, end), i * 4);
    reader.at = end;
    i += copy;
  }
  if (reader.at !== packed.length) throw new InvariantError("bytes are left over after the encoded value");
  return bytes.subarray(0, length);
}

function writeCount(out: Uint8Array, at: number, count: number): number {
  let rest = count;
  let next = at;
  while (rest >= 128) {
    out[next++] = (rest & 127) | 128;
    rest = Math.floor(rest / 128);
  }
  out[next++] = rest;
  return next;
}

function readCount(reader: { readonly packed: Uint8Array; at: number }): number {
  let count = 0;
  for (let scale = 1; scale < 34_359_738_368; scale *= 128) {
    if (reader.at >= reader.packed.length) throw new InvariantError("the packed bytes are cut short or damaged");
    const byte = reader.packed[reader.at++];
    count += (byte & 127) * scale;
    if (byte < 128) return count;
  }
  throw new InvariantError("the packed bytes are cut short or damaged");
}
