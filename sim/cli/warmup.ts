/** `knockon warmup`: how many days at the beginning of a run to leave out. */
import { Command, Option } from "commander";
import { cores, type ResultFile, sharedName, threadRunner, writeFolder } from "../adapters/node/index.ts";
import {
  csvLines,
  dailySeries,
  design,
  layOutResults,
  meanSeries,
  mser,
  type RunResult,
  subjectOf,
  type Table,
  toldNumber,
  welch,
} from "../experiment/index.ts";
import { cutText, type Report, reportFiles, type WarmUpCut, type WarmUpData, warmUpFigure } from "../figures/index.ts";
import { modelVersion, prepare } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import { type Scenario, ScenarioProblem, ScenarioProblems } from "../scenario/index.ts";
import { BadInput, exitCode, Interrupted, type Io, optionProblem, print } from "./io.ts";
import { quoted, seedOption, setOption, settingsText, whole } from "./options.ts";
import { outFolder } from "./out-folder.ts";
import { progressDisplay } from "./progress.ts";
import { json } from "./results.ts";
import { scenarioFrom } from "./scenario.ts";

interface WarmUpOptions {
  readonly measure: string;
  readonly method: readonly WarmUpCut["method"][];
  readonly replications: number;
  readonly seed: string;
  readonly set: readonly string[];
  readonly out?: string;
  readonly workers?: number;
}

const methods: readonly WarmUpCut["method"][] = ["welch", "mser5"];
const width = 860;

export function warmUpCommand(io: Io, end: (code: number) => void): Command {
  return new Command("warmup")
    .summary("how many days at the beginning of a run to leave out")
    .description(
      "Runs a scenario without incident from its very first day, averages a daily measure over replications, and suggests " +
        "how many days to leave out, by Welch's procedure and by MSER-5. A suggestion: look at the curve as well, and at " +
        "several measures. Writes warm-up.csv, warm-up.svg, report.html and manifest.json.",
    )
    .argument("<scenario>", "a scenario file without incident, or no-incident, which comes with Knock-on")
    .requiredOption("--measure <measure>", "a daily measure and place, such as redCells.onShelf@region")
    .addOption(
      new Option("--method <methods>", "welch, mser5, or both apart by a comma")
        .argParser(methodsOf)
        .default(methods, "both"),
    )
    .addOption(
      new Option("-n, --replications <number>", "runs to average over")
        .argParser(whole("--replications", 1, 100_000))
        .default(20),
    )
    .addOption(seedOption())
    .addOption(setOption())
    .option("-o, --out <folder>", "where the files go (default: out/warm-up-<id of the scenario>)")
    .addOption(
      new Option("--workers <number>", "threads to share the runs over (default: one for each core)").argParser(
        whole("--workers", 1, 1024),
      ),
    )
    .addHelpText(
      "after",
      "\nExample:\n  knockon warmup no-incident --measure redCells.onShelf@region --set horizon=84d --replications 50\n",
    )
    .action(async (named: string, options: WarmUpOptions) => end(await warmUp(io, named, options)));
}

function methodsOf(text: string): readonly WarmUpCut["method"][] {
  const asked = text.split(",").map((part) => part.trim());
  const found = methods.filter((method) => asked.includes(method));
  if (found.length < asked.length || found.length === 0)
    throw optionProblem("--method", text, "welch, mser5 or welch,mser5");
  return found;
}

async function warmUp(io: Io, named: string, options: WarmUpOptions): Promise<number> {
  const overrides = [...options.set, "warm-up=0d"];
  const scenario = scenarioFrom(io, named, overrides);
  if (scenario.incident.length > 0) {
    throw new BadInput(
      `${named}: found an incident, which begins on the first day, expected a scenario without one, such as no-incident: ` +
        "what an incident does is no warm-up",
    );
  }
  const folder = options.out ?? `out/warm-up-${scenario.id}`;
  outFolder(folder);
  const layout = layOutResults(prepare(scenario));
  const subject = subjectOf(options.measure, layout);
  if (subject instanceof ScenarioProblem) throw new ScenarioProblems([subject]);
  const { measure, place } = subject;
  if (dailySeries(layout, [], measure, place) === null) {
    throw optionProblem(
      "--measure",
      options.measure,
      "a place that is kept by day: region, supplier, england or a trust",
    );
  }
  // Only the days of one measure are kept of each run.
  const series: Float64Array[] = [];
  const keep = (result: RunResult): void => {
    series.push(...(dailySeries(layout, [result], measure, place) ?? []));
  };
  await carryOut(io, scenario, options, keep);
  const data = dataOf(`${measure}@${place}`, series, options.method);
  const files = filesOf(data, named, scenario, overrides, options);
  writeFolder(
    folder,
    files,
    files.map(({ name }) => name),
  );
  print(
    io.stdout,
    scenario.title,
    "",
    ...data.cuts.map(cutText),
    ...adviceOf(data),
    "",
    `Written to ${folder}: ${files.map(({ name }) => name).join(", ")}.`,
    standingText,
  );
  return exitCode.ok;
}

async function carryOut(
  io: Io,
  scenario: Scenario,
  { seed, replications, workers }: WarmUpOptions,
  keep: (result: RunResult) => void,
): Promise<void> {
  const abort = new AbortController();
  const release = io.onInterrupt(() => abort.abort(new Interrupted("Stopped; nothing was written.")));
  const display = progressDisplay(io, replications);
  const runner = threadRunner({ workers: Math.min(workers ?? cores(), replications), signal: abort.signal });
  let done = 0;
  try {
    for await (const result of runner.run(design(scenario, { seed, replications }))) {
      keep(result);
      display.show({ done: ++done, total: replications });
    }
  } finally {
    display.end();
    release();
    await runner.close();
  }
}

function dataOf(what: string, series: readonly Float64Array[], asked: readonly WarmUpCut["method"][]): WarmUpData {
  const byWelch = welch(series);
  const means = meanSeries(series);
  const cuts = asked.map((method): WarmUpCut => {
    const { cut, reason } = method === "welch" ? byWelch : mser(means);
    return { method, cut, reason };
  });
  const { smoothed, bandLow, bandHigh } = byWelch;
  return { what, means, smoothed, bandLow, bandHigh, cuts, replications: series.length };
}

function adviceOf({ cuts }: WarmUpData): string[] {
  const known = cuts.flatMap(({ cut }) => (cut === null ? [] : [cut]));
  const look = "Look at the curve: it should be flat behind the cut. Other measures may need longer.";
  if (known.length === 0) return [look];
  const most = Math.max(...known);
  // Whole weeks, so that weekdays fall as they did.
  const weeks = Math.ceil(most / 7);
  return [
    `Suggested: warm-up: ${Math.max(1, weeks)} w, which leaves out ${most} days rounded up to whole weeks. ${look}`,
  ];
}

function filesOf(
  data: WarmUpData,
  named: string,
  scenario: Scenario,
  overrides: readonly string[],
  options: WarmUpOptions,
): ResultFile[] {
  const figure = warmUpFigure(data, { width });
  const set = settingsText(options.set);
  const command =
    `knockon warmup ${quoted(sharedName(named))} --measure ${quoted(data.what)} --method ${options.method.join(",")} ` +
    `--replications ${data.replications} --seed ${options.seed}${set}`;
  const page = {
    title: `Warm-up of ${data.what}: ${scenario.title}`,
    lead: figure.sentence,
    parts: [
      { kind: "figure", figure },
      { kind: "list", items: [...data.cuts.map(cutText), ...adviceOf(data)] },
    ],
    facts: [
      ["Command", command],
      ["Model version", modelVersion],
      [`Scenario ${scenario.id}`, scenario.hash],
      ["Seed", options.seed],
    ],
  } satisfies Report;
  const manifest = {
    kind: "warm-up",
    scenario: scenario.id,
    title: scenario.title,
    scenarioHash: scenario.hash,
    overrides,
    seed: options.seed,
    firstReplication: 0,
    replications: data.replications,
    measure: data.what,
    cuts: data.cuts,
    modelVersion,
    formatVersion: scenario.formatVersion,
    standing: standingText,
  };
  return [
    { name: "warm-up.csv", parts: csvLines(daysTable(data)) },
    ...reportFiles(page, [{ id: "warm-up", figure }]),
    { name: "manifest.json", parts: [json(manifest)] },
  ];
}

function daysTable({ what, means, smoothed, replications }: WarmUpData): Table {
  return {
    name: "warm-up",
    description: `${what} by day from the beginning of the run, mean over ${replications} replications.`,
    columns: [
      { name: "day", type: "integer", unit: "days", description: "Day from the beginning of the run, from 0." },
      { name: "mean", type: "number", unit: "as the measure", description: "Mean over replications." },
      {
        name: "smoothed",
        type: "number",
        unit: "as the measure",
        description: "Moving average of seven days (Welch).",
      },
    ],
    *rows() {
      for (const [day, mean] of means.entries()) yield [day, toldNumber(mean), toldNumber(smoothed[day] ?? Number.NaN)];
    },
  };
}
