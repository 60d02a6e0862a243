/** Opening a run from bundled texts: load, prepare, and what the page is told of it. */

import { weeksOf } from "../../figures/index.ts";
import { modelVersion, prepare, registryOf, type Setup } from "../../model/index.ts";
import { formatProblem, loadScenario, type Scenario, type TextFiles } from "../../scenario/index.ts";
import type { OpenResult, RunFacts, RunRequest, ScenarioEntry } from "./protocol.ts";

export type Prepared =
  | { readonly ok: true; readonly setup: Setup; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Loads and prepares the scenario of a run; problems are lines for people. */
export function prepareRun(files: TextFiles, request: RunRequest): Prepared {
  const loaded = loadScenario(request.path, files, registryOf(), { overrides: request.overrides });
  if (!loaded.ok) return { ok: false, problems: loaded.problems.map(formatProblem) };
  return { ok: true, setup: prepare(loaded.scenario), notes: loaded.notes };
}

export function openResult(prepared: Prepared): OpenResult {
  return prepared.ok ? { ok: true, facts: factsOf(prepared.setup), notes: prepared.notes } : prepared;
}

/** Scenario files to choose from: those that are not part of a region, plainest first. */
export function scenarioEntries(files: TextFiles): ScenarioEntry[] {
  const paths = (files.list?.("") ?? []).filter((path) => path.endsWith(".yaml") && !path.startsWith("regions/"));
  const depth = (path: string) => path.split("/").length;
  return [...paths]
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
    .map((path) => ({ path, title: titleIn(files.read(path) ?? "") ?? path }));
}

/** The title line of a scenario text, read without parsing the whole of it. */
function titleIn(text: string): string | undefined {
  return /^title:\s*(.+?)\s*$/m.exec(text)?.[1].replace(/^(["'])(.*)\1$/, "$2");
}

function factsOf(setup: Setup): RunFacts {
  const { scenario, calendar, places, layout } = setup;
  const { id, title, story, hash, region } = scenario;
  return {
    scenario: { id, title, story, hash },
    modelVersion,
    region: { id: region.id, name: region.name, attribution: region.attribution },
    calendar,
    ...weeksOf(setup),
    marks: marksOf(scenario),
    strikes: scenario.calendar.strikes,
    measures: layout.specs,
    rollups: places.rollups.map((rollup) => ({ id: rollup.id, name: rollup.name })),
    hospitals: places.hospitals,
    laboratories: places.laboratories,
    practices: places.practices,
    boroughs: places.boroughs,
    published: scenario.published,
  };
}

function marksOf(scenario: Scenario): RunFacts["marks"] {
  // The time at which attackers begin is nobody's to know; only one that stands for their coming to light is marked.
  const isKnown = (entry: Scenario["incident"][number]): boolean =>
    entry.action !== "supplier.attack" || entry.arguments.moment === "shows";
  return scenario.incident.filter(isKnown).map(({ atMin, label }) => ({ atMin, text: label }));
}
