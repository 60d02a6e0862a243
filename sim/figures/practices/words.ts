/** What the strips say: finding, sentence, table, and a line for each practice and borough. */
import { numberText, percentText } from "../../report/index.ts";
import { monthNames, weekdayNames } from "../../scenario/index.ts";
import type { Figure, FigureTable } from "../figure.ts";
import type { PracticeRows } from "./data.ts";
import {
  groupPractices,
  orderNames,
  type PracticeOrder,
  type StripMeasure,
  shareOf,
  sumsOf,
  waitingOn,
  weekStart,
} from "./rows.ts";

export const practicesNote = "Simulated, not what happened here.";

export type PracticesWords = Pick<Figure, "title" | "subtitle" | "sentence" | "table" | "note">;

/** @param day day of the clock: its week is "this week" */
export function practicesWords(
  rows: PracticeRows,
  measure: StripMeasure,
  order: PracticeOrder,
  day: number,
): PracticesWords {
  const week = weekStart(rows, day);
  const everyone = rows.practices.map((_, number) => number);
  const isKnown = rows.practices.length > 0 && rows.daysDone > week;
  const sums = sumsOf(rows, everyone, week, week + 7);
  const share = shareOf(sums);
  const weekText = rows.days > 0 ? `the week of ${dayText(rows, week)}` : "no week";
  const what =
    measure === "deferred"
      ? "Share of the day's test requests deferred"
      : "Requests waiting, in days of usual requests";
  return {
    title: titleOf(isKnown, sums.requested, share),
    subtitle: `${what}, by practice and day; order: ${orderNames[order]}. Percentages are of ${weekText}.`,
    sentence: isKnown ? sentenceOf(rows, week, day, weekText) : "No practice has been simulated in this week yet.",
    table: tableOf(rows, order, day, weekText),
    note: `${practicesNote} The band over each borough is its mean. Weekends and holidays show the open day before. Practices differ by guidance, adherence and luck of the run: no judgement of any practice.`,
  };
}

function titleOf(isKnown: boolean, requested: number, share: number): string {
  if (!isKnown) return "Practices, day by day";
  if (!(requested > 0)) return "Practices are closed this week";
  if (share < 0.005) return "Practices defer no tests this week";
  return `Practices defer ${percentText(share)} of this week's test requests`;
}

function sentenceOf(rows: PracticeRows, week: number, day: number, weekText: string): string {
  const all = sumsOf(
    rows,
    rows.practices.map((_, number) => number),
    week,
    week + 7,
  );
  const boroughs = groupPractices(rows, "place", day)
    .map(({ name, practices }) => ({ name, share: shareOf(sumsOf(rows, practices, week, week + 7)) }))
    .filter(({ share }) => !Number.isNaN(share))
    .map(({ name, share }) => `${name} ${percentText(share)}`);
  const waiting = rows.practices.reduce((sum, _, number) => sum + waitingOn(rows, number, day), 0);
  return `In ${weekText}, ${rows.practices.length} practices deferred ${numberText(all.deferred)} of ${numberText(all.requested)} test requests (${boroughs.join(", ")}); ${numberText(waiting)} wait on ${dayText(rows, Math.min(day, rows.daysDone - 1))}.`;
}

function tableOf(rows: PracticeRows, order: PracticeOrder, day: number, weekText: string): FigureTable {
  const week = weekStart(rows, day);
  const cells = (name: string, borough: string, numbers: readonly number[], listSize: number): string[] => {
    const sums = sumsOf(rows, numbers, week, week + 7);
    const total = sumsOf(rows, numbers, rows.incidentDay, rows.days);
    const waiting = numbers.reduce((sum, number) => sum + waitingOn(rows, number, day), 0);
    return [
      name,
      borough,
      numberText(sums.requested),
      numberText(sums.deferred),
      percentText(shareOf(sums)),
      numberText(total.deferred),
      numberText(waiting),
      numberText(listSize),
    ];
  };
  const nameOf = (id: string): string => rows.boroughs.find((one) => one.id === id)?.name ?? "";
  return {
    caption: `Test requests of ${weekText}. ${practicesNote}`,
    columns: ["Practice", "Borough", "Requests", "Deferred", "Share", "Deferred since the incident", "Waiting", "List"],
    rows: groupPractices(rows, order, day).flatMap(({ id, name, practices }) => {
      const listSize = practices.reduce((sum, number) => sum + rows.practices[number].listSize, 0);
      const head = id === "" ? name : `${name}, all ${practices.length}`;
      return [
        cells(head, id === "" ? "" : name, practices, listSize),
        ...practices.map((number) => {
          const practice = rows.practices[number];
          return cells(practice.name, nameOf(practice.borough), [number], practice.listSize);
        }),
      ];
    }),
  };
}

/** One practice in the week of a day. */
export function practiceSays(rows: PracticeRows, number: number, day: number): string {
  const { name, borough } = rows.practices[number];
  const where = rows.boroughs.find(({ id }) => id === borough)?.name;
  const week = weekStart(rows, day);
  const sums = sumsOf(rows, [number], week, week + 7);
  const place = where === undefined ? name : `${name}, ${where}`;
  const deferred = `${numberText(sums.deferred)} of ${numberText(sums.requested)} test requests of the week deferred`;
  const share = sums.requested > 0 ? ` (${percentText(shareOf(sums))})` : "";
  return `${place}: ${deferred}${share}, ${numberText(waitingOn(rows, number, day))} waiting. ${practicesNote}`;
}

export function groupSays(rows: PracticeRows, name: string, numbers: readonly number[], day: number): string {
  const week = weekStart(rows, day);
  const sums = sumsOf(rows, numbers, week, week + 7);
  return `${name}, ${numbers.length} practices: ${numberText(sums.deferred)} of ${numberText(sums.requested)} test requests of the week deferred (${percentText(shareOf(sums))}). ${practicesNote}`;
}

/** `Mon 3 June 2024`; "" outside the run. */
function dayText({ dates, weekday }: PracticeRows, day: number): string {
  if (dates[day] === undefined) return "";
  const [year, month, date] = dates[day].split("-").map(Number);
  return `${weekdayNames[weekday[day]].slice(0, 3)} ${date} ${monthNames[month - 1]} ${year}`;
}
