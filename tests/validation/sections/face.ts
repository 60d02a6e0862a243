/** Ordinary life: the twin beside activity statistics and targets, and a day at King's in words. */
import type { Experiment } from "../../../sim/index.ts";
import { library } from "../library.ts";
import { type Runs, seed } from "../runs.ts";
import { kept, meanOf, percent, type Section, table, told } from "../section.ts";
import { twin } from "./fit.ts";

interface Row {
  readonly what: string;
  readonly simulated: number;
  readonly low: number;
  readonly high: number;
  readonly isShare: boolean;
  readonly source: string;
  readonly mark: string;
}

interface Data {
  readonly rows: readonly Row[];
  readonly drift: readonly { readonly measure: string; readonly first: number; readonly last: number }[];
  readonly day: readonly string[];
}

const trusts = "kch+gstt";
const weeks = 26;

async function compute(runs: Runs): Promise<Data> {
  const experiment = await runs.run(twin);
  const all = (measure: string, place = trusts) => meanOf(experiment.values(`${measure}@${place}, weeks 1-${weeks}`));
  const perYear = (measure: string, place = trusts) => (all(measure, place) / (weeks * 7)) * 365;
  const { parameters } = experiment.scenario;
  const bloods = Number(parameters.emergency.venousBloodFraction);
  const row = (
    what: string,
    simulated: number,
    [low, high]: readonly [number, number],
    source: string,
    mark: string,
    isShare = false,
  ): Row => ({ what, simulated: kept(simulated), low: kept(low), high: kept(high), isShare, source, mark });
  const around = (value: number): [number, number] => [0.95 * value, 1.05 * value];
  return {
    rows: [
      row(
        "emergency attendances with bloods a year, St Thomas' and King's",
        perYear("ed.attendances"),
        around((163_875 + 193_608) * bloods),
        "AE-MONTHLY-2018-19, type 1, times the share that has bloods",
        "prescribed",
      ),
      row(
        "births a year, St Thomas' and King's",
        perYear("obstetric.births"),
        around(6339 + 7868),
        "MATERNITY-HES-2021-22, deliveries",
        "prescribed",
      ),
      row(
        "last-minute non-clinical cancellations, share of operations done",
        all("elective.lastMinuteNonClinical") / all("elective.done"),
        [0.008, 0.012],
        "published definition, 1 % of elective admissions",
        "calibrated by hand",
        true,
      ),
      row(
        "O-negative share of red cells supplied",
        all("redCells.oNegativeSupplied") / all("redCells.supplied"),
        [0.14, 0.16],
        "blood service, share of issues",
        "outcome",
        true,
      ),
      row(
        "red cells wasted as a share of issues (WAPI)",
        all("redCells.wasted") / all("redCells.supplied"),
        [0.02, 0.04],
        "blood stocks management scheme",
        "outcome",
        true,
      ),
      row(
        "days of red cells on the shelf",
        all("redCells.onShelf") / (all("redCells.transfused") / (weeks * 7)),
        [3, 7],
        "issue: 3 to 7 days",
        "outcome",
      ),
      row(
        "laboratory capacity against the warm-up",
        all("laboratory.capacityFraction", "supplier"),
        [0.95, 1.05],
        "by definition 1 without an incident",
        "outcome",
        true,
      ),
      row(
        "turnaround of emergency department requests, min",
        all("laboratory.turnaround.emergency-department", "supplier"),
        [0, 60],
        "published target of an hour",
        "outcome",
      ),
    ],
    drift: ["elective.waiting", "elective.postponedOrdinary", "elective.done", "redCells.transfused"].map(
      (measure) => ({
        measure,
        first: kept(meanOf(experiment.values(`${measure}@${trusts}, weeks 1-4`))),
        last: kept(meanOf(experiment.values(`${measure}@${trusts}, weeks 23-26`))),
      }),
    ),
    day: dayAtKings(experiment),
  };
}

/** A Wednesday at King's in the twin, in words and numbers: the situation report of one replication. */
function dayAtKings({ setup }: Experiment): string[] {
  const world = new library.World(setup, { seed, replication: 0 });
  const wednesday = 9 * 1440 + 18 * 60;
  world.runUntil(wednesday);
  return library.toText(library.situationReport(world)).slice(0, 40);
}

function render({ rows, drift, day }: Data) {
  const show = (value: number, isShare: boolean) => (isShare ? percent(value) : told(value));
  const body = rows.map(({ what, simulated, low, high, isShare, source, mark }) => [
    what,
    show(simulated, isShare),
    `${show(low, isShare)} to ${show(high, isShare)}`,
    simulated >= low && simulated <= high ? "within" : "**outside**",
    mark,
    source,
  ]);
  return {
    text: `
The twin without incident, weeks 1 to 26, ${twin.replications} replications, at the two trusts.

${table(["quantity", "simulated", "asked for", "", "mark", "source"], body)}

Drift against the calendar (August and the strike are in both):

${table(
  ["measure", "weeks 1 to 4", "weeks 23 to 26"],
  drift.map(({ measure, first, last }) => [measure, told(first), told(last)]),
)}

### A day in words: Wednesday 12 June, 18:00, no incident, replication 0

\`\`\`text
${day.join("\n")}
\`\`\``,
  };
}

export const face: Section<Data> = { id: "face", title: "Ordinary life", compute, render };
