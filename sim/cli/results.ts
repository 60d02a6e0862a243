/** The files that `knockon run` writes. Only timing.json knows of times, workers, paths and the machine. */
import { cpus, platform, release, totalmem } from "node:os";
import { type ResultFile, writeParquet } from "../adapters/node/index.ts";
import {
  casesTable,
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
import type { Setup } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import type { Timing, Until } from "./replications.ts";

/** Everything that any run may write. */
export const resultFiles = [
  "weekly.csv",
  "daily.csv",
  "replications.csv",
  "stopping.csv",
  "trace.csv",
  "weekly.parquet",
  "daily.parquet",
  "runs.parquet",
  "summary.parquet",
  "cases.parquet",
  "events.parquet",
  "dictionary.json",
  "timing.json",
  "manifest.json",
] as const;

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
}

/** Files whose bytes depend on nothing but what was run. They are made as they are written. */
export function filesOf({ setup, plan, summary, source, manifest, until, extras }: Outcome): ResultFile[] {
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
    ...parquet.map((table) => parquetFile(table, facts)),
    { name: "dictionary.json", parts: [json(dictionary)] },
    { name: "manifest.json", parts: [json(manifest)] },
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

/** Before the manifest, which comes last: it vouches for the others. */
export function withTiming(files: readonly ResultFile[], called: TimingFile, timing: Timing): ResultFile[] {
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
