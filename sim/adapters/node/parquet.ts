/** Tables as Parquet files, streamed: rows are gathered into row groups of bearable size and never all in memory. */
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import type { Column, Table, Value } from "../../experiment/index.ts";

type Schema = ConstructorParameters<typeof ParquetWriter>[0]["schema"];
const physical = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
} as const;

/** Rows of a row group. Four times as many would take 300 MiB while they are written, and make the file no smaller. */
const groupRows = 1 << 14;

/**
 * Writes a new file; equal tables and facts give equal bytes.
 * @param facts key-value metadata beside the table's own: its `description`, and `columns` with units as JSON
 */
export function writeParquet(path: string, table: Table, facts: Readonly<Record<string, string>> = {}): void {
  const { columns, description } = table;
  const schema: Schema = [
    { name: "root", num_children: columns.length },
    ...columns.map(({ name, type }) => ({ name, ...physical[type], repetition_type: "OPTIONAL" as const })),
  ];
  const kvMetadata = Object.entries({ description, columns: JSON.stringify(columns), ...facts }).map(
    ([key, value]) => ({
      key,
      value,
    }),
  );
  const writer = new ParquetWriter({ writer: fileWriter(path), schema, kvMetadata, createdBy: "knock-on" });
  let group = emptyGroup(columns);
  let length = 0;
  const flush = (): void => {
    const columnData = columns.map(({ name }, index) => ({ name, data: group[index] }));
    // Nothing to wait for: the file is written as it goes.
    void writer.write({ columnData, rowGroupSize: groupRows });
    group = emptyGroup(columns);
    length = 0;
  };
  for (const row of table.rows()) {
    for (let column = 0; column < row.length; column++) group[column].push(row[column]);
    if (++length === groupRows) flush();
  }
  if (length > 0) flush();
  void writer.finish();
}

const emptyGroup = (columns: readonly Column[]): Value[][] => columns.map(() => []);
