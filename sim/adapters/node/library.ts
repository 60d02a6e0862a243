/**
 * The shortest ways through the library: a scenario by name or as text, many runs of it, two experiments side by side, a
 * study. Each is a few calls of what the rooms give, for programs that want no more; it is responsible for nothing else.
 */
import {
  allOf,
  type Design,
  design,
  eachSample,
  inMemory,
  layOutResults,
  type Manifest,
  manifestOf,
  type PairedDifference,
  pairedDifference,
  pairOf,
  portionsOf,
  type ResultSource,
  type RunRecord,
  type Share,
  type Summary,
  subjectOf,
  summarise,
  totalOfWeeks,
  type Watch,
  weekCell,
} from "../../experiment/index.ts";
import { prepare, registryOf, type Setup } from "../../model/index.ts";
import { loadScenario, type Scenario, ScenarioProblem, ScenarioProblems } from "../../scenario/index.ts";
import { folderFiles } from "./files.ts";
import { scenariosFolder } from "./locations.ts";
import { Parts, throughParts } from "./parts.ts";
import { openScenario } from "./scenario-source.ts";
import { StudyFolder } from "./study-folder.ts";
import { runPortions, type StudyCount, type StudyOptions } from "./study-run.ts";
import { openStudy } from "./study-source.ts";
import { threadRunner } from "./threads.ts";

export interface ReadOptions {
  /** Changes such as `horizon=28 d` or `laboratory.weekendFraction=0.5`, as `--set` takes them. */
  readonly set?: readonly string[];
}

/**
 * A scenario by the path of its file, or by its name when it comes with the package: `synnovis-2024`.
 * @throws ScenarioProblems with everything that is wrong
 */
export function readScenario(named: string, { set = [] }: ReadOptions = {}): Scenario {
  const loaded = openScenario(named, registryOf(), { overrides: set });
  if (!loaded.ok) throw new ScenarioProblems(loaded.problems);
  return loaded.scenario;
}

/**
 * A scenario from its text; what it extends, and its region, come from the scenarios of the package.
 * @throws ScenarioProblems with everything that is wrong; the file is `text.yaml` in them
 */
export function scenarioFromText(text: string, { set = [] }: ReadOptions = {}): Scenario {
  const packaged = folderFiles(scenariosFolder);
  const files = { ...packaged, read: (path: string) => (path === "text.yaml" ? text : packaged.read(path)) };
  const loaded = loadScenario("text.yaml", files, registryOf(), { overrides: set });
  if (!loaded.ok) throw new ScenarioProblems(loaded.problems);
  return loaded.scenario;
}

export interface ExperimentOptions {
  readonly replications: number;
  /** "1" when not given. The same seed gives the same luck in every scenario. */
  readonly seed?: string;
  /** Number of the first replication; 0 when not given. */
  readonly first?: number;
  /** Threads; as many as cores when not given. */
  readonly workers?: number;
  /** What to look at besides the measures: broken invariants, for one. */
  readonly watch?: Partial<Watch>;
  /** Ends the runs; what is thrown is the signal's reason. */
  readonly signal?: AbortSignal;
  /**
   * A folder for results of single replications, which are taken from there when they were run before. Without it all are in
   * memory, a few megabytes each.
   */
  readonly cache?: string;
  /** Told of each replication, in order. */
  readonly onRecord?: (record: RunRecord) => void;
}

/** Many runs of one scenario. */
export interface Experiment {
  readonly scenario: Scenario;
  readonly setup: Setup;
  /** Statistics of every measure by place and week, and by day: `weekStats(summary, "elective.postponed", "kch+gstt", 2)`. */
  readonly summary: Summary;
  readonly manifest: Manifest;
  readonly source: ResultSource;
  /**
   * One number for each replication, in their order: a measure at a place over weeks, as in
   * `elective.postponed@kch+gstt, weeks 1-4`; counts added up, levels and ratios as the mean of their weeks.
   * @throws ScenarioProblems for a measure, place or week that there is not
   */
  values(subject: string): Float64Array;
}

/** Runs a scenario many times on threads. @throws RunBroke naming the first replication that breaks down */
export async function runExperiment(scenario: Scenario, options: ExperimentOptions): Promise<Experiment> {
  const { replications, seed = "1", first = 0, workers, watch = {}, signal, cache, onRecord } = options;
  const plan = design(scenario, { seed, first, replications, watch });
  const setup = prepare(scenario);
  const layout = layOutResults(setup);
  const runner = threadRunner({ ...(workers !== undefined && { workers }), ...(signal && { signal }) });
  try {
    const source =
      cache === undefined
        ? inMemory(await allOf(told(runner.run(plan), onRecord)))
        : await keptIn(new Parts(cache, plan, layout), plan, runner, onRecord);
    return {
      scenario,
      setup,
      summary: summarise(layout, source),
      manifest: manifestOf(plan, layout, source.records),
      source,
      values: (subject) => valuesOf(layout, source, subject),
    };
  } finally {
    await runner.close();
  }
}

export interface RunStudyOptions extends StudyOptions {
  /** The folder of the study: what is there already is not run again. */
  readonly out: string;
  /** Which replications are to be run here; all unless given. */
  readonly share?: Share;
}

/**
 * Carries a study file out, or goes on with it, and writes its tables when nothing is missing. Cells that failed are left out.
 * @throws ScenarioProblems with everything that is wrong with the file
 */
export async function runStudy(named: string, { out, share, ...options }: RunStudyOptions): Promise<StudyCount> {
  const planned = openStudy(named);
  if (!planned.ok) throw new ScenarioProblems(planned.problems);
  const folder = new StudyFolder(out, planned.plan);
  folder.open(named);
  const count = await runPortions(folder, portionsOf(planned.plan, share), options);
  if (folder.missing().length === 0) folder.writeTables();
  return count;
}

/**
 * What B has more than A (B - A), run by run: replications of the same number had the same luck in both.
 * @throws ScenarioProblems for a subject that there is not, or for experiments that cannot be paired
 */
export function compareExperiments(a: Experiment, b: Experiment, subject: string, confidence = 0.95): PairedDifference {
  const identity = ({ manifest }: Experiment): string =>
    `seed ${manifest.seed}, replications from ${manifest.firstReplication}, ${manifest.replications} of them`;
  if (identity(a) !== identity(b)) {
    const at = { file: "compareExperiments", line: 1, column: 1 };
    const mend = "run both with the same seed and replications";
    throw new ScenarioProblems([new ScenarioProblem(at, "", identity(b), identity(a), mend)]);
  }
  return pairedDifference(a.values(subject), b.values(subject), confidence);
}

function valuesOf(layout: ReturnType<typeof layOutResults>, source: ResultSource, text: string): Float64Array {
  const subject = subjectOf(text, layout, "subject");
  if (subject instanceof ScenarioProblem) throw new ScenarioProblems([subject]);
  const pair = pairOf(layout, subject.measure, subject.place);
  const weeks = subject.lastWeek - subject.firstWeek + 1;
  const runs = source.records.length;
  const values = new Float64Array(runs);
  eachSample(source, weekCell(layout, pair, subject.firstWeek), weeks, weeks, (samples) => {
    for (let run = 0; run < runs; run++) {
      const ofRun = Float64Array.from({ length: weeks }, (_, week) => samples[week * runs + run]);
      values[run] = totalOfWeeks(ofRun, layout.pairs[pair].spec.of);
    }
  });
  return values;
}

async function keptIn(
  parts: Parts,
  plan: Design,
  runner: ReturnType<typeof threadRunner>,
  onRecord: ExperimentOptions["onRecord"],
): Promise<ResultSource> {
  for await (const { record } of throughParts(plan, runner, parts)) onRecord?.(record);
  return parts.source(plan.specs.map(({ replication }) => replication));
}

async function* told<T extends RunRecord>(results: AsyncIterable<T>, onRecord: ExperimentOptions["onRecord"]) {
  for await (const result of results) {
    onRecord?.(result);
    yield result;
  }
}
