/** `knockon compare`: scenarios run with the same luck, what they differ by, and files that say it. */
import { Command, Option } from "commander";
import { cores, folderProblem, type ResultFile, RunBroke, threadPairs, writeFolder } from "../adapters/node/index.ts";
import {
  type Compared,
  Comparison,
  csvLines,
  differencesTable,
  layOutResults,
  matchedTable,
  type PairedPlan,
  type PairedRun,
  pairOf,
  pairOfSubject,
  type ResultLayout,
  subjectOf,
} from "../experiment/index.ts";
import {
  type ComparisonNames,
  centralSentences,
  comparisonFigures,
  comparisonParts,
  comparisonSentences,
  figureStyle,
  matchedSentences,
  reportPage,
  standalone,
} from "../figures/index.ts";
import { modelVersion, prepare, type Setup } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import { type Scenario, ScenarioProblem, ScenarioProblems } from "../scenario/index.ts";
import { BadInput, exitCode, Interrupted, type Io, print } from "./io.ts";
import { quoted, seedOption, setOption, whole } from "./options.ts";
import { progressDisplay } from "./progress.ts";
import { json } from "./results.ts";
import { scenarioFrom } from "./scenario.ts";
import { keyMeasures } from "./weekly-table.ts";

interface CompareOptions {
  readonly replications: number;
  readonly seed: string;
  readonly first: number;
  readonly set: readonly string[];
  readonly change: readonly string[];
  readonly measure: readonly string[];
  readonly out?: string;
  readonly workers?: number;
}

/** A scenario as it was named and changed. */
interface Named {
  readonly named: string;
  readonly settings: readonly string[];
  readonly scenario: Scenario;
}

const several = (text: string, before: readonly string[] = []): string[] => [...before, text];

export function compareCommand(io: Io, end: (code: number) => void): Command {
  return new Command("compare")
    .summary("run scenarios with the same luck and tell what differs")
    .description(
      "Runs a baseline and other scenarios with the same luck, replication by replication, and tells what the others have " +
        "more or less than the baseline: by week and in total, with intervals, and as simulated cases that met another fate. " +
        "Writes differences.csv, matched.csv, report.html, figures as SVG and manifest.json. All differences are the other " +
        "scenario less the baseline.",
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
    .addHelpText(
      "after",
      "\nExamples:\n  knockon compare synnovis-2024 what-if/transfusion-back-in-2-weeks --replications 100\n" +
        "  knockon compare synnovis-2024 --change transfusion.competentFraction=0.9\n",
    )
    .action(async (baseline: string, others: string[], options: CompareOptions) =>
      end(await compare(io, baseline, others, options)),
    );
}

async function compare(io: Io, baseline: string, others: string[], options: CompareOptions): Promise<number> {
  const all = scenariosOf(io, baseline, others, options);
  const folder = options.out ?? `out/compare-${all.map(({ scenario }) => scenario.id).join("-")}`;
  const trouble = folderProblem(folder);
  if (trouble !== null) throw new BadInput(`--out: ${trouble}`);
  const setup = prepare(all[0].scenario);
  const subjects = subjectsOf(options.measure, layOutResults(setup));
  const plan: PairedPlan = { ...options, scenarios: all.map(({ scenario }) => scenario), subjects };
  const runs = await carryOut(io, all, plan, options);
  const comparison = new Comparison(subjects, runs);
  const names = namesOf(all, setup);
  const files = filesOf(comparison, names, all, options, runs);
  writeFolder(folder, files, [...files.map(({ name }) => name), ...otherFiles]);
  print(
    io.stdout,
    `${names.scenarios.join(" / ")}: ${runs.length} pairs of runs with the same luck`,
    "",
    ...comparisonSentences(comparison, names).slice(0, all.length - 1),
    ...matchedSentences(comparison, names),
    ...reductionLines(comparison, names),
    ...centralSentences(comparison, names),
    ...centralCommands(comparison, all, options),
    "",
    `Written to ${folder}: ${files.map(({ name }) => name).join(", ")}.`,
    standingText,
  );
  return exitCode.ok;
}

/** The baseline first. @throws BadInput when there is nothing to compare with, or days differ */
function scenariosOf(io: Io, baseline: string, others: readonly string[], options: CompareOptions): Named[] {
  if (others.length === 0 && options.change.length === 0) {
    throw new BadInput("Nothing to compare with: name another scenario, or give --change.");
  }
  const load = (named: string, settings: readonly string[]): Named => ({
    named,
    settings,
    scenario: scenarioFrom(io, named, settings),
  });
  const all = [baseline, ...others].map((named) => load(named, options.set));
  if (options.change.length > 0) {
    const changed = load(baseline, [...options.set, ...options.change]);
    const title = `${changed.scenario.title}, with ${options.change.join(", ")}`;
    all.push({ ...changed, scenario: { ...changed.scenario, id: `${changed.scenario.id}-changed`, title } });
  }
  const [first, ...rest] = all.map(({ scenario }) => scenario);
  for (const [index, scenario] of rest.entries()) {
    for (const key of ["startDate", "timeZone", "warmUpDays", "horizonDays"] as const) {
      if (scenario[key] === first[key]) continue;
      throw new BadInput(
        `${all[index + 1].named}: found ${key} ${scenario[key]}, expected ${first[key]} as in ${baseline}: runs are paired by day`,
      );
    }
    if (scenario.region.id === first.region.id) continue;
    throw new BadInput(
      `${all[index + 1].named}: found region ${scenario.region.id}, expected ${first.region.id} as in ${baseline}`,
    );
  }
  return all;
}

/** Those asked for, then those of the weekly table. @throws ScenarioProblems */
function subjectsOf(asked: readonly string[], layout: ResultLayout): Compared[] {
  const beside = ["outpatient.booked", "outpatient.done"].map((measure) => ({ measure, place: "kch+gstt" }));
  const first = { measure: "elective.postponed", place: "kch+gstt" };
  const usual = [first, ...keyMeasures, ...beside].filter(({ measure, place }) => pairOf(layout, measure, place) >= 0);
  const texts = [...asked, ...usual.map(({ measure, place }) => `${measure}@${place}`)];
  const found = texts.map((text, index) => subjectOf(text, layout, "--measure", index + 1));
  const problems = found.filter((one) => one instanceof ScenarioProblem);
  if (problems.length > 0) throw new ScenarioProblems(problems);
  const subjects = new Map<string, Compared>();
  for (const subject of found) {
    if (subject instanceof ScenarioProblem || subjects.has(subject.text)) continue;
    subjects.set(subject.text, { ...subject, spec: pairOfSubject(layout, subject).spec });
  }
  if (layout.weeks === 0) throw new BadInput("The horizon holds no whole week: there is nothing to compare.");
  return [...subjects.values()];
}

async function carryOut(
  io: Io,
  all: readonly Named[],
  plan: PairedPlan,
  options: CompareOptions,
): Promise<PairedRun[]> {
  const abort = new AbortController();
  const release = io.onInterrupt(() => abort.abort(new Interrupted("Stopped; nothing was written.")));
  const display = progressDisplay(io, plan.replications, "pairs");
  const workers = options.workers ?? cores();
  const runs: PairedRun[] = [];
  try {
    for await (const run of threadPairs({ workers, signal: abort.signal }).run(plan)) {
      runs.push(run);
      display.show({ done: runs.length, total: plan.replications });
    }
    return runs;
  } catch (error) {
    if (error instanceof RunBroke) {
      const { replication } = error;
      print(
        io.stderr,
        "To replay it, run each of:",
        ...all.map((one) => `  ${runText(one, options, replication)} --check`),
      );
    }
    throw error;
  } finally {
    display.end();
    release();
  }
}

function namesOf(all: readonly Named[], setup: Setup): ComparisonNames {
  const titles = all.map(({ scenario }) => scenario.title);
  const scenarios = titles.map((title, index) =>
    titles.indexOf(title) === index ? title : `${title} (${all[index].scenario.id}, ${index + 1})`,
  );
  return { scenarios, places: new Map(setup.places.rollups.map(({ id, name }) => [id, name])) };
}

/** Figures of a comparison with more scenarios may lie in the folder. */
const otherFiles: readonly string[] = ["paired", "weeks"].flatMap((name) => [
  `${name}.svg`,
  ...Array.from({ length: 20 }, (_, other) => `${name}-${other + 1}.svg`),
]);

function filesOf(
  comparison: Comparison,
  names: ComparisonNames,
  all: readonly Named[],
  options: CompareOptions,
  runs: readonly PairedRun[],
): ResultFile[] {
  const ids = all.map(({ scenario }) => scenario.id);
  const figures = comparisonFigures(comparison, names);
  const manifest = manifestOf(comparison, all, options, runs);
  const page = reportPage({
    title: `${names.scenarios.slice(1).join(", ")} compared with ${names.scenarios[0]}`,
    lead: comparisonSentences(comparison, names)[0],
    parts: comparisonParts(comparison, names, figures),
    facts: [
      ["Command", commandText(all, options)],
      ["Model version", modelVersion],
      ...all.map(({ scenario }): [string, string] => [`Scenario ${scenario.id}`, scenario.hash]),
      ["Seed", options.seed],
      ["Replications", `${options.first} to ${options.first + options.replications - 1}`],
    ],
  });
  const pictures = figures.map(({ id, figure }) => ({ name: `${id}.svg`, parts: [standalone(figure, figureStyle)] }));
  return [
    { name: "differences.csv", parts: csvLines(differencesTable(comparison, ids)) },
    { name: "matched.csv", parts: csvLines(matchedTable(comparison, ids)) },
    ...pictures,
    { name: "report.html", parts: [page] },
    { name: "manifest.json", parts: [json(manifest)] },
  ];
}

function manifestOf(
  comparison: Comparison,
  all: readonly Named[],
  options: CompareOptions,
  runs: readonly PairedRun[],
): object {
  return {
    kind: "comparison",
    scenarios: all.map(({ scenario, settings }, index) => ({
      scenario: scenario.id,
      title: scenario.title,
      scenarioHash: scenario.hash,
      overrides: settings,
      resultHashes: runs.map(({ resultHashes }) => resultHashes[index]),
    })),
    seed: options.seed,
    firstReplication: options.first,
    replications: runs.length,
    modelVersion,
    formatVersion: all[0].scenario.formatVersion,
    measures: comparison.subjects.map(({ text }) => text),
    central: comparison.central,
    standing: standingText,
  };
}

function reductionLines(comparison: Comparison, { scenarios }: ComparisonNames): string[] {
  return scenarios.slice(1).map((name, index) => {
    const { varianceReduction: factor } = comparison.totalDifference(0, index + 1);
    const told = Number.isFinite(factor) ? factor.toPrecision(3) : "no";
    return `Pairing: the variance of the difference is ${told} times smaller than with independent runs (${name}).`;
  });
}

const settingsText = (settings: readonly string[], option = "--set"): string =>
  settings.map((text) => ` ${option} ${quoted(text)}`).join("");

function runText({ named, settings }: Named, { seed }: CompareOptions, replication: number): string {
  return `knockon run ${quoted(named)} --seed ${seed}${settingsText(settings)} --first ${replication} --replications 1`;
}

/** How to look at the central runs. */
function centralCommands({ central }: Comparison, all: readonly Named[], options: CompareOptions): string[] {
  return central.map(({ other, replication }) => `  ${runText(all[other], options, replication)}`);
}

function commandText(all: readonly Named[], options: CompareOptions): string {
  const { seed, replications, first, set, change, measure } = options;
  const named = all.slice(0, change.length > 0 ? -1 : undefined).map((one) => quoted(one.named));
  const start = first === 0 ? "" : ` --first ${first}`;
  const changes = `${settingsText(set)}${settingsText(change, "--change")}${settingsText(measure, "--measure")}`;
  return `knockon compare ${named.join(" ")} --replications ${replications} --seed ${seed}${start}${changes}`;
}
