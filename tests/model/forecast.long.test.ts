// The drive by mechanism on the real region, over few weeks: a forecast as at 30 June 2024 cannot know what is dated later, and an
// attack that never gets in changes nothing.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { prepare, registryOf, World } from "../../sim/model/index.ts";
import { formatProblem, loadScenario, type Scenario } from "../../sim/scenario/index.ts";
import { folderFiles } from "../scenario/builders.ts";
import { aRealScenario } from "../support/region.ts";

const path = "forecast-2024-06-30.yaml";
const base = "synnovis-2024.yaml";
const short = ["warm-up=7 d", "horizon=31 d"];
const files = folderFiles(new URL("../../scenarios", import.meta.url).pathname);
const asAt = "2024-06-30 23:59";

/** The reference case as somebody would have written it on that day: entries with a later date are not in it. */
function withoutLater(): string {
  const document = parse(readFileSync(new URL(`../../scenarios/${base}`, import.meta.url), "utf8"));
  const isKnown = ({ at }: { at?: string }) => at === undefined || at <= asAt;
  document.incident = document.incident.filter(isKnown);
  document.response = document.response.filter(isKnown);
  return stringify(document);
}

function loadedWith(text: string | null): Scenario {
  const changed = { read: (name: string) => (text !== null && name === base ? text : files.read(name)) };
  const loaded = loadScenario(path, changed, registryOf(), { overrides: short });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
  return loaded.scenario;
}

const run = (scenario: Scenario, toDay: number) => {
  const world = new World(prepare(scenario), { seed: "7", replication: 0 });
  world.runUntil(toDay * 1440);
  return world;
};

describe("the forecast as at 30 June 2024", () => {
  const scenario = loadedWith(null);

  it("holds no entry of the timeline or the response plan that is dated later", () => {
    const lastMin = scenario.asAtMin ?? Number.NaN;
    expect(lastMin).toBe(28 * 1440 - 1);
    expect(scenario.incident.filter(({ atMin }) => atMin > lastMin)).toEqual([]);
    expect(JSON.stringify(scenario.incident)).not.toContain("core-kings");
    expect(JSON.stringify(scenario.response)).not.toContain("practices-lift");
    const times = scenario.response.map(({ trigger }) => (trigger.kind === "at" ? trigger.atMin : trigger.fromMin));
    expect(Math.max(...times)).toBeLessThanOrEqual(lastMin);
  });

  it("has the same hash and the same results when later entries are taken out of the file", () => {
    const stripped = loadedWith(withoutLater());
    expect(stripped.hash).toBe(scenario.hash);
    expect(run(stripped, 31).resultHash()).toBe(run(scenario, 31).resultHash());
  });

  it("is the reference case to the bit up to its date", () => {
    const reference = run(aRealScenario(base, short), 27);
    expect(run(scenario, 27).resultHash()).toBe(reference.resultHash());
  });
});

describe("an attack on the real region that never gets in", () => {
  it("leaves every measure as without an incident, to the bit", () => {
    const few = ["warm-up=7 d", "horizon=7 d", "supplier.entryPerAttempt=0.0001"];
    const entry =
      "incident.attack={ at: 2024-06-03 03:00, do: supplier.attack, attempts: 1, laboratories: [synnovis-hub, synnovis-esl-kch] }";
    const [tried, quiet] = [[...few, entry], few].map((overrides) =>
      run(aRealScenario("no-incident.yaml", overrides), 7),
    );
    expect(tried.setup.scenario.incident).toHaveLength(1);
    expect(tried.resultHash()).toBe(quiet.resultHash());
  });
});
