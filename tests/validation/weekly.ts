/** Weekly numbers of an experiment: statistics over replications by subject and week, for tables and figures. */
import type { Experiment } from "../../sim/index.ts";
import { library } from "./library.ts";
import { keptStats } from "./section.ts";

export interface WeekStats {
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

export interface Series {
  readonly measure: string;
  readonly place: string;
  /** By week from 1; null where nothing was read. */
  readonly weeks: readonly (WeekStats | null)[];
}

export function seriesOf({ summary }: Experiment, measure: string, place: string, weeks: number): Series {
  const list = Array.from({ length: weeks }, (_, index) => {
    const stats = library.weekStats(summary, measure, place, index + 1);
    return stats === null ? null : keptStats(stats);
  });
  return { measure, place, weeks: list };
}
