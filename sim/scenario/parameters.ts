/**
 * Parameters: the schema of a `parameters` section, compiled from the registry. How sections of several files and their
 * evidence are laid over each other is in evidence.ts.
 */
import { z } from "zod";
import { type Distribution, problemsOf } from "../engine/index.ts";
import {
  addFault,
  type Bounds,
  boundsFault,
  eitherOf,
  type FormatContext,
  leaf,
  quantity,
  readPlace,
  refused,
  strict,
  text,
} from "./leaves.ts";
import type { Confidence, ParameterSpec, Registry } from "./registry.ts";
import type { ParameterValue } from "./types.ts";
import { readQuantity } from "./units.ts";

/** One parameter as a file sets it, converted to the parameter's unit. */
export interface Setting {
  readonly value: ParameterValue;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly source?: string | undefined;
  readonly confidence?: Confidence | undefined;
}

/** Service → parameter → setting, only of what the section names. */
export type Settings = Readonly<Record<string, Readonly<Record<string, Setting | undefined>> | undefined>>;

export function parametersSchema(registry: Registry, context: FormatContext): z.ZodType<Settings> {
  const services = registry.map((service) => {
    const parameters = Object.entries(service.parameters).map(([name, spec]) => [
      name,
      settingSchema(spec, context).optional(),
    ]);
    return [service.name, strict(Object.fromEntries(parameters), `a parameter of ${service.name}`).optional()];
  });
  return strict(Object.fromEntries(services), "a service") as unknown as z.ZodType<Settings>;
}

function settingSchema(spec: ParameterSpec, context: FormatContext): z.ZodType<Setting> {
  const isEvidence = (raw: unknown): boolean => {
    return (
      typeof raw === "object" &&
      raw !== null &&
      Object.hasOwn(raw, "value") &&
      !Object.hasOwn(raw, "dist") &&
      spec.keys?.includes("value") !== true
    );
  };
  return eitherOf(
    () => settingShapes(spec, context),
    (raw) => (isEvidence(raw) ? 1 : 0),
    about(spec),
  );
}

/** The bare value, and the value with its evidence. */
function settingShapes(spec: ParameterSpec, context: FormatContext): readonly z.ZodType<Setting>[] {
  const bare = valueSchema(spec, context);
  const setting = bare.transform((value) => ({ value }));
  const evidence = strict(
    {
      value: bare,
      low: quantity(spec.unit).optional(),
      high: quantity(spec.unit).optional(),
      source: text("An address, a ledger id, or `assumption: why`").optional(),
      confidence: z.enum(["high", "medium", "low"]).optional(),
    },
    "value, low, high, source or confidence",
  ).transform((given, issues) => {
    for (const fault of rangeFaults(given)) addFault(issues.issues, given, fault.fault, [fault.key]);
    return given;
  });
  return [setting, evidence] as unknown as readonly z.ZodType<Setting>[];
}

/** What an editor shows about a parameter. */
function about(spec: ParameterSpec): Record<string, unknown> {
  const range = spec.low === undefined || spec.high === undefined ? "" : ` Range ${spec.low} to ${spec.high}.`;
  return {
    title: spec.label,
    description: `${spec.label} (${spec.unit}).${range} Source: ${spec.source}. Confidence: ${spec.confidence}.`,
    default: spec.default,
    examples: [spec.default],
  };
}

function rangeFaults(
  given: Setting,
): { readonly key: "low" | "value"; readonly fault: { found: string; expected: string; mend: string } }[] {
  const { low, high, value } = given;
  if (low !== undefined && high !== undefined && low > high) {
    return [
      { key: "low", fault: { found: `a low of ${low}`, expected: `at most the high, ${high}`, mend: "swap the two" } },
    ];
  }
  if (typeof value !== "number") return [];
  if ((low === undefined || value >= low) && (high === undefined || value <= high)) return [];
  const range = `a value within its own range, ${low ?? "any"} to ${high ?? "any"}`;
  return [
    { key: "value", fault: { found: String(value), expected: range, mend: "change the value, or low and high" } },
  ];
}

function valueSchema(spec: ParameterSpec, context: FormatContext): z.ZodType<ParameterValue> {
  const bounds: Bounds = { minimum: spec.minimum, maximum: spec.maximum, isInteger: spec.shape === "integer" };
  switch (spec.shape) {
    case "number":
    case "integer":
      return quantity(spec.unit, bounds);
    case "flag":
      return leaf({ type: "boolean" }, (raw) =>
        typeof raw === "boolean" ? { ok: true, value: raw } : refused("true or false", "write true or false"),
      );
    case "distribution":
      return distributionSchema(spec.unit, bounds);
    case "table": {
      const rows = (spec.keys ?? []).map((key) => [key, quantity(spec.unit, bounds).optional()]);
      return strict(
        Object.fromEntries(rows),
        `one of the keys of ${spec.label}`,
      ) as unknown as z.ZodType<ParameterValue>;
    }
    case "places":
      return placesSchema(spec.unit, bounds, context);
  }
}

/** A map from place id to number. */
function placesSchema(unit: string, bounds: Bounds, context: FormatContext): z.ZodType<ParameterValue> {
  const json = { type: "object", additionalProperties: { anyOf: [{ type: "number" }, { type: "string" }] } };
  const map = z
    .unknown()
    .meta(json)
    .transform((raw, issues) => {
      if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
        addFault(issues.issues, raw, { expected: "a map from place to number", mend: "write one such as { kch: 20 }" });
        return z.NEVER;
      }
      const pairs: [string, number][] = [];
      for (const [id, written] of Object.entries(raw)) {
        const place = readPlace(id, context, undefined);
        if (!place.ok) addFault(issues.issues, raw, { ...place.fault, found: `the unknown place "${id}"` }, [id]);
        const read = readQuantity(written, unit);
        const fault = read.ok ? boundsFault(read.value, unit, bounds) : read;
        if (fault !== null) addFault(issues.issues, raw, { expected: fault.expected, mend: fault.mend }, [id]);
        if (read.ok) pairs.push([id, read.value]);
      }
      return Object.fromEntries(pairs);
    });
  return map as unknown as z.ZodType<ParameterValue>;
}

/** A number, or a distribution whose fields with a dimension take units. */
function distributionSchema(unit: string, bounds: Bounds): z.ZodType<ParameterValue> {
  return eitherOf(
    () => [quantity(unit, bounds) as z.ZodType<ParameterValue>, shapedDistribution(unit, bounds)],
    (raw) => (typeof raw === "object" && raw !== null ? 1 : 0),
  );
}

function shapedDistribution(unit: string, bounds: Bounds): z.ZodType<ParameterValue> {
  const own = quantity(unit, bounds);
  const plain = z.number();
  const shapes = z.discriminatedUnion("dist", [
    strict({ dist: z.literal("constant"), value: own }),
    strict({ dist: z.literal("uniform"), low: own, high: own }),
    strict({ dist: z.literal("exponential"), mean: own }),
    strict({ dist: z.literal("gamma"), mean: own, cv: plain }),
    strict({ dist: z.literal("weibull"), shape: plain, scale: own }),
    strict({ dist: z.literal("lognormal"), mean: own, cv: plain }),
    strict({ dist: z.literal("triangular"), low: own, mode: own, high: own }),
    strict({ dist: z.literal("pert"), low: own, mode: own, high: own }),
    strict({ dist: z.literal("empirical"), values: z.array(own).min(1), weights: z.array(plain).optional() }),
    strict({ dist: z.literal("poisson"), mean: own }),
  ]);
  return shapes.transform((given, issues) => {
    const distribution = given as Distribution;
    for (const said of problemsOf(distribution)) {
      addFault(issues.issues, given, {
        found: `a ${given.dist} distribution that cannot be`,
        expected: "one that can be drawn from",
        mend: said,
      });
    }
    return distribution;
  }) as unknown as z.ZodType<ParameterValue>;
}
