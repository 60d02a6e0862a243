/**
 * Rank correlations of inputs and an output over any spread-out design (Latin hypercube, Sobol' sequence): plain ones (Spearman), and
 * partial ones, in which the other inputs' part is taken out of both. They tell of influence that goes one way only.
 */
import { InvariantError } from "../../engine/index.ts";
import { tTwoSided } from "../intervals.ts";

export interface RankCorrelation {
  readonly factor: number;
  /** Points in which the output could be read. */
  readonly n: number;
  /** Spearman's correlation; NaN when either does not vary. */
  readonly plain: number;
  /** Partial rank correlation; NaN when there are not at least three more points than factors, or a factor follows from others. */
  readonly partial: number;
  /** That the partial correlation is 0, by t with n - 1 - factors degrees of freedom. */
  readonly pValue: number;
}

/**
 * @param inputs by point and factor
 * @param outputs by point; points with NaN are left out
 * @throws InvariantError when there are not as many outputs as points
 */
export function rankCorrelations(inputs: readonly ArrayLike<number>[], outputs: ArrayLike<number>): RankCorrelation[] {
  if (inputs.length !== outputs.length)
    throw new InvariantError(`${outputs.length} outputs for ${inputs.length} points`);
  const kept = inputs.flatMap((_, point) => (Number.isNaN(outputs[point]) ? [] : [point]));
  const factors = inputs.length === 0 ? 0 : inputs[0].length;
  const columns = Array.from({ length: factors + 1 }, (_, column) =>
    ranksOf(kept.map((point) => (column < factors ? inputs[point][column] : outputs[point]))),
  );
  const n = kept.length;
  const correlations = columns.map((a) => columns.map((b) => correlationOf(a, b)));
  const df = n - 1 - factors;
  const inverse = df >= 2 ? inverseOf(correlations) : null;
  return Array.from({ length: factors }, (_, factor) => {
    const partial =
      inverse === null
        ? Number.NaN
        : -inverse[factor][factors] / Math.sqrt(inverse[factor][factor] * inverse[factors][factors]);
    const pValue = tTwoSided(partial * Math.sqrt(df / (1 - partial * partial)), df);
    return { factor, n, plain: correlations[factor][factors], partial, pValue };
  });
}

/** Ranks from 1; equal values share the mean of theirs. */
export function ranksOf(values: readonly number[]): Float64Array {
  const order = values.map((_, index) => index).sort((a, b) => values[a] - values[b] || a - b);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let place = from; place < to; place++) ranks[order[place]] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

function correlationOf(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  let products = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < n; i++) {
    // The mean of ranks is (n + 1) / 2, with and without ties.
    const deviationA = a[i] - (n + 1) / 2;
    const deviationB = b[i] - (n + 1) / 2;
    products += deviationA * deviationB;
    squaresA += deviationA * deviationA;
    squaresB += deviationB * deviationB;
  }
  return products / Math.sqrt(squaresA * squaresB);
}

/** By Gauss and Jordan with the largest pivot; null when there is none to speak of, or a NaN. */
function inverseOf(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(work[row][column]) > Math.abs(work[pivot][column])) pivot = row;
    }
    const largest = work[pivot][column];
    if (!(Math.abs(largest) > 1e-10)) return null;
    [work[column], work[pivot]] = [work[pivot], work[column]];
    work[column] = work[column].map((value) => value / largest);
    for (let row = 0; row < size; row++) {
      const factor = work[row][column];
      if (row === column || factor === 0) continue;
      work[row] = work[row].map((value, j) => value - factor * work[column][j]);
    }
  }
  return work.map((row) => row.slice(size));
}
