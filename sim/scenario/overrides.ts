/**
 * Overrides such as `laboratory.paperMinPerRequest=20 min` as small documents to lay over a scenario. The value is YAML, so
 * that `{ value: 20, source: … }` may follow the equals sign.
 */
import { mendName } from "./nearest.ts";
import { parseYaml } from "./parse.ts";
import { ScenarioProblem } from "./problems.ts";
import type { Registry } from "./registry.ts";
import { forbiddenKeys, type MapNode, quoted, type Tree } from "./tree.ts";

/** What stands for the file in problems; the line is the number of the override. */
export const overrideFile = "--set";

/** Each override as a document of its own, in their order; those that make no sense become problems. */
export function overrideDocuments(
  overrides: readonly string[],
  registry: Registry,
  problems: ScenarioProblem[],
): MapNode[] {
  return overrides.flatMap((text, index) => overrideDocument(text, index + 1, registry, problems) ?? []);
}

function overrideDocument(text: string, line: number, registry: Registry, problems: ScenarioProblem[]): MapNode | null {
  const at = { file: overrideFile, line, column: 1 };
  const equals = text.indexOf("=");
  const steps = text.slice(0, Math.max(equals, 0)).trim().split(".");
  if (equals < 0 || steps.some((step) => step === "" || forbiddenKeys.includes(step))) {
    problems.push(
      new ScenarioProblem(at, "", quoted(text), "an override as path=value", "write one such as horizon=28 d"),
    );
    return null;
  }
  const parsed = parseYaml(text.slice(equals + 1), overrideFile);
  problems.push(
    ...parsed.problems.map(
      (p) =>
        new ScenarioProblem({ ...at, column: equals + 1 + p.column }, steps.join("."), p.found, p.expected, p.mend),
    ),
  );
  if (parsed.tree === null) return null;
  const path = fullPath(steps, registry);
  const known = [...registry.map(({ name }) => name), ...topKeys];
  if (!topKeys.includes(path[0] as string)) {
    problems.push(
      new ScenarioProblem(
        at,
        path.join("."),
        `the unknown path ${quoted(steps.join("."))}`,
        "service.parameter or a key of the scenario",
        mendName(path[0] as string, known),
      ),
    );
    return null;
  }
  return nested(path, moved(parsed.tree, at, equals + 1), at) as MapNode;
}

/** Keys of a scenario that an override may begin with. */
const topKeys: readonly string[] = [
  "parameters",
  "incident",
  "response",
  "start",
  "warm-up",
  "horizon",
  "as-at",
  "title",
  "story",
  "region",
  "published",
  "id",
];

/** `laboratory.x` is short for `parameters.laboratory.x`; what follows the name of a parameter is one key of its table. */
function fullPath(steps: readonly string[], registry: Registry): readonly string[] {
  const service = registry.find(({ name }) => name === steps[0]);
  const isEntry = topKeys.includes(steps[0] as string) && service?.parameters[steps[1] as string] === undefined;
  const path = service === undefined || isEntry ? [...steps] : ["parameters", ...steps];
  return path[0] === "parameters" && path.length > 4 ? [...path.slice(0, 3), path.slice(3).join(".")] : path;
}

function nested(path: readonly string[], value: Tree, at: MapNode["at"]): Tree {
  return path.reduceRight<Tree>((below, step, index) => {
    const isEntry = index === 1 && (path[0] === "incident" || path[0] === "response");
    if (!isEntry) return { kind: "map", entries: new Map([[step, { at, value: below }]]), at };
    const id: Tree = { kind: "scalar", value: step, at };
    const rest = below.kind === "map" ? [...below.entries] : [];
    return { kind: "list", items: [{ kind: "map", entries: new Map([["id", { at, value: id }], ...rest]), at }], at };
  }, value);
}

/** The tree of a value at the place of its override. */
function moved(tree: Tree, at: MapNode["at"], by: number): Tree {
  const here = { ...at, column: tree.at.column + by };
  if (tree.kind === "scalar") return { ...tree, at: here };
  if (tree.kind === "list") return { ...tree, items: tree.items.map((item) => moved(item, at, by)), at: here };
  const entries = [...tree.entries].map(
    ([key, entry]) =>
      [key, { at: { ...at, column: entry.at.column + by }, value: moved(entry.value, at, by) }] as const,
  );
  return { kind: "map", entries: new Map(entries), at: here };
}
