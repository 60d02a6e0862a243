/**
 * Days for which work is planned: those of the calendar and some beyond its end, so that the last weeks of a run are booked
 * like any others. Nothing happens on a day beyond the end; what is counted on it is dropped.
 */
import type { Calendar } from "./calendar.ts";

export interface PlanningDays {
  readonly days: number;
  readonly weekday: Uint8Array;
  readonly isWorking: Uint8Array;
  readonly monthFactor: Float64Array;
  readonly strikeFraction: Float64Array;
}

/** Weekdays go on beyond the end; holidays, strikes and leave there are not known. */
export function planningDays(calendar: Calendar, beyond: number): PlanningDays {
  const days = calendar.days + beyond;
  const weekday = new Uint8Array(days);
  const isWorking = new Uint8Array(days);
  const monthFactor = new Float64Array(days).fill(1);
  const strikeFraction = new Float64Array(days).fill(1);
  weekday.set(calendar.weekday);
  isWorking.set(calendar.isWorking);
  monthFactor.set(calendar.monthFactor);
  strikeFraction.set(calendar.strikeFraction);
  for (let day = calendar.days; day < days; day++) {
    weekday[day] = (weekday[day - 1] + 1) % 7;
    isWorking[day] = weekday[day] < 5 ? 1 : 0;
  }
  return { days, weekday, isWorking, monthFactor, strikeFraction };
}

/** First working day at or after a day; the last planning day when there is none. */
export function nextWorkingDay(planning: PlanningDays, day: number): number {
  let d = Math.max(0, day);
  while (d < planning.days - 1 && !planning.isWorking[d]) d++;
  return Math.min(d, planning.days - 1);
}
