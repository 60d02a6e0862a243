/** The theatre board in words and as a table. */
import type { Calendar } from "../../model/index.ts";
import { dateText, momentText, numberText } from "../../report/index.ts";
import type { Figure, FigureTable } from "../figure.ts";
import type { BoardCounts, BoardDay } from "./lists.ts";

export type BoardWords = Pick<Figure, "title" | "subtitle" | "sentence" | "table" | "note">;

export function boardWords(
  calendar: Calendar,
  hospital: string,
  today: BoardDay,
  later: readonly BoardDay[],
  timeMin: number,
): BoardWords {
  const date = dateText(calendar, today.day);
  return {
    title: titleOf(shortHospitalName(hospital), today.counts),
    subtitle: `${hospital}: lists of ${date}, as they stand ${momentText(calendar, timeMin)}`,
    sentence: `${sentenceOf(date, today.counts)}${laterText(calendar, later)}`,
    table: tableOf(calendar, today, later),
    note: "A block is one operation, as long as it is planned to take; dashed blocks have lost their place on the list. A postponement counts on the day that was lost. Simulated, not what happened here.",
  };
}

/** `King's` of `King's College Hospital (Denmark Hill)`; other names without what stands in brackets. */
export const shortHospitalName = (name: string): string =>
  name.replace(/ \(.*\)$/, "").replace(/^King's College Hospital$/, "King's");

function titleOf(name: string, { booked, postponed }: BoardCounts): string {
  if (booked === 0) return `${name}: no operation booked for the day`;
  if (postponed === 0) return `${name}: no operation of ${numberText(booked)} of the day postponed`;
  return `${name}: ${numberText(postponed)} of ${numberText(booked)} operations of the day postponed`;
}

function sentenceOf(date: string, { booked, done, underWay, planned, postponed, cancelled }: BoardCounts): string {
  if (booked === 0) return `No operation is booked for ${date}.`;
  return `Of ${numberText(booked)} operations booked for ${date}, ${numberText(done)} have begun (${numberText(underWay)} under way), ${numberText(planned)} are still to come, ${numberText(postponed)} were postponed and ${numberText(cancelled)} cancelled for clinical reasons or because the person did not come.`;
}

function laterText(calendar: Calendar, later: readonly BoardDay[]): string {
  const parts = later.map(
    ({ day, counts }) =>
      `${dateText(calendar, day)} ${numberText(counts.postponed)} of ${numberText(counts.booked)} postponed so far`,
  );
  return parts.length === 0 ? "" : ` Later in the week: ${parts.join("; ")}.`;
}

function tableOf(calendar: Calendar, today: BoardDay, later: readonly BoardDay[]): FigureTable {
  const row = (name: string, { booked, done, underWay, planned, postponed, cancelled }: BoardCounts): string[] => [
    name,
    ...[booked, done, underWay, planned, postponed, cancelled].map(numberText),
  ];
  return {
    caption: `Operations by list on ${dateText(calendar, today.day)} and by day after it`,
    columns: [
      "List or day",
      "Booked",
      "Done or under way",
      "Of these under way",
      "Still planned",
      "Postponed",
      "Cancelled",
    ],
    rows: [
      ...today.lists.map(({ name, counts }) => row(name, counts)),
      row(`All lists of ${dateText(calendar, today.day)}`, today.counts),
      ...later.map(({ day, counts }) => row(dateText(calendar, day), counts)),
    ],
  };
}
