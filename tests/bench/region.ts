/** The region against its own budgets: one replication, its memory and state. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { atMost, median, type Report, type Section } from "./section.ts";

interface Measured {
  readonly seconds: readonly number[];
  readonly events: number;
  readonly stateBytes: number;
  readonly onePeakKiB: number;
}

export const section: Section = {
  run(): Report {
    const title = "The region: 6 + 26 weeks of the 2024 case, one core, full depth";
    const program = fileURLToPath(new URL("region-run.mjs", import.meta.url));
    if (!existsSync(fileURLToPath(new URL("../../dist/index.js", import.meta.url)))) {
      return { title, rows: [], answers: [], notes: ["not measured: the library is not built (npm run build:cli)"] };
    }
    const { seconds, events, stateBytes, onePeakKiB } = JSON.parse(
      execFileSync(process.execPath, [program], { encoding: "utf8", maxBuffer: 1e7 }),
    ) as Measured;
    const warm = median(seconds.slice(1));
    const rows = [
      atMost(
        "one replication",
        warm,
        " s",
        1,
        0.5,
        `median of ${seconds.length - 1}; ${events.toLocaleString("en-GB")} events; the first of a process took ${seconds[0].toFixed(2)} s`,
      ),
      atMost("memory of one replication", onePeakKiB / 1024, " MiB", 200, 150, "peak of the whole process"),
      atMost("state", stateBytes / 1e6, " MB", 10, 8, "encoded, at the end of the run"),
    ];
    return { title, rows, answers: [], notes: [] };
  },
};
