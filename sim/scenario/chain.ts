/**
 * A scenario file and the files it extends, read and parsed, base first. Guards the chain: missing files, paths that leave
 * the scenarios root, cycles, depth.
 */
import { resolveFile, type TextFiles } from "./files.ts";
import { problemAt } from "./issues.ts";
import { migrate } from "./migrate.ts";
import { parseYaml } from "./parse.ts";
import { ScenarioProblem } from "./problems.ts";
import { child, inWords, type MapNode, quoted, type Tree, textAt } from "./tree.ts";

const maxExtends = 8;

export interface Chain {
  /** Documents from the farthest base to the file itself, as far as they could be read. */
  readonly documents: readonly MapNode[];
  /** False when a file of the chain could not be read: then the rest would only seem to be wrong. */
  readonly isWhole: boolean;
  readonly problems: readonly ScenarioProblem[];
}

export function readChain(path: string, files: TextFiles): Chain {
  const text = files.read(path);
  if (text === null) {
    const at = { file: path, line: 1, column: 1 };
    return {
      documents: [],
      isWhole: false,
      problems: [
        new ScenarioProblem(at, "", "no such file", "a scenario file", "give its path from the scenarios folder"),
      ],
    };
  }
  const documents: MapNode[] = [];
  const problems: ScenarioProblem[] = [];
  const read = [path];
  let next: { readonly path: string; readonly text: string } | null = { path, text };
  while (next !== null) {
    const root: MapNode | null = rootOf(next.text, next.path, problems);
    if (root === null) return { documents, isWhole: false, problems };
    documents.unshift(root);
    if (child(root, "extends") === undefined) break;
    next = baseOf(root, next.path, read, files, problems);
    if (next === null) return { documents, isWhole: false, problems };
    read.push(next.path);
  }
  return { documents, isWhole: true, problems };
}

/** The document as a map of the present format version; null, with problems, when it is none. */
function rootOf(text: string, path: string, problems: ScenarioProblem[]): MapNode | null {
  const parsed = parseYaml(text, path);
  problems.push(...parsed.problems);
  if (parsed.tree === null) return null;
  if (parsed.tree.kind !== "map") {
    problems.push(
      problemAt(parsed.tree, [], {
        expected: "a map of keys such as format, id and title",
        mend: "give a scenario file",
      }),
    );
    return null;
  }
  const migrated = migrate(parsed.tree);
  if (migrated.ok) return migrated.tree;
  const found = child(parsed.tree, "format") === undefined ? "no format" : inWords(child(parsed.tree, "format"));
  problems.push(problemAt(parsed.tree, ["format"], { ...migrated.fault, found }));
  return null;
}

function baseOf(
  root: MapNode,
  path: string,
  read: readonly string[],
  files: TextFiles,
  problems: ScenarioProblem[],
): { path: string; text: string } | null {
  const reference = child(root, "extends");
  if (reference === undefined) return null;
  const file = openFile(root, reference, "extends", path, files, problems);
  if (file === null) return null;
  const refuse = (found: string, expected: string, mend: string): null => {
    problems.push(problemAt(root, ["extends"], { found, expected, mend }));
    return null;
  };
  if (read.includes(file.path)) {
    const circle = [...read.slice(read.indexOf(file.path)), file.path].join(" -> ");
    return refuse(
      `a circle of files, ${circle}`,
      "a file that does not lead back here",
      "let one of them extend nothing",
    );
  }
  if (read.length > maxExtends)
    return refuse("a long chain of files", `at most ${maxExtends} files that extend each other`, "join some of them");
  return file;
}

/** The file that `key` of a document names, or null with a problem. */
export function openFile(
  root: Tree,
  reference: Tree,
  key: string,
  by: string,
  files: TextFiles,
  problems: ScenarioProblem[],
): { path: string; text: string } | null {
  const written = textAt(root, key);
  if (written === undefined) {
    problems.push(problemAt(reference, [], { expected: "the path of a file", mend: "write a path" }, [key]));
    return null;
  }
  const file = resolveFile(files, by, written);
  if (file.ok) return file;
  const fault =
    file.why === "outside"
      ? {
          found: `the path ${quoted(written)}`,
          expected: "a file inside the scenarios folder",
          mend: "copy the file there and give a path without leading / or too many ..",
        }
      : {
          found: `no file ${file.tried.join(" or ")}`,
          expected: "a file of that name",
          mend: `mend the path that ${by} gives`,
        };
  problems.push(problemAt(reference, [], fault, [key]));
  return null;
}
