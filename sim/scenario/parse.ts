/**
 * YAML 1.2 text to a tree with positions, or its problems. The limits that keep a hostile file harmless live here:
 * length, depth, alias growth, duplicate and forbidden keys, unknown tags.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from "yaml";
import { maxFileLength } from "./files.ts";
import { type Location, ScenarioProblem } from "./problems.ts";
import { type Entry, forbiddenKeys, type MapNode, quoted, type Tree } from "./tree.ts";

const maxDepth = 64;
const maxLineLength = 20_000;
/** Values that aliases may add to a file; a scenario has no use for more. */
const maxAliased = 1_000;

export interface Parsed {
  /** null when the text could not be read at all. */
  readonly tree: Tree | null;
  readonly problems: readonly ScenarioProblem[];
}

/** Parses one document. A text that is no YAML gives one problem, not one for each of its lines. */
export function parseYaml(text: string, file: string): Parsed {
  const start = { file, line: 1, column: 1 };
  const refuse = (at: Location, found: string, expected: string, mend: string): Parsed => {
    return { tree: null, problems: [new ScenarioProblem(at, "", found, expected, mend)] };
  };
  if (text.length > maxFileLength) {
    const found = `a file of ${text.length} characters`;
    return refuse(
      start,
      found,
      `at most ${maxFileLength}`,
      "give a scenario file; large tables belong in CSV files beside it",
    );
  }
  const control = controlCharacter(text);
  if (control !== null) return refuse(control(file), "control characters", "a text file in UTF-8", "give a YAML text");
  const long = text.split("\n").findIndex((line) => line.length > maxLineLength);
  if (long >= 0)
    return refuse(
      { file, line: long + 1, column: 1 },
      "a line too long to be written by hand",
      `at most ${maxLineLength} characters a line`,
      "break the line, or give a scenario file",
    );
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    return refuse(
      { file, line, column: col },
      `text that is no valid YAML (${firstLine(fault.message)})`,
      "YAML 1.2",
      "mend the line",
    );
  }
  if (document.contents === null)
    return refuse(start, "an empty file", "a map of keys such as format, id and title", "write the scenario");
  return new Converter(file, lines).run(document.contents as ParsedNode);
}

/** Where the first character stands that no text has, or null. */
function controlCharacter(text: string): ((file: string) => Location) | null {
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) {
      line++;
      lineStart = i + 1;
    } else if ((code < 32 && code !== 9 && code !== 13) || code === 127 || code === 0xfffd) {
      return (file) => ({ file, line, column: i - lineStart + 1 });
    }
  }
  return null;
}

function firstLine(message: string): string {
  return (message.split("\n")[0] as string).slice(0, 120);
}

/** Thrown by the converter to leave a hostile document at once; never leaves this file. */
class Refusal extends Error {
  readonly problem: ScenarioProblem;
  constructor(problem: ScenarioProblem) {
    super(problem.found);
    this.problem = problem;
  }
}

class Converter {
  private readonly file: string;
  private readonly lines: LineCounter;
  private readonly problems: ScenarioProblem[] = [];
  private readonly anchors = new Map<string, Node>();
  /** Anchored nodes being converted: an alias to one of them would never end. */
  private readonly open = new Set<Node>();
  /** Keys on the way to the node being converted. */
  private readonly path: string[] = [];
  private aliasDepth = 0;
  private aliased = 0;

  constructor(file: string, lines: LineCounter) {
    this.file = file;
    this.lines = lines;
  }

  run(contents: Node): Parsed {
    try {
      return { tree: this.convert(contents, 0), problems: this.problems };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { tree: null, problems: [error.problem] };
    }
  }

  private locate(node: Node | null): Location {
    const { line, col } = this.lines.linePos(node?.range?.[0] ?? 0);
    return { file: this.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  private convert(node: Node | null, depth: number, keyAt?: Location): Tree {
    const isEmpty = node === null || (isScalar(node) && node.value === null);
    const at = isEmpty && keyAt !== undefined ? keyAt : this.locate(node);
    if (depth > maxDepth) {
      this.refuse(at, "values nested too deep", `at most ${maxDepth} levels`, "write the file without such nesting");
    }
    if (this.aliasDepth > 0 && ++this.aliased > maxAliased) {
      this.refuse(
        at,
        "aliases that unfold to a huge file",
        `at most ${maxAliased} values from aliases`,
        "write the values out, or use fewer aliases",
      );
    }
    if (node === null) return { kind: "scalar", value: null, at };
    if (isAlias(node)) return this.follow(node.source, at, depth);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined && this.aliasDepth === 0) this.anchors.set(anchor, node);
    this.open.add(node);
    const tree = this.build(node, at, depth);
    this.open.delete(node);
    return tree;
  }

  private build(node: Node, at: Location, depth: number): Tree {
    if (isSeq(node))
      return { kind: "list", items: node.items.map((item) => this.convert(item as Node | null, depth + 1)), at };
    if (isMap(node)) return this.map(node.items as readonly { key: unknown; value: unknown }[], at, depth);
    const value = isScalar(node) ? node.value : null;
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      return { kind: "scalar", value, at };
    }
    return this.refuse(
      at,
      "a value of a kind unknown here",
      "text, a number, true or false, a list or a map",
      "write it as text",
    );
  }

  private map(items: readonly { key: unknown; value: unknown }[], at: Location, depth: number): MapNode {
    const entries = new Map<string, Entry>();
    for (const pair of items) {
      const keyNode = pair.key as Node | null;
      const keyAt = this.locate(keyNode);
      const key = isScalar(keyNode) ? keyNode.value : null;
      // Digits are natural keys of a table (months, hours "09"): they count as they are written. Other kinds are a slip.
      const digits = isScalar(keyNode) && typeof key === "number" ? (keyNode.source ?? "") : "";
      const name = typeof key === "string" ? key : /^\d+$/.test(digits) ? digits : null;
      if (name === null) this.report(keyAt, "a key that is no text", "text as key", "put the key in quotation marks");
      else if (forbiddenKeys.includes(name))
        this.report(keyAt, `the unknown key ${quoted(name)}`, "a key of the scenario format", "remove it");
      else if (entries.has(name))
        this.report(keyAt, `the key ${quoted(name)} a second time`, "each key once", "keep one of the two");
      else entries.set(name, { at: keyAt, value: this.under(name, pair.value as Node | null, depth, keyAt) });
    }
    return { kind: "map", entries, at };
  }

  private under(name: string, value: Node | null, depth: number, keyAt: Location): Tree {
    this.path.push(name);
    const tree = this.convert(value, depth + 1, keyAt);
    this.path.pop();
    return tree;
  }

  private follow(name: string, at: Location, depth: number): Tree {
    const target = this.anchors.get(name);
    if (target === undefined) {
      return this.refuse(at, `the alias *${name}`, "an anchor above it", `write &${name} at the value meant`);
    }
    if (this.open.has(target)) {
      return this.refuse(at, `the alias *${name} in its own value`, "an alias to another value", "write the value out");
    }
    this.aliasDepth++;
    const tree = this.convert(target, depth + 1);
    this.aliasDepth--;
    return tree;
  }

  private report(at: Location, found: string, expected: string, mend: string): void {
    this.problems.push(new ScenarioProblem(at, this.path.join("."), found, expected, mend));
  }

  private refuse(at: Location, found: string, expected: string, mend: string): never {
    throw new Refusal(new ScenarioProblem(at, this.path.join("."), found, expected, mend));
  }
}
