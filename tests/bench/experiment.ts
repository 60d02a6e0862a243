/** Many replications of the region: two threads against two processes beside, memory as replications grow, and what 1,000 take. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { atMost, median, type Report, type Row, type Section } from "./section.ts";

interface Threads {
  readonly seconds: number;
  readonly tablesSeconds: number;
  readonly peakKiB: number;
}

const rounds = 3;
/** Replications of a round; half of them for each process of the pair. */
const few = 40;
const many = 200;
const goal = 1000;

const program = fileURLToPath(new URL("experiment-run.mjs", import.meta.url));
const run = promisify(execFile);

async function ran<T>(...words: readonly (string | number)[]): Promise<T> {
  const { stdout } = await run(process.execPath, [program, ...words.map(String)], { maxBuffer: 1e7 });
  return JSON.parse(stdout) as T;
}

/** Both at once, as two processes that know nothing of each other; the slower one counts. */
async function pairSeconds(): Promise<number> {
  const half = few / 2;
  const both = [0, half].map((first) => ran<{ readonly seconds: number }>("alone", first, half));
  return Math.max(...(await Promise.all(both)).map(({ seconds }) => seconds));
}

export const section: Section = {
  async run(): Promise<Report> {
    const title = "Experiments: replications of the 2024 case on two threads, kept as parts";
    if (!existsSync(fileURLToPath(new URL("../../dist/index.js", import.meta.url)))) {
      return { title, rows: [], answers: [], notes: ["not measured: the library is not built (npm run build:cli)"] };
    }
    const pairs: number[] = [];
    const threads: Threads[] = [];
    // In turns, so that what else the machine does falls on both alike.
    for (let round = 0; round < rounds; round++) {
      pairs.push(await pairSeconds());
      threads.push(await ran<Threads>("threads", 0, few, 2));
    }
    const long = await ran<Threads>("threads", 0, many, 2);
    const pair = median(pairs);
    const two = median(threads.map(({ seconds }) => seconds));
    const fewMiB = median(threads.map(({ peakKiB }) => peakKiB)) / 1024;
    const manyMiB = long.peakKiB / 1024;
    const goalMiB = manyMiB + (Math.max(0, manyMiB - fewMiB) / (many - few)) * (goal - many);
    const goalMinutes = ((goal / many) * (long.seconds + long.tablesSeconds)) / 60;
    const speed: Row = {
      measure: "two threads against a native pair",
      figures: `${few} replications: ${two.toFixed(1)} s against ${pair.toFixed(1)} s, medians of ${rounds}; starting and keeping included`,
      ratio: pair / two,
      must: 0.85,
      aim: 0.9,
      sense: "atLeast",
    };
    const grown = `${fewMiB.toFixed(0)} MiB after ${few}, ${manyMiB.toFixed(0)} MiB after ${many}, carried on in a straight line`;
    const time = `${many} took ${long.seconds.toFixed(0)} s and their tables ${long.tablesSeconds.toFixed(1)} s, carried on in a straight line`;
    const rows = [
      speed,
      atMost(`memory of ${goal} replications`, goalMiB, " MiB", 600, 500, grown),
      atMost(`time of ${goal} replications`, goalMinutes, " min", 10, 5, time),
    ];
    return {
      title,
      rows,
      answers: [],
      notes: ["memory is the peak of the whole process, threads and tables included"],
    };
  },
};
