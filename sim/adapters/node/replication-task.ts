/** What passes between the runner and its threads. */
import type { RunResult, RunSpec, Watch } from "../../experiment/index.ts";
import type { Scenario } from "../../scenario/index.ts";

/** A chunk of replications of one scenario. */
export interface ReplicationTask {
  readonly scenario: Scenario;
  readonly specs: readonly RunSpec[];
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

export interface TaskOutcome {
  readonly results: readonly RunResult[];
  readonly costs: readonly RunCost[];
  /** The first run of the chunk that broke down; those after it were not begun. */
  readonly failure: RunFailure | null;
}
