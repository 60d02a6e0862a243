/** Pairs of runs kept as parts: what is there is not run again. What a part of a pair holds is the experiment room's business. */
import {
  design,
  type PairedPlan,
  type PairedRun,
  type PairedRunner,
  packPair,
  pairLength,
  pairsAddress,
  type Runner,
  unpackPair,
} from "../../experiment/index.ts";
import { programFingerprint } from "./fingerprint.ts";
import { KeptRuns, throughParts } from "./parts.ts";

/** Where pairs of a plan are kept, beside those of other plans and parts of single runs. */
export function pairsIn(folder: string, plan: PairedPlan): KeptRuns {
  return new KeptRuns(folder, pairsAddress(plan, programFingerprint()), pairLength(plan));
}

export interface PassedPair {
  readonly run: PairedRun;
  readonly isReused: boolean;
}

/** Pairs of a plan in order: from parts where they are there, else run and kept as parts. */
export async function* throughPairs(
  plan: PairedPlan,
  pairs: PairedRunner,
  parts: KeptRuns,
): AsyncGenerator<PassedPair, void> {
  const { seed, first, replications, only } = plan;
  const whole = design(plan.scenarios[0], { seed, first, replications });
  const wanted =
    only === undefined ? whole : { ...whole, specs: whole.specs.filter((one) => only.has(one.replication)) };
  const runner: Runner = {
    async *run({ specs }) {
      const numbers = new Set(specs.map(({ replication }) => replication));
      for await (const run of pairs.run({ ...plan, only: numbers })) yield packPair(run);
    },
    close: async () => undefined,
  };
  for await (const { record, values, isReused } of throughParts(wanted, runner, parts)) {
    yield { run: unpackPair({ ...record, values: values() }, plan), isReused };
  }
}
