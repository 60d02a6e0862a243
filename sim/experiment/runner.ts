/**
 * The port through which many runs are carried out, and the plainest way: one after another, here. Adapters give others
 * (threads). Every runner gives the same results in the same order, one by one, so that whoever reads them may keep what is
 * needed of each and let go of the rest; what is kept of many runs is result-source.ts.
 */
import { prepare, type Setup } from "../model/index.ts";
import type { Design } from "./design.ts";
import { type RunResult, runOnce } from "./replicate.ts";

export interface Runner {
  /**
   * Results in the order of the design's specs. Who has had enough leaves the loop: what was not yet handed over is dropped.
   * Several designs may be under way at once.
   * @throws InvariantError of the first run, by its number, that breaks down, after the results of those before it
   */
  run(design: Design): AsyncGenerator<RunResult, void>;
  /** Lets go of what the runner holds (threads); no run may follow. */
  close(): Promise<void>;
}

/** @param setupOf how a scenario is prepared; the whole model unless a test says otherwise */
export function serialRunner(setupOf: (design: Design) => Setup = ({ scenario }) => prepare(scenario)): Runner {
  return {
    async *run(design) {
      const setup = setupOf(design);
      for (const spec of design.specs) yield runOnce(setup, spec, design.watch);
    },
    async close() {},
  };
}

/** All results of a stream in memory: for few runs, or small ones. */
export async function allOf(results: AsyncIterable<RunResult>): Promise<RunResult[]> {
  const all: RunResult[] = [];
  for await (const result of results) all.push(result);
  return all;
}
