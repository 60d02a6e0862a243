/** Attendances that have no dot: those on which no test hangs, which the model does not follow one by one. */
import type { WeekCases } from "./data.ts";

/**
 * How many there were on the days of the week up to one of them; NaN where the run has not told yet.
 * @param booked appointments booked by day, of all hospitals: those with a dot are among them
 */
export function attendancesInBulk(cases: WeekCases, booked: Float64Array | undefined, lastDay: number): number {
  if (booked === undefined) return Number.NaN;
  const end = Math.min(cases.firstDay + cases.days - 1, lastDay);
  let sum = 0;
  for (let day = cases.firstDay; day <= end; day++) sum += booked[day];
  for (let index = 0; index < cases.key.length; index++) {
    if (cases.isOperation[index] === 0 && cases.day[index] <= end) sum--;
  }
  return Math.max(0, sum);
}
