/** Pairs are run once: what is kept is taken, and the same pairs come out. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PassedPair, pairsIn, throughPairs } from "../../sim/adapters/node/index.ts";
import { numbersOf, type PairedPlan, type PairedRunner, type Subject } from "../../sim/experiment/index.ts";
import type { Scenario } from "../../sim/scenario/index.ts";

const scenario = (hash: string): Scenario => ({ id: hash, hash }) as Scenario;
const subject: Subject = { text: "one", measure: "one", place: "region", firstWeek: 1, lastWeek: 2 };
const plan: PairedPlan = {
  scenarios: [scenario("a"), scenario("b")],
  subjects: [subject],
  seed: "7",
  first: 0,
  replications: 4,
};
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-pairs-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Made-up pairs; remembers which it was asked for, and breaks down before one. */
function aRunner(ran: number[], breaksAt = Number.POSITIVE_INFINITY): PairedRunner {
  const counts = (value: number) => ({ onlyA: value, onlyB: 0, both: 1 });
  return {
    async *run(wanted) {
      for (const replication of numbersOf(wanted)) {
        if (replication === breaksAt) throw new Error("enough");
        ran.push(replication);
        yield {
          replication,
          weeks: [1, 2].map((side) => [Float64Array.of(side * replication, Number.NaN)]),
          matched: [[counts(replication), counts(2)]],
          resultHashes: ["x", `${replication}`],
        };
      }
    },
  };
}

async function all(wanted: PairedPlan, runner: PairedRunner): Promise<PassedPair[]> {
  const passed: PassedPair[] = [];
  for await (const one of throughPairs(wanted, runner, pairsIn(folder, wanted))) passed.push(one);
  return passed;
}

describe("kept pairs", () => {
  it("are not run again, and are what they were", async () => {
    const first = await all(plan, aRunner([]));
    const ran: number[] = [];
    const again = await all(plan, aRunner(ran));
    expect(ran).toEqual([]);
    expect(again.map(({ run }) => run)).toEqual(first.map(({ run }) => run));
    expect(first.some(({ isReused }) => isReused)).toBe(false);
    expect(again.every(({ isReused }) => isReused)).toBe(true);
  });

  it("are gone on with where a run broke off, and serve longer plans and parts of them", async () => {
    await expect(all(plan, aRunner([], 2))).rejects.toThrow("enough");
    const ran: number[] = [];
    const longer = await all({ ...plan, replications: 6 }, aRunner(ran));
    expect(ran).toEqual([2, 3, 4, 5]);
    expect(longer.map(({ run }) => run.replication)).toEqual([0, 1, 2, 3, 4, 5]);
    const some = await all({ ...plan, only: new Set([3]) }, aRunner(ran));
    expect(some.map(({ run, isReused }) => [run.replication, isReused])).toEqual([[3, true]]);
  });

  it("are not those of another plan", async () => {
    await all(plan, aRunner([]));
    const ran: number[] = [];
    await all({ ...plan, seed: "8" }, aRunner(ran));
    expect(ran).toEqual([0, 1, 2, 3]);
  });
});
