/** The dots in words and as a table: the same counts as beside the piles. */
import type { Calendar } from "../../model/index.ts";
import { dateText, momentText, numberText } from "../../report/index.ts";
import { statuses } from "../cases/data.ts";
import { statusNames } from "../cases/describe.ts";
import { type Grouping, groupingNames } from "../cases/groups.ts";
import type { Figure, FigureTable } from "../figure.ts";
import { type DotFrame, drawnStatuses } from "./frame.ts";
import type { DotPlaces } from "./places.ts";
import { type DotTally, type KindTotals, tallyDots, totalsOf } from "./tally.ts";

export interface DotWordOptions {
  readonly calendar: Calendar;
  readonly grouping: Grouping;
  /** Attendances of the week without a test, simulated in bulk; NaN where nobody has counted them yet. */
  readonly inBulk: number;
}

export type DotWords = Pick<Figure, "title" | "subtitle" | "sentence" | "table" | "note">;

export function dotWords(frame: DotFrame, places: DotPlaces, options: DotWordOptions): DotWords {
  const { cases, kind } = frame.flow;
  const { calendar, grouping } = options;
  const operations = totalsOf(cases, places, true);
  const appointments = totalsOf(cases, places, false);
  return {
    title: titleOf(frame, operations, appointments),
    subtitle: `${kinds[kind]} with a date in the week from ${dayText(calendar, cases.firstDay)}, as they stand ${momentText(calendar, places.timeMin)}; by ${lower(groupingNames[grouping])}`,
    sentence: sentenceOf(frame, operations, appointments),
    table: tableOf(frame, tallyDots(frame, places), grouping),
    note: noteOf(frame, options),
  };
}

const kinds = {
  all: "Operations and appointments",
  operations: "Operations",
  appointments: "Appointments that depend on a test",
} as const;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const dayText = (calendar: Calendar, day: number): string =>
  calendar.dates[day] === undefined ? "the first day" : dateText(calendar, day);

const few = (count: number, one: string): string => `${numberText(count)} ${one}${count === 1 ? "" : "s"}`;

function titleOf({ flow }: DotFrame, operations: KindTotals, appointments: KindTotals): string {
  const { kind } = flow;
  if (operations.booked + appointments.booked === 0) return "Nothing is planned for this week";
  if (operations.postponed + appointments.postponed === 0) return "No date of this week has been postponed so far";
  const parts = [
    ...(kind === "appointments" ? [] : [few(operations.postponed, "operation")]),
    ...(kind === "operations" ? [] : [few(appointments.postponed, "appointment")]),
  ];
  return `${parts.join(" and ")} of the week postponed`;
}

function sentenceOf({ flow }: DotFrame, operations: KindTotals, appointments: KindTotals): string {
  const sentences = [];
  if (operations.booked > 0) {
    sentences.push(
      `Of ${few(operations.booked, "operation date")} of the week, ${numberText(operations.done)} went ahead by then and ${numberText(operations.postponed)} were postponed, ${numberText(operations.postponedByIncident)} of these linked by the model's rules to the incident; ${numberText(operations.postponedOnCancerPathway)} of the postponed are on a cancer pathway and within that number.`,
    );
  }
  if (appointments.booked > 0) {
    sentences.push(
      `Of ${few(appointments.booked, "appointment")} that depend on a test, ${numberText(appointments.done)} were held with the result, ${numberText(appointments.heldWithoutResult)} without it, ${numberText(appointments.converted)} by telephone or letter, and ${numberText(appointments.postponed)} were postponed, ${numberText(appointments.postponedByIncident)} of these linked by the model's rules to the incident.`,
    );
  }
  if (sentences.length > 0) return sentences.join(" ");
  return flow.cases.key.length === 0
    ? "No operation and no appointment has a date in this week."
    : "Nothing of the chosen kind had a date in this week at that time.";
}

/** Piles that are drawn, in columns; a row for each group, and one for each kind within it where both are shown. */
function tableOf({ flow, groups, cellOf }: DotFrame, tally: DotTally, grouping: Grouping): FigureTable {
  const shown = drawnStatuses.filter((number) =>
    groups.names.some((_, group) => cellOf[group * statuses.length + number] >= 0),
  );
  const parts = [
    ...(flow.kind === "appointments" ? [] : [{ name: "operations", counts: tally.operations }]),
    ...(flow.kind === "operations" ? [] : [{ name: "appointments", counts: tally.appointments }]),
  ];
  const rowOf = (name: string, of: readonly number[], counts: readonly Int32Array[]): string[] => {
    const cells = shown.map((number) =>
      counts.reduce((sum, list) => sum + of.reduce((all, group) => all + list[group * statuses.length + number], 0), 0),
    );
    return [name, numberText(cells.reduce((sum, cell) => sum + cell, 0)), ...cells.map(numberText)];
  };
  const rowsOf = (name: string, of: readonly number[]): string[][] => [
    rowOf(
      name,
      of,
      parts.map(({ counts }) => counts),
    ),
    ...(parts.length < 2 ? [] : parts.map((part) => rowOf(`${name}: ${part.name}`, of, [part.counts]))),
  ];
  return {
    caption: `Dates of the week by ${lower(groupingNames[grouping])} and by how they stand`,
    columns: [groupingNames[grouping], "All", ...shown.map((number) => statusNames[statuses[number]])],
    rows: [
      ...groups.names.flatMap((name, group) => rowsOf(name, [group])),
      ...rowsOf(
        "Together",
        groups.names.map((_, group) => group),
      ),
    ],
  };
}

const singleSites: readonly Grouping[] = ["trust", "hospital", "borough"];

function noteOf({ flow }: DotFrame, { grouping, inBulk }: DotWordOptions): string {
  const bulk = Number.isNaN(inBulk) ? "" : `: ${numberText(inBulk)} in this week up to now`;
  return [
    "One dot is one date that a simulated case was given; a postponement counts once, in the week of the date that was lost.",
    ...(flow.kind === "operations"
      ? []
      : [`Attendances on which no test hangs are simulated in bulk and have no dot${bulk}.`]),
    ...(singleSites.includes(grouping) ? ["Simulated, not what happened here."] : []),
  ].join(" ");
}
