/** Theatre board: the lists of one hospital on one day, a block for each operation, and the working days after it in small. */
import { type Calendar, minuteOfDay } from "../../model/index.ts";
import { dateText, numberText } from "../../report/index.ts";
import { isPostponement, status, statuses, type WeekCases } from "../cases/data.ts";
import { casePick, caseText, statusNames } from "../cases/describe.ts";
import type { CasePlaces } from "../cases/groups.ts";
import { glyph, ringPath } from "../dots/glyphs.ts";
import { type Figure, figure } from "../figure.ts";
import { pickable } from "../pick.ts";
import { element, group, label, short, title } from "../svg.ts";
import { type BoardCase, type BoardDay, type BoardList, boardDay, laterDays } from "./lists.ts";
import { boardWords } from "./words.ts";

export interface BoardOptions {
  readonly width: number;
  /** Number of the hospital. */
  readonly hospital: number;
  readonly day: number;
  readonly timeMin: number;
  readonly places: CasePlaces;
  readonly calendar: Calendar;
}

interface Board extends BoardOptions {
  readonly cases: WeekCases;
  readonly isWide: boolean;
  /** Where blocks begin and end. */
  readonly left: number;
  readonly right: number;
  readonly pixelsPerMin: number;
}

const wideFrom = 720;
const nameWidth = 128;
const numbersWidth = 190;
const blockHeight = 24;
const mostLater = 4;
const unit = 15;

export function boardFigure(cases: WeekCases, options: BoardOptions): Figure {
  const { width, hospital, day, timeMin, places, calendar } = options;
  const today = boardDay(cases, hospital, day, timeMin);
  const later = laterDays(cases, calendar, day, mostLater).map((other) => boardDay(cases, hospital, other, timeMin));
  const isWide = width >= wideFrom;
  const left = isWide ? nameWidth : 0;
  const right = width - (isWide ? numbersWidth : 2);
  const longest = today.lists.reduce((most, { listMin, cases: row }) => Math.max(most, listMin, minutesOf(row)), 60);
  const board: Board = { ...options, cases, isWide, left, right, pixelsPerMin: (right - left) / longest };
  const name = places.hospitals[hospital]?.name ?? "The hospital";
  const key = keyMarks(board, [today, ...later]);
  const marks: string[] = [key.marks];
  let y = key.height;
  if (isWide) {
    marks.push(headMarks(board, y));
    y += 22;
  }
  if (today.lists.length === 0) {
    marks.push(label(0, y + 14, `No list on ${dateText(calendar, day)}.`, { class: "soft" }));
    y += 30;
  }
  for (const list of today.lists) {
    marks.push(...listMarks(board, list, y));
    y += (isWide ? blockHeight : blockHeight + 18) + 6;
  }
  if (later.length > 0) {
    marks.push(label(0, y + 24, "The next working days, as they stand now", { class: "soft" }));
    y += 36;
  }
  for (const other of later) {
    const made = keptDayMarks(board, other, y);
    marks.push(made.marks);
    y += made.height;
  }
  return figure({
    ...boardWords(calendar, name, today, later, timeMin),
    marks,
    width,
    height: Math.max(60, Math.ceil(y + 4)),
  });
}

const minutesOf = (row: readonly BoardCase[]): number => row.reduce((sum, { plannedMin }) => sum + plannedMin, 0);

const heads = ["booked", "done", "postponed"] as const;
const headX = ({ width }: Board, column: number): number => width - 2 - (heads.length - 1 - column) * 64;

const headMarks = (board: Board, y: number): string =>
  group(
    {},
    ...heads.map((head, column) => label(headX(board, column), y + 13, head, { class: "small soft board-head" })),
  );

/** What the shapes say, of those that are there. */
function keyMarks({ width }: Board, days: readonly BoardDay[]): { readonly marks: string; readonly height: number } {
  const there = new Set(days.flatMap(({ lists }) => lists.flatMap((list) => list.cases.map((one) => one.status))));
  const entries: { readonly mark: (x: number, y: number) => string; readonly text: string }[] = [...there]
    .sort((a, b) => a - b)
    .map((number) => ({ mark: (x, y) => glyphMark(number, x, y), text: statusNames[statuses[number]] }));
  if (entries.length === 0) return { marks: "", height: 0 };
  entries.push({ mark: ringMark, text: "Ring: on a cancer pathway" });
  let x = 0;
  let y = 8;
  const marks = entries.map(({ mark, text }) => {
    const across = 26 + text.length * 6.3;
    if (x > 0 && x + across > width) {
      x = 0;
      y += 18;
    }
    const made = mark(x + 8, y) + label(x + 19, y + 4, text, { class: "small soft" });
    x += across;
    return made;
  });
  return { marks: group({}, ...marks), height: y + 14 };
}

type Numbers = Pick<BoardDay, "counts">;

function numberMarks(board: Board, { counts }: Numbers, y: number): string {
  return heads
    .map((head, column) => label(headX(board, column), y, numberText(counts[head]), { class: "board-number" }))
    .join("");
}

const numbersText = ({ counts }: Numbers): string =>
  `${numberText(counts.booked)} booked, ${numberText(counts.done)} done, ${numberText(counts.postponed)} postponed`;

/** Each block by itself, so that who renews a drawing renews those that have changed. */
function listMarks(board: Board, list: BoardList, top: number): readonly string[] {
  const { left, isWide, pixelsPerMin } = board;
  const y = isWide ? top : top + 18;
  const endX = left + list.listMin * pixelsPerMin;
  let x = left;
  const blocks = list.cases.map((one) => {
    const width = one.plannedMin * pixelsPerMin;
    const mark = blockMark(board, one, x, y, width - 2);
    x += width;
    return mark;
  });
  return [
    isWide
      ? label(0, y + 16, list.name, {}) + numberMarks(board, list, y + 16)
      : label(0, top + 12, `${list.name}: ${numbersText(list)}`, { class: "small" }),
    element("rect", { class: "board-list", x: left, y, width: endX - left, height: blockHeight }),
    ...blocks,
    element("path", { class: "board-end", d: `M${short(endX)} ${short(y - 2)}v${blockHeight + 4}` }),
  ];
}

const classOf = (number: number): string => {
  if (isPostponement(number)) return "postponed";
  if (number === status.underWay) return "under-way";
  return statuses[number];
};

function blockMark(board: Board, { index, status: number }: BoardCase, x: number, y: number, width: number): string {
  const { cases, places, calendar, timeMin } = board;
  const said = caseText(cases, places, calendar, index, timeMin);
  const middle = y + blockHeight / 2;
  const times = timesText(board, index, number);
  const priority = `P${cases.priority[index]}`;
  // Rough widths of small letters: text that does not fit is in the tooltip and the table.
  const hasPriority = width >= 40;
  const hasTimes = times !== "" && width >= 44 + times.length * 6.6;
  return group(
    pickable(casePick(cases, calendar, index), said),
    title(said),
    element("rect", {
      class: `board-block ${classOf(number)}`,
      x,
      y: y + 1,
      width: Math.max(2, width),
      height: blockHeight - 2,
      rx: 2,
    }),
    fateMark(cases, index, number, x + Math.min(11, width / 2), middle),
    hasPriority ? label(x + 21, middle + 4, priority, { class: "small" }) : "",
    hasTimes ? label(x + 40, middle + 4, times, { class: "small soft" }) : "",
  );
}

const fateMark = (cases: WeekCases, index: number, number: number, x: number, y: number): string =>
  glyphMark(number, x, y) + (cases.cancer[index] === 1 ? ringMark(x, y) : "");

function glyphMark(number: number, x: number, y: number): string {
  const { path, isHollow, colour } = glyph(number, 4);
  const className = isHollow ? `dots-line-${colour}` : `dots-solid-${colour}`;
  return element("path", { class: className, d: `M${short(x)} ${short(y)}${path}`, "stroke-width": 1.5 });
}

const ringMark = (x: number, y: number): string =>
  element("path", { class: "dots-ring", d: `M${short(x)} ${short(y)}${ringPath(7)}` });

function timesText({ cases, calendar, timeMin }: Board, index: number, number: number): string {
  if (number !== status.done && number !== status.underWay) return "";
  const begun = clockText(calendar, cases.fateMin[index]);
  return cases.endMin[index] <= timeMin ? `${begun}–${clockText(calendar, cases.endMin[index])}` : `from ${begun}`;
}

function clockText(calendar: Calendar, timeMin: number): string {
  const minute = Math.floor(minuteOfDay(calendar, timeMin));
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

interface KeptDay {
  readonly key: string;
  readonly made: ReturnType<typeof dayMarks>;
}

const kept = new WeakMap<WeekCases, Map<number, KeptDay>>();

/** Days to come change seldom from one look to the next: their marks are kept until they do. */
function keptDayMarks(board: Board, day: BoardDay, top: number): ReturnType<typeof dayMarks> {
  const { cases, places, hospital, width } = board;
  const days = kept.get(cases) ?? new Map<number, KeptDay>();
  kept.set(cases, days);
  const look = day.lists.flatMap((list) => list.cases.map(({ index, status: number }) => `${index}:${number}`));
  const key = `${places.hospitals[hospital]?.id} ${width} ${top} ${look.join(" ")}`;
  const before = days.get(day.day);
  if (before?.key === key) return before.made;
  const made = dayMarks(board, day, top);
  days.set(day.day, { key, made });
  return made;
}

/** A day in small: one shape for each operation, those that lost their place last. */
function dayMarks(board: Board, day: BoardDay, top: number): { readonly marks: string; readonly height: number } {
  const { isWide, left, right, cases, places, calendar, timeMin } = board;
  const row = day.lists.flatMap((list) => list.cases).sort((a, b) => a.status - b.status || a.index - b.index);
  const across = Math.max(1, Math.floor((right - left) / unit));
  const y = isWide ? top : top + 18;
  const marks = row.map(({ index, status: number }, place) => {
    const said = caseText(cases, places, calendar, index, timeMin);
    const x = left + (place % across) * unit + unit / 2;
    const middle = y + Math.floor(place / across) * unit + unit / 2;
    const area = element("rect", {
      x: x - unit / 2,
      y: middle - unit / 2,
      width: unit,
      height: unit,
      "fill-opacity": 0,
    });
    return group(pickable(casePick(cases, calendar, index), said), area, fateMark(cases, index, number, x, middle));
  });
  const date = dateText(calendar, day.day).replace(/ \d{4}$/, "");
  const words = isWide
    ? label(0, y + 12, date, {}) + numberMarks(board, day, y + 12)
    : label(0, top + 12, `${date}: ${numbersText(day)}`, { class: "small" });
  const height = Math.max(1, Math.ceil(row.length / across)) * unit + (isWide ? 8 : 26);
  return { marks: group({}, words, ...marks), height };
}
