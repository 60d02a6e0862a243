/**
 * Carries a study out: what is there already is taken, the rest is run on threads, cell after cell, and each replication is on
 * the disk before the next one counts. A cell that breaks down is noted and the others go on. Responsible for the order of
 * work; what lies where is study-folder.ts.
 */
import type { Portion, Runner, StudyCell } from "../../experiment/index.ts";
import { narrowing } from "./kept-runner.ts";
import { type Parts, throughParts } from "./parts.ts";
import { partsIn, type StudyFailure, type StudyFolder, sharePart } from "./study-folder.ts";
import { cores, RunBroke } from "./task-pool.ts";
import { threadRunner } from "./threads.ts";

export interface StudyOptions {
  readonly workers?: number;
  /** A folder of parts that other studies share; none when not given. */
  readonly cache?: string;
  /** Ends the runs; what is thrown is the signal's reason. What was finished stays. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** How replications are run, for tests; threads unless given. Closed at the end. */
  readonly runner?: Runner;
}

export interface StudyCount {
  /** Replications that are now there, of those asked for. */
  readonly done: number;
  readonly total: number;
  /** Of those done: not run now. */
  readonly reused: number;
  readonly failures: readonly StudyFailure[];
}

/** Runs portions of a study into its folder. */
export async function runPortions(
  folder: StudyFolder,
  portions: readonly Portion[],
  options: StudyOptions = {},
): Promise<StudyCount> {
  const { workers = cores(), cache, signal, onProgress } = options;
  const total = portions.reduce((sum, { specs }) => sum + specs.length, 0);
  const runner = options.runner ?? threadRunner({ workers, ...(signal && { signal }) });
  const failed: StudyFailure[] = [];
  let [done, reused, outstanding] = [0, 0, 0];
  let wake = (): void => undefined;
  const passed = (isReused: boolean): void => {
    done++;
    outstanding--;
    if (isReused) reused++;
    onProgress?.(done, total);
    wake();
  };
  const carryOut = async ({ cell, specs }: Portion): Promise<void> => {
    let left = specs.length;
    try {
      const own = folder.partsOf(cell);
      const shared = cache === undefined ? null : partsIn(cache, cell);
      if (shared) for (const { replication } of specs) sharePart(shared, own, replication);
      const plan = { ...cell.design, specs };
      for await (const { record, isReused } of throughParts(plan, narrowing(runner, cell.kept), own)) {
        if (shared) sharePart(own, shared, record.replication);
        left--;
        passed(isReused);
      }
    } catch (error) {
      if (!(error instanceof RunBroke)) throw error;
      failed.push(failureOf(cell, error));
      folder.failures = [...folder.failures.filter((one) => one.cell !== cell.id), ...failed.slice(-1)];
    } finally {
      outstanding -= left;
      wake();
    }
  };
  try {
    const active: Promise<void>[] = [];
    let broken: unknown = null;
    for (const portion of portions) {
      // The next cell begins when all that is left of those before it is on the threads already: no thread waits at a boundary.
      while (outstanding > workers && broken === null) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (broken !== null) break;
      outstanding += portion.specs.length;
      active.push(
        carryOut(portion).catch((error: unknown) => {
          broken ??= error;
          wake();
        }),
      );
    }
    await Promise.all(active);
    if (broken !== null) throw broken;
    signal?.throwIfAborted();
  } finally {
    await runner.close();
  }
  const broke = new Set(failed.map(({ cell }) => cell));
  const gone = new Set(portions.map(({ cell }) => cell.id).filter((id) => !broke.has(id)));
  const failures = folder.failures.filter(({ cell }) => !gone.has(cell));
  folder.failures = failures;
  return { done, total, reused, failures };
}

/** Runs replications of a cell again and tells the first that does not come out as it was kept; null when all do. */
export async function differenceIn(
  { cell, specs }: Portion,
  kept: Parts,
  runner: Runner,
): Promise<{ readonly replication: number; readonly found: string; readonly again: string } | null> {
  const { length } = cell.kept.layout;
  for await (const again of narrowing(runner, cell.kept).run({ ...cell.design, specs })) {
    const { replication } = again;
    if (!kept.has(replication)) return { replication, found: "nothing", again: again.resultHash };
    const source = kept.source([replication]);
    const found = source.records[0].resultHash;
    if (found !== again.resultHash) return { replication, found, again: again.resultHash };
    const values = source.block(0, length);
    const index = values.findIndex((value, at) => !Object.is(value, again.values[at]));
    if (index >= 0) return { replication, found: String(values[index]), again: String(again.values[index]) };
  }
  return null;
}

function failureOf({ id, number, design }: StudyCell, error: RunBroke): StudyFailure {
  const { replication, message, stack = "" } = error;
  return { cell: id, number, seed: design.seed, replication, message, stack };
}
