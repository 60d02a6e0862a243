/**
 * Documents laid over each other: maps merge deeply, lists replace, except that entries of `incident` and `response` merge
 * by `id`. Knows positions and ids; not what the values mean. Parameters are laid over each other in evidence.ts.
 */
import { problemAt } from "./issues.ts";
import { mendName } from "./nearest.ts";
import type { ScenarioProblem } from "./problems.ts";
import { child, type Entry, type ListNode, type MapNode, quoted, type Tree, textAt, without } from "./tree.ts";

/** Lists whose entries have ids. */
const listsById: readonly string[] = ["incident", "response"];

/** Sections that a file may leave with nothing in them. */
const sections: readonly string[] = [...listsById, "parameters"];

/** Keys that say something of the file they stand in, or are laid over each other elsewhere. */
const apart: readonly string[] = ["parameters", "extends"];

/** Lays documents over each other, base first. `from` is the place of the file itself among them: ids before it do not pass on. */
export function compose(documents: readonly MapNode[], from: number, problems: ScenarioProblem[]): MapNode {
  const top = documents[from] as MapNode;
  return documents.reduce(
    (below, document, index) => {
      const own = without(withoutEmpty(document), index < from ? [...apart, "id", "format"] : apart);
      checkLists(own, below, problems);
      const { entries } = layOver(below, own);
      return { kind: "map", entries, at: top.at };
    },
    { ...top, entries: new Map() } as MapNode,
  );
}

/** Drops `parameters:` and the like when nothing follows. */
export function withoutEmpty(document: MapNode): MapNode {
  const isEmpty = (key: string): boolean => {
    const value = child(document, key);
    return value?.kind === "scalar" && value.value === null;
  };
  return without(document, sections.filter(isEmpty));
}

/** The `parameters` of a document without services that have nothing after them. */
export function parametersOf(document: MapNode): Tree | undefined {
  const tree = child(withoutEmpty(document), "parameters");
  if (tree?.kind !== "map") return tree;
  const empty = [...tree.entries].filter(([, { value }]) => value.kind === "scalar" && value.value === null);
  return without(
    tree,
    empty.map(([name]) => name),
  );
}

/** Reports an id that comes twice, and a `remove` of what is not there. */
function checkLists(own: MapNode, below: MapNode, problems: ScenarioProblem[]): void {
  for (const key of listsById) {
    const list = child(own, key);
    if (list?.kind !== "list") continue;
    const known = idsOf(child(below, key));
    const seen = new Set<string>();
    list.items.forEach((item, index) => {
      const id = textAt(item, "id");
      if (id === undefined) return;
      if (seen.has(id)) {
        problems.push(
          problemAt(own, [key, index, "id"], {
            found: `the id ${quoted(id)} a second time`,
            expected: "each id once",
            mend: "give the entry another id",
          }),
        );
      }
      seen.add(id);
      if (isRemoval(item) && !known.includes(id)) {
        problems.push(
          problemAt(own, [key, index, "id"], {
            expected: `an id of ${key} in the file it extends`,
            mend: mendName(id, known),
          }),
        );
      }
    });
  }
}

function idsOf(list: Tree | undefined): string[] {
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item) => textAt(item, "id") ?? []);
}

function isRemoval(item: Tree): boolean {
  const remove = child(item, "remove");
  return remove?.kind === "scalar" && remove.value === true;
}

function layOver(below: MapNode, above: MapNode, depth = 0): MapNode {
  const entries = new Map<string, Entry>(below.entries);
  for (const [key, entry] of above.entries) {
    const under = entries.get(key)?.value;
    const { value } = entry;
    if (depth === 0 && listsById.includes(key) && value.kind === "list") {
      entries.set(key, { at: entry.at, value: mergeById(under?.kind === "list" ? under : null, value) });
    } else if (under?.kind === "map" && value.kind === "map") {
      entries.set(key, { at: entry.at, value: layOver(under, value, depth + 1) });
    } else {
      entries.set(key, entry);
    }
  }
  return { kind: "map", entries, at: above.at };
}

function mergeById(below: ListNode | null, above: ListNode): ListNode {
  const items: Tree[] = [...(below?.items ?? [])];
  const seen = new Set<string>();
  for (const item of above.items) {
    const id = textAt(item, "id");
    // The second of two entries with one id has been reported; merged, it would seem to have other faults.
    if (id !== undefined && seen.has(id)) continue;
    if (id !== undefined) seen.add(id);
    const index = id === undefined ? -1 : items.findIndex((other) => textAt(other, "id") === id);
    const under = items[index];
    if (isRemoval(item)) {
      if (index >= 0) items.splice(index, 1);
    } else if (under?.kind === "map" && item.kind === "map") {
      items[index] = amend(under, item);
    } else {
      items.push(item);
    }
  }
  return { kind: "list", items, at: above.at };
}

/** An entry amended by one of the same id: another action replaces all of it, another trigger the old trigger. */
function amend(under: MapNode, item: MapNode): MapNode {
  const action = textAt(item, "do");
  if (action !== undefined && action !== textAt(under, "do")) return item;
  if (child(item, "at") !== undefined) return layOver(without(under, ["when", "for"]), item, 1);
  if (child(item, "when") !== undefined) return layOver(without(under, ["at", "when"]), item, 1);
  return layOver(under, item, 1);
}
