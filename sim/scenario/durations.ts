/**
 * Lengths of time as text: `45 min`, `1 h 30 min`, `2.5 h`, `3 d`, `6 w`, or ISO 8601 (`PT45M`, `P3D`). Never months or years,
 * whose length is not fixed. Days are of 24 hours.
 */
import parse from "parse-duration";
import { minutesPerDay, minutesPerHour, minutesPerWeek } from "../engine/index.ts";

const plain = /^\d+(\.\d+)? ?(s|min|h|d|days?|w|weeks?)( ?\d+(\.\d+)? ?(s|min|h|d|days?|w|weeks?))*$/;
const iso = /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Minutes, or null when the text is no duration. */
export function parseDuration(text: string): number | null {
  const parts = iso.exec(text);
  if (parts !== null) {
    const [weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    return weeks * minutesPerWeek + days * minutesPerDay + hours * minutesPerHour + minutes + seconds / 60;
  }
  // parse-duration alone would read "1,5h" as 15 h and "5" as 5 ms, so it sees only what the strict pattern admits.
  if (!plain.test(text)) return null;
  const milliseconds = parse(text);
  return milliseconds === null ? null : milliseconds / 60_000;
}

/** `1 d 6 h 30 min`; `0 min` for nothing. Fractions of a minute are kept. */
export function durationText(minutes: number): string {
  const days = Math.floor(minutes / minutesPerDay);
  const hours = Math.floor((minutes % minutesPerDay) / minutesPerHour);
  const rest = minutes % minutesPerHour;
  const parts = [
    days === 0 ? "" : `${days} d`,
    hours === 0 ? "" : `${hours} h`,
    rest === 0 && minutes !== 0 ? "" : `${rest} min`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
