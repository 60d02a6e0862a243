/**
 * Queues against theory. Each check compares the mean of 30 independent replications with the exact value, at a
 * false-alarm rate of one in a million (see confidence.ts); seeds are fixed, so a check that passes goes on passing.
 * Warm-ups are long against the relaxation time of the queue; runs are long enough to see an error of 5 % at that rate.
 */
import { describe, expect, it } from "vitest";
import type { Distribution } from "../../sim/engine/index.ts";
import { expectMean } from "./confidence.ts";
import { Queue } from "./queue.ts";
import { column, expectErlangC, expectPollaczekKhinchine, study } from "./studies.ts";
import { exponential } from "./theory.ts";

/** Stationary distribution of a birth-death process on 0 to n. */
function birthDeath(n: number, birth: (k: number) => number, death: (k: number) => number): number[] {
  const weights = [1];
  for (let k = 1; k <= n; k++) weights.push((weights[k - 1] * birth(k - 1)) / death(k));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

const meanOfStates = (p: readonly number[], value: (k: number) => number): number =>
  p.reduce((sum, share, k) => sum + share * value(k), 0);

describe("M/M/1 at load 0.75", () => {
  const rows = study({ servers: 1, classes: [{ gap: exponential(4 / 3), work: exponential(1) }] }, "mm1", (q) => {
    const end = q.sim.nowMin;
    return [
      q.classes[0].timeInSystem.mean,
      q.inSystem.mean(end),
      q.line?.busyStatistic.mean(end) ?? 0,
      q.line?.queueStatistic.mean(end) ?? 0,
      q.line?.waits[0].mean ?? 0,
    ];
  });

  it("has the textbook time in system, number, load, line and wait", () => {
    expectMean(column(rows, 0), 4, "time in system");
    expectMean(column(rows, 1), 3, "number in system");
    expectMean(column(rows, 2), 0.75, "busy");
    expectMean(column(rows, 3), 2.25, "line");
    expectMean(column(rows, 4), 3, "wait");
  });
});

describe("M/M/c", () => {
  it("waits as Erlang's C formula says, for 2 servers", () => expectErlangC(2, 1.4, 25_000));
});

describe("M/G/1 at load 0.7", () => {
  const cases: [string, Distribution, number, number][] = [
    ["constant", 1, 1, 40_000],
    ["uniform", { dist: "uniform", low: 0, high: 2 }, 4 / 3, 40_000],
  ];

  it.each(cases)("waits as Pollaczek and Khinchine say with %s work", expectPollaczekKhinchine);
});

describe("M/M/2/5, overloaded", () => {
  it("turns away and holds as the birth-death equations say", () => {
    const p = birthDeath(
      5,
      () => 2.2,
      (k) => Math.min(k, 2),
    );
    const rows = study(
      { servers: 2, room: 5, classes: [{ gap: exponential(1 / 2.2), work: exponential(1) }] },
      "mm25",
      (q) => [
        q.classes[0].turnedAway / q.classes[0].arrived,
        q.inSystem.mean(q.sim.nowMin),
        q.classes[0].timeInSystem.mean,
      ],
      15_000,
    );
    const held = meanOfStates(p, (k) => k);
    expectMean(column(rows, 0), p[5], "share turned away");
    expectMean(column(rows, 1), held, "number in system");
    expectMean(column(rows, 2), held / (2.2 * (1 - p[5])), "time in system");
  });
});

describe("priorities", () => {
  const rates = [0.3, 0.25, 0.2];
  const meanWork = [0.8, 1, 1.25];
  const classes = rates.map((rate, c) => ({ gap: exponential(1 / rate), work: exponential(meanWork[c]) }));
  const loads = rates.map((rate, c) => rate * meanWork[c]);
  const loadUpTo = (c: number): number => loads.slice(0, c + 1).reduce((sum, load) => sum + load, 0);
  /** Mean remaining work of those in service, of classes 0 to c: rate times half the second moment. */
  const residualUpTo = (c: number): number =>
    rates.slice(0, c + 1).reduce((sum, rate, k) => sum + rate * meanWork[k] ** 2, 0);

  it("without interruption, wait as Cobham says, class by class", () => {
    const rows = study(
      { servers: 1, classes },
      "cobham",
      (q) => (q.line?.waits ?? []).map((tally) => tally.mean),
      105_000,
    );
    for (let c = 0; c < 3; c++) {
      const theory = residualUpTo(2) / ((1 - loadUpTo(c - 1)) * (1 - loadUpTo(c)));
      expectMean(column(rows, c), theory, `wait of class ${c}`);
    }
  });

  it("with interruption and resumption, take the time that theory says, class by class", () => {
    const rows = study(
      { servers: 1, classes, preemptive: true },
      "preemptive",
      (q) => q.classes.map(({ timeInSystem }) => timeInSystem.mean),
      80_000,
    );
    for (let c = 0; c < 3; c++) {
      const above = 1 - loadUpTo(c - 1);
      const theory = meanWork[c] / above + residualUpTo(c) / (above * (1 - loadUpTo(c)));
      expectMean(column(rows, c), theory, `time in system of class ${c}`);
    }
  });
});

describe("M/M/c+M, customers who give up", () => {
  it.each([
    [1, 1.2, 5, 12_000],
    [4, 5, 2, 6_000],
  ])("lose and hold as Erlang A says: %d servers, rate %d, patience %d", (servers, rate, patience, minutes) => {
    const leaving = (k: number): number => Math.min(k, servers) + Math.max(0, k - servers) / patience;
    const p = birthDeath(400, () => rate, leaving);
    const lineLength = meanOfStates(p, (k) => Math.max(0, k - servers));
    const rows = study(
      { servers, classes: [{ gap: exponential(1 / rate), work: exponential(1), patience: exponential(patience) }] },
      `erlang a ${servers}`,
      (q) => [q.classes[0].gaveUp / q.classes[0].arrived, q.line?.queueStatistic.mean(q.sim.nowMin) ?? 0],
      minutes,
    );
    expectMean(column(rows, 0), lineLength / patience / rate, "share that gives up");
    expectMean(column(rows, 1), lineLength, "line");
  });
});

describe("Little's law", () => {
  // Holds on every path that begins and ends empty: no luck, no tolerance but for adding floats.
  it.each([false, true])("is exact on each path from empty to empty (interruption: %s)", (preemptive) => {
    for (let k = 0; k < 10; k++) {
      const queue = new Queue({
        servers: 2,
        preemptive,
        classes: [
          { gap: exponential(1), work: { dist: "gamma", mean: 1, cv: 0.6 } },
          { gap: exponential(2), work: { dist: "lognormal", mean: 1, cv: 1 } },
        ],
        seed: `little/${k}`,
      });
      queue.run(0, 2000);
      queue.close();
      const spent = queue.classes.reduce((sum, { timeInSystem }) => sum + timeInSystem.sum, 0);
      expect(queue.inSystem.value).toBe(0);
      expect(queue.inSystem.areaAt(queue.sim.nowMin) / spent).toBeCloseTo(1, 10);
    }
  });
});
