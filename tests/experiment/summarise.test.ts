import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allOf,
  design,
  eachSample,
  inMemory,
  layOutResults,
  type ResultSource,
  runOnce,
  serialRunner,
  statsOf,
  summarise,
  summaryTable,
  totalsByPair,
  weekCell,
  weekStats,
} from "../../sim/experiment/index.ts";
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
    const results = await allOf(serialRunner(() => setup).run(plan));
    const summary = summarise(layOutResults(setup), inMemory(results));
    const both = weekStats(summary, "case.done", "kch+gstt", 1);
    const parts = ["gstt", "kch-trust"].map((trust) => weekStats(summary, "case.done", trust, 1)?.mean ?? Number.NaN);
    expect(both?.replications).toBe(4);
    expect(both?.mean).toBeCloseTo(parts[0] + parts[1], 9);
    expect(weekStats(summary, "case.done", "kch+gstt", 3)).toBeNull();
    expect(weekStats(summary, "case.done", "nowhere", 1)).toBeNull();
    expect(weekStats(summary, "stock.units", "england", 1)).toBeNull();
  });
});

describe("a source of results", () => {
  const setup = countingSetup();
  const layout = layOutResults(setup);
  const results = design(setup.scenario, { seed: "7", replications: 5 }).specs.map((spec) => runOnce(setup, spec));

  /** Remembers how large the blocks were that it was asked for. */
  function watched(sizes: number[]): ResultSource {
    const source = inMemory(results);
    const block = (first: number, count: number): Float64Array => {
      sizes.push(count);
      return source.block(first, count);
    };
    return { records: source.records, block };
  }

  it("is read a block at a time, each cell once and in order", () => {
    const sizes: number[] = [];
    const cells: number[] = [];
    const source = watched(sizes);
    eachSample({ ...source, records: new Array(1_000_000) }, 0, 0, 1, () => undefined);
    eachSample(source, 3, 40, 1, (samples, cell) => {
      cells.push(cell);
      expect([...samples]).toEqual(results.map(({ values }) => values[cell]));
    });
    expect(cells).toEqual(Array.from({ length: 40 }, (_, index) => 3 + index));
    expect(sizes).toEqual([40]);
  });

  it("keeps cells that belong together in one block", () => {
    const sizes: number[] = [];
    eachSample(watched(sizes), 0, 6, 2, (samples) => expect(samples).toHaveLength(10));
    expect(sizes).toEqual([6]);
  });

  it("gives totals over the weeks: counts added up, levels and ratios as the mean of their weeks", () => {
    for (const { pair, totals } of totalsByPair(layout, inMemory(results))) {
      const index = layout.pairs.indexOf(pair);
      const weeks = results.map(({ values }) => [1, 2].map((week) => values[weekCell(layout, index, week)]));
      const sums = weeks.map(([first, second]) => first + second);
      expect([...totals]).toEqual(pair.spec.of === "count" ? sums : sums.map((sum) => sum / 2));
    }
  });

  it("gives a summary of totals for each measure and place that was read", () => {
    const rows = [...summaryTable(setup, summarise(layout, inMemory(results)), inMemory(results)).rows()];
    expect(rows).toHaveLength(6 * 3);
    const [, place, measure, , replications] = rows[0];
    expect([place, measure, replications].every((value) => value !== null)).toBe(true);
  });
});
