/**
 * What is wrong with a user's file, said so that it can be mended: where, what was found, what was expected, how to mend.
 * Responsible for the shape and the wording of one line; not for finding the problems.
 */

/** A place in a text file; `line` and `column` count from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One problem of one file. Plain data: it survives being posted to another thread. */
export class ScenarioProblem implements Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Dotted path such as `parameters.laboratory.paperMinPerRequest`; "" for the file as a whole. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  readonly mend: string;

  constructor(at: Location, path: string, found: string, expected: string, mend: string) {
    this.file = at.file;
    this.line = at.line;
    this.column = at.column;
    this.path = path;
    this.found = found;
    this.expected = expected;
    this.mend = mend;
  }
}

/** The problems of a file as something to throw, for callers that have no other way to fail. */
export class ScenarioProblems extends Error {
  readonly problems: readonly ScenarioProblem[];

  constructor(problems: readonly ScenarioProblem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "ScenarioProblems";
    this.problems = problems;
  }
}

/** One line: `file:line:column path: found …, expected …, how to mend`. */
export function formatProblem(problem: ScenarioProblem): string {
  const { file, line, column, path, found, expected, mend } = problem;
  const where = path === "" ? `${file}:${line}:${column}` : `${file}:${line}:${column} ${path}`;
  return `${where}: found ${found}, expected ${expected}, ${mend}`;
}

/** Order of a report: the file asked for first, then the others as met; within a file by position. */
export function inFileOrder(problems: readonly ScenarioProblem[], asked: string): ScenarioProblem[] {
  const files = [...new Set([asked, ...problems.map((problem) => problem.file)])];
  return [...problems].sort(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}
