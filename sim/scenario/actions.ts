/**
 * Actions: the schema of one, compiled from the registry, for the timeline (`do: name`), for response rules
 * (`action: name`) and for what is given while a scenario runs.
 */
import { z } from "zod";
import { problemsOfIssues } from "./issues.ts";
import { type FormatContext, identifier, leaf, moment, placeId, quantity, refused, strict, text } from "./leaves.ts";
import { mendName } from "./nearest.ts";
import type { ScenarioProblem } from "./problems.ts";
import type { ActionSpec, ArgumentSpec, Registry } from "./registry.ts";
import { clockOf } from "./times.ts";
import { fromPlain, toPlain } from "./tree.ts";
import type { Action, Scenario, TimelineEntry } from "./types.ts";

export type ActionResult =
  | { readonly ok: true; readonly action: Action }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** Checks `{ action: "system.fail", …arguments, delay?, label?, because?, source? }`; `where` stands for the file in problems. */
export function parseAction(object: unknown, scenario: Scenario, registry: Registry, where: string): ActionResult {
  const places = new Map(scenario.region.places.map((place) => [place.id, place]));
  const context = { places, clock: clockOf(scenario.startDate, scenario.timeZone) };
  const tree = fromPlain(object, { file: where, line: 1, column: 1 });
  const read = actionSchema(registry, context).safeParse(toPlain(tree));
  if (read.success) return { ok: true, action: read.data };
  return { ok: false, problems: problemsOfIssues(read.error.issues, tree) };
}

/** Names and specs of all actions, in the order of the registry. */
export function actionsOf(registry: Registry): readonly (readonly [string, ActionSpec])[] {
  return registry.flatMap((service) => Object.entries(service.actions));
}

/** An entry of `do` in a response rule, or an action given later. */
export function actionSchema(registry: Registry, context: FormatContext): z.ZodType<Action> {
  const shapes = actionsOf(registry).map(([name, spec]) =>
    strict({ ...partsOf(name, spec, context, "action") }, `an argument of ${name}`),
  );
  return union("action", shapes).transform((given) =>
    actionFrom(given as Given, "action", registry),
  ) as unknown as z.ZodType<Action>;
}

/** An entry of the incident timeline. */
export function timelineSchema(registry: Registry, context: FormatContext): z.ZodType<TimelineEntry> {
  const own = { id: identifier("Unique name of the entry"), at: moment(context) };
  const shapes = actionsOf(registry).map(([name, spec]) =>
    strict({ ...own, ...partsOf(name, spec, context, "do") }, `an argument of ${name}`),
  );
  return union("do", shapes).transform((given) => {
    const { id, at } = given as unknown as { id: string; at: number };
    return { ...actionFrom(given as Given, "do", registry), id, atMin: at };
  }) as unknown as z.ZodType<TimelineEntry>;
}

/** The names that an argument of an action lists (places, choices); none where it was left out. */
export function choicesOf(action: Action, argument: string): readonly string[] {
  const value = action.arguments[argument];
  if (Array.isArray(value)) return value as readonly string[];
  return typeof value === "string" ? [value] : [];
}

type Shape = ReturnType<typeof strict>;

function union(discriminator: string, shapes: readonly Shape[]) {
  // A registry without actions (a test of parameters alone) still needs a type: one that nothing satisfies.
  const known = shapes.length === 0 ? [z.strictObject({ [discriminator]: z.literal("none") })] : shapes;
  return z.discriminatedUnion(discriminator, known as unknown as [z.ZodObject<z.ZodRawShape>]);
}

function partsOf(
  name: string,
  spec: ActionSpec,
  context: FormatContext,
  discriminator: string,
): Record<string, z.ZodType> {
  const parts: Record<string, z.ZodType> = {
    [discriminator]: z.literal(name).meta({ description: spec.label }),
    delay: quantity("min", { minimum: 0 }, { description: "Time from the decision to the effect" }).optional(),
    label: text("One line for people").optional(),
    because: text("Why it happens").optional(),
    source: text("Where it is told").optional(),
  };
  for (const [key, argument] of Object.entries(spec.arguments)) {
    const type = argumentSchema(argument, context);
    const isOptional = argument.optional === true || ("default" in argument && argument.default !== undefined);
    parts[key] = isOptional ? type.optional() : type;
  }
  return parts;
}

function argumentSchema(spec: ArgumentSpec, context: FormatContext): z.ZodType {
  switch (spec.type) {
    case "number":
      return quantity(
        spec.unit,
        { minimum: spec.minimum, maximum: spec.maximum },
        { description: `${spec.label} (${spec.unit})` },
      );
    case "choice":
      return oneOf(spec.choices, spec.label);
    case "choices":
      return z.array(oneOf(spec.choices, spec.label)).min(1).meta({ description: spec.label });
    case "place":
      return placeId(context, spec.kinds, spec.label);
    case "places":
      return z
        .array(placeId(context, spec.kinds, spec.label))
        .min(1)
        .meta({ description: spec.label });
    case "text":
      return text(spec.label);
    case "flag":
      return leaf({ type: "boolean", description: spec.label }, (raw) => {
        return typeof raw === "boolean" ? { ok: true, value: raw } : refused("true or false", "write true or false");
      });
  }
}

function oneOf(choices: readonly string[], label: string): z.ZodType<string> {
  return leaf({ enum: [...choices], description: label }, (raw) => {
    if (typeof raw === "string" && choices.includes(raw)) return { ok: true, value: raw };
    return refused(
      choices.length <= 12 ? `one of ${choices.join(", ")}` : "a name known here",
      mendName(String(raw), choices),
    );
  });
}

type Given = Readonly<Record<string, unknown>>;

function actionFrom(given: Given, discriminator: string, registry: Registry): Action {
  const name = given[discriminator] as string;
  const spec = actionsOf(registry).find(([known]) => known === name)?.[1] as ActionSpec;
  const values: Record<string, number | string | boolean | readonly string[]> = {};
  for (const [key, argument] of Object.entries(spec.arguments)) {
    const value = given[key] ?? ("default" in argument ? argument.default : undefined);
    if (value !== undefined) values[key] = value as number | string | boolean | readonly string[];
  }
  const because = given.because as string | undefined;
  return {
    action: name,
    arguments: values,
    delayMin: (given.delay as number | undefined) ?? spec.delayMin ?? 0,
    label: (given.label as string | undefined) ?? (because === undefined ? spec.label : `${spec.label}: ${because}`),
    source: (given.source as string | undefined) ?? "",
  };
}
