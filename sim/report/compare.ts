/**
 * Sentences about two scenarios run with the same luck: in how many of the runs one has more than the other, how far that count
 * can be trusted, and by how much they differ on average. The words for "never" are numbers too: 0 of 100 is not "safe".
 */
import { exactInterval, type PairedDifference, pairedDifference } from "../experiment/index.ts";
import { numberText } from "./text.ts";

export { exactInterval, type Interval } from "../experiment/index.ts";

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
 * pairs mean. A difference is B less A: what the other has more than the baseline. The commoner direction is told first. Pairs in
 * which either has no reading are left out, and it says how many.
 * @param what what was counted, as a plural, such as `operations postponed`
 * @throws InvariantError when the sides are not of the same length
 */
export function compareSentence(what: string, a: Side, b: Side): string {
  const found = pairedDifference(a.values, b.values);
  const { pairs, missing, higher, lower, same } = found;
  const leftOut = missing > 0 ? ` ${missing} of ${a.values.length} pairs had nothing to read and are left out.` : "";
  if (pairs === 0) return `No run of ${a.name} and ${b.name} can be compared in ${what}.${leftOut}`;
  const [word, most, otherWord, least] =
    higher >= lower ? ["more", higher, "fewer", lower] : ["fewer", lower, "more", higher];
  const equal = same > 0 ? `, and the same in ${same}` : "";
  return (
    `In ${shareText(most, pairs)} runs ${b.name} has ${word} ${what} than ${a.name}; ` +
    `${otherWord} in ${shareText(least, pairs)}${equal}. ${meanText(found)}${leftOut} ${pairedText}`
  );
}

function meanText({ mean, ciLow, ciHigh }: PairedDifference): string {
  const interval = Number.isNaN(ciLow) ? "" : ` (95 % interval ${numberText(ciLow)} to ${numberText(ciHigh)})`;
  return `The mean difference is ${numberText(mean)}${interval}.`;
}

/**
 * Matched cases over pairs of runs, in aggregate: how many had a date postponed in A and not in B, and the reverse.
 * @param what the cases as a plural: `operations`
 * @param onlyA by pair: those with a date postponed in A only; `onlyB` the reverse
 */
export function matchedSentence(
  what: string,
  nameA: string,
  nameB: string,
  onlyA: Range,
  onlyB: Range,
  pairs: number,
): string {
  return (
    `Matched simulated ${what}: on average ${rangeText(onlyA)} had a date postponed, linked by the model's rules to the incident, ` +
    `in ${nameA} and not in ${nameB}, and ${rangeText(onlyB)} in ${nameB} and not in ${nameA} (mean and range over n = ${pairs} ` +
    `${pairs === 1 ? "pair" : "pairs"} of runs; meaningful in aggregate only).`
  );
}

/** Mean of a count over runs, its least and its most. */
export interface Range {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

const rangeText = ({ mean, least, most }: Range): string =>
  `${numberText(mean)} (${numberText(least)} to ${numberText(most)})`;

/** Stands wherever runs or cases are set side by side. */
export const pairedText =
  "Runs are paired by the same luck (matched simulated cases; meaningful in aggregate only). The interval of the share is exact (Clopper-Pearson).";
