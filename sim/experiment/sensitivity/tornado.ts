/**
 * One factor at a time: how far the output moves when each parameter goes to the ends of its range and all others stay. Responsible
 * for the rows of a tornado, widest first; interactions are not seen (sensitivity by Morris or Sobol' does).
 */
import { InvariantError } from "../../engine/index.ts";
import { type PairedDifference, pairedDifference } from "../paired.ts";

export interface TornadoRow {
  readonly factor: number;
  /** Low end less base, and high end less base, run by run. */
  readonly low: PairedDifference;
  readonly high: PairedDifference;
  /** |mean at the high end - mean at the low end|. */
  readonly swing: number;
}

/**
 * Rows by swing, the widest first, equal ones by factor; those with nothing to read last.
 * @param outputs by point of `oneAtATime` and replication; replication r of every point has the same luck
 * @throws InvariantError when points are not one and two for each factor
 */
export function tornado(outputs: readonly ArrayLike<number>[]): TornadoRow[] {
  const [base, ...ends] = outputs;
  if (base === undefined || ends.length % 2 !== 0) {
    throw new InvariantError(`${outputs.length} points are not a base and two ends for each factor`);
  }
  const rows = Array.from({ length: ends.length / 2 }, (_, factor): TornadoRow => {
    const low = pairedDifference(base, ends[2 * factor]);
    const high = pairedDifference(base, ends[2 * factor + 1]);
    return { factor, low, high, swing: Math.abs(high.mean - low.mean) };
  });
  const rank = ({ swing }: TornadoRow): number => (Number.isNaN(swing) ? -1 : swing);
  return rows.sort((a, b) => rank(b) - rank(a) || a.factor - b.factor);
}
