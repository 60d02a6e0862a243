/** How far a rank correlation can be trusted. */
import { exp, ln } from "../../engine/index.ts";
import type { Interval } from "../intervals.ts";

/**
 * 95 % interval of Spearman's correlation by Fisher's transformation, whose variance is 1.06 / (n - 3) for ranks; NaN for fewer than
 * four points.
 * Source: Fieller, Hartley and Pearson, Biometrika 44 (1957), 470-481.
 */
export function rankInterval(correlation: number, n: number): Interval {
  if (!(n > 3)) return { low: Number.NaN, high: Number.NaN };
  if (correlation >= 1 || correlation <= -1) return { low: correlation, high: correlation };
  const transformed = ln((1 + correlation) / (1 - correlation)) / 2;
  const half = normal975 * Math.sqrt(1.06 / (n - 3));
  return { low: back(transformed - half), high: back(transformed + half) };
}

const normal975 = 1.959963984540054;

/** Hyperbolic tangent. */
function back(z: number): number {
  const square = exp(2 * z);
  return (square - 1) / (square + 1);
}
