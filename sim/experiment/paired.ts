/**
 * Two scenarios run with the same luck: what they differ by, run by run, and which cases met another fate. Responsible for the
 * numbers; the sentences are in the report room. Pairs of runs, and of cases, mean something in aggregate only.
 */
import { InvariantError } from "../engine/index.ts";
import {
  exactInterval,
  holm,
  type Interval,
  meanHalfWidth,
  momentsOf,
  simultaneousConfidence,
  tTwoSided,
} from "./intervals.ts";

/** What B has more than A (B - A), over pairs in which both read something. */
export interface PairedDifference {
  readonly pairs: number;
  /** Pairs left out because one of the two had nothing to read. */
  readonly missing: number;
  readonly meanA: number;
  readonly meanB: number;
  /** Mean of B - A. */
  readonly mean: number;
  /** Standard deviation of B - A, with n - 1. */
  readonly sd: number;
  /** Student's interval of the mean difference, at the confidence asked for. */
  readonly ciLow: number;
  readonly ciHigh: number;
  /** Of the hypothesis that the mean difference is 0, two-sided. NaN with fewer than two pairs or when no pair differs. */
  readonly pValue: number;
  /**
   * (s_A² + s_B²) / s_D²: how many times fewer runs pairing needs than independent runs for the same interval. 1: pairing gained
   * nothing. Infinity when all differences are equal; NaN when neither varies.
   */
  readonly varianceReduction: number;
  /** Pairs in which B is above, below, at A. */
  readonly higher: number;
  readonly lower: number;
  readonly same: number;
  /** Exact interval of the share of pairs in which B is above A; from 0 to 1 when there are no pairs. */
  readonly higherShare: Interval;
}

/**
 * Compares two samples of which entry i of both had the same luck.
 * @throws InvariantError when they are not of the same length
 */
export function pairedDifference(a: ArrayLike<number>, b: ArrayLike<number>, confidence = 0.95): PairedDifference {
  if (a.length !== b.length) throw new InvariantError(`${a.length} runs cannot be paired with ${b.length}`);
  const ofA: number[] = [];
  const ofB: number[] = [];
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(a[i]) || Number.isNaN(b[i])) continue;
    ofA.push(a[i]);
    ofB.push(b[i]);
  }
  const differences = ofB.map((value, pair) => value - ofA[pair]);
  const pairs = differences.length;
  const [sideA, sideB, difference] = [ofA, ofB, differences].map(momentsOf);
  const half = meanHalfWidth(pairs, difference.sd, confidence);
  const higher = differences.filter((one) => one > 0).length;
  const lower = differences.filter((one) => one < 0).length;
  const variance = difference.sd * difference.sd;
  return {
    pairs,
    missing: a.length - pairs,
    meanA: sideA.mean,
    meanB: sideB.mean,
    mean: difference.mean,
    sd: difference.sd,
    ciLow: difference.mean - half,
    ciHigh: difference.mean + half,
    pValue: tTwoSided(difference.mean / (difference.sd / Math.sqrt(pairs)), pairs - 1),
    varianceReduction: (sideA.sd * sideA.sd + sideB.sd * sideB.sd) / variance,
    higher,
    lower,
    same: pairs - higher - lower,
    higherShare: pairs === 0 ? { low: 0, high: 1 } : exactInterval(higher, pairs, confidence),
  };
}

/** One of several scenarios against the same baseline. */
export interface JointDifference extends PairedDifference {
  /** Holm's adjusted p value. */
  readonly pHolm: number;
  /** Bonferroni's interval: those of all scenarios hold together at the confidence asked for. */
  readonly jointLow: number;
  readonly jointHigh: number;
}

/**
 * Several scenarios against one baseline, run by run. `ciLow` and `ciHigh` are for the reader who had one of them in mind before;
 * `jointLow`, `jointHigh` and `pHolm` for the one who looks for whichever stands out.
 */
export function compareSeveral(
  baseline: ArrayLike<number>,
  others: readonly ArrayLike<number>[],
  confidence = 0.95,
): JointDifference[] {
  const single = others.map((other) => pairedDifference(baseline, other, confidence));
  const adjusted = holm(single.map(({ pValue }) => pValue));
  const joint = simultaneousConfidence(others.length, confidence);
  return single.map((one, index) => {
    const half = meanHalfWidth(one.pairs, one.sd, joint);
    return { ...one, pHolm: adjusted[index], jointLow: one.mean - half, jointHigh: one.mean + half };
  });
}

/** Cases of two runs with the same luck, by key. */
export interface MatchedCases<Key> {
  readonly onlyA: readonly Key[];
  readonly onlyB: readonly Key[];
  /** Number of cases in both. */
  readonly both: number;
}

/**
 * Matches the cases of one replication of A and of B, such as those that went ahead. Keys are numbers, or texts by code unit.
 * @throws InvariantError when the keys of a side do not rise strictly: then some would be counted twice or missed
 */
export function matchCases<Key extends number | string>(a: ArrayLike<Key>, b: ArrayLike<Key>): MatchedCases<Key> {
  mustRise(a, "A");
  mustRise(b, "B");
  const onlyA: Key[] = [];
  const onlyB: Key[] = [];
  let both = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] < b[j]) onlyA.push(a[i++]);
    else if (b[j] < a[i]) onlyB.push(b[j++]);
    else {
      both++;
      i++;
      j++;
    }
  }
  while (i < a.length) onlyA.push(a[i++]);
  while (j < b.length) onlyB.push(b[j++]);
  return { onlyA, onlyB, both };
}

function mustRise(keys: ArrayLike<number | string>, side: string): void {
  for (let i = 1; i < keys.length; i++) {
    if (!(keys[i - 1] < keys[i])) throw new InvariantError(`key ${keys[i]} of ${side} does not follow ${keys[i - 1]}`);
  }
}
