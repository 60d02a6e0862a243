import { describe, expect, it } from "vitest";
import { registryOf } from "../../sim/model/index.ts";
import { formatProblem, loadScenario } from "../../sim/scenario/index.ts";
import { folderFiles } from "./builders.ts";

const scenarios = new URL("../../scenarios", import.meta.url).pathname;

const head = `format: 1
id: each
title: Each
region: regions/south-east-london/region.yaml
start: { date: 2024-06-03, zone: Europe/London }
horizon: 28 d
response:
`;

function load(rule: string) {
  const real = folderFiles(scenarios);
  const files = { read: (path: string) => (path === "each.yaml" ? head + rule : real.read(path)) };
  return loadScenario("each.yaml", files, registryOf());
}

describe("one rule for several places", () => {
  it("is written out for each of them, in its id, its label, its trigger and its actions", () => {
    const loaded = load(`  - id: resume
    label: "lists open again at {each}"
    each: [kch, pruh]
    when: { signal: theatres.coverFraction, place: each, above: 0.5 }
    for: 1 d
    do: [{ action: theatre.resume, hospitals: [each], classes: [cancer] }]
`);
    if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
    const { response } = loaded.scenario;
    expect(response.map(({ id }) => id)).toEqual(["resume-kch", "resume-pruh"]);
    expect(response.map(({ label }) => label)).toEqual(["lists open again at kch", "lists open again at pruh"]);
    expect(response.map(({ trigger }) => trigger.kind === "when" && trigger.place)).toEqual(["kch", "pruh"]);
    expect(response.map(({ actions }) => actions[0].arguments.hospitals)).toEqual([["kch"], ["pruh"]]);
  });

  it("names the place that is wrong where it stands", () => {
    const loaded = load(`  - id: resume
    each: [kch, pruhh]
    when: { signal: theatres.coverFraction, place: each, above: 0.5 }
    do: [{ action: theatre.resume, hospitals: [each], classes: [cancer] }]
`);
    const problems = loaded.ok ? [] : loaded.problems.map(formatProblem);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every((text) => text.startsWith("each.yaml:9:17 ") && text.includes('did you mean "pruh"'))).toBe(
      true,
    );
  });
});
