/** Chance of a declared national alert within 60 days over two unknowns: stock at the start and how far collection falls short. */
import type { Runs } from "../runs.ts";
import { kept, percent, type Section, table } from "../section.ts";

interface Cell {
  readonly stockFactor: number;
  readonly fill: number;
  readonly share: number;
}

interface Data {
  readonly replications: number;
  readonly incident: readonly Cell[];
  readonly twin: readonly Cell[];
}

const replications = 4;
const stockFactors = [0.6, 1];
/** Share of appointments that are booked: ledger A-fill, 0.80 to 0.97. */
const fills = [0.8, 0.88];
const start = { "O+": 4.3, "O-": 2.8, "A+": 4.2, "A-": 9, "B+": 6.4, "B-": 3, "AB+": 9, "AB-": 5 };

async function plane(runs: Runs, scenario: string): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const stockFactor of stockFactors) {
    for (const fill of fills) {
      const days = Object.entries(start).map(([group, value]) => `"${group}": ${kept(value * stockFactor)}`);
      const set = [
        "horizon=63 d",
        "warm-up=14 d",
        `blood-supply.initialStockDays={ ${days.join(", ")} }`,
        `blood-supply.fillFraction=${fill}`,
      ];
      const experiment = await runs.run({ scenario, set, replications });
      const phases = experiment.values("national.alertPhase@england, weeks 1-9");
      const alerts = phases.filter((phase) => phase > 0).length;
      cells.push({ stockFactor, fill, share: alerts / replications });
    }
  }
  return cells;
}

async function compute(runs: Runs): Promise<Data> {
  return { replications, incident: await plane(runs, "synnovis-2024"), twin: await plane(runs, "no-incident") };
}

const rowsOf = (cells: readonly Cell[]) =>
  stockFactors.map((factor) => [
    `${percent(factor)} of the usual start`,
    ...fills.map((fill) =>
      percent(cells.find((c) => c.stockFactor === factor && c.fill === fill)?.share ?? Number.NaN),
    ),
  ]);

function render({ incident, twin: without, replications: n }: Data) {
  const head = ["national stock at the start", ...fills.map((fill) => `${percent(fill)} of appointments booked`)];
  return {
    text: `
An alert is an outcome: the blood service declares it on level and trend. Its chance hangs on two things that were not published for the
weeks before: how full the stock was and how far collection fell short. Share of ${n} runs of 9 weeks with any declared phase; a mean phase
above zero counts. Differences between the two tables are what the incident adds; the 2024 alert of day 52 was not fitted.

With the incident:

${table(head, rowsOf(incident))}

Without:

${table(head, rowsOf(without))}`,
  };
}

export const alert: Section<Data> = { id: "alert", title: "Chance of a national alert", compute, render };
