/** Parquet files read by two programs that are not ours. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeParquet } from "../../sim/adapters/node/index.ts";
import {
  csvLines,
  dailyTable,
  design,
  inMemory,
  layOutResults,
  runOnce,
  runsTable,
  summarise,
  summaryTable,
  type Table,
  weeklyTable,
} from "../../sim/experiment/index.ts";
import { countingSetup } from "../experiment/counting.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-parquet-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function someTables(): Table[] {
  const setup = countingSetup();
  const source = inMemory(
    design(setup.scenario, { seed: "7", replications: 3 }).specs.map((spec) => runOnce(setup, spec)),
  );
  const summary = summarise(layOutResults(setup), source);
  return [
    weeklyTable(setup, summary),
    dailyTable(setup, summary),
    runsTable(setup, summary, source),
    summaryTable(setup, summary, source),
  ];
}

const aTable = (rows: Iterable<readonly (string | number | null)[]>): Table => ({
  name: "odd",
  description: "Odd values.",
  columns: [
    { name: "word", type: "text", unit: "", description: "A word." },
    { name: "whole", type: "integer", unit: "cases", description: "A whole number." },
    { name: "share", type: "number", unit: "fraction", description: "Any number." },
  ],
  rows: () => rows,
});

async function rowsByDuck(path: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(`select * from read_parquet('${path}')`);
    return reader.getRows();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function rowsByHyparquet(path: string): Promise<unknown[][]> {
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
  return rows.map((row) => Object.values(row));
}

describe("a Parquet file", () => {
  it("holds the same as the CSV file, for two independent readers", async () => {
    for (const table of someTables()) {
      const path = join(folder, `${table.name}.parquet`);
      writeParquet(path, table);
      const expected = [...table.rows()].map((row) => [...row]);
      expect(expected.length).toBeGreaterThan(0);
      expect(await rowsByDuck(path)).toEqual(expected);
      expect(await rowsByHyparquet(path)).toEqual(expected);
      const csv = [...csvLines(table)].slice(1).map((line) => line.trimEnd());
      expect(expected.map((row) => row.map((value) => (value === null ? "" : String(value))).join())).toEqual(csv);
    }
  });

  it("keeps odd words, numbers and gaps", async () => {
    const rows = [
      ["Guy's, \"St Thomas'\"", 0, 0.1],
      ["é–𝛿", -2147483648, 1e-300],
      [null, null, null],
      ["", 2147483647, -1.7976931348623157e308],
    ];
    writeParquet(join(folder, "odd.parquet"), aTable(rows));
    expect(await rowsByDuck(join(folder, "odd.parquet"))).toEqual(rows);
    expect(await rowsByHyparquet(join(folder, "odd.parquet"))).toEqual(rows);
  });

  it("of no rows has its columns", async () => {
    writeParquet(join(folder, "odd.parquet"), aTable([]));
    expect(await rowsByDuck(join(folder, "odd.parquet"))).toEqual([]);
  });

  it("says what its columns hold, in what unit", async () => {
    const path = join(folder, "odd.parquet");
    writeParquet(path, aTable([]), { seed: "7" });
    const metadata = await parquetMetadataAsync(await asyncBufferFromFile(path));
    const facts = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value]));
    expect(facts.get("description")).toBe("Odd values.");
    expect(facts.get("seed")).toBe("7");
    expect(JSON.parse(facts.get("columns") ?? "")).toEqual(aTable([]).columns);
  });

  it("has the same bytes for the same table, however many row groups it takes", async () => {
    const rows = Array.from({ length: 70_000 }, (_, i) => [`w${i % 7}`, i, i / 8]);
    for (const name of ["one", "two"]) writeParquet(join(folder, name), aTable(rows));
    expect(readFileSync(join(folder, "one")).equals(readFileSync(join(folder, "two")))).toBe(true);
    const metadata = await parquetMetadataAsync(await asyncBufferFromFile(join(folder, "one")));
    expect(metadata.row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([
      16_384, 16_384, 16_384, 16_384, 4_464,
    ]);
  });
});
