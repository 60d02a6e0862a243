/** Which parameters a user wants screened, from the words of the options to factors. */
import {
  type Factor,
  factorsOf,
  type ScreeningMethod,
  type ScreeningOptions,
  variableParameters,
} from "../experiment/index.ts";
import { registryOf } from "../model/index.ts";
import { type LedgerEntry, type Scenario, ScenarioProblem, ScenarioProblems } from "../scenario/index.ts";

export const confidences = ["high", "medium", "low"] as const;
export type Confidence = (typeof confidences)[number];

export interface Choice {
  /** Paths or patterns with `*`, apart by commas. */
  readonly parameters: readonly string[];
  readonly confidence?: Confidence;
}

const option = "--parameters";

/**
 * Those named, in the order of the ledger for patterns; those of a confidence; both when both are given; else what is assumed with
 * low confidence. Only parameters with a range can be found by a pattern.
 * @throws ScenarioProblems when a name or pattern finds nothing, or a named parameter has no range
 */
export function factorsFor(scenario: Scenario, { parameters, confidence }: Choice): readonly Factor[] {
  const registry = registryOf();
  const isOfConfidence = (entry: LedgerEntry): boolean => confidence === undefined || entry.confidence === confidence;
  const isUsual = (entry: LedgerEntry): boolean => entry.confidence === "low" && entry.isAssumption;
  const isUnasked = parameters.length === 0 && confidence === undefined;
  const variable = variableParameters(scenario, registry, isUnasked ? isUsual : isOfConfidence);
  const problems: ScenarioProblem[] = [];
  const paths = parameters.length === 0 ? variable : namedPaths(parameters, variable, problems);
  if (problems.length > 0) throw new ScenarioProblems(problems);
  if (paths.length === 0) {
    const found = confidence === undefined ? "no assumption" : `no parameter of ${confidence} confidence`;
    throw new ScenarioProblems([
      problem(1, `${found} with a range`, "at least one", "name parameters with --parameters"),
    ]);
  }
  const made = factorsOf(
    scenario,
    registry,
    paths.map((path) => ({ path })),
    option,
  );
  if (!made.ok) throw new ScenarioProblems(made.problems);
  return made.factors;
}

function namedPaths(texts: readonly string[], variable: readonly string[], problems: ScenarioProblem[]): string[] {
  const paths = new Set<string>();
  texts.forEach((text, index) => {
    for (const name of text.split(",").map((part) => part.trim())) {
      if (name === "") continue;
      // Names without a star are looked up as they are, so that a parameter without a range is told apart from a wrong name.
      const found = name.includes("*") ? variable.filter((path) => fits(name, path)) : [name];
      if (found.length === 0) {
        const mend = "write one such as 'surgery.*' or '*Fraction', or mend it";
        problems.push(
          problem(index + 1, `the pattern "${name}", which no parameter with a range fits`, "a pattern", mend),
        );
      }
      for (const path of found) paths.add(path);
    }
  });
  return [...paths];
}

/** `*` stands for any text. */
function fits(pattern: string, path: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(path);
}

const problem = (line: number, found: string, expected: string, mend: string): ScenarioProblem =>
  new ScenarioProblem({ file: option, line, column: 1 }, "", found, expected, mend);

/** More single parameters than this are screened by service first, unless the user says otherwise. */
const mostSingle = 30;

/** Group of each factor, or undefined where each is for itself. */
export function groupsOf(
  method: ScreeningMethod,
  asked: "auto" | "service" | "none",
  factors: readonly Factor[],
): readonly string[] | undefined {
  const isGrouped = asked === "service" || (asked === "auto" && method === "morris" && factors.length > mostSingle);
  return isGrouped ? factors.map(({ path }) => path.split(".")[0]) : undefined;
}

/** Replications of a point when none are asked for: a tornado has intervals only with several. */
export const usualReplications = (method: ScreeningMethod): number => (method === "tornado" ? 3 : 1);

/** What is about to be run, in words. */
export function planText(
  { method, trajectories, replications, groups }: ScreeningOptions,
  factors: number,
  points: number,
): string {
  const of =
    groups === undefined
      ? `${factors} ${factors === 1 ? "parameter" : "parameters"}`
      : `${new Set(groups).size} groups of ${factors} parameters, by service`;
  const how = {
    morris: `Morris, ${trajectories} trajectories`,
    sobol: "Sobol' indices",
    lhs: "Latin hypercube",
    tornado: "one at a time",
  }[method];
  return `${how}, over ${of}: ${points} points, ${points * replications} runs.`;
}
