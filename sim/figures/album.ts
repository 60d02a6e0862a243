/**
 * The figures of one run at a moment, as the page shows them, for those who want files. It runs the run to its end, because dots,
 * board, practices and lines tell of days that are whole.
 */
import { dayAt, Journal, minuteOfDay, type RunIdentity, type Setup, World } from "../model/index.ts";
import { explainRecord, findRecord, standingText } from "../report/index.ts";
import { boardFigure } from "./board/figure.ts";
import { hospitalsWithOperations } from "./board/lists.ts";
import { cascadeFigure } from "./cascade/figure.ts";
import { readCascade } from "./cascade/read.ts";
import { attendancesInBulk } from "./cases/in-bulk.ts";
import { readWeekCases } from "./cases/read.ts";
import { dotsFigure } from "./dots/figure.ts";
import { figureStyle } from "./every.ts";
import type { Figure } from "./figure.ts";
import { benchesFigure } from "./fridges/benches-figure.ts";
import { firstBank } from "./fridges/data.ts";
import { fridgeFigure } from "./fridges/fridge-figure.ts";
import { nationalStockFigure } from "./fridges/national-figure.ts";
import { pathwaysFigure } from "./fridges/pathways-figure.ts";
import { readFridges } from "./fridges/read.ts";
import { oNegativeReasonsFigure } from "./fridges/reasons-figure.ts";
import { linesFigure } from "./lines/figure.ts";
import { type LineSource, readLines } from "./lines/read.ts";
import { readSeries, weeksOf } from "./lines/series.ts";
import { lineViews } from "./lines/views.ts";
import { mapFigure } from "./map/figure.ts";
import type { Geography } from "./map/geography.ts";
import { readMap } from "./map/read.ts";
import { practicesFigure } from "./practices/figure.ts";
import { readPractices } from "./practices/read.ts";
import { standalone } from "./standalone.ts";
import { whyStripFigure } from "./why-strip/figure.ts";
import { readWhyStrip } from "./why-strip/read.ts";

export interface AlbumOptions {
  readonly timeMin: number;
  /** Width of the pictures in pixels. */
  readonly width: number;
  readonly geography: Geography;
  /** Id of the hospital of the theatre board; the first with operations in the week when it has none. */
  readonly hospital?: string;
  /** Whether the published weeks that the model was fitted to are those of this scenario. */
  readonly showsFitted: boolean;
}

export interface AlbumPage {
  /** Name for a file, without ending. */
  readonly name: string;
  readonly figure: Figure;
}

export function album(setup: Setup, run: RunIdentity, options: AlbumOptions): readonly AlbumPage[] {
  const { timeMin, width, geography } = options;
  const { calendar, places } = setup;
  const journal = new Journal();
  const world = new World(setup, run, undefined, undefined, journal);
  world.runUntil(timeMin);
  const cascade = readCascade(world);
  const fridges = readFridges(world);
  world.runUntil(calendar.endMin);

  const day = dayAt(calendar, Math.min(timeMin, calendar.endMin - 1));
  const monday = Math.max(0, day - calendar.weekday[day]);
  const cases = readWeekCases(setup, journal, world.causes, monday, Math.min(7, calendar.days - monday));
  const bank = firstBank(fridges);
  const atHome = { hospitals: places.hospitals, boroughs: places.boroughs, rollups: places.rollups };
  const theatres = hospitalsWithOperations(cases);
  const asked = options.hospital === undefined ? -1 : places.hospital(options.hospital);
  const hospital = theatres.includes(asked) ? asked : (theatres[0] ?? 0);
  const lines = linesOf(world, options.showsFitted);
  const booked = readSeries(
    setup,
    world.measures,
    { measure: "outpatient.booked", place: "region", every: "day" },
    calendar.days,
  );
  const record = findRecord(world, { measure: "elective.postponed", root: "incident" });
  const pages: AlbumPage[] = [
    { name: "map", figure: mapFigure(readMap(setup, world.measures, journal, timeMin), { width, geography }) },
    { name: "cascade", figure: cascadeFigure(cascade, { width }) },
    ...lineViews.map((view) => ({
      name: view === lineViews[0] ? "lines" : `lines-${view.id}`,
      figure: linesFigure(readLines(view, lines), { width, nowMin: timeMin }),
    })),
    {
      name: "dots",
      figure: dotsFigure(cases, {
        width,
        timeMin,
        places: atHome,
        calendar,
        grouping: "trust",
        inBulk: attendancesInBulk(cases, booked, day),
      }),
    },
    { name: "board", figure: boardFigure(cases, { width, hospital, day, timeMin, places: atHome, calendar }) },
    { name: "fridges", figure: fridgeFigure(fridges, { width, bank }) },
    { name: "pathways", figure: pathwaysFigure(fridges, { width, bank }) },
    { name: "o-negative-reasons", figure: oNegativeReasonsFigure(fridges, { width, bank }) },
    { name: "benches", figure: benchesFigure(fridges, { width, bank }) },
    { name: "national-stock", figure: nationalStockFigure(fridges, { width }) },
    {
      name: "practices",
      figure: practicesFigure(readPractices(setup, world.measures, calendar.days), {
        width,
        day,
        dayShare: minuteOfDay(calendar, timeMin) / 1440,
      }),
    },
  ];
  if (record < 0) return pages;
  const strip = readWhyStrip(explainRecord(world, record), "the first operation postponed");
  return [...pages, { name: "why", figure: whyStripFigure(strip, { width }) }];
}

/** A page of an album as a file of its own. */
export const pageSvg = ({ figure }: AlbumPage): string => `${standalone(figure, figureStyle)}\n`;

/** The words and tables of an album, for those who read rather than look. */
export function albumText(pages: readonly AlbumPage[]): string {
  const blocks = pages.map(({ name, figure: { title, subtitle, sentence, table, note } }) =>
    [
      `## ${title}`,
      `${subtitle}. Picture: ${name}.svg`,
      sentence,
      [`| ${table.columns.join(" | ")} |`, `|${table.columns.map(() => "---").join("|")}|`]
        .concat(table.rows.map((row) => `| ${row.join(" | ")} |`))
        .join("\n"),
      note,
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
  );
  return `# Figures\n\n${standingText}\n\n${blocks.join("\n\n")}\n`;
}

function linesOf({ setup, measures }: World, showsFitted: boolean): LineSource {
  const { calendar, places, scenario } = setup;
  return {
    calendar,
    ...weeksOf(setup),
    trusts: places.rollups.filter(({ id }) => places.trust(id) >= 0),
    boroughs: places.boroughs,
    published: scenario.published,
    values: (measure, place) => readSeries(setup, measures, { measure, place, every: "week" }, calendar.days),
    band: () => undefined,
    replications: 0,
    showsFitted,
  };
}
