/** Luck and parameters told apart: cases worked out by hand, and one of known components. */
import { describe, expect, it } from "vitest";
import { Stream } from "../../sim/engine/index.ts";
import { varianceSplit } from "../../sim/experiment/index.ts";

describe("the split of variance", () => {
  it("is that of the analysis of variance, worked out by hand", () => {
    // Points 1 3, 5 7, 9 11: MSW = 2, means 2 6 10, MSB = 2 (16 + 0 + 16) / 2 = 32, n0 = 2: parameters² = 15.
    const split = varianceSplit([
      [1, 3],
      [5, 7],
      [9, 11],
    ]);
    expect(split).toMatchObject({ points: 3, runs: 6, mean: 6 });
    expect(split?.luckSd).toBeCloseTo(Math.sqrt(2), 12);
    expect(split?.parameterSd).toBeCloseTo(Math.sqrt(15), 12);
    expect(split?.parameterShare).toBeCloseTo(15 / 17, 12);
    // t(0.975, 2) = 4.302653 times sqrt(32 / 6).
    expect((split?.ciHigh ?? 0) - 6).toBeCloseTo(4.302652729911275 * Math.sqrt(32 / 6), 6);
  });

  it("takes groups of unlike sizes by n0, and leaves out what was not read", () => {
    // Points 2 4 6 and 9 (one unread): MSW = 8 / 2 = 4, mean 5.25, MSB = 3 (1.25)² + (3.75)² = 18.75, n0 = 4 - 10 / 4 = 1.5.
    const split = varianceSplit([[2, 4, 6], [9, Number.NaN], [Number.NaN]]);
    expect(split).toMatchObject({ points: 2, runs: 4, mean: 5.25 });
    expect(split?.luckSd).toBe(2);
    expect(split?.parameterSd).toBeCloseTo(Math.sqrt((18.75 - 4) / 1.5), 12);
  });

  it("is never below 0, and says when there is nothing to tell apart", () => {
    expect(
      varianceSplit([
        [1, 9],
        [2, 8],
      ])?.parameterSd,
    ).toBe(0);
    expect(
      varianceSplit([
        [3, 3],
        [3, 3],
      ]),
    ).toMatchObject({ luckSd: 0, parameterSd: 0, parameterShare: Number.NaN });
    expect(varianceSplit([[1, 2]])?.parameterSd).toBeNaN();
    expect(varianceSplit([[1], [2]])?.luckSd).toBeNaN();
    expect(varianceSplit([[Number.NaN]])).toBeNull();
  });

  it("finds components that are known", () => {
    // 400 points of 4 runs, both uniform: luck² = 3² / 12 × 12 = 9, parameters² = 4² = 16 (sd of a uniform of width w is w / √12).
    // The standard error of luck² is about 9 √(2 / 1200) × 0.8 = 0.3, that of parameters² about 16 √(2 / 400) = 1.1: 5 of them each.
    const stream = Stream.named("components");
    const uniform = (sd: number): number => (stream.next() - 0.5) * sd * Math.sqrt(12);
    const values = Array.from({ length: 400 }, () => {
      const point = 100 + uniform(4);
      return Array.from({ length: 4 }, () => point + uniform(3));
    });
    const split = varianceSplit(values);
    expect(Math.abs((split?.luckSd ?? 0) ** 2 - 9)).toBeLessThan(1.5);
    expect(Math.abs((split?.parameterSd ?? 0) ** 2 - 16)).toBeLessThan(5.5);
  });
});
