/**
 * Pairs of runs as plain numbers, so that they can be kept where single runs are: what is promised by an address, and how a pair
 * lies in its numbers. Responsible for nothing on disk; that is an adapter's business.
 *
 * Numbers of a pair: by scenario and subject its weeks, then by other scenario and kind of case the counts A only, B only, both.
 */
import { type Encodable, hashOf } from "../engine/index.ts";
import { modelVersion } from "../model/index.ts";
import { caseKinds, type MatchedCounts } from "./lost-dates.ts";
import type { PairedPlan, PairedRun } from "./paired-run.ts";
import type { RunResult } from "./replicate.ts";

/**
 * SHA-256 in hexadecimal over everything that pairs of a plan depend on but their replication.
 * @param program what the adapter knows of the program that runs
 */
export function pairsAddress({ scenarios, subjects, seed }: PairedPlan, program: string): string {
  const address = {
    modelVersion,
    program,
    pairs: scenarios.map(({ hash }) => hash),
    seed,
    subjects: subjects.map(({ text }) => text),
  };
  return hashOf(address as Encodable);
}

const countNames = ["onlyA", "onlyB", "both"] as const;

const weeksOf = ({ subjects }: PairedPlan): number[] =>
  subjects.map(({ firstWeek, lastWeek }) => lastWeek - firstWeek + 1);

/** Numbers of one pair. */
export function pairLength(plan: PairedPlan): number {
  const weeks = weeksOf(plan).reduce((sum, count) => sum + count, 0);
  return plan.scenarios.length * weeks + (plan.scenarios.length - 1) * caseKinds.length * countNames.length;
}

/** The hashes of its runs stand one behind the other. */
export function packPair({ replication, weeks, matched, resultHashes }: PairedRun): RunResult {
  const counts = matched.flatMap((kinds) => kinds.flatMap((one) => countNames.map((name) => one[name])));
  return {
    replication,
    values: Float64Array.from([...weeks.flatMap((subjects) => subjects.flatMap((of) => [...of])), ...counts]),
    resultHash: resultHashes.join(" "),
    eventsByKind: new Float64Array(0),
    violations: [],
    stateBytes: 0,
  };
}

export function unpackPair({ replication, values, resultHash }: RunResult, plan: PairedPlan): PairedRun {
  const counts = weeksOf(plan);
  let at = 0;
  const take = (count: number): Float64Array => {
    const some = values.slice(at, at + count);
    at += count;
    return some;
  };
  const weeks = plan.scenarios.map(() => counts.map(take));
  const matched = plan.scenarios.slice(1).map(() =>
    caseKinds.map((): MatchedCounts => {
      const [onlyA, onlyB, both] = take(countNames.length);
      return { onlyA, onlyB, both };
    }),
  );
  return { replication, weeks, matched, resultHashes: resultHash.split(" ") };
}
