import { describe, expect, it } from "vitest";
import { prepare, World } from "../../sim/model/index.ts";
import { explainable, explainRecord, findRecord } from "../../sim/report/index.ts";
import { aRealScenario } from "../support/region.ts";
import { at } from "../support/scenario.ts";

// The whole region, ten days after the incident, with a shorter warm-up than usual.
const world = new World(prepare({ ...aRealScenario("synnovis-2024.yaml"), warmUpDays: 14, horizonDays: 14 }), {
  seed: "7",
  replication: 0,
});
world.runUntil(at("2024-06-13"));
const { causes } = world;

describe("every record of a run of the region", () => {
  it("can be told in words that hold no gap, up to a root that is named", () => {
    const step = Math.max(1, Math.floor(causes.length / 3000));
    for (let id = causes.first; id < causes.length; id += step) {
      const { lines, links, root } = explainRecord(world, id);
      const text = lines.join(" ");
      for (const gap of ["NaN", "undefined", "null", "-1"]) expect(text, text).not.toContain(` ${gap} `);
      expect(text).toContain(
        root === "incident"
          ? "leads back to the incident"
          : root === "strike"
            ? "leads back to a strike"
            : "leads back to ordinary life",
      );
      expect(links.at(-1)?.record.behind).toBe(-1);
    }
  });

  it("goes back in time from link to link", () => {
    for (let id = causes.first; id < causes.length; id += 211) {
      const times = causes.chain(id).map(({ timeMin }) => timeMin);
      expect(times).toEqual([...times].sort((a, b) => b - a));
    }
  });

  it("names the binding constraint before any other that was unmet", () => {
    for (let id = causes.first; id < causes.length; id++) {
      const { unmet, binding } = causes.read(id);
      expect(binding).toBe(unmet[0] ?? null);
    }
  });
});

describe("the incident as the root of a chain", () => {
  it.each(["elective.postponed", "outpatient.postponed", "gp.testsDeferred", "emergency.operationsDelayed"])(
    "is found for %s, with the entry of the timeline and its source",
    (measure) => {
      expect(explainable).toContain(measure);
      const id = findRecord(world, { measure, root: "incident" });
      expect(id).toBeGreaterThanOrEqual(0);
      const entry = world.setup.scenario.incident[0];
      const end = explainRecord(world, id).lines.find((line) => line.startsWith("The chain leads back"));
      expect(end).toContain(entry.label);
      expect(end).toContain(entry.source);
    },
  );
});
