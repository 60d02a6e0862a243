/** `knockon study run` and `resume`: replications of a study with progress shown, and its tables when nothing is missing. */
import { openStudy, runPortions, type StudyCount, StudyFolder, studyCalledIn } from "../adapters/node/index.ts";
import { type Portion, portionsOf, type Share, type StudyPlan } from "../experiment/index.ts";
import { standingText } from "../report/index.ts";
import { ScenarioProblems } from "../scenario/index.ts";
import { exitCode, Interrupted, type Io, optionProblem, print } from "./io.ts";
import { quoted } from "./options.ts";
import { outFolder, partsFolder } from "./out-folder.ts";
import { progressDisplay } from "./progress.ts";

export interface RunStudyOptions {
  readonly out?: string;
  readonly shard?: { readonly index: number; readonly count: number };
  readonly from?: number;
  readonly to?: number;
  readonly cache: boolean;
  readonly workers?: number;
}

/** A study by its file, by its name, or by a folder in which it was begun. */
export function openedIn(
  named: string,
  out: string | undefined,
): { readonly folder: StudyFolder; readonly called: string } {
  const inFolder = studyCalledIn(named);
  const called = inFolder ?? named;
  const planned = openStudy(called);
  if (!planned.ok) throw new ScenarioProblems(planned.problems);
  const path = out ?? (inFolder === null ? `out/${planned.plan.study.name}` : named);
  return { folder: new StudyFolder(path, planned.plan), called };
}

export async function runStudy(io: Io, folder: StudyFolder, called: string, options: RunStudyOptions): Promise<number> {
  const { plan } = folder;
  outFolder(folder.path);
  const portions = portionsOf(plan, shareOf(plan, options));
  const cache = options.cache ? partsFolder(io.env, folder.path, true) : undefined;
  if (!options.cache && folder.isFinished) folder.clear();
  folder.open(called);
  const count = await withProgress(io, folder, portions, { ...options, ...(cache && { cache }) });
  print(io.stderr, `cache: ${count.reused}/${count.total} reused`);
  for (const { cell, seed, replication, message } of count.failures)
    print(io.stderr, `${cell} seed ${seed} replication ${replication}: ${message}`);
  return finish(io, folder);
}

function shareOf({ cells }: StudyPlan, { from = 1, to = cells.length, shard }: RunStudyOptions): Share {
  const last = cells.length;
  if (from > last) throw optionProblem("--from", String(from), `the number of a cell, from 1 to ${last}`);
  if (to < from || to > last) throw optionProblem("--to", String(to), `the number of a cell, from ${from} to ${last}`);
  return { from, to, ...(shard && { shard }) };
}

/** @throws Interrupted when the user stops it */
async function withProgress(
  io: Io,
  folder: StudyFolder,
  portions: readonly Portion[],
  { workers, cache }: { readonly workers?: number; readonly cache?: string | boolean },
): Promise<StudyCount> {
  const total = portions.reduce((sum, { specs }) => sum + specs.length, 0);
  const display = progressDisplay(io, total);
  const abort = new AbortController();
  let now = 0;
  const release = io.onInterrupt(() => {
    const went = `Stopped after ${now} of ${total} replications, which are kept`;
    abort.abort(new Interrupted(`${went}: knockon study resume ${quoted(folder.path)} goes on from there.`));
  });
  try {
    return await runPortions(folder, portions, {
      ...(workers !== undefined && { workers }),
      ...(typeof cache === "string" && { cache }),
      signal: abort.signal,
      onProgress: (done) => {
        now = done;
        display.show({ done, total });
      },
    });
  } finally {
    display.end();
    release();
  }
}

/** Writes the tables when nothing is missing but cells that failed; else says what is. */
export function finish(io: Io, folder: StudyFolder): number {
  const { cells, study } = folder.plan;
  const failed = folder.failures.length;
  const missing = folder.missing().length;
  const whole = cells.length - missing - failed;
  if (missing > 0) {
    const mend = "the tables are written when all are: run the rest, or merge the shares.";
    print(io.stdout, `${whole} of ${cells.length} cells are whole; ${mend}`);
  } else {
    folder.writeTables();
    const each = `${whole} cells of ${study.replications} replications each`;
    const where = `written to ${folder.path}: results and summary, as CSV and Parquet, and report.html.`;
    print(io.stdout, study.title, `${each}, ${where}`, standingText);
  }
  if (failed === 0) return exitCode.ok;
  print(
    io.stderr,
    `${failed} of ${cells.length} cells failed and are left out: failures.json beside the tables tells more.`,
  );
  return exitCode.failed;
}
