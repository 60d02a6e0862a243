/** Patterns reported elsewhere: intensive care behind emergency care (Ghayoomi 2021), the rationing of blood tubes in 2021. */
import type { Experiment } from "../../../sim/index.ts";
import type { Runs } from "../runs.ts";
import { kept, meanOf, type Section, table, told } from "../section.ts";
import { reference, twin } from "./fit.ts";

interface Recovery {
  readonly name: string;
  readonly peak: number;
  /** First week from which the excess over the twin stays under a quarter of its peak; 0 when it never does. */
  readonly recoveredInWeek: number;
}

interface Data {
  readonly recovery: readonly Recovery[];
  readonly tubes: readonly { readonly weeks: string; readonly sent: number; readonly received: number }[];
}

const weeks = 26;
const tubeReplications = 6;
const at = (of: Experiment, subject: string) => meanOf(of.values(subject));

function recoveryOf(incident: Experiment, without: Experiment, name: string, subject: string): Recovery {
  const excess = Array.from({ length: weeks }, (_, index) => {
    const week = `${subject}, weeks ${index + 1}`;
    return at(incident, week) - at(without, week);
  });
  const peak = Math.max(...excess);
  let week = weeks;
  while (week > 0 && excess[week - 1] < peak / 4) week--;
  return { name, peak: kept(peak), recoveredInWeek: week === weeks ? 0 : week + 1 };
}

async function compute(runs: Runs): Promise<Data> {
  const incident = await runs.run(reference);
  const without = await runs.run(twin);
  const tubes = await runs.run({ scenario: "incidents/tube-shortage", replications: tubeReplications });
  const usual = await runs.run({ scenario: "no-incident", set: ["horizon=84 d"], replications: tubeReplications });
  const ratio = (subject: string) => kept(at(tubes, subject) / at(usual, subject));
  return {
    recovery: [
      recoveryOf(incident, without, "emergency: stay, min", "ed.stay@kch+gstt"),
      recoveryOf(incident, without, "intensive care: wait to step down, h", "intensiveCare.stepDownWait@kch+gstt"),
    ],
    tubes: ["1-3", "4-6", "7-12"].map((span) => ({
      weeks: span,
      sent: ratio(`gp.testsSent@region, weeks ${span}`),
      received: ratio(`laboratory.received@supplier, weeks ${span}`),
    })),
  };
}

function render({ recovery, tubes }: Data) {
  const [emergency, intensive] = recovery;
  const order =
    intensive.recoveredInWeek === 0 || intensive.recoveredInWeek >= emergency.recoveredInWeek
      ? "Intensive care is not back before emergency care, as there."
      : "**Intensive care is back before emergency care, unlike there.**";
  const isLower = tubes[0].sent < 1 && tubes[0].received < 1;
  const returns = tubes[1].sent > 1;
  return {
    text: `
**Hospitals under ransomware** (Ghayoomi, Miller-Hooks and others 2021, a simulated hospital: intensive care recovers after emergency care).
Excess over the twin, week by week; back means under a quarter of the peak from then on. ${order}

${table(
  ["quantity", "peak excess", "back in week"],
  recovery.map(({ name, peak, recoveredInWeek }) => [
    name,
    told(peak),
    recoveredInWeek === 0 ? "not by week 26" : String(recoveredInWeek),
  ]),
)}

**Blood tubes, autumn 2021** (no system fails; practices stop non-urgent tests for 22 days, hospitals cut theirs): requests against the same
weeks without rationing. ${isLower ? "Fewer while it lasts" : "**Not fewer while it lasts**"}, ${returns ? "more afterwards, since deferred tests return" : "**not more afterwards**"}.

${table(
  ["weeks", "tests that practices sent", "requests that laboratories received"],
  tubes.map(({ weeks: span, sent, received }) => [span, `${told(100 * sent)} %`, `${told(100 * received)} %`]),
)}`,
  };
}

export const patterns: Section<Data> = { id: "patterns", title: "Patterns reported elsewhere", compute, render };
