import { describe, expect, it } from "vitest";
import { origin, priority } from "../../sim/model/contracts.ts";
import { act } from "../../sim/model/index.ts";
import { laboratory } from "../../sim/model/laboratory/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier/index.ts";
import { measureOf, sendBag, sender, sent } from "../support/model.ts";
import { anAction, aTimelineEntry, at, aWorld } from "../support/scenario.ts";

const services = [response, supplier, laboratory, sender];
const attack = aTimelineEntry("attack", at("2024-06-03 03:00"), "system.fail", { laboratories: ["lab-kch", "hub"] });

describe("a laboratory", () => {
  it("releases an emergency request before routine ones that came earlier", () => {
    const world = aWorld({
      services,
      incident: [attack],
      parameters: { laboratory: { benchesByDay: { "lab-kch": 1 } } },
    });
    world.runUntil(at("2024-06-03 10:00"));
    for (let bag = 0; bag < 4; bag++) sendBag(world, "lab-kch", origin.ward, priority.routine, 2, bag);
    sendBag(world, "lab-kch", origin.emergencyDepartment, priority.emergency, 1, 99);
    world.runUntil(at("2024-06-03 20:00"));
    expect(sent(world).seen.reference[0]).toBe(99);
    expect(world.violations()).toEqual([]);
  });

  it("does on paper a small part of what it does with its systems, and people are the limit", () => {
    const released = [true, false].map((isHit) => {
      const world = aWorld({ services, incident: isHit ? [attack] : [] });
      world.runUntil(at("2024-06-03 08:00"));
      for (let bag = 0; bag < 200; bag++) sendBag(world, "hub", origin.practice, priority.routine, 20, bag);
      world.runUntil(at("2024-06-04 00:00"));
      expect(world.violations()).toEqual([]);
      return measureOf(world, "laboratory.released", 0, 1, ["hub"]);
    });
    expect(released[0]).toBeGreaterThan(0);
    expect(released[0] / released[1]).toBeLessThan(0.35);
  });

  it("throws samples away once they are too old, tells who sent them, and keeps count", () => {
    const world = aWorld({ services, incident: [attack] });
    world.runUntil(at("2024-06-03 08:00"));
    for (let bag = 0; bag < 200; bag++) sendBag(world, "hub", origin.practice, priority.routine, 20, bag);
    world.runUntil(at("2024-06-05 12:00"));
    const { discarded, seen } = sent(world);
    const total = [...discarded.count, ...seen.count].reduce((a, b) => a + b, 0);
    expect(discarded.count.length).toBeGreaterThan(0);
    expect(total).toBe(4000);
    expect(discarded.timeMin[0] - at("2024-06-03 08:00")).toBeGreaterThanOrEqual(24 * 60);
    expect(world.violations()).toEqual([]);
  });

  it("takes less and less time for a request on paper as its staff practise, and the old time again once systems return", () => {
    const world = aWorld({ services, incident: [attack] });
    const number = world.setup.places.laboratory("lab-kch");
    const minutes = [];
    for (const day of ["2024-06-03", "2024-06-10", "2024-06-24"]) {
      world.runUntil(at(`${day} 12:00`));
      minutes.push(world.ask.expectedReleaseMin(world, number, priority.emergency));
    }
    expect(minutes[1]).toBeLessThan(minutes[0]);
    expect(minutes[2]).toBeLessThan(minutes[1]);
    act(world, anAction("system.restore", { laboratories: ["lab-kch"] }));
    world.runUntil(at("2024-06-24 14:00"));
    expect(world.ask.expectedReleaseMin(world, number, priority.emergency)).toBe(31);
    expect(world.ask.laboratoryCause(world, number)).toBe(-1);
  });

  it("puts slow working down to the system that failed, and that to the incident", () => {
    const world = aWorld({ services, incident: [attack] });
    world.runUntil(at("2024-06-03 12:00"));
    const cause = world.ask.laboratoryCause(world, world.setup.places.laboratory("lab-kch"));
    expect(world.causes.chain(cause).map((record) => record.kind)).toEqual(["condition", "system", "action"]);
    expect(world.causes.read(cause).root).toBe("incident");
  });

  it("works through more with extra staff", () => {
    const released = [0, 6].map((extra) => {
      const world = aWorld({ services, incident: [attack] });
      world.runUntil(at("2024-06-03 08:00"));
      if (extra > 0) act(world, anAction("laboratory.surge", { laboratories: ["hub"], byDay: extra }));
      for (let bag = 0; bag < 100; bag++) sendBag(world, "hub", origin.practice, priority.routine, 20, bag);
      world.runUntil(at("2024-06-03 20:00"));
      return measureOf(world, "laboratory.released", 0, 1, ["hub"]);
    });
    expect(released[1]).toBeGreaterThan(1.5 * released[0]);
  });
});

describe("guidance and mutual aid", () => {
  it("restricts the named boroughs and trusts and nobody else, until it is lifted", () => {
    const world = aWorld({ services });
    world.runUntil(0);
    act(world, anAction("demand.restrict", { origins: ["practice"], places: ["north"], level: "closed" }));
    act(world, anAction("demand.restrict", { origins: ["ward"], places: ["gstt"] }));
    world.runUntil(1);
    const { places } = world.setup;
    const read = () => [
      world.ask.guidanceFor(world, origin.practice, places.borough("north")),
      world.ask.guidanceFor(world, origin.practice, places.borough("south")),
      world.ask.guidanceFor(world, origin.ward, places.hospital("st-thomas")),
      world.ask.guidanceFor(world, origin.ward, places.hospital("kch")),
      world.ask.guidanceFor(world, origin.clinic, places.hospital("st-thomas")),
    ];
    expect(read()).toEqual([2, 0, 1, 0, 0]);
    act(world, anAction("demand.lift"));
    world.runUntil(2);
    expect(read()).toEqual([0, 0, 0, 0, 0]);
  });

  it("sends a borough's practices to the laboratory that gives aid until the day's quota is used", () => {
    const world = aWorld({ services });
    world.runUntil(at("2024-06-03 09:00"));
    act(world, anAction("mutualAid.open", { boroughs: ["north"], laboratory: "aid", quotaPerDay: 30 }));
    world.runUntil(at("2024-06-03 09:01"));
    const { places } = world.setup;
    const practice = places.practice("g1");
    const aid = places.laboratory("aid");
    expect(world.ask.practiceRoute(world, practice)).toBe(aid);
    world.request.useAid(world, practice, aid, 30);
    expect(world.ask.practiceRoute(world, practice)).toBe(places.laboratory("hub"));
    expect(world.ask.practiceRoute(world, places.practice("g3"))).toBe(places.laboratory("hub"));
    world.runUntil(at("2024-06-04 09:00"));
    expect(world.ask.practiceRoute(world, practice)).toBe(aid);
  });
});

describe("capacity", () => {
  it("is near 1 on an ordinary weekday, falls with the systems and has no setter", () => {
    const feed = (world: ReturnType<typeof aWorld>) => {
      for (let day = -13; day < 5; day++) {
        for (let hour = 8; hour < 17; hour++) {
          world.runUntil(day * 1440 + hour * 60);
          sendBag(world, "lab-kch", origin.ward, priority.wardUrgent, 40, 0);
        }
      }
      world.runUntil(5 * 1440);
    };
    const usual = aWorld({ services });
    const hit = aWorld({ services, incident: [attack] });
    feed(usual);
    feed(hit);
    expect(measureOf(usual, "laboratory.capacityFraction", 0, 5, ["lab-kch"])).toBeCloseTo(1, 1);
    expect(measureOf(hit, "laboratory.capacityFraction", 1, 5, ["lab-kch"])).toBeLessThan(0.6);
    expect(Object.keys(laboratory.parameters).filter((name) => /capacityFraction/i.test(name))).toEqual([]);
  });
});
