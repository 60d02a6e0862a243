import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareSeveral,
  exactInterval,
  holm,
  matchCases,
  pairedDifference,
  simultaneousConfidence,
  tTwoSided,
} from "../../sim/experiment/index.ts";
import { readFixture, type Samples } from "./fixtures.ts";

const samples = readFixture<Samples>("samples");

describe("a paired difference", () => {
  const found = pairedDifference(samples.a, samples.b);

  it("agrees with R's paired t test and variances", () => {
    expect(found.pairs).toBe(12);
    expect(found.mean).toBeCloseTo(samples.mean, 12);
    expect(found.meanB - found.meanA).toBeCloseTo(samples.mean, 12);
    expect(found.ciLow).toBeCloseTo(samples.interval[0], 10);
    expect(found.ciHigh).toBeCloseTo(samples.interval[1], 10);
    expect(found.pValue).toBeCloseTo(samples.pValue, 12);
    expect(found.varianceReduction).toBeCloseTo(samples.varianceReduction, 10);
  });

  it("counts runs above, below and at the other, with an exact interval", () => {
    expect(found).toMatchObject({ higher: 10, lower: 1, same: 1 });
    expect(found.higherShare.low).toBeCloseTo(samples.share[0], 10);
    expect(found.higherShare.high).toBeCloseTo(samples.share[1], 10);
  });

  it("leaves out pairs of which one side read nothing", () => {
    const gap = pairedDifference([1, Number.NaN, 3, 4], [2, 5, Number.NaN, 6]);
    expect(gap).toMatchObject({ pairs: 2, missing: 2, mean: 1.5, higher: 2 });
    expect(pairedDifference([Number.NaN], [1])).toMatchObject({ pairs: 0, higherShare: { low: 0, high: 1 } });
  });

  it("that is always the same has an interval without width and saves all runs", () => {
    const steady = pairedDifference([1, 2, 3], [3, 4, 5]);
    expect(steady).toMatchObject({ mean: 2, sd: 0, ciLow: 2, ciHigh: 2, pValue: 0, varianceReduction: Infinity });
    expect(pairedDifference([1, 2], [1, 2]).pValue).toBeNaN();
  });

  it("is refused for samples of unequal length", () => {
    expect(() => pairedDifference([1], [1, 2])).toThrow(/1 runs cannot be paired with 2/);
  });
});

describe("several scenarios against one baseline", () => {
  const others = [samples.b, samples.a.map((value, run) => value + (run % 2)), samples.a.map((value) => value - 1)];
  const found = compareSeveral(samples.a, others);

  it("have Bonferroni's intervals, as R's t test gives at 1 - 0.05 / 3", () => {
    expect(found[0].jointLow).toBeCloseTo(samples.jointInterval[0], 9);
    expect(found[0].jointHigh).toBeCloseTo(samples.jointInterval[1], 9);
    expect(simultaneousConfidence(1)).toBeCloseTo(0.95, 15);
  });

  it("have Holm's p values, never below their own", () => {
    for (const one of found) expect(one.pHolm).toBeGreaterThanOrEqual(one.pValue);
    expect(found[2]).toMatchObject({ pValue: 0, pHolm: 0 });
  });
});

describe("p values and shares", () => {
  it("agree with R: p.adjust by Holm, and two-sided t", () => {
    holm(samples.p).forEach((value, index) => {
      expect(value).toBeCloseTo(samples.holm[index], 12);
    });
    [0.1, 1, 2.5, 8, 40].forEach((t, index) => {
      expect(tTwoSided(t, 9) / samples.tP[index]).toBeCloseTo(1, 10);
      expect(tTwoSided(-t, 9)).toBe(tTwoSided(t, 9));
    });
    expect(tTwoSided(0, 9)).toBe(1);
    expect(holm([Number.NaN, 0.01])).toEqual([Number.NaN, 0.01]);
  });

  it("of nothing in a hundred runs is not nothing", () => {
    expect(exactInterval(0, 100).low).toBe(0);
    expect(exactInterval(0, 100).high).toBeCloseTo(0.0362167, 6);
  });
});

describe("matched cases", () => {
  it("are told apart by key: in one run only, or in both", () => {
    expect(matchCases([1, 3, 5, 7], [2, 3, 7, 8, 9])).toEqual({ onlyA: [1, 5], onlyB: [2, 8, 9], both: 2 });
    expect(matchCases(["a/1", "a/2"], [] as string[])).toEqual({ onlyA: ["a/1", "a/2"], onlyB: [], both: 0 });
  });

  it("are the same as sets give", () => {
    const keys = fc.uniqueArray(fc.integer({ min: 0, max: 60 })).map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        const { onlyA, onlyB, both } = matchCases(a, b);
        expect(onlyA).toEqual(a.filter((key) => !b.includes(key)));
        expect(onlyB).toEqual(b.filter((key) => !a.includes(key)));
        expect(both).toBe(a.filter((key) => b.includes(key)).length);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it("need keys in order, each once", () => {
    expect(() => matchCases([1, 1], [1])).toThrow(/key 1 of A does not follow 1/);
    expect(() => matchCases([1], [3, 2])).toThrow(/key 2 of B does not follow 3/);
  });
});
