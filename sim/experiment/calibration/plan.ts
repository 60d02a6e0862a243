/**
 * From a calibration file to what is to be done: scenario, twin, factors, targets with their observations, and the designs of points.
 * Responsible for finding everything that is wrong before anything is run.
 */
import { hashOf, InvariantError } from "../../engine/index.ts";
import { modelVersion, prepare } from "../../model/index.ts";
import {
  applyOverrides,
  type Calibration,
  type CalibrationResult,
  type CalibrationSize,
  type CalibrationTarget,
  type Published,
  type Registry,
  type Scenario,
  ScenarioProblem,
  type Uncertainty,
} from "../../scenario/index.ts";
import { type Design, design } from "../design.ts";
import { type Factor, factorsOf, overridesAt } from "../designs/scaling.ts";
import { layOutResults, type ResultLayout } from "../layout.ts";
import { type Kept, keptOf, type LoadNamed } from "../study/cells.ts";
import { pairOfSubject, type Subject, subjectOf, subjectWeeks, totalOfWeeks } from "../subject.ts";
import type { HistoryPlan, PointToRun } from "./history.ts";
import type { Observation } from "./implausibility.ts";

/** A target as runs are held against it. */
export interface PlannedTarget extends Observation {
  readonly id: string;
  readonly subject: Subject;
  readonly isRelativeToTwin: boolean;
  /** The one week it is of; null for several together. */
  readonly week: number | null;
  /** Unit of the numbers. */
  readonly unit: string;
  readonly because: string;
  readonly source: string;
}

export interface CalibrationPlan {
  readonly calibration: Calibration;
  readonly isQuick: boolean;
  readonly size: CalibrationSize;
  readonly scenario: Scenario;
  readonly twin: Scenario;
  readonly factors: readonly Factor[];
  /** For the screening; empty without one. */
  readonly candidates: readonly Factor[];
  readonly targets: readonly PlannedTarget[];
  readonly history: HistoryPlan;
  readonly kept: Kept;
  /** Over everything that results depend on. */
  readonly hash: string;
}

export type CalibrationPlanResult =
  | { readonly ok: true; readonly plan: CalibrationPlan }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

export function planCalibration(
  read: CalibrationResult & { readonly ok: true },
  registry: Registry,
  load: LoadNamed,
  isQuick: boolean,
): CalibrationPlanResult {
  const { calibration } = read;
  const size = isQuick ? calibration.quick : calibration.full;
  const part = isQuick ? "quick" : "full";
  const problems: ScenarioProblem[] = [];
  const [scenario, twin] = (["scenario", "twin"] as const).map((key) => {
    const named = calibration[key];
    const loaded = load(named, size.set);
    if (loaded.ok) return loaded.scenario;
    for (const found of loaded.problems) {
      const { found: what, expected, mend } = found;
      if (found.file === "--set")
        problems.push(read.problem([part, "set", found.line - 1], { found: what, expected, mend }));
      else if (what === "no such file")
        problems.push(read.problem([key], { found: `"${named}", ${what}`, expected, mend }));
      else problems.push(found);
    }
    return null;
  });
  if (!scenario || !twin) return { ok: false, problems: distinct(problems) };
  const full = layOutResults(prepare(scenario));
  const factors = factorsIn(scenario, registry, calibration.parameters, (index, { found, expected, mend }) =>
    problems.push(read.problem(["parameters", index, "path"], { found, expected, mend })),
  );
  const candidates = factorsIn(
    scenario,
    registry,
    size.trajectories > 0 ? calibration.candidates.map((path) => ownRange(calibration, path)) : [],
    (index, { found, expected, mend }) => problems.push(read.problem(["candidates", index], { found, expected, mend })),
  );
  const targets = calibration.targets.flatMap((target, index) => {
    if (isQuick && target.isFullOnly) return [];
    const planned = targetsOf(target, full, scenario.published);
    if (!(planned instanceof ScenarioProblem)) return planned;
    const { found, expected, mend } = planned;
    problems.push(read.problem(["targets", index, planned.path], { found, expected, mend }));
    return [];
  });
  if (problems.length > 0) return { ok: false, problems: distinct(problems) };
  const { cutoff, spare, seed } = calibration;
  const history: HistoryPlan = {
    factors: factors.length,
    targets,
    cutoff,
    spare,
    waves: size.waves,
    seed: `${seed}/calibration`,
  };
  const kept = keptOf(
    full,
    targets.map(({ subject }) => subject),
  );
  const hash = hashOf({
    modelVersion,
    seed,
    cutoff,
    spare,
    scenario: scenario.hash,
    twin: twin.hash,
    twinReplications: size.twinReplications,
    trajectories: size.trajectories,
    waves: size.waves.map(({ points, replications }) => [points, replications]),
    factors: [...factors, ...candidates].map(({ path, low, high, scale }) => [path, low, high, scale]),
    targets: targets.map((one) => [
      one.id,
      one.subject.text,
      one.low,
      one.high,
      one.errorSd,
      one.discrepancySd,
      one.isRelativeToTwin,
    ]),
  });
  return {
    ok: true,
    plan: { calibration, isQuick, size, scenario, twin, factors, candidates, targets, history, kept, hash },
  };
}

/** A candidate has the range it has among the parameters, where it is one of them. */
function ownRange({ parameters }: Calibration, path: string): { path: string; low?: number; high?: number } {
  const { low, high } = parameters.find((one) => one.path === path) ?? {};
  return { path, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}

function factorsIn(
  scenario: Scenario,
  registry: Registry,
  requests: readonly { readonly path: string; readonly low?: number; readonly high?: number }[],
  refuse: (index: number, problem: ScenarioProblem) => void,
): readonly Factor[] {
  const plain = requests.map(({ path, low, high }) => ({
    path,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
  }));
  const found = factorsOf(scenario, registry, plain, "calibration");
  if (found.ok) return found.factors;
  for (const problem of found.problems) refuse(problem.line - 1, problem);
  return [];
}

/** One for each published week, or the one that has its own numbers. The path of a problem is the key that it is of. */
function targetsOf(
  target: CalibrationTarget,
  layout: ResultLayout,
  published: readonly Published[],
): PlannedTarget[] | ScenarioProblem {
  const { id, measure, firstWeek, lastWeek, isPublished, isRelativeToTwin, error, discrepancy } = target;
  const problem = (path: string, found: string, expected: string, mend: string): ScenarioProblem =>
    new ScenarioProblem({ file: "calibration", line: 1, column: 1 }, path, found, expected, mend);
  const subject = subjectOf(`${measure}, weeks ${firstWeek}-${lastWeek}`, layout, "calibration");
  if (subject instanceof ScenarioProblem) {
    const key = subject.found.startsWith("weeks ") ? "weeks" : "measure";
    return problem(key, subject.found, subject.expected, subject.mend);
  }
  const { spec } = pairOfSubject(layout, subject);
  const unit = isRelativeToTwin ? "ratio to the twin" : spec.unit;
  const planned = (name: string, of: Subject, low: number, high: number, source: string): PlannedTarget => {
    const middle = (low + high) / 2;
    return {
      id: name,
      subject: of,
      low,
      high,
      errorSd: sdOf(error, middle),
      discrepancySd: sdOf(discrepancy, middle),
      isRelativeToTwin,
      week: of.firstWeek === of.lastWeek ? of.firstWeek : null,
      unit,
      because: target.because,
      source,
    };
  };
  if (!isPublished) {
    if (target.low === null || target.high === null) throw new InvariantError(`target ${id} has no numbers`);
    return [planned(id, subject, target.low, target.high, target.source)];
  }
  const rows: PlannedTarget[] = [];
  for (let week = firstWeek; week <= lastWeek; week++) {
    const found = published.find(
      (one) => one.measure === subject.measure && one.place === subject.place && one.week === week,
    );
    if (found === undefined)
      return problem(
        "published",
        `nothing of ${subject.measure}@${subject.place} in week ${week}`,
        "a published week",
        "mend weeks",
      );
    // What is held out is for judging a fit, never for making it.
    if (found.use !== "fitted")
      return problem("published", `week ${week}, which is ${found.use}`, "weeks that may be fitted", "mend weeks");
    const text = `${subject.measure}@${subject.place}, weeks ${week}-${week}`;
    rows.push(
      planned(
        `${id}-w${week}`,
        { ...subject, text, firstWeek: week, lastWeek: week },
        found.low,
        found.high,
        found.source,
      ),
    );
  }
  return rows;
}

const sdOf = ({ size, isRelative }: Uncertainty, middle: number): number =>
  isRelative ? size * Math.abs(middle) : size;

/** The design of a point. @throws InvariantError when the ledger's range does not fit the parameter */
export function pointDesign(
  { scenario, factors, calibration }: CalibrationPlan,
  registry: Registry,
  point: PointToRun,
  of = factors,
): Design {
  const at = applyOverrides(scenario, overridesAt(of, point.unit), registry);
  if (!at.ok) throw new InvariantError(`a point of a calibration is refused: ${at.problems[0].found}`);
  const { first, replications } = point;
  return design(at.scenario, { seed: calibration.seed, first, replications });
}

/** Targets of one run, from the values that are kept of it; those relative to the twin are not divided yet. */
export function targetValues(
  { targets, kept }: Pick<CalibrationPlan, "targets" | "kept">,
  values: Float64Array,
): Float64Array {
  return Float64Array.from(targets, ({ subject }) =>
    totalOfWeeks(subjectWeeks(kept.layout, values, subject), pairOfSubject(kept.layout, subject).spec.of),
  );
}

/** Divides by the twin's means what is relative to it. */
export function besideTwin(
  { targets }: Pick<CalibrationPlan, "targets">,
  values: Float64Array,
  twin: Float64Array,
): Float64Array {
  return values.map((value, target) => (targets[target].isRelativeToTwin ? value / twin[target] : value));
}

/** The same slip shows in the scenario and in its twin. */
function distinct(problems: readonly ScenarioProblem[]): ScenarioProblem[] {
  const texts = problems.map((one) => JSON.stringify(one));
  return problems.filter((_, index) => texts.indexOf(texts[index]) === index);
}
