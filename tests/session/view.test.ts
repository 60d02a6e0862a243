import { describe, expect, it } from "vitest";
import { World } from "../../sim/model/index.ts";
import { roles, viewOf } from "../../sim/session/index.ts";
import { aRealSetup } from "../support/region.ts";
import { at } from "../support/scenario.ts";
import { setup as tinySetup } from "../support/session.ts";

const setup = aRealSetup("synnovis-2024.yaml", ["horizon=7 d", "warm-up=3 d"]);

function worldAt(moment: string): World {
  const world = new World(setup, { seed: "7", replication: 0 });
  world.runUntil(at(moment));
  return world;
}

/** All objects and lists within a value. */
function partsWithin(value: unknown): object[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(partsWithin)];
}

const common = ["role", "time", "isIncidentKnown", "decisions"];

describe("a view", () => {
  it("is plain data, frozen all the way down, and a copy", () => {
    const world = worldAt("2024-06-06 10:30");
    for (const role of roles) {
      const parts = partsWithin(viewOf(world, role));
      expect(parts.length).toBeGreaterThan(10);
      expect(parts.every((part) => Object.isFrozen(part))).toBe(true);
      const isPlain = (part: object) => Array.isArray(part) || Object.getPrototypeOf(part) === Object.prototype;
      expect(parts.filter((part) => !isPlain(part))).toEqual([]);
    }
  });

  it("changes nothing of what it looks at", () => {
    const world = worldAt("2024-06-06 10:30");
    const before = world.stateHash();
    for (const role of roles) viewOf(world, role);
    expect(world.stateHash()).toBe(before);
  });

  it("of a role holds nothing of another's", () => {
    const world = worldAt("2024-06-06 10:30");
    const kept = {
      transfusion: ["banks", "alertPhase"],
      theatres: ["hospitals"],
      icb: ["boroughs", "laboratories"],
      trust: ["hospitals", "alertPhase"],
    };
    for (const role of roles)
      expect(Object.keys(viewOf(world, role)).sort()).toEqual([...common, ...kept[role]].sort());
  });

  it("does not change when only another's affairs do", () => {
    const world = worldAt("2024-06-06 10:30");
    const transfusion = viewOf(world, "transfusion");
    const before = { theatres: viewOf(world, "theatres"), icb: viewOf(world, "icb"), trust: viewOf(world, "trust") };
    const bank = world.states.transfusion as { waitingMin: Float64Array; present: Float64Array };
    bank.waitingMin.fill(1e6);
    bank.present.fill(1);
    const shelf = world.states["blood-supply"] as { shelf: Int32Array };
    shelf.shelf.fill(0);
    expect({
      theatres: viewOf(world, "theatres"),
      icb: viewOf(world, "icb"),
      trust: viewOf(world, "trust"),
    }).toEqual(before);
    expect(viewOf(world, "transfusion")).not.toEqual(transfusion);
  });

  it("tells of cover what was last reported, at 06:00 and 14:00, and when", () => {
    const world = worldAt("2024-06-06 06:00");
    const coverNow = () => viewOf(world, "theatres").hospitals.map(({ cover }) => cover);
    const atSix = coverNow();
    expect(new Set(atSix.map(({ reportedMin }) => reportedMin))).toEqual(new Set([at("2024-06-06 06:00")]));
    world.runUntil(at("2024-06-06 13:59"));
    expect(coverNow()).toEqual(atSix);
    world.runUntil(at("2024-06-06 14:00"));
    const atTwo = coverNow();
    expect(atTwo[0].reportedMin).toBe(at("2024-06-06 14:00"));
    expect(atTwo.map(({ emergencyFraction }) => emergencyFraction)).not.toEqual(
      atSix.map(({ emergencyFraction }) => emergencyFraction),
    );
    world.runUntil(at("2024-06-07 02:00"));
    expect(coverNow()).toEqual(atTwo);
  });

  it("tells yesterday's counts all day long, and no count of today but one's own bench", () => {
    const world = worldAt("2024-06-06 00:30");
    const early = viewOf(world, "icb").laboratories;
    world.runUntil(at("2024-06-06 23:30"));
    expect(viewOf(world, "icb").laboratories).toEqual(early);
    world.runUntil(at("2024-06-07 00:30"));
    expect(viewOf(world, "icb").laboratories).not.toEqual(early);
  });

  it("has no reading before anything was read, and knows of no incident before it", () => {
    const world = worldAt("2024-06-02 12:00");
    expect(viewOf(world, "trust").isIncidentKnown).toBe(false);
    expect(viewOf(world, "trust").time).toMatchObject({
      day: -1,
      date: "2024-06-02",
      clock: "12:00",
      isWorkingDay: false,
    });
    expect(viewOf(worldAt("2024-06-03 12:00"), "trust").isIncidentKnown).toBe(true);
  });

  it("leaves out services that a model runs without", () => {
    const world = new World(tinySetup, { seed: "7", replication: 0 });
    world.runUntil(1000);
    expect(viewOf(world, "transfusion").banks).toEqual([]);
    expect(viewOf(world, "theatres").hospitals).toEqual([]);
    expect(viewOf(world, "icb").boroughs[0].yesterday.requested).toBeNaN();
    expect(viewOf(world, "trust").hospitals[0].cover.emergencyFraction).toBeNaN();
  });
});
