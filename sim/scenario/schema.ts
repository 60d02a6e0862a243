/**
 * The JSON Schema of a scenario file (draft 2020-12), for editors. It is laxer than the loader in one respect: a file that
 * extends another may leave things out, and may amend or remove entries of the timeline and the response by their id.
 */
import { documentSchema } from "./format.ts";
import { toJson } from "./leaves.ts";
import type { Registry } from "./registry.ts";

type Json = Record<string, unknown>;

/** An entry that names no action: it changes or removes one of the file that is extended. */
const amendment: Json = { type: "object", required: ["id"], not: { required: ["do"] } };

export function jsonSchema(registry: Registry): Json {
  const schema = toJson(documentSchema(registry, { places: null, clock: null }));
  const properties = schema.properties as Record<string, Json>;
  for (const key of ["incident", "response"]) {
    const list = properties[key] as Json;
    list.items = { anyOf: [list.items, amendment] };
  }
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Knock-on scenario",
    ...schema,
    required: ["format", "id"],
  };
}
