import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";

it("five million rows are streamed within 300 MiB, and are all there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "knock-on-many-"));
  try {
    const path = join(folder, "many.parquet");
    const program = fileURLToPath(new URL("many-rows.ts", import.meta.url));
    const peakMiB = Number(
      execFileSync(process.execPath, ["--import", "tsx", program, path, "5000000"], { encoding: "utf8" }),
    );
    expect(peakMiB).toBeLessThan(300);
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(
      `select count(*)::double, sum(number)::double, count(share)::double, count(distinct kind)::double from '${path}'`,
    );
    expect(reader.getRows()).toEqual([[5e6, (5e6 * (5e6 - 1)) / 2, 4.5e6, 40]]);
    connection.closeSync();
    instance.closeSync();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
