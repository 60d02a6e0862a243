/**
 * The format of a calibration file: which parameters may move, which published numbers they are held against and how exactly, and
 * how much is run. From YAML text to a plain Calibration or located problems. Whether its scenario, parameters and measures exist is
 * for whoever plans it; `problem` says so at the right place of the file.
 */
import type { z } from "zod";
import { problemAt, problemsOfIssues } from "./issues.ts";
import { addFault, type Fault, identifier, leaf, refused, strict, text, toJson } from "./leaves.ts";
import { parseYaml } from "./parse.ts";
import { inFileOrder, type ScenarioProblem } from "./problems.ts";
import { listOf, number, override, seed, whole } from "./study.ts";
import { type Path, toPlain } from "./tree.ts";

export const calibrationFormat = 1;

/** An uncertainty as one standard deviation: in the unit of the measure, or as a fraction of the observed value. */
export interface Uncertainty {
  readonly size: number;
  readonly isRelative: boolean;
}

/** A parameter that may move, over its ledger range or another. */
export interface CalibratedParameter {
  readonly path: string;
  readonly low?: number;
  readonly high?: number;
  /** Why it is among the few. */
  readonly because: string;
}

export interface CalibrationTarget {
  readonly id: string;
  /** `MEASURE[@PLACE]`. */
  readonly measure: string;
  readonly firstWeek: number;
  readonly lastWeek: number;
  /** The numbers are those that the scenario publishes for these weeks, one target a week; then `low` and `high` are null. */
  readonly isPublished: boolean;
  readonly low: number | null;
  readonly high: number | null;
  /** The simulated number is divided by that of the twin. */
  readonly isRelativeToTwin: boolean;
  /** Of the observation. */
  readonly error: Uncertainty;
  /** Between the model and the world, and between what is counted in both. */
  readonly discrepancy: Uncertainty;
  /** Left out of the quick version: the run would have to be longer. */
  readonly isFullOnly: boolean;
  readonly because: string;
  readonly source: string;
}

export interface CalibrationWave {
  readonly points: number;
  /** Of each point. */
  readonly replications: number;
}

/** How much is run. */
export interface CalibrationSize {
  readonly set: readonly string[];
  readonly twinReplications: number;
  readonly waves: readonly CalibrationWave[];
  /** Morris trajectories over the candidates; 0: no screening. */
  readonly trajectories: number;
}

export interface Calibration {
  readonly name: string;
  readonly title: string;
  readonly scenario: string;
  /** The same without incident. */
  readonly twin: string;
  readonly seed: string;
  /** Largest implausibility that is not ruled out. */
  readonly cutoff: number;
  /** Targets that a point may miss. */
  readonly spare: number;
  readonly parameters: readonly CalibratedParameter[];
  /** Paths that the screening goes through, the parameters among them. */
  readonly candidates: readonly string[];
  readonly targets: readonly CalibrationTarget[];
  readonly quick: CalibrationSize;
  readonly full: CalibrationSize;
}

export type CalibrationResult =
  | {
      readonly ok: true;
      readonly calibration: Calibration;
      /** A problem at a part of the file, such as `["parameters", 0, "path"]`. */
      problem(path: Path, fault: Fault): ScenarioProblem;
    }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** @param file how the user names it */
export function parseCalibration(written: string, file: string): CalibrationResult {
  const { tree, problems } = parseYaml(written, file);
  if (tree === null || problems.length > 0) return { ok: false, problems };
  const read = calibrationSchema().safeParse(toPlain(tree));
  if (!read.success) return { ok: false, problems: inFileOrder(problemsOfIssues(read.error.issues, tree), file) };
  const { calibration: _, parameters, candidates = [], targets, quick, full, spare = 0, ...rest } = read.data;
  const calibration: Calibration = {
    ...rest,
    spare,
    parameters: parameters as readonly CalibratedParameter[],
    candidates,
    targets: targets.map(targetOf),
    quick: sizeOf(quick),
    full: sizeOf(full),
  };
  return { ok: true, calibration, problem: (path, fault) => problemAt(tree, path, fault) };
}

/** The JSON Schema of a calibration file (draft 2020-12), for editors. */
export function calibrationJsonSchema(): Record<string, unknown> {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Knock-on calibration",
    ...toJson(calibrationSchema()),
  };
}

/** More cannot be told apart by a few published weeks. */
export const mostCalibrated = 8;

const noun = "a key of a calibration";

function calibrationSchema() {
  return strict(
    {
      calibration: leaf({ const: calibrationFormat, description: "Version of the format" }, (raw) =>
        raw === calibrationFormat
          ? { ok: true, value: raw }
          : refused(`the calibration format version ${calibrationFormat}`, `write calibration: ${calibrationFormat}`),
      ),
      name: identifier("Unique name of the calibration; the file name without its ending"),
      title: text("Title for people"),
      scenario: text("A scenario file, or the name of one that comes with Knock-on"),
      twin: text("The same without incident"),
      seed: seed(),
      cutoff: number("Largest implausibility that is not ruled out, usually 3"),
      spare: whole("Targets that a point may miss; 0 when not given", 0, 10).optional(),
      parameters: listOf(parameterSchema(), `What may move: at most ${mostCalibrated}`),
      candidates: listOf(text("service.parameter"), "What the screening of the full version goes through").optional(),
      targets: listOf(targetSchema(), "Published numbers that runs are held against"),
      quick: sizeSchema("What is run with --quick"),
      full: sizeSchema("What is run otherwise"),
    },
    noun,
  ).superRefine((given, context) => {
    const add = (path: (string | number)[], found: string, expected: string, mend: string): void =>
      addFault(context.issues, given, { found, expected, mend }, path);
    const { parameters, targets, cutoff } = given;
    if (parameters.length > mostCalibrated)
      add(
        ["parameters"],
        `${parameters.length} parameters`,
        `at most ${mostCalibrated}`,
        "keep those that matter most",
      );
    if (!(cutoff > 0)) add(["cutoff"], String(cutoff), "a number above 0", "write 3");
    const repeated = (key: "parameters" | "targets", name: "path" | "id", names: readonly string[]): void =>
      names.forEach((one, index) => {
        if (names.indexOf(one) < index) add([key, index, name], `"${one}"`, "each once", "remove one of the two");
      });
    repeated(
      "parameters",
      "path",
      parameters.map(({ path }) => path),
    );
    repeated(
      "targets",
      "id",
      targets.map(({ id }) => id),
    );
  });
}

function parameterSchema() {
  return strict(
    {
      path: text("service.parameter, as the ledger names it"),
      low: number("Low end, where it is not that of the ledger").optional(),
      high: number("High end, where it is not that of the ledger").optional(),
      because: text("Why it is among the few"),
    },
    noun,
  );
}

function targetSchema() {
  return strict(
    {
      id: identifier("Name of the target; those of published weeks get -w and the week behind it"),
      measure: text("MEASURE or MEASURE@PLACE"),
      weeks: leaf({ type: ["string", "integer"], description: "A week, or first and last as 1-4" }, readWeeks),
      published: leaf(
        { const: true, description: "Take the numbers that the scenario publishes, week by week" },
        (raw) => (raw === true ? { ok: true, value: true } : refused("true", "write true, or give low and high")),
      ).optional(),
      low: number("Lowest value that fits, where it is not published with the scenario").optional(),
      high: number("Highest value that fits").optional(),
      "relative-to-twin": leaf({ type: "boolean", description: "Divide by the twin without incident" }, (raw) =>
        typeof raw === "boolean" ? { ok: true, value: raw } : refused("true or false", "write true or false"),
      ).optional(),
      error: uncertainty("Standard deviation of the observation"),
      discrepancy: uncertainty("Standard deviation of what the model leaves out, and of what is counted differently"),
      only: leaf({ const: "full", description: "Left out with --quick" }, (raw) =>
        raw === "full" ? { ok: true, value: raw } : refused("full", "write only: full, or remove it"),
      ).optional(),
      because: text("What it is, and why the tolerance is what it is"),
      source: text("An address, or an assumption"),
    },
    noun,
  ).superRefine((given, context) => {
    const { published, low, high } = given;
    const add = (key: string, found: string, expected: string, mend: string): void =>
      addFault(context.issues, given, { found, expected, mend }, [key]);
    if (published === true && (low !== undefined || high !== undefined))
      add("published", "low or high beside it", "one of the two", "remove low and high, or published");
    if (published !== true && (low === undefined || high === undefined))
      add("measure", "no numbers", "low and high, or published: true", "give low and high");
    if (low !== undefined && high !== undefined && low > high)
      add("low", String(low), `at most the high, ${high}`, "swap the two");
  });
}

function sizeSchema(label: string) {
  const wave = strict(
    { points: whole("Points of the wave", 4, 100_000), replications: whole("Replications of each point", 2, 10_000) },
    noun,
  );
  return strict(
    {
      set: listOf(override(), "Changes to the scenario and its twin, path=value").optional(),
      "twin-replications": whole("Replications of the twin", 2, 10_000),
      waves: listOf(wave, "One after another, each among what those before did not rule out"),
      trajectories: whole("Morris trajectories over the candidates", 2, 10_000).optional(),
    },
    noun,
  ).meta({ description: label });
}

type TargetGiven = z.infer<ReturnType<typeof targetSchema>>;
type SizeGiven = z.infer<ReturnType<typeof sizeSchema>>;

function targetOf(given: TargetGiven): CalibrationTarget {
  const { id, measure, weeks, published, low, high, error, discrepancy, only, because, source } = given;
  return {
    id,
    measure,
    firstWeek: weeks[0],
    lastWeek: weeks[1],
    isPublished: published === true,
    low: low ?? null,
    high: high ?? null,
    isRelativeToTwin: given["relative-to-twin"] === true,
    error,
    discrepancy,
    isFullOnly: only === "full",
    because,
    source,
  };
}

function sizeOf({ set = [], waves, trajectories = 0, ...rest }: SizeGiven): CalibrationSize {
  return { set, twinReplications: rest["twin-replications"], waves, trajectories };
}

function uncertainty(label: string): z.ZodType<Uncertainty> {
  const json = { type: ["number", "string"], description: `${label}: in the unit of the measure, or as 10 %` };
  return leaf<Uncertainty>(json, (raw) => {
    if (typeof raw === "number" && raw >= 0 && Number.isFinite(raw))
      return { ok: true, value: { size: raw, isRelative: false } };
    const read = typeof raw === "string" ? /^(\d+(?:\.\d+)?)\s*%$/.exec(raw.trim()) : null;
    if (read !== null) return { ok: true, value: { size: Number(read[1]) / 100, isRelative: true } };
    return refused("a number from 0 in the unit of the measure, or one with %", "write one such as 10 %");
  });
}

function readWeeks(raw: unknown) {
  const read = /^(\d{1,3})(?:\s*-\s*(\d{1,3}))?$/.exec(String(raw).trim());
  const [first, last] = read === null ? [0, 0] : [Number(read[1]), Number(read[2] ?? read[1])];
  return first >= 1 && last >= first
    ? { ok: true as const, value: [first, last] as const }
    : refused("a week from 1, or first and last", "write one such as 1-4");
}
