import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Histogram, Tally, TimeWeighted } from "../../sim/engine/index.ts";

describe("TimeWeighted", () => {
  it("weighs each value by how long it held", () => {
    const queue = new TimeWeighted(10, 2);
    queue.update(20, 5);
    queue.add(25, -4);
    expect(queue.mean(35)).toBe((2 * 10 + 5 * 5 + 1 * 10) / 25);
    expect([queue.value, queue.max]).toEqual([1, 5]);
    queue.reset(35);
    expect([queue.mean(45), queue.max]).toEqual([1, 1]);
    expect(queue.mean(35)).toBeNaN();
    expect(TimeWeighted.fromState(queue.state)).toEqual(queue);
  });
});

describe("Tally", () => {
  it("agrees with the two-pass formulas", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 }), (xs) => {
        const tally = new Tally();
        for (const x of xs) tally.add(x);
        const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length;
        const variance = xs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (xs.length - 1);
        expect(Math.abs(tally.mean - mean)).toBeLessThan(1e-8);
        expect(Math.abs(tally.variance - variance)).toBeLessThan(1e-3 + 1e-9 * variance);
        expect([tally.n, tally.min, tally.max]).toEqual([xs.length, Math.min(...xs), Math.max(...xs)]);
        expect(Tally.fromState(tally.state)).toEqual(tally);
      }),
      { numRuns: 200, seed: 20240607 },
    );
  });

  it("knows nothing before the first observation", () => {
    const tally = new Tally();
    expect([tally.mean, tally.variance]).toEqual([Number.NaN, Number.NaN]);
    tally.add(3);
    expect([tally.mean, tally.variance, tally.sum]).toEqual([3, Number.NaN, 3]);
    tally.reset();
    expect(tally.n).toBe(0);
  });
});

describe("Histogram", () => {
  it("finds quantiles within one bin", () => {
    const histogram = new Histogram(0, 100, 200);
    for (let i = 0; i < 1000; i++) histogram.add(i / 10);
    for (const p of [0.01, 0.25, 0.5, 0.9, 0.999]) {
      expect(Math.abs(histogram.quantile(p) - 100 * p)).toBeLessThanOrEqual(0.5);
    }
    expect(Histogram.fromState(histogram.state)).toEqual(histogram);
  });

  it("keeps what falls outside apart", () => {
    const histogram = new Histogram(0, 10, 10);
    for (const x of [-5, 3, 10, 999]) histogram.add(x);
    expect([histogram.counts[0], histogram.counts[4], histogram.counts[11], histogram.n]).toEqual([1, 1, 2, 4]);
    expect([histogram.quantile(0.1), histogram.quantile(0.9)]).toEqual([0, 10]);
    expect(new Histogram(0, 1, 1).quantile(0.5)).toBeNaN();
    expect(() => new Histogram(1, 1, 5)).toThrow();
  });
});
