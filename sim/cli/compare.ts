/** `knockon compare`: scenarios run with the same luck, what they differ by, and files that say it. */
import { Command, Option } from "commander";
import { pairsIn, writeFolder } from "../adapters/node/index.ts";
import { Comparison, type PairedRun } from "../experiment/index.ts";
import { type ComparisonNames, centralSentences, comparisonSentences, matchedSentences } from "../figures/index.ts";
import { standingText } from "../report/index.ts";
import { type ComparisonSettings, comparisonOf } from "./comparison-asked.ts";
import { type CalledComparison, centralCommands, comparisonFiles, otherFiles } from "./comparison-files.ts";
import { runPairs } from "./comparison-runs.ts";
import { exitCode, type Io, print } from "./io.ts";
import { cacheOption, seedOption, setOption, whole } from "./options.ts";
import { keepCache, outFolder, partsFolder } from "./out-folder.ts";
import { compareOver, overOption, pointsOption, usualOfPoint } from "./over.ts";
import { withTiming } from "./results.ts";

interface CompareOptions extends ComparisonSettings {
  readonly out?: string;
  readonly workers?: number;
  readonly cache: boolean;
  readonly over?: string;
  readonly points?: number;
}

const several = (text: string, before: readonly string[] = []): string[] => [...before, text];

export function compareCommand(io: Io, end: (code: number) => void): Command {
  return new Command("compare")
    .summary("run scenarios with the same luck and tell what differs")
    .description(
      "Runs a baseline and other scenarios with the same luck, replication by replication, and tells what the others have " +
        "more or less than the baseline: by week and in total, with intervals, and as simulated cases that met another fate. " +
        "Writes differences.csv, matched.csv, report.html, figures as SVG, timing.json and manifest.json. All differences are " +
        "the other scenario less the baseline. A comparison that was stopped goes on where it was when the same command is " +
        "given again.",
    )
    .argument("<baseline>", "a scenario file, or the name of one that comes with Knock-on, such as synnovis-2024")
    .argument("[others...]", "scenarios to compare with it")
    .addOption(
      new Option("-n, --replications <number>", "pairs of runs of each scenario with the baseline")
        .argParser(whole("--replications", 2, 100_000))
        .default(50),
    )
    .addOption(seedOption())
    .addOption(setOption())
    .addOption(
      new Option(
        "--change <path=value>",
        "compare with the baseline changed in this way; several times: all changes together",
      )
        .argParser(several)
        .default([], "none"),
    )
    .addOption(
      new Option(
        "--measure <measure>",
        "what to look at first, such as 'elective.postponed@kch+gstt, weeks 1-8'; may be given several times",
      )
        .argParser(several)
        .default([], "the measures of the weekly table"),
    )
    .option("-o, --out <folder>", "where the files go (default: out/compare-<id>-<id>)")
    .addOption(
      new Option("--workers <number>", "threads to share the pairs over (default: one for each core)").argParser(
        whole("--workers", 1, 1024),
      ),
    )
    .addOption(
      new Option("--first <number>", "number of the first replication")
        .argParser(whole("--first", 0, 999_999))
        .default(0),
    )
    .addOption(cacheOption())
    .addOption(overOption())
    .addOption(pointsOption())
    .addHelpText(
      "after",
      "\nExamples:\n  knockon compare synnovis-2024 what-if/transfusion-back-in-2-weeks --replications 100\n" +
        "  knockon compare synnovis-2024 --change transfusion.competentFraction=0.9\n",
    )
    .action(async (baseline: string, others: string[], options: CompareOptions, command: Command) => {
      const isUsual = command.getOptionValueSource("replications") === "default";
      const replications = options.over !== undefined && isUsual ? usualOfPoint : options.replications;
      end(await compare(io, baseline, others, { ...options, replications }));
    });
}

async function compare(io: Io, baseline: string, others: string[], options: CompareOptions): Promise<number> {
  const asked = comparisonOf(io, baseline, others, options);
  if (options.over !== undefined) {
    return compareOver(io, asked.plan.scenarios, asked.subjects, { ...options, over: options.over });
  }
  const ids = asked.all.map(({ scenario }) => scenario.id).join("-");
  const folder = outFolder(options.out ?? `out/compare-${ids}`);
  const cache = partsFolder(io.env, folder, options.cache);
  const parts = pairsIn(cache, asked.plan);
  const runs: PairedRun[] = [];
  const timing = await runPairs(io, asked, parts, options.workers, (run) => runs.push(run));
  if (options.cache) print(io.stderr, `cache: ${timing.reused}/${runs.length} reused`);
  const comparison = new Comparison(asked.subjects, runs);
  const { names } = asked;
  const called: CalledComparison = { baseline, others };
  const files = withTiming(comparisonFiles(comparison, asked, runs), called, { ...timing, costs: [] });
  writeFolder(folder, files, [...files.map(({ name }) => name), ...otherFiles]);
  if (options.cache) keepCache(cache);
  else parts.removeAll();
  print(
    io.stdout,
    `${names.scenarios.join(" / ")}: ${runs.length} pairs of runs with the same luck`,
    "",
    ...comparisonSentences(comparison, names).slice(0, asked.all.length - 1),
    ...matchedSentences(comparison, names),
    ...reductionLines(comparison, names),
    ...centralSentences(comparison, names),
    ...centralCommands(comparison, asked, ({ named }) => named).map((line) => `  ${line}`),
    "",
    `Written to ${folder}: ${files.map(({ name }) => name).join(", ")}.`,
    standingText,
  );
  return exitCode.ok;
}

function reductionLines(comparison: Comparison, { scenarios }: ComparisonNames): string[] {
  return scenarios.slice(1).map((name, index) => {
    const { varianceReduction: factor } = comparison.totalDifference(0, index + 1);
    const told = Number.isFinite(factor) ? factor.toPrecision(3) : "no";
    return `Pairing: the variance of the difference is ${told} times smaller than with independent runs (${name}).`;
  });
}
