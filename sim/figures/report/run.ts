/**
 * What many runs of one scenario say: fans of the main measures beside what was published, how the means settled where a precision
 * was asked for, totals, and the run in the middle. Responsible for choice and order; numbers come from the experiment room.
 */
import {
  type Criterion,
  centralIndex,
  type Look,
  type MainMeasure,
  mainMeasure,
  pairOf,
  type ResultLayout,
  type ResultSource,
  type Summary,
  statsOf,
  weekStats,
  weeksOfRun,
} from "../../experiment/index.ts";
import type { Setup } from "../../model/index.ts";
import {
  type CentralReading,
  centralRuleText,
  centralRunSentences,
  measureText,
  numberText,
  percentText,
} from "../../report/index.ts";
import { convergenceFigure } from "../convergence/figure.ts";
import { readConvergence } from "../convergence/read.ts";
import type { LinesData } from "../lines/data.ts";
import { linesFigure } from "../lines/figure.ts";
import { readLines } from "../lines/read.ts";
import { type LineView, lineViews, twoTrusts } from "../lines/views.ts";
import { reportWidth } from "./fans.ts";
import type { ReportFigure } from "./files.ts";
import type { ReportPart } from "./page.ts";

export interface RunTold {
  readonly setup: Setup;
  readonly summary: Summary;
  readonly source: ResultSource;
  /** What it was stopped by, and the looks that were taken. */
  readonly until: { readonly criteria: readonly Criterion[]; readonly path: readonly Look[] } | null;
}

/** The run in the middle. */
export interface CentralOfRun {
  readonly replication: number;
  readonly sentences: readonly string[];
  /** Operations postponed in it, and the week with most; null where the measure is not kept, or none was. */
  readonly postponed: { readonly place: string; readonly week: number } | null;
}

/** Measures that a run is told by, with the place that is looked at first. */
const mains: readonly (readonly [measure: string, place: string])[] = [
  ["elective.booked", twoTrusts],
  ["elective.done", twoTrusts],
  ["elective.postponed", twoTrusts],
  ["outpatient.postponed", twoTrusts],
  ["cancer.postponed", twoTrusts],
  ["gp.testsDeferred", "region"],
  ["redCells.oNegativeSupplied", "region"],
  ["laboratory.capacityFraction", "supplier"],
];

/** What the central run is told by; the others count in finding it. */
const narrated = new Set([
  "elective.booked",
  "elective.done",
  "elective.postponed",
  "outpatient.postponed",
  "gp.testsDeferred",
  "laboratory.capacityFraction",
]);

/** Of a region without the two trusts, the region. */
function placeIn(layout: ResultLayout, measure: string, place: string): string | null {
  return [place, "region"].find((id) => pairOf(layout, measure, id) >= 0) ?? null;
}

function measuresOf({ summary: { layout }, source }: RunTold): MainMeasure[] {
  if (layout.weeks === 0) return [];
  return mains.flatMap(([measure, wanted]) => {
    const place = placeIn(layout, measure, wanted);
    return place === null ? [] : [mainMeasure(layout, source, { measure, place })];
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const weeksText = ({ firstWeek, lastWeek }: MainMeasure): string =>
  firstWeek === lastWeek ? `week ${firstWeek}` : `weeks ${firstWeek} to ${lastWeek}`;

export class RunReport {
  readonly figures: readonly ReportFigure[];
  /** Null without any whole week. */
  readonly central: CentralOfRun | null;
  private readonly told: RunTold;
  private readonly measures: readonly MainMeasure[];
  /** Place of the central run among all. */
  private readonly index: number;

  constructor(told: RunTold) {
    this.told = told;
    this.measures = measuresOf(told);
    const runs = told.source.records.length;
    this.index =
      this.measures.length === 0
        ? -1
        : centralIndex(
            runs,
            this.measures.map(({ totals }) => totals),
          );
    this.central = this.centralRun();
    this.figures = [...this.fans(), ...this.convergence()];
  }

  /** What the first measure comes to, with what it is out of. */
  get lead(): string {
    const runs = this.told.source.records.length;
    const postponed = this.measures.find(({ measure }) => measure === "elective.postponed");
    const many = `${runs} ${runs === 1 ? "replication" : "replications"}`;
    if (postponed === undefined) return `${many} of one scenario.`;
    const stats = statsOf(postponed.totals);
    if (stats === null) return `${many} of one scenario; nothing was read of ${measureText(postponed.measure)}.`;
    const mean = (measure: string): number =>
      statsOf(this.measures.find((one) => one.measure === measure)?.totals ?? [])?.mean ?? Number.NaN;
    const range = runs > 1 ? ` (90 % of runs from ${numberText(stats.p5)} to ${numberText(stats.p95)})` : "";
    return (
      `${numberText(stats.mean)} ${measureText(postponed.measure)}${range}, at ${this.placeName(postponed.place)} in ` +
      `${weeksText(postponed)}: mean of ${many}, in which ${numberText(mean("elective.booked"))} are booked and ` +
      `${numberText(mean("elective.done"))} done.`
    );
  }

  /** The parts of the page, without title and facts. */
  get parts(): ReportPart[] {
    const figures = (prefix: string): ReportPart[] =>
      this.figures.filter(({ id }) => id.startsWith(prefix)).map(({ figure }) => ({ kind: "figure", figure }));
    const settled = figures("convergence");
    return [
      { kind: "heading", text: "Week by week" },
      ...figures("weeks"),
      ...(settled.length === 0 ? [] : [{ kind: "heading" as const, text: "How the means settled" }, ...settled]),
      { kind: "heading", text: "In total" },
      this.totals(),
      ...(this.central === null
        ? []
        : [
            { kind: "heading" as const, text: "One run as an example" },
            { kind: "list" as const, items: this.central.sentences },
            { kind: "paragraph" as const, text: centralRuleText },
          ]),
    ];
  }

  private placeName(place: string): string {
    return this.told.setup.places.rollups.find(({ id }) => id === place)?.name ?? place;
  }

  private totals(): ReportPart {
    return {
      kind: "table",
      head: ["Measure", "Mean", "95 % interval of the mean", "90 % of runs", "Runs"],
      rows: this.measures.flatMap((one) => {
        const stats = statsOf(one.totals);
        if (stats === null) return [];
        const say = one.pair.spec.unit === "fraction" ? percentText : numberText;
        const span = (low: number, high: number): string => (Number.isNaN(low) ? "–" : `${say(low)} to ${say(high)}`);
        return [
          [
            capital(`${measureText(one.measure)} (${this.placeName(one.place)}, ${weeksText(one)})`),
            say(stats.mean),
            span(stats.ciLow, stats.ciHigh),
            span(stats.p5, stats.p95),
            String(stats.replications),
          ],
        ];
      }),
    };
  }

  private centralRun(): CentralOfRun | null {
    if (this.index < 0) return null;
    const { source, summary } = this.told;
    const { replication } = source.records[this.index];
    const readings = this.measures
      .filter(({ measure }) => narrated.has(measure))
      .map((one): CentralReading => {
        const weeks = weeksOfRun(summary.layout, source, one, this.index);
        const median = statsOf(one.totals)?.p50 ?? Number.NaN;
        return {
          what: measureText(one.measure),
          where: `${this.placeName(one.place)}, ${weeksText(one)}`,
          unit: one.pair.spec.unit,
          isCount: one.pair.spec.of === "count",
          firstWeek: one.firstWeek,
          sides: [{ name: "", total: one.totals[this.index], median, weeks }],
        };
      });
    const sentences = centralRunSentences("", replication, source.records.length, readings);
    return { replication, sentences, postponed: this.postponedIn(this.index) };
  }

  private postponedIn(run: number): CentralOfRun["postponed"] {
    const one = this.measures.find(({ measure }) => measure === "elective.postponed");
    if (one === undefined || !(one.totals[run] > 0)) return null;
    const weeks = weeksOfRun(this.told.summary.layout, this.told.source, one, run);
    return { place: one.place, week: 1 + weeks.indexOf(Math.max(...weeks.filter((value) => !Number.isNaN(value)))) };
  }

  private fans(): ReportFigure[] {
    if (this.index < 0) return [];
    const [four] = lineViews;
    return [four, more].flatMap((view, number) => {
      const known = this.knownIn(view);
      if (known === null) return [];
      const figure = linesFigure(this.linesOf(known), { width: reportWidth });
      const run = `This run: replication ${this.central?.replication}, the central run.`;
      return [
        { id: number === 0 ? "weeks" : `weeks-${number + 1}`, figure: { ...figure, note: `${run} ${figure.note}` } },
      ];
    });
  }

  /** The view with what this region has; null when it has none of it. */
  private knownIn(view: LineView): LineView | null {
    const { panels } = view;
    if (panels.of !== "subjects") return null;
    const subjects = panels.subjects.flatMap((subject) => {
      const place = placeIn(this.told.summary.layout, subject.measure, subject.place);
      if (place === null) return [];
      return [place === subject.place ? subject : { ...subject, place, where: this.placeName(place) }];
    });
    return subjects.length === 0 ? null : { ...view, panels: { of: "subjects", subjects } };
  }

  private linesOf(view: LineView): LinesData {
    const { setup, summary, source } = this.told;
    const { layout } = summary;
    const has = (measure: string, place: string): boolean => pairOf(layout, measure, place) >= 0;
    const lines = readLines(view, {
      calendar: setup.calendar,
      firstWeek: 1,
      weeks: layout.weeks,
      trusts: [],
      boroughs: [],
      published: setup.scenario.published.filter(({ week }) => week <= layout.weeks),
      values: (measure, place) =>
        has(measure, place) ? weeksOfRun(layout, source, { measure, place }, this.index) : undefined,
      band: (measure, place) => {
        if (!has(measure, place)) return undefined;
        const weeks = Array.from({ length: layout.weeks }, (_, week) => weekStats(summary, measure, place, week + 1));
        const each = (read: "p5" | "p50" | "p95"): Float64Array =>
          Float64Array.from(weeks, (one) => one?.[read] ?? Number.NaN);
        return { low: each("p5"), median: each("p50"), high: each("p95") };
      },
      replications: source.records.length,
      showsFitted: setup.scenario.id === "synnovis-2024",
    });
    // Tables hold whole weeks of the horizon: neither the warm-up nor the days behind the last week.
    const [startMin, endMin] = [lines.weekStartMin[0], lines.weekStartMin[layout.weeks]];
    const where = view.id === more.id ? more.choice : lines.where;
    return {
      ...lines,
      where,
      startMin,
      endMin,
      months: lines.months.filter(({ atMin }) => atMin >= startMin && atMin < endMin),
    };
  }

  private convergence(): ReportFigure[] {
    const { until } = this.told;
    if (until === null) return [];
    return until.criteria.map((criterion, index) => ({
      id: index === 0 ? "convergence" : `convergence-${index + 1}`,
      figure: convergenceFigure(readConvergence(criterion, until.path, index), { width: reportWidth }),
    }));
  }
}

const beside = [
  { heading: "Operations booked", measure: "elective.booked" },
  { heading: "Operations done", measure: "elective.done" },
];

/** What the first picture of four has no room for. */
const more: LineView = {
  id: "more",
  choice: "the region and its two trusts",
  panels: {
    of: "subjects",
    subjects: [
      {
        measure: "gp.testsDeferred",
        place: "region",
        where: "practices of the region",
        name: "GP test requests deferred a week",
        unit: "count",
        publishedText: "",
        beside: [{ heading: "Tests requested", measure: "gp.testsRequested" }],
      },
      {
        measure: "cancer.postponed",
        place: twoTrusts,
        where: "King's and Guy's and St Thomas'",
        name: "Cancer operations postponed a week",
        unit: "count",
        publishedText: "cancer treatments postponed; unverified management information",
        beside,
      },
      {
        measure: "redCells.oNegativeTransfused",
        place: "region",
        where: "hospitals of the region",
        name: "O-negative units transfused a week",
        unit: "count",
        publishedText: "",
        beside: [{ heading: "O-negative supplied", measure: "redCells.oNegativeSupplied" }],
      },
    ],
  },
};
