/**
 * The runner that shares replications over threads. Results are handed over by their place in the design, never by time of
 * arrival, so they are the same for any number of workers. A thread that dies is replaced and its run done again.
 * Works from dist and from the sources (there the threads load TypeScript by tsx).
 */
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serialize } from "node:v8";
import { Piscina } from "piscina";
import { InvariantError } from "../../engine/index.ts";
import type { Design, Runner, RunResult, RunSpec } from "../../experiment/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import type { ReplicationTask, RunCost, RunFailure, TaskOutcome } from "./replication-task.ts";

export interface ThreadOptions {
  /** Number of threads; as many as cores when not given. */
  readonly workers?: number;
  /** Ends everything at once; `run` then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told of each result that is handed over, just before. */
  readonly onCost?: (cost: RunCost) => void;
  /** The file that threads run, for tests of what happens when they die. */
  readonly workerFile?: URL;
}

/** Cores that this process may use. */
export const cores = (): number => availableParallelism();

/** A run of the design that broke down, with the words needed to find it again. */
export class RunBroke extends InvariantError {
  readonly replication: number;

  constructor({ replication, message, stack }: RunFailure) {
    super(message);
    // Where it broke, not where it was told.
    this.stack = stack;
    this.replication = replication;
  }
}

/** How often a run is begun on another thread after one died under it: a third death is no accident. */
const mostTries = 3;

/** @throws RunBroke by `run`, naming the first run, by its number, that broke down or that threads kept dying of */
export function threadRunner(options: ThreadOptions = {}): Runner {
  const { workers = cores(), signal } = options;
  let pool: Piscina | undefined;
  const poolFor = (runs: number): Piscina => {
    if (pool !== undefined) return pool;
    const file = workerFile(options.workerFile);
    pool = new Piscina({ ...file, minThreads: Math.min(workers, runs), maxThreads: workers, idleTimeout: 1e9 });
    // A thread that dies between two runs takes none with it, and the pool has already begun another.
    pool.on("error", () => undefined);
    return pool;
  };
  return {
    async *run(design) {
      signal?.throwIfAborted();
      if (design.specs.length === 0) return;
      const abort = new AbortController();
      const stop = (): void => abort.abort();
      signal?.addEventListener("abort", stop);
      try {
        yield* inOrder(poolFor(design.specs.length), design, workers, abort.signal, options.onCost);
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        signal?.removeEventListener("abort", stop);
        abort.abort();
      }
    },
    async close() {
      await pool?.destroy();
      pool = undefined;
    },
  };
}

/** Two runs ahead for each thread: enough to keep threads at work, few enough to keep results out of memory. */
async function* inOrder(
  pool: Piscina,
  { scenario, specs, watch }: Design,
  workers: number,
  signal: AbortSignal,
  onCost: ((cost: RunCost) => void) | undefined,
): AsyncGenerator<RunResult, void> {
  const shared = sharedBytes(scenario);
  const begin = (spec: RunSpec): Promise<TaskOutcome> => {
    const outcome = tried(pool, { hash: scenario.hash, scenario: shared, spec, watch }, signal);
    // Whoever leaves early does not wait for it.
    outcome.catch(() => undefined);
    return outcome;
  };
  const ahead: Promise<TaskOutcome>[] = [];
  let next = 0;
  for (let taken = 0; taken < specs.length; taken++) {
    while (next < specs.length && ahead.length < 2 * workers) ahead.push(begin(specs[next++]));
    const outcome = await (ahead.shift() as Promise<TaskOutcome>);
    if (outcome.failure !== null) throw new RunBroke(outcome.failure);
    onCost?.(outcome.cost);
    yield outcome.result;
  }
}

async function tried(pool: Piscina, task: ReplicationTask, signal: AbortSignal): Promise<TaskOutcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await pool.run(task, { name: "replicate", signal });
    } catch (error) {
      // What goes wrong in a run comes back as its outcome: here a thread has died.
      if (signal.aborted) throw error;
      if (attempt < mostTries) continue;
      const { message, stack = "" } = error as Error;
      const told = `threads died ${mostTries} times while running replication ${task.spec.replication}: ${message}`;
      return { failure: { replication: task.spec.replication, message: told, stack: `${told}\n${stack}` } };
    }
  }
}

function sharedBytes(scenario: Scenario): SharedArrayBuffer {
  const bytes = serialize(scenario);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

function workerFile(other: URL | undefined): { filename: string; execArgv?: string[] } {
  const isBuilt = !import.meta.url.endsWith(".ts");
  const own = new URL(`./replication-worker.${isBuilt ? "js" : "ts"}`, import.meta.url);
  const filename = fileURLToPath(other ?? own);
  if (isBuilt) return { filename };
  // On Node 20 `--import tsx` alone does not reach the threads of a process; its register function does, from its ES module.
  const api = createRequire(import.meta.url)
    .resolve("tsx/esm/api")
    .replace(/\.cjs$/, ".mjs");
  const register = `data:text/javascript,import{register}from${JSON.stringify(pathToFileURL(api).href)};register();`;
  return { filename, execArgv: ["--import", register] };
}
