/**
 * The runner that shares pairs of runs over threads: replication r of all scenarios is one task. Pairs are handed over in order,
 * so they are the same for any number of workers.
 */
import { numbersOf, type PairedRunner } from "../../experiment/index.ts";
import type { PairedTask, PairedTaskOutcome } from "./paired-task.ts";
import { cores, RunBroke, sharedBytes, type TaskKind, TaskPool } from "./task-pool.ts";
import type { ThreadOptions } from "./threads.ts";

const pairs: TaskKind<PairedTask, PairedTaskOutcome> = {
  worker: "paired-worker",
  call: "runPair",
  replicationOf: ({ replication }) => replication,
  failed: (failure) => ({ failure }),
};

/** @throws RunBroke by `run`, naming the first replication that broke down or that threads kept dying of */
export function threadPairs(options: Omit<ThreadOptions, "onCost"> = {}): PairedRunner {
  const { workers = cores(), signal = new AbortController().signal, workerFile } = options;
  return {
    async *run(plan) {
      const { scenarios, subjects, seed } = plan;
      const numbers = numbersOf(plan);
      const count = numbers.length;
      signal.throwIfAborted();
      if (count === 0) return;
      const pool = new TaskPool(pairs, count, Math.min(workers, count), workerFile);
      const hashes = scenarios.map(({ hash }) => hash);
      const bytes = scenarios.map(sharedBytes);
      const task = (index: number): PairedTask => {
        return { hashes, scenarios: bytes, subjects, seed, replication: numbers[index] };
      };
      try {
        for await (const outcome of pool.inOrder(count, task, signal)) {
          if (outcome.failure !== null) throw new RunBroke(outcome.failure);
          yield outcome.run;
        }
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        await pool.destroy();
      }
    },
  };
}
