/** A study run in shares, which are put together to the bytes of one that was run whole. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tinyStudy } from "./study-file.ts";
import { knockon } from "./terminal.ts";

let folder: string;
const at = (...parts: string[]): string => join(folder, ...parts);
const study = (...args: string[]) => knockon(["study", ...args]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-shares-"));
  writeFileSync(at("tiny.yaml"), tinyStudy);
  expect((await study("run", at("tiny.yaml"), "--out", at("one"), "--workers", "1")).code).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("knockon study", () => {
  it("runs shares, goes on with one, merges them to the same bytes, and verifies them", async () => {
    const options = ["--no-cache", "--workers", "1"];
    for (const share of ["1", "2"]) {
      const cell = share === "1" ? ["--shard", "1/2"] : ["--from", "2", "--to", "2"];
      const ran = await study("run", at("tiny.yaml"), ...cell, "--out", at(`share-${share}`), ...options);
      expect(ran.out).toContain("1 of 2 cells are whole; the tables are written when all are");
    }
    const early = await study("merge", at("tiny.yaml"), at("share-1"), "--out", at("merged"));
    expect(early.out).toContain("1 of 2 cells are whole");
    expect((await study("verify", at("merged"))).err).toContain("expected a study that is finished");
    expect((await study("merge", at("tiny.yaml"), at("share-2"), "--out", at("merged"))).code).toBe(0);
    for (const name of readdirSync(at("one")).filter((each) => each !== "parts"))
      expect(readFileSync(at("merged", name)).equals(readFileSync(at("one", name))), name).toBe(true);
    const verified = await study("verify", at("merged"), "--sample", "2", "--workers", "1");
    expect(verified.code, verified.err).toBe(0);
    expect(verified.out).toContain("the files of 2 cells and 2 of 4 replications came out the same again");
  });
});
