/**
 * The time line: what a minute is, and the grid all event times lie on.
 *
 * Times are float64 minutes on a grid of 1/1024 minute (about 59 ms). Such numbers add and subtract without rounding
 * up to 2^42 minutes, so two ways of reaching one instant reach the same instant, and ties are true ties.
 * Calendars, time zones and clock changes are not known here.
 */

export const minutesPerHour = 60;
export const minutesPerDay = 1440;
export const minutesPerWeek = 10_080;

/** The least time between two events that are not at one instant. */
export const gridMin = 1 / 1024;

/** Nearest point of the 1/1024 minute grid; halves go up. NaN and infinities pass through, -0 becomes 0. */
export function roundMin(timeMin: number): number {
  return Math.floor(timeMin * 1024 + 0.5) * 0.0009765625 + 0;
}
