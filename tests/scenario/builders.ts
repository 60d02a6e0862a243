// A small registry, a small region and files in memory, for tests of the format. `scenarioFiles` is a whole valid set to change.
import { existsSync, readFileSync } from "node:fs";
import type { ParameterSpec, Registry, TextFiles } from "../../sim/scenario/index.ts";
import { formatProblem, type LoadResult, loadScenario, type Scenario } from "../../sim/scenario/index.ts";

/** A parameter of plain numbers in minutes, changed as said. */
export function parameter(changes: Partial<ParameterSpec> = {}): ParameterSpec {
  return {
    label: "Staff minutes for one request on paper",
    unit: "min",
    shape: "number",
    default: 15,
    low: 8,
    high: 25,
    minimum: 0,
    maximum: 240,
    source: "B-man-min",
    confidence: "medium",
    ...changes,
  };
}

export const registry: Registry = [
  {
    name: "laboratory",
    parameters: {
      paperMin: parameter(),
      benches: parameter({ unit: "count", shape: "places", default: {}, otherwise: 4, maximum: 400 }),
      weekendFraction: parameter({ unit: "fraction", default: 0.7, low: 0.5, high: 0.9, maximum: 1 }),
      analysers: parameter({ unit: "count", shape: "integer", default: 3, low: 1, high: 6 }),
      bookingMin: parameter({ shape: "distribution", default: { dist: "gamma", mean: 6, cv: 0.5 } }),
      shelfDays: parameter({ unit: "days", default: 7, low: 5, high: 9 }),
    },
    actions: {
      "system.fail": {
        label: "systems of a laboratory fail",
        role: "supplier",
        arguments: {
          laboratories: { label: "laboratories", type: "places", kinds: ["laboratory"] },
          systems: { label: "systems", type: "choices", choices: ["network", "lims", "middleware"], optional: true },
          state: { label: "share still working", type: "number", unit: "fraction", minimum: 0, maximum: 1, default: 0 },
        },
      },
      "mutualAid.open": {
        label: "samples go elsewhere",
        role: "icb",
        delayMin: 120,
        arguments: {
          laboratory: { label: "laboratory", type: "place", kinds: ["laboratory"] },
          note: { label: "note", type: "text", optional: true },
        },
      },
    },
    signals: {
      "laboratory.waitHours": { label: "hours until release", unit: "hours", placeKinds: ["laboratory"] },
    },
  },
  {
    name: "bloodSupply",
    parameters: {
      targets: parameter({ unit: "units", shape: "table", default: { "O+": 20, "O-": 8 }, keys: ["O+", "O-", "A+"] }),
      hasAppeal: parameter({ unit: "", shape: "flag", default: true, minimum: 0 }),
    },
    actions: {},
    signals: { "bloodSupply.coverDays": { label: "days of stock in England", unit: "days", placeKinds: [] } },
  },
];

export const validScenario = `format: 1
id: base
title: A base
region: regions/small/region.yaml
start: { date: 2024-06-03, zone: Europe/London }
warm-up: 6 w
horizon: 182 d
parameters:
  laboratory: { paperMin: 20 }
incident:
  - { id: attack, at: 2024-06-03 03:00, do: system.fail, laboratories: [hub], systems: [lims], because: ransomware }
  - { id: worse, at: day 1 06:00, do: system.fail, laboratories: [hub, spoke] }
response:
  - id: help
    role: icb
    when: { signal: laboratory.waitHours, place: hub, above: 4 }
    for: 24 h
    do: [{ action: mutualAid.open, laboratory: spoke, delay: 1 d }]
`;

export const regionText = `id: small
name: A small region
trusts: [{ id: trust-a, name: Trust A }]
boroughs: [North Side]
sites: sites.csv
practices: practices.csv
calendar:
  bankHolidays: [{ date: 2024-08-26 }]
  strikes: [{ label: Strike, from: 2024-06-27 07:00, to: 2024-07-02 07:00, electiveFraction: 65 %, source: a paper }]
  monthFactor: { 8: 0.9 }
parameters:
  laboratory: { benches: { hub: 30 } }
`;

export const sitesText = `id,name,kind,trust,borough,lat,lon,laboratory,blood_bank,note,provenance
general,General Hospital,acute-hospital,trust-a,north-side,51.5,-0.1,hub,general,"busy, old",
hub,Hub,laboratory,,north-side,51.5,-0.1,,,,
spoke,Spoke,laboratory,trust-a,,,,,,,
`;

export const practicesText = `ods_code,name,borough,lat,lon,list_size,laboratory
G1,High Street,north-side,51.5,-0.1,9000,hub
`;

/** A whole set of files by path; `changes` replaces or adds some. */
export function scenarioFiles(changes: Readonly<Record<string, string>> = {}): TextFiles {
  const texts = new Map(
    Object.entries({
      "base.yaml": validScenario,
      "regions/small/region.yaml": regionText,
      "regions/small/sites.csv": sitesText,
      "regions/small/practices.csv": practicesText,
      ...changes,
    }),
  );
  return { read: (path) => texts.get(path) ?? null };
}

/** Texts of the repository, from the first of the folders that has them. */
export function folderFiles(...folders: readonly string[]): TextFiles {
  return {
    read: (path) => {
      const folder = folders.find((root) => existsSync(`${root}/${path}`));
      return folder === undefined ? null : readFileSync(`${folder}/${path}`, "utf8");
    },
  };
}

/** Loads from files in memory. */
export function load(
  changes: Readonly<Record<string, string>> = {},
  path = "base.yaml",
  overrides: readonly string[] = [],
): LoadResult {
  return loadScenario(path, scenarioFiles(changes), registry, { overrides });
}

/** The scenario; fails the test with the problems when there are any. */
export function loaded(
  changes: Readonly<Record<string, string>> = {},
  path = "base.yaml",
  overrides: readonly string[] = [],
): Scenario {
  const result = load(changes, path, overrides);
  if (!result.ok) throw new Error(linesOf(result).join("\n"));
  return result.scenario;
}

/** The problems as lines; empty when all is well. */
export function linesOf(result: {
  readonly ok: boolean;
  readonly problems?: readonly Parameters<typeof formatProblem>[0][];
}): string[] {
  return (result.problems ?? []).map(formatProblem);
}

/** A scenario file that extends base.yaml and says this besides. */
export function child(text: string, id = "child"): string {
  return `format: 1\nid: ${id}\nextends: base.yaml\n${text}`;
}
