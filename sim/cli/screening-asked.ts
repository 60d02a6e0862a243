/**
 * What a screening is asked for, from the words of the command or of a manifest: the measure, the parameters, the points. Responsible
 * for finding everything that is wrong before anything is run.
 */
import {
  layOutResults,
  type ResultLayout,
  type ScreeningMethod,
  type ScreeningOptions,
  type ScreeningPlan,
  type Subject,
  screeningPlan,
  screeningPoints,
  subjectOf,
} from "../experiment/index.ts";
import { prepare, type Setup } from "../model/index.ts";
import { type Scenario, ScenarioProblem, ScenarioProblems } from "../scenario/index.ts";
import { BadInput, type Io, optionProblem } from "./io.ts";
import { scenarioFrom } from "./scenario.ts";
import { type Confidence, factorsFor, groupsOf, planText, usualReplications } from "./screening-options.ts";

/** What decides the results of a screening besides its scenario. */
export interface ScreeningSettings {
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
}

export interface ScreeningAsked {
  readonly named: string;
  readonly settings: ScreeningSettings;
  readonly scenario: Scenario;
  readonly setup: Setup;
  readonly layout: ResultLayout;
  readonly subject: Subject;
  readonly plan: ScreeningPlan;
  /** What is about to be run, in words. */
  readonly text: string;
}

/** @throws BadInput when it would take too many runs, ScenarioProblems for a measure or parameters that cannot be */
export function screeningOf(io: Io, named: string, settings: ScreeningSettings): ScreeningAsked {
  const scenario = scenarioFrom(io, named, settings.set);
  const setup = prepare(scenario);
  const layout = layOutResults(setup);
  const subject = subjectOf(settings.measure, layout);
  if (subject instanceof ScenarioProblem) throw new ScenarioProblems([subject]);
  return { named, settings, scenario, setup, layout, subject, ...planOf(scenario, settings) };
}

function planOf(scenario: Scenario, options: ScreeningSettings): Pick<ScreeningAsked, "plan" | "text"> {
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
  return { plan: screeningPlan(factors, screening), text };
}
