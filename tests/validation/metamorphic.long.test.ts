// What must hold whatever the numbers are: two runs whose inputs stand in a known relation, under the same luck. Tests to the bit
// have no false alarms. The others are one-sided on means over paired replications; the rate of false alarms with other seeds
// stands at each.
import { existsSync, readFileSync } from "node:fs";
import { csvFormat, csvParse } from "d3-dsv";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../sim/engine/index.ts";
import { prepare, registryOf, type World } from "../../sim/model/index.ts";
import { formatProblem, loadScenario, type Scenario } from "../../sim/scenario/index.ts";
import { aRealRun, aRealScenario, reading } from "../support/region.ts";

const reference = "synnovis-2024.yaml";
const two = "kch+gstt";

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A reading of each of some replications of scenarios, by scenario. */
function readings(scenarios: readonly Scenario[], count: number, read: (world: World) => number): number[][] {
  return scenarios.map((scenario) => {
    const setup = prepare(scenario);
    return Array.from({ length: count }, (_, replication) => read(aRealRun(setup, replication)));
  });
}

describe("an incident of nothing", () => {
  const set = ["horizon=21 d", "warm-up=14 d"];

  it("is the twin without an incident, to the bit", () => {
    const emptied: Scenario = { ...aRealScenario(reference, set), incident: [], response: [] };
    const twin = aRealScenario("no-incident.yaml", set);
    for (const replication of [0, 1])
      expect(aRealRun(prepare(emptied), replication).resultHash()).toBe(
        aRealRun(prepare(twin), replication).resultHash(),
      );
  });

  it("in which systems fail by nothing changes no measure but the count of actions", () => {
    const twin = aRealScenario("no-incident.yaml", set);
    const given = aRealScenario(reference, set);
    const attack = given.incident.find(({ action }) => action === "system.fail");
    if (attack === undefined) throw new Error("no failure in the reference case");
    const harmless = { ...attack, arguments: { ...attack.arguments, state: 1 } };
    const [quiet, failed] = [twin, { ...twin, incident: [harmless] }].map((scenario) => aRealRun(prepare(scenario)));
    const differing = quiet.setup.layout.specs.flatMap(({ name }) => {
      const hashes = [quiet, failed].map((world) =>
        hashOf(world.setup.places.rollups.map(({ id }) => String(reading(world, name, id, 0, 21)))),
      );
      return hashes[0] === hashes[1] ? [] : [name];
    });
    expect(differing).toEqual(["response.actionsTaken"]);
  });
});

describe("names for people", () => {
  it("of places, scenario, events and rules change nothing: the same hash of the scenario, the same result", () => {
    const folder = new URL("../../scenarios/", import.meta.url).pathname;
    const real = (path: string): string | null =>
      existsSync(folder + path) ? readFileSync(folder + path, "utf8") : null;
    const set = ["horizon=7 d", "warm-up=7 d"];
    const load = (read: (path: string) => string | null): Scenario => {
      const loaded = loadScenario(reference, { read }, registryOf(), { overrides: set });
      if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
      return loaded.scenario;
    };
    let count = 0;
    const other = (): string => `Elsewhere ${++count}`;
    const renamed = (path: string): string | null => {
      const text = real(path);
      if (text === null) return null;
      if (/(sites|practices)\.csv$/.test(path))
        return csvFormat(csvParse(text).map((row) => ({ ...row, name: other() })));
      const words = /^(\s*(?:- )?)(title|label|because): .*$/gm;
      const plain = text.replace(words, (_, before: string, key: string) => `${before}${key}: ${other()}`);
      return plain.replace(/(- \{ id: \S+, ods: \S+, name: )[^}]+\}/g, (_, before: string) => `${before}${other()} }`);
    };
    const [before, after] = [load(real), load(renamed)];
    expect(after.region.places.every(({ name }, at) => name !== before.region.places[at].name || name === "")).toBe(
      false,
    );
    expect(after.region.places.filter(({ name }) => name.startsWith("Elsewhere")).length).toBeGreaterThan(200);
    expect(after.incident[0].label === before.incident[0].label && after.title === before.title).toBe(false);
    expect(after.hash).toBe(before.hash);
    expect(aRealRun(prepare(after)).resultHash()).toBe(aRealRun(prepare(before)).resultHash());
  });
});

describe("an earlier restore", () => {
  // Response rules are off: they are dated, and would end measures at other moments of the outage. Means over three replications;
  // neighbouring means lie five spreads of a mean apart or more: with other seeds less than one in 1,000 would fail.
  it("never postpones more operations in the mean, nor more appointments", () => {
    const set = ["horizon=28 d", "warm-up=14 d"];
    const given = aRealScenario("incidents/outage-72-hours.yaml", set);
    const [fails, restores] = given.incident;
    const outage = (days: number): Scenario => ({
      ...given,
      incident: [fails, { ...restores, atMin: days * 1440 }],
      response: [],
    });
    const arms = [2, 5, 12].map(outage);
    const postponed = (world: World) =>
      reading(world, "elective.postponed", two, 0, 28) + reading(world, "outpatient.postponed", two, 0, 28) * 1e6;
    const all = readings(arms, 3, postponed);
    const operations = all.map((values) => mean(values.map((value) => value % 1e6)));
    const appointments = all.map((values) => mean(values.map((value) => Math.floor(value / 1e6))));
    expect([...operations].sort((a, b) => a - b)).toEqual(operations);
    expect([...appointments].sort((a, b) => a - b)).toEqual(appointments);
    expect(operations[0]).toBeLessThan(operations[2]);
  });
});

describe("an O-positive policy taken away", () => {
  // In both pairs the mean lies ten spreads from nothing or more, and each replication has the sign: no false alarm to be feared.
  it("never lowers the use of group O D-negative", () => {
    const set = ["horizon=21 d", "warm-up=14 d"];
    const given = aRealScenario(reference, set);
    const never: Scenario = {
      ...given,
      parameters: { ...given.parameters, transfusion: { ...given.parameters.transfusion, oPositiveAdherence: 0 } },
    };
    const policy = aRealScenario("what-if/o-positive-everywhere.yaml", set);
    const used = (world: World) => reading(world, "redCells.oNegativeTransfused", "region", 0, 21);
    const [none, usual, everywhere] = readings([never, given, policy], 2, used);
    none.forEach((units, replication) => {
      expect(units).toBeGreaterThanOrEqual(usual[replication]);
      expect(usual[replication]).toBeGreaterThanOrEqual(everywhere[replication]);
    });
    expect(mean(none)).toBeGreaterThan(mean(everywhere));
  });
});
