/**
 * Whole numbers that engines keep as integers. A whole number that came out of a division is kept as a float, and every index
 * reckoned from it is then reckoned in floats too: days of the calendar, sizes of rings. No value changes here.
 */

/** A whole number below 2^31, as an integer. */
export function asInt32(whole: number): number {
  return whole | 0;
}

/** What is left of a whole number up to 2^53 after division by a power of two; `%` of numbers beyond 2^31 is many times slower. */
export function remainderOf(whole: number, powerOfTwo: number): number {
  return whole - Math.floor(whole / powerOfTwo) * powerOfTwo;
}

/** Any number; as an integer if it is one. */
export function asInt32IfWhole(value: number): number {
  return (value | 0) === value ? value | 0 : value;
}
