/** Runs that are stopped half-way and gone on with, and runs that stop by their own rule. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ended, knockon, oneWorker as one, shortRun as short, stoppedAt } from "./terminal.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-run-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("knockon run, stopped half-way", () => {
  const args = ["run", "synnovis-2024", ...short, "-n", "3", ...one];
  const whole = (name: string): Buffer => readFileSync(join(folder, "whole", name));

  beforeAll(async () => {
    const { code, err } = await knockon([...args, "--out", join(folder, "whole"), "--no-cache"]);
    expect(code, err).toBe(0);
  });

  const stoppedOnce = (out: string, ...more: string[]) => stoppedAt("1 of 3", [...args, "--out", out, ...more]);

  it.each([
    ["by what the cache holds", [], "cache: 1/3 reused"],
    ["also without a cache, from its own parts", ["--no-cache"], ""],
  ])("goes on where it was, %s", async (_, more, told) => {
    const place = mkdtempSync(join(folder, "half-"));
    const out = join(place, "out");
    const stopped = await stoppedOnce(out, ...more);
    expect(stopped.code).toBe(130);
    expect(stopped.err).toContain(
      "Stopped after 1 of 3 replications, which are kept: the same command goes on from there.",
    );
    expect(readdirSync(place).filter((name) => !name.startsWith("."))).toEqual([]);
    const resumed = await knockon([...args, "--out", out, ...more]);
    expect(resumed.code, resumed.err).toBe(0);
    expect(resumed.err).toContain(told);
    expect(JSON.parse(readFileSync(join(out, "timing.json"), "utf8")).replicationSeconds).toHaveLength(2);
    expect(readFileSync(join(out, "weekly.parquet")).equals(whole("weekly.parquet"))).toBe(true);
    expect(readFileSync(join(out, "manifest.json"), "utf8")).toBe(whole("manifest.json").toString());
    expect(readdirSync(place)).toEqual(more.length === 0 ? [".knockon-cache", "out"] : ["out"]);
  });
});

describe("knockon run --until", () => {
  const until = ["--until", "ci(elective.done@region) < 8%", "--until", "ci(elective.booked@region) < 50"];
  const args = ["run", "synnovis-2024", ...short, ...one, ...until, "--max", "11"];
  let out: string;
  let ended: Ended;

  beforeAll(async () => {
    out = join(folder, "until");
    ended = await knockon([...args, "--out", out]);
  });

  it("stops by its rule, prints the path that it took and keeps it", () => {
    expect(ended.code, ended.err).toBe(0);
    const rows = csvParse(readFileSync(join(out, "stopping.csv"), "utf8"));
    const last = Number(rows.at(-1)?.replications);
    expect(rows.map(({ replications }) => Number(replications))[0]).toBe(10);
    expect(JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")).replications).toBe(last);
    expect(ended.out).toContain("Precision asked for: ci(elective.done@region, weeks 1-1) < 8%\n  after    10: mean ");
    expect(ended.out).toContain(`Stopped after ${last} replications`);
    expect(new Set(rows.map(({ criterion }) => criterion)).size).toBe(2);
  });

  it("can be verified, its path too, of which the first difference is named", async () => {
    const path = join(out, "stopping.csv");
    const rows = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, [rows[0], rows[1].replace(/,\d$/, ",7"), ...rows.slice(2)].join("\n"));
    const tampered = await knockon(["verify", out, ...one]);
    expect(tampered.code).toBe(1);
    expect(tampered.err).toMatch(/stopping\.csv:2: found .*,7", but it came out as /);
  });
});
