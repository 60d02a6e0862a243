import { beforeAll, describe, expect, test } from "vitest";
import { bundledFiles } from "../../../sim/adapters/browser/files.ts";
import { prepareRun } from "../../../sim/adapters/browser/open-run.ts";
import type { RunHashes, Series } from "../../../sim/adapters/browser/protocol.ts";
import { Simulation } from "../../../sim/adapters/browser/simulation.ts";
import { World } from "../../../sim/model/index.ts";

const request = {
  path: "synnovis-2024.yaml",
  seed: "5",
  replication: 1,
  overrides: ["warm-up=10 d", "horizon=11 d"],
};
const postponed = { measure: "elective.postponed", place: "kch+gstt", every: "week" } as const;
const heard = () => {};

function opened(): { simulation: Simulation; endMin: number } {
  const simulation = new Simulation(bundledFiles);
  const result = simulation.open(request);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  return { simulation, endMin: result.facts.calendar.endMin };
}

describe("the service behind the page", { timeout: 60_000 }, () => {
  /** One run to its end, and what was read on the way. */
  const { simulation, endMin } = opened();
  const times: number[] = [];
  let afterAWeek: Series;
  let atEnd: RunHashes;

  beforeAll(async () => {
    await simulation.runTo(7 * 1440, (at) => times.push(at));
    [afterAWeek] = simulation.series([postponed]);
    expect(await simulation.runTo(endMin, (at) => times.push(at))).toBe(true);
    atEnd = simulation.hash();
  }, 60_000);

  test("lists the scenarios, but not the files of a region", () => {
    const paths = new Simulation(bundledFiles).scenarios().map(({ path }) => path);
    expect(paths).toContain("synnovis-2024.yaml");
    expect(paths.filter((path) => path.startsWith("regions/"))).toEqual([]);
  });

  test("runs in slices to the same hashes as in one go", () => {
    const prepared = prepareRun(bundledFiles, request);
    if (!prepared.ok) throw new Error(prepared.problems.join("\n"));
    const world = new World(prepared.setup, request);
    world.runUntil(endMin);
    expect(atEnd).toEqual({ timeMin: endMin, result: world.resultHash(), state: world.stateHash() });
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test("counts weeks from Mondays, leaves the days before the first out, and knows nothing of weeks to come", () => {
    // Ten days of warm-up hold one whole week; eleven of the run hold one more, and four days over.
    expect(afterAWeek.values).toHaveLength(2);
    expect(afterAWeek.values[0]).toBe(0);
    expect(afterAWeek.values[1]).toBeGreaterThan(0);
    const [early] = opened().simulation.series([postponed]);
    expect([...early.values]).toEqual([Number.NaN, Number.NaN]);
  });

  test("a later open ends the run before it", async () => {
    const { simulation, endMin } = opened();
    const first = simulation.runTo(endMin, heard);
    simulation.open(request);
    expect(await first).toBe(false);
  });

  test("practices show their last open day at the weekend", () => {
    // Day index 16 is Sunday 9 June, 14 the Friday before.
    expect(simulation.mapDay(16).practiceDay).toBe(14);
    expect(simulation.mapDay(13).practiceDay).toBe(13);
  });

  test("the rows of an ensemble are the replications of their numbers", async () => {
    const [alone] = simulation.series([postponed]);
    const done: number[] = [];
    const table = await new Simulation(bundledFiles).replicate(
      { run: request, replications: 2, series: [postponed] },
      (count) => done.push(count),
    );
    expect(done).toEqual([1, 2]);
    expect(table?.[0].values.subarray(2, 4)).toEqual(alone.values);
  });
});
