/**
 * The thread that carries out chunks of replications. It prepares a scenario once and keeps it until another is asked for.
 * Results go back as arrays that are handed over, not copied.
 */
import { getHeapStatistics } from "node:v8";
import { move, transferableSymbol, valueSymbol } from "piscina";
import { type RunResult, runOnce } from "../../experiment/index.ts";
import { prepare, type Setup } from "../../model/index.ts";
import type { ReplicationTask, RunCost, RunFailure, TaskOutcome } from "./replication-task.ts";

let kept: { readonly key: string; readonly setup: Setup } | null = null;

/** Called by the pool for each chunk, by this name. */
export function replicate(task: ReplicationTask): unknown {
  const outcome = carryOut(task);
  const transferable = {
    [transferableSymbol]: outcome.results.flatMap(({ values, eventsByKind }) => [values.buffer, eventsByKind.buffer]),
    [valueSymbol]: outcome,
  };
  return move(transferable as unknown as Parameters<typeof move>[0]);
}

function carryOut({ scenario, specs, watch }: ReplicationTask): TaskOutcome {
  const results: RunResult[] = [];
  const costs: RunCost[] = [];
  let failure: RunFailure | null = null;
  for (const spec of specs) {
    const startMs = performance.now();
    let peakBytes = 0;
    const onWeek = (): void => {
      peakBytes = Math.max(peakBytes, memoryBytes());
    };
    try {
      kept = kept?.key === scenario.hash ? kept : { key: scenario.hash, setup: prepare(scenario) };
      results.push(runOnce(kept.setup, spec, watch, { onWeek }));
    } catch (error) {
      const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
      failure = { replication: spec.replication, message, stack };
      break;
    }
    costs.push({ replication: spec.replication, seconds: (performance.now() - startMs) / 1000, peakBytes });
  }
  return { results, costs, failure };
}

function memoryBytes(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}
