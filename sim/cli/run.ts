/** `knockon run`: many replications of a scenario, a weekly table, and files. */
import { Command, Option } from "commander";
import pc from "picocolors";
import { cores, folderProblem, RunBroke, type RunCost, threadRunner, writeFolder } from "../adapters/node/index.ts";
import {
  besidePublished,
  type Design,
  design,
  layOutResults,
  manifestOf,
  type RunResult,
  summarise,
  traceLines,
  traceRun,
  weekStats,
} from "../experiment/index.ts";
import { prepare, type Setup } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import { BadInput, exitCode, Interrupted, type Io, print } from "./io.ts";
import { quoted, seedOption, setOption, whole } from "./options.ts";
import { profileLines } from "./profile.ts";
import { progressDisplay } from "./progress.ts";
import { filesOf, json, resultFiles, type Timing } from "./results.ts";
import { scenarioFrom } from "./scenario.ts";
import { keyMeasures, type Style, weeklyTables } from "./weekly-table.ts";

interface RunOptions {
  readonly replications: number;
  readonly seed: string;
  readonly first: number;
  readonly set: readonly string[];
  readonly out?: string;
  readonly workers?: number;
  readonly trace?: true;
  readonly json?: true;
  readonly check?: true;
  readonly profile?: true;
}

export function runCommand(io: Io, end: (code: number) => void): Command {
  return new Command("run")
    .summary("run a scenario many times and write tables")
    .description(
      "Runs a scenario many times, prints a weekly table beside what was published, and writes weekly.csv, daily.csv, " +
        "manifest.json and timing.json. The same scenario, seed and number of replications give the same tables, whatever " +
        "the machine and the number of workers. Files of an earlier run in the same folder are replaced.",
    )
    .argument("<scenario>", "a scenario file, or the name of one that comes with Knock-on, such as synnovis-2024")
    .addOption(
      new Option("-n, --replications <number>", "how many times to run it; 50 give a fair mean, 1000 a fair range")
        .argParser(whole("--replications", 1, 1_000_000))
        .default(20),
    )
    .addOption(seedOption())
    .addOption(setOption())
    .option("-o, --out <folder>", "where the files go (default: out/<id of the scenario>)")
    .addOption(
      new Option("--workers <number>", "threads to share the replications over (default: one for each core)").argParser(
        whole("--workers", 1, 1024),
      ),
    )
    .addOption(
      new Option("--first <number>", "number of the first replication, to repeat some of a longer run")
        .argParser(whole("--first", 0, 999_999))
        .default(0),
    )
    .option("--json", "print a summary for programs instead of the table, and nothing else on stdout")
    .option("--check", "check the model's invariants in each simulated week; exit with 1 when one is broken")
    .option("--profile", "print events by kind, speed, memory and size of the state")
    .option("--trace", "write trace.csv too: every event of the first replication")
    .addHelpText(
      "after",
      "\nExamples:\n  knockon run synnovis-2024 --replications 50 --seed 7\n" +
        "  knockon run my-scenario.yaml --set laboratory.weekendFraction=0.5 --out out/few-at-weekends\n",
    )
    .action(async (named: string, options: RunOptions) => end(await run(io, named, options)));
}

async function run(io: Io, named: string, options: RunOptions): Promise<number> {
  const scenario = scenarioFrom(io, named, options.set);
  const folder = options.out ?? `out/${scenario.id}`;
  const trouble = folderProblem(folder);
  if (trouble !== null) throw new BadInput(`--out: ${trouble}`);
  const setup = prepare(scenario);
  const plan = design(scenario, {
    ...options,
    watch: { check: options.check === true, stateSize: options.profile === true },
  });
  const { results, timing } = await carryOut(io, named, plan, options);
  if (reportViolations(io, setup, named, options, results)) return exitCode.failed;

  const layout = layOutResults(setup);
  const summary = summarise(layout, results);
  const manifest = manifestOf(plan, layout, results, options.set);
  const trace = options.trace ? traceLines(setup, traceRun(setup, plan.specs[0])) : null;
  const files = filesOf(setup, summary, manifest, timing, trace);
  writeFolder(folder, files, resultFiles);

  const names = files.map(({ name }) => name);
  const profile = options.profile
    ? profileLines(setup, results, timing.costs, process.resourceUsage().maxRSS * 1024)
    : [];
  if (options.json) {
    io.stdout.write(json({ manifest, folder, files: names, ...weeklyRows(), profile, standing: standingText }));
    return exitCode.ok;
  }
  print(
    io.stdout,
    scenario.title,
    "",
    weeklyTables(setup, summary, results.length, styleFor(io)),
    "",
    ...profile,
    ...(profile.length > 0 ? [""] : []),
    `Written to ${folder}: ${names.join(", ")} (result ${manifest.resultHash.slice(0, 12)}).`,
    standingText,
  );
  return exitCode.ok;

  function weeklyRows(): object {
    const weeks = Array.from({ length: layout.weeks }, (_, index) => index + 1);
    return {
      weekly: keyMeasures.flatMap(({ measure, place }) =>
        weeks.flatMap((week) => {
          const stats = weekStats(summary, measure, place, week);
          return stats === null ? [] : [{ measure, place, week, ...stats }];
        }),
      ),
      published: besidePublished(scenario.published, summary),
    };
  }
}

/** Runs with progress shown, so that Ctrl-C ends it at once. @throws Interrupted */
async function carryOut(
  io: Io,
  named: string,
  plan: Design,
  options: RunOptions,
): Promise<{ results: readonly RunResult[]; timing: Timing }> {
  const workers = Math.min(options.workers ?? cores(), plan.specs.length);
  const costs: RunCost[] = [];
  const abort = new AbortController();
  const release = io.onInterrupt(() => abort.abort(new Interrupted("Stopped; nothing was written.")));
  const display = progressDisplay(io, plan.specs.length);
  const started = new Date();
  const startMs = performance.now();
  try {
    const runner = threadRunner({ workers, signal: abort.signal, onCost: (cost) => costs.push(cost) });
    const results = await runner.run(plan, display.show);
    return { results, timing: { started, seconds: (performance.now() - startMs) / 1000, workers, costs } };
  } catch (error) {
    if (error instanceof RunBroke) print(io.stderr, `To replay it: ${replayText(named, options, error.replication)}`);
    throw error;
  } finally {
    display.end();
    release();
  }
}

function reportViolations(
  io: Io,
  setup: Setup,
  named: string,
  options: RunOptions,
  results: readonly RunResult[],
): boolean {
  const broken = results.filter(({ violations }) => violations.length > 0);
  for (const { replication, violations } of broken) {
    print(
      io.stderr,
      `${setup.scenario.id} seed ${options.seed} replication ${replication}: invariants are broken`,
      ...violations.map(({ timeMin, text }) => `  minute ${timeMin}: ${text}`),
      `  To replay it: ${replayText(named, options, replication)}`,
    );
  }
  if (broken.length > 0) print(io.stderr, `${broken.length} of ${results.length} replications failed the check.`);
  return broken.length > 0;
}

function replayText(named: string, { seed, set }: RunOptions, replication: number): string {
  const changes = set.map((text) => ` --set ${quoted(text)}`).join("");
  return `knockon run ${quoted(named)} --seed ${seed}${changes} --first ${replication} --replications 1 --check`;
}

function styleFor({ stdout, env }: Io): Style {
  const hasColour = stdout.isTTY === true && (env.NO_COLOR ?? "") === "";
  return pc.createColors(hasColour);
}
