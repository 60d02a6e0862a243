/**
 * What a study says: for each of its measures a fan for each cell, and the means of all cells. Responsible for choice and order;
 * numbers come from the experiment room.
 */
import {
  centralIndex,
  mainMeasure,
  pairOfSubject,
  type ResultSource,
  type SourceOf,
  type StudyCell,
  type StudyPlan,
  type Subject,
  statsOf,
  summarise,
  weekStats,
  weeksOfRun,
} from "../../experiment/index.ts";
import { measureText, numberText, percentText } from "../../report/index.ts";
import { type Fan, fansFigure } from "./fans.ts";
import type { ReportFigure } from "./files.ts";
import type { ReportPart } from "./page.ts";

/** More panels could not be read beside each other. */
const mostFans = 12;
/** A page with more rows would be no page. */
const mostRows = 400;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const plain = (measure: string): string =>
  measureText(measure).replace(/, linked by the model's rules to the incident$/, "");

interface Whole {
  readonly cell: StudyCell;
  readonly source: ResultSource;
}

export interface StudyTold {
  readonly lead: string;
  readonly parts: readonly ReportPart[];
  readonly figures: readonly ReportFigure[];
}

/** @param places name of each place by its id */
export function studyReport(plan: StudyPlan, sourceOf: SourceOf, places: ReadonlyMap<string, string>): StudyTold {
  const cells = plan.cells.flatMap((cell): Whole[] => {
    const source = sourceOf(cell);
    return source === null ? [] : [{ cell, source }];
  });
  const { replications } = plan.study;
  const lead =
    `${cells.length} of ${plan.cells.length} cells, of ${replications} ${replications === 1 ? "replication" : "replications"} ` +
    "each; replications of one number have the same luck in all cells.";
  const subjects = cells[0]?.cell.kept.subjects ?? [];
  const figures = subjects.map((subject, index) => ({
    id: `fan-${index + 1}`,
    figure: fansOf(subject, cells.slice(0, mostFans), places),
  }));
  const left =
    cells.length > mostFans
      ? [paragraph(`Drawn are the first ${mostFans} cells; the table below and summary.csv have all.`)]
      : [];
  return {
    lead,
    figures,
    parts: [
      { kind: "heading", text: "Week by week" },
      ...left,
      ...figures.map(({ figure }): ReportPart => ({ kind: "figure", figure })),
      { kind: "heading", text: "In total" },
      ...totals(cells, places),
    ],
  };
}

const paragraph = (text: string): ReportPart => ({ kind: "paragraph", text });

const placeName = ({ place }: Subject, places: ReadonlyMap<string, string>): string => places.get(place) ?? place;

const weeksText = ({ firstWeek, lastWeek }: Subject): string =>
  firstWeek === lastWeek ? `week ${firstWeek}` : `weeks ${firstWeek} to ${lastWeek}`;

function fansOf(subject: Subject, cells: readonly Whole[], places: ReadonlyMap<string, string>) {
  const { measure, place } = subject;
  const { spec } = pairOfSubject(cells[0].cell.kept.layout, subject);
  // Settings may shorten the horizon of some cells.
  const weeks = Math.min(...cells.map(({ cell }) => cell.kept.layout.weeks));
  return fansFigure({
    name: capital(`${plain(measure)} a week`),
    where: placeName(subject, places),
    place,
    spec,
    firstWeek: 1,
    weeks,
    replications: cells[0].source.records.length,
    fans: cells.map((one) => fanOf(subject, one, weeks)),
    note: "Simulated, not what happened here. All on one scale; this run is the central run of each cell.",
  });
}

function fanOf({ measure, place }: Subject, { cell, source }: Whole, weeks: number): Fan {
  const { layout } = cell.kept;
  const summary = summarise(layout, source);
  const stats = Array.from({ length: weeks }, (_, week) => weekStats(summary, measure, place, week + 1));
  const each = (read: "p5" | "p50" | "p95"): Float64Array =>
    Float64Array.from(stats, (one) => one?.[read] ?? Number.NaN);
  const run = weeksOfRun(layout, source, { measure, place }, centralOf(cell, source)).slice(0, weeks);
  return { name: cell.id, low: each("p5"), median: each("p50"), high: each("p95"), run };
}

function totalsOf({ kept }: StudyCell, source: ResultSource, subject: Subject): Float64Array {
  const { firstWeek, lastWeek } = subject;
  return mainMeasure(kept.layout, source, subject, firstWeek, lastWeek).totals;
}

const centralOf = (cell: StudyCell, source: ResultSource): number =>
  centralIndex(
    source.records.length,
    cell.kept.subjects.map((subject) => totalsOf(cell, source, subject)),
  );

function totals(cells: readonly Whole[], places: ReadonlyMap<string, string>): ReportPart[] {
  const rows = cells.flatMap(({ cell, source }) =>
    cell.kept.subjects.flatMap((subject) => {
      const stats = statsOf(totalsOf(cell, source, subject));
      if (stats === null) return [];
      const say = pairOfSubject(cell.kept.layout, subject).spec.unit === "fraction" ? percentText : numberText;
      const span = (low: number, high: number): string => (Number.isNaN(low) ? "–" : `${say(low)} to ${say(high)}`);
      const what = `${measureText(subject.measure)} (${placeName(subject, places)}, ${weeksText(subject)})`;
      return [[cell.id, capital(what), say(stats.mean), span(stats.ciLow, stats.ciHigh), span(stats.p5, stats.p95)]];
    }),
  );
  const head = ["Cell", "Measure", "Mean", "95 % interval of the mean", "90 % of runs"];
  const left =
    rows.length > mostRows ? [paragraph(`The first ${mostRows} of ${rows.length} rows; summary.csv has all.`)] : [];
  return [{ kind: "table", head, rows: rows.slice(0, mostRows) }, ...left];
}
