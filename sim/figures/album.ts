/**
 * The figures of one run at a moment, as the page shows them, for those who want files. It runs the run to its end, because dots,
 * board, practices and lines tell of days that are whole.
 */
import {
  dayAt,
  Journal,
  minuteOfDay,
  type RunIdentity,
  readMeasure,
  type Setup,
  World,
  weekOf,
} from "../model/index.ts";
import { explainRecord, findRecord, standingText } from "../report/index.ts";
import { boardFigure } from "./board/figure.ts";
import { hospitalsWithOperations } from "./board/lists.ts";
import { cascadeFigure } from "./cascade/figure.ts";
import { readCascade } from "./cascade/read.ts";
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
        inBulk: bulkOf(world, cases, monday),
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
  const offset = calendar.warmUpDays % 7;
  const firstWeek = weekOf(calendar, offset);
  const weeks = Math.floor((calendar.days - offset) / 7);
  const numbers = new Map(setup.layout.specs.map((spec, index) => [spec.name, index]));
  return {
    calendar,
    firstWeek,
    weeks,
    trusts: places.rollups.filter(({ id }) => places.trust(id) >= 0),
    boroughs: places.boroughs,
    published: scenario.published,
    values: (measure, place) => {
      const number = numbers.get(measure);
      const rollup = places.rollups.find(({ id }) => id === place);
      if (number === undefined || rollup === undefined) return undefined;
      const members = rollup[setup.layout.specs[number].by];
      if (members.length === 0) return undefined;
      return Float64Array.from({ length: weeks }, (_, week) =>
        readMeasure(setup.layout, measures, number, members, offset + week * 7, offset + week * 7 + 7),
      );
    },
    band: () => undefined,
    replications: 0,
    showsFitted,
  };
}

/** Attendances of the week on which no test hangs: those booked less those that are simulated one by one. */
function bulkOf({ setup, measures }: World, cases: { readonly isOperation: Uint8Array }, monday: number): number {
  const number = setup.layout.specs.findIndex(({ name }) => name === "outpatient.booked");
  const region = setup.places.rollups.find(({ id }) => id === "region");
  if (number < 0 || region === undefined) return Number.NaN;
  const booked = readMeasure(setup.layout, measures, number, region.hospital, monday, monday + 7);
  return booked - cases.isOperation.reduce((sum, isOperation) => sum + (isOperation === 0 ? 1 : 0), 0);
}
