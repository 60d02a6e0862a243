/**
 * The runner that shares replications over threads. Results are put together by run, never by time of arrival, so they are
 * the same for any number of workers. Works from dist and from the sources (there the threads load TypeScript by tsx).
 */
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import { InvariantError } from "../../engine/index.ts";
import type { Design, Progress, Runner, RunResult, RunSpec } from "../../experiment/index.ts";
import type { ReplicationTask, RunCost, RunFailure, TaskOutcome } from "./replication-task.ts";

export interface ThreadOptions {
  /** Number of threads; as many as cores when not given. */
  readonly workers?: number;
  /** Ends everything at once; `run` then throws the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onCost?: (cost: RunCost) => void;
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

/** @throws RunBroke by `run`, naming the first run, by its number, that broke down */
export function threadRunner(options: ThreadOptions = {}): Runner {
  return {
    async run(design, onProgress) {
      const { signal } = options;
      signal?.throwIfAborted();
      const workers = Math.max(1, Math.min(options.workers ?? cores(), design.specs.length));
      const pool = new Piscina({ ...workerFile(), minThreads: workers, maxThreads: workers });
      // A thread that dies between two chunks rejects no chunk: the pool tells of it, and the runs end with that.
      const died = new Promise<never>((_, reject) => pool.once("error", reject));
      try {
        return await Promise.race([runChunks(pool, design, workers, options, onProgress), died]);
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        await pool.destroy();
      }
    },
  };
}

async function runChunks(
  pool: Piscina,
  design: Design,
  workers: number,
  options: ThreadOptions,
  onProgress: ((progress: Progress) => void) | undefined,
): Promise<RunResult[]> {
  const total = design.specs.length;
  const chunks = chunksOf(design.specs, workers);
  const outcomes: TaskOutcome[] = [];
  let next = 0;
  let done = 0;
  let hasFailed = false;
  // Chunks are taken in order and none after a failure, so those before the first failure are always finished.
  const takeChunks = async (): Promise<void> => {
    while (next < chunks.length && !hasFailed) {
      const index = next++;
      const task: ReplicationTask = { scenario: design.scenario, specs: chunks[index], watch: design.watch };
      const outcome: TaskOutcome = await pool.run(task, { name: "replicate", signal: options.signal ?? null });
      outcomes[index] = outcome;
      hasFailed ||= outcome.failure !== null;
      for (const cost of outcome.costs) options.onCost?.(cost);
      done += outcome.results.length;
      onProgress?.({ done, total });
    }
  };
  await Promise.all(Array.from({ length: workers }, takeChunks));
  const failure = outcomes.find((outcome) => outcome.failure !== null)?.failure;
  if (failure) throw new RunBroke(failure);
  return outcomes.flatMap(({ results }) => results);
}

/**
 * Consecutive runs in chunks: at most 8, so that progress is seen and a cancelled run ends soon, and at least four chunks
 * for each thread where there are runs enough, so that threads end together. One run of a region takes far more than the
 * 20 ms below which handing a task over would cost a noticeable share.
 */
function chunksOf(specs: readonly RunSpec[], workers: number): RunSpec[][] {
  const size = Math.max(1, Math.min(8, Math.floor(specs.length / (4 * workers))));
  const chunks: RunSpec[][] = [];
  for (let from = 0; from < specs.length; from += size) chunks.push(specs.slice(from, from + size));
  return chunks;
}

function workerFile(): { filename: string; execArgv?: string[] } {
  const isBuilt = !import.meta.url.endsWith(".ts");
  const filename = fileURLToPath(new URL(`./replication-worker.${isBuilt ? "js" : "ts"}`, import.meta.url));
  if (isBuilt) return { filename };
  // On Node 20 `--import tsx` alone does not reach the threads of a process; its register function does, from its ES module.
  const api = createRequire(import.meta.url)
    .resolve("tsx/esm/api")
    .replace(/\.cjs$/, ".mjs");
  const register = `data:text/javascript,import{register}from${JSON.stringify(pathToFileURL(api).href)};register();`;
  return { filename, execArgv: ["--import", register] };
}
