/**
 * When in the day and in the week things arrive: a profile that is constant within each hour.
 * How many arrive is not decided here.
 */
import { InvariantError } from "./errors.ts";
import { minutesPerDay, minutesPerHour } from "./time.ts";

export interface ArrivalProfile {
  /** Relative rate of each hour, 24 numbers. */
  readonly byHour: readonly number[];
  /** Relative volume of each day of the week, Monday first, 7 numbers. */
  readonly byWeekday: readonly number[];
}

export interface CompiledArrivals {
  /** Minute of the day, in [0, 1440), for a uniform number. */
  minuteOfDay(u: number): number;
  /** Volume of a weekday (0 is Monday) relative to the mean over the week: the seven have mean 1. */
  weekdayFactor(weekday: number): number;
}

const guideParts = 64;

/** @throws InvariantError when a list has the wrong length, a negative number, or only zeros. */
export function compileArrivals(profile: ArrivalProfile): CompiledArrivals {
  const hours = checked(profile.byHour, 24, "byHour");
  const days = checked(profile.byWeekday, 7, "byWeekday");
  const hoursTotal = hours.reduce((sum, rate) => sum + rate, 0);
  const daysMean = days.reduce((sum, volume) => sum + volume, 0) / 7;
  const before = new Float64Array(25);
  for (let hour = 0; hour < 24; hour++) before[hour + 1] = before[hour] + hours[hour] / hoursTotal;
  const lastHour = hours.reduce((last, rate, hour) => (rate > 0 ? hour : last), 0);
  const factors = Float64Array.from(days, (volume) => volume / daysMean);
  const hourFrom = (start: number, u: number): number => {
    let hour = start;
    while (hour < lastHour && before[hour + 1] <= u) hour++;
    return hour;
  };
  // For each of some equal parts of [0, 1): the first hour that can be meant.
  const guide = Uint8Array.from({ length: guideParts }, (_, part) => hourFrom(0, part / guideParts));
  return {
    minuteOfDay(u) {
      const hour = hourFrom(guide[Math.floor(u * guideParts)], u);
      const within = ((u - before[hour]) * hoursTotal) / hours[hour];
      return Math.min((hour + within) * minutesPerHour, minutesPerDay - 1 / 1024);
    },
    weekdayFactor: (weekday) => factors[weekday],
  };
}

function checked(rates: readonly number[], length: number, name: string): readonly number[] {
  const usable = rates.length === length && rates.every((rate) => rate >= 0 && rate < Infinity);
  if (!usable || rates.every((rate) => rate === 0)) {
    throw new InvariantError(`${name} needs ${length} numbers, none negative and some positive`);
  }
  return rates.slice();
}
