/**
 * Sobol' sequences: points that fill the unit cube evenly however many are taken, best by powers of two. Direction numbers are in
 * joe-kuo.ts; a random digital shift, from a stream, makes the points uniform one by one without losing their evenness.
 *
 * Points come in the order of the Gray code (Antonov and Saleev, 1979), the origin first: leaving it out would spoil the balance.
 */
import { InvariantError, type Stream } from "../../engine/index.ts";
import { mustCount, ordinal, type PointDesign } from "./design-points.ts";
import { directions } from "./joe-kuo.ts";

/** Most dimensions that there are direction numbers for. */
export const mostSobolDimensions = directions.length + 1;

const bits = 32;
const twoToMinus32 = 1 / 4_294_967_296;

/** 32 direction numbers of each dimension, as fractions of 2^32 (signed, since they meet bitwise operators only). */
const directionNumbers: (Int32Array | undefined)[] = [];

function numbersOf(dimension: number): Int32Array {
  const known = directionNumbers[dimension];
  if (known !== undefined) return known;
  const numbers = new Int32Array(bits);
  if (dimension === 0) for (let bit = 0; bit < bits; bit++) numbers[bit] = 1 << (bits - 1 - bit);
  else {
    const { polynomial, initial } = directions[dimension - 1];
    const degree = initial.length;
    for (let bit = 0; bit < bits; bit++) {
      if (bit < degree) {
        numbers[bit] = initial[bit] << (bits - 1 - bit);
        continue;
      }
      // m_k is made from the m before it by the coefficients of the polynomial; the shift brings its scale in line.
      let number = numbers[bit - degree] ^ (numbers[bit - degree] >>> degree);
      for (let step = 1; step < degree; step++) {
        if ((polynomial >> (degree - step)) & 1) number ^= numbers[bit - step];
      }
      numbers[bit] = number;
    }
  }
  directionNumbers[dimension] = numbers;
  return numbers;
}

/**
 * One point of the sequence, by its number from 0. With `shift`, one whole number below 2^32 for each dimension, every digit of a
 * coordinate is turned as that number's digits say.
 */
export function sobolPoint(index: number, dimensions: number, shift?: Uint32Array): Float64Array {
  const point = new Float64Array(dimensions);
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const numbers = numbersOf(dimension);
    let digits = shift === undefined ? 0 : shift[dimension];
    let gray = index ^ (index >>> 1);
    for (let bit = 0; gray !== 0; bit++, gray >>>= 1) if (gray & 1) digits ^= numbers[bit];
    point[dimension] = (digits >>> 0) * twoToMinus32;
  }
  return point;
}

/** A digital shift for `sobolPoint`, drawn from a stream. */
export function digitalShift(dimensions: number, stream: Stream): Uint32Array {
  return Uint32Array.from({ length: dimensions }, () => Math.floor(stream.next() * 4_294_967_296));
}

export interface SobolOptions {
  /** Number of the first point, to lengthen a design; 0 unless said. */
  readonly first?: number;
  /** Shifts the points at random; without it, they are the sequence itself, and point 0 has every factor at its low end. */
  readonly stream?: Stream;
}

/**
 * `count` points of a Sobol' sequence; a power of two is balanced. Ids carry the number of a point in the sequence.
 * @throws InvariantError for more dimensions than there are direction numbers, or sizes below 1
 */
export function sobolDesign(factors: number, count: number, options: SobolOptions = {}): PointDesign {
  const { first = 0, stream } = options;
  mustCount("factors", factors, mostSobolDimensions);
  mustCount("points", count);
  if (!Number.isInteger(first) || first < 0 || first > 1_000_000_000) {
    throw new InvariantError(`no Sobol' point has the number ${first}`);
  }
  const shift = stream === undefined ? undefined : digitalShift(factors, stream);
  const points = Array.from({ length: count }, (_, index) => ({
    id: `sobol-${ordinal(first + index, first + count)}`,
    unit: sobolPoint(first + index, factors, shift),
  }));
  return { kind: "sobol", factors, points };
}
