import { beforeAll, describe, expect, test } from "vitest";
import { bundledFiles } from "../../../sim/adapters/browser/files.ts";
import { prepareRun } from "../../../sim/adapters/browser/open-run.ts";
import { Simulation } from "../../../sim/adapters/browser/simulation.ts";
import { statusAt } from "../../../sim/figures/index.ts";
import { readMeasure, type Setup, World } from "../../../sim/model/index.ts";

const request = {
  path: "synnovis-2024.yaml",
  seed: "5",
  replication: 1,
  overrides: ["warm-up=7 d", "horizon=7 d"],
};
const identity = { seed: request.seed, replication: request.replication };
const day = 1440;
const heard = () => {};

function aSetup(): Setup {
  const prepared = prepareRun(bundledFiles, request);
  if (!prepared.ok) throw new Error(prepared.problems.join("\n"));
  return prepared.setup;
}

function opened(): Simulation {
  const simulation = new Simulation(bundledFiles);
  const result = simulation.open(request);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  return simulation;
}

const setup = aSetup();
const { endMin } = setup.calendar;

/** The state of a run that nobody looks at, at some times. */
function undisturbed(times: readonly number[]): string[] {
  const world = new World(setup, identity);
  return [...times]
    .sort((a, b) => a - b)
    .map((timeMin) => {
      world.runUntil(timeMin);
      return world.stateHash();
    });
}

describe("an open run looked at", { timeout: 120_000 }, () => {
  let whole: Simulation;
  beforeAll(async () => {
    whole = opened();
    await whole.runTo(endMin, heard);
  }, 120_000);

  test("has the state of an undisturbed run at every moment, wherever it was before", async () => {
    const times = [-4.3 * day, 0.25 * day, 3.25 * day, 3.3 * day, 5 * day, endMin];
    const expected = undisturbed(times);
    for (const at of [2, 0, 5, 3, 1, 4]) {
      expect((await whole.hashAt(times[at]))?.stateHash).toBe(expected[at]);
    }
    expect(await whole.hashApart(times[2])).toEqual({ timeMin: times[2], stateHash: expected[2] });
  });

  test("shows a moment to which the run has still to come before it is through, and is not changed by that", async () => {
    const simulation = opened();
    const through = simulation.runTo(endMin, heard);
    let isThrough = false;
    void through.then(() => {
      isThrough = true;
    });
    const timeMin = 3 * day + 388.5;
    const moment = await simulation.moment(timeMin);
    expect(isThrough).toBe(false);
    expect(moment?.timeMin).toBe(timeMin);
    expect(moment?.cascade.timeMin).toBe(timeMin);
    await through;
    expect(simulation.hash().state).toBe(whole.hash().state);
    expect(await simulation.moment(timeMin)).toEqual(moment);
  });

  test("answers what is asked while it runs, each as of its own time", async () => {
    const simulation = opened();
    const reached: number[] = [];
    const through = simulation.runTo(endMin, (at) => reached.push(at));
    const [late, early, why, report] = await Promise.all([
      simulation.moment(6 * day),
      simulation.moment(1 * day),
      simulation.why("hospital kch", 2 * day),
      simulation.report(4 * day),
    ]);
    expect([early?.timeMin, why?.timeMin, late?.timeMin]).toEqual([1 * day, 2 * day, 6 * day]);
    expect(report?.title).toContain("Fri 7 June 2024 00:00");
    expect(await through).toBe(true);
    expect(reached).toEqual([...reached].sort((a, b) => a - b));
    expect(reached.length).toBeGreaterThan(3);
  });

  test("tells nobody anything of a run that another one has taken the place of", async () => {
    const simulation = opened();
    const asked = [simulation.moment(5 * day), simulation.why("hospital kch", 5 * day), simulation.nextEvent(4 * day)];
    simulation.open(request);
    expect(await Promise.all(asked)).toEqual([null, null, null]);
    expect((await simulation.moment(0))?.timeMin).toBe(0);
  });

  test("counts a week of cases as the measures of the run do", () => {
    const first = setup.calendar.warmUpDays;
    const cases = whole.cases(first, 7);
    let postponed = 0;
    for (let i = 0; i < cases.key.length; i++) {
      const status = statusAt(cases, i, endMin);
      const isLost = status === "postponed" || status === "moved" || status === "transferred";
      if (cases.isOperation[i] === 1 && isLost && cases.root[i] === 1) postponed++;
    }
    const [series] = whole.series([{ measure: "elective.postponed", place: "region", every: "week" }]);
    expect(postponed).toBe(series.values[1]);
    expect(postponed).toBeGreaterThan(100);
  });

  test("gives a day's movements and every practice's days", () => {
    const movements = whole.movements(setup.calendar.warmUpDays + 1);
    expect(movements.kind.length).toBeGreaterThan(100);
    const rows = whole.practiceRows();
    expect(rows.practices).toHaveLength(setup.places.practices.length);
    expect(rows.daysDone).toBe(setup.calendar.days);
  });

  test("goes from event to event and comes back the same way", async () => {
    const stops: number[] = [];
    let at = -1 * day;
    for (let n = 0; n < 25; n++) {
      const stop = await whole.nextEvent(at);
      if (stop === null) throw new Error("no event");
      expect(stop.timeMin).toBeGreaterThan(at);
      expect(stop.events.length).toBeGreaterThan(0);
      for (const { sentence } of stop.events) expect(sentence).toMatch(/^\w{3} \d+ \w+ 2024 \d\d:\d\d: .+\.$/);
      at = stop.timeMin;
      stops.push(at);
    }
    expect(stops).toContain(180);
    for (const before of [...stops].reverse().slice(1)) {
      const stop = await whole.previousEvent(at);
      expect(stop?.timeMin).toBe(before);
      at = before;
    }
    expect(await whole.nextEvent(endMin)).toBeNull();
    expect(await whole.previousEvent(setup.calendar.startMin[0])).toBeNull();
  });

  test("runs on to find the next event when it has not come there yet", async () => {
    expect((await opened().nextEvent(-3 * day))?.timeMin).toBe((await whole.nextEvent(-3 * day))?.timeMin);
  });

  test("says nothing of a pick that names nothing", async () => {
    expect(await whole.why("nonsense", 0)).toBeNull();
    expect((await whole.why("operation 2024-06-03/kch.nothing/3", 0))?.chain).toEqual([]);
    expect((await whole.why("record 99999999", 0))?.facts).toEqual(["This run knows nothing of it up to this moment."]);
  });

  test("the table of a number adds up to the number", async () => {
    const world = new World(setup, identity);
    world.runUntil(endMin);
    for (const measure of [
      "elective.postponed",
      "elective.postponedOrdinary",
      "outpatient.postponed",
      "gp.testsDeferred",
    ]) {
      const answer = await whole.why(`measure ${measure}@region`, 5 * day);
      const number = setup.measure(measure);
      const week = setup.calendar.warmUpDays;
      const members = setup.places.rollups[0][setup.layout.specs[number].by];
      const value = readMeasure(setup.layout, world.measures, number, members, week, week + 7);
      expect(Number(answer?.share?.rows.at(-1)?.at(-1)?.replaceAll(",", ""))).toBe(value);
    }
  });
});
