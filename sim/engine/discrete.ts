/**
 * Counts from one uniform number: Poisson and binomial quantiles.
 *
 * Both are the smallest k with P(X <= k) > u, so that a larger u never gives a smaller count. Where the exact inverse
 * would be long, a normal approximation with the Cornish-Fisher terms of skewness and kurtosis stands in.
 */
import { exp, ln, log1p, normalQuantile } from "./math.ts";
import { gammaLn } from "./special-functions.ts";

interface CountTable {
  /** Count that entry 0 stands for. */
  readonly first: number;
  /** P(X <= first + i); the last is Infinity, so that a search always ends. */
  readonly cumulative: Float64Array;
  /** For each of as many equal parts of [0, 1): the first entry that can be meant. */
  readonly guide: Int32Array;
}

const exactPoissonMean = 1000;
const exactBinomialVariance = 50;
const negligible = 1e-20;
const maxTables = 1024;
const tables = new Map<number, CountTable>();
let latestMean = Number.NaN;
let latestTable: CountTable = { first: 0, cumulative: new Float64Array([Infinity]), guide: new Int32Array(1) };

/**
 * The Poisson quantile. Below mean 1000 the exact inverse, from a table that is kept for the next call with that mean;
 * from 1000 on, an approximation whose distribution function is within 2e-5 of the exact one.
 */
export function poissonQuantile(mean: number, u: number): number {
  if (mean < exactPoissonMean) return mean > 0 ? lookUp(poissonTable(mean), u) : 0;
  const deviation = Math.sqrt(mean);
  const z = scoreOf(u);
  const corrected = mean + deviation * z + (z * z - 1) / 6 + (z - z * z * z) / (72 * deviation);
  return Math.max(0, Math.floor(corrected + 0.5));
}

/**
 * The binomial quantile. Exact while n p (1-p) < 50 (in time proportional to n p or n (1-p)); above, an approximation
 * whose distribution function is within 3e-4 of the exact one, 2e-5 once the variance is beyond 500.
 */
export function binomialQuantile(n: number, p: number, u: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (n * p * (1 - p) < exactBinomialVariance) {
    return p <= 0.5 ? binomialSearch(n, p, u) : n - binomialSearch(n, 1 - p, 1 - u);
  }
  const variance = n * p * (1 - p);
  const deviation = Math.sqrt(variance);
  const z = scoreOf(u);
  const skewness = (1 - 2 * p) / deviation;
  const kurtosis = (1 - 6 * p * (1 - p)) / variance;
  const score =
    z +
    (skewness * (z * z - 1)) / 6 +
    (kurtosis * (z * z - 3) * z) / 24 -
    (skewness * skewness * (2 * z * z - 5) * z) / 36;
  return Math.max(0, Math.min(n, Math.floor(n * p + deviation * score + 0.5)));
}

function scoreOf(u: number): number {
  return normalQuantile(Math.max(1.1102230246251565e-16, Math.min(1 - 1.1102230246251565e-16, u)));
}

function binomialSearch(n: number, p: number, u: number): number {
  const odds = p / (1 - p);
  let probability = exp(n * log1p(-p));
  let cumulative = probability;
  let k = 0;
  while (cumulative <= u && k < n) {
    probability *= ((n - k) / (k + 1)) * odds;
    if (probability < negligible && k > n * p) break;
    cumulative += probability;
    k++;
  }
  return k;
}

function lookUp(table: CountTable, u: number): number {
  const { cumulative, guide } = table;
  let i = guide[Math.min(guide.length - 1, Math.floor(u * guide.length))];
  while (cumulative[i] <= u) i++;
  return table.first + i;
}

function poissonTable(mean: number): CountTable {
  if (mean === latestMean) return latestTable;
  let table = tables.get(mean);
  if (table === undefined) {
    if (tables.size >= maxTables) tables.clear();
    table = makePoissonTable(mean);
    tables.set(mean, table);
  }
  latestMean = mean;
  latestTable = table;
  return table;
}

/** Probabilities by recurrence from the mode outwards, added from the smaller tail up and scaled to a sum of 1. */
function makePoissonTable(mean: number): CountTable {
  const mode = Math.floor(mean);
  const peak = exp(mode * ln(mean) - mean - gammaLn(mode + 1));
  const below: number[] = [];
  for (let k = mode, p = peak; k > 0 && p > negligible; k--) {
    p *= k / mean;
    below.push(p);
  }
  const probabilities = [...below.reverse(), peak];
  const first = mode - below.length;
  for (let k = mode + 1, p = peak * (mean / k); p > negligible; p *= mean / ++k) probabilities.push(p);
  const total = probabilities.reduceRight((sum, p) => sum + p, 0);
  const cumulative = new Float64Array(probabilities.length);
  let sum = 0;
  probabilities.forEach((p, i) => {
    sum += p;
    cumulative[i] = sum / total;
  });
  cumulative[cumulative.length - 1] = Infinity;
  const guide = new Int32Array(cumulative.length);
  for (let part = 0, i = 0; part < guide.length; part++) {
    while (cumulative[i] <= part / guide.length) i++;
    guide[part] = i;
  }
  return { first, cumulative, guide };
}
