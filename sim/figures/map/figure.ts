/** The map of the region: what practices hold back, what hospitals postpone and laboratories manage, and what is on its way. */
import { numberText, percentText } from "../../report/index.ts";
import { type Figure, type FigureTable, figure } from "../figure.ts";
import { element } from "../svg.ts";
import type { MapData } from "./data.ts";
import type { Geography } from "./geography.ts";
import { legendMarks } from "./legend.ts";
import { gateMarks, groundMarks, labelMarks, practiceMarks, siteMarks } from "./marks.ts";
import { movingMarks, movingScale } from "./moving.ts";
import { layOutMap, mapShape } from "./places.ts";
import { type BoroughRow, byBorough, simulatedText, totalOfBoroughs } from "./reading.ts";
import { underWay, waysOf } from "./ways.ts";

export interface MapOptions {
  readonly width: number;
  readonly geography: Geography;
}

const widest = 960;

/** @param options `width` in pixels; from 960 on the map grows no more */
export function mapFigure(data: MapData, { width, geography }: MapOptions): Figure {
  const across = Math.min(width, widest);
  const down = Math.round(across * mapShape);
  const layout = layOutMap(data, geography, { width: across, height: down });
  const ways = data.movements === null ? null : waysOf(data.movements, layout, data);
  const legend = legendMarks(down + 8, across);
  return figure({
    ...mapWords(data),
    width: across,
    height: down + 8 + legend.height,
    attributes: { "data-figure": "map" },
    marks: [
      element("rect", { class: "map-ground", width: across, height: down }),
      groundMarks(data, geography, layout),
      practiceMarks(data, layout, data.values),
      siteMarks(data, layout, data.values),
      ways === null ? "" : movingMarks(ways, data, data.timeMin, movingScale(across)),
      labelMarks(layout),
      gateMarks(layout),
      ...legend.marks,
    ],
  });
}

export type MapWords = Pick<Figure, "title" | "subtitle" | "sentence" | "table" | "note">;

/** The map in words: what the page says beside its own drawing of it. */
export function mapWords(data: MapData): MapWords {
  const { values } = data;
  const rows = values === null ? [] : byBorough(data, values);
  return {
    title: titleOf(data, rows),
    subtitle: whenText(data),
    sentence: [sentenceOf(data, rows), wayText(data)].filter((text) => text !== "").join(" "),
    table: tableOf(data, rows),
    note: `${simulatedText} Vans and results are drawn for the last two hours of their way; edges stand for places outside the region.`,
  };
}

function titleOf({ values }: MapData, rows: readonly BoroughRow[]): string {
  const { deferred, requested } = totalOfBoroughs(rows);
  if (values === null || values.practiceDay < 0 || !(requested > 0)) return "The region";
  if (deferred === 0) return "No practice defers tests";
  return `Practices defer ${percentText(deferred / requested)} of test requests`;
}

function whenText({ values, dayText, practiceDayText }: MapData): string {
  if (values === null) return "Simulating…";
  if (values.practiceDay === values.day)
    return `${dayText}, the whole day. Simulated, not what happened at any one place.`;
  if (values.practiceDay < 0) return `${dayText}. Practices have not opened yet.`;
  return `${dayText}: practices are closed and show ${practiceDayText}. Simulated, not what happened at any one place.`;
}

function sentenceOf({ region, values }: MapData, rows: readonly BoroughRow[]): string {
  if (values === null) return `Map of ${region}.`;
  const shares = rows
    .filter(({ requested }) => requested > 0)
    .map(({ name, deferred, requested }) => `${name} ${percentText(deferred / requested)}`);
  const postponed = values.hospitals.postponed.reduce((sum, value) => sum + (value || 0), 0);
  const practices =
    shares.length === 0
      ? "No practice has sent or deferred a request yet."
      : `Share of practice test requests deferred: ${shares.join(", ")}.`;
  return `Map of ${region}. ${practices} ${numberText(postponed)} operations of the day postponed in all hospitals.`;
}

const plurals = ["bags of samples", "batches of results", "deliveries of blood", "transferred patients"] as const;
const singulars = ["bag of samples", "batch of results", "delivery of blood", "transferred patient"] as const;

/** @returns "" where it is not known what moves */
function wayText(data: MapData): string {
  const { movements, timeMin, timeText } = data;
  if (movements === null) return "";
  const counts = underWay(movements, data, timeMin);
  const parts = counts.flatMap((count, kind) =>
    count === 0 ? [] : [`${numberText(count)} ${(count === 1 ? singulars : plurals)[kind]}`],
  );
  return parts.length === 0
    ? `Nothing is on its way at ${timeText}.`
    : `On their way at ${timeText}: ${parts.join(", ")}.`;
}

function tableOf({ dayText }: MapData, rows: readonly BoroughRow[]): FigureTable {
  const all = rows.length === 0 ? [] : [...rows, totalOfBoroughs(rows)];
  return {
    caption: `Practices by borough, ${dayText}`,
    columns: ["Borough", "Practices", "Requests", "Deferred", "Share", "Waiting tonight"],
    rows: all.map(({ name, practices, requested, deferred, backlog }) => [
      name,
      numberText(practices),
      numberText(requested),
      numberText(deferred),
      percentText(deferred / requested),
      numberText(backlog),
    ]),
  };
}
