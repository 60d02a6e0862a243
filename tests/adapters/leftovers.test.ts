/** What a killed process left half-written goes at the next start in the same folder; what a process at work is writing stays. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clearLeftovers, Parts, writeFolder, writerMark, writeWhole } from "../../sim/adapters/node/index.ts";
import { design, layOutResults } from "../../sim/experiment/index.ts";
import { countingSetup } from "../experiment/counting.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-leftovers-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The mark of a process that has ended. */
function markOfDead(): string {
  const { pid } = spawnSync("true");
  return writerMark().replace(/^p\d+/, `p${pid}`);
}

const elsewhere = (mark: string): string =>
  mark.replace(/\w{8}$/, (host) => (host === "00000000" ? "11111111" : "00000000"));

/** Temporary folders of three writers at a place: dead, at work, and dead but of another machine. */
function leave(at: string, prefix: string): string[] {
  const names = [markOfDead(), writerMark(), elsewhere(markOfDead())].map((mark) => `${prefix}${mark}-x1`);
  for (const name of names) {
    mkdirSync(join(at, name), { recursive: true });
    writeFileSync(join(at, name, "weekly.csv"), "half");
  }
  return names;
}

const there = (at: string, names: readonly string[]): boolean[] => names.map((name) => existsSync(join(at, name)));

describe("leftovers", () => {
  it("of a folder that was not there yet lie beside it, and go", () => {
    const names = leave(folder, ".out-");
    const others = leave(folder, ".other-");
    clearLeftovers(join(folder, "out"));
    expect(there(folder, names)).toEqual([false, true, true]);
    expect(there(folder, others)).toEqual([true, true, true]);
  });

  it("of a folder that was there lie in it, and go with the next writing, the user's own hidden files apart", () => {
    const out = join(folder, "out");
    mkdirSync(out);
    const names = leave(out, ".new-");
    writeFileSync(join(out, ".mine"), "");
    writeFolder(out, [{ name: "manifest.json", parts: ["{}"] }]);
    expect(there(out, names)).toEqual([false, true, true]);
    expect(existsSync(join(out, ".mine"))).toBe(true);
    expect(existsSync(join(out, "manifest.json"))).toBe(true);
  });

  it("are none where nothing was written", () => {
    expect(() => clearLeftovers(join(folder, "no/such"))).not.toThrow();
    writeWhole(join(folder, "one.json"), "{}");
    expect(readdirSync(folder)).toEqual(["one.json"]);
  });

  it("of parts go before a cell is gone on with", () => {
    const setup = countingSetup();
    const parts = new Parts(folder, design(setup.scenario, { seed: "7", replications: 1 }), layOutResults(setup));
    mkdirSync(parts.folder, { recursive: true });
    const names = [markOfDead(), writerMark()].map((mark) => `0.bin.${mark}.new`);
    for (const name of names) writeFileSync(join(parts.folder, name), "half");
    parts.clear();
    expect(there(parts.folder, names)).toEqual([false, true]);
  });
});
