/**
 * One rule for several places: a response rule with `each: [kch, pruh]` becomes a rule for each of them, with `-kch` and
 * `-pruh` behind its id. Within it the value `each` stands for the place, and `{each}` for its id inside a text.
 */
import { child, type Entry, type MapNode, type Scalar, type Tree, withEntry, without } from "./tree.ts";

/** The document with such rules written out. A wrong `each` stays where it is, for the rule's own check to report. */
export function expandRules(tree: MapNode): MapNode {
  const response = child(tree, "response");
  if (response?.kind !== "list") return tree;
  const items = response.items.flatMap(rulesOf);
  return withEntry(tree, "response", { at: response.at, value: { ...response, items } });
}

function rulesOf(rule: Tree): readonly Tree[] {
  const each = child(rule, "each");
  const id = child(rule, "id");
  if (rule.kind !== "map" || each?.kind !== "list" || id?.kind !== "scalar") return [rule];
  const places = each.items.filter((item): item is Scalar => item.kind === "scalar" && typeof item.value === "string");
  if (places.length === 0 || places.length < each.items.length) return [rule];
  return places.map((place) => {
    const own = withPlace(without(rule, ["each"]), place) as MapNode;
    return withEntry(own, "id", { at: id.at, value: { ...id, value: `${id.value}-${place.value}` } });
  });
}

function withPlace(tree: Tree, place: Scalar): Tree {
  if (tree.kind === "list") return { ...tree, items: tree.items.map((item) => withPlace(item, place)) };
  if (tree.kind === "map") {
    const entries = [...tree.entries].map(([key, { at, value }]): [string, Entry] => [
      key,
      { at, value: withPlace(value, place) },
    ]);
    return { ...tree, entries: new Map(entries) };
  }
  if (tree.value === "each") return { ...tree, value: place.value, at: place.at };
  return typeof tree.value === "string"
    ? { ...tree, value: tree.value.replaceAll("{each}", String(place.value)) }
    : tree;
}
