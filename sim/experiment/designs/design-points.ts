/**
 * What every design is: points of the unit cube with ids. Responsible for the shape and the ids; what a coordinate means for a
 * parameter is in scaling.ts.
 */
import { InvariantError } from "../../engine/index.ts";

export interface DesignPoint {
  /** Unique within its design, such as `lhs-07`, `morris-3-2`; no `/`, so that it can be part of a path. */
  readonly id: string;
  /** One coordinate in [0, 1] for each factor; NaN leaves the factor at the scenario's own value. */
  readonly unit: Float64Array;
}

export interface PointDesign {
  readonly kind: "factorial" | "latin-hypercube" | "sobol" | "morris" | "saltelli" | "one-at-a-time";
  /** Number of factors: coordinates of a point. */
  readonly factors: number;
  /** In the order in which analyses want the outputs. */
  readonly points: readonly DesignPoint[];
}

/** `index` with as many digits as the last of `count` has, so that ids sort as numbers do. */
export function ordinal(index: number, count: number): string {
  return String(index).padStart(String(Math.max(0, count - 1)).length, "0");
}

/** @throws InvariantError when a size is no whole number from 1 to `most` */
export function mustCount(what: string, size: number, most = 1_000_000): void {
  if (!Number.isInteger(size) || size < 1 || size > most) {
    throw new InvariantError(`a design with ${size} ${what}: there can be 1 to ${most}`);
  }
}
