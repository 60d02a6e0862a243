import { describe, expect, it } from "vitest";
import { type Factor, factorsOf, overridesAt, settingAt, variableParameters } from "../../sim/experiment/index.ts";
import { prepare, registryOf } from "../../sim/model/index.ts";
import { applyOverrides, formatProblem, type Scenario } from "../../sim/scenario/index.ts";
import { aRealScenario } from "../support/region.ts";

const registry = registryOf();
const scenario = aRealScenario("synnovis-2024.yaml");

function aFactor(path: string, range: { low?: number; high?: number } = {}): Factor {
  const read = factorsOf(scenario, registry, [{ path, ...range }]);
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join("\n"));
  return read.factors[0];
}

function problemOf(...requests: { path: string; low?: number; high?: number }[]): string {
  const read = factorsOf(scenario, registry, requests);
  return read.ok ? "" : read.problems.map(formatProblem).join("\n");
}

function changed(overrides: readonly string[]): Scenario {
  const loaded = applyOverrides(scenario, overrides, registry);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
  return loaded.scenario;
}

const entryOf = (path: string, of = scenario) => {
  const entry = of.ledger.find((one) => one.path === path);
  if (entry === undefined) throw new Error(`no ${path}`);
  return entry;
};

it("laid over a loaded scenario gives the hash that loading with the same overrides gives", () => {
  const overrides = ["horizon=28d", "laboratory.weekendFraction=0.5"];
  expect(changed(overrides).hash).toBe(aRealScenario("synnovis-2024.yaml", overrides).hash);
});

describe("a coordinate", () => {
  it("is a value between the ends of a parameter's range", () => {
    const factor = aFactor("laboratory.historyLookupMin");
    expect(factor).toMatchObject({ kind: "value", low: 0, high: 3, scale: "uniform" });
    expect([0, 0.25, 1].map((unit) => settingAt(factor, unit))).toEqual([0, 0.75, 3]);
    expect(settingAt(factor, Number.NaN)).toBeNaN();
  });

  it("is rounded for whole numbers", () => {
    const factor = aFactor("outpatients.noticeDays");
    expect([0, 0.24, 0.5, 1].map((unit) => settingAt(factor, unit))).toEqual([2, 3, 5, 7]);
    // Given as a number, but days are counted one by one.
    expect(settingAt(aFactor("surgery.noticeDays"), 0.59)).toBe(7);
    expect(settingAt(aFactor("theatres.lateStartMin"), 0.5)).toBeCloseTo(1.136, 3);
  });

  it("goes by decades over a range of 100 times and more", () => {
    const factor = aFactor("laboratory.historyLookupMin", { low: 0.01, high: 1 });
    expect(factor.scale).toBe("log-uniform");
    expect(settingAt(factor, 0)).toBe(0.01);
    expect(settingAt(factor, 0.5)).toBeCloseTo(0.1, 12);
    expect(settingAt(factor, 1)).toBe(1);
  });

  it("is a common factor of a table, as far as every entry stays within the range", () => {
    const { value, low, high } = entryOf("transfusion.scientistsByDay");
    const entries = Object.values(value as Record<string, number>);
    const factor = aFactor("transfusion.scientistsByDay");
    expect(factor.kind).toBe("common-factor");
    expect(factor.low).toBe((low ?? 0) / Math.min(...entries));
    expect(factor.high).toBe((high ?? 0) / Math.max(...entries));
    expect(overridesAt([factor], [1])).toEqual([
      'transfusion.scientistsByDay={ "st-thomas": 7, "guys": 4, "royal-brompton": 4, "harefield": 3, "kch": 8, "pruh": 4, "uhl": 4, "qeh": 4 }',
    ]);
  });

  it("does not empty a table whose range begins at 0", () => {
    const factor = aFactor("blood-supply.minimumUnits");
    expect(factor.low).toBeCloseTo(1 / factor.high, 12);
  });

  it("takes the mean of a distribution through its range and leaves its shape", () => {
    const factor = aFactor("theatres.lateStartMin");
    expect(overridesAt([factor], [0])).toEqual(["theatres.lateStartMin={ dist: gamma, mean: 10, cv: 0.8 }"]);
    expect(overridesAt([factor], [1])).toEqual(["theatres.lateStartMin={ dist: gamma, mean: 40, cv: 0.8 }"]);
    const capped = aFactor("primary-care.adherenceFraction");
    expect(overridesAt([capped], [1])[0]).toMatch(/high: 1 \}$/);
  });

  it("that is not a number sets nothing", () => {
    const factors = [aFactor("laboratory.historyLookupMin"), aFactor("outpatients.noticeDays")];
    expect(overridesAt(factors, [Number.NaN, 1])).toEqual(["outpatients.noticeDays=7"]);
  });
});

describe("parameters that can be varied", () => {
  const paths = variableParameters(scenario, registry);

  it("are those with a range, nearly two hundred and fifty of them", () => {
    expect(paths.length).toBeGreaterThan(200);
    expect(paths).not.toContain("emergency.medicalUnits");
    const low = variableParameters(scenario, registry, ({ confidence }) => confidence === "low");
    expect(low.length).toBeLessThan(paths.length);
    expect(low.every((path) => entryOf(path).confidence === "low")).toBe(true);
  });

  it("can all be set to either end and the middle, and the scenario still loads and prepares", () => {
    const read = factorsOf(
      scenario,
      registry,
      paths.map((path) => ({ path })),
    );
    if (!read.ok) throw new Error(read.problems.map(formatProblem).join("\n"));
    for (const at of [0, 0.5, 1]) {
      const overrides = overridesAt(
        read.factors,
        paths.map(() => at),
      );
      const other = changed(overrides);
      expect(() => prepare(other)).not.toThrow();
      read.factors.forEach((factor) => {
        if (factor.kind === "value") expect(entryOf(factor.path, other).value).toBeCloseTo(settingAt(factor, at), 8);
      });
    }
  });
});

describe("parameters that cannot", () => {
  it("are told with their place in the list and how to mend", () => {
    expect(problemOf({ path: "labortory.x" })).toMatch(
      /^--parameter:1:1 labortory.x: found the unknown parameter .*laboratory/,
    );
    expect(problemOf({ path: "laboratory.x" })).toMatch(/use one of laboratory\./);
    expect(problemOf({ path: "outpatients.noticeDays" }, { path: "outpatients.noticeDays" })).toMatch(
      /^--parameter:2:1 .*named twice/,
    );
    expect(problemOf({ path: "emergency.medicalUnits" })).toMatch(/a list of values/);
    expect(problemOf({ path: "surgery.groupFraction" })).toMatch(/found no range, .*give low and high/);
    expect(problemOf({ path: "outpatients.noticeDays", low: 9 })).toMatch(/a range from 9 to 7/);
    expect(problemOf({ path: "outpatients.noticeDays", high: 100 })).toMatch(/outside 0 to 21/);
  });

  it("can be given a range", () => {
    expect(aFactor("surgery.durationMin", { low: 0.9, high: 1.2 })).toMatchObject({ kind: "common-factor", low: 0.9 });
  });
});
