import { describe, expect, it } from "vitest";
import { systems } from "../../sim/model/contracts.ts";
import { act } from "../../sim/model/index.ts";
import { laboratory } from "../../sim/model/laboratory/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier/index.ts";
import { measureOf } from "../support/model.ts";
import { anAction, aTimelineEntry, at, aWorld } from "../support/scenario.ts";

const services = [response, supplier, laboratory];
const up = (world: ReturnType<typeof aWorld>, place: string, system: (typeof systems)[number]) =>
  world.ask.systemUp(world, world.setup.places.laboratory(place), systems.indexOf(system));

describe("the supplier's systems", () => {
  it("fail and return at their dates at the named laboratories only", () => {
    const incident = [
      aTimelineEntry("attack", 180, "system.fail", { laboratories: ["hub"] }),
      aTimelineEntry("back", 1440, "system.restore", { laboratories: ["hub"], systems: ["lims"] }),
    ];
    const world = aWorld({ services, incident });
    world.runUntil(179);
    expect(up(world, "hub", "lims")).toBe(1);
    world.runUntil(181);
    expect([up(world, "hub", "lims"), up(world, "lab-kch", "lims")]).toEqual([0, 1]);
    world.runUntil(1441);
    expect([up(world, "hub", "lims"), up(world, "hub", "middleware")]).toEqual([1, 0]);
  });

  it("work no better than what they need: results delivery stays down until the network and the LIMS are up", () => {
    const world = aWorld({ services });
    world.runUntil(0);
    act(world, anAction("system.fail", { laboratories: ["hub"], systems: ["network", "results-delivery"] }));
    act(world, anAction("system.restore", { laboratories: ["hub"], systems: ["results-delivery"] }));
    world.runUntil(1);
    expect(up(world, "hub", "results-delivery")).toBe(0);
    act(world, anAction("system.restore", { laboratories: ["hub"], systems: ["network"], state: 0.5 }));
    world.runUntil(2);
    expect(up(world, "hub", "results-delivery")).toBe(0.5);
    expect(world.violations()).toEqual([]);
  });
});

describe("the response", () => {
  it("takes effect only after the delay of an action", () => {
    const world = aWorld({ services });
    world.runUntil(100);
    act(world, anAction("system.fail", { laboratories: ["hub"] }, 60));
    world.runUntil(159);
    expect(up(world, "hub", "lims")).toBe(1);
    world.runUntil(160);
    expect(up(world, "hub", "lims")).toBe(0);
  });

  it("fires a rule once when a signal has stayed past its limit for its time, and again only after it came back", () => {
    const rule = {
      id: "note",
      role: "icb",
      label: "note slow working",
      trigger: {
        kind: "when" as const,
        signal: "laboratory.waitHours",
        place: "hub",
        comparison: "above" as const,
        limit: 0.6,
        forMin: 180,
        fromMin: 0,
      },
      actions: [anAction("exercise.note", { text: "slow" })],
    };
    const incident = [
      aTimelineEntry("down", 600, "system.fail", { laboratories: ["hub"] }),
      aTimelineEntry("up", 3000, "system.restore", { laboratories: ["hub"] }),
      aTimelineEntry("down-again", 6000, "system.fail", { laboratories: ["hub"] }),
    ];
    const world = aWorld({ services, incident, response: [rule] });
    const fired = () =>
      measureOf(world, "response.actionsTaken", -14, 28) - incident.filter((e) => e.atMin <= world.sim.nowMin).length;
    world.runUntil(720);
    expect(fired()).toBe(0);
    world.runUntil(2900);
    expect(fired()).toBe(1);
    world.runUntil(9000);
    expect(fired()).toBe(2);
  });

  it("an action without effect leaves everything else as it was, to the bit", () => {
    const plain = aWorld({ services });
    const noted = aWorld({ services });
    noted.runUntil(at("2024-06-04 10:00"));
    act(noted, anAction("exercise.note", { text: "hello" }));
    for (const world of [plain, noted]) world.runUntil(at("2024-06-20 00:00"));
    expect(noted.states.laboratory).toEqual(plain.states.laboratory);
    expect(noted.births).toEqual(plain.births);
  });
});
