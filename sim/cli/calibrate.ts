/** `knockon calibrate`: which values of a few uncertain parameters the published weeks do not rule out. */
import { Command, Option } from "commander";
import { cores, keeping, openCalibration, threadRunner, writeFolder } from "../adapters/node/index.ts";
import {
  type CalibrationOutcome,
  type CalibrationPlan,
  calibrate,
  learntOf,
  leaveWeeksOut,
  overridesAt,
  runDesigns,
} from "../experiment/index.ts";
import { registryOf } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import { ScenarioProblems } from "../scenario/index.ts";
import { calibrationFiles, calibrationRuns } from "./calibration-files.ts";
import { exitCode, Interrupted, type Io, print } from "./io.ts";
import { cacheOption, quoted, settingsText, whole } from "./options.ts";
import { keepCache, outFolder, partsFolder } from "./out-folder.ts";
import { progressDisplay } from "./progress.ts";
import { stoppedText } from "./watched.ts";

interface CalibrateOptions {
  readonly quick?: true;
  readonly out?: string;
  readonly workers?: number;
  readonly cache: boolean;
}

export function calibrateCommand(io: Io, end: (code: number) => void): Command {
  return new Command("calibrate")
    .summary("which values of uncertain parameters the published weeks do not rule out")
    .description(
      "Moves a few uncertain parameters through their ranges in waves and rules out what cannot have given the published numbers, " +
        "given luck, errors of observation and a stated discrepancy (history matching). Writes the points that are left, the fit of " +
        "each target, each week foretold by the others, which parameters stay at their prior, and figures. The same file gives the " +
        "same tables, whatever the number of workers; a calibration that was stopped goes on where it was when the same command is " +
        "given again.",
    )
    .argument("[calibration]", "a calibration file, or the name of one that comes with Knock-on", "calibrate-2024")
    .option("--quick", "the small version of the file: fewer points, a shorter horizon, no screening")
    .option("-o, --out <folder>", "where the files go (default: out/<name of the calibration>)")
    .addOption(
      new Option("--workers <number>", "threads to share the runs over (default: one for each core)").argParser(
        whole("--workers", 1, 1024),
      ),
    )
    .addOption(cacheOption())
    .addHelpText(
      "after",
      "\nExamples:\n  knockon calibrate calibrate-2024 --quick --out out/fit\n" +
        "  knockon compare synnovis-2024 what-if/transfusion-back-in-2-weeks --over out/fit/not-ruled-out.csv\n",
    )
    .action(async (named: string, options: CalibrateOptions) => end(await calibrated(io, named, options)));
}

async function calibrated(io: Io, named: string, options: CalibrateOptions): Promise<number> {
  const planned = openCalibration(named, options.quick === true);
  if (!planned.ok) throw new ScenarioProblems(planned.problems);
  const { plan } = planned;
  const folder = outFolder(options.out ?? `out/${plan.calibration.name}`);
  const parts = partsFolder(io.env, folder, options.cache);
  const outcome = await carryOut(io, plan, parts, options.workers);
  const { files, replaces } = calibrationFiles(outcome, named);
  writeFolder(folder, files, replaces);
  if (options.cache) keepCache(parts);
  const names = files.map(({ name }) => name);
  print(io.stdout, ...linesOf(outcome), "", `Written to ${folder}: ${names.join(", ")}.`, standingText);
  return exitCode.ok;
}

/** @throws Interrupted when the user stops it; RunBroke when a replication breaks down */
async function carryOut(
  io: Io,
  plan: CalibrationPlan,
  parts: string,
  asked: number | undefined,
): Promise<CalibrationOutcome> {
  const total = calibrationRuns(plan);
  const workers = Math.min(asked ?? cores(), total);
  let [done, reused] = [0, 0];
  const abort = new AbortController();
  const release = io.onInterrupt(() => abort.abort(new Interrupted(stoppedText(done, total, "runs"))));
  print(
    io.stderr,
    `${plan.calibration.title}: ${plan.factors.length} parameters, ${plan.targets.length} targets, at most ${total} runs.`,
  );
  const display = progressDisplay(io, total, "runs");
  const runner = keeping(threadRunner({ workers, signal: abort.signal }), plan.kept, parts, (isReused) => {
    abort.signal.throwIfAborted();
    done++;
    if (isReused) reused++;
    display.show({ done, total });
  });
  try {
    return await calibrate(plan, registryOf(), { run: (designs) => runDesigns(runner, designs, 2 * workers) });
  } finally {
    display.end();
    release();
    await runner.close();
    if (reused > 0) print(io.stderr, `cache: ${reused}/${done} reused`);
  }
}

const shown = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(3))) : "–");
const percent = (share: number): string => `${shown(share * 100)} %`;

function linesOf(outcome: CalibrationOutcome): string[] {
  const { plan, history, left, best, screened } = outcome;
  const wave = history.waves[history.waves.length - 1];
  const missed = screened.slice(0, plan.factors.length).filter(({ isParameter }) => !isParameter);
  return [
    `${plan.calibration.title} (${plan.isQuick ? "quick" : "full"})`,
    `${history.points.length} points in ${history.waves.length} waves; ${percent(wave.share)} of the ranges' volume and ` +
      `${left.length} points that were run are not ruled out.`,
    ...(left.length === 0
      ? [
          "No point that was run stands against every target: the model, the ranges or the stated tolerances fall short. See fit.csv.",
        ]
      : []),
    ...(missed.length > 0
      ? [
          `The screening finds more in ${missed.map(({ path }) => path).join(", ")} than in some that were calibrated: see screening.csv.`,
        ]
      : []),
    "",
    "Parameters (middle 90 % of what is left; share of the range):",
    ...learntOf(outcome).map(
      ({ factor, low, high, ratio }) => `  ${factor.path}: ${shown(low)} to ${shown(high)} (${percent(ratio)})`,
    ),
    "",
    "Targets, observed and at the best point:",
    ...plan.targets.map(({ id, low, high }, index) => {
      const observed = low === high ? shown(low) : `${shown(low)}–${shown(high)}`;
      return `  ${id}: ${observed}, simulated ${shown(best.means[index])}, as is ${shown(outcome.base.means[index])}`;
    }),
    "",
    ...leftOutLines(outcome),
    "The best point:",
    `  knockon run ${quoted(plan.calibration.scenario)}${settingsText([...plan.size.set, ...overridesAt(plan.factors, best.unit)])}`,
  ];
}

function leftOutLines({ plan, history }: CalibrationOutcome): string[] {
  const weeks = plan.targets.map(({ week }) => week);
  const rows = leaveWeeksOut(history, weeks).filter(({ distance }) => !Number.isNaN(distance));
  if (rows.length === 0) return [];
  const foretold = rows.filter(({ distance }) => distance <= 2).length;
  return [`Each week foretold by the others: ${foretold} of ${rows.length} targets within 2 standard deviations.`, ""];
}
