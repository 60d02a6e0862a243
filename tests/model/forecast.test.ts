// A forecast as at a date of the supplier alone, on a tiny region: how what is down is recovered from that date on. That nothing
// later is known to it is checked while loading (tests/scenario/as-at.test.ts) and on the real region (forecast.long.test.ts).
import { describe, expect, it } from "vitest";
import { systems } from "../../sim/model/contracts.ts";
import { prepare, World } from "../../sim/model/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier/index.ts";
import type { State } from "../../sim/model/supplier/state.ts";
import { aScenario, aTimelineEntry } from "../support/scenario.ts";

describe("a forecast of the supplier alone", () => {
  const laboratories = ["lab-kch", "hub"];
  const services = [response, supplier];
  const parts = {
    services,
    horizonDays: 300,
    warmUpDays: 7,
    incident: [
      aTimelineEntry("attack", 180, "system.fail", { laboratories }),
      aTimelineEntry("history", 20 * 1440, "system.restore", { laboratories, systems: ["patient-history"] }),
    ],
  };
  const asAtMin = 28 * 1440 - 1;
  const setup = prepare({ ...aScenario(parts), asAtMin }, services);
  const isUp = (world: World, id: string, system: string) =>
    world.ask.systemUp(world, setup.places.laboratory(id), systems.indexOf(system as "lims")) === 1;

  it("brings back later, one after another, what was down, and leaves what had been restored", () => {
    for (let replication = 0; replication < 40; replication++) {
      const world = new World(setup, { seed: "5", replication });
      world.runUntil(asAtMin);
      for (const id of laboratories) {
        expect(systems.filter((system) => isUp(world, id, system))).toEqual(["patient-history"]);
      }
      world.runUntil(299 * 1440);
      expect(world.violations()).toEqual([]);
      const back = world.causes
        .find(["system"])
        .map((id) => world.causes.read(id))
        .filter(({ value }) => value === 1);
      const history = 1 << systems.indexOf("patient-history");
      expect(back.filter(({ timeMin, subject }) => timeMin <= asAtMin || subject & history)).toEqual([]);
      expect(new Set(back.map(({ timeMin }) => timeMin)).size).toBeGreaterThan(3);
    }
  });

  it("supposes that nothing of it had been ready before: a past with a quick recovery is not among those drawn", () => {
    // With the crews and backups given, most pasts would have restored something by day 28; the few that had not are used.
    const quick = {
      ...parts,
      parameters: { supplier: { restorers: 8, holdDays: 5, backupSuccessFraction: 0.6, assuranceDays: 2 } },
    };
    const quickSetup = prepare({ ...aScenario(quick), asAtMin }, services);
    for (let replication = 0; replication < 20; replication++) {
      const world = new World(quickSetup, { seed: "5", replication });
      world.runUntil(299 * 1440);
      expect(world.violations()).toEqual([]);
      const [course] = (world.states.supplier as State).courses;
      expect(course.phase).toBe(3);
    }
  });

  it("does nothing where nothing is down", () => {
    const quiet = prepare({ ...aScenario({ ...parts, incident: [] }), asAtMin }, services);
    const world = new World(quiet, { seed: "5", replication: 0 });
    world.runUntil(60 * 1440);
    expect((world.states.supplier as State).courses).toEqual([]);
  });
});
