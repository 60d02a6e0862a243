/**
 * The scenario format as a zod schema, compiled from a registry. It holds for the composed document; a file that extends
 * another may leave out what the other says (schema.ts tells editors so). Rules between parts are in rules.ts.
 */
import { z } from "zod";
import { actionSchema, actionsOf, timelineSchema } from "./actions.ts";
import {
  addFault,
  type FormatContext,
  identifier,
  lastMoment,
  leaf,
  moment,
  placeId,
  quantity,
  refused,
  strict,
  text,
  wholeDays,
} from "./leaves.ts";
import { currentFormat } from "./migrate.ts";
import { parametersSchema } from "./parameters.ts";
import type { Registry, SignalSpec } from "./registry.ts";
import { isDate, isTimeZone } from "./times.ts";
import type { Action, ResponseRule, TimelineEntry } from "./types.ts";

/** The composed document as read; `parameters`, `extends` and `region` are dealt with apart. */
export interface Document {
  readonly id: string;
  readonly title: string;
  readonly story: string;
  readonly start: { readonly date: string; readonly zone: string };
  readonly warmUpDays: number;
  readonly horizonDays: number;
  /** Last minute that a forecast knows of; absent where all is known. */
  readonly asAtMin?: number;
  readonly incident: readonly TimelineEntry[];
  readonly response: readonly ResponseRule[];
}

/** Roles known besides those that the actions of the registry name. */
const commonRoles = ["supplier", "trust", "transfusion", "theatres", "icb", "blood-service", "practice", "facilitator"];

/** The first day, as `start` gives it. */
export function startSchema() {
  const date = leaf(
    { type: "string", format: "date", description: "First day of the incident; time 0 is 00:00 local on it" },
    (raw) => {
      return typeof raw === "string" && isDate(raw)
        ? { ok: true, value: raw }
        : refused("a date such as 2024-06-03", "write a date that exists");
    },
  );
  const zone = leaf(
    { type: "string", description: "Time zone of all local times", examples: ["Europe/London"] },
    (raw) => {
      return typeof raw === "string" && isTimeZone(raw)
        ? { ok: true, value: raw }
        : refused("a time zone", "write one such as Europe/London");
    },
  );
  return strict({ date, zone: zone.optional() }, "date or zone").transform(({ date: day, zone: name }) => ({
    date: day,
    zone: name ?? "Europe/London",
  }));
}

export function documentSchema(registry: Registry, context: FormatContext) {
  return strict({
    format: z.literal(currentFormat).meta({ description: "Version of this format" }),
    id: identifier("Unique name of the scenario; the file name without its ending"),
    title: text("Title for people"),
    story: text("What happens, in a few sentences").optional(),
    extends: text("Another scenario file that this one changes").optional(),
    region: text("The region file").meta({ examples: ["regions/south-east-london/region.yaml"] }),
    start: startSchema(),
    "warm-up": wholeDays("Days of ordinary life before the incident; nothing is reported of them", 0).optional(),
    horizon: wholeDays("Days from the first day of the incident to the end", 1),
    "as-at": lastMoment(context).optional(),
    parameters: parametersSchema(registry, context).optional(),
    incident: z
      .array(timelineSchema(registry, context))
      .meta({ description: "What goes wrong, in order of time" })
      .optional(),
    response: z.array(ruleSchema(registry, context)).meta({ description: "What people do about it: rules" }).optional(),
    published: text("CSV file of published numbers to set beside the simulated ones").optional(),
  }).transform(
    (given): Document => ({
      id: given.id,
      title: given.title,
      story: given.story ?? "",
      start: given.start,
      warmUpDays: given["warm-up"] ?? 42,
      horizonDays: given.horizon,
      ...(given["as-at"] === undefined ? {} : { asAtMin: given["as-at"] }),
      incident: given.incident ?? [],
      response: given.response ?? [],
    }),
  );
}

function ruleSchema(registry: Registry, context: FormatContext): z.ZodType<ResponseRule> {
  const roles = [...new Set([...commonRoles, ...actionsOf(registry).map(([, spec]) => spec.role)])];
  const rule = strict(
    {
      id: identifier("Unique name of the rule"),
      role: z.enum(roles as [string]).optional(),
      each: z
        .array(text("Id of a place"))
        .min(1)
        .optional()
        .meta({ description: "Places for which the rule is written out; `each` in it stands for the place" }),
      label: text("One line for people").optional(),
      at: moment(context).optional(),
      when: whenSchema(registry, context).optional(),
      for: quantity("min", { minimum: 0 }, { description: "How long the signal must stay past the limit" }).optional(),
      do: z.array(actionSchema(registry, context)).min(1).meta({ description: "Actions, in order" }),
    },
    "a key of a response rule",
  );
  return rule.transform((given, issues): ResponseRule => {
    const { at, when } = given;
    if (at === undefined && when === undefined) {
      addFault(issues.issues, given, {
        found: "a rule without a trigger",
        expected: "at or when",
        mend: "add at: with a time, or when: with a signal",
      });
    } else if (at !== undefined && when !== undefined) {
      addFault(
        issues.issues,
        given,
        { found: "both at and when", expected: "one trigger", mend: "remove one of the two" },
        ["when"],
      );
    } else if (at !== undefined && given.for !== undefined) {
      addFault(issues.issues, given, { found: "for beside at", expected: "for only beside when", mend: "remove it" }, [
        "for",
      ]);
    }
    const actions = given.do as readonly Action[];
    return {
      id: given.id,
      role: given.role ?? roleOf(actions, registry),
      label: given.label ?? actions.map((action) => action.label).join("; "),
      trigger: when === undefined ? { kind: "at", atMin: at ?? 0 } : { kind: "when", ...when, forMin: given.for ?? 0 },
      actions,
    };
  }) as unknown as z.ZodType<ResponseRule>;
}

function roleOf(actions: readonly Action[], registry: Registry): string {
  const first = actions[0]?.action;
  return actionsOf(registry).find(([name]) => name === first)?.[1].role ?? "facilitator";
}

interface When {
  readonly signal: string;
  readonly place: string;
  readonly comparison: "above" | "below";
  readonly limit: number;
  readonly fromMin: number;
}

function whenSchema(registry: Registry, context: FormatContext): z.ZodType<When> {
  const signals = registry.flatMap((service) => Object.entries(service.signals ?? {}));
  if (signals.length === 0) return z.never() as unknown as z.ZodType<When>;
  const shapes = signals.map(([name, spec]) => signalSchema(name, spec, context));
  return z
    .discriminatedUnion("signal", shapes as unknown as [z.ZodObject<z.ZodRawShape>])
    .transform((raw, issues): When => {
      const given = raw as unknown as { signal: string; place?: string; above?: number; below?: number; from?: number };
      const limit = given.above ?? given.below;
      if (limit === undefined || (given.above !== undefined && given.below !== undefined)) {
        addFault(issues.issues, raw, {
          found: limit === undefined ? "a signal without a limit" : "two limits",
          expected: "above or below",
          mend: "give one of them",
        });
      }
      return {
        signal: given.signal,
        place: given.place ?? "",
        comparison: given.above !== undefined ? "above" : "below",
        limit: limit ?? 0,
        fromMin: given.from ?? 0,
      };
    }) as unknown as z.ZodType<When>;
}

function signalSchema(name: string, spec: SignalSpec, context: FormatContext) {
  const place = spec.placeKinds.length === 0 ? {} : { place: placeId(context, spec.placeKinds, "Where it is read") };
  return strict(
    {
      signal: z.literal(name).meta({ description: `${spec.label} (${spec.unit})` }),
      ...place,
      above: quantity(spec.unit, {}, { description: `Limit (${spec.unit})` }).optional(),
      below: quantity(spec.unit, {}, { description: `Limit (${spec.unit})` }).optional(),
      from: moment(context, "Not watched before this time").optional(),
    },
    `signal, place, above, below or from`,
  );
}
