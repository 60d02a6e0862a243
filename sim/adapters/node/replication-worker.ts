/**
 * The thread that carries out replications. It prepares a scenario once and keeps it until another is asked for.
 * Results go back as arrays that are handed over, not copied.
 */
import { deserialize, getHeapStatistics } from "node:v8";
import { move, transferableSymbol, valueSymbol } from "piscina";
import { runOnce } from "../../experiment/index.ts";
import { prepare, type Setup } from "../../model/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import type { ReplicationTask, TaskOutcome } from "./replication-task.ts";

let kept: { readonly hash: string; readonly setup: Setup } | null = null;

/** Called by the pool for each run, by this name. */
export function replicate(task: ReplicationTask): unknown {
  const outcome = carryOut(task);
  if (outcome.failure !== null) return outcome;
  const { values, eventsByKind } = outcome.result;
  const transferable = { [transferableSymbol]: [values.buffer, eventsByKind.buffer], [valueSymbol]: outcome };
  return move(transferable as unknown as Parameters<typeof move>[0]);
}

function carryOut({ hash, scenario, spec, watch }: ReplicationTask): TaskOutcome {
  const startMs = performance.now();
  let peakBytes = 0;
  const onWeek = (): void => {
    peakBytes = Math.max(peakBytes, memoryBytes());
  };
  try {
    kept =
      kept?.hash === hash ? kept : { hash, setup: prepare(deserialize(new Uint8Array(scenario).slice()) as Scenario) };
    const result = runOnce(kept.setup, spec, watch, { onWeek });
    const seconds = (performance.now() - startMs) / 1000;
    return { result, cost: { replication: spec.replication, seconds, peakBytes }, failure: null };
  } catch (error) {
    const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    return { failure: { replication: spec.replication, message, stack } };
  }
}

function memoryBytes(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}
