/** `knockon sensitivity`: which parameters a result hangs on. */
import { rmSync } from "node:fs";
import { Command, Option } from "commander";
import { writeFolder } from "../adapters/node/index.ts";
import { type Effect, type ScreeningPlan, screeningMethods } from "../experiment/index.ts";
import { screeningSentence } from "../figures/index.ts";
import { standingText } from "../report/index.ts";
import { exitCode, type Io, print } from "./io.ts";
import { cacheOption, quoted, seedOption, setOption, settingsText, whole } from "./options.ts";
import { keepCache, outFolder, partsFolder } from "./out-folder.ts";
import { withTiming } from "./results.ts";
import { type ScreeningSettings, screeningOf } from "./screening-asked.ts";
import { type CalledScreening, screenedOf, screeningFiles } from "./screening-files.ts";
import { confidences } from "./screening-options.ts";
import { announcement, runScreening } from "./screening-runs.ts";

interface SensitivityOptions extends ScreeningSettings {
  readonly out?: string;
  readonly workers?: number;
  readonly cache: boolean;
}

export function sensitivityCommand(io: Io, end: (code: number) => void): Command {
  return new Command("sensitivity")
    .summary("which parameters a result hangs on")
    .description(
      "Moves parameters through the ranges of the ledger and tells which of them a measure hangs on. Morris and one at a " +
        "time screen many; Sobol' indices and a Latin hypercube look closer at few. Writes effects.csv, design.csv (each " +
        "point as settings that --set takes), report.html, a figure as SVG, timing.json and manifest.json. A screening that was " +
        "stopped goes on where it was when the same command is given again.",
    )
    .argument("<scenario>", "a scenario file, or the name of one that comes with Knock-on, such as synnovis-2024")
    .addOption(
      new Option("--method <method>", "how to go through the ranges").choices(screeningMethods).default("morris"),
    )
    .option("--measure <measure>", "the result, such as 'elective.postponed@kch+gstt, weeks 1-8'", "elective.postponed")
    .addOption(
      new Option("--trajectories <number>", "of morris: walks, each of which changes everything once")
        .argParser(whole("--trajectories", 2, 10_000))
        .default(10),
    )
    .addOption(
      new Option("--points <number>", "of lhs: points; of sobol: rows, a power of two, of parameters + 2 points each")
        .argParser(whole("--points", 2, 1_000_000))
        .default(64),
    )
    .addOption(
      new Option("--parameters <paths>", "which parameters, apart by commas; * stands for any text, as in 'surgery.*'")
        .argParser((text: string, before: readonly string[] = []) => [...before, text])
        .default([], "assumptions of low confidence"),
    )
    .addOption(new Option("--confidence <level>", "parameters of this confidence, with a range").choices(confidences))
    .addOption(
      new Option(
        "--groups <by>",
        "of morris: change the parameters of a service together; auto: when there are over 30",
      )
        .choices(["auto", "service", "none"])
        .default("auto"),
    )
    .addOption(
      new Option(
        "-n, --replications <number>",
        "replications of each point, with the same luck where points are compared",
      )
        .argParser(whole("--replications", 1, 10_000))
        .default(undefined, "1, of tornado 3"),
    )
    .addOption(
      new Option("--max-runs <number>", "refuse to begin when it would take more runs")
        .argParser(whole("--max-runs", 1, 100_000_000))
        .default(5000),
    )
    .addOption(seedOption())
    .addOption(setOption())
    .option("-o, --out <folder>", "where the files go (default: out/<method>-<id of the scenario>)")
    .addOption(
      new Option("--workers <number>", "threads to share the runs over (default: one for each core)").argParser(
        whole("--workers", 1, 1024),
      ),
    )
    .addOption(cacheOption())
    .addHelpText(
      "after",
      "\nExamples:\n  knockon sensitivity synnovis-2024 --method morris --trajectories 10\n" +
        "  knockon sensitivity synnovis-2024 --method morris --parameters 'transfusion.*,surgery.*' --groups none\n" +
        "  knockon sensitivity synnovis-2024 --method tornado --parameters 'surgery.*' --replications 10\n",
    )
    .action(async (named: string, options: SensitivityOptions) => end(await sensitivity(io, named, options)));
}

async function sensitivity(io: Io, named: string, options: SensitivityOptions): Promise<number> {
  const asked = screeningOf(io, named, options);
  const { scenario, plan } = asked;
  const folder = outFolder(options.out ?? `out/${options.method}-${scenario.id}`);
  const cache = partsFolder(io.env, folder, options.cache);
  print(io.stderr, announcement(asked, options.workers));
  const { outputs, ...timing } = await runScreening(io, asked, cache, options.workers);
  if (options.cache) print(io.stderr, `cache: ${timing.reused}/${timing.done} reused`);
  const told = screenedOf(asked, outputs);
  const called: CalledScreening = { scenario: named };
  const files = withTiming(screeningFiles(told, asked), called, { ...timing, costs: [] });
  writeFolder(
    folder,
    files,
    files.map(({ name }) => name),
  );
  if (options.cache) keepCache(cache);
  else rmSync(cache, { recursive: true, force: true });
  const { effects } = told;
  print(
    io.stdout,
    scenario.title,
    "",
    screeningSentence(told),
    ...effects.slice(0, 10).map(effectLine),
    ...(effects.length > 10 ? [`  … ${effects.length - 10} more in effects.csv`] : []),
    ...nextLines(plan, effects, named, options),
    "",
    `Written to ${folder}: ${files.map(({ name }) => name).join(", ")}.`,
    standingText,
  );
  return exitCode.ok;
}

const shown = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : "–");

function effectLine({ rank, name, factors, estimates }: Effect): string {
  const told = estimates
    .filter(({ value }) => Number.isFinite(value))
    .map(({ statistic, value, low, high }) => {
      const interval = Number.isFinite(low) && Number.isFinite(high) ? ` (${shown(low)} to ${shown(high)})` : "";
      return `${statistic} ${shown(value)}${interval}`;
    });
  const of = factors.length > 1 ? ` (${factors.length} parameters)` : "";
  return `  ${String(rank).padStart(3)}  ${name}${of}: ${told.length > 0 ? told.join(", ") : "nothing could be read"}`;
}

/** After a screening by groups: what to type to look into the largest. */
function nextLines(
  plan: ScreeningPlan,
  effects: readonly Effect[],
  named: string,
  options: SensitivityOptions,
): string[] {
  if (plan.groups === undefined) return [];
  const level = options.confidence ?? (options.parameters.length === 0 ? "low" : undefined);
  const which = `${quoted(`${effects[0].name}.*`)}${level === undefined ? "" : ` --confidence ${level}`}`;
  const rest = `--method morris --groups none --measure ${quoted(options.measure)}${settingsText(options.set)}`;
  return [
    "Parameters of a group changed together. To look into the largest:",
    `  knockon sensitivity ${quoted(named)} ${rest} --parameters ${which}`,
  ];
}
