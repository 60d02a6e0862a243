/**
 * Plain data to bytes and back, without loss: NaN, infinities, -0, and typed arrays with their type.
 *
 * Equal values give equal bytes on every machine (little-endian; every NaN is written as the same NaN), so a hash of
 * the bytes is a hash of the value. Keys of objects keep their order. Instances of classes, functions, undefined,
 * bigint and symbols are refused, naming where they are.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { InvariantError } from "./errors.ts";
import { pack, unpack } from "./packing.ts";

export type EncodableArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

export type Encodable =
  | null
  | boolean
  | number
  | string
  | EncodableArray
  | readonly Encodable[]
  | { readonly [key: string]: Encodable };

/** Three letters and the version of the format. */
const header = [0x45, 0x4e, 0x43, 2] as const;

const tag = { null: 0, false: 1, true: 2, int32: 3, float64: 4, narrow: 5, wide: 6, array: 7, object: 8 } as const;
const firstArrayTag = 16;
const arrayTypes = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
] as const;

const maxDepth = 200;
const hostIsLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** @throws InvariantError naming the path of a value that cannot be encoded. */
export function encode(value: Encodable): Uint8Array {
  const writer = new Writer();
  writer.value(value, "value", 0);
  const packed = writer.packed();
  const bytes = new Uint8Array(header.length + packed.length);
  bytes.set(header);
  bytes.set(packed, header.length);
  return bytes;
}

/** @throws InvariantError when the bytes are not a value of this format and version. */
export function decode(bytes: Uint8Array): Encodable {
  if (!header.every((byte, i) => bytes[i] === byte)) throw new InvariantError("not an encoded value of version 2");
  const reader = new Reader(unpack(bytes.subarray(header.length)));
  const value = reader.value(0);
  if (!reader.atEnd) throw new InvariantError("bytes are left over after the encoded value");
  return value;
}

/** SHA-256 in hexadecimal. */
export function hashBytes(bytes: Uint8Array): string {
  let text = "";
  for (const byte of sha256(bytes)) text += (byte < 16 ? "0" : "") + byte.toString(16);
  return text;
}

/** Hash of a value: equal for equal values, whatever machine they are on. */
export function hashOf(value: Encodable): string {
  return hashBytes(encode(value));
}

/** The bytes of the value being encoded; kept, since fresh memory for each state would cost more than writing it. */
let room = new Uint8Array(1 << 16);
let roomView = new DataView(room.buffer);

class Writer {
  private bytes = room;
  private view = roomView;
  private length = 0;

  packed(): Uint8Array {
    this.reserve(4);
    return pack(this.bytes, this.length);
  }

  byte(byte: number): void {
    this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  value(value: unknown, path: string, depth: number): void {
    if (depth > maxDepth) throw new InvariantError(`${path} is nested too deeply to encode`);
    if (value === null) this.byte(tag.null);
    else if (typeof value === "boolean") this.byte(value ? tag.true : tag.false);
    else if (typeof value === "number") this.number(value);
    else if (typeof value === "string") this.string(value);
    else if (Array.isArray(value)) {
      this.byte(tag.array);
      this.count(value.length);
      for (let i = 0; i < value.length; i++) this.value(value[i], `${path}[${i}]`, depth + 1);
    } else if (ArrayBuffer.isView(value)) this.typedArray(value, path);
    else if (isPlainObject(value)) {
      const entries = Object.entries(value);
      this.byte(tag.object);
      this.count(entries.length);
      for (const [key, part] of entries) {
        this.string(key);
        this.value(part, `${path}.${key}`, depth + 1);
      }
    } else throw new InvariantError(`${path} cannot be encoded: ${described(value)}`);
  }

  private number(value: number): void {
    if (value === (value | 0) && !Object.is(value, -0)) {
      this.byte(tag.int32);
      this.reserve(4);
      this.view.setInt32(this.length, value, true);
      this.length += 4;
      return;
    }
    this.byte(tag.float64);
    this.reserve(8);
    this.view.setFloat64(this.length, value, true);
    if (Number.isNaN(value)) this.canonicalNaN(this.length, 8);
    this.length += 8;
  }

  private string(text: string): void {
    let widest = 0;
    for (let i = 0; i < text.length; i++) widest |= text.charCodeAt(i);
    this.byte(widest < 256 ? tag.narrow : tag.wide);
    this.count(text.length);
    this.reserve(text.length * 2);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.bytes[this.length++] = unit & 255;
      if (widest >= 256) this.bytes[this.length++] = unit >> 8;
    }
  }

  private typedArray(array: ArrayBufferView, path: string): void {
    const type = arrayTypes.findIndex((candidate) => Object.getPrototypeOf(array) === candidate.prototype);
    if (type < 0) throw new InvariantError(`${path} cannot be encoded: ${described(array)}`);
    const { BYTES_PER_ELEMENT: size } = arrayTypes[type];
    const values = array as EncodableArray;
    this.byte(firstArrayTag + type);
    this.count(values.length);
    this.reserve(array.byteLength);
    const start = this.length;
    this.bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start);
    this.length += array.byteLength;
    if (!hostIsLittleEndian) swapBytes(this.bytes.subarray(start, this.length), size);
    if (values instanceof Float64Array || values instanceof Float32Array) {
      for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) this.canonicalNaN(start + i * size, size);
    }
  }

  /** Engines differ in the sign and payload of the NaN they make. */
  private canonicalNaN(at: number, size: number): void {
    this.bytes.fill(0, at, at + size);
    this.bytes[at + size - 1] = 0x7f;
    this.bytes[at + size - 2] = size === 8 ? 0xf8 : 0xc0;
  }

  private count(count: number): void {
    this.reserve(4);
    this.view.setUint32(this.length, count, true);
    this.length += 4;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(4 * Math.ceil(Math.max(this.bytes.length * 2, this.length + more) / 4));
    larger.set(this.bytes.subarray(0, this.length));
    room = larger;
    roomView = new DataView(larger.buffer);
    this.bytes = room;
    this.view = roomView;
  }
}

class Reader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.at === this.bytes.length;
  }

  byte(): number {
    return this.bytes[this.take(1)];
  }

  value(depth: number): Encodable {
    if (depth > maxDepth) throw new InvariantError("the encoded value is nested too deeply");
    const kind = this.byte();
    switch (kind) {
      case tag.null:
        return null;
      case tag.false:
        return false;
      case tag.true:
        return true;
      case tag.int32:
        return this.view.getInt32(this.take(4), true);
      case tag.float64:
        return this.view.getFloat64(this.take(8), true);
      case tag.narrow:
      case tag.wide:
        return this.string(kind);
      case tag.array: {
        const length = this.count(1);
        const values: Encodable[] = [];
        for (let i = 0; i < length; i++) values.push(this.value(depth + 1));
        return values;
      }
      case tag.object: {
        const length = this.count(6);
        const entries: [string, Encodable][] = [];
        for (let i = 0; i < length; i++) entries.push([this.string(this.byte()), this.value(depth + 1)]);
        return Object.fromEntries(entries);
      }
      default:
        return this.typedArray(kind - firstArrayTag);
    }
  }

  private string(kind: number): string {
    if (kind !== tag.narrow && kind !== tag.wide) throw new InvariantError(`byte ${this.at - 1} should begin a string`);
    const unitSize = kind === tag.wide ? 2 : 1;
    const length = this.count(unitSize);
    const start = this.take(length * unitSize);
    let text = "";
    for (let i = 0; i < length; i++) {
      text += String.fromCharCode(unitSize === 1 ? this.bytes[start + i] : this.view.getUint16(start + 2 * i, true));
    }
    return text;
  }

  private typedArray(type: number): Encodable {
    const ArrayType = arrayTypes[type];
    if (ArrayType === undefined) throw new InvariantError(`byte ${this.at - 1} is of no known type`);
    const size = ArrayType.BYTES_PER_ELEMENT;
    const length = this.count(size);
    const start = this.take(length * size);
    const copy = this.bytes.slice(start, start + length * size);
    if (!hostIsLittleEndian) swapBytes(copy, size);
    return new ArrayType(copy.buffer, 0, length);
  }

  /** A length, refused when so many elements cannot follow. */
  private count(elementSize: number): number {
    const count = this.view.getUint32(this.take(4), true);
    if (count * elementSize > this.bytes.length - this.at) throw new InvariantError("the encoded value is cut short");
    return count;
  }

  private take(size: number): number {
    const start = this.at;
    if (start + size > this.bytes.length) throw new InvariantError("the encoded value is cut short");
    this.at += size;
    return start;
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function described(value: unknown): string {
  if (typeof value !== "object" || value === null) return typeof value;
  return `an instance of ${value.constructor?.name ?? "an unknown class"}`;
}

function swapBytes(bytes: Uint8Array, size: number): void {
  for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
}
