import { describe, expect, it } from "vitest";
import { openScenario } from "../../sim/adapters/node/index.ts";
import { type PlanResult, planStudy, portionsOf, type StudyPlan } from "../../sim/experiment/index.ts";
import { registryOf } from "../../sim/model/index.ts";
import { formatProblem, parseStudy } from "../../sim/scenario/index.ts";

const registry = registryOf();

const written = `study: 1
name: small
title: A small study
scenarios: [synnovis-2024, no-incident]
set: [horizon=14 d, warm-up=1 d]
settings:
  - name: as-told
  - name: few-at-weekends
    set: [laboratory.weekendFraction=0.4]
design:
  method: factorial
  parameters:
    - path: transfusion.crossmatchMin
      levels: 3
    - path: transfusion.manualGroupMin
      low: 8
      high: 12
replications: 3
seed: 7
measures:
  - elective.postponed
  - laboratory.waiting@supplier, weeks 2
`;

/** Many plans are made of the same few scenarios: each is opened once. */
const opened = new Map<string, ReturnType<typeof openScenario>>();

function open(named: string, overrides: readonly string[]): ReturnType<typeof openScenario> {
  const name = [named, ...overrides].join("\n");
  const loaded = opened.get(name) ?? openScenario(named, registry, { overrides });
  opened.set(name, loaded);
  return loaded;
}

function planned(text: string): PlanResult {
  const read = parseStudy(text, "small.yaml");
  if (!read.ok) return read;
  return planStudy(read, registry, open);
}

function planOf(text: string): StudyPlan {
  const result = planned(text);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join("\n"));
  return result.plan;
}

const problemsOf = (text: string): string[] => {
  const result = planned(text);
  return result.ok ? [] : result.problems.map(formatProblem);
};

const withoutDesign = written.replace(/design:\n(?: {2}.*\n)+/, "");

describe("the plan of a study", () => {
  const plan = planOf(written);

  it("has a cell for each scenario, setting and point, in that order, numbered from 1", () => {
    expect(plan.cells).toHaveLength(2 * 2 * 6);
    expect(plan.cells.map(({ number }) => number)).toEqual(plan.cells.map((_, index) => index + 1));
    expect(plan.cells[0]).toMatchObject({ scenarioId: "synnovis-2024", setting: "as-told" });
    expect(plan.cells.at(-1)).toMatchObject({ scenarioId: "no-incident", setting: "few-at-weekends" });
    expect(new Set(plan.cells.map(({ id }) => id)).size).toBe(24);
    expect(new Set(plan.cells.map(({ design }) => design.scenario.hash)).size).toBe(24);
  });

  it("gives each cell the values that its point stands for", () => {
    expect(plan.factors.map(({ path, low, high }) => [path, low, high])).toEqual([
      ["transfusion.crossmatchMin", 5, 15],
      ["transfusion.manualGroupMin", 8, 12],
    ]);
    const points = plan.cells.slice(0, 6);
    expect(points.map(({ factors }) => factors)).toEqual([
      [5, 8],
      [5, 12],
      [10, 8],
      [10, 12],
      [15, 8],
      [15, 12],
    ]);
    for (const { factors, design } of points)
      expect(design.scenario.parameters.transfusion).toMatchObject({
        crossmatchMin: factors[0],
        manualGroupMin: factors[1],
      });
    expect(plan.cells[6].design.scenario.parameters.laboratory.weekendFraction).toBe(0.4);
  });

  it("keeps the weeks of the measures named, and nothing else", () => {
    const { kept } = plan.cells[0];
    expect(kept.subjects.map(({ text }) => text)).toEqual([
      "elective.postponed@kch+gstt, weeks 1-2",
      "laboratory.waiting@supplier, weeks 2-2",
    ]);
    expect(kept.layout.length).toBe(2 * 2);
  });

  it("is the same twice, and another when anything that results depend on is", () => {
    expect(planOf(written).hash).toBe(plan.hash);
    const { hash } = planOf(withoutDesign);
    for (const [from, to] of [
      ["seed: 7", "seed: 8"],
      ["weekendFraction=0.4", "weekendFraction=0.41"],
      ["weeks 2", "weeks 1"],
    ])
      expect(planOf(withoutDesign.replace(from, to)).hash).not.toBe(hash);
  });

  it("needs neither settings nor a design", () => {
    const plain = planOf(withoutDesign.replace(/settings:\n(?: {2}.*\n)+/, ""));
    expect(plain.cells.map(({ id }) => id)).toEqual(["synnovis-2024/as-is", "no-incident/as-is"]);
  });

  it.each([
    ["lhs", "lhs-0"],
    ["sobol", "sobol-0"],
  ])("takes points of the method %s", (method, id) => {
    const text = written
      .replace("method: factorial", `method: ${method}\n  points: 5`)
      .replace("      levels: 3\n", "");
    const { cells } = planOf(text);
    expect(cells).toHaveLength(2 * 2 * 5);
    expect(cells[0].point).toBe(id);
    expect(cells.slice(0, 5).map(({ factors }) => factors)).toEqual(cells.slice(5, 10).map(({ factors }) => factors));
  });
});

describe("a study file with something wrong", () => {
  it.each([
    ["study: 1", "study: 2", "small.yaml:1:8 study: found 2, expected the study format version 1"],
    ["name: small", "nmae: small", 'small.yaml:2:1 nmae: found the unknown key "nmae", expected a key of a study'],
    ["no-incident", "no-accident", "small.yaml:4:28 scenarios[1]: found no such file, expected a scenario file"],
    ["no-incident", "synnovis-2024", 'small.yaml:4:28 scenarios[1]: found "synnovis-2024", expected each once'],
    ["horizon=14 d", "horizon=14 l", 'small.yaml:5:7 set[0]: found horizon: "14 l"'],
    ["laboratory.weekendFraction=0.4", "laboratory.weekend=0.4", "small.yaml:9:11 settings[1].set[0]: found"],
    [
      "- name: few-at-weekends",
      "- name: as-told",
      'small.yaml:8:11 settings[1].name: found "as-told", expected each once',
    ],
    [
      "method: factorial",
      "method: random",
      'small.yaml:11:11 design.method: found "random", expected one of lhs, sobol',
    ],
    ["method: factorial", "method: sobol", 'small.yaml:11:11 design.method: found "sobol", expected points beside it'],
    [
      "crossmatchMin",
      "crossMin",
      "small.yaml:13:7 design.parameters[0]: found transfusion.crossMin: the unknown parameter",
    ],
    [
      "high: 12",
      "high: 8",
      "small.yaml:15:7 design.parameters[1]: found transfusion.manualGroupMin: a range from 8 to 8",
    ],
    ["replications: 3", "replications: 0", "small.yaml:18:15 replications: found 0, expected a whole number from 1"],
    ["seed: 7", "seed: a/b", 'small.yaml:19:7 seed: found "a/b", expected up to 64 letters'],
    ["elective.postponed", "elective.postpond", "small.yaml:21:5 measures[0]: found the unknown measure"],
    ["weeks 2", "weeks 5", "small.yaml:22:5 measures[1]: found weeks 5-5, expected weeks from 1 to 2"],
  ])("%s → %s", (right, wrong, told) => {
    const problems = problemsOf(written.replace(right, wrong));
    expect(problems.join("\n")).toContain(told);
    expect(problems.length).toBeLessThanOrEqual(3);
  });
});

describe("shares of a study", () => {
  const plan = planOf(withoutDesign);
  const idsOf = (share: Parameters<typeof portionsOf>[1]): string[] =>
    portionsOf(plan, share).flatMap(({ cell, specs }) => specs.map(({ replication }) => `${cell.id}/${replication}`));
  const all = idsOf({});

  it.each([1, 2, 3, 5, 12, 40])(
    "are everything together when there are %d, nothing twice, and of one size",
    (count) => {
      const shares = Array.from({ length: count }, (_, index) => idsOf({ shard: { index: index + 1, count } }));
      expect(shares.flat()).toEqual(all);
      const sizes = shares.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    },
  );

  it("are of the cells from one number to another", () => {
    expect(idsOf({ from: 2, to: 3 })).toEqual(all.slice(3, 9));
    expect(idsOf({ from: 4, shard: { index: 2, count: 2 } })).toEqual(all.slice(10));
  });
});
