/** What `knockon verify` does with a folder of a comparison or a screening: run it again from its manifest and compare. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { pairsIn } from "../adapters/node/index.ts";
import { Comparison, numbersOf, numberText, type PairedRun } from "../experiment/index.ts";
import { modelVersion } from "../model/index.ts";
import { comparisonOf } from "./comparison-asked.ts";
import { type CalledComparison, type ComparisonManifest, comparisonFiles } from "./comparison-files.ts";
import { runPairs } from "./comparison-runs.ts";
import { BadInput, type Io } from "./io.ts";
import { screeningOf } from "./screening-asked.ts";
import { type CalledScreening, type ScreeningManifest, screenedOf, screeningFiles } from "./screening-files.ts";
import { runScreening } from "./screening-runs.ts";
import { calledIn, compareFiles, Difference, jsonIn, same, spread } from "./verify-files.ts";

export interface VerifyOptions {
  readonly scenario: readonly string[];
  readonly sample?: number;
  readonly workers?: number;
}

/** @throws BadInput for a manifest that misses something, Difference for the first thing that is not as it was */
export async function comparedComparison(
  io: Io,
  folder: string,
  scratch: string,
  { scenario, sample, workers }: VerifyOptions,
): Promise<string> {
  const manifest = manifestIn<ComparisonManifest>(folder, [
    "scenarios",
    "set",
    "change",
    "asked",
    "seed",
    "replications",
  ]);
  const called = calledIn(folder) as CalledComparison | null;
  const { set, change, seed, firstReplication: first, replications, asked: measure } = manifest;
  const own = manifest.scenarios.map(({ named }) => named).slice(0, change.length > 0 ? -1 : undefined);
  const typed = called === null ? [] : [called.baseline, ...called.others];
  const [baseline, ...others] = own.map((named, index) => scenario[index] ?? typed[index] ?? named);
  const asked = comparisonOf(io, baseline, others, { replications, seed, first, set, change, measure });
  same(`${folder}/manifest.json`, "number of scenarios", manifest.scenarios.length, asked.all.length);
  for (const [index, one] of asked.all.entries()) {
    const told = manifest.scenarios[index].scenarioHash;
    same(`${folder}/manifest.json`, `hash of the scenario (${one.named})`, told, one.scenario.hash);
  }
  const numbers = numbersOf(asked.plan);
  const only = new Set(spread(numbers, sample ?? numbers.length));
  const plan = { ...asked.plan, only };
  const runs: PairedRun[] = [];
  await runPairs(io, { ...asked, plan }, pairsIn(join(scratch, "parts"), plan), workers, (run) => {
    runs.push(run);
    for (const [index, again] of run.resultHashes.entries()) {
      const told = manifest.scenarios[index].resultHashes[run.replication - first];
      same(`${folder}/manifest.json`, `replication ${run.replication} of ${asked.all[index].named}`, told, again);
    }
  });
  if (sample !== undefined) return `${folder}: ${runs.length} of ${replications} pairs came out the same again.`;
  const files = comparisonFiles(new Comparison(asked.subjects, runs), asked, runs);
  const count = compareFiles(folder, scratch, files);
  return `${folder}: ${runs.length} pairs and ${count} files came out the same again.`;
}

/** @throws BadInput for a manifest that misses something, Difference for the first thing that is not as it was */
export async function comparedScreening(
  io: Io,
  folder: string,
  scratch: string,
  { scenario, sample, workers }: VerifyOptions,
): Promise<string> {
  const manifest = manifestIn<ScreeningManifest>(folder, [
    "named",
    "overrides",
    "asked",
    "method",
    "measure",
    "points",
  ]);
  const called = calledIn(folder) as CalledScreening | null;
  const named = scenario[0] ?? called?.scenario ?? manifest.named;
  const asked = screeningOf(io, named, {
    method: manifest.method,
    measure: manifest.measure,
    trajectories: manifest.trajectories,
    points: manifest.pointsAsked,
    parameters: manifest.asked,
    ...(manifest.confidence !== null && { confidence: manifest.confidence }),
    groups: manifest.groups.length > 0 ? "service" : "none",
    replications: manifest.replicationsOfPoint,
    maxRuns: Number.POSITIVE_INFINITY,
    seed: manifest.seed,
    set: manifest.overrides,
  });
  same(`${folder}/manifest.json`, `hash of the scenario (${named})`, manifest.scenarioHash, asked.scenario.hash);
  same(`${folder}/manifest.json`, "number of points", manifest.points, asked.plan.design.points.length);
  const all = asked.plan.design.points.map((_, point) => point);
  const only = spread(all, sample ?? all.length);
  const { outputs } = await runScreening(io, asked, join(scratch, "parts"), workers, only);
  if (sample === undefined) {
    const count = compareFiles(folder, scratch, screeningFiles(screenedOf(asked, outputs), asked));
    return `${folder}: ${all.length} points and ${count} files came out the same again.`;
  }
  const path = join(folder, "design.csv");
  if (!existsSync(path)) throw new Difference(`${path}: not there`);
  const rows = csvParse(readFileSync(path, "utf8"));
  for (const [index, point] of only.entries()) {
    const read = outputs[index].filter((value) => !Number.isNaN(value));
    const mean = read.reduce((sum, value) => sum + value, 0) / read.length;
    same(path, `value of point ${asked.plan.design.points[point].id}`, rows[point]?.value, numberText(mean));
  }
  return `${folder}: ${only.length} of ${all.length} points came out the same again.`;
}

function manifestIn<T extends { readonly modelVersion: string }>(
  folder: string,
  needed: readonly (keyof T & string)[],
): T {
  const read = jsonIn(folder, "manifest.json") as Partial<T>;
  const path = `${folder}/manifest.json`;
  const missing = needed.find((name) => read[name] === undefined);
  if (missing !== undefined)
    throw new BadInput(`${path}: found nothing of ${missing}, expected a manifest as this version writes it`);
  same(path, "model version", read.modelVersion, modelVersion);
  return read as T;
}
