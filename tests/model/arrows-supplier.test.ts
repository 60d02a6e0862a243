// The chain of the supplier's mechanism, arrow by arrow: each of its parameters, moved from the low to the high end of its range,
// changes when systems are up. Every pair of runs has the same luck, so what differs is what the parameter did: no chance is left
// in a comparison, and there is no false alarm to state.
import { describe, expect, it } from "vitest";
import { systems } from "../../sim/model/contracts.ts";
import { prepare, World } from "../../sim/model/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier/index.ts";
import type { ParameterSpec, ParameterValue } from "../../sim/scenario/index.ts";
import { measureOf } from "../support/model.ts";
import { aScenario, aTimelineEntry } from "../support/scenario.ts";

const services = [response, supplier];
const laboratories = ["lab-kch", "lab-st-thomas", "hub"];
const days = 300;

/** Mean share of systems up over the run, mean over replications. */
function up(parameters: Readonly<Record<string, ParameterValue>>): number {
  const incident = [aTimelineEntry("attack", 180, "supplier.attack", { laboratories, attempts: 40 })];
  const scenario = aScenario({
    services,
    incident,
    horizonDays: days,
    warmUpDays: 7,
    parameters: { supplier: parameters },
  });
  const setup = prepare(scenario, services);
  let sum = 0;
  for (let replication = 0; replication < 30; replication++) {
    const world = new World(setup, { seed: "11", replication });
    world.runUntil(days * 1440);
    sum += measureOf(world, "supplier.systemsUp", 0, days, laboratories);
  }
  return sum / 30;
}

function endOf({ shape, keys }: ParameterSpec, end: number): ParameterValue {
  if (shape === "table") return Object.fromEntries((keys ?? []).map((key) => [key, end]));
  return shape === "places" ? Object.fromEntries(laboratories.map((id) => [id, end])) : end;
}

/** Parameters whose rise keeps more up; the rest keep less, and a spread may do either. */
const helps = [
  "segmentationFraction",
  "detectionPerDay",
  "restorers",
  "weekendWorkFraction",
  "backupSuccessFraction",
  "transfusionTeam",
];
const spreads = /Cv$/;

describe("each parameter of the supplier's mechanism", () => {
  it.each(Object.entries(supplier.parameters))(
    "%s changes when systems are up, in the direction told",
    (name, spec) => {
      const [low, high] = [spec.low, spec.high].map((end) => up({ [name]: endOf(spec, end as number) }));
      // A longer stay is a longer chance to be noticed, and a later strike: what it does is told by the sum of both.
      if (spreads.test(name) || name === "dwellDays") expect(high).not.toBe(low);
      else if (helps.includes(name)) expect(high).toBeGreaterThan(low);
      else expect(high).toBeLessThan(low);
    },
  );

  it("and there are systems to be down", () => {
    expect(systems.length).toBe(8);
    expect(up({})).toBeLessThan(0.95);
  });
});
