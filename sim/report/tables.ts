/** Tables for reports: columns and rows whose service is not in the model are left out, and so are tables that hold nothing then. */
import type { Block } from "./document.ts";

export interface Column<Row> {
  readonly head: string;
  /** False leaves the column out. */
  readonly isKnown: boolean;
  cell(row: Row, index: number): string;
}

/** A table with the names of the rows first; none without rows or without a column besides the names. */
export function tableOf<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  columns: readonly Column<Row>[],
): Block[] {
  const known = columns.filter(({ isKnown }) => isKnown);
  if (rows.length === 0 || known.length === 0) return [];
  const head = ["", ...known.map((column) => column.head)];
  return [
    { kind: "table", head, rows: rows.map((row, index) => [nameOf(row), ...known.map((one) => one.cell(row, index))]) },
  ];
}

/** Blocks under a heading; nothing when there are none. */
export function section(text: string, blocks: readonly Block[]): Block[] {
  return blocks.length > 0 ? [{ kind: "heading", text }, ...blocks] : [];
}
