/**
 * Where the numbers of a run lie: one cell for each measure, place and week, then one for each measure, place and day.
 * Weeks are those of the horizon, 1 being the one that begins on the first day of the incident; only whole weeks count.
 * Days are those of the horizon, from day 0. The warm-up is in neither. Nothing here reads a world.
 */
import type { MeasureSpec, Rollup, Setup } from "../model/index.ts";

/** A measure at a place that tables have rows for. */
export interface Pair {
  readonly measure: number;
  readonly spec: MeasureSpec;
  readonly place: Rollup;
}

export interface ResultLayout {
  /** Measures in the model's order; within one, places in table order. */
  readonly pairs: readonly Pair[];
  /** Those that are kept by day too. */
  readonly dailyPairs: readonly Pair[];
  readonly weeks: number;
  readonly days: number;
  /** Number of cells: weeks of all pairs, then days of the daily pairs. */
  readonly length: number;
}

/** Places that are kept by day besides the trusts: days of every hospital and laboratory would make files of 20 MB. */
const dailyPlaces = new Set(["region", "supplier", "kch+gstt", "england"]);

export function layOutResults(setup: Setup): ResultLayout {
  const { layout, places, calendar } = setup;
  const pairs = layout.specs.flatMap((spec, measure) =>
    places.rollups.filter((place) => place[spec.by].length > 0).map((place): Pair => ({ measure, spec, place })),
  );
  const isDaily = (id: string): boolean => dailyPlaces.has(id) || places.trust(id) >= 0;
  const dailyPairs = pairs.filter(({ place }) => isDaily(place.id));
  const days = calendar.days - calendar.warmUpDays;
  const weeks = Math.floor(days / 7);
  return { pairs, dailyPairs, weeks, days, length: pairs.length * weeks + dailyPairs.length * days };
}

/** Cell of a pair (index in `pairs`) in a week from 1. */
export function weekCell(layout: ResultLayout, pair: number, week: number): number {
  return pair * layout.weeks + week - 1;
}

/** Cell of a pair (index in `dailyPairs`) on a day from 0. */
export function dayCell(layout: ResultLayout, dailyPair: number, day: number): number {
  return layout.pairs.length * layout.weeks + dailyPair * layout.days + day;
}

/** Index in `pairs` of a measure at a place; -1 when tables have no such rows. */
export function pairOf(layout: ResultLayout, measure: string, place: string): number {
  return layout.pairs.findIndex((pair) => pair.spec.name === measure && pair.place.id === place);
}
