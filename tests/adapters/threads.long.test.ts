/** Replications on threads: longer runs, runs that are aborted, and threads that die. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RunBroke, type RunCost, threadRunner } from "../../sim/adapters/node/index.ts";
import { allOf, type Design, design, type Runner, type RunResult, serialRunner } from "../../sim/experiment/index.ts";
import { shortScenario } from "./short-scenario.ts";

async function allBy(runner: Runner, plan: Design): Promise<RunResult[]> {
  try {
    return await allOf(runner.run(plan));
  } finally {
    await runner.close();
  }
}

describe("replications on threads", () => {
  it("are the same as one after another, for one and for two threads", async () => {
    const plan = design(shortScenario(14, 14), {
      seed: "7",
      replications: 5,
      watch: { check: true, stateSize: true },
    });
    const serial = await allOf(serialRunner().run(plan));
    const costs: RunCost[] = [];
    for (const workers of [1, 2]) {
      const runner = threadRunner({ workers, onCost: (cost) => costs.push(cost) });
      expect(await allOf(runner.run(plan))).toEqual(serial);
      await runner.close();
    }
    expect(costs).toHaveLength(10);
    expect(Math.min(...costs.map(({ seconds, peakBytes }) => seconds * peakBytes))).toBeGreaterThan(0);
  });

  it("end at once when they are aborted", async () => {
    const abort = new AbortController();
    const plan = design(shortScenario(), { seed: "7", replications: 24 });
    const runner = threadRunner({ workers: 2, signal: abort.signal });
    let told = 0;
    const running = (async () => {
      for await (const _ of runner.run(plan)) {
        told++;
        abort.abort(new Error("enough"));
      }
    })();
    await expect(running).rejects.toThrow("enough");
    // None but those that had been begun, two ahead for each thread, when the first was told.
    expect(told).toBeLessThanOrEqual(5);
    await expect(allOf(runner.run(plan))).rejects.toThrow("enough");
    await runner.close();
  });

  it("leave the threads usable when the loop over one design is left early", async () => {
    const runner = threadRunner({ workers: 2 });
    for await (const { replication } of runner.run(design(shortScenario(), { seed: "7", replications: 100 }))) {
      if (replication === 1) break;
    }
    const plan = design(shortScenario(), { seed: "8", replications: 2 });
    expect((await allBy(runner, plan)).map(({ replication }) => replication)).toEqual([0, 1]);
  });
});

describe("a thread that dies", () => {
  let folder: string;
  const workerFile = new URL("dying-worker.ts", import.meta.url);
  const deaths = (): number => readFileSync(join(folder, "deaths"), "utf8").length;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "knock-on-deaths-"));
    process.env.KNOCKON_TEST_DEATHS = join(folder, "deaths");
  });

  afterEach(() => {
    delete process.env.KNOCKON_TEST_DEATHS;
    rmSync(folder, { recursive: true, force: true });
  });

  it("is replaced and its run done again, so that nothing is missing or different", async () => {
    const plan = design(shortScenario(), { seed: "7", replications: 4 });
    const undisturbed = await allBy(threadRunner({ workers: 1 }), plan);
    expect(await allBy(threadRunner({ workers: 2, workerFile }), plan)).toEqual(undisturbed);
    expect(deaths()).toBe(1);
  });

  it("again and again is a fault of ours, told with the replication", async () => {
    const plan = design(shortScenario(), { seed: "always", replications: 3 });
    const broke = await allBy(threadRunner({ workers: 2, workerFile }), plan).catch((error: unknown) => error);
    expect(broke).toBeInstanceOf(RunBroke);
    expect(broke).toMatchObject({ replication: 1, message: expect.stringContaining("threads died 3 times") });
    expect(deaths()).toBe(3);
  });
});
