/** The files that `knockon run` writes. Only timing.json knows of times, workers, paths and the machine. */
import { cpus, platform, release, totalmem } from "node:os";
import { type ResultFile, sharedName, writeParquet } from "../adapters/node/index.ts";
import {
  casesTable,
  claimText,
  csvLines,
  type Design,
  dailyTable,
  dictionaryOf,
  eventsTable,
  type Manifest,
  type ResultSource,
  replicationsTable,
  runsTable,
  type Summary,
  stoppingTable,
  summaryTable,
  type Table,
  traceLines,
  traceRun,
  weeklyTable,
} from "../experiment/index.ts";
import { RunReport, type RunTold, reportFiles } from "../figures/index.ts";
import type { Setup } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import { quoted, settingsText } from "./options.ts";
import type { Timing, Until } from "./replications.ts";

/** Everything that any run may write. */
export const resultFiles: readonly string[] = [
  "weekly.csv",
  "daily.csv",
  "replications.csv",
  "stopping.csv",
  "trace.csv",
  "weeks.svg",
  "weeks-2.svg",
  "convergence.svg",
  ...Array.from({ length: 20 }, (_, more) => `convergence-${more + 2}.svg`),
  "report.html",
  "weekly.parquet",
  "daily.parquet",
  "runs.parquet",
  "summary.parquet",
  "cases.parquet",
  "events.parquet",
  "dictionary.json",
  "timing.json",
  "manifest.json",
];

/** What a user may ask for besides. */
export interface Extras {
  readonly trace: boolean;
  readonly events: boolean;
  /** Number of replications whose cases are listed, from the first. */
  readonly cases: number;
}

export interface Outcome {
  readonly setup: Setup;
  readonly plan: Design;
  readonly summary: Summary;
  readonly source: ResultSource;
  readonly manifest: Manifest;
  readonly until: Until | undefined;
  readonly extras: Extras;
  readonly report: RunReport;
  /** As typed. */
  readonly named: string;
}

/** What is told of a run in its report and on the terminal. */
export function reportOf({
  setup,
  summary,
  source,
  until,
}: Omit<RunTold, "until"> & Pick<Outcome, "until">): RunReport {
  const looks = until === undefined ? null : { criteria: until.criteria, path: until.rule.path };
  return new RunReport({ setup, summary, source, until: looks });
}

/** Files whose bytes depend on nothing but what was run. They are made as they are written. */
export function filesOf(outcome: Outcome): ResultFile[] {
  const { setup, plan, summary, source, manifest, until, extras } = outcome;
  const weekly = weeklyTable(setup, summary);
  const daily = dailyTable(setup, summary);
  const replications = replicationsTable(setup, source);
  const csv = [weekly, daily, replications, ...(until ? [stoppingTable(until.criteria, until.rule.path)] : [])];
  const parquet = [weekly, daily, runsTable(setup, summary, source), summaryTable(setup, summary, source)];
  if (extras.cases > 0) parquet.push(casesTable(setup, plan.specs.slice(0, extras.cases)));
  if (extras.events) parquet.push(eventsTable(setup, plan.specs[0]));
  const dictionary = dictionaryOf(setup, [...new Set([...csv, ...parquet])]);
  const facts = {
    scenario: manifest.scenario,
    scenario_hash: manifest.scenarioHash,
    model_version: manifest.modelVersion,
    seed: manifest.seed,
    first_replication: String(manifest.firstReplication),
    replications: String(manifest.replications),
    measures: JSON.stringify(dictionary.measures),
    standing: standingText,
  };
  return [
    ...csv.map((table) => ({ name: `${table.name}.csv`, parts: csvLines(table) })),
    ...(extras.trace ? [{ name: "trace.csv", parts: traceOf(setup, plan) }] : []),
    ...pageOf(outcome),
    ...parquet.map((table) => parquetFile(table, facts)),
    { name: "dictionary.json", parts: [json(dictionary)] },
    { name: "manifest.json", parts: [json(manifest)] },
  ];
}

/** The report and its figures. Scenarios are called in it as everywhere, not by where their files lie here. */
function pageOf({ setup, manifest, report, named }: Outcome): ResultFile[] {
  const called = sharedName(named);
  const { seed, overrides, firstReplication: first, replications } = manifest;
  const start = first === 0 ? "" : ` --first ${first}`;
  const command = `knockon run ${quoted(called)} --replications ${replications} --seed ${seed}${start}${settingsText(overrides)}`;
  const page = {
    title: setup.scenario.title,
    lead: report.lead,
    parts: report.parts,
    facts: [
      ["Command", command],
      ...centralCommands(called, manifest, report).map((line): [string, string] => ["The central run", line]),
      ["Model version", manifest.modelVersion],
      [`Scenario ${manifest.scenario}`, manifest.scenarioHash],
      ["Seed", seed],
      ["Replications", `${first} to ${first + replications - 1}`],
      ["Result", manifest.resultHash],
    ] satisfies [string, string][],
  };
  return reportFiles(page, report.figures);
}

/** What to type to have the central run again: the run, one of its numbers, and why one of its operations was postponed. */
export function centralCommands(named: string, manifest: Manifest, { central }: RunReport): string[] {
  if (central === null) return [];
  const { seed, overrides } = manifest;
  const { replication, postponed } = central;
  const which = `${quoted(named)} --seed ${seed}${settingsText(overrides)}`;
  const run = `knockon run ${which} --first ${replication} --replications 1`;
  if (postponed === null) return [run];
  const one = { ...manifest, firstReplication: replication, replications: 1 };
  const id = claimText(one, "elective.postponed", postponed.place, postponed.week);
  return [
    run,
    `knockon claim ${quoted(id)} --scenario ${quoted(named)}${settingsText(overrides)}`,
    `knockon explain ${which} --replication ${replication} --any elective.postponed`,
  ];
}

function parquetFile(table: Table, facts: Readonly<Record<string, string>>): ResultFile {
  return { name: `${table.name}.parquet`, write: (path) => writeParquet(path, table, facts) };
}

function* traceOf(setup: Setup, plan: Design): Generator<string> {
  yield* traceLines(setup, traceRun(setup, plan.specs[0]));
}

/** How a run was called and what it took: the one file that two equal runs differ by. */
export interface TimingFile {
  /** As typed. */
  readonly scenario: string;
  readonly cases: number;
}

/**
 * Before the manifest, which comes last: it vouches for the others.
 * @param called how the command was called, as far as the manifest does not say
 */
export function withTiming(files: readonly ResultFile[], called: object, timing: Timing): ResultFile[] {
  const timingFile = { name: "timing.json", parts: [json({ ...called, ...timingOf(timing) })] };
  return [...files.slice(0, -1), timingFile, ...files.slice(-1)];
}

function timingOf({ started, seconds, workers, costs }: Timing): object {
  return {
    started: started.toISOString(),
    seconds,
    workers,
    replicationSeconds: [...costs].sort((a, b) => a.replication - b.replication).map((cost) => cost.seconds),
    machine: {
      node: process.version,
      system: `${platform()} ${release()}`,
      processor: cpus()[0]?.model ?? "unknown",
      cores: cpus().length,
      memoryBytes: totalmem(),
    },
  };
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
