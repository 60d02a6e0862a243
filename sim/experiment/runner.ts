/**
 * The port through which many runs are carried out, and the plainest way: one after another, here. Adapters give others
 * (threads). Every runner gives the same results in the same order.
 */
import { prepare, type Setup } from "../model/index.ts";
import type { Design } from "./design.ts";
import { type RunResult, runOnce } from "./replicate.ts";

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface Runner {
  /**
   * Carries out all runs of a design; results in the order of its specs.
   * @throws InvariantError of the first run, by its number, that breaks down
   */
  run(design: Design, onProgress?: (progress: Progress) => void): Promise<readonly RunResult[]>;
}

/** @param setupOf how a scenario is prepared; the whole model unless a test says otherwise */
export function serialRunner(setupOf: (design: Design) => Setup = ({ scenario }) => prepare(scenario)): Runner {
  return {
    async run(design, onProgress) {
      const setup = setupOf(design);
      const total = design.specs.length;
      return design.specs.map((spec, index) => {
        const result = runOnce(setup, spec, design.watch);
        onProgress?.({ done: index + 1, total });
        return result;
      });
    },
  };
}
