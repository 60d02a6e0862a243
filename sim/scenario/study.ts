/**
 * The format of a study file: which scenarios, under which settings, at which points of a design, how often, and what is kept.
 * From YAML text to a plain Study or located problems. Whether its scenarios, parameters and measures exist is for whoever
 * plans it; `problem` says so at the right place of the file.
 */
import { z } from "zod";
import { problemAt, problemsOfIssues } from "./issues.ts";
import { addFault, type Fault, identifier, leaf, refused, strict, text, toJson } from "./leaves.ts";
import { parseYaml } from "./parse.ts";
import { inFileOrder, type ScenarioProblem } from "./problems.ts";
import { type Path, toPlain } from "./tree.ts";

export const studyFormat = 1;
export const designMethods = ["lhs", "sobol", "factorial"] as const;
export type DesignMethod = (typeof designMethods)[number];

/** A named list of overrides, as `--set` takes them. */
export interface StudySetting {
  readonly name: string;
  readonly set: readonly string[];
}

/** A parameter that a design varies, over its ledger range or another. */
export interface StudyParameter {
  readonly path: string;
  readonly low?: number;
  readonly high?: number;
  /** Of a factorial design. */
  readonly levels?: number;
}

export interface StudyDesign {
  readonly method: DesignMethod;
  /** Number of points; a factorial design has as many as its levels give. */
  readonly points?: number;
  readonly parameters: readonly StudyParameter[];
}

export interface Study {
  readonly name: string;
  readonly title: string;
  /** As a command line would name them. */
  readonly scenarios: readonly string[];
  /** Overrides of every cell; those of a setting come after them. */
  readonly set: readonly string[];
  /** At least one; without any in the file `as-is`, which sets nothing. */
  readonly settings: readonly StudySetting[];
  /** A table of points, such as not-ruled-out.csv of a calibration: each setting is run at each of them. */
  readonly parametersFrom?: string;
  readonly design: StudyDesign | null;
  readonly replications: number;
  readonly seed: string;
  /** `MEASURE[@PLACE][, weeks FIRST-LAST]` each. */
  readonly measures: readonly string[];
}

export type StudyResult =
  | {
      readonly ok: true;
      readonly study: Study;
      /** A problem at a part of the file, such as `["settings", 0, "set", 1]`. */
      problem(path: Path, fault: Fault): ScenarioProblem;
    }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** @param file how the user names it */
export function parseStudy(written: string, file: string): StudyResult {
  const { tree, problems } = parseYaml(written, file);
  if (tree === null || problems.length > 0) return { ok: false, problems };
  const read = studySchema().safeParse(toPlain(tree));
  if (!read.success) return { ok: false, problems: inFileOrder(problemsOfIssues(read.error.issues, tree), file) };
  const { study: _, settings = [{ name: "as-is" }], design, set = [], "parameters-from": from, ...rest } = read.data;
  const study: Study = {
    ...rest,
    ...(from !== undefined && { parametersFrom: from }),
    set,
    settings: settings.map((setting) => ({ name: setting.name, set: setting.set ?? [] })),
    design: design ? (design as StudyDesign) : null,
  };
  return { ok: true, study, problem: (path, fault) => problemAt(tree, path, fault) };
}

/** The JSON Schema of a study file (draft 2020-12), for editors. */
export function studyJsonSchema(): Record<string, unknown> {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Knock-on study",
    ...toJson(studySchema()),
  };
}

const noun = "a key of a study";

const mostReplications = 1_000_000;
const mostPoints = 100_000;

function studySchema() {
  return strict(
    {
      study: leaf({ const: studyFormat, description: "Version of the format" }, (raw) =>
        raw === studyFormat
          ? { ok: true, value: raw }
          : refused(`the study format version ${studyFormat}`, `write study: ${studyFormat}`),
      ),
      name: identifier("Unique name of the study; the file name without its ending"),
      title: text("Title for people"),
      scenarios: listOf(text("A scenario file, or the name of one that comes with Knock-on"), "Scenarios to run"),
      set: listOf(override(), "Changes to every scenario, path=value").optional(),
      settings: listOf(
        strict({ name: identifier("Name of the setting"), set: listOf(override(), "Its changes").optional() }, noun),
        "What is tried in each scenario",
      ).optional(),
      "parameters-from": text(
        "A table of points, such as not-ruled-out.csv of a calibration: each setting at each of them",
      ).optional(),
      design: designSchema().optional(),
      replications: whole("Replications of each cell", 1, mostReplications),
      seed: seed(),
      measures: listOf(text("MEASURE, MEASURE@PLACE, or with weeks"), "What is kept of each replication"),
    },
    noun,
  ).superRefine((given, context) => {
    const repeated = (key: "scenarios" | "settings" | "measures", names: readonly string[]): void => {
      names.forEach((name, index) => {
        if (names.indexOf(name) === index) return;
        const fault: Fault = { expected: "each once", mend: "remove one of the two, or give it another name" };
        addFault(context.issues, name, fault, key === "settings" ? [key, index, "name"] : [key, index]);
      });
    };
    repeated("scenarios", given.scenarios);
    repeated(
      "settings",
      (given.settings ?? []).map(({ name }) => name),
    );
    repeated("measures", given.measures);
  });
}

function designSchema() {
  const parameter = strict(
    {
      path: text("service.parameter, as `knockon explain` and the ledger name it"),
      low: number("Low end, where it is not that of the ledger").optional(),
      high: number("High end, where it is not that of the ledger").optional(),
      levels: whole("Levels in a factorial design", 1, 1000).optional(),
    },
    noun,
  );
  return strict(
    {
      method: leaf({ enum: [...designMethods], description: "How points are chosen" }, (raw) =>
        designMethods.includes(raw as DesignMethod)
          ? { ok: true, value: raw as DesignMethod }
          : refused(`one of ${designMethods.join(", ")}`, "name one of them"),
      ),
      points: whole("Number of points (lhs, sobol)", 1, mostPoints).optional(),
      parameters: listOf(parameter, "What is varied"),
    },
    noun,
  ).superRefine((given, context) => {
    const add = (path: (string | number)[], fault: Fault): void => addFault(context.issues, given, fault, path);
    const isFactorial = given.method === "factorial";
    if (isFactorial && given.points !== undefined)
      add(["points"], { expected: "no points: a factorial design has as many as its levels give", mend: "remove it" });
    if (!isFactorial && given.points === undefined)
      add(["method"], { expected: "points beside it", mend: "add points: 16" });
    given.parameters.forEach(({ levels }, index) => {
      if (isFactorial || levels === undefined) return;
      add(["parameters", index, "levels"], { expected: "levels in a factorial design alone", mend: "remove it" });
    });
  });
}

export function listOf<T extends z.ZodType>(type: T, label: string) {
  return z.array(type).min(1).meta({ description: label });
}

export function override(): z.ZodType<string> {
  return leaf({ type: "string", description: "path=value, such as horizon=28 d" }, (raw) =>
    typeof raw === "string" && raw.includes("=")
      ? { ok: true, value: raw }
      : refused("an override as path=value", "write one such as horizon=28 d"),
  );
}

export function whole(label: string, minimum: number, maximum: number): z.ZodType<number> {
  return leaf({ type: "integer", minimum, maximum, description: label }, (raw) =>
    typeof raw === "number" && Number.isInteger(raw) && raw >= minimum && raw <= maximum
      ? { ok: true, value: raw }
      : refused(`a whole number from ${minimum} to ${maximum}`, "write a whole number"),
  );
}

export function number(label: string): z.ZodType<number> {
  return leaf({ type: "number", description: label }, (raw) =>
    typeof raw === "number" && Number.isFinite(raw)
      ? { ok: true, value: raw }
      : refused("a number in the parameter's unit", "write a number alone"),
  );
}

/** Seeds are part of names of streams, so they are short and without separators. */
export function seed(): z.ZodType<string> {
  return leaf({ type: ["string", "integer"], description: "What all luck is drawn from" }, (raw) => {
    const written = typeof raw === "number" && Number.isSafeInteger(raw) ? String(raw) : raw;
    return typeof written === "string" && /^[A-Za-z0-9._-]{1,64}$/.test(written)
      ? { ok: true, value: written }
      : refused("up to 64 letters, digits, dots, hyphens or underscores", "choose another seed");
  });
}
