/**
 * Which of many runs to tell as an example: one that is neither lucky nor unlucky in what matters. Responsible for the rule; who
 * tells it, and in which words, is elsewhere.
 *
 * The rule: of each main measure, how far the run lies from the median of all runs, as a share of the range from the 5th to the 95th
 * percentile; the run with the least mean of these shares, and of equal ones the first. A measure that is the same in all runs says
 * nothing and is left out; one that a run has no reading of counts as a whole range away.
 */
import { statsOf } from "./summarise.ts";

/** The rule in words. */
export const centralRule =
  "of each main measure its distance from the median of all replications is taken as a share of the range from the 5th to the 95th " +
  "percentile; the central run is the replication with the least mean of these shares, and of equal ones the first";

/**
 * Index of the run in the middle; -1 without any run.
 * @param measures by measure: its value in each run, NaN where nothing was read
 */
export function centralIndex(runs: number, measures: readonly ArrayLike<number>[]): number {
  const distance = new Float64Array(runs);
  for (const values of measures) {
    const stats = statsOf(Array.from({ length: runs }, (_, run) => values[run]));
    if (stats === null || stats.p95 === stats.p5) continue;
    for (let run = 0; run < runs; run++) {
      const away = Math.abs(values[run] - stats.p50) / (stats.p95 - stats.p5);
      distance[run] += Number.isNaN(away) ? 1 : away;
    }
  }
  let best = -1;
  for (let run = 0; run < runs; run++) if (best < 0 || distance[run] < distance[best]) best = run;
  return best;
}
