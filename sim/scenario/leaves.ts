/**
 * The smallest parts of the format as zod types: quantities, times, names of places, text. Each says in one place what it
 * accepts, what it becomes, and how a wrong value is to be mended; `fault` carries that to the report (issues.ts).
 */
import { z } from "zod";
import { nearest } from "./nearest.ts";
import { isOfKind } from "./places.ts";
import { type Clock, isDate, timeForms } from "./times.ts";
import type { Place } from "./types.ts";
import { readQuantity, withUnit } from "./units.ts";

// The page forbids making code from text, and the browser reports even the attempt.
z.config({ jitless: true });

/** What the leaves need to know of the rest of the scenario; null while that is not known, and then it is not checked. */
export interface FormatContext {
  readonly places: ReadonlyMap<string, Place> | null;
  readonly clock: Clock | null;
}

/** Why a raw value is refused. `found` is only given when the value alone does not say it. */
export interface Fault {
  readonly found?: string;
  readonly expected: string;
  readonly mend: string;
}

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export function refused(expected: string, mend: string, found?: string): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault: found === undefined ? { expected, mend } : { expected, mend, found } };
}

/** Records a fault at a path below the value being read. */
export function addFault(
  issues: unknown[],
  input: unknown,
  fault: Fault,
  path: readonly (string | number)[] = [],
): void {
  issues.push({ code: "custom", message: fault.mend, input, path: [...path], params: fault });
}

/** A value of its own reading rule, shown to editors as `json` says. */
export function leaf<T>(json: Readonly<Record<string, unknown>>, read: (raw: unknown) => Read<T>): z.ZodType<T> {
  return z
    .unknown()
    .meta(json)
    .transform((raw, context): T => {
      const result = read(raw);
      if (result.ok) return result.value;
      addFault(context.issues, raw, result.fault);
      return z.NEVER;
    }) as unknown as z.ZodType<T>;
}

/** Shapes of the types made by `eitherOf`, for the JSON Schema. */
const chosen = new WeakMap<z.core.$ZodType, () => readonly z.ZodType[]>();

/**
 * A value of one of several shapes; `pick` gives the index of the one that was meant, so that a fault speaks of it.
 * The shapes are made when first needed: a file names few of the parameters there are.
 */
export function eitherOf<T>(
  make: () => readonly z.ZodType<T>[],
  pick: (raw: unknown) => number,
  json: Readonly<Record<string, unknown>> = {},
): z.ZodType<T> {
  let made: readonly z.ZodType<T>[] | null = null;
  const shapes = (): readonly z.ZodType<T>[] => {
    made ??= make();
    return made;
  };
  const any = z.unknown().meta(json);
  chosen.set(any, shapes);
  return any.transform((raw, context): T => {
    const result = (shapes()[pick(raw)] as z.ZodType<T>).safeParse(raw);
    if (result.success) return result.data;
    for (const issue of result.error.issues) context.issues.push({ ...issue, input: raw } as never);
    return z.NEVER;
  }) as unknown as z.ZodType<T>;
}

/** JSON Schema (2020-12) of what a type accepts. */
export function toJson(type: z.core.$ZodType): Record<string, unknown> {
  const schema = z.toJSONSchema(type, {
    target: "draft-2020-12",
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      const shapes = chosen.get(zodSchema);
      if (shapes !== undefined) jsonSchema.anyOf = shapes().map((shape) => toJson(shape));
    },
  });
  const { $schema: _dialect, ...rest } = schema as Record<string, unknown>;
  return rest;
}

/** A map with these keys and no others. `noun` says what a key is: `a parameter of laboratory`. */
export function strict<S extends z.ZodRawShape>(shape: S, noun = "a key of the scenario format") {
  const message = [noun, ...Object.keys(shape)].join("\n");
  return z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? message : undefined) });
}

export interface Bounds {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly isInteger?: boolean | undefined;
}

/** Says that a number lies outside its bounds, or null. */
export function boundsFault(value: number, unit: string, bounds: Bounds): Fault | null {
  const { minimum, maximum } = bounds;
  if (bounds.isInteger === true && !Number.isInteger(value))
    return { expected: "a whole number", mend: `write ${Math.round(value)}` };
  if ((minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum)) return null;
  if (minimum !== undefined && maximum !== undefined) {
    return { expected: `from ${minimum} to ${withUnit(maximum, unit)}`, mend: "give a value between the two" };
  }
  const [words, limit] = minimum === undefined ? ["at most", maximum as number] : ["at least", minimum];
  return { expected: `${words} ${withUnit(limit, unit)}`, mend: `give a value of ${words} ${withUnit(limit, unit)}` };
}

/** A number in `unit`, bare or as text with a unit that converts to it. */
export function quantity(
  unit: string,
  bounds: Bounds = {},
  json: Readonly<Record<string, unknown>> = {},
): z.ZodType<number> {
  const number: Record<string, unknown> = { type: bounds.isInteger === true ? "integer" : "number" };
  if (bounds.minimum !== undefined) number.minimum = bounds.minimum;
  if (bounds.maximum !== undefined) number.maximum = bounds.maximum;
  return leaf({ anyOf: [number, { type: "string", pattern: "^[-+P0-9]" }], ...json }, (raw) => {
    const read = readQuantity(raw, unit);
    if (!read.ok) return refused(read.expected, read.mend);
    const fault = boundsFault(read.value, unit, bounds);
    return fault === null ? read : { ok: false, fault };
  });
}

/** Whole days of a length of time: `42 d`, `6 w`. */
export function wholeDays(label: string, minimum: number): z.ZodType<number> {
  return leaf({ type: "string", description: label, examples: ["42 d"] }, (raw) => {
    const read = readQuantity(raw, "days");
    const expected = "a whole number of days such as 42 d";
    if (!read.ok || typeof raw !== "string" || !Number.isInteger(read.value))
      return refused(expected, "write the length in days or weeks");
    if (read.value < minimum || read.value > 3_660)
      return refused(`from ${minimum} to 3660 days`, "give a length between the two");
    return read;
  });
}

/** A time, in elapsed minutes from the start; 0 while the start itself is not known. */
export function moment(
  context: FormatContext,
  label = "Local time, `day 3 06:00`, or a length of time from the start",
): z.ZodType<number> {
  return leaf({ type: "string", description: label, examples: ["2024-06-03 14:30"] }, (raw) => {
    if (context.clock === null) return { ok: true, value: 0 };
    const minutes = typeof raw === "string" ? context.clock.minutesOf(raw) : null;
    return minutes === null
      ? refused(timeForms, "write a date that exists, with hours and minutes as 14:30")
      : { ok: true, value: minutes };
  });
}

/** The last minute that a forecast knows of: a date alone stands for the whole of that day. */
export function lastMoment(context: FormatContext): z.ZodType<number> {
  const description =
    "A forecast as at this date: later entries of incident and response are left out, and what is down is recovered by mechanism";
  return leaf({ type: "string", description, examples: ["2024-06-30"] }, (raw) => {
    if (context.clock === null) return { ok: true, value: 0 };
    const minutes = typeof raw === "string" ? context.clock.minutesOf(isDate(raw) ? `${raw} 23:59` : raw) : null;
    return minutes === null
      ? refused(timeForms, "write a date that exists, such as 2024-06-30")
      : { ok: true, value: minutes };
  });
}

/** The id of a place of the region, of one of `kinds` when these are given. */
export function placeId(
  context: FormatContext,
  kinds: readonly string[] | undefined,
  label = "Place id",
): z.ZodType<string> {
  const wanted =
    kinds === undefined || kinds.length === 0 ? "a place of the region" : `a place of kind ${kinds.join(" or ")}`;
  return leaf({ type: "string", description: label }, (raw) => {
    if (typeof raw !== "string") return refused(wanted, "write the id of a place");
    return readPlace(raw, context, kinds, wanted);
  });
}

/** Checks one place id against the region. */
export function readPlace(
  id: string,
  context: FormatContext,
  kinds: readonly string[] | undefined,
  wanted = "a place of the region",
): Read<string> {
  if (context.places === null) return { ok: true, value: id };
  const place = context.places.get(id);
  const isWanted = (other: Place): boolean =>
    kinds === undefined || kinds.length === 0 || kinds.some((kind) => isOfKind(other, kind));
  if (place !== undefined && isWanted(place)) return { ok: true, value: id };
  if (place !== undefined) return refused(wanted, "name a place of that kind", `"${id}" (${place.kind})`);
  const names = [...context.places.values()].filter(isWanted).map((other) => other.id);
  const near = nearest(id, names);
  const mend =
    near !== null
      ? `did you mean "${near}"?`
      : names.length <= 12
        ? `use one of ${names.join(", ")}`
        : "use an id of the region's sites, trusts, boroughs or practices";
  return refused(wanted, mend);
}

/** Text on one or more lines, not empty. */
export function text(label: string): z.ZodType<string> {
  return leaf({ type: "string", description: label }, (raw) => {
    if (typeof raw !== "string") return refused("text", "write text, in quotation marks if it looks like a number");
    return raw.trim() === "" ? refused("text", "write some words") : { ok: true, value: raw.trim() };
  });
}

/** An id: small letters, digits and hyphens. */
export function identifier(label: string): z.ZodType<string> {
  return leaf({ type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", description: label }, (raw) => {
    const isGood = typeof raw === "string" && raw.length <= 100 && /^[a-z0-9][a-z0-9-]*$/.test(raw);
    return isGood
      ? { ok: true, value: raw }
      : refused("an id of small letters, digits and hyphens", "write one such as first-appeal");
  });
}
