/**
 * From zod's issues to located problems in plain words. The only file that knows the codes of zod's issues.
 */
import type { z } from "zod";
import type { Fault } from "./leaves.ts";
import { mendName } from "./nearest.ts";
import { type Location, ScenarioProblem } from "./problems.ts";
import { inWords, locationOf, type Path, partAt, pathText, quoted, type Tree } from "./tree.ts";

type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, string>> = {
  object: "a map of keys",
  array: "a list",
  string: "text",
  number: "a number",
  boolean: "true or false",
};

/** Words for what a discriminator names. */
const discriminators: Readonly<Record<string, string>> = {
  do: "an action",
  action: "an action",
  signal: "a signal",
  dist: "a distribution",
};

/** Problems of a value read from `tree`; `prefix` is the path of the tree within its file. */
export function problemsOfIssues(issues: readonly Issue[], tree: Tree, prefix: Path = []): ScenarioProblem[] {
  return issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? unknownKeys(issue, tree, prefix) : [oneProblem(issue, tree, prefix)],
  );
}

/** Problem at a path of a tree, for rules that are not part of the schema. */
export function problemAt(tree: Tree, path: Path, fault: Fault, prefix: Path = []): ScenarioProblem {
  const found = fault.found ?? inWords(partAt(tree, path));
  return new ScenarioProblem(locationOf(tree, path), fullPath(tree, path, prefix), found, fault.expected, fault.mend);
}

function fullPath(tree: Tree, path: Path, prefix: Path): string {
  const below = pathText(tree, path);
  const above = prefix.join(".");
  return above === "" || below === "" ? above + below : `${above}.${below}`;
}

function unknownKeys(
  issue: Extract<Issue, { code: "unrecognized_keys" }>,
  tree: Tree,
  prefix: Path,
): ScenarioProblem[] {
  const path = issue.path as Path;
  const [noun = "a key", ...known] = issue.message.split("\n");
  const map = partAt(tree, path);
  return issue.keys.map((key) => {
    const at: Location = (map?.kind === "map" ? map.entries.get(key)?.at : undefined) ?? locationOf(tree, path);
    return new ScenarioProblem(
      at,
      fullPath(tree, [...path, key], prefix),
      `the unknown key ${quoted(key)}`,
      noun,
      mendName(key, known),
    );
  });
}

function oneProblem(issue: Exclude<Issue, { code: "unrecognized_keys" }>, tree: Tree, prefix: Path): ScenarioProblem {
  const path = issue.path as Path;
  const part = partAt(tree, path);
  const fault = faultOf(issue, part);
  if (part !== undefined) return problemAt(tree, path, fault, prefix);
  const name = path[path.length - 1] ?? "value";
  return problemAt(tree, path, { found: `no ${name}`, expected: fault.expected, mend: `add the key ${name}` }, prefix);
}

function faultOf(issue: Issue, part: Tree | undefined): Fault {
  const written = part?.kind === "scalar" ? String(part.value) : "";
  switch (issue.code) {
    case "custom":
      return issue.params as unknown as Fault;
    case "invalid_type": {
      const expected = kinds[issue.expected] ?? issue.expected;
      return { expected, mend: `write ${expected}` };
    }
    case "invalid_value": {
      const names = issue.values.map(String);
      return {
        expected: names.length === 1 ? quoted(names[0] as string) : "a name known here",
        mend: mendName(written, names),
      };
    }
    case "invalid_union": {
      const { discriminator, options } = issue as { discriminator?: string; options?: readonly unknown[] };
      return {
        expected: discriminators[discriminator ?? ""] ?? "another value",
        mend: mendName(written, (options ?? []).map(String)),
      };
    }
    case "too_small":
      return { expected: `at least ${issue.minimum}`, mend: "add what is missing" };
    case "too_big":
      return { expected: `at most ${issue.maximum}`, mend: "remove what is too much" };
    default:
      return { expected: "another value", mend: issue.message };
  }
}
