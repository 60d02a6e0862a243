/** Convergence from the path of a stopping rule, or worked out of the values of runs in their order. */
import { type Criterion, type Look, meanHalfWidth, nextLookAfter, statsOf } from "../../experiment/index.ts";
import type { ConvergenceData, ConvergencePoint } from "./data.ts";

/** @param index of the criterion among those of the rule */
export function readConvergence(criterion: Criterion, path: readonly Look[], index: number): ConvergenceData {
  const points = path.map(({ replications, precisions }): ConvergencePoint => {
    const { mean, halfWidth } = precisions[index];
    return { n: replications, mean, halfWidth };
  });
  const last = path.at(-1)?.precisions[index];
  const { limit, isRelative, measure, place, firstWeek, lastWeek, text } = criterion;
  // As the rule has it: g / (1 + g) of the mean for a relative limit g.
  const wanted = isRelative ? (limit / (1 + limit)) * Math.abs(last?.mean ?? Number.NaN) : limit;
  return {
    what: `${measure}@${place}, weeks ${firstWeek} to ${lastWeek}`,
    path: points,
    asked: text,
    limit: wanted,
    isMet: last?.isMet ?? false,
  };
}

/** The same looks without a precision asked for. @param values by replication; NaN where nothing was read */
export function convergenceOf(what: string, values: ArrayLike<number>): ConvergenceData {
  const path: ConvergencePoint[] = [];
  for (let n = Math.min(2, values.length); n > 0; n = n === values.length ? 0 : nextLookAfter(n, values.length)) {
    const stats = statsOf(Array.from({ length: n }, (_, run) => values[run]));
    if (stats !== null) path.push({ n, mean: stats.mean, halfWidth: meanHalfWidth(stats.replications, stats.sd) });
  }
  return { what, path, asked: "", limit: Number.NaN, isMet: false };
}
