/** Replications on threads: as one after another. One pool serves all tests, as threads take long to start. */
import { afterAll, describe, expect, it } from "vitest";
import { RunBroke, threadRunner } from "../../sim/adapters/node/index.ts";
import { allOf, design, serialRunner } from "../../sim/experiment/index.ts";
import type { Scenario } from "../../sim/scenario/index.ts";
import { shortScenario } from "./short-scenario.ts";

/** A scenario that no world can be made of: a parameter is missing, which no file can bring about. */
function brokenScenario(): Scenario {
  const scenario = shortScenario();
  return { ...scenario, hash: "broken", parameters: { ...scenario.parameters, laboratory: {} } };
}

const two = threadRunner({ workers: 2 });
afterAll(() => two.close());

describe("replications on threads", { timeout: 60_000 }, () => {
  it("are the same as one after another", async () => {
    const plan = design(shortScenario(), { seed: "7", replications: 3, watch: { check: true, stateSize: true } });
    const serial = await allOf(serialRunner().run(plan));
    expect(await allOf(two.run(plan))).toEqual(serial);
  });

  it("name the first run that breaks down", async () => {
    const plan = design(brokenScenario(), { seed: "7", replications: 3, first: 4 });
    const broke = await allOf(two.run(plan)).catch((error: unknown) => error);
    expect(broke).toBeInstanceOf(RunBroke);
    expect(broke).toMatchObject({ replication: 4, message: expect.stringContaining("no parameter laboratory.") });
  });
});
