/**
 * An emulator: a polynomial of the parameters, fitted by least squares to simulated means, that tells what the simulator would say at a
 * point where it was not run, and how sure that is. Quadratic with all products when there are points enough, else without products,
 * else linear. Responsible for the fit of several outputs over the same points.
 *
 * The variance at a point has two parts: that of the fitted surface, s² h(x), and what the surface cannot follow, the part of the
 * residual variance s² that the luck of the means does not explain. Where the fit is bad the emulator is unsure, and rules out little.
 */
import { InvariantError } from "../../engine/index.ts";

export type Shape = "linear" | "squares" | "quadratic";

export interface Fit {
  readonly coefficients: Float64Array;
  /** Residual variance with n - terms degrees of freedom. */
  readonly residualVariance: number;
  /** Part of it that is not luck. */
  readonly lackOfFit: number;
  /** Share of the variance between points that the surface explains; 1 when the output does not vary. */
  readonly r2: number;
  /** The same, each point foretold by a fit without it (PRESS): far below `r2` when there are too few points. */
  readonly looR2: number;
}

/** Added to the squares of each term, which are about 0.2 to 1 a point: too little to be felt by a fit that is well posed. */
const ridge = 1e-9;

/** Points for each term of the polynomial that are thought enough. */
const pointsForTerm = 2;

export function shapeFor(factors: number, points: number): Shape {
  const shapes: readonly Shape[] = ["quadratic", "squares"];
  return shapes.find((shape) => points >= pointsForTerm * termCount(shape, factors)) ?? "linear";
}

export function termCount(shape: Shape, factors: number): number {
  if (shape === "linear") return 1 + factors;
  return shape === "squares" ? 1 + 2 * factors : 1 + 2 * factors + (factors * (factors - 1)) / 2;
}

/** Terms of a point of the unit cube; coordinates are moved to -1 … 1, so that they are alike in size. */
export function termsOf(shape: Shape, unit: ArrayLike<number>): Float64Array {
  const x = Array.from(unit, (one) => 2 * one - 1);
  const terms = [1, ...x];
  if (shape !== "linear") for (const one of x) terms.push(one * one);
  if (shape === "quadratic") {
    for (let a = 0; a < x.length; a++) for (let b = a + 1; b < x.length; b++) terms.push(x[a] * x[b]);
  }
  return Float64Array.from(terms);
}

export class Emulator {
  readonly shape: Shape;
  readonly points: number;
  /** In the order of the outputs; null for one with a NaN among its means. */
  readonly fits: readonly (Fit | null)[];
  /** Factor L of X'X = L L'. */
  private readonly factor: readonly Float64Array[];

  /**
   * @param units by point: coordinates in the unit cube
   * @param means by output and point
   * @param luck by output: variance of a mean that comes from luck
   * @throws InvariantError with fewer points than a linear surface has terms and one more
   */
  constructor(units: readonly ArrayLike<number>[], means: readonly ArrayLike<number>[], luck: ArrayLike<number>) {
    const factors = units.length === 0 ? 0 : units[0].length;
    this.points = units.length;
    this.shape = shapeFor(factors, units.length);
    const terms = termCount(this.shape, factors);
    if (units.length <= terms) throw new InvariantError(`${units.length} points cannot be fitted by ${terms} terms`);
    const rows = units.map((unit) => termsOf(this.shape, unit));
    this.factor = cholesky(gram(rows, terms));
    const leverage = Float64Array.from(rows, (row) => this.leverageOf(row));
    this.fits = means.map((output, index) => this.fit(rows, leverage, output, luck[index]));
  }

  /** Variance of the fitted surface at a point over the residual variance: h(x). The same for all outputs. */
  leverage(unit: ArrayLike<number>): number {
    return this.leverageOf(termsOf(this.shape, unit));
  }

  /** What is foretold of an output at a point with these terms. */
  mean(output: number, terms: Float64Array): number {
    const fit = this.fits[output];
    return fit === null ? Number.NaN : dot(fit.coefficients, terms);
  }

  /** Variance of that mean. */
  variance(output: number, leverage: number): number {
    const fit = this.fits[output];
    return fit === null ? Infinity : fit.lackOfFit + fit.residualVariance * leverage;
  }

  /** Both at once, for a few points; who asks for many outputs at one point works the terms out once. */
  predict(output: number, unit: ArrayLike<number>): { readonly mean: number; readonly variance: number } {
    const terms = termsOf(this.shape, unit);
    return { mean: this.mean(output, terms), variance: this.variance(output, this.leverageOf(terms)) };
  }

  private leverageOf(terms: Float64Array): number {
    const half = forward(this.factor, terms);
    return dot(half, half);
  }

  private fit(
    rows: readonly Float64Array[],
    leverage: Float64Array,
    output: ArrayLike<number>,
    luck: number,
  ): Fit | null {
    const n = rows.length;
    const terms = rows[0].length;
    const right = new Float64Array(terms);
    let mean = 0;
    for (let point = 0; point < n; point++) {
      if (Number.isNaN(output[point])) return null;
      mean += output[point] / n;
      for (let term = 0; term < terms; term++) right[term] += rows[point][term] * output[point];
    }
    const coefficients = backward(this.factor, forward(this.factor, right));
    let residuals = 0;
    let press = 0;
    let total = 0;
    for (let point = 0; point < n; point++) {
      const residual = output[point] - dot(coefficients, rows[point]);
      const without = residual / Math.max(1e-9, 1 - leverage[point]);
      residuals += residual * residual;
      press += without * without;
      total += (output[point] - mean) * (output[point] - mean);
    }
    const residualVariance = residuals / (n - terms);
    const isFlat = total <= 1e-18 * (1 + mean * mean) * n;
    return {
      coefficients,
      residualVariance,
      lackOfFit: Math.max(0, residualVariance - luck),
      r2: isFlat ? 1 : 1 - residuals / total,
      looR2: isFlat ? 1 : 1 - press / total,
    };
  }
}

function gram(rows: readonly Float64Array[], terms: number): Float64Array[] {
  const matrix = Array.from({ length: terms }, () => new Float64Array(terms));
  for (const row of rows) for (let i = 0; i < terms; i++) for (let j = 0; j <= i; j++) matrix[i][j] += row[i] * row[j];
  // Points that lie in fewer dimensions can be fitted all the same; away from them the leverage says how unsure that is.
  for (let i = 0; i < terms; i++) matrix[i][i] += ridge * rows.length;
  return matrix;
}

/** Lower factor of a positive definite matrix, of which only the lower half is read. @throws InvariantError when it is not */
function cholesky(matrix: readonly Float64Array[]): Float64Array[] {
  const factor = matrix.map((row) => Float64Array.from(row).fill(0));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i][j];
      for (let k = 0; k < j; k++) rest -= factor[i][k] * factor[j][k];
      if (i !== j) factor[i][j] = rest / factor[j][j];
      else if (rest > 0) factor[i][i] = Math.sqrt(rest);
      else throw new InvariantError("a fit broke down");
    }
  }
  return factor;
}

/** Solves L y = right. */
function forward(factor: readonly Float64Array[], right: Float64Array): Float64Array {
  const solved = new Float64Array(right.length);
  for (let i = 0; i < right.length; i++) {
    let rest = right[i];
    for (let k = 0; k < i; k++) rest -= factor[i][k] * solved[k];
    solved[i] = rest / factor[i][i];
  }
  return solved;
}

/** Solves L' x = right. */
function backward(factor: readonly Float64Array[], right: Float64Array): Float64Array {
  const solved = new Float64Array(right.length);
  for (let i = right.length - 1; i >= 0; i--) {
    let rest = right[i];
    for (let k = i + 1; k < right.length; k++) rest -= factor[k][i] * solved[k];
    solved[i] = rest / factor[i][i];
  }
  return solved;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
