/**
 * The few measures that a run of many replications is told by: their totals, run by run, and the weeks of single runs. Responsible
 * for reading them from wherever results are; which measures they are is the caller's choice.
 */
import { InvariantError } from "../engine/index.ts";
import { type Pair, pairOf, type ResultLayout, weekCell } from "./layout.ts";
import { eachSample, type ResultSource } from "./result-source.ts";
import { totalOfWeeks } from "./subject.ts";

export interface MeasureAt {
  readonly measure: string;
  readonly place: string;
}

export interface MainMeasure extends MeasureAt {
  readonly pair: Pair;
  readonly firstWeek: number;
  readonly lastWeek: number;
  /** By run, over these weeks: a count added up, else the mean of its weeks; NaN where nothing was read. */
  readonly totals: Float64Array;
}

/** @throws InvariantError when the layout has no such rows */
export function mainMeasure(
  layout: ResultLayout,
  source: ResultSource,
  { measure, place }: MeasureAt,
  firstWeek = 1,
  lastWeek = layout.weeks,
): MainMeasure {
  const number = pairOf(layout, measure, place);
  if (number < 0) throw new InvariantError(`no rows of ${measure} at ${place}`);
  const pair = layout.pairs[number];
  const runs = source.records.length;
  const weeks = lastWeek - firstWeek + 1;
  const totals = new Float64Array(runs).fill(Number.NaN);
  const own = new Float64Array(weeks);
  eachSample(source, weekCell(layout, number, firstWeek), weeks, weeks, (samples) => {
    for (let run = 0; run < runs; run++) {
      for (let week = 0; week < weeks; week++) own[week] = samples[week * runs + run];
      totals[run] = totalOfWeeks(own, pair.spec.of);
    }
  });
  return { measure, place, pair, firstWeek, lastWeek, totals };
}

/** All weeks of one run, by its place in the source; NaN in weeks without any reading. */
export function weeksOfRun(
  layout: ResultLayout,
  source: ResultSource,
  { measure, place }: MeasureAt,
  run: number,
): Float64Array {
  const { weeks } = layout;
  const own = source.one?.(run);
  const [from, at] = own === undefined ? [source, run] : [own, 0];
  const runs = from.records.length;
  const found = new Float64Array(weeks).fill(Number.NaN);
  eachSample(from, weekCell(layout, pairOf(layout, measure, place), 1), weeks, weeks, (samples) => {
    for (let week = 0; week < weeks; week++) found[week] = samples[week * runs + at];
  });
  return found;
}
