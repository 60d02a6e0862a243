/**
 * Replication r of several scenarios, in one place one after another, so that of each pair only a few numbers are kept. Responsible
 * for what those are and for the port through which many are carried out; what becomes of them is in comparison.ts.
 */
import { prepare, type Setup } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { layOutResults } from "./layout.ts";
import { caseKinds, type LostDates, lostDates, type MatchedCounts, matchLost } from "./lost-dates.ts";
import { runOnce } from "./replicate.ts";
import { type Subject, subjectWeeks } from "./subject.ts";

export interface PairedPlan {
  /** The baseline first. All have the same days. */
  readonly scenarios: readonly Scenario[];
  readonly subjects: readonly Subject[];
  readonly seed: string;
  /** Number of the first replication. */
  readonly first: number;
  readonly replications: number;
  /** Of these, the numbers that are wanted; all unless given. */
  readonly only?: ReadonlySet<number>;
}

/** Numbers of the replications that a plan asks for, in order. */
export function numbersOf({ first, replications, only }: PairedPlan): number[] {
  const numbers = Array.from({ length: replications }, (_, index) => first + index);
  return only === undefined ? numbers : numbers.filter((number) => only.has(number));
}

/** Plain data. */
export interface PairedRun {
  readonly replication: number;
  /** By scenario and subject: its weeks. */
  readonly weeks: readonly (readonly Float64Array[])[];
  /** By scenario behind the baseline and kind of case: simulated cases that lost a date in one, the other or both. */
  readonly matched: readonly (readonly MatchedCounts[])[];
  /** By scenario: hash of all measures by place and day. */
  readonly resultHashes: readonly string[];
}

/** Everything that carries out pairs does it by this. @throws InvariantError when the model breaks down */
export function runPaired(
  setups: readonly Setup[],
  subjects: readonly Subject[],
  seed: string,
  replication: number,
): PairedRun {
  const lost: LostDates[] = [];
  const weeks: Float64Array[][] = [];
  const resultHashes: string[] = [];
  for (const setup of setups) {
    const onEnd = (world: Parameters<typeof lostDates>[0]): void => {
      lost.push(lostDates(world));
    };
    const { values, resultHash } = runOnce(setup, { seed, replication }, {}, { onEnd });
    const layout = layOutResults(setup);
    weeks.push(subjects.map((subject) => subjectWeeks(layout, values, subject)));
    resultHashes.push(resultHash);
  }
  const matched = setups
    .slice(1)
    .map((setup, other) => caseKinds.map((kind) => matchLost(setups[0], lost[0][kind], setup, lost[other + 1][kind])));
  return { replication, weeks, matched, resultHashes };
}

export interface PairedRunner {
  /**
   * Pairs in the order of their replications.
   * @throws InvariantError of the first replication that breaks down
   */
  run(plan: PairedPlan): AsyncGenerator<PairedRun, void>;
}

/** One after another, here. @param setupOf how a scenario is prepared; the whole model unless a test says otherwise */
export function serialPairs(setupOf: (scenario: Scenario) => Setup = (scenario) => prepare(scenario)): PairedRunner {
  return {
    async *run(plan) {
      const setups = plan.scenarios.map((scenario) => setupOf(scenario));
      for (const number of numbersOf(plan)) yield runPaired(setups, plan.subjects, plan.seed, number);
    },
  };
}
