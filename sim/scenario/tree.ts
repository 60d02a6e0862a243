/**
 * A parsed text as plain values that remember where they were written. Keys live in Maps, so that no key of a file
 * ever becomes a property by assignment. Knows neither YAML nor the format.
 */
import type { Location } from "./problems.ts";

export interface Scalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly at: Location;
}

export interface ListNode {
  readonly kind: "list";
  readonly items: readonly Tree[];
  readonly at: Location;
}

export interface Entry {
  /** Where the key stands. */
  readonly at: Location;
  readonly value: Tree;
}

export interface MapNode {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Entry>;
  readonly at: Location;
}

export type Tree = Scalar | ListNode | MapNode;

export type Path = readonly (string | number)[];

/** The value of a key, or undefined. */
export function child(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === "map" ? tree.entries.get(key)?.value : undefined;
}

/** The text of a key, or undefined when it is absent or no text. */
export function textAt(tree: Tree | undefined, key: string): string | undefined {
  const value = child(tree, key);
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined;
}

/** The map without some keys. */
export function without(tree: MapNode, keys: readonly string[]): MapNode {
  return { ...tree, entries: new Map([...tree.entries].filter(([key]) => !keys.includes(key))) };
}

/** The map with one key more, or with another value for it. */
export function withEntry(tree: MapNode, key: string, entry: Entry): MapNode {
  return { ...tree, entries: new Map([...tree.entries, [key, entry]]) };
}

/** What the tree means without its positions. Forbidden keys have been refused at parsing (see `forbiddenKeys`). */
export function toPlain(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") return tree.items.map(toPlain);
  return Object.fromEntries([...tree.entries].map(([key, entry]) => [key, toPlain(entry.value)]));
}

/** Keys with a meaning of their own to JavaScript; a file may not use them. */
export const forbiddenKeys: readonly string[] = ["__proto__", "constructor", "prototype"];

/** A tree for a value that was given in a program instead of a file: every part stands at one location. */
export function fromPlain(value: unknown, at: Location, depth = 0): Tree {
  if (Array.isArray(value) && depth < 64)
    return { kind: "list", items: value.map((item) => fromPlain(item, at, depth + 1)), at };
  if (typeof value === "object" && value !== null && depth < 64) {
    const known = Object.entries(value).filter(([, part]) => part !== undefined);
    return {
      kind: "map",
      entries: new Map(known.map(([key, part]) => [key, { at, value: fromPlain(part, at, depth + 1) }])),
      at,
    };
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return { kind: "scalar", value, at };
  return { kind: "scalar", value: null, at };
}

/** The part of the tree at a path, or undefined; a list item may be named by its index. */
export function partAt(tree: Tree, path: Path): Tree | undefined {
  let part: Tree | undefined = tree;
  for (const step of path) {
    if (part?.kind === "list" && typeof step === "number") part = part.items[step];
    else part = child(part, String(step));
  }
  return part;
}

/** Where a path stands: the value there, or the nearest thing around it that exists. */
export function locationOf(tree: Tree, path: Path): Location {
  let part = tree;
  for (const step of path) {
    const next: Tree | undefined =
      part.kind === "list" && typeof step === "number" ? part.items[step] : child(part, String(step));
    if (next === undefined) break;
    part = next;
  }
  return part.at;
}

/** `incident.attack.at`, `response.appeal.do[0].delay`: items that have an id are named by it. */
export function pathText(tree: Tree, path: Path): string {
  let text = "";
  let part: Tree | undefined = tree;
  for (const step of path) {
    if (part?.kind === "list" && typeof step === "number") {
      part = part.items[step];
      const id = textAt(part, "id");
      text += id === undefined ? `[${step}]` : `.${id}`;
    } else {
      part = child(part, String(step));
      text += text === "" ? String(step) : `.${step}`;
    }
  }
  return text;
}

/** A value in a few words, for the "found" of a problem. */
export function inWords(tree: Tree | undefined): string {
  if (tree === undefined) return "nothing";
  if (tree.kind === "list") return tree.items.length === 0 ? "an empty list" : "a list";
  if (tree.kind === "map")
    return tree.entries.size === 0 ? "an empty map" : `a map with ${quoted([...tree.entries.keys()][0] as string)}`;
  if (tree.value === null) return "nothing";
  return typeof tree.value === "string" ? quoted(tree.value) : String(tree.value);
}

/** Text between quotation marks, cut when it is long and with control characters shown as escapes. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
