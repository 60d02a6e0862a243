// The chain of the 2024 case, arrow by arrow: with one arrow removed, the output it leads to changes, in the direction told.
// One replication with its own seed, and the same luck with and without the arrow: what differs is what the arrow did. No chance
// is left in a comparison, so there is no false alarm to state; the sizes asked for are far from zero.
import { describe, expect, it } from "vitest";
import { guidance, origin, systems } from "../../sim/model/contracts.ts";
import { act, registryOf, type Setup, World } from "../../sim/model/index.ts";
import { parseAction } from "../../sim/scenario/index.ts";
import { aChain, answers, groupedAtOnce, groupOForOthersIsFree, seenAtOnce, stockApart } from "../support/arrows.ts";
import { aRealRun, aRealScenario, type Cut, reading } from "../support/region.ts";

const two = "kch+gstt";
const days = 35;
const scenarioOf = (overrides: readonly string[] = [], path = "synnovis-2024.yaml") =>
  aRealScenario(path, ["horizon=5 w", ...overrides]);
const setup = aChain(scenarioOf());
const whole = aRealRun(setup);
const quiet = aRealRun(aChain(scenarioOf([], "no-incident.yaml")));

/** A run beside the whole chain: with answers replaced, or of another setup. Reads both, or itself alone. */
function without(cut: Cut, of: Setup = setup, beside: World = whole) {
  const world = aRealRun(of, 0, cut);
  const read = (one: World) => (measure: string, place: string, from: number, to: number) =>
    reading(one, measure, place, from, to);
  return {
    world,
    both: (measure: string, place = two, from = 0, to = days): readonly [as: number, cut: number] => [
      read(beside)(measure, place, from, to),
      read(world)(measure, place, from, to),
    ],
  };
}

const ofQuiet = (measure: string, place = two) => reading(quiet, measure, place, 0, days);

/** Postponements of operations in whose record a constraint is named. */
function postponedFor(world: World, name: string): number {
  let count = 0;
  for (let id = world.causes.first; id < world.causes.length; id++) {
    const record = world.causes.read(id);
    if (record.kind === "postponement" && (record.unmet as readonly string[]).includes(name)) count++;
  }
  return count;
}

const isTransfusionSystem = (system: number) =>
  systems[system] === "transfusion-it" || systems[system] === "patient-history";

/** Guidance is open for one origin; the others have theirs. */
const openFor = (from: number): NonNullable<Cut> => ({
  guidanceFor: (world, by, place) => (by === from ? guidance.open : answers.laboratory.guidanceFor(world, by, place)),
});

describe("without the arrow from the supplier's systems", () => {
  it("to the laboratory, wards wait no longer than usual and capacity is whole", () => {
    const { both } = without({
      systemUp: (world, number, system) =>
        isTransfusionSystem(system) ? answers.supplier.systemUp(world, number, system) : 1,
    });
    const [as, cut] = both("laboratory.turnaround.ward", "supplier");
    expect(as).toBeGreaterThan(1.5 * cut);
    const [asCapacity, cutCapacity] = both("laboratory.capacityFraction", "supplier");
    expect(asCapacity).toBeLessThan(0.6);
    expect(cutCapacity).toBeGreaterThan(asCapacity + 0.1);
  });

  it("to transfusion, blood is issued electronically throughout and is soon at hand", () => {
    const { both } = without({
      systemUp: (world, number, system) =>
        isTransfusionSystem(system) ? 1 : answers.supplier.systemUp(world, number, system),
    });
    const [as, cut] = both("transfusion.electronicIssue", two, 7);
    expect(as).toBe(0);
    expect(cut).toBeGreaterThan(1000);
    const [asWait, cutWait] = both("transfusion.requestWait");
    expect(asWait).toBeGreaterThan(2 * cutWait);
  });
});

describe("without the arrow from the laboratory", () => {
  it("to surgery, no operation is postponed for want of blood results, and fewer are postponed", () => {
    const { both, world } = without({ ...seenAtOnce("surgery.resultsSeen"), expectedReleaseMin: () => 30 });
    const [as, cut] = both("elective.postponed");
    expect(cut).toBeLessThan(0.95 * as);
    expect(postponedFor(whole, "blood test results seen")).toBeGreaterThan(300);
    expect(postponedFor(world, "blood test results seen")).toBeLessThan(10);
  });

  it("to the huddle's expectation, results on the day are trusted and fewer cases are given up the day before", () => {
    const trusted = without({ expectedReleaseMin: () => 30 }).both("elective.postponed");
    expect(trusted[1]).toBeLessThan(0.95 * trusted[0]);
    const despaired = without({ expectedReleaseMin: () => 1e6 }).both("elective.postponed");
    expect(despaired[1]).toBeGreaterThan(1.05 * despaired[0]);
  });

  it("to clinics, fewer appointments are postponed, and few of them on the day itself", () => {
    const { both } = without(seenAtOnce("outpatients.resultsSeen"));
    const [as, cut] = both("outpatient.postponed");
    expect(as).toBeGreaterThan(3000);
    expect(cut).toBeLessThan(0.9 * as);
    const [asShort, cutShort] = both("outpatient.postponedAtShortNotice");
    expect(cutShort).toBeLessThan(0.5 * asShort);
  });

  it("and its guidance to clinics, none is postponed for the incident", () => {
    const cut = { ...seenAtOnce("outpatients.resultsSeen"), ...openFor(origin.clinic), expectedReleaseMin: () => 30 };
    expect(without(cut).both("outpatient.postponed")[1]).toBe(0);
  });

  it("to the emergency department, stays are shorter", () => {
    const { both } = without(seenAtOnce("emergency.attendanceResultSeen"));
    const [as, cut] = both("ed.stay");
    expect(cut).toBeLessThan(as - 5);
  });

  it("to wards, results are seen within the hour", () => {
    const [as, cut] = without(seenAtOnce("emergency.wardResultsSeen")).both("ward.resultWait");
    expect(as).toBeGreaterThan(120);
    expect(cut).toBeLessThan(60);
  });

  it("to practices, none of their samples is thrown away", () => {
    const { both } = without(seenAtOnce("primary-care.resultsSeen"));
    const [as, cut] = both("gp.samplesDiscarded", "region");
    expect(as).toBeGreaterThan(5000);
    expect(cut).toBe(0);
  });
});

describe("without the arrow from guidance", () => {
  it("to practices, no request is deferred, and their samples drown the laboratory", () => {
    const { both } = without(openFor(origin.practice));
    const [as, cut] = both("gp.testsDeferred", "region");
    expect(as).toBeGreaterThan(50_000);
    expect(cut).toBe(0);
    const [asLost, cutLost] = both("gp.samplesDiscarded", "region");
    expect(cutLost).toBeGreaterThan(2 * asLost);
  });

  it("to wards, no request is forgone", () => {
    const [as, cut] = without(openFor(origin.ward)).both("ward.testsForgone");
    expect(as).toBeGreaterThan(1000);
    expect(cut).toBe(0);
  });

  it("to clinics, no other test is forgone, and more appointments are lost on the day itself", () => {
    const { both } = without(openFor(origin.clinic));
    const [as, cut] = both("outpatient.otherTestsForgone");
    expect(as).toBeGreaterThan(1000);
    expect(cut).toBe(0);
    const [asShort, cutShort] = both("outpatient.postponedAtShortNotice");
    expect(cutShort).toBeGreaterThan(asShort);
  });
});

describe("without the arrow from mutual aid", () => {
  it("to practices, fewer requests are sent and the network does less", () => {
    const { both } = without({
      aidRoom: () => 0,
      practiceRoute: (world, practice) => world.setup.places.laboratoryOfPractice[practice],
    });
    const [as, cut] = both("gp.testsSent", "region", 14);
    expect(cut).toBeLessThan(0.9 * as);
    const [asCapacity, cutCapacity] = both("laboratory.capacityFraction", "supplier", 14);
    expect(cutCapacity).toBeLessThan(asCapacity);
  });
});

describe("without the arrow from transfusion", () => {
  it("to the fridges, the blood service supplies no more O-negative than in ordinary weeks", () => {
    const [as, cut] = without(groupOForOthersIsFree).both("redCells.oNegativeSupplied");
    expect(as).toBeGreaterThan(1.25 * cut);
    expect(cut).toBeLessThan(1.1 * ofQuiet("redCells.oNegativeSupplied"));
  });

  it("to surgery's samples, no operation is postponed for want of a group and screen, and fewer are postponed", () => {
    const { both, world } = without(groupedAtOnce("surgery.groupAndScreenReady"));
    const [as, cut] = both("elective.postponed");
    expect(cut).toBeLessThan(0.9 * as);
    expect(postponedFor(whole, "valid group and screen")).toBeGreaterThan(100);
    expect(postponedFor(world, "valid group and screen")).toBe(0);
  });

  it("to emergency theatres, no operation waits for its group, and exchanges keep their day", () => {
    const kinds = ["emergency.operationGrouped", "emergency.exchangeGrouped"];
    const { both } = without(groupedAtOnce(...kinds));
    const [as, cut] = both("emergency.operationsDelayed");
    expect(as).toBeGreaterThan(0);
    expect(cut).toBeLessThan(as);
    const [asDeferred, cutDeferred] = both("sickle.deferred");
    expect(cutDeferred).toBeLessThan(0.7 * asDeferred);
  });

  it("believed cover to the huddle, cases are postponed on their day instead of the day before", () => {
    const { both } = without({ plannedScientistMin: () => 1e9 });
    const [as, cut] = both("elective.postponed");
    expect(cut).toBeLessThan(as);
    const [asOnTheDay, cutOnTheDay] = both("elective.lastMinuteNonClinical");
    // The same luck in both: some of those that the huddle would have put off go wrong on the day instead, and most of the rest go ahead.
    expect(cutOnTheDay).toBeGreaterThan(asOnTheDay + 10);
  });

  it("believed cover of emergencies to the release of classes: with none, no class is taken up again", () => {
    const { both } = without({ emergencyCoverFraction: () => 0 });
    const [as, cut] = both("elective.postponedByDecision");
    expect(cut).toBeGreaterThan(3 * as);
    const [asDone, cutDone] = both("elective.done");
    expect(cutDone).toBeLessThan(0.9 * asDone);
  });
});

describe("without the arrow from the fridges", () => {
  it("to transfusion, with shelves that are always bare requests wait for hours more", () => {
    const { both } = without({ unitsOnShelf: () => 0, unitsAboveReserve: () => 0 });
    const [as, cut] = both("transfusion.requestWait");
    expect(cut).toBeGreaterThan(as + 120);
  });

  it("to the huddle, no operation is postponed for want of group O, and more are done", () => {
    const name = "group O stock above the emergency reserve";
    // Fridges that hold one day of use make the want large.
    const thin = aChain(scenarioOf(["blood-supply.stockDays=1"]));
    for (const of of [setup, thin]) {
      const beside = aRealRun(of);
      const { both, world } = without({ groupOAboveReserve: () => 1e6 }, of, beside);
      expect(postponedFor(beside, name)).toBeGreaterThan(0);
      expect(postponedFor(world, name)).toBe(0);
      const [as, cut] = both("elective.done");
      expect(cut).toBeGreaterThan(of === thin ? 1.05 * as : as);
    }
  });

  it("to emergency theatres, with no group O to spare operations wait for their group", () => {
    const [as, cut] = without({ groupOAboveReserve: () => 0 }).both("emergency.operationsDelayed");
    expect(cut).toBeGreaterThan(2 * as);
  });
});

describe("without the arrow between hospitals and the national stock", () => {
  it("orders leave the stock as it would be without the incident, day for day", () => {
    // The appeal for donors answers the incident too; it is left out on both sides, so that only orders differ.
    const noAppeal = scenarioOf(["response.appeal.remove=true"]);
    const quietScenario = scenarioOf([], "no-incident.yaml");
    const stockOf = (world: World) =>
      Array.from({ length: days }, (_, day) => reading(world, "national.oNegativeStockDays", "england", day, day + 1));
    const hit = stockOf(aRealRun(aChain(noAppeal)));
    expect(hit[days - 1]).toBeLessThan(stockOf(quiet)[days - 1] - 0.3);
    const apart = [stockApart("untouched")];
    expect(stockOf(aRealRun(aChain(noAppeal, apart)))).toEqual(stockOf(aRealRun(aChain(quietScenario, apart))));
  });

  it("the appeal for donors to the stock, less O-negative is left in England", () => {
    const { both } = without(undefined, aChain(scenarioOf(["response.appeal.remove=true"])));
    const [as, cut] = both("national.oNegativeStockDays", "england", 28);
    expect(cut).toBeLessThan(as - 0.2);
  });

  const scarcity = [
    "blood-supply.initialStockDays.O+=1.2",
    "blood-supply.initialStockDays.O-=0.6",
    "blood-supply.feedbackGain=0.1",
  ];

  it("a stock that is nearly gone no longer empties the fridges", () => {
    const scarce = scenarioOf(scarcity);
    const { both } = without(undefined, aChain(scarce, [stockApart("plentiful")]), aRealRun(aChain(scarce)));
    const [as, cut] = both("redCells.oNegativeOnShelf");
    expect(cut).toBeGreaterThan(1.5 * as);
    const [asSupplied, cutSupplied] = both("redCells.oNegativeSupplied");
    expect(cutSupplied).toBeGreaterThan(1.25 * asSupplied);
  });

  it("an alert that is declared stops no operation that could wait", () => {
    const scarce = aChain(scenarioOf(scarcity, "no-incident.yaml"));
    const { both } = without({ alertPhase: () => 0 }, scarce, aRealRun(scarce));
    expect(both("national.alertPhase", "england")[0]).toBeGreaterThan(2);
    const [as, cut] = both("elective.postponedOrdinary");
    expect(cut).toBeLessThan(0.8 * as);
    const [asDone, cutDone] = both("elective.done");
    expect(cutDone).toBeGreaterThan(asDone);
  });
});

describe("without the arrow from decisions", () => {
  it("to theatres, none is postponed by decision, and some go ahead that would not have", () => {
    const { both } = without({ classPaused: () => -1, casePaused: () => -1 });
    const [asDecided, cutDecided] = both("elective.postponedByDecision");
    expect(asDecided).toBeGreaterThan(300);
    expect(cutDecided).toBe(0);
    const [as, cut] = both("elective.postponed");
    expect(cut).toBeLessThan(as);
  });

  it("by rules to theatres, classes stay paused and fewer operations are done", () => {
    const rules = ["release-first", "release-second", "release-third"].map((id) => `response.${id}.remove=true`);
    const [as, cut] = without(undefined, aChain(scenarioOf(rules))).both("elective.done");
    expect(cut).toBeLessThan(0.9 * as);
  });

  it("by rules to guidance, wards and clinics go on forgoing tests", () => {
    const rules = ["response.wards-lift.remove=true", "response.clinics-lift.remove=true"];
    const { both } = without(undefined, aChain(scenarioOf(rules)));
    for (const measure of ["ward.testsForgone", "outpatient.otherTestsForgone"]) {
      const [as, cut] = both(measure);
      expect(cut).toBeGreaterThan(1.2 * as);
    }
  });
});

describe("without the arrow from a lost date", () => {
  it("to other cases' dates, fewer are displaced", () => {
    const patient = without(undefined, aChain(scenarioOf(["surgery.rebookWithinDays=28 d"])));
    const [as, cut] = patient.both("elective.displaced");
    expect(cut).toBeLessThan(0.7 * as);
    expect(ofQuiet("elective.displaced")).toBeLessThan(0.7 * as);
  });

  it("to extra lists, they go to other groups of classes than those that lost most", () => {
    const written = { action: "theatre.extraLists", hospitals: ["gstt", "kch-trust"], count: 4, weeks: 4 };
    const decided = (cut?: Cut): World => {
      const world = new World(setup, { seed: "7", replication: 0 }, undefined, cut);
      world.runUntil(1440);
      const read = parseAction(written, setup.scenario, registryOf(), "test");
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      act(world, read.action);
      world.runUntil(setup.calendar.endMin);
      return world;
    };
    const lists = (world: World) => reading(world, "theatre.lists", two, 0, days);
    const as = decided();
    const cut = decided({ rebookingBacklogMin: () => 0 });
    expect(lists(as)).toBeGreaterThan(lists(whole));
    expect(lists(cut)).toBe(lists(as));
    // Which groups gain most operations is not clear beforehand; that the backlog decides it is.
    expect(reading(cut, "elective.done", two, 0, days)).not.toBe(reading(as, "elective.done", two, 0, days));
  });
});

describe("without the arrow from a test that falls due", () => {
  it("to the review of clinics, appointments are lost on the day itself instead of with notice", () => {
    const noReview = aChain(scenarioOf(["outpatients.reviewedPerDayFraction=0"]));
    const { both } = without(undefined, noReview);
    const [as, cut] = both("outpatient.postponedAtShortNotice");
    expect(cut).toBeGreaterThan(2 * as);
  });
});
