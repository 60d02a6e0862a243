/**
 * The runner that shares pairs of runs over threads: replication r of all scenarios is one task. Pairs are handed over in order,
 * so they are the same for any number of workers. A thread that dies is replaced and its pair run again.
 */
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serialize } from "node:v8";
import { Piscina } from "piscina";
import type { PairedPlan, PairedRun, PairedRunner } from "../../experiment/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import type { PairedTask, PairedTaskOutcome } from "./paired-task.ts";
import { cores, RunBroke, type ThreadOptions } from "./threads.ts";

/** How often a pair is begun on another thread after one died under it: a third death is no accident. */
const mostTries = 3;

/** @throws RunBroke by `run`, naming the first replication that broke down or that threads kept dying of */
export function threadPairs(options: Omit<ThreadOptions, "onCost"> = {}): PairedRunner {
  return {
    async *run(plan) {
      const { signal } = options;
      signal?.throwIfAborted();
      if (plan.replications === 0) return;
      const workers = Math.min(options.workers ?? cores(), plan.replications);
      const file = workerFile(options.workerFile);
      const pool = new Piscina({ ...file, minThreads: workers, maxThreads: workers, idleTimeout: 1e9 });
      // A thread that dies between two pairs takes none with it, and the pool has already begun another.
      pool.on("error", () => undefined);
      try {
        yield* inOrder(pool, plan, workers, signal);
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        await pool.destroy();
      }
    },
  };
}

/** One pair ahead for each thread: results are small, but whoever leaves early should not wait for many. */
async function* inOrder(
  pool: Piscina,
  plan: PairedPlan,
  workers: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<PairedRun, void> {
  const { seed, subjects } = plan;
  const hashes = plan.scenarios.map(({ hash }) => hash);
  const scenarios = plan.scenarios.map(sharedBytes);
  const ahead: Promise<PairedTaskOutcome>[] = [];
  let next = 0;
  for (let taken = 0; taken < plan.replications; taken++) {
    while (next < plan.replications && ahead.length < 2 * workers) {
      const task: PairedTask = { hashes, scenarios, subjects, seed, replication: plan.first + next++ };
      const outcome = tried(pool, task, signal);
      outcome.catch(() => undefined);
      ahead.push(outcome);
    }
    const outcome = await (ahead.shift() as Promise<PairedTaskOutcome>);
    if (outcome.failure !== null) throw new RunBroke(outcome.failure);
    yield outcome.run;
  }
}

async function tried(pool: Piscina, task: PairedTask, signal: AbortSignal | undefined): Promise<PairedTaskOutcome> {
  const { replication } = task;
  for (let attempt = 1; ; attempt++) {
    try {
      return await pool.run(task, { name: "runPair", signal: signal ?? null });
    } catch (error) {
      // What goes wrong in a run comes back as its outcome: here a thread has died.
      if (signal?.aborted) throw error;
      if (attempt < mostTries) continue;
      const { message: why } = error as Error;
      const message = `threads died ${mostTries} times while running replication ${replication}: ${why}`;
      return { failure: { replication, message, stack: message } };
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
  const own = new URL(`./paired-worker.${isBuilt ? "js" : "ts"}`, import.meta.url);
  const filename = fileURLToPath(other ?? own);
  if (isBuilt) return { filename };
  // On Node 20 `--import tsx` alone does not reach the threads of a process; its register function does, from its ES module.
  const api = createRequire(import.meta.url)
    .resolve("tsx/esm/api")
    .replace(/\.cjs$/, ".mjs");
  const register = `data:text/javascript,import{register}from${JSON.stringify(pathToFileURL(api).href)};register();`;
  return { filename, execArgv: ["--import", register] };
}
