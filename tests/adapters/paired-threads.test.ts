/** Pairs over threads: the same, in the same order, for any number of workers. */
import { describe, expect, it } from "vitest";
import { threadPairs } from "../../sim/adapters/node/index.ts";
import { layOutResults, type PairedRun, serialPairs, subjectOf } from "../../sim/experiment/index.ts";
import { ScenarioProblem } from "../../sim/scenario/index.ts";
import { aRealSetup } from "../support/region.ts";

const settings = ["horizon=7d", "warm-up=7d"];
const setups = [
  aRealSetup("synnovis-2024.yaml", settings),
  aRealSetup("synnovis-2024.yaml", [...settings, "transfusion.registrationMin=5"]),
];
const subject = subjectOf("elective.done", layOutResults(setups[0]));
if (subject instanceof ScenarioProblem) throw new Error(subject.found);
const plan = {
  scenarios: setups.map(({ scenario }) => scenario),
  subjects: [subject],
  seed: "7",
  first: 2,
  replications: 3,
};

async function all(runs: AsyncIterable<PairedRun>): Promise<PairedRun[]> {
  const list: PairedRun[] = [];
  for await (const run of runs) list.push(run);
  return list;
}

describe("pairs of runs over threads", { timeout: 120_000 }, () => {
  it("are the same for one and two workers, and as run here", async () => {
    const here = await all(serialPairs().run(plan));
    expect(here.map(({ replication }) => replication)).toEqual([2, 3, 4]);
    expect(await all(threadPairs({ workers: 1 }).run(plan))).toEqual(here);
    expect(await all(threadPairs({ workers: 2 }).run(plan))).toEqual(here);
  });

  it("end at once when they are stopped, with the reason", async () => {
    const abort = new AbortController();
    const runs = threadPairs({ workers: 1, signal: abort.signal }).run({ ...plan, replications: 50 });
    await runs.next();
    abort.abort(new Error("enough"));
    await expect(all(runs)).rejects.toThrow("enough");
  });

  it("can be left early, and are none when none are asked for", async () => {
    for await (const { replication } of threadPairs({ workers: 2 }).run(plan)) {
      expect(replication).toBe(2);
      break;
    }
    expect(await all(threadPairs().run({ ...plan, replications: 0 }))).toEqual([]);
  });

  it("tell which replication broke down", async () => {
    const broken = { ...plan, scenarios: [{ ...plan.scenarios[0], region: null }] } as unknown as typeof plan;
    await expect(all(threadPairs({ workers: 1 }).run(broken))).rejects.toMatchObject({
      name: "InvariantError",
      replication: 2,
    });
  });
});
