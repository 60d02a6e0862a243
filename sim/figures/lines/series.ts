/** Measures of a run over time, as arrays. Reads; changes nothing. */
import { type MeasureStore, readMeasure, type Setup, weekOf } from "../../model/index.ts";

export interface SeriesRequest {
  readonly measure: string;
  /** Id of a rollup such as `region` or `kch+gstt`. */
  readonly place: string;
  readonly every: "day" | "week";
}

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

function measureNumber(setup: Setup, name: string): number {
  return setup.layout.specs.findIndex((spec) => spec.name === name);
}
