/** The pairs of a comparison, run or taken from parts, with progress shown. */
import { cores, type KeptRuns, threadPairs, throughPairs } from "../adapters/node/index.ts";
import { numbersOf, type PairedRun } from "../experiment/index.ts";
import type { ComparisonAsked } from "./comparison-asked.ts";
import { pairedRunText } from "./comparison-files.ts";
import type { Io } from "./io.ts";
import { type Watched, watch } from "./watched.ts";

/**
 * @param onRun told of each pair in order; what it throws ends the job
 * @throws Interrupted when the user stops it; RunBroke when a replication breaks down
 */
export async function runPairs(
  io: Io,
  { all, plan }: ComparisonAsked,
  parts: KeptRuns,
  asked: number | undefined,
  onRun: (run: PairedRun) => void,
): Promise<Watched & { readonly workers: number }> {
  const total = numbersOf(plan).length;
  const workers = Math.min(asked ?? cores(), total);
  const watched = await watch(io, {
    total,
    what: "pairs",
    begin: (signal) => throughPairs(plan, threadPairs({ workers, signal }), parts),
    onItem: ({ run }) => {
      onRun(run);
      return {};
    },
    replay: (replication) => [
      "To replay it, run each of:",
      ...all.map((one) => `  ${pairedRunText(one, plan.seed, replication, one.named)} --check`),
    ],
  });
  return { ...watched, workers };
}
