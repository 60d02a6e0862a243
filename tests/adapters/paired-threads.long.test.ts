/** Pairs over threads: one worker, runs that are stopped or left early, and runs that break down. */
import { describe, expect, it } from "vitest";
import { threadPairs } from "../../sim/adapters/node/index.ts";
import { serialPairs } from "../../sim/experiment/index.ts";
import { all, plan } from "./pairs.ts";

describe("pairs of runs over threads", () => {
  it("are the same for one worker as run here", async () => {
    expect(await all(threadPairs({ workers: 1 }).run(plan))).toEqual(await all(serialPairs().run(plan)));
  });

  it("end at once when they are stopped, with the reason", async () => {
    const abort = new AbortController();
    const runs = threadPairs({ workers: 1, signal: abort.signal }).run({ ...plan, replications: 50 });
    await runs.next();
    abort.abort(new Error("enough"));
    await expect(all(runs)).rejects.toThrow("enough");
  });

  it("can be left early", async () => {
    for await (const { replication } of threadPairs({ workers: 2 }).run(plan)) {
      expect(replication).toBe(2);
      break;
    }
  });

  it("tell which replication broke down", async () => {
    const broken = { ...plan, scenarios: [{ ...plan.scenarios[0], region: null }] } as unknown as typeof plan;
    await expect(all(threadPairs({ workers: 1 }).run(broken))).rejects.toMatchObject({
      name: "InvariantError",
      replication: 2,
    });
  });
});
