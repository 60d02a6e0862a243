/**
 * A measure at a place over the whole weeks of the horizon, run by run: a count added up, a level or a ratio as the plain mean of
 * its weeks in which anything was read; NaN when that is none of them. The same rule as criteria.ts has for its own weeks.
 */
import { type Pair, type ResultLayout, weekCell } from "./layout.ts";
import { eachSample, type ResultSource } from "./result-source.ts";

export interface PairTotals {
  readonly pair: Pair;
  /** By run, in the order of the source. */
  readonly totals: Float64Array;
}

/** Totals of all runs, for one measure and place after another, in the order of the layout. */
export function* totalsByPair(layout: ResultLayout, source: ResultSource): Generator<PairTotals> {
  const { pairs, weeks } = layout;
  if (weeks === 0) return;
  // A few hundred pairs at a time, so that reading by blocks is not undone by asking for one pair after another.
  const group = 256;
  for (let from = 0; from < pairs.length; from += group) {
    const some = pairs.slice(from, from + group);
    const found: PairTotals[] = [];
    eachSample(source, weekCell(layout, from, 1), some.length * weeks, weeks, (samples) => {
      const pair = some[found.length];
      found.push({ pair, totals: totalsOf(pair, samples, weeks) });
    });
    yield* found;
  }
}

function totalsOf({ spec }: Pair, samples: Float64Array, weeks: number): Float64Array {
  const runs = samples.length / weeks;
  return Float64Array.from({ length: runs }, (_, run) => {
    let sum = 0;
    let read = 0;
    for (let week = 0; week < weeks; week++) {
      const value = samples[week * runs + run];
      if (Number.isNaN(value)) continue;
      sum += value;
      read++;
    }
    if (read === 0) return Number.NaN;
    return spec.of === "count" ? sum : sum / read;
  });
}
