/** What passes between the runner and its threads. */
import type { RunResult, RunSpec, Watch } from "../../experiment/index.ts";

/** One replication of a scenario. */
export interface ReplicationTask {
  /** Hash of the scenario: a thread that has prepared it need not read it. */
  readonly hash: string;
  /** The scenario as bytes that all threads share: copying it for each run would cost a noticeable share of short ones. */
  readonly scenario: SharedArrayBuffer;
  readonly spec: RunSpec;
  readonly watch: Watch;
}

/** What a replication cost; never part of its result. */
export interface RunCost {
  readonly replication: number;
  readonly seconds: number;
  /** Largest memory of the thread (heap and typed arrays) seen at the end of a simulated week. */
  readonly peakBytes: number;
}

/** A run that broke down, as data: the class of an error does not cross threads. */
export interface RunFailure {
  readonly replication: number;
  readonly message: string;
  readonly stack: string;
}

export type TaskOutcome =
  | { readonly result: RunResult; readonly cost: RunCost; readonly failure: null }
  | { readonly failure: RunFailure };
