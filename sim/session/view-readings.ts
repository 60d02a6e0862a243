/** How views read a world: a day's measures at places of a measure's own list, frozen copies, the clock. Knows no role. */
import { clockOn, dayAt, type MeasureLayout, minuteOfDay, readMeasure, type World } from "../model/index.ts";

/** When it is, as everybody in the room can tell. */
export interface ViewTime {
  /** Minutes since 00:00 on the first day of the incident. */
  readonly nowMin: number;
  /** Day of the incident, 0 being its first. */
  readonly day: number;
  /** ISO date. */
  readonly date: string;
  /** Local time as HH:MM. */
  readonly clock: string;
  readonly isWorkingDay: boolean;
}

export function timeOf(world: World): ViewTime {
  const { calendar } = world.setup;
  const { nowMin } = world.sim;
  const day = dayAt(calendar, nowMin);
  const minutes = Math.floor(minuteOfDay(calendar, nowMin));
  const two = (value: number): string => String(value).padStart(2, "0");
  return {
    nowMin,
    day: day - calendar.warmUpDays,
    date: calendar.dates[day],
    clock: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
    isWorkingDay: calendar.isWorking[day] === 1,
  };
}

/** Local hours at which transfusion laboratories report to managers. */
const reportHours = [6, 14] as const;

/** Time of the latest report of the transfusion laboratories. */
export function lastReportMin(world: World): number {
  const { calendar } = world.setup;
  const { nowMin } = world.sim;
  const day = dayAt(calendar, nowMin);
  const times = [Math.max(0, day - 1), day].flatMap((each) =>
    reportHours.map((hour) => clockOn(calendar, each, hour * 60)),
  );
  return Math.max(...times.filter((timeMin) => timeMin <= nowMin), calendar.startMin[0]);
}

/** Reads measures of whole days at single places; NaN where the model has no such measure or nothing was read. */
export class DayReadings {
  readonly today: number;
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
    this.today = dayAt(world.setup.calendar, world.sim.nowMin);
  }

  /** @param place index within the measure's own list */
  on(measure: string, place: number, day: number): number {
    return this.over(measure, [place], day);
  }

  yesterday(measure: string, place: number): number {
    return this.on(measure, place, this.today - 1);
  }

  /** Today's reading once there is one, before that yesterday's: for what is read once a day. */
  latest(measure: string, place: number): number {
    const now = this.on(measure, place, this.today);
    return Number.isNaN(now) ? this.yesterday(measure, place) : now;
  }

  over(measure: string, places: readonly number[], day: number): number {
    const { layout } = this.world.setup;
    const number = numbersOf(layout).get(measure);
    if (number === undefined || day < 0) return Number.NaN;
    return readMeasure(layout, this.world.measures, number, places, day, day + 1);
  }
}

/** Numbers of measures by name: a view reads hundreds, and the names of a layout never change. */
const known = new WeakMap<MeasureLayout, ReadonlyMap<string, number>>();

function numbersOf(layout: MeasureLayout): ReadonlyMap<string, number> {
  const numbers = known.get(layout) ?? new Map(layout.specs.map(({ name }, number) => [name, number]));
  known.set(layout, numbers);
  return numbers;
}

/** Whether a service of the model answers a question: a scenario may be run without it. */
export const answers = (world: World, question: keyof World["ask"]): boolean => question in world.ask;

/** Freezes plain data all the way down. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
