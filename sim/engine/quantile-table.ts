/**
 * Inverse tables for distributions whose quantile function has no short formula.
 *
 * The quantile is tabulated as a function of the normal score z of u, on a scale (logarithm, logit) on which it is
 * nearly straight, with its exact slope at each knot, and read by cubic Hermite interpolation. So both tails are as
 * well resolved as the middle, down to u = 2^-53 and up to 1 - 2^-53, where u is clipped.
 */
import { exp, ln, normalQuantile } from "./math.ts";
import { normalCdf } from "./special-functions.ts";

/** A distribution on the whole line, log-concave. */
export interface Shape {
  /** Probabilities below and above t, each precise where it is small. */
  tails(t: number): { lower: number; upper: number };
  density(t: number): number;
  /** Somewhere in the middle. */
  start: number;
}

const knotsPerUnit = 16;
const zLimit = 8.25;
const knots = 2 * zLimit * knotsPerUnit + 1;
const smallestU = 1.1102230246251565e-16;
const largestU = 1 - smallestU;
const inverseRootTwoPi = 0.3989422804014327;

/** A function of u giving t. Interpolation error: see the callers. */
export function quantileTable(shape: Shape): (u: number) => number {
  const values = new Float64Array(knots);
  const slopes = new Float64Array(knots);
  const middle = (knots - 1) / 2;
  const fillKnot = (i: number, guess: number): void => {
    const z = (i - middle) / knotsPerUnit;
    values[i] = solve(shape, z, guess);
    slopes[i] = (exp(-(z * z) / 2) * inverseRootTwoPi) / shape.density(values[i]) / knotsPerUnit;
  };
  fillKnot(middle, shape.start);
  for (let i = middle + 1; i < knots; i++) fillKnot(i, values[i - 1] + slopes[i - 1]);
  for (let i = middle - 1; i >= 0; i--) fillKnot(i, values[i + 1] - slopes[i + 1]);

  return (u) => {
    const z = normalQuantile(u < smallestU ? smallestU : u > largestU ? largestU : u);
    const at = (z + zLimit) * knotsPerUnit;
    const i = Math.floor(at);
    const s = at - i;
    const rise = values[i + 1] - values[i];
    const startExcess = slopes[i] - rise;
    const endExcess = rise - slopes[i + 1];
    return values[i] + s * (rise + (1 - s) * (startExcess * (1 - s) + endExcess * s));
  };
}

/** Newton's method on the logarithm of the smaller tail, which is concave, so that it cannot run away. */
function solve(shape: Shape, z: number, guess: number): number {
  const inLower = z < 0;
  const target = normalCdf(inLower ? z : -z);
  let t = guess;
  for (let round = 0; round < 200; round++) {
    const tails = shape.tails(t);
    const tail = inLower ? tails.lower : tails.upper;
    const density = shape.density(t);
    const excess = ln(tail / target);
    const step = Math.max(-4, Math.min(4, (excess * tail) / density));
    t += inLower ? -step : step;
    if (Math.abs(step) < 1e-12 * (1 + Math.abs(t))) break;
  }
  return t;
}
