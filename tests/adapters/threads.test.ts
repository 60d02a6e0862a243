import { describe, expect, it } from "vitest";
import { openScenario, RunBroke, threadRunner } from "../../sim/adapters/node/index.ts";
import { design } from "../../sim/experiment/index.ts";
import { registryOf } from "../../sim/model/index.ts";
import { formatProblem, type Scenario } from "../../sim/scenario/index.ts";

const overrides = ["horizon=7 d", "warm-up=7 d"];

function shortScenario(): Scenario {
  const loaded = openScenario("synnovis-2024", registryOf(), { overrides });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
  return loaded.scenario;
}

/** A scenario that no world can be made of: a parameter is missing, which no file can bring about. */
function brokenScenario(): Scenario {
  const scenario = shortScenario();
  return { ...scenario, hash: "broken", parameters: { ...scenario.parameters, laboratory: {} } };
}

describe("replications on threads", () => {
  it("name the first run that breaks down", async () => {
    const plan = design(brokenScenario(), { seed: "7", replications: 3, first: 4 });
    const broke = await threadRunner({ workers: 2 })
      .run(plan)
      .catch((error: unknown) => error);
    expect(broke).toBeInstanceOf(RunBroke);
    expect(broke).toMatchObject({ replication: 4, message: expect.stringContaining("no parameter laboratory.") });
  });

  it("end at once when they are aborted", async () => {
    const abort = new AbortController();
    const plan = design(shortScenario(), { seed: "7", replications: 400 });
    const running = threadRunner({ workers: 2, signal: abort.signal }).run(plan, () =>
      abort.abort(new Error("enough")),
    );
    await expect(running).rejects.toThrow("enough");
    await expect(threadRunner({ signal: abort.signal }).run(plan)).rejects.toThrow("enough");
  });
});
