/**
 * A perishable stock against an exact Markov chain.
 *
 * Each morning a fixed number arrives; each day a Poisson number is asked for, oldest given first, the rest is lost; at
 * night units in their last day expire. 30 replications of 30,000 days; false-alarm rate of each check one in a million.
 */
import { describe, expect, it } from "vitest";
import { minutesPerDay, PerishableStock, poissonQuantile, Simulation, Stream } from "../../sim/engine/index.ts";
import { expectMean } from "./confidence.ts";

const shelfLifeDays = 3;
const delivered = 3;
const demandMean = 3.1;

const morning = 0;
const day = 1;
const night = 2;

interface Store {
  readonly sim: Simulation<Store>;
  readonly stock: PerishableStock;
  readonly luck: Stream;
  unmet: number;
}

function simulate(seed: string, warmUpDays: number, days: number): { outdated: number; unmet: number; left: number } {
  const sim = new Simulation<Store>({
    handlers: [
      ({ sim, stock }) => {
        stock.receive(0, 0, delivered);
        sim.after(600, day);
        sim.after(1000, night);
        sim.after(minutesPerDay, morning);
      },
      (store) => {
        const wanted = poissonQuantile(demandMean, store.luck.next());
        store.unmet += wanted - store.stock.takeOldest(0, wanted);
      },
      ({ stock }) => {
        stock.ageOneDay();
      },
    ],
    startMin: 0,
  });
  const store = { sim, stock: new PerishableStock(1, shelfLifeDays), luck: Stream.named(seed), unmet: 0 };
  sim.bind(store);
  sim.schedule(0, morning);
  sim.runBefore(warmUpDays * minutesPerDay);
  const outdatedBefore = store.stock.expired[0];
  const unmetBefore = store.unmet;
  let left = 0;
  for (let d = 1; d <= days; d++) {
    sim.runBefore((warmUpDays + d) * minutesPerDay);
    left += store.stock.count(0);
  }
  expect(store.stock.imbalance(0)).toBe(0);
  return {
    outdated: (store.stock.expired[0] - outdatedBefore) / days,
    unmet: (store.unmet - unmetBefore) / days,
    left: left / days,
  };
}

/**
 * The chain on (one day old, two days old) in the morning before the delivery, both 0 to `delivered`: its stationary
 * distribution by iteration, and the mean outdated, unmet and left over a day.
 */
function exact(): { outdated: number; unmet: number; left: number } {
  const side = delivered + 1;
  const probability: number[] = [];
  for (let k = 0, p = Math.exp(-demandMean); k <= 60; p *= demandMean / ++k) probability.push(p);
  let share = new Float64Array(side * side).fill(1 / side ** 2);
  let result = { outdated: 0, unmet: 0, left: 0 };
  for (let round = 0; round < 2000; round++) {
    const next = new Float64Array(side * side);
    result = { outdated: 0, unmet: 0, left: 0 };
    for (let ones = 0; ones < side; ones++) {
      for (let twos = 0; twos < side; twos++) {
        const here = share[ones * side + twos];
        if (here < 1e-18) continue;
        probability.forEach((p, wanted) => {
          const fromTwos = Math.min(wanted, twos);
          const fromOnes = Math.min(wanted - fromTwos, ones);
          const fromNew = Math.min(wanted - fromTwos - fromOnes, delivered);
          const left = { ones: ones - fromOnes, fresh: delivered - fromNew };
          next[left.fresh * side + left.ones] += here * p;
          result.outdated += here * p * (twos - fromTwos);
          result.unmet += here * p * (wanted - fromTwos - fromOnes - fromNew);
          result.left += here * p * (left.ones + left.fresh);
        });
      }
    }
    const change = next.reduce((sum, p, i) => sum + Math.abs(p - share[i]), 0);
    share = next;
    if (change < 1e-13) break;
  }
  return result;
}

describe("a perishable stock with Poisson demand and a fixed delivery", () => {
  it("outdates, misses and keeps what the exact chain says", () => {
    const theory = exact();
    // Nothing is made or lost in the theory either.
    expect(delivered - theory.outdated).toBeCloseTo(demandMean - theory.unmet, 9);
    const rows = Array.from({ length: 30 }, (_, k) => simulate(`perishable/${k}`, 50, 30_000));
    expectMean(
      rows.map((row) => row.outdated),
      theory.outdated,
      "outdated a day",
    );
    expectMean(
      rows.map((row) => row.unmet),
      theory.unmet,
      "unmet a day",
    );
    expectMean(
      rows.map((row) => row.left),
      theory.left,
      "left over night",
    );
  });
});
