/** `knockon sensitivity`: which parameters a result hangs on. */
import { Command, Option } from "commander";
import {
  cores,
  folderProblem,
  openScenario,
  type ResultFile,
  threadRunner,
  writeFolder,
} from "../adapters/node/index.ts";
import {
  csvLines,
  design,
  designTable,
  type Effect,
  effectsOf,
  effectsTable,
  layOutResults,
  overridesAt,
  pairOfSubject,
  type ResultLayout,
  runPoints,
  type ScreeningMethod,
  type ScreeningOptions,
  type ScreeningPlan,
  type Subject,
  screeningMethods,
  screeningPlan,
  screeningPoints,
  subjectOf,
  subjectWeeks,
  totalOfWeeks,
} from "../experiment/index.ts";
import {
  figureStyle,
  reportPage,
  screeningFigure,
  screeningParts,
  screeningSentence,
  standalone,
} from "../figures/index.ts";
import { modelVersion, prepare, registryOf } from "../model/index.ts";
import { durationText, standingText } from "../report/index.ts";
import { type Scenario, ScenarioProblem, ScenarioProblems } from "../scenario/index.ts";
import { BadInput, exitCode, Interrupted, type Io, optionProblem, print } from "./io.ts";
import { quoted, seedOption, setOption, whole } from "./options.ts";
import { progressDisplay } from "./progress.ts";
import { json } from "./results.ts";
import { scenarioFrom } from "./scenario.ts";
import {
  type Confidence,
  confidences,
  factorsFor,
  groupsOf,
  planText,
  usualReplications,
} from "./screening-options.ts";

interface SensitivityOptions {
  readonly method: ScreeningMethod;
  readonly measure: string;
  readonly trajectories: number;
  readonly points: number;
  readonly parameters: readonly string[];
  readonly confidence?: Confidence;
  readonly groups: "auto" | "service" | "none";
  readonly replications?: number;
  readonly maxRuns: number;
  readonly seed: string;
  readonly set: readonly string[];
  readonly out?: string;
  readonly workers?: number;
}

export function sensitivityCommand(io: Io, end: (code: number) => void): Command {
  return new Command("sensitivity")
    .summary("which parameters a result hangs on")
    .description(
      "Moves parameters through the ranges of the ledger and tells which of them a measure hangs on. Morris and one at a " +
        "time screen many; Sobol' indices and a Latin hypercube look closer at few. Writes effects.csv, design.csv (each " +
        "point as settings that --set takes), report.html, a figure as SVG and manifest.json.",
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
    .addHelpText(
      "after",
      "\nExamples:\n  knockon sensitivity synnovis-2024 --method morris --trajectories 10\n" +
        "  knockon sensitivity synnovis-2024 --method morris --parameters 'transfusion.*,surgery.*' --groups none\n" +
        "  knockon sensitivity synnovis-2024 --method tornado --parameters 'surgery.*' --replications 10\n",
    )
    .action(async (named: string, options: SensitivityOptions) => end(await sensitivity(io, named, options)));
}

async function sensitivity(io: Io, named: string, options: SensitivityOptions): Promise<number> {
  const scenario = scenarioFrom(io, named, options.set);
  const folder = options.out ?? `out/${options.method}-${scenario.id}`;
  const trouble = folderProblem(folder);
  if (trouble !== null) throw new BadInput(`--out: ${trouble}`);
  const setup = prepare(scenario);
  const layout = layOutResults(setup);
  const subject = subjectOf(options.measure, layout);
  if (subject instanceof ScenarioProblem) throw new ScenarioProblems([subject]);
  const plan = planOf(io, scenario, options);
  const outputs = await carryOut(io, named, plan, subject, layout, options);
  const effects = effectsOf(plan, outputs);
  const place = setup.places.rollups.find(({ id }) => id === subject.place)?.name ?? subject.place;
  const told = { plan, effects, outputs, ledger: scenario.ledger, subject, place };
  const files = filesOf(told, named, scenario, options);
  writeFolder(folder, files, ["effects.csv", "design.csv", "effects.svg", "report.html", "manifest.json"]);
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

/** @throws BadInput when it would take too many runs, ScenarioProblems for parameters that cannot be varied */
function planOf(io: Io, scenario: Scenario, options: SensitivityOptions): ScreeningPlan {
  const { method, points, trajectories, seed, maxRuns } = options;
  if (method === "sobol" && (points & (points - 1)) !== 0) {
    throw optionProblem("--points", String(points), "a power of two for --method sobol");
  }
  const factors = factorsFor(scenario, options);
  const groups = groupsOf(method, options.groups, factors);
  if (groups !== undefined && method !== "morris") {
    throw optionProblem("--groups", options.groups, `none: --method ${method} has no groups`);
  }
  const replications = options.replications ?? usualReplications(method);
  const screening: ScreeningOptions = { method, seed, trajectories, points, replications, ...(groups && { groups }) };
  const count = screeningPoints(
    factors.length,
    groups === undefined ? factors.length : new Set(groups).size,
    screening,
  );
  const text = planText(screening, factors.length, count);
  if (count * replications > maxRuns) {
    throw new BadInput(
      `${text} That is more than ${maxRuns}: choose fewer parameters with --parameters, fewer --points or --trajectories, ` +
        `or allow it with --max-runs ${count * replications}.`,
    );
  }
  print(io.stderr, text);
  return screeningPlan(factors, screening);
}

async function carryOut(
  io: Io,
  named: string,
  plan: ScreeningPlan,
  subject: Subject,
  layout: ResultLayout,
  options: SensitivityOptions,
): Promise<Float64Array[]> {
  const registry = registryOf();
  const { points } = plan.design;
  const total = points.length * plan.replications;
  const workers = Math.min(options.workers ?? cores(), total);
  const { of } = pairOfSubject(layout, subject).spec;
  const abort = new AbortController();
  const release = io.onInterrupt(() => abort.abort(new Interrupted("Stopped; nothing was written.")));
  const runner = threadRunner({ workers, signal: abort.signal });
  const display = progressDisplay(io, total, "runs");
  let firstMs = 0;
  let done = 0;
  const onRun = (): void => {
    done++;
    if (done === workers) firstMs = performance.now();
    // The first tenth of a long job is long to wait for: say soon how long all will take. The first runs include preparations.
    if (done === 5 * workers && total > 50 * workers && !io.stderr.isTTY) {
      const minutes = ((performance.now() - firstMs) * total) / (done - workers) / 60_000;
      print(io.stderr, `About ${durationText(minutes)} in all.`);
    }
    display.show({ done, total });
  };
  const designOf = (point: number): ReturnType<typeof design> => {
    const overrides = [...options.set, ...overridesAt(plan.factors, points[point].unit)];
    const loaded = openScenario(named, registry, { overrides });
    if (!loaded.ok) throw new ScenarioProblems(loaded.problems);
    return design(loaded.scenario, {
      seed: plan.seed,
      first: plan.first[point],
      replications: plan.replications,
    });
  };
  try {
    return await runPoints(
      runner,
      points.length,
      designOf,
      ({ values }) => totalOfWeeks(subjectWeeks(layout, values, subject), of),
      { atOnce: 2 * workers, onRun },
    );
  } finally {
    display.end();
    release();
    await runner.close();
  }
}

function filesOf(
  told: Parameters<typeof screeningParts>[0],
  named: string,
  scenario: Scenario,
  options: SensitivityOptions,
): ResultFile[] {
  const { plan, effects, outputs, subject } = told;
  const { figure } = screeningFigure(told);
  const page = reportPage({
    title: `What ${subject.measure} hangs on: ${scenario.title}`,
    lead: screeningSentence(told),
    parts: screeningParts(told),
    facts: [
      ["Command", commandText(named, options, plan)],
      ["Model version", modelVersion],
      [`Scenario ${scenario.id}`, scenario.hash],
      ["Seed", plan.seed],
      ["Runs", String(plan.design.points.length * plan.replications)],
    ],
  });
  const manifest = {
    kind: "sensitivity",
    scenario: scenario.id,
    title: scenario.title,
    scenarioHash: scenario.hash,
    overrides: options.set,
    seed: plan.seed,
    method: plan.method,
    measure: subject.text,
    parameters: plan.factors.map(({ path }) => path),
    groups: plan.groups === undefined ? [] : [...new Set(plan.groups)],
    points: plan.design.points.length,
    replicationsOfPoint: plan.replications,
    modelVersion,
    formatVersion: scenario.formatVersion,
    standing: standingText,
  };
  return [
    { name: "effects.csv", parts: csvLines(effectsTable(plan, effects, scenario.ledger)) },
    { name: "design.csv", parts: csvLines(designTable(plan, outputs, options.set)) },
    { name: "effects.svg", parts: [standalone(figure, figureStyle)] },
    { name: "report.html", parts: [page] },
    { name: "manifest.json", parts: [json(manifest)] },
  ];
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
  const rest = `--method morris --groups none --measure ${quoted(options.measure)}${settings(options)}`;
  return [
    "Parameters of a group changed together. To look into the largest:",
    `  knockon sensitivity ${quoted(named)} ${rest} --parameters ${which}`,
  ];
}

const settings = ({ set }: SensitivityOptions): string => set.map((text) => ` --set ${quoted(text)}`).join("");

function commandText(named: string, options: SensitivityOptions, plan: ScreeningPlan): string {
  const { method, measure, parameters, confidence } = options;
  const size =
    method === "morris"
      ? ` --trajectories ${plan.trajectories}`
      : method === "tornado"
        ? ""
        : ` --points ${plan.points}`;
  const chosen = parameters.map((text) => ` --parameters ${quoted(text)}`).join("");
  const level = confidence === undefined ? "" : ` --confidence ${confidence}`;
  const groups = method === "morris" ? ` --groups ${plan.groups === undefined ? "none" : "service"}` : "";
  return (
    `knockon sensitivity ${quoted(named)} --method ${method}${size} --measure ${quoted(measure)}${chosen}${level}${groups} ` +
    `--replications ${plan.replications} --seed ${plan.seed}${settings(options)}`
  );
}
