/**
 * From the unit cube to a scenario: a coordinate in [0, 1] becomes a value within a ledger parameter's range, and a point the
 * overrides that `--set` takes. Responsible for what a coordinate means; not for which points there are.
 *
 * One number: from `low` to `high`, evenly; log-uniform where both are above 0 and high / low is 100 or more, so that each decade gets
 * its share. Whole numbers are rounded, so the two ends come half as often as the rest.
 * Table, places: one common factor for all entries, evenly (or log-uniform by the same rule), from low ÷ the smallest entry above 0 to
 * high ÷ the largest: as far as every entry stays within the range. A range that begins at 0 lets one entry be 0, not all, so then
 * the factor goes down to 1 ÷ its highest. A table may have ends of its factor in the ledger instead. Places that are not named keep
 * the parameter's common value. A table of shares that the
 * model divides by their sum does not feel a common factor.
 * Distribution: one common factor for everything in its unit, that takes the mean from `low` to `high`; the shape stays.
 * Things counted one by one (staff, beds, units, days) are rounded too, when the scenario's own values are whole.
 * All are kept within what makes sense at all (the parameter's minimum and maximum).
 */
import { type Distribution, exp, ln, meanOf } from "../../engine/index.ts";
import {
  type LedgerEntry,
  type ParameterSpec,
  type ParameterValue,
  type Registry,
  type Scenario,
  ScenarioProblem,
} from "../../scenario/index.ts";
import { numberText } from "../numbers.ts";

/** A parameter that a design varies. */
export interface Factor {
  /** `service.parameter`. */
  readonly path: string;
  readonly label: string;
  /** Of the parameter. */
  readonly unit: string;
  /** Whether `low` and `high` are values in the unit, or common factors of a table or distribution. */
  readonly kind: "value" | "common-factor";
  readonly low: number;
  readonly high: number;
  readonly scale: "uniform" | "log-uniform";
  /** The scenario's own value. */
  readonly base: ParameterValue;
  readonly isWhole: boolean;
  readonly minimum: number;
  readonly maximum: number;
}

/** A parameter asked for; `low` and `high` replace its range: in its unit, for a table or distribution as common factors. */
export interface FactorRequest {
  readonly path: string;
  readonly low?: number;
  readonly high?: number;
}

export type FactorsResult =
  | { readonly ok: true; readonly factors: readonly Factor[] }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

const counted: readonly string[] = ["staff", "beds", "units", "count", "days"];
const logFrom = 100;

/**
 * Factors of the parameters asked for, in their order, or every problem found.
 * @param file what stands for the file in problems; the line is the number of the request
 */
export function factorsOf(
  scenario: Scenario,
  registry: Registry,
  requests: readonly FactorRequest[],
  file = "--parameter",
): FactorsResult {
  const factors: Factor[] = [];
  const problems: ScenarioProblem[] = [];
  requests.forEach((request, index) => {
    const problem = (found: string, expected: string, mend: string): void => {
      problems.push(new ScenarioProblem({ file, line: index + 1, column: 1 }, request.path, found, expected, mend));
    };
    const entry = scenario.ledger.find(({ path }) => path === request.path);
    const spec = specOf(registry, request.path);
    if (entry === undefined || spec === undefined) {
      problem(`the unknown parameter "${request.path}"`, "service.parameter", mendPath(request.path, registry));
      return;
    }
    if (requests.findIndex(({ path }) => path === request.path) < index) {
      problem("a parameter named twice", "each parameter once", "remove one of the two");
      return;
    }
    const range = rangeOf(entry, spec, request);
    if (typeof range === "string") {
      problem(range, "a parameter with a range from a low to a higher number", "give low and high, or name another");
      return;
    }
    factors.push(factorOf(entry, spec, range));
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, factors };
}

/**
 * Parameters that can be varied as they stand, in the order of the ledger: those with a range.
 * @param keep which of them, for instance those of low confidence
 */
export function variableParameters(
  scenario: Scenario,
  registry: Registry,
  keep: (entry: LedgerEntry) => boolean = () => true,
): string[] {
  const isVariable = (entry: LedgerEntry): boolean => {
    const spec = specOf(registry, entry.path);
    return spec !== undefined && typeof rangeOf(entry, spec, {}) !== "string";
  };
  return scenario.ledger.filter((entry) => keep(entry) && isVariable(entry)).map(({ path }) => path);
}

function specOf(registry: Registry, path: string): ParameterSpec | undefined {
  const [service, parameter, ...rest] = path.split(".");
  if (rest.length > 0) return undefined;
  const parameters = registry.find(({ name }) => name === service)?.parameters ?? {};
  return Object.hasOwn(parameters, parameter ?? "") ? parameters[parameter] : undefined;
}

function mendPath(path: string, registry: Registry): string {
  const service = registry.find(({ name }) => name === path.split(".")[0]);
  if (service === undefined) return `begin with one of ${registry.map(({ name }) => name).join(", ")}`;
  const names = Object.keys(service.parameters);
  const shown = names.slice(0, 30).join(", ");
  return `use one of ${service.name}.${shown}${names.length > 30 ? `, … (${names.length} in all)` : ""}`;
}

/** Ends of the value, or of the common factor; what is found amiss when there are none. */
function rangeOf(
  entry: LedgerEntry,
  spec: ParameterSpec,
  asked: Pick<FactorRequest, "low" | "high">,
): readonly [number, number] | string {
  const { value } = entry;
  if (typeof value === "boolean") return "a flag, which has no range";
  if (isEmpirical(value)) return "a list of values, which has no range";
  const [own, ownHigh] = ownRange(entry);
  const low = asked.low ?? own ?? entry.factor?.[0] ?? null;
  const high = asked.high ?? ownHigh ?? entry.factor?.[1] ?? null;
  if (low === null || high === null) return "no range";
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) return `a range from ${low} to ${high}`;
  if (typeof value !== "number" && low < 0) return `a common factor from ${low}`;
  const { minimum = -Infinity, maximum = Infinity } = spec;
  if (typeof value === "number" && (low < minimum || high > maximum)) {
    return `a range from ${low} to ${high} outside ${minimum} to ${maximum}`;
  }
  return [low, high];
}

function ownRange({ value, low, high }: LedgerEntry): readonly [number | null, number | null] {
  if (typeof value === "number" || typeof value === "boolean" || low === null || high === null) return [low, high];
  const entries = isDistribution(value) ? [meanOf(value)] : Object.values(value).filter((one) => one > 0);
  if (entries.length === 0) return [null, null];
  const above = high / Math.max(...entries);
  const below = low > 0 ? low / Math.min(...entries) : 1 / above;
  return below <= 1 && above >= 1 ? [below, above] : [null, null];
}

function factorOf(entry: LedgerEntry, spec: ParameterSpec, [low, high]: readonly [number, number]): Factor {
  const { path, label, unit, value } = entry;
  return {
    path,
    label,
    unit,
    kind: typeof value === "number" ? "value" : "common-factor",
    low,
    high,
    scale: low > 0 && high / low >= logFrom ? "log-uniform" : "uniform",
    base: value,
    isWhole: spec.shape === "integer" || (counted.includes(unit) && isAllWhole(value)),
    minimum: spec.minimum ?? -Infinity,
    maximum: spec.maximum ?? Infinity,
  };
}

/** What a coordinate stands for: a value in the parameter's unit, or a common factor. NaN stays NaN. */
export function settingAt(factor: Factor, coordinate: number): number {
  const { low, high, scale, kind, isWhole } = factor;
  if (coordinate <= 0) return low;
  if (coordinate >= 1) return high;
  const value = scale === "uniform" ? low + coordinate * (high - low) : low * exp(coordinate * ln(high / low));
  return kind === "value" && isWhole ? Math.round(value) : value;
}

/**
 * A point as overrides, `service.parameter=value`, one for each factor whose coordinate is not NaN, in the order of the factors.
 * Numbers have ten significant digits.
 */
export function overridesAt(factors: readonly Factor[], unit: ArrayLike<number>): string[] {
  return factors.flatMap((factor, index) => {
    const setting = settingAt(factor, unit[index]);
    return Number.isNaN(setting) ? [] : [`${factor.path}=${valueText(factor, setting)}`];
  });
}

function valueText(factor: Factor, setting: number): string {
  const { base, kind, minimum, maximum, isWhole } = factor;
  if (kind === "value") return numberText(setting);
  const scaled = (value: number): string => {
    const within = Math.min(maximum, Math.max(minimum, value * setting));
    return numberText(isWhole ? Math.round(within) : within);
  };
  if (isDistribution(base)) return distributionText(base, scaled);
  const entries = Object.entries(base as Readonly<Record<string, number>>);
  return `{ ${entries.map(([key, value]) => `${JSON.stringify(key)}: ${scaled(value)}`).join(", ")} }`;
}

/** Fields of a distribution that are in no unit. */
const shapeFields: readonly string[] = ["cv", "shape"];

function distributionText(distribution: Exclude<Distribution, number>, scaled: (value: number) => string): string {
  const fields = Object.entries(distribution).map(([field, value]) => {
    return `${field}: ${typeof value !== "number" || shapeFields.includes(field) ? value : scaled(value)}`;
  });
  return `{ ${fields.join(", ")} }`;
}

function isDistribution(value: ParameterValue): value is Exclude<Distribution, number> {
  return typeof value === "object" && typeof (value as { readonly dist?: unknown }).dist === "string";
}

function isEmpirical(value: ParameterValue): boolean {
  return isDistribution(value) && value.dist === "empirical";
}

/** Distributions are not: their fields say what is drawn, not what comes of it. */
function isAllWhole(value: ParameterValue): boolean {
  if (typeof value !== "object") return Number.isInteger(value);
  return !isDistribution(value) && Object.values(value).every(Number.isInteger);
}
