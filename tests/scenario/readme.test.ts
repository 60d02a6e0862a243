import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { registryOf } from "../../sim/model/index.ts";
import { formatProblem, loadScenario } from "../../sim/scenario/index.ts";
import { folderFiles } from "./builders.ts";

const scenarios = new URL("../../scenarios", import.meta.url).pathname;

describe("scenarios/README.md", () => {
  it("shows a scenario that loads, changes what it says and keeps the rest", () => {
    const text = readFileSync(`${scenarios}/README.md`, "utf8").match(/```yaml\n([\s\S]*?)```/)?.[1] ?? "";
    const real = folderFiles(scenarios);
    const path = "what-if/aid-on-day-3.yaml";
    const files = { read: (name: string) => (name === path ? text : real.read(name)) };
    const loaded = loadScenario(path, files, registryOf());
    if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
    const { response, parameters, published } = loaded.scenario;
    const aid = response.find(({ id }) => id === "mutual-aid-first");
    expect(aid?.trigger).toEqual({ kind: "at", atMin: 3 * 1440 + 480 });
    expect(aid?.actions.length).toBe(2);
    expect(parameters.laboratory.bookingInMin).toBe(5);
    expect(response.length).toBeGreaterThan(40);
    expect(published.every(({ use }) => use === "context")).toBe(true);
  });

  it("names settings for --set that exist", () => {
    const overrides = ["laboratory.bookingInMin=5", "horizon=4w"];
    const loaded = loadScenario("synnovis-2024.yaml", folderFiles(scenarios), registryOf(), { overrides });
    expect(loaded.ok && loaded.scenario.horizonDays).toBe(28);
  });
});
