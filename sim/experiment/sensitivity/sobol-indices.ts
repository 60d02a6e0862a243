/**
 * Sobol' indices: which share of the output's variance each factor makes alone (first order) and with all its interactions (total).
 * Responsible for estimates and their intervals; the design is made in designs/saltelli.ts.
 *
 * Luck that differs from point to point is a factor of its own: it adds to the variance and to every total index. Give each point the
 * same replications, or means of enough of them.
 */
import { InvariantError, type Stream } from "../../engine/index.ts";
import type { SaltelliDesign } from "../designs/saltelli.ts";
import type { Interval } from "../intervals.ts";

export interface SobolIndex {
  readonly factor: number;
  readonly first: number;
  readonly total: number;
  /** 95 % percentile intervals over bootstrap samples of rows. */
  readonly firstInterval: Interval;
  readonly totalInterval: Interval;
}

export interface SobolIndices {
  /** Rows in which every point could be read. */
  readonly rows: number;
  readonly mean: number;
  /** Of the output over A and B, with 1/n. Indices of an output that does not vary are 0. */
  readonly variance: number;
  readonly indices: readonly SobolIndex[];
}

const defaultResamples = 1000;

/**
 * First-order indices by Saltelli and others (2010, table 2 (b)), total ones by Jansen (table 2 (f)), on outputs less their mean.
 * Estimates are not forced into [0, 1]: one a little below 0 is noise about 0.
 * @param outputs one for each point of the design, in its order; a row with a NaN is left out whole
 * @param stream of the bootstrap
 * @throws InvariantError when there are not as many outputs as points
 */
export function sobolIndices(
  design: SaltelliDesign,
  outputs: ArrayLike<number>,
  stream: Stream,
  resamples = defaultResamples,
): SobolIndices {
  const { factors, points } = design;
  const width = factors + 2;
  if (outputs.length !== points.length) {
    throw new InvariantError(`${outputs.length} outputs for ${points.length} points`);
  }
  const table = wholeRows(outputs, design.rows, width);
  const rows = table.length / width;
  if (rows === 0) throw new InvariantError("no row of the design has all its outputs");
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += table[row * width] + table[row * width + 1];
  const mean = sum / (2 * rows);
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  const whole = estimate(table, width, all);
  const bootstrap = Array.from({ length: resamples }, () => {
    for (let row = 0; row < rows; row++) all[row] = Math.floor(stream.next() * rows);
    return estimate(table, width, all);
  });
  const indices = Array.from(
    { length: factors },
    (_, factor): SobolIndex => ({
      factor,
      first: whole.first[factor],
      total: whole.total[factor],
      firstInterval: percentiles(bootstrap.map(({ first }) => first[factor])),
      totalInterval: percentiles(bootstrap.map(({ total }) => total[factor])),
    }),
  );
  return { rows, mean, variance: whole.variance, indices };
}

function wholeRows(outputs: ArrayLike<number>, rows: number, width: number): Float64Array {
  const kept: number[] = [];
  for (let row = 0; row < rows; row++) {
    const values = Array.from({ length: width }, (_, column) => outputs[row * width + column]);
    if (!values.some(Number.isNaN)) kept.push(...values);
  }
  return Float64Array.from(kept);
}

interface Estimate {
  readonly variance: number;
  readonly first: Float64Array;
  readonly total: Float64Array;
}

/** From the rows named, some perhaps several times. Columns: A, B, then A with each factor from B. */
function estimate(table: Float64Array, width: number, rows: Int32Array): Estimate {
  const n = rows.length;
  const factors = width - 2;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += table[rows[i] * width] + table[rows[i] * width + 1];
  const mean = sum / (2 * n);
  let squares = 0;
  const first = new Float64Array(factors);
  const total = new Float64Array(factors);
  for (let i = 0; i < n; i++) {
    const at = rows[i] * width;
    const a = table[at];
    const b = table[at + 1] - mean;
    squares += (a - mean) * (a - mean) + b * b;
    for (let factor = 0; factor < factors; factor++) {
      const change = table[at + 2 + factor] - a;
      first[factor] += b * change;
      total[factor] += change * change;
    }
  }
  const variance = squares / (2 * n);
  for (let factor = 0; factor < factors; factor++) {
    first[factor] = variance > 0 ? first[factor] / n / variance : 0;
    total[factor] = variance > 0 ? total[factor] / (2 * n) / variance : 0;
  }
  return { variance, first, total };
}

function percentiles(values: readonly number[]): Interval {
  if (values.length === 0) return { low: Number.NaN, high: Number.NaN };
  const sorted = Float64Array.from(values).sort();
  const at = (p: number): number => {
    const place = p * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  };
  return { low: at(0.025), high: at(0.975) };
}
