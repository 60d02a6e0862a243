/**
 * The design behind Sobol' indices: two matrices A and B of points, and for each factor A with that factor's coordinates from B.
 * Source: Saltelli and others, Computer Physics Communications 181 (2010), 259-270 (radial, from a Sobol' sequence).
 */
import { InvariantError, type Stream } from "../../engine/index.ts";
import { type DesignPoint, mustCount, ordinal, type PointDesign } from "./design-points.ts";
import { digitalShift, mostSobolDimensions, sobolPoint } from "./sobol.ts";

export interface SaltelliDesign extends PointDesign {
  readonly kind: "saltelli";
  /** Rows of A. Points lie by row: A, B, then A with each factor from B: factors + 2 points a row. */
  readonly rows: number;
}

/**
 * `rows` × (factors + 2) points. A and B are the two halves of one Sobol' sequence in twice as many dimensions, shifted at random
 * when a stream is given. Rows are to be a power of two.
 * @throws InvariantError when rows are no power of two, or there are too many factors
 */
export function saltelliDesign(factors: number, rows: number, stream?: Stream): SaltelliDesign {
  mustCount("factors", factors, Math.floor(mostSobolDimensions / 2));
  mustCount("rows", rows);
  if ((rows & (rows - 1)) !== 0) throw new InvariantError(`rows of A are a power of two, not ${rows}`);
  const shift = stream === undefined ? undefined : digitalShift(2 * factors, stream);
  const points: DesignPoint[] = [];
  for (let row = 0; row < rows; row++) {
    const both = sobolPoint(row, 2 * factors, shift);
    const a = both.slice(0, factors);
    const b = both.slice(factors);
    const prefix = `saltelli-${ordinal(row, rows)}`;
    points.push({ id: `${prefix}-a`, unit: a }, { id: `${prefix}-b`, unit: b });
    for (let factor = 0; factor < factors; factor++) {
      const mixed = a.slice();
      mixed[factor] = b[factor];
      points.push({ id: `${prefix}-ab${ordinal(factor, factors)}`, unit: mixed });
    }
  }
  return { kind: "saltelli", factors, points, rows };
}
