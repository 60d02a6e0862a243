/**
 * The runner that shares replications over threads. Results are handed over by their place in the design, never by time of
 * arrival, so they are the same for any number of workers.
 */
import type { Runner } from "../../experiment/index.ts";
import type { ReplicationTask, RunCost, TaskOutcome } from "./replication-task.ts";
import { cores, RunBroke, sharedBytes, type TaskKind, TaskPool } from "./task-pool.ts";

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

const replications: TaskKind<ReplicationTask, TaskOutcome> = {
  worker: "replication-worker",
  call: "replicate",
  replicationOf: ({ spec }) => spec.replication,
  failed: (failure) => ({ failure }),
};

/** @throws RunBroke by `run`, naming the first run, by its number, that broke down or that threads kept dying of */
export function threadRunner(options: ThreadOptions = {}): Runner {
  const { workers = cores(), signal, onCost, workerFile } = options;
  let pool: TaskPool<ReplicationTask, TaskOutcome> | undefined;
  return {
    async *run({ scenario, specs, watch }) {
      signal?.throwIfAborted();
      if (specs.length === 0) return;
      pool ??= new TaskPool(replications, specs.length, workers, workerFile);
      const { hash } = scenario;
      const shared = sharedBytes(scenario);
      const abort = new AbortController();
      const stop = (): void => abort.abort();
      signal?.addEventListener("abort", stop);
      const task = (index: number): ReplicationTask => ({ hash, scenario: shared, spec: specs[index], watch });
      try {
        for await (const outcome of pool.inOrder(specs.length, task, abort.signal)) {
          if (outcome.failure !== null) throw new RunBroke(outcome.failure);
          onCost?.(outcome.cost);
          yield outcome.result;
        }
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
