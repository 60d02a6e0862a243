/** The run in the middle: which of many is told as an example. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centralIndex } from "../../sim/experiment/index.ts";

describe("the central run", () => {
  it("is the one nearest the medians, of equal ones the first", () => {
    expect(centralIndex(5, [[1, 9, 5, 5, 2]])).toBe(2);
    // Medians 3 and 30: run 2 has both; with run 2 away from the second, run 1 is nearer in all.
    expect(
      centralIndex(5, [
        [1, 2, 3, 4, 5],
        [10, 20, 30, 40, 50],
      ]),
    ).toBe(2);
    expect(
      centralIndex(5, [
        [1, 2, 3, 4, 5],
        [20, 30, 90, 10, 40],
      ]),
    ).toBe(1);
  });

  it("leaves out measures that never vary, and takes a run without a reading as far away", () => {
    expect(centralIndex(3, [[7, 7, 7]])).toBe(0);
    expect(centralIndex(3, [[Number.NaN, 4, 9]])).not.toBe(0);
    expect(centralIndex(3, [[Number.NaN, Number.NaN, Number.NaN]])).toBe(0);
    expect(centralIndex(0, [[]])).toBe(-1);
  });

  it("does not hang on the units of the measures", () => {
    const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const scaled = b.map((value) => 1024 * value);
        expect(centralIndex(4, [a, scaled])).toBe(centralIndex(4, [a, b]));
      }),
    );
  });
});
