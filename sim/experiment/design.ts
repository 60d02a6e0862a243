/**
 * What is to be run: a scenario, a seed, replications, each with an id. Responsible for numbering runs; how they are
 * carried out is a runner's business (runner.ts).
 */
import type { Scenario } from "../scenario/index.ts";

/** One run to do. */
export interface RunSpec {
  /** `scenario/seed/replication`, unique within a design. */
  readonly id: string;
  readonly seed: string;
  readonly replication: number;
}

/** What to look at besides the measures. */
export interface Watch {
  /** Asks every service for broken invariants at the end of each week and of the run. */
  readonly check: boolean;
  /** Measures the encoded state at the end of the run. */
  readonly stateSize: boolean;
}

export interface Design {
  readonly scenario: Scenario;
  readonly seed: string;
  /** Number of the first replication. */
  readonly first: number;
  readonly specs: readonly RunSpec[];
  readonly watch: Watch;
}

export interface DesignOptions {
  readonly seed: string;
  readonly replications: number;
  /** Number of the first replication; 0 unless some are to be repeated alone. */
  readonly first?: number;
  readonly watch?: Partial<Watch>;
}

/** Replications `first` to `first + replications - 1` of a scenario. Any one of them is the same in every design that holds it. */
export function design(scenario: Scenario, options: DesignOptions): Design {
  const { seed, replications, first = 0, watch } = options;
  const specs = Array.from({ length: replications }, (_, index): RunSpec => {
    const replication = first + index;
    return { id: `${scenario.id}/${seed}/${replication}`, seed, replication };
  });
  return { scenario, seed, first, specs, watch: { check: false, stateSize: false, ...watch } };
}
