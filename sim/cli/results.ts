/** The files that `knockon run` writes. Only timing.json knows of times, workers and the machine. */
import { cpus, platform, release, totalmem } from "node:os";
import type { RunCost, TextFile } from "../adapters/node/index.ts";
import { dailyLines, type Manifest, type Summary, weeklyLines } from "../experiment/index.ts";
import type { Setup } from "../model/index.ts";

/** Everything that any run may write. */
export const resultFiles = ["weekly.csv", "daily.csv", "trace.csv", "timing.json", "manifest.json"] as const;

export interface Timing {
  readonly started: Date;
  readonly seconds: number;
  readonly workers: number;
  readonly costs: readonly RunCost[];
}

/** The manifest comes last: it vouches for the others. */
export function filesOf(
  setup: Setup,
  summary: Summary,
  manifest: Manifest,
  timing: Timing,
  trace: Iterable<string> | null,
): TextFile[] {
  return [
    { name: "weekly.csv", parts: weeklyLines(setup, summary) },
    { name: "daily.csv", parts: dailyLines(setup, summary) },
    ...(trace === null ? [] : [{ name: "trace.csv", parts: trace }]),
    { name: "timing.json", parts: [json(timingOf(timing))] },
    { name: "manifest.json", parts: [json(manifest)] },
  ];
}

function timingOf({ started, seconds, workers, costs }: Timing): object {
  return {
    started: started.toISOString(),
    seconds,
    workers,
    replicationSeconds: [...costs].sort((a, b) => a.replication - b.replication).map((cost) => cost.seconds),
    machine: {
      node: process.version,
      system: `${platform()} ${release()}`,
      processor: cpus()[0]?.model ?? "unknown",
      cores: cpus().length,
      memoryBytes: totalmem(),
    },
  };
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
