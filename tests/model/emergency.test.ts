import { describe, expect, it } from "vitest";
import { emergency } from "../../sim/model/emergency/index.ts";
import { act, decodeWorld, guidance, prepare, World } from "../../sim/model/index.ts";
import { response } from "../../sim/model/response.ts";
import { measureOf } from "../support/model.ts";
import { bankOf, fail, laboratoryOf, tinyBank, tinyLaboratory } from "../support/neighbours.ts";
import { causes } from "../support/records.ts";
import { anAction, aScenario, aWorld } from "../support/scenario.ts";

const day = 1440;
const both = (value: number) => ({ "st-thomas": value, kch: value });
const volumes = {
  attendancesPerDay: both(300),
  occupiedBeds: both(500),
  groupAndScreensPerDay: both(60),
  medicalUnitsPerDay: both(20),
  birthsPerYear: both(5000),
  haemorrhagesPerYear: both(250),
  exchangesPerWeek: both(15),
  operationsPerWeek: both(100),
};
const services = [response, tinyLaboratory, tinyBank, emergency];
const parts = (changes = {}) => ({
  services,
  parameters: { emergency: { ...volumes, ...changes } },
  warmUpDays: 7,
  horizonDays: 42,
});
const hospital = (changes = {}, replication = 0): World => aWorld(parts(changes), { replication });
const counted = (world: World, name: string, from: number, to: number) => measureOf(world, name, from, to);

describe("emergency care", () => {
  it("accounts for everyone born, with laboratory and bank working, slow, losing samples and back again", () => {
    const world = hospital();
    world.runUntil(0);
    expect(world.violations()).toEqual([]);
    fail(world);
    Object.assign(laboratoryOf(world), { resultMin: 600, seenFraction: 0.6 });
    Object.assign(bankOf(world), { screenMin: 2000, cellsMin: 300, readyFraction: 0.5, groupOAboveReserve: 0 });
    for (let d = 1; d <= 10; d++) {
      world.runUntil(d * day);
      expect(world.violations()).toEqual([]);
    }
    Object.assign(laboratoryOf(world), { resultMin: 60, seenFraction: 1 });
    Object.assign(bankOf(world), { screenMin: 45, cellsMin: 20, readyFraction: 1, groupOAboveReserve: 20 });
    world.runUntil(30 * day);
    expect(world.violations()).toEqual([]);
  });

  it("keeps stays, waits and delays ordinary when nothing has failed", () => {
    const world = hospital();
    world.runUntil(28 * day);
    // Mean stay about 222 min with a standard error of 0.8: a false alarm in far less than one of 10,000 seeds.
    expect(counted(world, "ed.stay", 0, 28)).toBeGreaterThan(210);
    expect(counted(world, "ed.stay", 0, 28)).toBeLessThan(245);
    expect(counted(world, "ed.decidedWithoutResult", 0, 28)).toBeLessThan(
      0.01 * counted(world, "ed.attendances", 0, 28),
    );
    expect(counted(world, "emergency.operationsDelayed", 0, 28)).toBe(0);
    expect(counted(world, "sickle.deferred", 0, 28)).toBe(0);
    expect(causes.all(world)).toEqual([]);
  });

  it("lengthens stays while results are slow and ends that when they are quick again", () => {
    const world = hospital();
    world.runUntil(7 * day);
    laboratoryOf(world).resultMin = 240;
    world.runUntil(14 * day);
    laboratoryOf(world).resultMin = 60;
    world.runUntil(21 * day);
    const [before, during, after] = [0, 7, 14].map((from) => counted(world, "ed.stay", from, from + 7));
    // 70 % wait for the laboratory, each extra minute adds 0.57: about 70 min; weekly means have a standard error of 2.4 min.
    expect(during - before).toBeGreaterThan(45);
    expect(Math.abs(after - before)).toBeLessThan(15);
    expect(counted(world, "ed.attendances", 7, 14)).toBe(measureOf(aTwin(14), "ed.attendances", 7, 14));
  });

  it("depends on what has failed and not on the week in which it failed", () => {
    const rise = (from: number): number => {
      const world = hospital();
      world.runUntil(from * day);
      laboratoryOf(world).resultMin = 240;
      world.runUntil((from + 7) * day);
      return counted(world, "ed.stay", from, from + 7);
    };
    // Two independent weekly means, standard error of the difference 3.4 min: false alarm about 1 in 10,000.
    expect(Math.abs(rise(7) - rise(28))).toBeLessThan(13);
  });

  it("lets point-of-care tests spare the stay but not the wait for the result", () => {
    const stay = (fraction: number): number => {
      const world = hospital();
      laboratoryOf(world).resultMin = 300;
      act(world, anAction("pointOfCare.extend", { hospitals: ["kch", "gstt"], fraction }));
      world.runUntil(14 * day);
      return counted(world, "ed.stay", 0, 14);
    };
    expect(stay(0.9)).toBeLessThan(stay(0.1) - 50);
  });

  it("makes emergency operations wait for their group, then go ahead with group O, with a record that leads to the incident", () => {
    const world = hospital();
    world.runUntil(0);
    fail(world);
    bankOf(world).screenMin = 3000;
    world.runUntil(14 * day);
    const delayed = counted(world, "emergency.operationsDelayed", 0, 14);
    expect(delayed).toBeGreaterThan(20);
    const waits = causes
      .all(world)
      .filter(({ kind, unmet }) => kind === "wait" && unmet.includes("valid group and screen"));
    expect(waits.length).toBeGreaterThanOrEqual(delayed);
    expect(new Set(waits.map(({ root }) => root))).toEqual(new Set(["incident"]));
    // Nobody is turned away: all operations born are begun in the end.
    bankOf(world).screenMin = 45;
    world.runUntil(28 * day);
    expect(counted(world, "emergency.operationsDelayed", 20, 28)).toBe(0);
    expect(counted(world, "emergency.operations", 0, 28)).toBeGreaterThan(
      0.97 * measureOf(aTwin(28), "emergency.operations", 0, 28),
    );
  });

  it("holds an operation back from group O that only the emergency reserve could give", () => {
    const world = hospital();
    Object.assign(bankOf(world), { screenMin: 1e6, groupOAboveReserve: 0 });
    world.runUntil(7 * day);
    const all = measureOf(aTwin(7), "emergency.operations", 0, 7);
    const withoutScreen = counted(world, "emergency.operations", 0, 7);
    expect(withoutScreen).toBeLessThan(0.6 * all);
  });

  it("defers exchanges when red cells come late, and does them when they are there", () => {
    const world = hospital();
    world.runUntil(0);
    fail(world);
    bankOf(world).cellsMin = 3 * day;
    world.runUntil(14 * day);
    expect(counted(world, "sickle.deferred", 0, 14)).toBeGreaterThan(10);
    expect(counted(world, "sickle.waitDays", 4, 14)).toBeGreaterThan(1);
    expect(
      causes
        .all(world)
        .filter(({ kind }) => kind === "wait")
        .every(({ root }) => root === "incident"),
    ).toBe(true);
    bankOf(world).cellsMin = 20;
    world.runUntil(28 * day);
    expect(counted(world, "sickle.deferred", 20, 28)).toBe(0);
  });

  it("asks again for the rest of an exchange when too few units were found", () => {
    const world = hospital();
    bankOf(world).readyFraction = 0.5;
    world.runUntil(21 * day);
    expect(counted(world, "redCells.shortUnits", 0, 21)).toBeGreaterThan(0);
    expect(counted(world, "sickle.exchanges", 7, 21)).toBeGreaterThan(20);
    expect(world.violations()).toEqual([]);
  });

  it("makes fewer ward requests while guidance asks for urgent ones only, and the usual number once it is lifted", () => {
    const world = hospital();
    world.runUntil(7 * day);
    laboratoryOf(world).guidance[1] = guidance.urgentOnly;
    world.runUntil(14 * day);
    laboratoryOf(world).guidance[1] = guidance.open;
    world.runUntil(21 * day);
    const usual = measureOf(aTwin(21), "ward.tests", 7, 14);
    const forgone = counted(world, "ward.testsForgone", 7, 14);
    expect(forgone / usual).toBeGreaterThan(0.2);
    expect(forgone / usual).toBeLessThan(0.3);
    expect(counted(world, "ward.tests", 7, 14) + forgone).toBe(usual);
    expect(counted(world, "ward.testsForgone", 14, 21)).toBe(0);
    expect(counted(world, "ward.tests", 14, 21)).toBe(measureOf(aTwin(21), "ward.tests", 14, 21));
  });

  it("adds an extra arrival without changing anybody else", () => {
    const run = (extra: boolean): World => {
      const world = hospital();
      world.runUntil(2 * day + 600);
      if (extra) act(world, anAction("arrival.add", { hospital: "kch", arrival: "haemorrhage", count: 1 }));
      world.runUntil(10 * day);
      return world;
    };
    const [without, withOne] = [run(false), run(true)];
    expect(counted(withOne, "haemorrhage.activations", 0, 10)).toBe(
      counted(without, "haemorrhage.activations", 0, 10) + 1,
    );
    const asked = (world: World) => bankOf(world).requests.map((request) => request.join(" "));
    const others = new Set(asked(without));
    const added = asked(withOne).filter((request) => !others.has(request));
    expect(asked(withOne).length - asked(without).length).toBe(added.length);
    expect(added.length).toBeGreaterThanOrEqual(1);
    expect(added.length).toBeLessThanOrEqual(2);
  });

  it("asks for about the red cells that its volumes say", () => {
    const world = hospital();
    world.runUntil(28 * day);
    const used = bankOf(world).requests.reduce((sum, request) => sum + request[1], 0) / 35;
    // Per day: medical 40, exchanges 39, haemorrhage 8, operations and births about 12; standard error about 1.5.
    expect(used).toBeGreaterThan(85);
    expect(used).toBeLessThan(115);
    for (const [units, unitsUsed] of bankOf(world).requests) expect(unitsUsed).toBeLessThanOrEqual(units);
  });

  it("continues from its bytes to the same result", () => {
    const setup = prepare(aScenario(parts()), services);
    const world = new World(setup, { seed: "7", replication: 0 });
    laboratoryOf(world).resultMin = 200;
    world.runUntil(3 * day + 333);
    const copy = decodeWorld(setup, world.encodeState());
    world.runUntil(12 * day);
    copy.runUntil(12 * day);
    expect(copy.stateHash()).toBe(world.stateHash());
  });

  it("forks into another future in which everyone still adds up", () => {
    const world = hospital();
    world.runUntil(5 * day + 100);
    world.forkFuture("b");
    world.runUntil(12 * day);
    expect(world.violations()).toEqual([]);
  });
});

/** The same run with nothing failed. */
function aTwin(days: number): World {
  const world = hospital();
  world.runUntil(days * day);
  return world;
}
