/**
 * A tidy table as columns that say what they hold and rows that are made one by one, so that a table of any length can be
 * written without being in memory; and the table as CSV (UTF-8, comma, LF, header first). Responsible for the shape; what
 * the tables of a run are is in tables.ts and beside it, and other formats are an adapter's business.
 */
import { csvFormatRow } from "d3-dsv";

/** Text, a number, or nothing. Never NaN or infinite. */
export type Value = string | number | null;

export interface Column {
  readonly name: string;
  /** `integer`: whole and within 32 bits. */
  readonly type: "text" | "integer" | "number";
  /** "" where there is none, or where the row says it. */
  readonly unit: string;
  readonly description: string;
}

export interface Table {
  /** The name of its files without what follows the dot. */
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
  /** From the first row, anew at each call. Values in the order of the columns. */
  rows(): Iterable<readonly Value[]>;
}

/** Each line ends with a line feed. */
export function* csvLines({ columns, rows }: Pick<Table, "columns" | "rows">): Generator<string> {
  yield `${csvFormatRow(columns.map(({ name }) => name))}\n`;
  for (const row of rows()) yield `${csvFormatRow(row.map((value) => (value === null ? "" : String(value))))}\n`;
}

export const text = (name: string, description: string): Column => ({ name, type: "text", unit: "", description });

export const integer = (name: string, description: string, unit = ""): Column => ({
  name,
  type: "integer",
  unit,
  description,
});

export const number = (name: string, description: string, unit = ""): Column => ({
  name,
  type: "number",
  unit,
  description,
});
