/**
 * Sentences about two scenarios run with the same luck: in how many of the runs one has more than the other, how far that count
 * can be trusted, and by how much they differ on average. The words for "never" are numbers too: 0 of 100 is not "safe".
 */
import { InvariantError, incompleteBeta } from "../engine/index.ts";
import { statsOf } from "../experiment/index.ts";
import { numberText } from "./text.ts";

/** Bounds of a share, as fractions. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Exact interval of a share seen as `count` of `runs` (Clopper and Pearson, 1934): never narrower than stated, whatever the share.
 * @throws InvariantError when the counts are no whole numbers of which the first is within the second
 */
export function exactInterval(count: number, runs: number, confidence = 0.95): Interval {
  if (!Number.isInteger(count) || !Number.isInteger(runs) || runs < 1 || count < 0 || count > runs) {
    throw new InvariantError(`no share is ${count} of ${runs}`);
  }
  const tail = (1 - confidence) / 2;
  // P(X >= count) at share p is the lower incomplete beta of (count, runs - count + 1), and P(X <= count) the upper of (count + 1, runs - count).
  return {
    low: count === 0 ? 0 : crossing((p) => incompleteBeta(count, runs - count + 1, p).lower > tail),
    high: count === runs ? 1 : crossing((p) => incompleteBeta(count + 1, runs - count, p).upper < tail),
  };
}

/** Where between 0 and 1 a statement begins to hold; 60 halvings leave less than 1e-18. */
function crossing(holds: (share: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** `91 of 100 (95 % interval 83.6 to 95.8)`, the interval in per cent, exact. */
export function shareText(count: number, runs: number): string {
  const { low, high } = exactInterval(count, runs);
  return `${count} of ${runs} (95 % interval ${perCent(low)} to ${perCent(high)})`;
}

/** One place, without a point where the number is 0 or 100. */
const perCent = (fraction: number): string => (100 * fraction).toFixed(1).replace(/\.0$/, "");

/** One side of a comparison: how it is called in a sentence, such as `the 10-day outage`, and its value in each run. */
export interface Side {
  readonly name: string;
  readonly values: readonly number[];
}

/**
 * What two scenarios differ by over runs that are paired by replication (same seed, same luck), in sentences that end with what such
 * pairs mean. Pairs in which either has no reading are left out, and it says how many.
 * @param what what was counted, as a plural, such as `operations postponed`
 * @throws InvariantError when the sides are not of the same length
 */
export function compareSentence(what: string, a: Side, b: Side): string {
  if (a.values.length !== b.values.length) {
    throw new InvariantError(`${a.values.length} runs cannot be paired with ${b.values.length}`);
  }
  const differences = a.values.map((value, run) => value - b.values[run]).filter((one) => !Number.isNaN(one));
  const runs = differences.length;
  const missing = a.values.length - runs;
  const leftOut = missing > 0 ? ` ${missing} of ${a.values.length} pairs had nothing to read and are left out.` : "";
  if (runs === 0) return `No run of ${a.name} and ${b.name} can be compared in ${what}.${leftOut}`;
  const more = differences.filter((one) => one > 0).length;
  const same = differences.filter((one) => one === 0).length;
  const equal = same > 0 ? `, and the same in ${same}` : "";
  return (
    `In ${shareText(more, runs)} runs ${a.name} has more ${what} than ${b.name}; fewer in ${runs - more - same}${equal}. ` +
    `${meanText(differences)}${leftOut} ${pairedText}`
  );
}

function meanText(differences: readonly number[]): string {
  const stats = statsOf(differences);
  if (!stats) return "";
  const { mean, ciLow, ciHigh } = stats;
  const interval = Number.isNaN(ciLow) ? "" : ` (95 % interval ${numberText(ciLow)} to ${numberText(ciHigh)})`;
  return `The mean difference is ${numberText(mean)}${interval}.`;
}

/** Stands wherever runs or cases are set side by side. */
export const pairedText =
  "Runs are paired by the same luck (matched simulated cases; meaningful in aggregate only). The interval of the share is exact (Clopper-Pearson).";
