/** `--over` of `knockon run` and `knockon compare`: the same over every point of a set, with luck and parameters told apart. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Option } from "commander";
import { cores, keeping, type PointSettings, readPoints, threadRunner, writeFolder } from "../adapters/node/index.ts";
import {
  type Compared,
  csvLines,
  type Design,
  design,
  type Kept,
  keptOf,
  layOutResults,
  type OverSet,
  overRows,
  overTable,
  pairOf,
  pairOfSubject,
  type ResultLayout,
  runDesigns,
  subjectOf,
  subjectWeeks,
} from "../experiment/index.ts";
import { modelVersion, prepare, registryOf } from "../model/index.ts";
import { standingText } from "../report/index.ts";
import { applyOverrides, type Scenario, ScenarioProblem, ScenarioProblems } from "../scenario/index.ts";
import { BadInput, exitCode, Interrupted, type Io, print } from "./io.ts";
import { whole } from "./options.ts";
import { keepCache, outFolder, partsFolder } from "./out-folder.ts";
import { progressDisplay } from "./progress.ts";
import { json } from "./results.ts";
import { stoppedText } from "./watched.ts";
import { keyMeasures } from "./weekly-table.ts";

export const overOption = (): Option =>
  new Option(
    "--over <file>",
    "run each point of a table such as not-ruled-out.csv of knockon calibrate, with replications of its own, and tell luck and " +
      "parameters apart; --replications then counts those of each point",
  );

/** How many points are taken from a long table. */
export const pointsOption = (): Option =>
  new Option("--points <number>", "with --over: take so many points, evenly from the table").argParser(
    whole("--points", 2, 100_000),
  );

/** Replications of a point unless asked for: two tell luck from parameters, four do so well. */
export const usualOfPoint = 4;

export interface OverOptions {
  readonly over: string;
  readonly points?: number;
  readonly seed: string;
  readonly first: number;
  /** Of each point. */
  readonly replications?: number;
  readonly set: readonly string[];
  readonly change?: readonly string[];
  readonly out?: string;
  readonly workers?: number;
  readonly cache: boolean;
}

interface OverAsked extends OverOptions {
  /** One, or the baseline and others. */
  readonly scenarios: readonly Scenario[];
  readonly subjects: readonly Compared[];
  readonly replications: number;
  readonly out: string;
}

/** One scenario over the points: the measures of the weekly table. */
export function runOver(
  io: Io,
  scenario: Scenario,
  options: OverOptions & { readonly until: readonly string[] },
): Promise<number> {
  if (options.until.length > 0) throw new BadInput("--over: found --until beside it, expected one of the two");
  const { replications = usualOfPoint, out = `out/over-${scenario.id}` } = options;
  const subjects = usualSubjects(layOutResults(prepare(scenario)));
  return carryOutOver(io, { ...options, scenarios: [scenario], subjects, replications, out });
}

/** Several scenarios over the points, the baseline first: each and what it has more than the baseline. */
export function compareOver(
  io: Io,
  scenarios: readonly Scenario[],
  subjects: readonly Compared[],
  options: OverOptions & { readonly replications: number },
): Promise<number> {
  const out = options.out ?? `out/over-${scenarios.map(({ id }) => id).join("-")}`;
  return carryOutOver(io, { ...options, scenarios, subjects, out });
}

function usualSubjects(layout: ResultLayout): Compared[] {
  if (layout.weeks === 0) throw new BadInput("The horizon holds no whole week: there is nothing to read.");
  return keyMeasures.flatMap(({ measure, place }) => {
    const subject = pairOf(layout, measure, place) < 0 ? null : subjectOf(`${measure}@${place}`, layout);
    return subject === null || subject instanceof ScenarioProblem
      ? []
      : [{ ...subject, spec: pairOfSubject(layout, subject).spec }];
  });
}

/** @throws BadInput or ScenarioProblems for a table that cannot be read, or settings that do not fit a scenario */
async function carryOutOver(io: Io, asked: OverAsked): Promise<number> {
  const { scenarios, subjects, over } = asked;
  if (asked.replications < 2) throw new BadInput("--replications: found 1, expected at least 2 to tell luck apart");
  const points = chosen(pointsIn(over), asked.points);
  if (points.length < 2)
    throw new BadInput(`${over}: found ${points.length} point, expected at least 2 to tell parameters apart`);
  mustNotMeet([...asked.set, ...(asked.change ?? [])], points);
  const folder = outFolder(asked.out);
  const parts = partsFolder(io.env, folder, asked.cache);
  const kept = keptOf(layOutResults(prepare(scenarios[0])), subjects);
  const designs = scenarios.flatMap((scenario) =>
    points.map((point, index) => designAt(scenario, point, index, asked)),
  );
  const values = await carryOut(io, designs, kept, parts, asked.workers);
  const weeks = values.map((of) => of.map((one) => subjects.map((subject) => subjectWeeks(kept.layout, one, subject))));
  const byScenario = scenarios.map((_, at) => weeks.slice(at * points.length, (at + 1) * points.length));
  const rows = overRows(setsOf(scenarios, byScenario), subjects);
  const table = [...csvLines(overTable(rows))].join("");
  const manifest = {
    kind: "over",
    scenarios: scenarios.map(({ id, hash }) => ({ scenario: id, scenarioHash: hash })),
    over: createHash("sha256").update(readFileSync(over)).digest("hex"),
    points: points.map(({ id }) => id),
    overrides: asked.set,
    changes: asked.change ?? [],
    seed: asked.seed,
    firstReplication: asked.first,
    replicationsOfPoint: asked.replications,
    measures: subjects.map(({ text }) => text),
    modelVersion,
    result: createHash("sha256").update(table).digest("hex"),
    standing: standingText,
  };
  writeFolder(folder, [
    { name: "over.csv", parts: [table] },
    { name: "manifest.json", parts: [json(manifest)] },
  ]);
  if (asked.cache) keepCache(parts);
  print(
    io.stdout,
    `${points.length} points of ${over}, ${asked.replications} replications each (mean; 95 % interval; luck; parameters):`,
    ...rows.filter(({ week }) => week === null).map(lineOf),
    "",
    `Written to ${folder}: over.csv, manifest.json.`,
    standingText,
  );
  return exitCode.ok;
}

function pointsIn(over: string): readonly PointSettings[] {
  const read = readPoints(over);
  if (!read.ok) throw new ScenarioProblems(read.problems);
  return read.points;
}

function chosen(points: readonly PointSettings[], count: number = points.length): readonly PointSettings[] {
  if (count >= points.length) return points;
  return Array.from({ length: count }, (_, index) => points[Math.floor((index * points.length) / count)]);
}

/** A setting of the user and one of the points cannot both hold. */
function mustNotMeet(settings: readonly string[], points: readonly PointSettings[]): void {
  const pathOf = (text: string): string => text.slice(0, text.indexOf("=")).trim();
  const moved = new Set(points.flatMap(({ overrides }) => overrides.map(pathOf)));
  const meeting = settings.map(pathOf).find((path) => moved.has(path));
  if (meeting !== undefined)
    throw new BadInput(`--over: found ${meeting}, which --set or --change gives as well, expected it once`);
}

function designAt(
  scenario: Scenario,
  point: PointSettings,
  index: number,
  { seed, first, replications }: OverAsked,
): Design {
  const at = applyOverrides(scenario, point.overrides, registryOf());
  if (!at.ok) throw new ScenarioProblems(at.problems);
  return design(at.scenario, { seed, first: first + index * replications, replications });
}

/** The scenario, or each other one less the baseline. */
function setsOf(scenarios: readonly Scenario[], byScenario: readonly OverSet["runs"][]): OverSet[] {
  const [baseline, ...others] = scenarios;
  const alone = scenarios.map(({ id }, at) => ({ name: id, runs: byScenario[at] }));
  const less = others.map(
    ({ id }, at): OverSet => ({
      name: `${id} less ${baseline.id}`,
      runs: byScenario[at + 1].map((point, number) =>
        point.map((run, replication) =>
          run.map((weeks, subject) =>
            weeks.map((value, week) => value - byScenario[0][number][replication][subject][week]),
          ),
        ),
      ),
    }),
  );
  return [...less, ...alone];
}

async function carryOut(
  io: Io,
  designs: readonly Design[],
  kept: Kept,
  parts: string,
  asked: number | undefined,
): Promise<Float64Array[][]> {
  const total = designs.reduce((sum, { specs }) => sum + specs.length, 0);
  const workers = Math.min(asked ?? cores(), total);
  let done = 0;
  const abort = new AbortController();
  const release = io.onInterrupt(() => abort.abort(new Interrupted(stoppedText(done, total, "runs"))));
  const display = progressDisplay(io, total, "runs");
  const runner = keeping(threadRunner({ workers, signal: abort.signal }), kept, parts, () => {
    abort.signal.throwIfAborted();
    done++;
    display.show({ done, total });
  });
  try {
    return await runDesigns(runner, designs, 2 * workers);
  } finally {
    display.end();
    release();
    await runner.close();
  }
}

const shown = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : "–");

function lineOf({ name, subject, split }: ReturnType<typeof overRows>[number]): string {
  const { mean, ciLow, ciHigh, luckSd, parameterSd, parameterShare } = split;
  const share = Number.isFinite(parameterShare) ? `; parameters ${shown(parameterShare * 100)} % of the variance` : "";
  return `  ${name}, ${subject.text}: ${shown(mean)}; ${shown(ciLow)} to ${shown(ciHigh)}; ${shown(luckSd)}; ${shown(parameterSd)}${share}`;
}
