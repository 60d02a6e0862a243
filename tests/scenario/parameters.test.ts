import { describe, expect, it } from "vitest";
import { child, linesOf, load, loaded, validScenario } from "./builders.ts";

const entryOf = (path: string, changes: Record<string, string> = {}, file = "base.yaml", overrides: string[] = []) => {
  return loaded(changes, file, overrides).ledger.find((entry) => entry.path === path);
};

describe("the ledger", () => {
  it("says whether the default, the region, the scenario or an override set a value", () => {
    expect(entryOf("laboratory.weekendFraction")).toMatchObject({
      from: "default",
      source: "B-man-min",
      isAssumption: false,
    });
    expect(entryOf("laboratory.benches")).toMatchObject({ from: "region", source: "region small, no source given" });
    expect(entryOf("laboratory.paperMin")).toMatchObject({
      from: "scenario",
      source: "scenario base, no source given",
      confidence: "low",
      isAssumption: true,
    });
    expect(entryOf("laboratory.paperMin", {}, "base.yaml", ["laboratory.paperMin=30"])).toMatchObject({
      from: "override",
      value: 30,
    });
  });

  it("keeps the evidence that a scenario gives, in the unit of the parameter", () => {
    const text = child(
      "parameters:\n  laboratory:\n    paperMin: { value: 0.5 h, low: 20, high: 40 min, source: 'https://example.org', confidence: high }\n",
    );
    expect(entryOf("laboratory.paperMin", { "child.yaml": text }, "child.yaml")).toMatchObject({
      value: 30,
      low: 20,
      high: 40,
      source: "https://example.org",
      confidence: "high",
      isAssumption: false,
    });
  });

  it("keeps a default range only while it holds the value", () => {
    expect(entryOf("laboratory.paperMin")).toMatchObject({ value: 20, low: 8, high: 25 });
    expect(entryOf("laboratory.paperMin", {}, "base.yaml", ["laboratory.paperMin=60"])).toMatchObject({
      low: null,
      high: null,
    });
  });

  it("does not pass the source of one value on to another", () => {
    const base = validScenario.replace("paperMin: 20", "paperMin: { value: 20, source: a paper }");
    const text = child("parameters: { laboratory: { paperMin: 22 } }\n");
    expect(entryOf("laboratory.paperMin", { "base.yaml": base, "child.yaml": text }, "child.yaml")).toMatchObject({
      value: 22,
      source: "scenario child, no source given",
    });
  });
});

describe("values of parameters", () => {
  const set = (service: string, text: string): unknown => {
    const [name = ""] = text.split(":");
    return loaded({ "child.yaml": child(`parameters:\n  ${service}:\n    ${text}\n`) }, "child.yaml").parameters[
      service
    ]?.[name];
  };

  it("lay tables over the default key by key", () => {
    expect(set("bloodSupply", "targets: { O-: 4, A+: 12 }")).toEqual({ "O+": 20, "O-": 4, "A+": 12 });
    expect(set("bloodSupply", "targets: { value: { O-: 4 units }, source: x }")).toEqual({ "O+": 20, "O-": 4 });
    expect(set("laboratory", "benches: { spoke: 2 }")).toEqual({ hub: 30, spoke: 2 });
  });

  it("convert units, also inside distributions", () => {
    expect(set("laboratory", "bookingMin: { dist: lognormal, mean: 0.5 h, cv: 1 }")).toEqual({
      dist: "lognormal",
      mean: 30,
      cv: 1,
    });
    expect(set("laboratory", "bookingMin: { value: { dist: constant, value: 5 }, source: x }")).toEqual({
      dist: "constant",
      value: 5,
    });
    expect(set("laboratory", "bookingMin: 1 h")).toBe(60);
    expect(set("laboratory", "shelfDays: 1 w")).toBe(7);
    expect(set("laboratory", "weekendFraction: 57 %")).toBe(0.57);
    expect(set("bloodSupply", "hasAppeal: false")).toBe(false);
  });

  it.each<[string, string, string]>([
    [
      "laboratory",
      "analysers: 2.5",
      "child.yaml:6:16 parameters.laboratory.analysers: found 2.5, expected a whole number, write 3",
    ],
    ["laboratory", "paperMin: -1", "found -1, expected from 0 to 240 min"],
    [
      "laboratory",
      "paperMin: { value: 30, low: 8, high: 25 }",
      "paperMin.value: found 30, expected a value within its own range, 8 to 25",
    ],
    [
      "laboratory",
      "paperMin: { value: 30, low: 40, high: 25 }",
      "paperMin.low: found a low of 40, expected at most the high, 25",
    ],
    ["laboratory", "paperMin: { mean: 3 }", 'found a map with "mean", expected a number in min or a length of time'],
    [
      "laboratory",
      "paperMin:",
      "child.yaml:6:5 parameters.laboratory.paperMin: found nothing, expected a number in min",
    ],
    ["laboratory", "paperMin: .inf", "found Infinity, expected a number in min"],
    [
      "laboratory",
      "benches: { hubb: 3 }",
      'benches.hubb: found the unknown place "hubb", expected a place of the region, did you mean "hub"?',
    ],
    [
      "laboratory",
      "bookingMin: { dist: gama, mean: 3, cv: 1 }",
      'bookingMin.dist: found "gama", expected a distribution, did you mean "gamma"?',
    ],
    [
      "laboratory",
      "bookingMin: { dist: gamma, mean: 3 }",
      "bookingMin.cv: found no cv, expected a number, add the key cv",
    ],
    [
      "laboratory",
      "bookingMin: { dist: gamma, mean: 3 kg, cv: 1 }",
      'bookingMin.mean: found "3 kg", expected a number in min',
    ],
    ["bloodSupply", "targets: { B+: 3 }", 'targets.B+: found the unknown key "B+"'],
    ["bloodSupply", "hasAppeal: 1", "hasAppeal: found 1, expected true or false"],
    [
      "labratory",
      "paperMin: 1",
      'child.yaml:5:3 parameters.labratory: found the unknown key "labratory", expected a service, did you mean "laboratory"?',
    ],
  ])("of %s refuse %s", (service, text, part) => {
    const problems = linesOf(load({ "child.yaml": child(`parameters:\n  ${service}:\n    ${text}\n`) }, "child.yaml"));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(part);
  });
});
