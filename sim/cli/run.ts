/** `knockon run`: many replications of a scenario, a weekly table, and files. */
import { dirname } from "node:path";
import { Command, Option } from "commander";
import pc from "picocolors";
import { Parts, writeFolder } from "../adapters/node/index.ts";
import {
  besidePublished,
  claimText,
  design,
  layOutResults,
  type Manifest,
  manifestOf,
  type RunRecord,
  type Summary,
  summarise,
  weekStats,
} from "../experiment/index.ts";
import { prepare, type Setup } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { exitCode, type Io, print } from "./io.ts";
import { cacheOption, quoted, seedOption, setOption, settingsText, whole } from "./options.ts";
import { keepCache, outFolder, partsFolder } from "./out-folder.ts";
import { overOption, pointsOption, runOver } from "./over.ts";
import { profileLines } from "./profile.ts";
import { carryOut, replayText } from "./replications.ts";
import { centralCommands, type Extras, filesOf, json, reportOf, resultFiles, withTiming } from "./results.ts";
import { scenarioFrom } from "./scenario.ts";
import { maxOption, untilLines, untilOf, untilOption, usualMost } from "./until.ts";
import { keyMeasures, type Style, weeklyTables } from "./weekly-table.ts";

interface RunOptions {
  /** Not given: the usual number, or what `until` needs. */
  readonly replications?: number;
  readonly seed: string;
  readonly first: number;
  readonly until: readonly string[];
  readonly max?: number;
  readonly set: readonly string[];
  readonly out?: string;
  readonly workers?: number;
  readonly cache: boolean;
  readonly cases?: number | true;
  readonly events?: true;
  readonly trace?: true;
  readonly json?: true;
  readonly check?: true;
  readonly profile?: true;
  readonly over?: string;
  readonly points?: number;
}

const usualReplications = 20;

export function runCommand(io: Io, end: (code: number) => void): Command {
  return new Command("run")
    .summary("run a scenario many times and write tables")
    .description(
      "Runs a scenario many times, prints a weekly table beside what was published, and writes tables as CSV and Parquet " +
        "with a data dictionary, report.html with its figures as SVG, a manifest and the time it took. The same scenario, seed and number of replications give " +
        "the same tables, whatever the machine and the number of workers. Files of an earlier run in the same folder are " +
        "replaced. A run that was stopped goes on where it was when the same command is given again.",
    )
    .argument("<scenario>", "a scenario file, or the name of one that comes with Knock-on, such as synnovis-2024")
    .addOption(
      new Option(
        "-n, --replications <number>",
        "how many times to run it; 50 give a fair mean, 1000 a fair range; with --until the number of the first look",
      )
        .argParser(whole("--replications", 1, 1_000_000))
        .default(undefined, String(usualReplications)),
    )
    .addOption(untilOption())
    .addOption(maxOption())
    .addOption(overOption())
    .addOption(pointsOption())
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
    .addOption(cacheOption())
    .addOption(
      new Option(
        "--cases [number]",
        "write cases.parquet too: each date of an operation or appointment in the first replication, or in so many",
      ).argParser(whole("--cases", 1, 1_000_000)),
    )
    .option("--events", "write events.parquet too: every event of the first replication")
    .option("--trace", "write trace.csv too: the same as text")
    .option("--json", "print a summary for programs instead of the table, and nothing else on stdout")
    .option("--check", "check the model's invariants in each simulated week; exit with 1 when one is broken")
    .option("--profile", "run everything anew, and print events by kind, speed, memory and size of the state")
    .addHelpText(
      "after",
      "\nExamples:\n  knockon run synnovis-2024 --replications 50 --seed 7\n" +
        '  knockon run synnovis-2024 --until "ci(elective.postponed) < 5%" --max 500\n' +
        "  knockon run my-scenario.yaml --set laboratory.weekendFraction=0.5 --out out/few-at-weekends\n",
    )
    .action(async (named: string, options: RunOptions) => end(await run(io, named, options)));
}

async function run(io: Io, named: string, options: RunOptions): Promise<number> {
  const scenario = scenarioFrom(io, named, options.set);
  if (options.over !== undefined) return runOver(io, scenario, { ...options, over: options.over });
  const folder = outFolder(options.out ?? `out/${scenario.id}`);
  const setup = prepare(scenario);
  const layout = layOutResults(setup);
  const { replications } = options;
  const until = untilOf(options.until, layout, { most: options.max, firstLook: replications });
  const plan = design(scenario, {
    seed: options.seed,
    first: options.first,
    replications: until ? (options.max ?? usualMost) : (replications ?? usualReplications),
    watch: { check: options.check === true, stateSize: options.profile === true },
  });
  const isCached = options.cache && options.profile !== true;
  const parts = new Parts(partsFolder(io.env, folder, isCached), plan, layout);
  if (options.profile) parts.remove();
  const carried = await carryOut(io, plan, parts, {
    replay: (replication) => replayText(named, options, replication),
    ...(options.workers !== undefined && { workers: options.workers }),
    ...(until && { until }),
  });
  const { source, timing, reused } = carried;
  const { records } = source;
  if (isCached) print(io.stderr, `cache: ${reused}/${records.length} reused`);
  if (reportViolations(io, setup, named, options, records)) return exitCode.failed;

  const summary = summarise(layout, source);
  const manifest = manifestOf(plan, layout, records, options.set);
  const extras: Extras = {
    trace: options.trace === true,
    events: options.events === true,
    cases: Math.min(records.length, options.cases === true ? 1 : (options.cases ?? 0)),
  };
  const report = reportOf({ setup, summary, source, until });
  const made = filesOf({ setup, plan, summary, source, manifest, until, extras, report, named });
  const files = withTiming(made, { scenario: named, cases: extras.cases }, timing);
  writeFolder(folder, files, resultFiles);
  if (isCached) keepCache(dirname(parts.folder));
  else parts.removeAll();

  const names = files.map(({ name }) => name);
  const profile = options.profile
    ? profileLines(setup, records, timing.costs, process.resourceUsage().maxRSS * 1024)
    : [];
  if (options.json) {
    const rows = weeklyRows(scenario, summary, manifest);
    const central = { central: report.central?.replication ?? null };
    const stopping = until && { stopping: { state: until.rule.state, path: until.rule.path } };
    io.stdout.write(
      json({ manifest, folder, files: names, ...rows, ...central, ...stopping, profile, standing: standingText }),
    );
    return exitCode.ok;
  }
  print(
    io.stdout,
    scenario.title,
    "",
    weeklyTables(setup, summary, records.length, styleFor(io)),
    "",
    ...(until ? [...untilLines(until), ""] : []),
    ...profile,
    ...(profile.length > 0 ? [""] : []),
    ...(report.central?.sentences ?? []),
    ...centralCommands(named, manifest, report).map((line) => `  ${line}`),
    "",
    ...claimLines(named, options.set, summary, manifest),
    `Written to ${folder}: ${names.join(", ")} (result ${manifest.resultHash.slice(0, 12)}).`,
    standingText,
  );
  return exitCode.ok;
}

function weeklyRows(scenario: Scenario, summary: Summary, manifest: Manifest): object {
  const weeks = Array.from({ length: summary.layout.weeks }, (_, index) => index + 1);
  return {
    weekly: keyMeasures.flatMap(({ measure, place }) =>
      weeks.flatMap((week) => {
        const stats = weekStats(summary, measure, place, week);
        return stats === null
          ? []
          : [{ measure, place, week, claim: claimText(manifest, measure, place, week), ...stats }];
      }),
    ),
    published: besidePublished(scenario.published, summary),
  };
}

/** How to have any number of the table again, by the example of one. */
function claimLines(named: string, set: readonly string[], summary: Summary, manifest: Manifest): string[] {
  const shown = keyMeasures.find(({ measure, place }) => weekStats(summary, measure, place, 1) !== null);
  if (shown === undefined) return [];
  const id = claimText(manifest, shown.measure, shown.place, 1);
  return [
    "Each number can be had again by its id:",
    `  knockon claim ${quoted(id)} --scenario ${quoted(named)}${settingsText(set)}`,
    "",
  ];
}

function reportViolations(
  io: Io,
  setup: Setup,
  named: string,
  options: RunOptions,
  records: readonly RunRecord[],
): boolean {
  const broken = records.filter(({ violations }) => violations.length > 0);
  for (const { replication, violations } of broken) {
    print(
      io.stderr,
      `${setup.scenario.id} seed ${options.seed} replication ${replication}: invariants are broken`,
      ...violations.map(({ timeMin, text }) => `  minute ${timeMin}: ${text}`),
      `  To replay it: ${replayText(named, options, replication)}`,
    );
  }
  if (broken.length > 0) print(io.stderr, `${broken.length} of ${records.length} replications failed the check.`);
  return broken.length > 0;
}

function styleFor({ stdout, env }: Io): Style {
  const hasColour = stdout.isTTY === true && (env.NO_COLOR ?? "") === "";
  return pc.createColors(hasColour);
}
