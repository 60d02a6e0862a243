/**
 * Many replications of one design for a command: with progress shown, kept as parts so that a stopped command can go on, taken
 * from parts that are there, and ended early where a precision was asked for. Responsible for what the user sees and can
 * stop; what becomes of the results is the command's business.
 */
import { basename, dirname, join, resolve } from "node:path";
import {
  cores,
  folderProblem,
  type Parts,
  RunBroke,
  type RunCost,
  threadRunner,
  throughParts,
} from "../adapters/node/index.ts";
import {
  type Criterion,
  criterionValue,
  type Design,
  type ResultLayout,
  type ResultSource,
  type RunRecord,
  type SequentialRule,
} from "../experiment/index.ts";
import { BadInput, Interrupted, type Io, print } from "./io.ts";
import { quoted } from "./options.ts";
import { progressDisplay } from "./progress.ts";

export interface Timing {
  readonly started: Date;
  readonly seconds: number;
  readonly workers: number;
  /** Of the replications that were run; none for those that were there already. */
  readonly costs: readonly RunCost[];
}

/** When to stop before the end of a design. */
export interface Until {
  readonly criteria: readonly Criterion[];
  readonly rule: SequentialRule;
}

export interface CarryOptions {
  readonly workers?: number;
  readonly until?: Until;
  /** Told of each replication as it passes, in order; what it throws ends the runs. */
  readonly onRecord?: (record: RunRecord) => void;
  /** What to type to see one replication again. */
  readonly replay: (replication: number) => string;
}

export interface Carried {
  /** Of all replications that count, in order. Read while the parts are there. */
  readonly source: ResultSource;
  readonly timing: Timing;
  readonly reused: number;
}

/**
 * Where parts of results in `out` are kept: with `isCached` in a folder that other runs share and that may be deleted at any
 * time, else in one of their own, for as long as the run is not whole.
 * @throws BadInput when nothing can be written there
 */
export function partsFolder(env: Io["env"], out: string, isCached: boolean): string {
  const shared = env.KNOCKON_CACHE;
  const beside = dirname(resolve(out));
  const own = join(beside, `.${basename(resolve(out))}.parts`);
  const folder = isCached ? resolve(shared || join(beside, ".knockon-cache")) : own;
  const trouble = folderProblem(folder);
  if (trouble !== null) throw new BadInput(`${isCached && shared ? "KNOCKON_CACHE" : "--out"}: ${trouble}`);
  return folder;
}

/** @throws Interrupted when the user stops it; RunBroke when a replication breaks down */
export async function carryOut(io: Io, plan: Design, parts: Parts, options: CarryOptions): Promise<Carried> {
  const { until } = options;
  const workers = Math.min(options.workers ?? cores(), plan.specs.length);
  const costs: RunCost[] = [];
  const passed: number[] = [];
  const total = plan.specs.length;
  const abort = new AbortController();
  const release = io.onInterrupt(() => abort.abort(new Interrupted(stoppedText(passed.length, total))));
  const display = progressDisplay(io, total);
  const started = new Date();
  const startMs = performance.now();
  const runner = threadRunner({ workers, signal: abort.signal, onCost: (cost) => costs.push(cost) });
  let reused = 0;
  try {
    for await (const { record, values, isReused } of throughParts(plan, runner, parts)) {
      passed.push(record.replication);
      if (isReused) reused++;
      options.onRecord?.(record);
      const isEnough = until !== undefined && isMet(until, parts.layout, values());
      display.show({ done: passed.length, total: until?.rule.nextLook ?? total });
      if (isEnough) break;
    }
    // A part that was there takes no time: the user may stop between two of them too.
    abort.signal.throwIfAborted();
  } catch (error) {
    if (error instanceof RunBroke) print(io.stderr, `To replay it: ${options.replay(error.replication)}`);
    throw error;
  } finally {
    display.end();
    release();
    await runner.close();
  }
  const seconds = (performance.now() - startMs) / 1000;
  return { source: parts.source(passed), timing: { started, seconds, workers, costs }, reused };
}

/** What to type to see one replication again. */
export function replayText(
  named: string,
  { seed, set }: { readonly seed: string; readonly set: readonly string[] },
  replication: number,
): string {
  const changes = set.map((text) => ` --set ${quoted(text)}`).join("");
  return `knockon run ${quoted(named)} --seed ${seed}${changes} --first ${replication} --replications 1 --check`;
}

function isMet({ criteria, rule }: Until, layout: ResultLayout, values: Float64Array): boolean {
  return rule.add(criteria.map((criterion) => criterionValue(layout, values, criterion))) !== "running";
}

function stoppedText(done: number, total: number): string {
  if (done === 0) return "Stopped; nothing was written.";
  return `Stopped after ${done} of ${total} replications, which are kept: the same command goes on from there.`;
}
