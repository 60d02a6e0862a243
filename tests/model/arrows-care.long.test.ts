// The chain of the 2024 case to chemotherapy, intensive care, transplants and harm review, arrow by arrow: with one arrow removed, the
// output it leads to changes, in the direction told. One replication with its own seed and the same luck with and without the
// arrow, so there is no false alarm to state; the sizes asked for are far from zero.
import { describe, expect, it } from "vitest";
import { systems } from "../../sim/model/contracts.ts";
import { act, World as RealWorld, registryOf, type World } from "../../sim/model/index.ts";
import { parseAction } from "../../sim/scenario/index.ts";
import { aChain, answers, seenAtOnce } from "../support/arrows.ts";
import { aRealRun, aRealScenario, type Cut, reading } from "../support/region.ts";

const days = 49;
const setup = aChain(aRealScenario("synnovis-2024.yaml", ["horizon=7 w"]));
const whole = aRealRun(setup);
const quiet = aRealRun(aChain(aRealScenario("no-incident.yaml", ["horizon=7 w"])));

const without = (cut: Cut): World => aRealRun(setup, 0, cut);
const read = (world: World, measure: string, from = 0, to = days): number =>
  reading(world, measure, "region", from, to);

const postponedForBeds = (world: World): number =>
  world.causes.find(["postponement"]).filter((id) => world.causes.read(id).unmet.includes("intensive care bed")).length;

describe("chemotherapy", () => {
  it("without the arrow from the laboratory, no cycle is delayed for the incident", () => {
    const world = without(seenAtOnce("chemotherapy.resultsSeen"));
    expect(read(whole, "chemotherapy.delayed")).toBeGreaterThan(100);
    expect(read(world, "chemotherapy.delayed")).toBe(0);
    expect(read(world, "chemotherapy.rescued")).toBe(0);
    expect(read(quiet, "chemotherapy.delayed")).toBe(0);
  });

  it("counts nothing into elective surgery or cancer operations", () => {
    const world = without(seenAtOnce("chemotherapy.resultsSeen"));
    expect(read(world, "elective.booked", 0, 7)).toBe(read(whole, "elective.booked", 0, 7));
  });
});

describe("intensive care", () => {
  it("without the arrow from the laboratory, nobody is kept in a bed for a result", () => {
    const world = without(seenAtOnce("intensive-care.resultSeen"));
    expect(read(whole, "intensiveCare.stepDownWait", 0, 14)).toBeGreaterThan(0.5);
    expect(read(world, "intensiveCare.stepDownWait", 0, 14)).toBeLessThan(0.05);
  });

  it("without the arrow to surgery, no operation is postponed for want of a bed", () => {
    const world = without({ seizeBed: () => 1, releaseBed: () => undefined });
    expect(postponedForBeds(whole)).toBeGreaterThan(3);
    expect(postponedForBeds(world)).toBe(0);
    expect(read(world, "intensiveCare.occupied")).toBeLessThan(0.95 * read(whole, "intensiveCare.occupied"));
  });

  it("empties of planned cases after the incident and fills again: emergencies come as ever", () => {
    expect(read(whole, "intensiveCare.held", 0, 7)).toBeLessThan(0.7 * read(quiet, "intensiveCare.held", 0, 7));
    expect(read(whole, "intensiveCare.held", 35)).toBeGreaterThan(0.85 * read(quiet, "intensiveCare.held", 35));
  });
});

describe("organ offers", () => {
  const passed = read(whole, "transplant.passedOn");

  it("without the arrow from the blood bank, none goes elsewhere for blood", () => {
    const world = without({ emergencyCoverFraction: () => 1, groupOAboveReserve: () => 50 });
    expect(read(whole, "transplant.passedOnForBlood")).toBeGreaterThan(3);
    expect(read(world, "transplant.passedOnForBlood")).toBe(0);
  });

  it("without the arrow from the laboratory's systems, few go elsewhere, and none for tests", () => {
    const isOfTests = (system: number) => ["lims", "patient-history"].includes(systems[system]);
    const world = without({
      systemUp: (one, laboratory, system) =>
        isOfTests(system) ? 1 : answers.supplier.systemUp(one, laboratory, system),
    });
    expect(read(whole, "transplant.passedOnForTests")).toBeGreaterThan(5);
    expect(read(world, "transplant.passedOnForTests")).toBeLessThan(0.2 * read(whole, "transplant.passedOnForTests"));
    expect(read(world, "transplant.passedOn")).toBeLessThan(passed);
  });

  it("with no bed to be had, livers and hearts go elsewhere for that", () => {
    const world = without({ bedsFree: () => 0 });
    expect(read(world, "transplant.passedOnForBed")).toBeGreaterThan(3);
  });

  it("are offered alike whatever happens", () => {
    expect(read(whole, "transplant.offers")).toBe(read(quiet, "transplant.offers"));
  });
});

describe("harm review", () => {
  it("without the arrow from postponed care, no note is in scope and no hour is taken", () => {
    const world = without({ noteForReview: () => undefined });
    expect(read(whole, "harmReview.inScope")).toBeGreaterThan(500);
    expect(read(whole, "harmReview.clinicianHours")).toBeGreaterThan(50);
    expect(read(world, "harmReview.inScope")).toBe(0);
    expect(read(world, "harmReview.clinicianHours")).toBe(0);
    expect(read(quiet, "harmReview.inScope")).toBe(0);
  });

  it("without the arrow to clinics, fewer appointments wait for a new date", () => {
    const world = without({ appointmentsTaken: () => 0 });
    expect(read(world, "outpatient.waitingRebook", 28)).toBeLessThan(read(whole, "outpatient.waitingRebook", 28));
  });
});

describe("satellite fridges", () => {
  it("that are empty make the first units of a major haemorrhage come later", () => {
    const world = without({ satelliteUnits: () => 0 });
    const wait = "transfusion.majorHaemorrhageWait";
    expect(read(world, wait)).toBeGreaterThan(read(whole, wait) + 2);
    expect(read(whole, "redCells.oNegativeSatelliteTaken")).toBeGreaterThan(20);
    expect(read(whole, "redCells.oNegativeSatelliteRestocked")).toBeGreaterThan(20);
  });
});

describe("practices without their own systems", () => {
  it("hold requests back until they have them again, and bring them then", () => {
    const calm = aChain(aRealScenario("no-incident.yaml", ["horizon=4 w"]));
    const world = new RealWorld(calm, { seed: "7", replication: 0 });
    world.runUntil(7 * 60);
    const action = (name: string) => {
      const parsed = parseAction({ action: name }, calm.scenario, registryOf(), "test");
      if (!parsed.ok) throw new Error(JSON.stringify(parsed));
      act(world, parsed.action);
    };
    action("practice.systemOutage");
    world.runUntil(3 * 1440);
    action("practice.systemsBack");
    world.runUntil(calm.calendar.endMin);
    const held = read(world, "gp.testsHeldBySystems", 0, 4);
    expect(held).toBeGreaterThan(5000);
    expect(read(world, "gp.testsDeferred", 0, 4)).toBe(held);
    expect(read(world, "gp.testsHeldBySystems", 4, 28)).toBe(0);
    expect(read(world, "gp.testsReturned", 3, 28)).toBeGreaterThan(0.5 * held);
    expect(world.violations()).toEqual([]);
  });
});
