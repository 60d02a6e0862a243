import { describe, expect, it } from "vitest";
import { choicesOf, describeScenario, jsonSchema, parseAction } from "../../sim/scenario/index.ts";
import { linesOf, loaded, registry } from "./builders.ts";

const scenario = loaded();

describe("an action given later", () => {
  it("is checked and completed as one of a file is", () => {
    const given = { action: "mutualAid.open", laboratory: "hub", delay: "1 h 30 min", because: "the wait grows" };
    const read = parseAction(given, scenario, registry, "inject 3");
    expect(read).toEqual({
      ok: true,
      action: {
        action: "mutualAid.open",
        arguments: { laboratory: "hub" },
        delayMin: 90,
        label: "samples go elsewhere: the wait grows",
        source: "",
      },
    });
  });

  it("takes the usual delay and the defaults of its arguments", () => {
    const read = parseAction({ action: "system.fail", laboratories: ["hub"] }, scenario, registry, "inject 3");
    expect(read).toMatchObject({ ok: true, action: { arguments: { laboratories: ["hub"], state: 0 }, delayMin: 0 } });
    expect(parseAction({ action: "mutualAid.open", laboratory: "hub" }, scenario, registry, "x")).toMatchObject({
      action: { delayMin: 120 },
    });
  });

  it.each<[string, unknown, string]>([
    [
      "an unknown place",
      { action: "mutualAid.open", laboratory: "hubb" },
      'inject 3:1:1 laboratory: found "hubb", expected a place of kind laboratory, did you mean "hub"?',
    ],
    ["an unknown action", { action: "mutual.open" }, 'inject 3:1:1 action: found "mutual.open", expected an action'],
    ["no action", {}, "inject 3:1:1 action: found no action, expected an action, add the key action"],
    [
      "a share above one",
      { action: "system.fail", laboratories: ["hub"], state: 1.5 },
      "inject 3:1:1 state: found 1.5, expected from 0 to 1",
    ],
    [
      "an empty list",
      { action: "system.fail", laboratories: [] },
      "inject 3:1:1 laboratories: found an empty list, expected at least 1",
    ],
    ["no map", "fail", 'inject 3:1:1: found "fail", expected a map of keys'],
    [
      "a hostile key",
      JSON.parse('{ "action": "mutualAid.open", "laboratory": "hub", "__proto__": { "x": 1 } }'),
      'found the unknown key "__proto__"',
    ],
  ])("with %s is refused in one problem", (_, given, part) => {
    const problems = linesOf(parseAction(given, scenario, registry, "inject 3"));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(part);
  });

  it("has its lists read by name, empty where they were left out", () => {
    const [attack, worse] = scenario.incident;
    expect(attack && choicesOf(attack, "systems")).toEqual(["lims"]);
    expect(worse && choicesOf(worse, "systems")).toEqual([]);
  });
});

describe("the JSON Schema", () => {
  const schema = jsonSchema(registry) as { $schema: string; required: string[]; properties: Record<string, never> };
  const text = JSON.stringify(schema);

  it("is of draft 2020-12 and asks of a file only what no other file can give", () => {
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema.required).toEqual(["format", "id"]);
  });

  it("names every parameter with unit and source, every action and every signal", () => {
    for (const service of registry) {
      for (const [name, spec] of Object.entries(service.parameters)) {
        expect(text).toContain(`"${name}"`);
        expect(text).toContain(`(${spec.unit})`);
      }
      for (const name of [...Object.keys(service.actions), ...Object.keys(service.signals ?? {})])
        expect(text).toContain(`"${name}"`);
    }
  });

  it("is plain JSON and the same each time", () => {
    expect(JSON.stringify(jsonSchema(registry))).toBe(text);
    expect(JSON.parse(text)).toEqual(schema);
  });
});

describe("a scenario in words", () => {
  it("tells times, places, timeline, rules and what it sets", () => {
    expect(describeScenario(scenario)).toEqual([
      "A base.",
      "It begins on Monday 3 June 2024 00:00 (Europe/London), after 42 days of ordinary life, and is followed for 182 days.",
      "The region is A small region: 1 trust, 1 hospital, 2 laboratories, 1 practice.",
      "Monday 3 June 2024 03:00: systems of a laboratory fail: ransomware (laboratories hub; systems lims; state 0).",
      "Tuesday 4 June 2024 06:00: systems of a laboratory fail (laboratories hub, spoke; state 0).",
      "When laboratory.waitHours at hub is above 4 for 1 d, watched from Monday 3 June 2024 00:00, icb decides: samples go elsewhere (laboratory spoke), in effect after 1 d.",
      "laboratory.paperMin is 20 min (scenario base, no source given).",
    ]);
  });

  it("says that nothing goes wrong when nothing does", () => {
    expect(describeScenario({ ...scenario, incident: [] })).toContain("Nothing goes wrong.");
  });
});
