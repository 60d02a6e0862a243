/** The text of `knockon run --profile`: what was computed and what it cost. */
import type { RunCost } from "../adapters/node/index.ts";
import type { RunRecord } from "../experiment/index.ts";
import type { Setup } from "../model/index.ts";

/** @param processPeakBytes largest memory of the whole process, all threads together */
export function profileLines(
  setup: Setup,
  records: readonly RunRecord[],
  costs: readonly RunCost[],
  processPeakBytes: number,
): string[] {
  const counts = setup.kindNames
    .map((name, kind) => ({ name, mean: mean(records.map(({ eventsByKind }) => eventsByKind[kind])) }))
    .filter((entry) => entry.mean > 0)
    .sort((a, b) => b.mean - a.mean || (a.name < b.name ? -1 : 1));
  const events = counts.reduce((sum, entry) => sum + entry.mean, 0);
  const seconds = costs.map((cost) => cost.seconds);
  return [
    "Events by kind, a replication (mean):",
    ...counts.map((entry) => `  ${entry.mean.toFixed(0).padStart(10)}  ${entry.name}`),
    `  ${events.toFixed(0).padStart(10)}  in all`,
    `Speed: ${(events / mean(seconds)).toFixed(0)} events a second on one thread.`,
    `Time of a replication: ${mean(seconds).toFixed(3)} s (${Math.min(...seconds).toFixed(3)} to ${Math.max(...seconds).toFixed(3)} s, the first of a thread with its preparation).`,
    `Memory of a thread, largest seen at the end of a simulated week: ${megabytes(Math.max(...costs.map((cost) => cost.peakBytes)))}, garbage included.`,
    `Memory of the whole process, largest: ${megabytes(processPeakBytes)}.`,
    `State of the world at the end: ${mean(records.map((result) => result.stateBytes)).toFixed(0)} bytes.`,
  ];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MiB`;
