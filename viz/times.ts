/** Simulated minutes in the words of the page, and back: `day 3, Thu 6 June 2024 06:00`, `week 4`. Tables of the calendar only; no clock. */
import type { RunFacts } from "../sim/adapters/browser/index.ts";
import { clockOn, dayAt, minuteOfDay, weekOf } from "../sim/model/index.ts";
import { dateText } from "../sim/report/index.ts";
import { monthNames } from "../sim/scenario/index.ts";

type Calendar = RunFacts["calendar"];

/** Day number: 0 is the first day of the incident. */
export const dayNumber = (calendar: Calendar, day: number): number => day - calendar.warmUpDays;

const signed = (n: number): string => (n < 0 ? `−${-n}` : String(n));

function partsOf(iso: string): { readonly year: number; readonly month: number; readonly dayOfMonth: number } {
  const [year, month, dayOfMonth] = iso.split("-").map(Number);
  return { year, month, dayOfMonth };
}

/** `6 June`. */
export function shortDateText(calendar: Calendar, day: number): string {
  const { month, dayOfMonth } = partsOf(calendar.dates[day]);
  return `${dayOfMonth} ${monthNames[month - 1]}`;
}

function clockText(calendar: Calendar, timeMin: number): string {
  const minute = Math.floor(minuteOfDay(calendar, timeMin));
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** `day 3, Thu 6 June 2024 06:00`; the end of the run is 24:00 of its last day. */
export function momentText(calendar: Calendar, timeMin: number): string {
  const day = dayAt(calendar, timeMin);
  const clock = timeMin >= calendar.endMin ? "24:00" : clockText(calendar, timeMin);
  return `day ${signed(dayNumber(calendar, day))}, ${dateText(calendar, day)} ${clock}`;
}

/** `week 1`, or `warm-up` before the first. */
export function weekText(week: number): string {
  return week >= 1 ? `week ${week}` : "warm-up";
}

/** A moment as `parseMoment` reads it: `2024-06-06 06:00`. */
export function momentInAddress(calendar: Calendar, timeMin: number): string {
  const day = dayAt(calendar, Math.min(timeMin, calendar.endMin - 1));
  return `${calendar.dates[day]} ${clockText(calendar, Math.min(timeMin, calendar.endMin - 1))}`;
}

/** Index of the week that holds a time, among the run's whole weeks; the nearest when it lies in none. */
export function weekIndexAt({ calendar, firstWeek, weeks }: RunFacts, timeMin: number): number {
  const index = weekOf(calendar, dayAt(calendar, timeMin)) - firstWeek;
  return Math.min(Math.max(index, 0), weeks - 1);
}

const clockPattern = "(?:[ T,]+(\\d{1,2}):(\\d{2}))?";
const forms = {
  week: new RegExp(`^week\\s*([-−]?\\d{1,3})${clockPattern}$`),
  day: new RegExp(`^(?:day\\s*)?([-−]?\\d{1,3})${clockPattern}$`),
  iso: new RegExp(`^(\\d{4}-\\d{2}-\\d{2})${clockPattern}$`),
  words: new RegExp(`^(?:[a-z]{3,9}\\s+)?(\\d{1,2})\\s+([a-z]{3,9})(?:\\s+(\\d{4}))?${clockPattern}$`),
};

/**
 * Minutes of what a person typed: `week 4`, `day 3 06:00`, `24 June`, `2024-06-24 14:00`, `start`, `incident`, `end`; null
 * when it is none of them or lies outside the run.
 */
export function parseMoment(calendar: Calendar, typed: string): number | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
  if (text === "start") return calendar.startMin[0];
  if (text === "incident") return 0;
  if (text === "end") return calendar.endMin;
  const week = forms.week.exec(text);
  if (week !== null) return onDay(calendar, calendar.warmUpDays + (whole(week[1]) - 1) * 7, week[2], week[3]);
  const day = forms.day.exec(text);
  if (day !== null) return onDay(calendar, calendar.warmUpDays + whole(day[1]), day[2], day[3]);
  const iso = forms.iso.exec(text);
  if (iso !== null) return onDay(calendar, calendar.dates.indexOf(iso[1]), iso[2], iso[3]);
  const words = forms.words.exec(text);
  if (words === null) return null;
  const month = monthNames.findIndex((name) => name.toLowerCase().startsWith(words[2]));
  const date = calendar.dates.findIndex((candidate) => {
    const parts = partsOf(candidate);
    const isYear = words[3] === undefined || parts.year === Number(words[3]);
    return isYear && parts.month === month + 1 && parts.dayOfMonth === Number(words[1]);
  });
  return onDay(calendar, date, words[4], words[5]);
}

const whole = (text: string): number => Number(text.replace("−", "-"));

function onDay(calendar: Calendar, day: number, hours = "0", minutes = "0"): number | null {
  const minute = Number(hours) * 60 + Number(minutes);
  if (day < 0 || day >= calendar.days || Number(hours) > 23 || Number(minutes) > 59) return null;
  return clockOn(calendar, day, minute);
}
