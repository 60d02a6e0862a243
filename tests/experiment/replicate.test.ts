import { describe, expect, it } from "vitest";
import { InvariantError } from "../../sim/engine/index.ts";
import {
  allOf,
  dayCell,
  design,
  layOutResults,
  manifestOf,
  pairOf,
  runOnce,
  serialRunner,
  traceLines,
  traceRun,
  weekCell,
} from "../../sim/experiment/index.ts";
import { countingSetup } from "./counting.ts";

describe("a replication", () => {
  const setup = countingSetup();
  const layout = layOutResults(setup);

  it("is the same when it is run twice, and another for another number or seed", () => {
    const first = runOnce(setup, { seed: "7", replication: 2 });
    expect(runOnce(countingSetup(), { seed: "7", replication: 2 })).toEqual(first);
    expect(runOnce(setup, { seed: "7", replication: 3 }).resultHash).not.toBe(first.resultHash);
    expect(runOnce(setup, { seed: "8", replication: 2 }).resultHash).not.toBe(first.resultHash);
  });

  it("keeps whole weeks of the horizon, and each of its days, without the warm-up", () => {
    const { values } = runOnce(setup, { seed: "7", replication: 0 });
    expect(layout).toMatchObject({ weeks: 2, days: 16 });
    const pair = pairOf(layout, "case.done", "region");
    const daily = layout.dailyPairs.indexOf(layout.pairs[pair]);
    const days = Array.from({ length: 7 }, (_, day) => values[dayCell(layout, daily, 7 + day)]);
    expect(values[weekCell(layout, pair, 2)]).toBe(days.reduce((sum, count) => sum + count, 0));
  });

  it("has no number where nothing was read", () => {
    const { values } = runOnce(setup, { seed: "7", replication: 0 });
    const pair = pairOf(layout, "test.share", "region");
    const daily = layout.dailyPairs.indexOf(layout.pairs[pair]);
    expect(values[dayCell(layout, daily, 0)]).toBe(0.8);
    expect(values[dayCell(layout, daily, 1)]).toBeNaN();
  });

  it("counts its events by kind", () => {
    const { eventsByKind } = runOnce(setup, { seed: "7", replication: 0 });
    expect(eventsByKind[setup.kind("counting.dayStarted")]).toBe(23);
  });

  it("keeps by day only the region, the supplier, trusts, the two trusts together and England", () => {
    const places = new Set(layout.dailyPairs.map(({ place }) => place.id));
    expect([...places].sort()).toEqual(["england", "gstt", "kch+gstt", "kch-trust", "region"]);
  });

  it("tells broken invariants with their time when asked to check, at the end of the week they are noticed in", () => {
    const broken = countingSetup({ breakOnDay: 9 });
    const run = { seed: "7", replication: 0 };
    expect(runOnce(broken, run).violations).toEqual([]);
    expect(runOnce(broken, run, { check: true }).violations).toEqual([
      { timeMin: 14 * 1440, text: "counting: a case was lost" },
    ]);
    expect(runOnce(setup, run, { check: true }).violations).toEqual([]);
  });

  it("measures the state when asked to", () => {
    const run = { seed: "7", replication: 0 };
    expect(runOnce(setup, run).stateBytes).toBe(0);
    expect(runOnce(setup, run, { stateSize: true }).stateBytes).toBeGreaterThan(100);
  });

  it("that breaks down names scenario, seed and replication", () => {
    const failing = countingSetup({ throwIn: 4 });
    expect(() => runOnce(failing, { seed: "7", replication: 4 })).toThrow(InvariantError);
    expect(() => runOnce(failing, { seed: "7", replication: 4 })).toThrow(/no such bed.*test seed 7 replication 4/);
  });
});

describe("a design", () => {
  const setup = countingSetup();

  it("numbers its runs from the first replication", () => {
    const plan = design(setup.scenario, { seed: "7", replications: 3, first: 5 });
    expect(plan.specs.map(({ id }) => id)).toEqual(["test/7/5", "test/7/6", "test/7/7"]);
  });

  it("gives a replication the same result whatever others are run", async () => {
    const runner = serialRunner(() => setup);
    const three = await allOf(runner.run(design(setup.scenario, { seed: "7", replications: 3 })));
    const [third] = await allOf(runner.run(design(setup.scenario, { seed: "7", replications: 1, first: 2 })));
    expect(third).toEqual(three[2]);
  });

  it("runs no further than its results are asked for", async () => {
    let prepared = 0;
    const runner = serialRunner(() => {
      prepared++;
      return countingSetup({ throwIn: 2 });
    });
    for await (const { replication } of runner.run(design(setup.scenario, { seed: "7", replications: 3 }))) {
      if (replication === 1) break;
    }
    expect(prepared).toBe(1);
    const all = allOf(runner.run(design(setup.scenario, { seed: "7", replications: 3 })));
    await expect(all).rejects.toThrow(/no such bed.*replication 2/);
  });
});

describe("a manifest", () => {
  it("says what is needed to get the results again, and nothing of when, where or how", async () => {
    const setup = countingSetup();
    const plan = design(setup.scenario, { seed: "7", replications: 2 });
    const results = await allOf(serialRunner(() => setup).run(plan));
    const manifest = manifestOf(plan, layOutResults(setup), results, ["counting.x=1"]);
    expect(manifest).toMatchObject({ scenario: "test", seed: "7", replications: 2, measures: 4, formatVersion: 1 });
    expect(Object.keys(manifest).sort()).toEqual([
      "firstReplication",
      "formatVersion",
      "measures",
      "modelVersion",
      "overrides",
      "replications",
      "resultHash",
      "scenario",
      "scenarioHash",
      "seed",
      "title",
    ]);
    const swapped = manifestOf(plan, layOutResults(setup), [results[1], results[0]]);
    expect(swapped.resultHash).not.toBe(manifest.resultHash);
  });
});

describe("a trace", () => {
  it("lists every event with its time, kind and numbers", () => {
    const setup = countingSetup();
    const run = { seed: "7", replication: 0 };
    const lines = [...traceLines(setup, traceRun(setup, run))];
    const events = runOnce(setup, run).eventsByKind.reduce((sum, count) => sum + count, 0);
    expect(lines).toHaveLength(1 + events);
    expect(lines.slice(0, 3)).toEqual([
      "time_min,kind,a,b\n",
      "-10080,world.dayStarted,0,0\n",
      "-10020,counting.dayStarted,0,0\n",
    ]);
  });
});
