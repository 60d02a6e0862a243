/** `knockon verify`: whether a folder of results comes out the same again. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import { csvParse } from "d3-dsv";
import { Parts, type ResultFile, studyCalledIn } from "../adapters/node/index.ts";
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
import { filesOf, type Outcome, reportOf, resultFiles, type TimingFile } from "./results.ts";
import { scenarioFrom } from "./scenario.ts";
import { verifyStudy } from "./study-more.ts";
import { openedIn } from "./study-run.ts";
import { untilOf } from "./until.ts";
import { calledIn, compareFiles, Difference, jsonIn, same, spread } from "./verify-files.ts";
import { comparedComparison, comparedScreening, type VerifyOptions } from "./verify-more.ts";

export function verifyCommand(io: Io, end: (code: number) => void): Command {
  return new Command("verify")
    .summary("run a folder of results again and compare")
    .description(
      "Runs what a folder of results says it holds, from its manifest alone, and compares: every replication, pair or point, " +
        "then every file byte by byte; of a study every file and a sample of replications. Ends with 1 at the first difference, naming it.",
    )
    .argument("<folder>", "a folder that knockon run, compare, sensitivity or study run has written")
    .addOption(
      new Option(
        "--scenario <scenario>",
        "the scenario, where it is not at the place it was run from; of a comparison several, the baseline first",
      )
        .argParser((text: string, before: readonly string[] = []) => [...before, text])
        .default([], "as it was called"),
    )
    .addOption(
      new Option(
        "--sample <number>",
        "run only so many of the replications, pairs or points, spread evenly; then files are not compared",
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

/** Replications of a study that are run again unless the user says how many; its files are all compared. */
const usualStudySample = 8;

async function verify(io: Io, folder: string, options: VerifyOptions): Promise<number> {
  if (studyCalledIn(folder) !== null) {
    const { sample = usualStudySample, workers } = options;
    return verifyStudy(io, openedIn(folder, undefined).folder, { sample, ...(workers !== undefined && { workers }) });
  }
  try {
    print(io.stdout, await compared(io, folder, options));
    return exitCode.ok;
  } catch (error) {
    if (!(error instanceof Difference)) throw error;
    print(io.stderr, error.message);
    return exitCode.failed;
  }
}

/** What the manifest says it is decides how it is run again. */
async function compared(io: Io, folder: string, options: VerifyOptions): Promise<string> {
  if (!existsSync(join(folder, "manifest.json")))
    throw new BadInput(`${folder}: found no manifest.json, expected a folder that knockon has written`);
  const { kind } = jsonIn(folder, "manifest.json") as { readonly kind?: unknown };
  const scratch = mkdtempSync(join(tmpdir(), "knock-on-verify-"));
  try {
    if (kind === "comparison") return await comparedComparison(io, folder, scratch, options);
    if (kind === "sensitivity") return await comparedScreening(io, folder, scratch, options);
    if (kind !== undefined)
      throw new BadInput(
        `${folder}/manifest.json: found ${JSON.stringify(kind)}, expected a run, a comparison or a screening`,
      );
    return await comparedRun(io, folder, scratch, options);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function comparedRun(io: Io, folder: string, scratch: string, options: VerifyOptions): Promise<string> {
  const manifest = manifestIn(folder);
  same(`${folder}/manifest.json`, "model version", manifest.modelVersion, modelVersion);
  const called = calledIn(folder) as TimingFile | null;
  const named = options.scenario[0] ?? called?.scenario ?? manifest.scenario;
  const scenario = scenarioFrom(io, named, manifest.overrides);
  same(`${folder}/manifest.json`, `hash of the scenario (${named})`, manifest.scenarioHash, scenario.hash);
  const whole = planOf(scenario, manifest, manifest.replications);
  const told = hashesIn(folder, whole);
  const plan = options.sample === undefined ? whole : { ...whole, specs: spread(whole.specs, options.sample) };
  const setup = prepare(scenario);
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
  const count = compareFiles(folder, scratch, remade(folder, setup, { plan, source, until }, manifest, called, named));
  return `${folder}: ${manifest.replications} replications and ${count} files came out the same again.`;
}

function planOf(scenario: Scenario, { seed, firstReplication }: Manifest, replications: number): Design {
  return design(scenario, { seed, first: firstReplication, replications });
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
  named: string,
): ResultFile[] {
  const layout = layOutResults(setup);
  const has = (name: string): boolean => existsSync(join(folder, name));
  const summary = summarise(layout, source);
  const files = filesOf({
    setup,
    plan,
    summary,
    source,
    report: reportOf({ setup, summary, source, until }),
    named,
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

function hashesIn(folder: string, plan: Design): ReadonlyMap<number, string> {
  const path = join(folder, "replications.csv");
  if (!existsSync(path)) throw new Difference(`${path}: not there`);
  const rows = csvParse(readFileSync(path, "utf8"));
  same(path, "number of replications", rows.length, plan.specs.length);
  return new Map(rows.map(({ replication, result_hash }) => [Number(replication), result_hash]));
}

function manifestIn(folder: string): Manifest {
  const path = join(folder, "manifest.json");
  const read = jsonIn(folder, "manifest.json") as Partial<Manifest>;
  const isWhole =
    [read.scenario, read.scenarioHash, read.seed, read.modelVersion].every((part) => typeof part === "string") &&
    [read.firstReplication, read.replications].every((part) => Number.isInteger(part)) &&
    Array.isArray(read.overrides);
  if (!isWhole) throw new BadInput(`${path}: found something else, expected a manifest of knockon run`);
  return read as Manifest;
}
