/** Versions of the format: older files are brought up to the present one, step by step; newer ones are refused. */
import type { Fault } from "./leaves.ts";
import { child, type MapNode } from "./tree.ts";

export const currentFormat = 1;

/** `steps[n]` turns a file of version n into one of version n + 1. Version 1 is the first. */
const steps: ReadonlyMap<number, (tree: MapNode) => MapNode> = new Map();

export type Migrated = { readonly ok: true; readonly tree: MapNode } | { readonly ok: false; readonly fault: Fault };

export function migrate(tree: MapNode): Migrated {
  const format = child(tree, "format");
  const version = format?.kind === "scalar" ? format.value : null;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1 || version > currentFormat) {
    const isNewer = typeof version === "number" && version > currentFormat;
    const mend = isNewer ? "use a newer Knock-on, or write the file for this one" : `write format: ${currentFormat}`;
    return { ok: false, fault: { expected: `the format version ${currentFormat}`, mend } };
  }
  let migrated = tree;
  for (let at = version; at < currentFormat; at++) migrated = steps.get(at)?.(migrated) ?? migrated;
  return { ok: true, tree: migrated };
}
