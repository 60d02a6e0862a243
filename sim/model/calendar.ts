/**
 * The calendar of a run as tables by day: local midnights in simulated minutes, weekdays, bank holidays, strikes, August.
 * Day index 0 is the first day of the warm-up; the incident begins on day index `warmUpDays` (day number 0).
 * Local days are 1,380 to 1,500 minutes long where clocks change: never compute a midnight, look it up.
 */
import { Temporal } from "temporal-polyfill";
import { minutesPerDay, roundMin } from "../engine/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { asInt32 } from "./whole.ts";

export interface Calendar {
  /** Days from the first warm-up day to the end of the horizon. */
  readonly days: number;
  readonly warmUpDays: number;
  /** Local midnight that begins each day, in simulated minutes; one more entry than there are days. */
  readonly startMin: Float64Array;
  readonly endMin: number;
  /** ISO date of each day. */
  readonly dates: readonly string[];
  /** 0 Monday … 6 Sunday. */
  readonly weekday: Uint8Array;
  readonly isHoliday: Uint8Array;
  /** 1 on Monday to Friday that are not bank holidays. */
  readonly isWorking: Uint8Array;
  /** Factor on planned work by month (August leave). */
  readonly monthFactor: Float64Array;
  /** Share of planned work that goes on, 1 without a strike; judged at 08:00. */
  readonly strikeFraction: Float64Array;
}

/** @throws RangeError of Temporal when the start date is not a date (the loader has checked it) */
export function buildCalendar(scenario: Scenario): Calendar {
  const warmUpDays = asInt32(scenario.warmUpDays);
  const days = warmUpDays + asInt32(scenario.horizonDays);
  const origin = Temporal.PlainDate.from(scenario.startDate);
  const first = origin.subtract({ days: warmUpDays });
  const zero = origin.toZonedDateTime(scenario.timeZone).epochMilliseconds;
  const startMin = new Float64Array(days + 1);
  const dates: string[] = [];
  const weekday = new Uint8Array(days);
  const isHoliday = new Uint8Array(days);
  const isWorking = new Uint8Array(days);
  const monthFactor = new Float64Array(days);
  const strikeFraction = new Float64Array(days);
  const holidays = new Set(scenario.calendar.bankHolidays);
  for (let day = 0; day <= days; day++) {
    const date = first.add({ days: day });
    startMin[day] = roundMin((date.toZonedDateTime(scenario.timeZone).epochMilliseconds - zero) / 60_000);
    if (day === days) break;
    const iso = date.toString();
    dates.push(iso);
    weekday[day] = date.dayOfWeek - 1;
    isHoliday[day] = holidays.has(iso) ? 1 : 0;
    isWorking[day] = weekday[day] < 5 && !isHoliday[day] ? 1 : 0;
    monthFactor[day] = scenario.calendar.monthFactor[String(date.month)] ?? 1;
    strikeFraction[day] = 1;
    const morningMin = startMin[day] + 8 * 60;
    for (const strike of scenario.calendar.strikes) {
      if (morningMin >= strike.fromMin && morningMin < strike.toMin) {
        strikeFraction[day] = Math.min(strikeFraction[day], strike.electiveFraction);
      }
    }
  }
  return {
    days,
    warmUpDays,
    startMin,
    endMin: startMin[days],
    dates,
    weekday,
    isHoliday,
    isWorking,
    monthFactor,
    strikeFraction,
  };
}

/** Day index that holds a time; clamped to the calendar. */
export function dayAt(calendar: Calendar, timeMin: number): number {
  let day = asInt32(Math.floor(timeMin / minutesPerDay)) + calendar.warmUpDays;
  if (day < 0) return 0;
  if (day >= calendar.days) day = calendar.days - 1;
  while (day > 0 && calendar.startMin[day] > timeMin) day--;
  while (day < calendar.days - 1 && calendar.startMin[day + 1] <= timeMin) day++;
  return day;
}

/** Simulated time of a local clock time on a day, by minutes after its midnight (exact except within the hour of a clock change). */
export function clockOn(calendar: Calendar, day: number, minuteOfDay: number): number {
  if (day >= calendar.days) return calendar.endMin + (day - calendar.days) * minutesPerDay + minuteOfDay;
  const lengthMin = calendar.startMin[day + 1] - calendar.startMin[day];
  // After about 01:30 the clock has already moved on a day that is longer or shorter than 24 hours.
  const shiftMin = minuteOfDay > 90 ? lengthMin - minutesPerDay : 0;
  return calendar.startMin[day] + minuteOfDay + shiftMin;
}

/** Minutes since local midnight as a clock would show them. */
export function minuteOfDay(calendar: Calendar, timeMin: number): number {
  const day = dayAt(calendar, timeMin);
  const sinceMin = timeMin - calendar.startMin[day];
  const shiftMin = calendar.startMin[day + 1] - calendar.startMin[day] - minutesPerDay;
  return sinceMin > 90 + Math.max(0, shiftMin) ? sinceMin - shiftMin : sinceMin;
}

/** First working day at or after a day; the calendar's last day when there is none. */
export function workingDayFrom(calendar: Calendar, day: number): number {
  let d = Math.max(0, day);
  while (d < calendar.days - 1 && !calendar.isWorking[d]) d++;
  return Math.min(d, calendar.days - 1);
}

/** Week of a day: 1 is the week that begins on the day of the incident; 0 and below lie in the warm-up. */
export function weekOf(calendar: Calendar, day: number): number {
  return Math.floor((day - calendar.warmUpDays) / 7) + 1;
}
