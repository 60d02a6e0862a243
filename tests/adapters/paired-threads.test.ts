/** Pairs over threads: the same, in the same order, as run one after another. */
import { describe, expect, it } from "vitest";
import { threadPairs } from "../../sim/adapters/node/index.ts";
import { serialPairs } from "../../sim/experiment/index.ts";
import { all, plan } from "./pairs.ts";

describe("pairs of runs over threads", { timeout: 120_000 }, () => {
  it("are the same for two workers as run here", async () => {
    const here = await all(serialPairs().run(plan));
    expect(here.map(({ replication }) => replication)).toEqual([2, 3, 4]);
    expect(await all(threadPairs({ workers: 2 }).run(plan))).toEqual(here);
  });

  it("are none when none are asked for", async () => {
    expect(await all(threadPairs().run({ ...plan, replications: 0 }))).toEqual([]);
  });
});
