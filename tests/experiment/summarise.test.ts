import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { design, layOutResults, serialRunner, statsOf, summarise, weekStats } from "../../sim/experiment/index.ts";
import { countingSetup } from "./counting.ts";

describe("statistics of replications", () => {
  it("agree with a calculation by hand for five of them", () => {
    const stats = statsOf([9, 3, 11, 5, 7]);
    // sd = √(40/4); t(0.975, 4) = 2.7764451 (any printed table); half = t · sd / √5. Type 7: position p (n - 1).
    const half = (2.7764451 * Math.sqrt(10)) / Math.sqrt(5);
    expect(stats).toMatchObject({ replications: 5, mean: 7, p50: 7, sd: Math.sqrt(10) });
    expect(stats?.p5).toBeCloseTo(3.4, 12);
    expect(stats?.p95).toBeCloseTo(10.6, 12);
    expect(stats?.ciLow).toBeCloseTo(7 - half, 6);
    expect(stats?.ciHigh).toBeCloseTo(7 + half, 6);
  });

  it("leave out replications that read nothing", () => {
    expect(statsOf([Number.NaN, 4, Number.NaN, 6])).toMatchObject({ replications: 2, mean: 5 });
    expect(statsOf([Number.NaN])).toBeNull();
  });

  it("give no interval for a single replication", () => {
    expect(statsOf([4])).toMatchObject({ replications: 1, mean: 4, p5: 4, p95: 4, sd: Number.NaN, ciLow: Number.NaN });
  });

  it("are ordered: p5 ≤ p50 ≤ p95, and the interval holds the mean", () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(values, (sample) => {
        const stats = statsOf(sample);
        if (stats === null) throw new Error("a sample of numbers has statistics");
        expect(stats.p5).toBeLessThanOrEqual(stats.p50);
        expect(stats.p50).toBeLessThanOrEqual(stats.p95);
        expect(stats.ciLow).toBeLessThanOrEqual(stats.mean);
        expect(stats.ciHigh).toBeGreaterThanOrEqual(stats.mean);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it("of a week are found by measure and place", async () => {
    const setup = countingSetup();
    const plan = design(setup.scenario, { seed: "7", replications: 4 });
    const results = await serialRunner(() => setup).run(plan);
    const summary = summarise(layOutResults(setup), results);
    const both = weekStats(summary, "case.done", "kch+gstt", 1);
    const parts = ["gstt", "kch-trust"].map((trust) => weekStats(summary, "case.done", trust, 1)?.mean ?? Number.NaN);
    expect(both?.replications).toBe(4);
    expect(both?.mean).toBeCloseTo(parts[0] + parts[1], 9);
    expect(weekStats(summary, "case.done", "kch+gstt", 3)).toBeNull();
    expect(weekStats(summary, "case.done", "nowhere", 1)).toBeNull();
    expect(weekStats(summary, "stock.units", "england", 1)).toBeNull();
  });
});
