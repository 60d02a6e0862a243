// Intensive care beside a tiny laboratory, and beside theatres and surgery. Explicit seeds, no chance left in what is compared.
import { describe, expect, it } from "vitest";
import type { World } from "../../sim/model/index.ts";
import { prepare, World as RealWorld } from "../../sim/model/index.ts";
import { intensiveCare } from "../../sim/model/intensive-care/index.ts";
import { response } from "../../sim/model/response.ts";
import { measureOf } from "../support/model.ts";
import { fail, laboratoryOf, tinyLaboratory } from "../support/neighbours.ts";
import { aScenario, at, aWorld } from "../support/scenario.ts";
import { theatreParts } from "../support/theatre-world.ts";

const count = (world: World, what: string, from = -35, to = 28): number =>
  measureOf(world, `intensiveCare.${what}`, from, to);

function aUnit(beds: number, emergenciesPerWeek: number): World {
  return aWorld({
    services: [response, tinyLaboratory, intensiveCare],
    parameters: { "intensive-care": { beds: { kch: beds }, emergenciesPerWeek: { kch: emergenciesPerWeek } } },
    warmUpDays: 42,
    horizonDays: 28,
  });
}

describe("emergencies", () => {
  it("take a bed, a surge bed, or one elsewhere; each is counted once", () => {
    const world = aUnit(10, 20);
    world.runUntil(world.setup.calendar.endMin);
    expect(count(world, "surge")).toBeGreaterThan(10);
    expect(count(world, "elsewhere")).toBeGreaterThan(0);
    expect(world.causes.find(["elsewhere"]).length).toBeGreaterThanOrEqual(count(world, "elsewhere"));
    expect(world.violations()).toEqual([]);
  });

  it("fill about as many beds as arrive times their stay in a large unit", () => {
    const world = aUnit(200, 70);
    world.runUntil(world.setup.calendar.endMin);
    // 10 a day for 5.5 days and the wait for the morning; a stay varies much, so within a fifth.
    expect(count(world, "occupied")).toBeGreaterThan(46);
    expect(count(world, "occupied")).toBeLessThan(70);
    expect(count(world, "surge")).toBe(0);
  });
});

describe("a planned case", () => {
  it("holds a bed until it is given back, and finds none in a full unit", () => {
    const world = aUnit(4, 0);
    world.runUntil(at("2024-06-03 07:30"));
    const kch = world.setup.places.hospital("kch");
    for (let key = 1; key <= 4; key++) expect(world.request.seizeBed(world, kch, 0, 0.99, 0.9, key)).toBe(1);
    expect(world.request.seizeBed(world, kch, 0, 0.99, 0.9, 5)).toBe(0);
    expect(world.ask.bedsFree(world, kch, 0)).toBe(0);
    world.request.releaseBed(world, kch, 2);
    expect(world.ask.bedsFree(world, kch, 0)).toBe(1);
    expect(world.request.seizeBed(world, kch, 0, 0.5, 0.9, 5)).toBe(1);
    world.runUntil(world.setup.calendar.endMin);
    expect(world.ask.bedsFree(world, kch, 0)).toBe(4);
    expect(count(world, "refused")).toBe(1);
    expect(world.violations()).toEqual([]);
  });

  it("may count on a bed that comes free within hours, and needs none where there is no unit", () => {
    const world = aUnit(1, 0);
    const [kch, other] = ["kch", "st-thomas"].map((id) => world.setup.places.hospital(id));
    world.runUntil(at("2024-06-03 07:30"));
    world.request.seizeBed(world, kch, 3, 0.02, 0.9, 1);
    expect(world.ask.bedsFree(world, kch, 0)).toBe(0);
    expect(world.ask.bedsFree(world, kch, 1440)).toBe(1);
    expect(world.request.seizeBed(world, other, 0, 0.5, 0.5, 2)).toBe(1);
  });
});

describe("a slow laboratory", () => {
  const world = aUnit(60, 60);
  world.runUntil(at("2024-06-03 06:00"));
  fail(world);
  laboratoryOf(world).resultMin = 30 * 60;
  world.runUntil(at("2024-06-17"));

  it("keeps people in beds beyond their stay, and a record says why", () => {
    expect(count(world, "stepDownWait", -28, 0)).toBe(0);
    expect(count(world, "stepDownWait", 1, 14)).toBeGreaterThan(3);
    const records = world.causes.find(["wait"]).map((id) => world.causes.read(id));
    expect(records.length).toBeGreaterThan(10);
    expect(records.filter(({ root }) => root === "incident").length).toBeGreaterThan(10);
    expect(world.ask.bedCause(world, world.setup.places.hospital("kch"))).toBeGreaterThanOrEqual(0);
    expect(world.violations()).toEqual([]);
  });

  it("whose samples are thrown away is asked again", () => {
    const lossy = aUnit(60, 60);
    lossy.runUntil(at("2024-06-03 06:00"));
    laboratoryOf(lossy).seenFraction = 0;
    lossy.runUntil(at("2024-06-08"));
    laboratoryOf(lossy).seenFraction = 1;
    lossy.runUntil(lossy.setup.calendar.endMin);
    expect(lossy.violations()).toEqual([]);
    expect(count(lossy, "stepDownWait", 2, 14)).toBeGreaterThan(1);
  });
});

describe("beside surgery", () => {
  const run = (beds: number): World => {
    const parts = theatreParts();
    const services = [...parts.services, intensiveCare];
    const parameters = { ...parts.parameters, "intensive-care": { beds: { kch: beds, "st-thomas": beds } } };
    const world = new RealWorld(prepare(aScenario({ ...parts, services, parameters }), services), {
      seed: "1",
      replication: 0,
    });
    world.runUntil(world.setup.calendar.endMin);
    return world;
  };
  const few = run(3);
  const many = run(60);

  it("a case without a bed in the morning is postponed for it; with beds enough none is", () => {
    const forWantOf = (world: World): number =>
      world.causes.find(["postponement"]).filter((id) => world.causes.read(id).binding === "intensive care bed").length;
    expect(forWantOf(few)).toBeGreaterThan(20);
    expect(forWantOf(many)).toBe(0);
    expect(measureOf(few, "elective.done", -35, 56)).toBeLessThan(measureOf(many, "elective.done", -35, 56));
  });

  it("a bed held for a case that does not go ahead is given back, and nobody is lost", () => {
    expect(few.violations()).toEqual([]);
    expect(many.violations()).toEqual([]);
  });
});

it("another future changes stays to come and loses nobody", () => {
  const world = aUnit(60, 60);
  world.runUntil(at("2024-06-05 12:00"));
  world.forkFuture("c");
  expect(world.violations()).toEqual([]);
  world.runUntil(world.setup.calendar.endMin);
  expect(world.violations()).toEqual([]);
});
