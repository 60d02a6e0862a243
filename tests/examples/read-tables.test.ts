/** The scripts in Python and R read the tables that `knockon run` writes. What is not installed is named as left out. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openScenario, writeFolder, writeParquet } from "../../sim/adapters/node/index.ts";
import {
  csvLines,
  design,
  dictionaryOf,
  inMemory,
  layOutResults,
  runOnce,
  summarise,
  weeklyTable,
  weekStats,
} from "../../sim/experiment/index.ts";
import { prepare, registryOf } from "../../sim/model/index.ts";

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

const scripts = [
  {
    name: "Python",
    command: "python3",
    script: "read_tables.py",
    isThere: runs("python3", "--version"),
    readsParquet: runs("python3", "-c", "import pandas, pyarrow"),
  },
  {
    name: "R",
    command: "Rscript",
    script: "read_tables.R",
    isThere: runs("Rscript", "--version"),
    readsParquet: runs("Rscript", "-e", 'library("arrow")'),
  },
];

let folder: string;
let means: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-tables-"));
  const loaded = openScenario("synnovis-2024", registryOf(), { overrides: ["horizon=14 d", "warm-up=1 d"] });
  if (!loaded.ok) throw new Error(loaded.problems[0].found);
  const setup = prepare(loaded.scenario);
  const layout = layOutResults(setup);
  const plan = design(loaded.scenario, { seed: "7", replications: 2 });
  const summary = summarise(layout, inMemory(plan.specs.map((spec) => runOnce(setup, spec))));
  const weekly = weeklyTable(setup, summary);
  writeFolder(join(folder, "out"), [
    { name: "weekly.csv", parts: csvLines(weekly) },
    { name: "weekly.parquet", write: (path) => writeParquet(path, weekly) },
    { name: "dictionary.json", parts: [JSON.stringify(dictionaryOf(setup, [weekly]))] },
  ]);
  means = [1, 2].map((week) => {
    const mean = weekStats(summary, "elective.done", "kch+gstt", week)?.mean ?? Number.NaN;
    return `week ${week}: ${mean.toFixed(4)}`;
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(scripts)("the script in $name", ({ name, command, script, isThere, readsParquet }) => {
  const read = (...args: string[]): string[] => {
    const { stdout, stderr, status } = spawnSync(command, [pathOf(script), ...args, join(folder, "out")], {
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
    return stdout.trimEnd().split("\n");
  };

  it.skipIf(!isThere)(
    `reads the CSV table${isThere ? "" : `; left out, as ${name} (${command}) was not found`}`,
    () => {
      expect(read("--csv")).toEqual(["weekly.csv: elective.done at kch+gstt (cases)", ...means]);
    },
  );

  it.skipIf(!isThere || !readsParquet)(
    `reads the Parquet table${readsParquet ? "" : `; left out, as ${name} has no package for Parquet here`}`,
    () => {
      expect(read()).toEqual(["weekly.parquet: elective.done at kch+gstt (cases)", ...means]);
    },
  );
});
