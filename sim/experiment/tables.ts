/**
 * Summaries as tidy tables: one row for a scenario, week or day, place and measure, or over the whole horizon. Responsible for
 * columns and their order; table.ts for how a table is written, numbers.ts for a number. Rows without any reading are left out.
 */
import type { Setup } from "../model/index.ts";
import { dayCell, type Pair, weekCell } from "./layout.ts";
import { toldNumber } from "./numbers.ts";
import type { ResultSource } from "./result-source.ts";
import { type Stats, type Summary, statsOf } from "./summarise.ts";
import { type Column, integer, number, type Table, text, type Value } from "./table.ts";
import { totalsByPair } from "./totals.ts";

const scenarioColumn = text("scenario", "Id of the scenario.");

const pairColumns: readonly Column[] = [
  text("place", "Id of the place, or of the group of places, that the row is for."),
  text("measure", "Name of the measure; the data dictionary defines it."),
  text("unit", "Unit of the measure."),
];

const inUnit = "as the row's unit";

/** Columns of what `ofStats` writes. */
export const statColumns: readonly Column[] = [
  integer("replications", "Replications that read anything; the row is over these.", "replications"),
  number("mean", "Arithmetic mean over replications.", inUnit),
  number("p5", "5th percentile over replications, linear between order statistics.", inUnit),
  number("p50", "Median over replications.", inUnit),
  number("p95", "95th percentile over replications.", inUnit),
  number("sd", "Standard deviation over replications, with n - 1; nothing for fewer than two.", inUnit),
  number("ci_low", "Lower end of the 95 % interval of the mean (Student's t).", inUnit),
  number("ci_high", "Upper end of the 95 % interval of the mean (Student's t).", inUnit),
];

/** Whole weeks of the horizon, 1 and later. */
export function weeklyTable(setup: Setup, { layout, cells }: Summary): Table {
  const { dates, warmUpDays } = setup.calendar;
  return {
    name: "weekly",
    description: "Statistics over replications of each measure, by place and week from Monday to Sunday.",
    columns: [
      scenarioColumn,
      integer("week", "Week of the horizon; 1 begins on the first day of the incident.", "weeks"),
      text("week_start", "First day of the week, as an ISO date."),
      ...pairColumns,
      ...statColumns,
    ],
    *rows() {
      for (let week = 1; week <= layout.weeks; week++) {
        const start = dates[warmUpDays + 7 * (week - 1)];
        for (const [index, pair] of layout.pairs.entries()) {
          const stats = cells[weekCell(layout, index, week)];
          if (stats !== null) yield [setup.scenario.id, week, start, ...ofPair(pair), ...ofStats(stats)];
        }
      }
    },
  };
}

/** Days of the horizon from 0, for region, supplier, trusts, the two trusts together and England. */
export function dailyTable(setup: Setup, { layout, cells }: Summary): Table {
  const { dates, warmUpDays } = setup.calendar;
  return {
    name: "daily",
    description: "Statistics over replications of each measure, by day, for the larger places.",
    columns: [
      scenarioColumn,
      integer("day", "Day of the horizon; 0 is the first day of the incident.", "days"),
      text("date", "The day, as an ISO date."),
      ...pairColumns,
      ...statColumns,
    ],
    *rows() {
      for (let day = 0; day < layout.days; day++) {
        for (const [index, pair] of layout.dailyPairs.entries()) {
          const stats = cells[dayCell(layout, index, day)];
          if (stats === null) continue;
          yield [setup.scenario.id, day, dates[warmUpDays + day], ...ofPair(pair), ...ofStats(stats)];
        }
      }
    },
  };
}

const totalMeaning =
  "over the whole weeks of the horizon: counts added up, levels and ratios as the mean of their weeks";

/** Statistics of totals: one row for each measure and place. */
export function summaryTable(setup: Setup, { layout }: Summary, source: ResultSource): Table {
  return {
    name: "summary",
    description: `Statistics over replications of each measure at each place, ${totalMeaning}.`,
    columns: [scenarioColumn, ...pairColumns, ...statColumns],
    *rows() {
      for (const { pair, totals } of totalsByPair(layout, source)) {
        const stats = statsOf(totals);
        if (stats !== null) yield [setup.scenario.id, ...ofPair(pair), ...ofStats(stats)];
      }
    },
  };
}

/** One row for each measure, place and replication. */
export function runsTable(setup: Setup, { layout }: Summary, source: ResultSource): Table {
  return {
    name: "runs",
    description: `Each replication's measures at each place, ${totalMeaning}.`,
    columns: [
      scenarioColumn,
      ...pairColumns,
      integer("replication", "Number of the replication; the same number has the same luck in every scenario."),
      number("total", `The measure ${totalMeaning}.`, inUnit),
    ],
    *rows() {
      for (const { pair, totals } of totalsByPair(layout, source)) {
        const head = [setup.scenario.id, ...ofPair(pair)];
        for (let run = 0; run < totals.length; run++) {
          const total = toldNumber(totals[run]);
          if (total !== null) yield [...head, source.records[run].replication, total];
        }
      }
    },
  };
}

/** One row for each replication: what tells whether it came out the same again. */
export function replicationsTable(setup: Setup, source: Pick<ResultSource, "records">): Table {
  return {
    name: "replications",
    description: "What each replication came to, for comparing runs of the same thing.",
    columns: [
      scenarioColumn,
      integer("replication", "Number of the replication."),
      text("result_hash", "SHA-256 of all its measures by place and day, the warm-up included."),
      number("events", "Events executed.", "events"),
    ],
    *rows() {
      for (const { replication, resultHash, eventsByKind } of source.records) {
        let events = 0;
        for (const count of eventsByKind) events += count;
        yield [setup.scenario.id, replication, resultHash, events];
      }
    },
  };
}

function ofPair({ place, spec }: Pair): string[] {
  return [place.id, spec.name, spec.unit];
}

export function ofStats(stats: Stats): Value[] {
  const { replications, mean, p5, p50, p95, sd, ciLow, ciHigh } = stats;
  return [replications, mean, p5, p50, p95, sd, ciLow, ciHigh].map(toldNumber);
}
