import { describe, expect, it } from "vitest";
import { type RunCost, threadRunner } from "../../sim/adapters/node/index.ts";
import { allOf, design, serialRunner } from "../../sim/experiment/index.ts";
import { shortScenario } from "./short-scenario.ts";

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
});
