/** The thread that carries out pairs of runs. It keeps the scenarios that it prepared last, since all its pairs have the same. */
import { deserialize } from "node:v8";
import { runPaired } from "../../experiment/index.ts";
import { prepare, type Setup } from "../../model/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import type { PairedTask, PairedTaskOutcome } from "./paired-task.ts";

let kept: { readonly key: string; readonly setups: readonly Setup[] } | null = null;

/** Called by the pool for each replication, by this name. */
export function runPair({ hashes, scenarios, subjects, seed, replication }: PairedTask): PairedTaskOutcome {
  try {
    const key = hashes.join(" ");
    if (kept?.key !== key) {
      const setups = scenarios.map((bytes) => prepare(deserialize(new Uint8Array(bytes).slice()) as Scenario));
      kept = { key, setups };
    }
    return { run: runPaired(kept.setups, subjects, seed, replication), failure: null };
  } catch (error) {
    const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    return { failure: { replication, message, stack } };
  }
}
