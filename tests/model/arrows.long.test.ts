// The chain of the 2024 case, arrow by arrow: with one arrow removed, the output it leads to changes, in the direction told.
// One replication with its own seed, and the same luck with and without the arrow: what differs is what the arrow did. No chance
// is left in a comparison, so there is no false alarm to state; the sizes asked for are far from zero.
import { describe, expect, it } from "vitest";
import { origin, type Requests, systems } from "../../sim/model/contracts.ts";
import type { World } from "../../sim/model/index.ts";
import { laboratory } from "../../sim/model/laboratory/index.ts";
import { supplier } from "../../sim/model/supplier.ts";
import { aRealRun, aRealSetup, type Cut, reading } from "../support/region.ts";

const two = "kch+gstt";
const setup = aRealSetup("synnovis-2024.yaml", ["horizon=5 w"]);
const whole = aRealRun(setup);
const days = 35;

const transfusionIt = systems.indexOf("transfusion-it");
const history = systems.indexOf("patient-history");
const supplierAnswers = supplier.handlers.answers;
const laboratoryAnswers = laboratory.handlers.answers;
if (!supplierAnswers?.systemUp || !laboratoryAnswers?.submitSamples)
  throw new Error("services have lost their answers");
const { systemUp } = supplierAnswers;
const { submitSamples } = laboratoryAnswers;

/** Laboratory work of one origin is seen at once: the laboratory's slowness no longer reaches whoever asked. */
function seenAtOnce(from: number): Requests["submitSamples"] {
  return (world, to, by, priority, count, collectedMin, arriveMin, seenKind, discardedKind, reference) => {
    if (by === from) world.sim.schedule(arriveMin, seenKind, reference, count);
    else submitSamples(world, to, by, priority, count, collectedMin, arriveMin, seenKind, discardedKind, reference);
  };
}

/** Both readings of a measure over the outage: as it is, and without the arrow. */
function without(cut: Cut, measure: string, place: string, from = 0, to = days): readonly [number, number] {
  const cutRun = aRealRun(setup, 0, cut);
  const read = (world: World) => reading(world, measure, place, from, to);
  return [read(whole), read(cutRun)];
}

describe("without the arrow from", () => {
  it("the supplier's systems to the laboratory, wards wait no longer than usual", () => {
    const cut: Cut = {
      systemUp: (world, number, system) => (system === transfusionIt ? systemUp(world, number, system) : 1),
    };
    const [as, cutValue] = without(cut, "laboratory.turnaround.ward", "supplier");
    expect(as).toBeGreaterThan(1.5 * cutValue);
  });

  it("the supplier's systems to transfusion, blood is issued electronically throughout", () => {
    const cut: Cut = {
      systemUp: (world, number, system) =>
        system === transfusionIt || system === history ? 1 : systemUp(world, number, system),
    };
    const [as, cutValue] = without(cut, "transfusion.electronicIssue", two, 7, days);
    expect(as).toBe(0);
    expect(cutValue).toBeGreaterThan(1000);
  });

  it("transfusion to the shelves, the blood service supplies less O-negative", () => {
    const cut: Cut = {
      systemUp: (world, number, system) =>
        system === transfusionIt || system === history ? 1 : systemUp(world, number, system),
    };
    const [as, cutValue] = without(cut, "redCells.oNegativeSupplied", two);
    expect(as).toBeGreaterThan(1.25 * cutValue);
  });

  it("the shelves to the national stock, more O-negative is left in England", () => {
    const cut: Cut = {
      systemUp: (world, number, system) =>
        system === transfusionIt || system === history ? 1 : systemUp(world, number, system),
    };
    const [as, cutValue] = without(cut, "national.oNegativeStockDays", "england", 28, days);
    expect(cutValue).toBeGreaterThan(as + 0.1);
  });

  it("believed cover to the huddle, cases are postponed on their day instead of the day before", () => {
    const cut: Cut = { plannedScientistMin: () => 1e9 };
    const [as, cutValue] = without(cut, "elective.postponed", two);
    expect(cutValue).toBeLessThan(as);
    const [asOnTheDay, cutOnTheDay] = without(cut, "elective.lastMinuteNonClinical", two);
    expect(cutOnTheDay).toBeGreaterThan(1.05 * asOnTheDay);
  });

  it("decisions to theatres, none is postponed by decision, and some go ahead that would not have", () => {
    const cut: Cut = { classPaused: () => -1, casePaused: () => -1 };
    const [asDecided, cutDecided] = without(cut, "elective.postponedByDecision", two);
    expect(asDecided).toBeGreaterThan(300);
    expect(cutDecided).toBe(0);
    const [as, cutValue] = without(cut, "elective.postponed", two);
    expect(cutValue).toBeLessThan(as);
  });

  it("the laboratory to clinics, no appointment is postponed for the incident", () => {
    const cut: Cut = { submitSamples: seenAtOnce(origin.clinic), guidanceFor: () => 0, laboratoryCause: () => -1 };
    const [as, cutValue] = without(cut, "outpatient.postponed", two);
    expect(as).toBeGreaterThan(3000);
    expect(cutValue).toBeLessThan(0.1 * as);
  });

  it("the laboratory to pre-assessment, fewer operations lack blood results", () => {
    const cut: Cut = { submitSamples: seenAtOnce(origin.preAssessment), expectedReleaseMin: () => 30 };
    const [as, cutValue] = without(cut, "elective.postponed", two);
    expect(cutValue).not.toBe(as);
  });

  it("the laboratory to the emergency department, stays are shorter", () => {
    const [as, cutValue] = without({ submitSamples: seenAtOnce(origin.emergencyDepartment) }, "ed.stay", two);
    expect(cutValue).toBeLessThan(as - 5);
  });

  it("the laboratory to practices, none of their samples is thrown away", () => {
    const [as, cutValue] = without({ submitSamples: seenAtOnce(origin.practice) }, "gp.samplesDiscarded", "region");
    expect(as).toBeGreaterThan(5000);
    expect(cutValue).toBe(0);
  });

  it("guidance to practices, no request is deferred", () => {
    const [as, cutValue] = without({ guidanceFor: () => 0 }, "gp.testsDeferred", "region");
    expect(as).toBeGreaterThan(50_000);
    expect(cutValue).toBe(0);
  });

  it("mutual aid to practices, fewer requests are sent and the network does less", () => {
    const cut: Cut = {
      aidRoom: () => 0,
      practiceRoute: (world, practice) => world.setup.places.laboratoryOfPractice[practice],
    };
    const [as, cutValue] = without(cut, "gp.testsSent", "region", 14, days);
    expect(cutValue).toBeLessThan(0.9 * as);
    const [asCapacity, cutCapacity] = without(cut, "laboratory.capacityFraction", "supplier", 14, days);
    expect(cutCapacity).toBeLessThan(asCapacity);
  });

  it("a lost date to other cases' dates, fewer are displaced", () => {
    const patient = aRealSetup("synnovis-2024.yaml", ["horizon=5 w", "surgery.rebookWithinDays=28 d"]);
    const displaced = (world: World) => reading(world, "elective.displaced", two, 0, days);
    expect(displaced(aRealRun(patient))).toBeLessThan(0.7 * displaced(whole));
  });

  it("the emergency reserve to the huddle, operations go ahead that group O would not cover", () => {
    const short = ["horizon=5 w", "surgery.groupOShareOfPlanned=0.9", "blood-supply.reserveOPositive.guys=60"];
    const scarce = aRealSetup("synnovis-2024.yaml", short);
    const as = reading(aRealRun(scarce), "elective.postponed", "guys", 0, days);
    const cutValue = reading(
      aRealRun(scarce, 0, { groupOAboveReserve: () => 1e6 }),
      "elective.postponed",
      "guys",
      0,
      days,
    );
    expect(cutValue).toBeLessThan(as);
  });

  it("the national stock to surgery, a declared amber stops nothing", () => {
    const declared: Cut = { alertPhase: () => 2 };
    const amber = reading(aRealRun(setup, 0, declared), "elective.done", two, 0, days);
    expect(amber).toBeLessThan(reading(whole, "elective.done", two, 0, days));
  });
});
