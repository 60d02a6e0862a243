/** A process of its own that writes many rows as Parquet: `many-rows.ts PATH ROWS`. Prints the largest memory it took, in MiB. */
import { writeParquet } from "../../sim/adapters/node/parquet.ts";
import type { Table, Value } from "../../sim/experiment/index.ts";

const [path, rows] = process.argv.slice(2);

export function manyRows(count: number): Table {
  return {
    name: "many",
    description: "Rows of all kinds: few words, many words, whole numbers, fractions, gaps.",
    columns: [
      { name: "kind", type: "text", unit: "", description: "One of few." },
      { name: "key", type: "text", unit: "", description: "Another in each row." },
      { name: "number", type: "integer", unit: "", description: "Number of the row." },
      { name: "share", type: "number", unit: "fraction", description: "A fraction, or nothing." },
    ],
    *rows(): Generator<readonly Value[]> {
      for (let i = 0; i < count; i++) yield [`kind ${i % 40}`, `2024-06-11/kch/${i}`, i, i % 10 === 0 ? null : i / 7];
    },
  };
}

if (path !== undefined) {
  writeParquet(path, manyRows(Number(rows)));
  console.log(process.resourceUsage().maxRSS / 1024);
}
