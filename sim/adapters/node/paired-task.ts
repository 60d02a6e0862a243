/** What passes between the runner of pairs and its threads. */
import type { PairedRun, Subject } from "../../experiment/index.ts";
import type { RunFailure } from "./replication-task.ts";

/** One replication of several scenarios. */
export interface PairedTask {
  /** Their hashes: a thread that has prepared them need not read them. */
  readonly hashes: readonly string[];
  /** As bytes that all threads share. */
  readonly scenarios: readonly SharedArrayBuffer[];
  readonly subjects: readonly Subject[];
  readonly seed: string;
  readonly replication: number;
}

export type PairedTaskOutcome = { readonly run: PairedRun; readonly failure: null } | { readonly failure: RunFailure };
