/** Intervals over replications: what a stochastic test may and may not call a difference. */
import { expect } from "vitest";
import { incompleteBeta, Tally } from "../../sim/engine/index.ts";

/** Chance that one correct `expectMean` fails. */
export const falseAlarmRate = 1e-6;

/** Upper quantile of Student's t, by bisection on its distribution function. */
export function studentT(upperTail: number, freedom: number): number {
  let low = 0;
  let high = 1000;
  for (let i = 0; i < 100; i++) {
    const t = (low + high) / 2;
    const tail = incompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t)).lower / 2;
    if (tail > upperTail) low = t;
    else high = t;
  }
  return low;
}

/** Fails when the mean of independent replications differs from theory by more than luck allows. */
export function expectMean(replications: readonly number[], theory: number, what: string): void {
  const tally = new Tally();
  for (const value of replications) tally.add(value);
  const halfWidth = studentT(falseAlarmRate / 2, tally.n - 1) * Math.sqrt(tally.variance / tally.n);
  const difference = Math.abs(tally.mean - theory);
  expect(difference, `${what}: ${tally.mean} ± ${halfWidth}, theory ${theory}`).toBeLessThan(halfWidth);
  // A test that could not see an error of 5 % would be no test.
  expect(halfWidth, `${what}: half-width`).toBeLessThan(0.05 * Math.abs(theory) + 1e-4);
}
