import { describe, expect, it } from "vitest";
import { applyOverrides, formatProblem } from "../../sim/scenario/index.ts";
import { child, linesOf, load, loaded, registry } from "./builders.ts";

const day = 1_440;
const derived = (text: string) => loaded({ "child.yaml": child(text) }, "child.yaml");
const problemsOf = (text: string) => linesOf(load({ "child.yaml": child(text) }, "child.yaml"));

describe("a scenario that extends another", () => {
  it("keeps what it does not change", () => {
    const base = loaded();
    const same = derived("");
    expect(same.id).toBe("child");
    expect(same.title).toBe("A base");
    expect(same.hash).toBe(base.hash);
  });

  it("lays maps over each other and replaces single values", () => {
    const scenario = derived(
      "title: Later\nhorizon: 28 d\nstart: { date: 2024-07-01 }\nparameters: { laboratory: { analysers: 4 } }\n",
    );
    expect(scenario).toMatchObject({
      title: "Later",
      horizonDays: 28,
      startDate: "2024-07-01",
      timeZone: "Europe/London",
    });
    expect(scenario.parameters.laboratory).toMatchObject({ analysers: 4, paperMin: 20 });
  });

  it("amends, adds and removes entries by their id", () => {
    const scenario = derived(`incident:
  - { id: attack, systems: [network] }
  - { id: worse, remove: true }
  - { id: before, at: 2024-06-02 12:00, do: system.fail, laboratories: [spoke] }
response:
  - { id: help, for: 48 h }
`);
    expect(scenario.incident.map(({ id, atMin }) => [id, atMin])).toEqual([
      ["before", -720],
      ["attack", 180],
    ]);
    expect(scenario.incident[1]?.arguments).toEqual({ laboratories: ["hub"], systems: ["network"], state: 0 });
    expect(scenario.response[0]?.trigger).toMatchObject({ limit: 4, forMin: 2 * day });
  });

  it("replaces an entry that does something else, and a trigger by another", () => {
    const scenario = derived(`incident:
  - { id: attack, at: day 2, do: mutualAid.open, laboratory: spoke }
response:
  - { id: help, at: day 5 08:00 }
`);
    expect(scenario.incident.find(({ id }) => id === "attack")).toMatchObject({
      atMin: 2 * day,
      arguments: { laboratory: "spoke" },
      delayMin: 120,
    });
    expect(scenario.response[0]?.trigger).toEqual({ kind: "at", atMin: 5 * day + 480 });
  });

  it("may stand in a folder and name files from there or from the root", () => {
    const text = child("").replace("base.yaml", "../base.yaml");
    expect(loaded({ "what-if/child.yaml": text }, "what-if/child.yaml").id).toBe("child");
    expect(loaded({ "what-if/child.yaml": child("") }, "what-if/child.yaml").id).toBe("child");
  });

  it("may extend one that extends another, up to eight", () => {
    const files: Record<string, string> = {};
    for (let i = 1; i <= 9; i++)
      files[`c${i}.yaml`] = child("", `c${i}`).replace("base.yaml", i === 1 ? "base.yaml" : `c${i - 1}.yaml`);
    expect(loaded(files, "c8.yaml").id).toBe("c8");
    const problems = linesOf(load(files, "c9.yaml"));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("extends: found a long chain of files, expected at most 8");
  });

  it("tells a fault of the base in the base", () => {
    const problems = linesOf(
      load(
        {
          "base.yaml": "format: 1\nid: base\nhorizon: soon\n",
          "child.yaml": child("title: X\nregion: regions/small/region.yaml\nstart: { date: 2024-06-03 }\n"),
        },
        "child.yaml",
      ),
    );
    expect(problems).toEqual([
      'base.yaml:3:10 horizon: found "soon", expected a whole number of days such as 42 d, write the length in days or weeks',
    ]);
  });

  it("does not inherit the id", () => {
    const text = child("").replace("id: child\n", "");
    expect(linesOf(load({ "child.yaml": text }, "child.yaml"))[0]).toContain("child.yaml:1:1 id: found no id");
  });

  it.each<[string, string, string]>([
    [
      "removes what is not there",
      "incident:\n  - { id: atack, remove: true }\n",
      'incident.atack.id: found "atack", expected an id of incident in the file it extends, did you mean "attack"?',
    ],
    [
      "adds an entry without an action",
      "incident:\n  - { id: new, at: day 1 }\n",
      "incident.new.do: found no do, expected an action, add the key do",
    ],
    [
      "names an id twice",
      "response:\n  - { id: help, for: 1 h }\n  - { id: help, for: 2 h }\n",
      'response.help.id: found the id "help" a second time',
    ],
    ["extends itself", "extends: child.yaml\n", 'child.yaml:4:1: found the key "extends" a second time'],
  ])("is told when it %s", (_, text, part) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(part);
  });

  it("notes what comes after its end and where no source is given", () => {
    const result = load({ "child.yaml": child("horizon: 1 d\n") }, "child.yaml");
    expect(result.ok && result.notes).toEqual([
      "Entry worse comes after the end of the run and has no effect.",
      "No source is given for laboratory.paperMin, laboratory.benches: the ledger counts them as assumed.",
    ]);
  });
});

describe("overrides", () => {
  const withSet = (...overrides: string[]) => loaded({}, "base.yaml", overrides);

  it("set parameters, times and entries by path", () => {
    const scenario = withSet(
      "laboratory.paperMin=0.5 h",
      "parameters.bloodSupply.targets.O-=2",
      "horizon=4w",
      "incident.attack.at=day 1 00:00",
      "incident.worse.remove=true",
      "response.help.for=1 h",
    );
    expect(scenario.parameters.laboratory?.paperMin).toBe(30);
    expect(scenario.parameters.bloodSupply?.targets).toEqual({ "O+": 20, "O-": 2 });
    expect(scenario.horizonDays).toBe(28);
    expect(scenario.incident.map(({ id, atMin }) => [id, atMin])).toEqual([["attack", day]]);
    expect(scenario.response[0]?.trigger).toMatchObject({ forMin: 60 });
  });

  it("take YAML as value, and the last of two counts", () => {
    const scenario = withSet(
      "laboratory.paperMin={ value: 12, source: a paper }",
      "laboratory.analysers=4",
      "laboratory.analysers=5",
    );
    expect(scenario.ledger.find(({ path }) => path === "laboratory.paperMin")).toMatchObject({
      value: 12,
      source: "a paper",
      from: "override",
    });
    expect(scenario.parameters.laboratory?.analysers).toBe(5);
  });

  it("of the same value as the file have the same hash", () => {
    expect(withSet("laboratory.paperMin=20").hash).toBe(loaded().hash);
    expect(withSet("laboratory.paperMin=21").hash).not.toBe(loaded().hash);
  });

  it.each<[string, string]>([
    ["horizon", '--set:1:1: found "horizon", expected an override as path=value'],
    ["=3", '--set:1:1: found "=3", expected an override as path=value'],
    ["__proto__.x=1", "--set:1:1: found"],
    [
      "labratory.paperMin=3",
      'labratory.paperMin: found the unknown path "labratory.paperMin", expected service.parameter or a key of the scenario, did you mean "laboratory"?',
    ],
    ["laboratory.paperMinn=3", '--set:1:1 parameters.laboratory.paperMinn: found the unknown key "paperMinn"'],
    ["laboratory.paperMin=9 kg", '--set:1:21 parameters.laboratory.paperMin: found "9 kg", expected a number in min'],
    ["laboratory.paperMin=[", "found text that is no valid YAML"],
    ["incident.atack.remove=true", 'did you mean "attack"?'],
  ])("that read %s are refused in one problem", (override, part) => {
    const problems = linesOf(load({}, "base.yaml", [override]));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(part);
  });

  it("may come later, on a loaded scenario, with the same result", () => {
    const overrides = ["laboratory.paperMin=30", "laboratory.benches.spoke=2", "horizon=28 d", "warm-up=2 w"];
    const later = applyOverrides(loaded(), overrides, registry);
    if (!later.ok) throw new Error(later.problems.map(formatProblem).join("\n"));
    const early = withSet(...overrides);
    expect(later.scenario).toEqual(early);
    expect(Object.isFrozen(later.scenario.ledger[0])).toBe(true);
  });

  it("on a loaded scenario reach no further than parameters and times", () => {
    expect(linesOf(applyOverrides(loaded(), ["incident.attack.at=day 1"], registry))[0]).toContain(
      'found the unknown key "incident", expected a parameter, warm-up or horizon',
    );
    expect(linesOf(applyOverrides(loaded(), ["laboratory.paperMin=-3"], registry))).toHaveLength(1);
  });
});
