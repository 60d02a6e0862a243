/**
 * A comparison from its pairs of runs: differences by week and in total, matched cases, and the run in the middle. Differences are
 * always those of the other scenario less the baseline (B - A). Responsible for the numbers and their tables; sentences are in the
 * report room.
 */
import { InvariantError } from "../engine/index.ts";
import type { MeasureSpec } from "../model/index.ts";
import { centralIndex } from "./central.ts";
import { type CaseKind, caseKinds } from "./lost-dates.ts";
import { toldNumber as told } from "./numbers.ts";
import { compareSeveral, type JointDifference, type MatchedCases } from "./paired.ts";
import type { PairedRun } from "./paired-run.ts";
import { periodCells, type Subject, totalOfWeeks } from "./subject.ts";
import { type Stats, statsOf } from "./summarise.ts";
import { integer, number, type Table, text } from "./table.ts";

/** A subject with what its measure is. */
export interface Compared extends Subject {
  readonly spec: MeasureSpec;
}

export interface Difference {
  readonly subject: Compared;
  /** Number of the other scenario, from 1; the baseline is 0. */
  readonly other: number;
  /** Null for all weeks of the subject together. */
  readonly week: number | null;
  /** Adjusted for the number of other scenarios, not for that of measures and weeks. */
  readonly difference: JointDifference;
}

/** Simulated cases over replications: of how many a date was postponed in A only, in B only, in both. */
export interface Matched {
  readonly other: number;
  readonly kind: CaseKind;
  readonly count: keyof MatchedCases<number>;
  readonly stats: Stats;
  readonly least: number;
  readonly most: number;
}

/** The run in the middle (central.ts), the same replication in all scenarios: an example for telling what happens. */
export interface CentralRun {
  readonly other: number;
  readonly replication: number;
  /** Of the first subject's total, the other less the baseline. */
  readonly difference: number;
}

export class Comparison {
  readonly subjects: readonly Compared[];
  /** Number of scenarios, the baseline included. */
  readonly scenarios: number;
  readonly differences: readonly Difference[];
  readonly matched: readonly Matched[];
  /** By totals of all subjects in all scenarios and their differences; one for each other scenario that has a difference at all. */
  readonly central: readonly CentralRun[];
  private readonly runs: readonly PairedRun[];

  /** @throws InvariantError without pairs or subjects */
  constructor(subjects: readonly Compared[], runs: readonly PairedRun[]) {
    if (runs.length === 0 || subjects.length === 0) throw new InvariantError("nothing to compare");
    this.subjects = subjects;
    this.runs = runs;
    this.scenarios = runs[0].weeks.length;
    this.differences = subjects.flatMap((subject, index) => this.differencesOf(subject, index));
    this.matched = this.matchedCases();
    this.central = this.centralRuns();
  }

  get replications(): number {
    return this.runs.length;
  }

  /** By replication, of scenario `scenario`. */
  totals(subject: number, scenario: number): Float64Array {
    const { of } = this.subjects[subject].spec;
    return Float64Array.from(this.runs, ({ weeks }) => totalOfWeeks(weeks[scenario][subject], of));
  }

  /** By replication, in the week `week` from the subject's first. */
  inWeek(subject: number, scenario: number, week: number): Float64Array {
    return Float64Array.from(this.runs, ({ weeks }) => weeks[scenario][subject][week]);
  }

  /** Weeks of one run. @throws InvariantError for a replication that is not among the pairs */
  weeksOf(subject: number, scenario: number, replication: number): Float64Array {
    const run = this.runs.find((one) => one.replication === replication);
    if (run === undefined) throw new InvariantError(`no replication ${replication} was compared`);
    return run.weeks[scenario][subject];
  }

  /** Numbers of the replications, in order. */
  get numbers(): number[] {
    return this.runs.map(({ replication }) => replication);
  }

  /** Of all weeks together. @throws InvariantError when there is no such row */
  totalDifference(subject: number, other: number): JointDifference {
    const row = this.differences.find(
      (one) => one.subject === this.subjects[subject] && one.other === other && one.week === null,
    );
    if (row === undefined) throw new InvariantError(`no difference of subject ${subject} in scenario ${other}`);
    return row.difference;
  }

  private differencesOf(subject: Compared, index: number): Difference[] {
    const rows = (week: number | null, read: (scenario: number) => Float64Array): Difference[] => {
      const others = Array.from({ length: this.scenarios - 1 }, (_, other) => read(other + 1));
      return compareSeveral(read(0), others).map((difference, other) => ({
        subject,
        other: other + 1,
        week,
        difference,
      }));
    };
    const weeks = Array.from({ length: subject.lastWeek - subject.firstWeek + 1 }, (_, week) =>
      rows(subject.firstWeek + week, (scenario) => this.inWeek(index, scenario, week)),
    );
    return [...rows(null, (scenario) => this.totals(index, scenario)), ...weeks.flat()];
  }

  private matchedCases(): Matched[] {
    return Array.from({ length: this.scenarios - 1 }, (_, other) =>
      caseKinds.flatMap((kind, kindNumber) =>
        (["onlyA", "onlyB", "both"] as const).flatMap((count): Matched[] => {
          const values = this.runs.map(({ matched }) => matched[other][kindNumber][count]);
          const stats = statsOf(values);
          if (stats === null) return [];
          return [{ other: other + 1, kind, count, stats, least: Math.min(...values), most: Math.max(...values) }];
        }),
      ),
    ).flat();
  }

  private centralRuns(): CentralRun[] {
    const all = Array.from({ length: this.scenarios }, (_, scenario) => scenario);
    const measures = this.subjects.flatMap((_, subject) => {
      const [a, ...others] = all.map((scenario) => this.totals(subject, scenario));
      return [a, ...others, ...others.map((b) => b.map((value, run) => value - a[run]))];
    });
    const index = centralIndex(this.runs.length, measures);
    const { replication } = this.runs[index];
    return all.slice(1).flatMap((other) => {
      const difference = this.totals(0, other)[index] - this.totals(0, 0)[index];
      return Number.isNaN(difference) ? [] : [{ other, replication, difference }];
    });
  }
}

const asMeasure = "as the measure";

/** @param names of the scenarios, the baseline first */
export function differencesTable(comparison: Comparison, names: readonly string[]): Table {
  return {
    name: "differences",
    description:
      "The other scenario less the baseline, over pairs of runs with the same luck: one row a measure and week.",
    columns: [
      text("baseline", "Id of the scenario that the other is compared with (A)."),
      text("scenario", "Id of the other scenario (B)."),
      text("measure", "Name of the measure."),
      text("place", "Id of the place."),
      text("unit", "Unit of the measure."),
      text("weeks", "Weeks together, or the one week."),
      text("period", "total: all weeks, counts added up, else the mean over weeks. week: one week."),
      integer("pairs", "Pairs of runs in which both read something.", "pairs"),
      integer("missing", "Pairs left out.", "pairs"),
      number("mean_a", "Mean of A.", asMeasure),
      number("mean_b", "Mean of B.", asMeasure),
      number("difference", "Mean of B less A.", asMeasure),
      number("sd", "Standard deviation of B less A, with n - 1.", asMeasure),
      number("ci_low", "Lower end of Student's 95 % interval of the mean difference.", asMeasure),
      number("ci_high", "Its upper end.", asMeasure),
      number(
        "joint_low",
        "Lower end of the interval that holds for all other scenarios together (Bonferroni).",
        asMeasure,
      ),
      number("joint_high", "Its upper end.", asMeasure),
      number("p", "Two-sided p value of no mean difference; nothing where no pair differs."),
      number("p_holm", "The same, adjusted for the number of other scenarios (Holm)."),
      number(
        "variance_reduction",
        "How many times the variance of the difference is smaller than with independent runs.",
      ),
      integer("higher", "Pairs in which B is above A.", "pairs"),
      integer("lower", "Pairs in which B is below A.", "pairs"),
      integer("same", "Pairs in which they are equal.", "pairs"),
      number(
        "higher_low",
        "Lower end of the exact 95 % interval of the share of pairs in which B is above A.",
        "fraction",
      ),
      number("higher_high", "Its upper end.", "fraction"),
    ],
    *rows() {
      for (const { subject, other, week, difference: d } of comparison.differences) {
        const { measure, place, spec } = subject;
        const head = [names[0], names[other], measure, place, spec.unit, ...periodCells(subject, week)];
        const numbers = [d.meanA, d.meanB, d.mean, d.sd, d.ciLow, d.ciHigh, d.jointLow, d.jointHigh];
        const tests = [d.pValue, d.pHolm, d.varianceReduction];
        const share = [d.higherShare.low, d.higherShare.high];
        yield [
          ...head,
          d.pairs,
          d.missing,
          ...numbers.map(told),
          ...tests.map(told),
          d.higher,
          d.lower,
          d.same,
          ...share.map(told),
        ];
      }
    },
  };
}

export function matchedTable(comparison: Comparison, names: readonly string[]): Table {
  return {
    name: "matched",
    description:
      "Simulated cases of which a date was postponed, linked by the model's rules to the incident, matched by birth key " +
      "between two runs with the same luck. Meaningful in aggregate only.",
    columns: [
      text("baseline", "Id of the scenario that the other is compared with (A)."),
      text("scenario", "Id of the other scenario (B)."),
      text("cases", "operations or appointments; each counts once, however many of its dates were postponed."),
      text("postponed_in", "A only, B only, or both."),
      integer("replications", "Pairs of runs.", "pairs"),
      number("mean", "Mean over pairs.", "cases"),
      number("ci_low", "Lower end of the 95 % interval of the mean.", "cases"),
      number("ci_high", "Its upper end.", "cases"),
      number("p5", "5th percentile over pairs.", "cases"),
      number("p95", "95th percentile over pairs.", "cases"),
      integer("least", "Least of all pairs.", "cases"),
      integer("most", "Most of all pairs.", "cases"),
    ],
    *rows() {
      for (const { other, kind, count, stats, least, most } of comparison.matched) {
        const { replications, mean, ciLow, ciHigh, p5, p95 } = stats;
        const numbers = [mean, ciLow, ciHigh, p5, p95].map(told);
        yield [names[0], names[other], kind, sides[count], replications, ...numbers, least, most];
      }
    },
  };
}

const sides = { onlyA: "A only", onlyB: "B only", both: "both" } as const;
