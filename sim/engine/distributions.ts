/**
 * Distributions as data, and samplers made from them.
 *
 * A sampler takes one uniform number and returns one value: the quantile function. So a larger u never gives a smaller
 * value, two runs that share their uniform numbers stay as alike as they can be, and a value can be drawn for later use
 * by keeping its u. u is clipped to [2^-53, 1 - 2^-53] where the quantile would be infinite outside.
 */
import { poissonQuantile } from "./discrete.ts";
import { InvariantError } from "./errors.ts";
import { exp, ln, lnOfNormal, normalQuantile, pow } from "./math.ts";
import { quantileTable } from "./quantile-table.ts";
import { gammaLn, incompleteBeta, incompleteGamma } from "./special-functions.ts";

/** A plain number is a constant. `cv` is standard deviation divided by mean; units are the owner's. */
export type Distribution =
  | number
  | { readonly dist: "constant"; readonly value: number }
  | { readonly dist: "uniform"; readonly low: number; readonly high: number }
  | { readonly dist: "exponential"; readonly mean: number }
  | { readonly dist: "gamma"; readonly mean: number; readonly cv: number }
  | { readonly dist: "weibull"; readonly shape: number; readonly scale: number }
  | { readonly dist: "lognormal"; readonly mean: number; readonly cv: number }
  | { readonly dist: "triangular"; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly dist: "pert"; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly dist: "empirical"; readonly values: readonly number[]; readonly weights?: readonly number[] }
  | { readonly dist: "poisson"; readonly mean: number };

/** Value from one uniform number in [0, 1). */
export type Sampler = (u: number) => number;

const smallestU = 1.1102230246251565e-16;
const largestU = 1 - smallestU;

/** What is wrong with a distribution, in words; empty when nothing is. */
export function problemsOf(d: Distribution): string[] {
  if (typeof d === "number") return Number.isFinite(d) ? [] : [`${d} is not a finite number`];
  const problems: string[] = [];
  const need = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  for (const [field, value] of Object.entries(d)) {
    if (typeof value === "number") need(Number.isFinite(value), `${field} must be a finite number`);
  }
  switch (d.dist) {
    case "constant":
      break;
    case "uniform":
      need(d.low <= d.high, "low must not exceed high");
      break;
    case "exponential":
    case "poisson":
      need(d.mean >= 0, "mean must not be negative");
      break;
    case "gamma":
    case "lognormal":
      need(d.mean >= 0, "mean must not be negative");
      need(d.cv >= 0 && d.cv <= 5, "cv must be from 0 to 5");
      break;
    case "weibull":
      need(d.shape >= 0.1, "shape must be at least 0.1");
      need(d.scale >= 0, "scale must not be negative");
      break;
    case "triangular":
    case "pert":
      need(d.low <= d.mode, "low must not exceed mode");
      need(d.mode <= d.high, "mode must not exceed high");
      break;
    case "empirical": {
      const weights = d.weights ?? d.values.map(() => 1);
      need(d.values.length > 0, "values must not be empty");
      need(d.values.every(Number.isFinite), "values must be finite numbers");
      need(weights.length === d.values.length, "weights must be as many as values");
      need(
        weights.every((weight) => weight >= 0 && weight < Infinity),
        "weights must be finite and not negative",
      );
      need(d.values.length === 0 || weights.some((weight) => weight > 0), "some weight must be positive");
      break;
    }
    default:
      problems.push(`unknown distribution ${JSON.stringify(d)}`);
  }
  return problems;
}

/** Mean of a distribution without problems. */
export function meanOf(d: Distribution): number {
  if (typeof d === "number") return d;
  switch (d.dist) {
    case "constant":
      return d.value;
    case "uniform":
      return (d.low + d.high) / 2;
    case "exponential":
    case "gamma":
    case "lognormal":
    case "poisson":
      return d.mean;
    case "weibull":
      return d.scale * exp(gammaLn(1 + 1 / d.shape));
    case "triangular":
      return (d.low + d.mode + d.high) / 3;
    case "pert":
      return (d.low + 4 * d.mode + d.high) / 6;
    case "empirical": {
      const weights = d.weights ?? d.values.map(() => 1);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return d.values.reduce((sum, value, i) => sum + value * weights[i], 0) / total;
    }
  }
}

/**
 * Makes the sampler. Gamma and PERT read an inverse table; for gamma the relative error is below 1e-6 for cv up to 2
 * and 1e-5 up to 5, for PERT the error is below 1e-6 of the range. The others are exact but for rounding.
 * @throws InvariantError when the distribution has problems.
 */
export function compile(d: Distribution): Sampler {
  const problems = problemsOf(d);
  if (problems.length > 0) throw new InvariantError(`cannot sample from ${JSON.stringify(d)}: ${problems.join("; ")}`);
  if (typeof d === "number") return constant(d);
  switch (d.dist) {
    case "constant":
      return constant(d.value);
    case "uniform": {
      const { low, high } = d;
      return (u) => low + (high - low) * u;
    }
    case "exponential":
      return exponential(d.mean);
    case "gamma":
      return d.cv === 0 || d.mean === 0 ? constant(d.mean) : gamma(d.mean, d.cv);
    case "weibull": {
      const { scale } = d;
      const power = 1 / d.shape;
      return (u) => scale * pow(-ln(1 - (u < largestU ? u : largestU)), power);
    }
    case "lognormal":
      return d.cv === 0 || d.mean === 0 ? constant(d.mean) : lognormal(d.mean, d.cv);
    case "triangular":
      return d.low === d.high ? constant(d.low) : triangular(d.low, d.mode, d.high);
    case "pert":
      return d.low === d.high ? constant(d.low) : pert(d.low, d.mode, d.high);
    case "empirical":
      return empirical(d.values, d.weights ?? d.values.map(() => 1));
    case "poisson": {
      const { mean } = d;
      return (u) => poissonQuantile(mean, u);
    }
  }
}

function constant(value: number): Sampler {
  return () => value;
}

function exponential(mean: number): Sampler {
  return (u) => -mean * lnOfNormal(1 - (u < largestU ? u : largestU));
}

function lognormal(mean: number, cv: number): Sampler {
  const variance = ln(1 + cv * cv);
  const deviation = Math.sqrt(variance);
  const scale = mean / Math.sqrt(1 + cv * cv);
  return (u) => scale * exp(deviation * normalQuantile(u < smallestU ? smallestU : u > largestU ? largestU : u));
}

/** By cv: tables for mean 1, on the scale of ln x. A pure cache. */
const gammaTables = new Map<number, Sampler>();

function gamma(mean: number, cv: number): Sampler {
  let table = gammaTables.get(cv);
  if (table === undefined) {
    const shape = 1 / (cv * cv);
    const constantLn = gammaLn(shape);
    table = quantileTable({
      // Far below, where exp(t) would vanish, the first term of the series is all there is.
      tails: (t) =>
        t < -40 ? { lower: exp(shape * t - gammaLn(shape + 1)), upper: 1 } : incompleteGamma(shape, exp(t)),
      density: (t) => exp(shape * t - exp(t) - constantLn),
      start: ln(shape),
    });
    gammaTables.set(cv, table);
  }
  const lnOfTimes = table;
  const scale = mean * cv * cv;
  return (u) => scale * exp(lnOfTimes(u));
}

function triangular(low: number, mode: number, high: number): Sampler {
  const range = high - low;
  const split = (mode - low) / range;
  return (u) =>
    u < split ? low + Math.sqrt(u * range * (mode - low)) : high - Math.sqrt((1 - u) * range * (high - mode));
}

/** By place of the mode in the range: tables on the scale of the logit. A pure cache. */
const pertTables = new Map<number, Sampler>();

/** Beta distribution on [low, high] with a = 1 + 4 (mode - low) / range and a + b = 6. */
function pert(low: number, mode: number, high: number): Sampler {
  const range = high - low;
  const place = (mode - low) / range;
  let table = pertTables.get(place);
  if (table === undefined) {
    const a = 1 + 4 * place;
    const b = 6 - a;
    const constantLn = gammaLn(a) + gammaLn(b) - gammaLn(6);
    table = quantileTable({
      tails: (t) => incompleteBeta(a, b, 1 / (1 + exp(-t)), 1 / (1 + exp(t))),
      density: (t) => exp(-a * ln(1 + exp(-t)) - b * ln(1 + exp(t)) - constantLn),
      start: ln(a / b),
    });
    pertTables.set(place, table);
  }
  const logit = table;
  return (u) => low + range / (1 + exp(-logit(u)));
}

/** The values themselves, with their weights: no interpolation between them. */
function empirical(values: readonly number[], weights: readonly number[]): Sampler {
  const order = values.map((_, i) => i).filter((i) => weights[i] > 0);
  order.sort((i, j) => values[i] - values[j] || i - j);
  const sorted = Float64Array.from(order, (i) => values[i]);
  const cumulative = new Float64Array(order.length);
  let sum = 0;
  order.forEach((i, rank) => {
    sum += weights[i];
    cumulative[rank] = sum;
  });
  const total = sum;
  cumulative[order.length - 1] = Infinity;
  return (u) => {
    const target = u * total;
    let low = 0;
    let high = sorted.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] <= target) low = middle + 1;
      else high = middle;
    }
    return sorted[low];
  };
}
