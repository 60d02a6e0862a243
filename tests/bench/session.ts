/** A session of the region against its budgets: seeking anywhere in a run already computed, and branching there. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { atMost, median, type Report, type Row, type Section } from "./section.ts";

interface Timing {
  readonly wallMs: number;
  /** Time on the processor, which a busy machine does not lengthen; more than the wall's when memory is tidied beside. */
  readonly processorMs: number;
}

interface Measured {
  /** By moment, then by round. */
  readonly seeks: readonly (readonly Timing[])[];
  readonly branches: readonly (readonly Timing[])[];
  readonly peakKiB: number;
}

/** The slowest moment, each taken as the median of its rounds: slow of itself, not of what else the machine did. */
function rowOf(measure: string, timings: Measured["seeks"], must: number, aim: number): Row {
  const wall = timings.map((rounds) => median(rounds.map(({ wallMs }) => wallMs)));
  const processor = timings.map((rounds) => median(rounds.map(({ processorMs }) => processorMs)));
  const figures = `slowest of ${wall.length} moments; median ${median(wall).toFixed(0)} ms; on the processor ${Math.max(...processor).toFixed(0)} and ${median(processor).toFixed(0)} ms`;
  return atMost(measure, Math.max(...wall), " ms", must, aim, figures);
}

export const section: Section = {
  run(): Report {
    const title = "A session of the region, run to its end and then sought all over";
    const program = fileURLToPath(new URL("session-run.mjs", import.meta.url));
    if (!existsSync(fileURLToPath(new URL("../../dist/index.js", import.meta.url)))) {
      return { title, rows: [], answers: [], notes: ["not measured: the library is not built (npm run build:cli)"] };
    }
    const { seeks, branches, peakKiB } = JSON.parse(
      execFileSync(process.execPath, [program], { encoding: "utf8", maxBuffer: 1e7 }),
    ) as Measured;
    const rows = [rowOf("seek anywhere", seeks, 200, 100), rowOf("branch", branches, 100, 50)];
    return { title, rows, answers: [], notes: [`peak of the whole process ${(peakKiB / 1024).toFixed(0)} MiB`] };
  },
};
