/**
 * Local dates and times of a scenario as elapsed minutes from 00:00 local of its first day, and back.
 * The only file of this room that knows Temporal. A time that the clock change skips or repeats is resolved "compatible"
 * (the later of the skipped, the earlier of the repeated), and a time after a clock change counts the hour won or lost.
 */
import { Temporal } from "temporal-polyfill";
import { parseDuration } from "./durations.ts";

export interface Clock {
  readonly startDate: string;
  readonly timeZone: string;
  /** Elapsed minutes of `2024-06-03 14:30` (or with T), `2024-06-03` (00:00), `day 3 06:00` or `3 d 6 h`; null when it is none of them. */
  minutesOf(text: string): number | null;
  /** ISO date, local, of a time. */
  dateOf(timeMin: number): string;
  /** `2024-06-03 14:30`, local. */
  textOf(timeMin: number): string;
  /** `Monday 3 June 2024 14:30`, local. */
  wordsOf(timeMin: number): string;
}

/** From Monday. */
export const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** From January. */
export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The forms that `minutesOf` reads, for the "expected" of a problem. */
export const timeForms = "a time such as 2024-06-03 14:30, 2024-06-03, day 3 06:00 or 3 d 6 h";

const local = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2}))?$/;
const numbered = /^day (-?\d{1,5})(?: (\d{2}):(\d{2}))?$/;

/** Whether a text is an ISO date that exists. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateFrom(text) !== null;
}

export function isTimeZone(text: string): boolean {
  return (
    /^[A-Za-z_+-]+(\/[A-Za-z0-9_+-]+)*$/.test(text) && ifValid(() => new Temporal.ZonedDateTime(0n, text)) !== null
  );
}

/** @throws RangeError of Temporal when the date or the zone does not exist (ask `isDate` and `isTimeZone` first) */
export function clockOf(startDate: string, timeZone: string): Clock {
  const first = Temporal.PlainDate.from(startDate);
  const zeroMs = first.toZonedDateTime(timeZone).epochMilliseconds;
  const elapsed = (date: Temporal.PlainDate, hour: string | undefined, minute: string | undefined): number | null => {
    const [h, m] = [Number(hour ?? 0), Number(minute ?? 0)];
    if (h > 23 || m > 59) return null;
    const zoned = date.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(h, m) });
    return (zoned.epochMilliseconds - zeroMs) / 60_000;
  };
  const localAt = (timeMin: number): Temporal.PlainDateTime => {
    return Temporal.Instant.fromEpochMilliseconds(zeroMs + Math.floor(timeMin * 60_000))
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime();
  };
  return {
    startDate,
    timeZone,
    minutesOf(text) {
      const trimmed = text.trim();
      const dated = local.exec(trimmed);
      if (dated !== null) {
        const date = dateFrom(dated[1] as string);
        return date === null ? null : elapsed(date, dated[2], dated[3]);
      }
      const day = numbered.exec(trimmed);
      if (day !== null) return elapsed(first.add({ days: Number(day[1]) }), day[2], day[3]);
      return parseDuration(trimmed);
    },
    dateOf: (timeMin) => localAt(timeMin).toPlainDate().toString(),
    wordsOf: (timeMin) => {
      const at = localAt(timeMin);
      return `${weekdayNames[at.dayOfWeek - 1]} ${at.day} ${monthNames[at.month - 1]} ${at.year} ${at.toPlainTime().toString({ smallestUnit: "minute" })}`;
    },
    textOf: (timeMin) => localAt(timeMin).toString({ smallestUnit: "minute" }).replace("T", " "),
  };
}

function dateFrom(text: string): Temporal.PlainDate | null {
  return ifValid(() => Temporal.PlainDate.from(text, { overflow: "reject" }));
}

/** Temporal says "no such date" or "no such zone" by RangeError: here it becomes null, which callers turn into a problem. */
function ifValid<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
