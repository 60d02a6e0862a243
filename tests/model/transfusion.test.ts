import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { donorOrder, isAboCompatible, isDNegative, isGroupO } from "../../sim/model/blood-groups.ts";
import { bloodSupply } from "../../sim/model/blood-supply/index.ts";
import { bloodGroups, oNegative, type recipient } from "../../sim/model/contracts.ts";
import { act, type World } from "../../sim/model/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier/index.ts";
import { transfusion } from "../../sim/model/transfusion/index.ts";
import { luckPart } from "../../sim/model/transfusion/pathways.ts";
import { answersOf, askRedCells, attack, demand, large, noDemand } from "../support/blood.ts";
import { measureOf } from "../support/model.ts";
import { anAction, at, aWorld } from "../support/scenario.ts";

const quiet = [response, supplier, transfusion, bloodSupply, demand(noDemand)];

/** A quiet world at 10:00 on the first day; hit at 03:00 or not. */
function morning(isHit: boolean): World {
  const world = aWorld({ services: quiet, parameters: large, incident: isHit ? [attack] : [] });
  world.runUntil(at("2024-06-03 10:00"));
  return world;
}

const paths = [
  "electronicIssue",
  "groupSpecificCrossmatch",
  "groupOCrossmatch",
  "groupOUncrossmatched",
  "referredOut",
] as const;

/** Pathways taken over the horizon, in words. */
function pathwaysOf(world: World): string[] {
  return paths.flatMap((name) => Array<string>(measureOf(world, `transfusion.${name}`, 0, 28)).fill(name));
}

type Bits = readonly (keyof typeof recipient)[];
const known: Bits = ["validSample", "historicalGroup"];

/** The pathway of one request made at 10:00, with luck that allows electronic issue. */
function pathwayOf(
  isHit: boolean,
  parts: Partial<Parameters<typeof askRedCells>[1]>,
  decide?: string,
): string | undefined {
  const world = morning(isHit);
  if (decide) act(world, anAction(decide));
  world.runUntil(at("2024-06-03 10:01"));
  askRedCells(world, { bank: "kch", group: "A+", bits: known, luck: 0.5, ...parts });
  world.runUntil(at("2024-06-06 10:00"));
  expect(world.violations()).toEqual([]);
  expect(answersOf(world).units).toEqual([parts.units ?? 2]);
  return pathwaysOf(world)[0];
}

describe("the pathway of a request for red cells", () => {
  it("is electronic issue with a valid sample, a historical group and all systems up", () => {
    expect(pathwayOf(false, {})).toBe("electronicIssue");
  });

  it("is a serological crossmatch when an antibody is known", () => {
    expect(pathwayOf(false, { bits: [...known, "antibody"], how: "planned", withinMin: 1440 })).toBe(
      "groupSpecificCrossmatch",
    );
  });

  it("is a group-specific crossmatch on paper for a planned request with time for two samples", () => {
    expect(pathwayOf(true, { how: "planned", withinMin: 1440 })).toBe("groupSpecificCrossmatch");
  });

  it("is group O with a crossmatch on paper while the group O policy is on", () => {
    expect(pathwayOf(true, { how: "planned", withinMin: 1440 }, "transfusion.groupOPolicy")).toBe("groupOCrossmatch");
  });

  it("stays group-specific under that policy when two samples agree", () => {
    const bits: Bits = ["validSample", "secondSample"];
    expect(pathwayOf(true, { bits, how: "planned", withinMin: 1440 }, "transfusion.groupOPolicy")).toBe(
      "groupSpecificCrossmatch",
    );
  });

  it("is group O without a crossmatch on paper when blood is needed within half an hour", () => {
    expect(pathwayOf(true, { withinMin: 30 })).toBe("groupOUncrossmatched");
  });

  it("is group O at once in a major haemorrhage, from the satellite fridge", () => {
    const world = morning(false);
    askRedCells(world, { bank: "kch", group: "B-", how: "majorHaemorrhage", units: 4, withinMin: 15 });
    world.runUntil(at("2024-06-03 10:05"));
    expect(answersOf(world).units).toEqual([4]);
    expect(answersOf(world).timeMin).toEqual([at("2024-06-03 10:03")]);
    expect(pathwaysOf(world)).toEqual(["groupOUncrossmatched"]);
  });

  it("goes to the reference laboratory for an antibody once the decision to refer out is taken, and takes hours longer", () => {
    const minutes = [false, true].map((isReferred) => {
      const world = morning(true);
      if (isReferred) act(world, anAction("transfusion.referOut"));
      world.runUntil(at("2024-06-03 10:01"));
      askRedCells(world, {
        bank: "kch",
        group: "A+",
        bits: ["validSample", "secondSample", "antibody"],
        how: "planned",
        luck: 2 ** -42,
        withinMin: 1440,
      });
      world.runUntil(at("2024-06-05 00:00"));
      expect(pathwaysOf(world)).toEqual([isReferred ? "referredOut" : "groupSpecificCrossmatch"]);
      return answersOf(world).timeMin[0];
    });
    expect(minutes[1] - minutes[0]).toBeGreaterThan(60);
  });

  it("never gives blind group O to a recipient with sickle cell disease who can wait", () => {
    expect(pathwayOf(true, { bits: [...known, "haemoglobinopathy"], withinMin: 30 }, "transfusion.groupOPolicy")).toBe(
      "groupSpecificCrossmatch",
    );
  });
});

describe("red cells given", () => {
  it("are ABO compatible in every order of preference, own group first, and never D-positive to a protected D-negative recipient", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.boolean(), (group, isProtected) => {
        const order = donorOrder(group, isProtected);
        expect(order[0]).toBe(group);
        for (const donor of order) {
          expect(isAboCompatible(donor, group)).toBe(true);
          if (isProtected && isDNegative(group)) expect(isDNegative(donor)).toBe(true);
        }
      }),
    );
  });

  it("are ABO compatible for whoever asks, in whatever state of systems and stock", () => {
    const names: Bits = [
      "protectFromD",
      "antibody",
      "haemoglobinopathy",
      "validSample",
      "secondSample",
      "historicalGroup",
    ];
    const request = fc.record({
      group: fc.constantFrom(...bloodGroups),
      how: fc.constantFrom("majorHaemorrhage" as const, "urgent" as const, "planned" as const),
      bits: fc.subarray([...names]),
      units: fc.integer({ min: 1, max: 12 }),
      withinMin: fc.integer({ min: 5, max: 1440 }),
      luck: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.array(request, { minLength: 1, maxLength: 40 }),
        (isHit, isPolicy, list) => {
          const world = morning(isHit);
          if (isPolicy) act(world, anAction("transfusion.groupOPolicy"));
          for (const parts of list) {
            world.runUntil(world.sim.nowMin + 7);
            // transfuseLot throws on any ABO mismatch.
            askRedCells(world, { bank: "kch", ...parts });
          }
          world.runUntil(world.sim.nowMin + 4 * 1440);
          expect(answersOf(world).units.length).toBe(list.length);
          expect(world.violations()).toEqual([]);
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });

  it("are group O whenever the group is not known twice, and D-negative for those protected from D", () => {
    const world = morning(true);
    act(world, anAction("transfusion.groupOPolicy"));
    const shelf = () =>
      bloodGroups.map((_, group) => world.ask.unitsOnShelf(world, world.setup.places.bank("kch"), group));
    world.runUntil(at("2024-06-03 10:01"));
    const before = shelf();
    // This luck leaves the D type unknown: its third block of digits is above the share typed by hand.
    const luck = 0.5 + 0.9 * 2 ** -26;
    expect(luckPart(luck, 2)).toBeGreaterThan(0.6);
    askRedCells(world, { bank: "kch", group: "A+", bits: ["validSample", "protectFromD"], luck });
    const after = shelf();
    expect(before[oNegative] - after[oNegative]).toBe(2);
    bloodGroups.forEach((_, group) => {
      if (!isGroupO(group)) expect(after[group]).toBe(before[group]);
    });
    expect(world.violations()).toEqual([]);
  });

  it("turn from O negative to O positive when the O-positive policy is followed by all", () => {
    const negative = [false, true].map((isOn) => {
      const world = morning(true);
      act(world, anAction("transfusion.groupOPolicy"));
      if (isOn) act(world, anAction("transfusion.oPositivePolicy", { adherence: 1 }));
      world.runUntil(at("2024-06-03 10:01"));
      for (let k = 0; k < 20; k++)
        askRedCells(world, { bank: "kch", group: "A+", withinMin: 20, units: 1, luck: (k + 0.5) / 20 });
      world.runUntil(at("2024-06-04 10:00"));
      expect(world.violations()).toEqual([]);
      return measureOf(world, "redCells.oNegativeEmergency", 0, 2);
    });
    expect(negative[0]).toBeGreaterThan(0);
    expect(negative[1]).toBe(0);
  });
});

describe("a request that cannot be met from the shelf", () => {
  it("brings an ad hoc order, waits for it, and is then met in full", () => {
    const world = morning(false);
    const onShelf = world.ask.unitsOnShelf(world, world.setup.places.bank("kch"), oNegative);
    const units = onShelf + 10;
    askRedCells(world, { bank: "kch", group: "O-", bits: [...known, "protectFromD"], units, withinMin: 600 });
    world.runUntil(at("2024-06-03 10:30"));
    expect(answersOf(world).units).toEqual([]);
    world.runUntil(at("2024-06-03 16:00"));
    expect(measureOf(world, "redCells.adHocOrders", 0, 1)).toBeGreaterThan(0);
    expect(answersOf(world).units).toEqual([units]);
    expect(world.violations()).toEqual([]);
  });

  it("puts what was not used back on the shelf when the reservation ends", () => {
    const world = morning(false);
    const bank = world.setup.places.bank("kch");
    askRedCells(world, { bank: "kch", group: "A+", bits: known, units: 4, used: 1 });
    world.runUntil(at("2024-06-03 12:00"));
    expect(measureOf(world, "redCells.transfused", 0, 1)).toBe(1);
    const held = world.ask.unitsOnShelf(world, bank, 2);
    world.runUntil(at("2024-06-04 12:00"));
    expect(world.ask.unitsOnShelf(world, bank, 2)).toBeGreaterThan(held);
    expect(world.violations()).toEqual([]);
  });
});

describe("a transfusion laboratory without its systems", () => {
  it("needs several times the scientist minutes for each sample, most at first", () => {
    const world = morning(true);
    const bank = world.setup.places.bank("kch");
    const first = world.ask.scientistMinPerSample(world, bank);
    world.runUntil(at("2024-06-15 10:00"));
    const later = world.ask.scientistMinPerSample(world, bank);
    world.runUntil(at("2024-06-29 10:00"));
    const tired = world.ask.scientistMinPerSample(world, bank);
    const ordinary = morning(false);
    expect(later / ordinary.ask.scientistMinPerSample(ordinary, bank)).toBeGreaterThan(3);
    expect(first).toBeGreaterThan(later);
    expect(tired).toBeGreaterThan(later);
  });

  it("has less planned time in its managers' belief, which grows with days of stable working", () => {
    const world = morning(true);
    const bank = world.setup.places.bank("kch");
    const plan = () => world.ask.plannedScientistMin(world, bank, world.today);
    const first = plan();
    const ordinary = morning(false);
    expect(first).toBeLessThan(0.3 * ordinary.ask.plannedScientistMin(ordinary, bank, ordinary.today));
    world.runUntil(at("2024-06-13 10:00"));
    expect(plan()).toBeGreaterThan(2 * first);
  });

  it("names the failed system behind its own record, and closes it on restore", () => {
    const world = morning(true);
    const bank = world.setup.places.bank("kch");
    const chain = world.causes.chain(world.ask.transfusionCause(world, bank));
    expect(chain.map((record) => record.kind)).toEqual(["condition", "system", "action"]);
    expect(chain[0].binding).toBe("electronic issue");
    expect(chain[0].root).toBe("incident");
    act(world, anAction("system.restore", { laboratories: ["lab-kch"] }));
    world.runUntil(at("2024-06-03 12:00"));
    expect(world.ask.transfusionCause(world, bank)).toBe(-1);
  });

  it("gives up planned samples that nobody could work and tells who asked", () => {
    const many = demand({ ...noDemand, samples: 600 });
    const world = aWorld({
      services: [response, supplier, transfusion, bloodSupply, many],
      parameters: large,
      incident: [attack],
      horizonDays: 7,
    });
    world.runUntil(at("2024-06-08"));
    expect(measureOf(world, "transfusion.samplesNotWorked", 0, 5)).toBeGreaterThan(0);
    expect(measureOf(world, "transfusion.samplesNotWorked", -14, 0)).toBe(0);
    expect(world.violations()).toEqual([]);
  });

  it("does more once extra scientists come", () => {
    const begun = [0, 4].map((scientists) => {
      const many = demand({ ...noDemand, samples: 400 });
      const world = aWorld({
        services: [response, supplier, transfusion, bloodSupply, many],
        parameters: large,
        incident: [attack],
        horizonDays: 7,
      });
      world.runUntil(at("2024-06-03 06:00"));
      act(world, anAction("transfusion.surge", { scientists }));
      world.runUntil(at("2024-06-08"));
      return measureOf(world, "transfusion.groupAndScreens", 0, 5);
    });
    expect(begun[1]).toBeGreaterThan(1.2 * begun[0]);
  });
});

describe("the parts of a request's luck", () => {
  it("are uniform and do not repeat one another", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 0, max: 3 }),
        (luck, part) => {
          const u = luckPart(luck, part);
          expect(u).toBeGreaterThanOrEqual(0);
          expect(u).toBeLessThan(1);
        },
      ),
    );
    expect([0, 1, 2, 3].map((part) => luckPart(0.5 + 2 ** -14, part))).toEqual([0.5 + 2 ** -14, 0.5, 0, 0]);
  });
});
