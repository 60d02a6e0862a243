/** A folder that `knockon run` has written, for tests of what is done with it later. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { knockon, oneWorker } from "./terminal.ts";

/** A week of the real region after a day of warm-up, with one value changed. */
export const settings: readonly string[] = ["horizon=7 d", "warm-up=1 d", "laboratory.weekendFraction=0.5"].flatMap(
  (text) => ["--set", text],
);

export interface Results {
  /** Where they are. */
  readonly out: string;
  readonly scenarioHash: string;
  /** What the run printed. */
  readonly printed: string;
  /** A copy in which one file is another. */
  spoilt(name: string, change: (text: string) => string): string;
  remove(): void;
}

export async function resultsOf(replications: number, ...more: readonly string[]): Promise<Results> {
  const folder = mkdtempSync(join(tmpdir(), "knock-on-results-"));
  const out = join(folder, "whole");
  const args = ["run", "synnovis-2024", ...settings, "--seed", "7", "-n", `${replications}`, ...more];
  const { code, out: printed, err } = await knockon([...args, ...oneWorker, "--out", out]);
  expect(code, err).toBe(0);
  return {
    out,
    printed,
    scenarioHash: JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")).scenarioHash,
    spoilt(name, change) {
      const copy = mkdtempSync(join(folder, "spoilt-"));
      cpSync(out, copy, { recursive: true });
      const path = join(copy, name);
      writeFileSync(path, change(readFileSync(path, "latin1")), "latin1");
      return copy;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
