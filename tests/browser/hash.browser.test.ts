import { expect, test } from "vitest";
import { startSimulation } from "../../sim/adapters/browser/index.ts";
import golden from "../golden/hashes.json" with { type: "json" };
import { hashRun } from "../support/hash-run.ts";

test("the worker gives the result and state hashes that Node gave", { timeout: 60_000 }, async () => {
  const simulation = startSimulation();
  try {
    const opened = await simulation.open(hashRun);
    if (!opened.ok) throw new Error(opened.problems.join("\n"));
    expect(opened.facts.scenario.hash).toBe(golden.scenario);
    expect(await simulation.runTo(opened.facts.calendar.endMin, () => {})).toBe(true);
    const { result, state } = await simulation.hash();
    expect({ result, state }).toEqual({ result: golden.result, state: golden.state });
  } finally {
    simulation.close();
  }
});
