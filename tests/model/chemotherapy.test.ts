// Chemotherapy day units beside a tiny laboratory. Runs have explicit seeds; counts are compared within one seed, so that there is
// no false alarm to state.
import { describe, expect, it } from "vitest";
import { chemotherapy } from "../../sim/model/chemotherapy/index.ts";
import type { World } from "../../sim/model/index.ts";
import { response } from "../../sim/model/response.ts";
import { measureOf } from "../support/model.ts";
import { fail, laboratoryOf, tinyLaboratory } from "../support/neighbours.ts";
import { at, aWorld } from "../support/scenario.ts";

const unit = "kch";
const count = (world: World, what: string, from = 0, to = 56): number =>
  measureOf(world, `chemotherapy.${what}`, from, to);

function aUnit(parameters: Readonly<Record<string, number>> = {}): World {
  return aWorld({
    services: [response, tinyLaboratory, chemotherapy],
    parameters: { chemotherapy: { cyclesPerDay: { [unit]: 20 }, ...parameters } },
    warmUpDays: 42,
    horizonDays: 56,
  });
}

/** Results take a day too long between two moments. */
function withOutage(world: World, from: string, to: string, resultMin = 4 * 1440): void {
  world.runUntil(at(from));
  fail(world);
  laboratoryOf(world).resultMin = resultMin;
  world.runUntil(at(to));
  laboratoryOf(world).resultMin = 60;
  laboratoryOf(world).cause = -1;
}

describe("in ordinary weeks", () => {
  const world = aUnit();
  world.runUntil(world.setup.calendar.endMin);

  it("about as many cycles are given as are planned, and none is delayed for the incident", () => {
    // 40 working days at 20 a day; within a fifth of it.
    expect(count(world, "done")).toBeGreaterThan(640);
    expect(count(world, "done")).toBeLessThan(960);
    expect(count(world, "delayed")).toBe(0);
    expect(count(world, "rescued")).toBe(0);
  });

  it("cycles due are done or delayed, and the books balance", () => {
    expect(count(world, "due")).toBe(count(world, "done") + count(world, "delayedOrdinary"));
    expect(world.violations()).toEqual([]);
  });
});

describe("without results", () => {
  const quiet = aUnit();
  quiet.runUntil(quiet.setup.calendar.endMin);
  const world = aUnit();
  withOutage(world, "2024-06-03 06:00", "2024-06-10 06:00");
  world.runUntil(world.setup.calendar.endMin);

  it("cycles are delayed but for those that a point-of-care count rescues, within its daily limit", () => {
    expect(count(world, "delayed", 0, 7)).toBeGreaterThan(20);
    expect(count(world, "rescued", 0, 7)).toBeGreaterThan(0);
    expect(count(world, "rescued", 0, 7)).toBeLessThanOrEqual(5 * 4);
    expect(world.violations()).toEqual([]);
  });

  it("no course is born or lost by it, and delays go on through the course", () => {
    expect(count(world, "started")).toBe(count(quiet, "started"));
    expect(count(world, "done", 0, 14)).toBeLessThan(count(quiet, "done", 0, 14));
    expect(count(world, "delayDays", 7, 14)).toBeGreaterThan(count(quiet, "delayDays", 7, 14));
  });

  it("each delay has a record that leads back to the incident", () => {
    const records = world.causes.find(["wait"]).map((id) => world.causes.read(id));
    const linked = records.filter(({ root }) => root === "incident");
    expect(linked.length).toBe(count(world, "delayed"));
    expect(linked.every(({ binding }) => binding === "blood test results seen")).toBe(true);
    expect(linked.every(({ value }) => value >= 1440)).toBe(true);
  });

  it("and without point-of-care counts more are delayed", () => {
    const none = aUnit({ pointOfCareFraction: 0 });
    withOutage(none, "2024-06-03 06:00", "2024-06-10 06:00");
    none.runUntil(none.setup.calendar.endMin);
    expect(count(none, "rescued")).toBe(0);
    expect(count(none, "delayed")).toBeGreaterThan(count(world, "delayed"));
  });
});

it("closed doors of a laboratory hold bloods back, urgent-only guidance does not", () => {
  const closed = aUnit();
  closed.runUntil(at("2024-06-03 06:00"));
  laboratoryOf(closed).guidance[2] = 2;
  laboratoryOf(closed).guidanceCause = fail(closed);
  laboratoryOf(closed).cause = -1;
  closed.runUntil(at("2024-06-15"));
  expect(count(closed, "delayed", 0, 12)).toBeGreaterThan(20);
  const urgent = aUnit();
  urgent.runUntil(at("2024-06-03 06:00"));
  laboratoryOf(urgent).guidance[2] = 1;
  urgent.runUntil(at("2024-06-15"));
  expect(count(urgent, "delayed", 0, 12)).toBe(0);
});

it("another future brings other low counts and keeps the dates given", () => {
  const world = aUnit();
  world.runUntil(at("2024-06-03 06:00"));
  world.forkFuture("b");
  world.runUntil(world.setup.calendar.endMin);
  const same = aUnit();
  same.runUntil(same.setup.calendar.endMin);
  expect(world.violations()).toEqual([]);
  expect(count(world, "delayedOrdinary")).not.toBe(count(same, "delayedOrdinary"));
});
