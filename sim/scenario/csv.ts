/**
 * CSV tables with the line and column of every cell (d3-dsv reads the cells; positions are counted here).
 */
import { csvParseRows } from "d3-dsv";
import { maxFileLength } from "./files.ts";
import { nearest } from "./nearest.ts";
import { type Location, ScenarioProblem } from "./problems.ts";
import { quoted } from "./tree.ts";

/** One row: cells by column name, trimmed; `say` reports a problem of one cell. */
export interface Row {
  text(column: string): string;
  /** A finite number; null, with a problem, when the cell holds none. */
  number(column: string): number | null;
  at(column: string): Location;
  say(column: string, expected: string, mend: string, found?: string): void;
}

/** Rows of a table that must have these columns (others may follow); problems are added to the list. */
export function readTable(text: string, file: string, columns: readonly string[], problems: ScenarioProblem[]): Row[] {
  const say = (line: number, column: number, found: string, expected: string, mend: string): void => {
    problems.push(new ScenarioProblem({ file, line, column }, "", found, expected, mend));
  };
  if (text.length > maxFileLength) {
    say(1, 1, `a file of ${text.length} characters`, `at most ${maxFileLength}`, "give a smaller table");
    return [];
  }
  const rows = csvParseRows(text.replace(/^\uFEFF/, ""));
  const header = (rows[0] ?? []).map((name) => name.trim());
  const missing = columns.filter((column) => !header.includes(column));
  for (const column of missing)
    say(1, 1, `no column ${column}`, `the columns ${columns.join(", ")}`, missingMend(column, header, columns));
  if (missing.length > 0) return [];
  const read: Row[] = [];
  let line = 1;
  for (const cells of rows) {
    const rowLine = line;
    line += 1 + cells.reduce((sum, cell) => sum + (cell.split("\n").length - 1), 0);
    if (rowLine === 1 || (cells.length === 1 && cells[0] === "")) continue;
    if (cells.length !== header.length)
      say(
        rowLine,
        1,
        `${cells.length} cells`,
        `${header.length}, one for each column`,
        "add or remove commas, or put text with commas in quotation marks",
      );
    else read.push(new TableRow(header, cells, file, rowLine, problems));
  }
  return read;
}

function missingMend(column: string, header: readonly string[], columns: readonly string[]): string {
  const near = nearest(
    column,
    header.filter((name) => !columns.includes(name)),
  );
  return near === null ? "add the column" : `rename the column "${near}", if it is meant`;
}

class TableRow implements Row {
  private readonly header: readonly string[];
  private readonly cells: readonly string[];
  private readonly file: string;
  private readonly line: number;
  private readonly problems: ScenarioProblem[];

  constructor(
    header: readonly string[],
    cells: readonly string[],
    file: string,
    line: number,
    problems: ScenarioProblem[],
  ) {
    this.header = header;
    this.cells = cells;
    this.file = file;
    this.line = line;
    this.problems = problems;
  }

  text(column: string): string {
    return (this.cells[this.header.indexOf(column)] ?? "").trim();
  }

  number(column: string): number | null {
    const text = this.text(column);
    if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    this.say(column, "a number", "write digits, with a point for decimals");
    return null;
  }

  at(column: string): Location {
    const before = this.cells.slice(0, this.header.indexOf(column));
    return {
      file: this.file,
      line: this.line,
      column: 1 + before.reduce((sum, cell) => sum + writtenLength(cell) + 1, 0),
    };
  }

  say(column: string, expected: string, mend: string, found?: string): void {
    const text = this.text(column);
    this.problems.push(
      new ScenarioProblem(this.at(column), column, found ?? (text === "" ? "nothing" : quoted(text)), expected, mend),
    );
  }
}

/** Characters that a cell took in the file, quotation marks included. */
function writtenLength(cell: string): number {
  return /[",\n]/.test(cell) ? cell.replaceAll('"', '""').length + 2 : cell.length;
}
