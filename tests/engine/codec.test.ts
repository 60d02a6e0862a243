import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, type Encodable, encode, hashBytes, hashOf, InvariantError } from "../../sim/engine/index.ts";
import { pack, unpack } from "../../sim/engine/packing.ts";

const typedArray = fc.oneof(
  fc.int8Array(),
  fc.uint8Array(),
  fc.uint8ClampedArray(),
  fc.int16Array(),
  fc.uint16Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.float32Array(),
  fc.float64Array(),
);
const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(-0, 0, Number.NaN, Infinity, -Infinity, 2 ** 31));
const { value: encodable } = fc.letrec<{ value: Encodable }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    anyNumber,
    fc.string({ unit: "binary" }),
    typedArray,
    fc.array(tie("value"), { maxLength: 6 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 6, noNullPrototype: true }),
  ),
}));

describe("the codec", () => {
  it("gives back exactly what it was given, types and order of keys included", () => {
    fc.assert(
      fc.property(encodable, (value) => {
        const copy = decode(encode(value));
        expect(copy).toStrictEqual(value);
        expect(encode(copy)).toEqual(encode(value));
        expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
      }),
      { numRuns: 1000, seed: 20240605 },
    );
  });

  it("keeps NaN, infinities and -0, in numbers and in arrays", () => {
    const odd = [Number.NaN, Infinity, -Infinity, -0, 0, 5e-324];
    const [numbers, doubles, floats] = decode(encode([odd, new Float64Array(odd), new Float32Array(odd)])) as [
      number[],
      Float64Array,
      Float32Array,
    ];
    odd.forEach((value, i) => {
      expect(Object.is(numbers[i], value)).toBe(true);
      expect(Object.is(doubles[i], value)).toBe(true);
      expect(Object.is(floats[i], Math.fround(value))).toBe(true);
    });
  });

  it("writes every NaN as the same bytes, whatever payload it came with", () => {
    const odd = new Float64Array(1);
    new Uint8Array(odd.buffer).set([1, 2, 3, 4, 5, 6, 0xf8, 0xff]);
    expect(odd[0]).toBeNaN();
    expect(hashOf(odd)).toBe(hashOf(new Float64Array([Number.NaN])));
    expect(hashOf(odd[0])).toBe(hashOf(Number.NaN));
  });

  it("encodes a part of a larger buffer as that part", () => {
    const whole = new Int32Array([1, 2, 3, 4, 5]);
    expect(decode(encode(whole.subarray(1, 4)))).toEqual(new Int32Array([2, 3, 4]));
  });

  it("refuses what is not plain data and says where it is", () => {
    const sparse = [1];
    sparse[2] = 3;
    const refused: [unknown, RegExp][] = [
      [{ a: [1, { b: undefined }] }, /value\.a\[1\]\.b cannot be encoded: undefined/],
      [sparse, /value\[1\] cannot be encoded: undefined/],
      [{ f: () => 1 }, /value\.f cannot be encoded: function/],
      [{ m: new Map() }, /value\.m cannot be encoded: an instance of Map/],
      [{ d: new Date(0) }, /value\.d cannot be encoded: an instance of Date/],
      [new BigInt64Array(1), /value cannot be encoded: an instance of BigInt64Array/],
      [new DataView(new ArrayBuffer(1)), /an instance of DataView/],
      [10n, /value cannot be encoded: bigint/],
      [Symbol("s"), /value cannot be encoded: symbol/],
    ];
    for (const [value, message] of refused) {
      expect(() => encode(value as Encodable)).toThrow(message);
      expect(() => encode(value as Encodable)).toThrow(InvariantError);
    }
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(() => encode(circle as Encodable)).toThrow(/nested too deeply/);
  });

  it("refuses bytes that are no value: other header, other version, cut short, left over, unknown type", () => {
    const bytes = encode({ a: [1, 2.5, "text"], b: new Float64Array(3) });
    expect(() => decode(new Uint8Array())).toThrow(InvariantError);
    expect(() => decode(bytes.map((byte, i) => (i === 0 ? 0 : byte)))).toThrow(/not an encoded value/);
    expect(() => decode(bytes.map((byte, i) => (i === 3 ? 99 : byte)))).toThrow(/not an encoded value of version 2/);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decode(bytes.subarray(0, length))).toThrow(InvariantError);
    }
    expect(() => decode(new Uint8Array([...bytes, 0]))).toThrow(/left over/);
    // Byte 4 begins the packed part: length, zeros, words to copy; the first byte copied tells the type.
    expect(() => decode(bytes.map((byte, i) => (i === 7 ? 200 : byte)))).toThrow(/no known type/);
  });

  it("takes out runs of zeros and puts them back, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.uint8Array({ maxLength: 20 }))), (parts) => {
        const bytes = Uint8Array.from(parts.flatMap(([zeros, rest]) => [...new Array(zeros).fill(0), ...rest]));
        expect(unpack(pack(bytes))).toEqual(bytes);
      }),
    );
    expect(encode(new Float64Array(100_000)).length).toBeLessThan(40);
  });

  it("does not let a key become a prototype", () => {
    const value = JSON.parse('{"__proto__": {"polluted": true}, "a": 1}') as Encodable;
    const copy = decode(encode(value)) as Record<string, unknown>;
    expect(Object.keys(copy)).toEqual(["__proto__", "a"]);
    expect(copy.polluted).toBeUndefined();
  });

  it("hashes as SHA-256 does", () => {
    const bytes = Uint8Array.from("abc", (letter) => letter.charCodeAt(0));
    expect(hashBytes(bytes)).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
