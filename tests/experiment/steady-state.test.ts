/** Warm-up and batch means, on series whose truth is known. Seeds are fixed: a check that passes goes on passing. */
import { describe, expect, it } from "vitest";
import { ln, normalQuantile, Stream } from "../../sim/engine/index.ts";
import {
  allOf,
  batchMeans,
  dailySeries,
  design,
  lag1Of,
  layOutResults,
  meanSeries,
  mser,
  serialRunner,
  welch,
} from "../../sim/experiment/index.ts";
import { countingSetup } from "./counting.ts";

/** AR(1) about a mean, from a start: x' = mean + phi (x - mean) + noise of standard deviation 1. */
function autoregression(name: string, length: number, phi: number, mean: number, start: number): Float64Array {
  const stream = Stream.named(name);
  let x = start;
  return Float64Array.from({ length }, () => {
    x = mean + phi * (x - mean) + normalQuantile(Math.max(stream.next(), 1e-12));
    return x;
  });
}

/** Waits in a line of M/M/1 with service rate 1, by Lindley's recursion, the first customer finding it empty. */
function waits(name: string, length: number, load: number): Float64Array {
  const stream = Stream.named(name);
  let wait = 0;
  return Float64Array.from({ length }, () => {
    const now = wait;
    wait = Math.max(0, wait - ln(1 - stream.next()) + ln(1 - stream.next()) / load);
    return now;
  });
}

describe("Welch's procedure", () => {
  it("averages over replications and then over a window that is narrower at the beginning", () => {
    const found = welch([Float64Array.of(1, 2, 3, 4, 5, 6), Float64Array.of(3, 4, 5, 10, 7, 8)], 2);
    expect([...found.means]).toEqual([2, 3, 4, 7, 6, 7]);
    expect([...found.smoothed]).toEqual([2, 3, (2 + 3 + 4 + 7 + 6) / 5, (3 + 4 + 7 + 6 + 7) / 5]);
    expect(found).toMatchObject({ cut: null, reason: "the series is shorter than four windows" });
  });

  it("cuts a decaying start about where it has died away", () => {
    // The start is 60 above the mean and falls by a tenth a step; it is below the noise of 20 averaged series after some 50 steps.
    const series = Array.from({ length: 20 }, (_, r) => autoregression(`welch/${r}`, 400, 0.9, 100, 160));
    const { cut } = welch(series);
    expect(cut).toBeGreaterThan(25);
    expect(cut).toBeLessThan(80);
  });

  it("cuts nothing from a series that begins as it goes on", () => {
    const series = Array.from({ length: 20 }, (_, r) => autoregression(`flat/${r}`, 400, 0.3, 100, 100));
    expect(welch(series).cut).toBeLessThan(10);
  });

  it("gives no cut while the curve still climbs", () => {
    const found = welch([Float64Array.from({ length: 100 }, (_, i) => i * i)]);
    expect(found).toMatchObject({ cut: null, reason: expect.stringMatching(/run longer/) });
  });

  it("passes over days without readings, and refuses unequal series", () => {
    const gaps = Float64Array.from({ length: 60 }, (_, i) => (i % 7 === 6 ? Number.NaN : 5));
    expect(welch([gaps])).toMatchObject({ cut: 0, level: 5 });
    expect(() => meanSeries([gaps, gaps.slice(1)])).toThrow(/60 and 59/);
    expect(() => meanSeries([])).toThrow(/no series/);
  });
});

describe("MSER-5", () => {
  it("cuts where the squared standard error of the rest is least, as a plain search finds", () => {
    const series = autoregression("mser", 503, 0.7, 10, 60);
    const batches = Array.from({ length: 100 }, (_, b) => {
      return series.slice(5 * b, 5 * b + 5).reduce((sum, value) => sum + value, 0) / 5;
    });
    const plain = Array.from({ length: 50 }, (_, d) => {
      const rest = batches.slice(d);
      const mean = rest.reduce((sum, value) => sum + value, 0) / rest.length;
      return rest.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / rest.length / rest.length;
    });
    const found = mser(series);
    found.statistic.forEach((value, d) => {
      expect(value).toBeCloseTo(plain[d], 9);
    });
    expect(found.cut).toBe(5 * plain.indexOf(Math.min(...plain)));
    expect(found.cut).toBeGreaterThanOrEqual(10);
    expect(found.cut).toBeLessThan(100);
  });

  it("gives no answer for a series that never settles, or is too short", () => {
    expect(mser(Float64Array.from({ length: 200 }, (_, i) => i))).toMatchObject({
      cut: null,
      reason: expect.stringMatching(/run longer/),
    });
    expect(mser(new Float64Array(40))).toMatchObject({ cut: null, reason: "fewer than 50 observations" });
  });

  it("may be asked for batches of a week", () => {
    const weekly = Float64Array.from({ length: 210 }, (_, i) => (i < 28 ? 30 : 0) + (i % 7));
    expect(mser(weekly, 7).cut).toBe(28);
  });

  it("can be put to the days of a measure", async () => {
    const setup = countingSetup({}, { warmUpDays: 0, horizonDays: 70 });
    const plan = design(setup.scenario, { seed: "7", replications: 3 });
    const results = await allOf(serialRunner(() => setup).run(plan));
    const layout = layOutResults(setup);
    const series = dailySeries(layout, results, "case.done", "kch+gstt");
    expect(series?.map(({ length }) => length)).toEqual([70, 70, 70]);
    expect(mser(meanSeries(series ?? [])).cut).not.toBeNull();
    expect(dailySeries(layout, results, "case.done", "mars")).toBeNull();
  });
});

describe("batch means", () => {
  it("of a short series agree with a calculation by hand", () => {
    // Two batches of ten, 0 to 9 and 10 to 19: means 4.5 and 14.5; half = t(0.975, 1) · √50 / √2 = 12.7062 · 5.
    const found = batchMeans(
      Array.from({ length: 20 }, (_, i) => i),
      2,
    );
    expect(found).toMatchObject({ batches: 2, batchLength: 10, mean: 9.5, lag1: -0.5 });
    expect(found?.halfWidth).toBeCloseTo(12.7062047 * 5, 5);
    expect(batchMeans([1, 2, 3], 2)).toBeNull();
  });

  it("leave out the first observations that fill no batch", () => {
    expect(batchMeans([1000, ...Array.from({ length: 20 }, () => 1)], 2)?.mean).toBe(1);
  });

  it("do not trust short batches of a slow series, and trust long ones", () => {
    const slow = autoregression("slow", 40_000, 0.99, 0, 0);
    expect(batchMeans(slow.subarray(0, 2000))?.isUncorrelated).toBe(false);
    expect(batchMeans(slow)?.isUncorrelated).toBe(true);
    expect(lag1Of(slow)).toBeCloseTo(0.99, 2);
    expect(() => batchMeans([...slow.subarray(0, 400), Number.NaN])).toThrow(/gaps/);
  });

  // Coverage of 95 % intervals over 300 runs: between 0.887 and 1.0 it differs from 0.95 by less than 5 standard errors (0.0126 each);
  // a false alarm in a million. The theory: AR(1) with mean 7; M/M/1 at load 0.5, mean wait 0.5 / (1 - 0.5) = 1.
  it("hold the known mean of AR(1) and of M/M/1 as often as they say", () => {
    let autoregressions = 0;
    let queues = 0;
    for (let run = 0; run < 300; run++) {
      const ar = batchMeans(autoregression(`ar/${run}`, 4000, 0.8, 7, 7));
      if (ar !== null && ar.ciLow <= 7 && 7 <= ar.ciHigh) autoregressions++;
      const queue = batchMeans(waits(`queue/${run}`, 8200, 0.5).subarray(200));
      if (queue !== null && queue.ciLow <= 1 && 1 <= queue.ciHigh) queues++;
    }
    expect(autoregressions / 300).toBeGreaterThan(0.887);
    expect(queues / 300).toBeGreaterThan(0.887);
  });
});
