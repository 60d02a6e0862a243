/** How many operations of week 1 were postponed by the decision to stop, how many by what could not be done. */
import { library } from "../library.ts";
import type { Runs } from "../runs.ts";
import { kept, meanOf, type Section, table, told } from "../section.ts";
import { reference } from "./fit.ts";

interface Week {
  readonly week: number;
  readonly withStop: number;
  readonly withoutStop: number;
  readonly difference: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly byDecision: number;
}

interface Data {
  readonly replications: number;
  readonly weeks: readonly Week[];
}

const replications = 20;

async function compute(runs: Runs): Promise<Data> {
  const base = await runs.run({ ...reference, replications });
  const without = await runs.run({ scenario: "what-if/no-pause-of-surgery", replications });
  const weeks = [1, 2, 3, 4].map((week): Week => {
    const subject = `elective.postponed@kch+gstt, weeks ${week}`;
    const { mean: difference, ciLow, ciHigh } = library.compareExperiments(without, base, subject);
    return {
      week,
      withStop: kept(meanOf(base.values(subject))),
      withoutStop: kept(meanOf(without.values(subject))),
      difference: kept(difference),
      ciLow: kept(ciLow),
      ciHigh: kept(ciHigh),
      byDecision: kept(meanOf(base.values(`elective.postponedByDecision@kch+gstt, weeks ${week}`))),
    };
  });
  return { replications, weeks };
}

function render({ weeks, replications: n }: Data) {
  const rows = weeks.map((w) => [
    String(w.week),
    told(w.withStop),
    told(w.withoutStop),
    `${told(w.difference)} (${told(w.ciLow)} to ${told(w.ciHigh)})`,
    told(w.byDecision),
  ]);
  return {
    text: `
The 2024 case against the same case in which nobody pauses classes of surgery, ${n} replications with the same luck. The difference is what
the decision adds, net of what would have been postponed anyway; the last column counts those whose binding cause was the decision.

${table(["week", "postponed", "postponed, no pause", "difference (95 % interval)", "binding cause: the decision"], rows)}`,
  };
}

export const decision: Section<Data> = {
  id: "decision",
  title: "The decision to stop, and constraints",
  compute,
  render,
};
