import { describe, expect, it } from "vitest";
import { openScenario, type RunCost, threadRunner } from "../../sim/adapters/node/index.ts";
import { design, serialRunner } from "../../sim/experiment/index.ts";
import { registryOf } from "../../sim/model/index.ts";
import { formatProblem, type Scenario } from "../../sim/scenario/index.ts";

function shortScenario(): Scenario {
  const loaded = openScenario("synnovis-2024", registryOf(), { overrides: ["horizon=14 d", "warm-up=14 d"] });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
  return loaded.scenario;
}

describe("replications on threads", () => {
  it("are the same as one after another, for one and for two threads", async () => {
    const plan = design(shortScenario(), { seed: "7", replications: 5, watch: { check: true, stateSize: true } });
    const serial = await serialRunner().run(plan);
    const costs: RunCost[] = [];
    for (const workers of [1, 2]) {
      expect(await threadRunner({ workers, onCost: (cost) => costs.push(cost) }).run(plan)).toEqual(serial);
    }
    expect(costs).toHaveLength(10);
    expect(Math.min(...costs.map(({ seconds, peakBytes }) => seconds * peakBytes))).toBeGreaterThan(0);
  });

  it("tell how many are done", async () => {
    const told: number[] = [];
    const plan = design(shortScenario(), { seed: "7", replications: 3 });
    await threadRunner({ workers: 2 }).run(plan, ({ done, total }) => told.push(done / total));
    expect(told.at(-1)).toBe(1);
  });
});
