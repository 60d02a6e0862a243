/** Measures of a run as arrays to be posted to the page: series over time, and one day on the map. Reads; changes nothing. */
import { type MeasureStore, readMeasure, type Setup, weekOf } from "../../model/index.ts";
import type { MapDay, SeriesRequest } from "./protocol.ts";

/** First whole week of a run and how many whole weeks it has. */
export function weeksOf(setup: Setup): { readonly firstWeek: number; readonly weeks: number } {
  const { warmUpDays, days } = setup.calendar;
  const firstWeek = weekOf(setup.calendar, warmUpDays % 7);
  return { firstWeek, weeks: Math.floor((days - (warmUpDays % 7)) / 7) };
}

/** The first day of a period and the day after its last. */
export function periodDays(setup: Setup, every: "day" | "week", index: number): readonly [number, number] {
  if (every === "day") return [index, index + 1];
  const from = (setup.calendar.warmUpDays % 7) + index * 7;
  return [from, from + 7];
}

export function periodsOf(setup: Setup, every: "day" | "week"): number {
  return every === "day" ? setup.calendar.days : weeksOf(setup).weeks;
}

/**
 * @param daysDone whole days the run has been through; later periods are NaN
 * @returns NaN throughout for a measure or place that the scenario's model does not have
 */
export function readSeries(
  setup: Setup,
  store: MeasureStore,
  { measure, place, every }: SeriesRequest,
  daysDone: number,
): Float64Array {
  const values = new Float64Array(periodsOf(setup, every)).fill(Number.NaN);
  const number = measureNumber(setup, measure);
  const rollup = setup.places.rollups.find(({ id }) => id === place);
  if (number < 0 || rollup === undefined) return values;
  const members = rollup[setup.layout.specs[number].by];
  if (members.length === 0) return values;
  for (let index = 0; index < values.length; index++) {
    const [from, to] = periodDays(setup, every, index);
    if (to > daysDone) break;
    values[index] = readMeasure(setup.layout, store, number, members, from, to);
  }
  return values;
}

export function readMapDay(setup: Setup, store: MeasureStore, day: number): MapDay {
  const { hospitals, laboratories, practices } = setup.places;
  const each = (measure: string, count: number, onDay: number) => eachPlace(setup, store, measure, count, onDay);
  const practiceDay = lastOpenDay(setup, store, day);
  return {
    day,
    practiceDay,
    practices: {
      requested: each("gp.testsRequested", practices.length, practiceDay),
      sent: each("gp.testsSent", practices.length, practiceDay),
      deferred: each("gp.testsDeferred", practices.length, practiceDay),
      backlog: each("gp.backlog", practices.length, day),
    },
    hospitals: {
      booked: each("elective.booked", hospitals.length, day),
      done: each("elective.done", hospitals.length, day),
      postponed: each("elective.postponed", hospitals.length, day),
    },
    laboratories: {
      capacity: each("laboratory.capacityFraction", laboratories.length, day),
      waiting: each("laboratory.waiting", laboratories.length, day),
    },
  };
}

/** The buffers of a map day, to hand over rather than copy. */
export function buffersOf({ practices, hospitals, laboratories }: MapDay): ArrayBufferLike[] {
  return [practices, hospitals, laboratories].flatMap((group) => Object.values(group).map((array) => array.buffer));
}

function eachPlace(setup: Setup, store: MeasureStore, measure: string, count: number, day: number): Float64Array {
  const values = new Float64Array(count).fill(Number.NaN);
  const number = measureNumber(setup, measure);
  if (number < 0 || day < 0) return values;
  for (let place = 0; place < count; place++)
    values[place] = readMeasure(setup.layout, store, number, [place], day, day + 1);
  return values;
}

function lastOpenDay(setup: Setup, store: MeasureStore, day: number): number {
  const number = measureNumber(setup, "gp.testsRequested");
  if (number < 0) return -1;
  const everyone = setup.places.practices.map((_, index) => index);
  for (let open = day; open >= 0; open--)
    if (readMeasure(setup.layout, store, number, everyone, open, open + 1) > 0) return open;
  return -1;
}

function measureNumber(setup: Setup, name: string): number {
  return setup.layout.specs.findIndex((spec) => spec.name === name);
}
