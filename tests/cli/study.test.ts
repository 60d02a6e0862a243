import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStudy } from "../../sim/adapters/node/index.ts";
import { tinyStudy } from "./study-file.ts";
import { knockon } from "./terminal.ts";

let folder: string;
const at = (...parts: string[]): string => join(folder, ...parts);
const study = (...args: string[]) => knockon(["study", ...args]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-study-"));
  writeFileSync(at("tiny.yaml"), tinyStudy);
  const ran = await study("run", at("tiny.yaml"), "--out", at("one"), "--workers", "1");
  expect(ran.code, ran.err).toBe(0);
  expect(ran.err).toContain("cache: 0/4 reused");
  expect(ran.out).toContain(`2 cells of 2 replications each, written to ${at("one")}`);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("knockon study", () => {
  it("reuses what was run, here and elsewhere", async () => {
    for (const out of ["one", "two"]) {
      const again = await study("run", at("tiny.yaml"), "--out", at(out), "--workers", "1");
      expect(again.err).toContain("cache: 4/4 reused");
      expect(readFileSync(at(out, "results.csv"))).toEqual(readFileSync(at("one", "results.csv")));
    }
  });

  it("tells the status of each cell, from the file or the folder", async () => {
    const { code, out } = await study("status", at("one"));
    expect(code).toBe(0);
    expect(out).toContain("1  synnovis-2024/as-told  2/2  whole\n2  synnovis-2024/few      2/2  whole\n");
    expect(out).toContain("4 of 4 replications are there; the tables are written.");
    expect((await study("status", at("tiny.yaml"), "--out", at("one"))).out).toBe(out);
    expect((await study("status", at("tiny.yaml"), "--out", at("none"))).out).toContain("0/2  to do");
    expect(existsSync(at("none"))).toBe(false);
  });

  it("says with exit code 1 what does not come out the same", async () => {
    await study("run", at("tiny.yaml"), "--out", at("changed"), "--workers", "1");
    const path = at("changed", "results.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace(/,(\d+)\n$/, ",1\n"));
    const { code, err } = await study("verify", at("changed"), "--sample", "1", "--workers", "1");
    expect(code).toBe(1);
    expect(err).toMatch(/results\.csv:5: found "synnovis-2024\/few.*,1", but it came out as "synnovis-2024\/few/);
  });

  it.each([
    [["run", "no-such"], "no-such:1:1: found no such file, expected a study file"],
    [
      ["resume", "tiny.yaml", "--out", "/nowhere"],
      "found nothing of a study, expected a folder in which one was begun",
    ],
    [["run", "tiny.yaml", "--shard", "3/2"], '--shard: found "3/2", expected a share such as 1/4'],
    [["run", "tiny.yaml", "--from", "99"], '--from: found "99", expected the number of a cell, from 1 to 2'],
    [["run", "tiny.yaml", "--from", "2", "--to", "1"], '--to: found "1", expected the number of a cell, from 2 to 2'],
    [["run"], "missing required argument"],
    [["rnu"], "unknown command"],
  ])("study %j is refused with exit code 2", async (args, message) => {
    const { code, err } = await study(...args.map((arg) => (arg === "tiny.yaml" ? at(arg) : arg)));
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it("is explained, with the commands it has", async () => {
    const { code, out } = await study("--help");
    expect(code).toBe(0);
    for (const name of ["run", "resume", "status", "merge", "verify"])
      expect(out).toContain(`\n  ${name} [options] <study>`);
  });
});

describe("the study that comes with the package", () => {
  it("is fine, and found by its name", () => {
    const planned = openStudy("demo");
    expect(planned.ok && planned.plan.cells.length).toBe(16);
  });
});
