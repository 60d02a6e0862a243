/** `knockon verify`: whether a folder of results comes out the same again. */
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import { csvParse } from "d3-dsv";
import { Parts, type ResultFile, writeFiles } from "../adapters/node/index.ts";
import {
  type Design,
  design,
  layOutResults,
  type Manifest,
  manifestOf,
  type ResultLayout,
  summarise,
} from "../experiment/index.ts";
import { modelVersion, prepare, type Setup } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { BadInput, exitCode, type Io, print } from "./io.ts";
import { whole } from "./options.ts";
import { carryOut, replayText, type Until } from "./replications.ts";
import { filesOf, type Outcome, resultFiles, type TimingFile } from "./results.ts";
import { scenarioFrom } from "./scenario.ts";
import { untilOf } from "./until.ts";

interface VerifyOptions {
  readonly scenario?: string;
  readonly sample?: number;
  readonly workers?: number;
}

export function verifyCommand(io: Io, end: (code: number) => void): Command {
  return new Command("verify")
    .summary("run a folder of results again and compare")
    .description(
      "Runs what a folder of results says it holds, from its manifest alone, and compares: every replication, then every " +
        "file byte by byte. Ends with 1 at the first difference, naming it.",
    )
    .argument("<folder>", "a folder that knockon run has written")
    .option("--scenario <scenario>", "the scenario, where it is not at the place it was run from")
    .addOption(
      new Option(
        "--sample <number>",
        "run only so many of the replications, spread evenly; then files are not compared",
      ).argParser(whole("--sample", 1, 1_000_000)),
    )
    .addOption(
      new Option("--workers <number>", "threads to share the replications over (default: one for each core)").argParser(
        whole("--workers", 1, 1024),
      ),
    )
    .addHelpText("after", "\nExample:\n  knockon verify out/synnovis-2024 --sample 5\n")
    .action(async (folder: string, options: VerifyOptions) => end(await verify(io, folder, options)));
}

/** The first thing that is not as it should be. */
class Difference extends Error {}

async function verify(io: Io, folder: string, options: VerifyOptions): Promise<number> {
  try {
    print(io.stdout, await compared(io, folder, options));
    return exitCode.ok;
  } catch (error) {
    if (!(error instanceof Difference)) throw error;
    print(io.stderr, error.message);
    return exitCode.failed;
  }
}

async function compared(io: Io, folder: string, options: VerifyOptions): Promise<string> {
  const manifest = manifestIn(folder);
  same(`${folder}/manifest.json`, "model version", manifest.modelVersion, modelVersion);
  const called = existsSync(join(folder, "timing.json")) ? (jsonIn(folder, "timing.json") as TimingFile) : null;
  const named = options.scenario ?? called?.scenario ?? manifest.scenario;
  const scenario = scenarioFrom(io, named, manifest.overrides);
  same(`${folder}/manifest.json`, `hash of the scenario (${named})`, manifest.scenarioHash, scenario.hash);
  const whole = planOf(scenario, manifest, manifest.replications);
  const told = hashesIn(folder, whole);
  const plan = options.sample === undefined ? whole : sampleOf(whole, options.sample);
  const setup = prepare(scenario);
  const scratch = mkdtempSync(join(tmpdir(), "knock-on-verify-"));
  try {
    const layout = layOutResults(setup);
    const parts = new Parts(join(scratch, "parts"), plan, layout);
    const until = options.sample === undefined ? untilIn(folder, layout, plan) : undefined;
    const settings = { seed: manifest.seed, set: manifest.overrides };
    const { workers } = options;
    const { source } = await carryOut(io, plan, parts, {
      replay: (replication) => replayText(named, settings, replication),
      ...(workers !== undefined && { workers }),
      ...(until && { until }),
      onRecord: ({ replication, resultHash }) => {
        same(`${folder}/replications.csv`, `replication ${replication}`, told.get(replication), resultHash);
      },
    });
    if (options.sample !== undefined) {
      return `${folder}: ${plan.specs.length} of ${manifest.replications} replications came out the same again.`;
    }
    const count = compareFiles(folder, scratch, remade(folder, setup, { plan, source, until }, manifest, called));
    return `${folder}: ${manifest.replications} replications and ${count} files came out the same again.`;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function planOf(scenario: Scenario, { seed, firstReplication }: Manifest, replications: number): Design {
  return design(scenario, { seed, first: firstReplication, replications });
}

function sampleOf(plan: Design, sample: number): Design {
  const count = Math.min(sample, plan.specs.length);
  return {
    ...plan,
    specs: Array.from({ length: count }, (_, i) => plan.specs[Math.floor((i * plan.specs.length) / count)]),
  };
}

/** What was asked for, as the path of the rule tells it; to be gone through again. */
function untilIn(folder: string, layout: ResultLayout, plan: Design): Until | undefined {
  const path = join(folder, "stopping.csv");
  if (!existsSync(path)) return undefined;
  const looks = csvParse(readFileSync(path, "utf8"));
  const texts = [...new Set(looks.map(({ criterion }) => criterion))];
  if (texts.length === 0) throw new Difference(`${path}: found no look, but a run until a precision has some`);
  return untilOf(texts, layout, { most: plan.specs.length, firstLook: Number(looks[0]?.replications ?? 0) });
}

/** The files of the folder, made again: those that the run wrote and no others. */
function remade(
  folder: string,
  setup: Setup,
  { plan, source, until }: Pick<Outcome, "plan" | "source" | "until">,
  told: Manifest,
  called: TimingFile | null,
): ResultFile[] {
  const layout = layOutResults(setup);
  const has = (name: string): boolean => existsSync(join(folder, name));
  const files = filesOf({
    setup,
    plan,
    summary: summarise(layout, source),
    source,
    manifest: manifestOf(plan, layout, source.records, told.overrides),
    until,
    extras: {
      trace: has("trace.csv"),
      events: has("events.parquet"),
      cases: has("cases.parquet") ? (called?.cases ?? 0) : 0,
    },
  });
  const surplus = resultFiles.find(
    (name) => name !== "timing.json" && has(name) && !files.some((file) => file.name === name),
  );
  if (surplus !== undefined) throw new Difference(`${folder}/${surplus}: nothing says how it was made`);
  return files;
}

function compareFiles(folder: string, scratch: string, files: readonly ResultFile[]): number {
  for (const file of files) {
    const path = join(folder, file.name);
    if (!existsSync(path)) throw new Difference(`${path}: not there`);
    writeFiles(scratch, [file]);
    const again = join(scratch, file.name);
    const at = firstDifference(path, again);
    if (at >= 0) throw new Difference(differenceText(path, again, at));
    rmSync(again);
  }
  return files.length;
}

/** Number of the first byte that differs; -1 for none. */
function firstDifference(a: string, b: string): number {
  const size = 1 << 20;
  const chunks = [Buffer.alloc(size), Buffer.alloc(size)];
  const handles = [openSync(a, "r"), openSync(b, "r")];
  try {
    for (let at = 0; ; at += size) {
      const [first, second] = handles.map((handle, i) =>
        chunks[i].subarray(0, readSync(handle, chunks[i], 0, size, at)),
      );
      if (!first.equals(second)) {
        let i = 0;
        while (i < first.length && first[i] === second[i]) i++;
        return at + i;
      }
      if (first.length < size) return -1;
    }
  } finally {
    for (const handle of handles) closeSync(handle);
  }
}

function differenceText(path: string, again: string, at: number): string {
  if (path.endsWith(".parquet")) return `${path}: differs from byte ${at} on`;
  const [found, expected] = [path, again].map((file) => readFileSync(file, "utf8").split("\n"));
  const line = found.findIndex((text, index) => text !== expected[index]);
  const number = line < 0 ? found.length : line;
  return `${path}:${number + 1}: found ${JSON.stringify(found[number] ?? "the end")}, but it came out as ${JSON.stringify(expected[number] ?? "the end")}`;
}

function same(where: string, what: string, found: unknown, again: unknown): void {
  if (found === again) return;
  throw new Difference(
    `${where}: ${what}: found ${JSON.stringify(found ?? "none")}, but it is now ${JSON.stringify(again)}`,
  );
}

function hashesIn(folder: string, plan: Design): ReadonlyMap<number, string> {
  const path = join(folder, "replications.csv");
  if (!existsSync(path)) throw new Difference(`${path}: not there`);
  const rows = csvParse(readFileSync(path, "utf8"));
  same(path, "number of replications", rows.length, plan.specs.length);
  return new Map(rows.map(({ replication, result_hash }) => [Number(replication), result_hash]));
}

function manifestIn(folder: string): Manifest {
  const path = join(folder, "manifest.json");
  if (!existsSync(path))
    throw new BadInput(`${folder}: found no manifest.json, expected a folder that knockon run has written`);
  const read = jsonIn(folder, "manifest.json") as Partial<Manifest>;
  const isWhole =
    [read.scenario, read.scenarioHash, read.seed, read.modelVersion].every((part) => typeof part === "string") &&
    [read.firstReplication, read.replications].every((part) => Number.isInteger(part)) &&
    Array.isArray(read.overrides);
  if (!isWhole) throw new BadInput(`${path}: found something else, expected a manifest of knockon run`);
  return read as Manifest;
}

function jsonIn(folder: string, name: string): unknown {
  const path = join(folder, name);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new BadInput(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
