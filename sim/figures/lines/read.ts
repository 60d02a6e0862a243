/** Puts a view together from the series of a run. The series come from whoever has them: a page or a command. */
import type { Calendar } from "../../model/index.ts";
import { monthNames, type Published } from "../../scenario/index.ts";
import { shortTrustName } from "../cases/groups.ts";
import type { LineBand, LinePanel, LinesData } from "./data.ts";
import type { LineSubject, LineView } from "./views.ts";

export interface LineSource {
  readonly calendar: Calendar;
  readonly firstWeek: number;
  readonly weeks: number;
  readonly trusts: readonly { readonly id: string; readonly name: string }[];
  readonly boroughs: readonly { readonly id: string; readonly name: string }[];
  readonly published: readonly Published[];
  /** Values by week; undefined where none were asked for. */
  readonly values: (measure: string, place: string) => Float64Array | undefined;
  readonly band: (measure: string, place: string) => LineBand | undefined;
  readonly replications: number;
  readonly showsFitted: boolean;
}

export function readLines(view: LineView, source: LineSource): LinesData {
  const { calendar, firstWeek, weeks } = source;
  const { panels: of } = view;
  const firstDay = (index: number): number => calendar.warmUpDays + (firstWeek + index - 1) * 7;
  const panels =
    of.of === "subjects"
      ? of.subjects.map((subject) => panelOf(source, subject, subject.place, subject.name, subject.where))
      : source[of.of].map(({ id, name }) => ({
          ...panelOf(source, of.subject, id, shortTrustName(name), ""),
          behind: valuesOf(source, of.subject, "region"),
        }));
  return {
    name: of.of === "subjects" ? "Week by week" : of.subject.name,
    where: of.of === "subjects" ? "the two trusts most affected" : of.of === "trusts" ? "by trust" : "by borough",
    isShared: of.of !== "subjects",
    panels,
    firstWeek,
    weekStartMin: Float64Array.from({ length: weeks + 1 }, (_, index) => calendar.startMin[firstDay(index)]),
    weekDates: Array.from({ length: weeks }, (_, index) => dayText(calendar.dates[firstDay(index)])),
    startMin: calendar.startMin[0],
    endMin: calendar.endMin,
    months: calendar.dates.flatMap((iso, day) =>
      iso.endsWith("-01")
        ? [{ atMin: calendar.startMin[day], name: monthNames[Number(iso.slice(5, 7)) - 1].slice(0, 3) }]
        : [],
    ),
    showsFitted: source.showsFitted,
    replications: source.replications,
  };
}

function panelOf(source: LineSource, subject: LineSubject, place: string, name: string, where: string): LinePanel {
  const isPlain = subject.over === undefined;
  return {
    measure: subject.measure,
    place,
    name,
    where,
    unit: subject.unit,
    named: subject.isBest === true ? "lowest" : "highest",
    values: valuesOf(source, subject, place),
    band: (isPlain ? source.band(subject.measure, place) : undefined) ?? null,
    behind: null,
    published: isPlain
      ? source.published
          .filter((one) => one.measure === subject.measure && one.place === place)
          .map(({ week, low, high, use }) => ({ week, low, high, use }))
      : [],
    publishedText: subject.publishedText,
    beside: [
      ...(isPlain ? [] : [{ heading: "Count", values: weekly(source, subject.measure, place) }]),
      ...subject.beside.map(({ heading, measure }) => ({ heading, values: weekly(source, measure, place) })),
    ],
  };
}

const weekly = (source: LineSource, measure: string, place: string): Float64Array =>
  source.values(measure, place) ?? new Float64Array(source.weeks).fill(Number.NaN);

/** A share of nothing is no value. */
function valuesOf(source: LineSource, { measure, over }: LineSubject, place: string): Float64Array {
  const values = weekly(source, measure, place);
  if (over === undefined) return values;
  const whole = weekly(source, over, place);
  return values.map((value, week) => (whole[week] > 0 ? value / whole[week] : Number.NaN));
}

/** `3 June` */
const dayText = (iso: string): string => `${Number(iso.slice(8))} ${monthNames[Number(iso.slice(5, 7)) - 1]}`;
