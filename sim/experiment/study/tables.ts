/**
 * The tables of a study, in tidy form: one row for each replication and measure, and their statistics by cell. Cells of which
 * anything is missing are left out. Responsible for columns and rows; where results come from is the caller's business.
 */
import { pairOf, weekCell } from "../layout.ts";
import { toldNumber } from "../numbers.ts";
import type { ResultSource } from "../result-source.ts";
import { type Subject, totalOfWeeks } from "../subject.ts";
import { statsOf } from "../summarise.ts";
import { type Column, integer, number, type Table, text, type Value } from "../table.ts";
import { ofStats, statColumns } from "../tables.ts";
import type { StudyCell, StudyPlan } from "./cells.ts";

/** Results of a cell, all its replications in order; null while some are missing. */
export type SourceOf = (cell: StudyCell) => ResultSource | null;

/** One row for each replication and measure of each cell. */
export function studyResultsTable(plan: StudyPlan, sourceOf: SourceOf): Table {
  return {
    name: "results",
    description: "Each replication of each cell, measure by measure.",
    columns: [
      ...cellColumns(plan),
      integer("replication", "Number of the replication; the same number has the same luck in every cell."),
      ...subjectColumns,
      number("value", `The measure ${totalMeaning}; nothing where nothing was read.`, "as the row's unit"),
    ],
    *rows() {
      for (const cell of plan.cells) {
        const source = sourceOf(cell);
        if (source === null) continue;
        const values = cell.kept.subjects.map((subject) => subjectValues(cell, source, subject));
        for (const [run, { replication }] of source.records.entries()) {
          for (const [index, subject] of cell.kept.subjects.entries()) {
            yield [...ofCell(cell), replication, ...ofSubject(cell, subject), toldNumber(values[index][run])];
          }
        }
      }
    },
  };
}

/** Statistics over the replications of each cell. */
export function studySummaryTable(plan: StudyPlan, sourceOf: SourceOf): Table {
  return {
    name: "summary",
    description: "Statistics over the replications of each cell, measure by measure.",
    columns: [...cellColumns(plan), ...subjectColumns, ...statColumns],
    *rows() {
      for (const cell of plan.cells) {
        const source = sourceOf(cell);
        if (source === null) continue;
        for (const subject of cell.kept.subjects) {
          const stats = statsOf(subjectValues(cell, source, subject));
          if (stats !== null) yield [...ofCell(cell), ...ofSubject(cell, subject), ...ofStats(stats)];
        }
      }
    },
  };
}

const totalMeaning = "over the weeks of the row: counts added up, levels and ratios as the mean of their weeks";

const subjectColumns: readonly Column[] = [
  text("measure", "Name of the measure; the data dictionary defines it."),
  text("place", "Id of the place, or of the group of places, that the row is for."),
  text("weeks", "First and last week, 1 beginning on the first day of the incident."),
  text("unit", "Unit of the measure."),
];

function cellColumns({ study, factors }: StudyPlan): Column[] {
  return [
    text("cell", "Scenario, setting and point of the design."),
    text("scenario", "Id of the scenario."),
    text("setting", "Name of the setting."),
    ...(study.design === null ? [] : [text("point", "Id of the point of the design.")]),
    ...factors.map(({ path, label, unit, kind }) =>
      kind === "value"
        ? number(path, `${label}.`, unit)
        : number(path, `Common factor of everything in: ${label}.`, "factor"),
    ),
  ];
}

function ofCell({ id, scenarioId, setting, point, factors }: StudyCell): Value[] {
  return [id, scenarioId, setting, ...(point === "" ? [] : [point]), ...factors];
}

function ofSubject({ kept }: StudyCell, { measure, place, firstWeek, lastWeek }: Subject): Value[] {
  const { spec } = kept.layout.pairs[pairOf(kept.layout, measure, place)];
  return [measure, place, `${firstWeek}-${lastWeek}`, spec.unit];
}

/** One number for each replication. */
function subjectValues({ kept }: StudyCell, source: ResultSource, subject: Subject): Float64Array {
  const { layout } = kept;
  const pair = pairOf(layout, subject.measure, subject.place);
  const { of } = layout.pairs[pair].spec;
  const weeks = subject.lastWeek - subject.firstWeek + 1;
  const runs = source.records.length;
  const block = source.block(weekCell(layout, pair, subject.firstWeek), weeks);
  return Float64Array.from({ length: runs }, (_, run) =>
    totalOfWeeks(
      Float64Array.from({ length: weeks }, (_week, week) => block[week * runs + run]),
      of,
    ),
  );
}
