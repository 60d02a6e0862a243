/** compare and sensitivity: stopped half-way and gone on with, taken from the cache, verified; the page of a study. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { standingText } from "../../sim/report/index.ts";
import { tinyStudy } from "./study-file.ts";
import { knockon, oneWorker as one, shortRun as short, stoppedAt } from "./terminal.ts";

let folder: string;
const at = (...parts: string[]): string => join(folder, ...parts);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-resume-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const commands = [
  {
    name: "compare",
    args: ["compare", "synnovis-2024", "what-if/narrower-pause", ...short, "-n", "4", ...one],
    stop: "1 of 4 pairs",
    reused: "cache: 4/4 reused",
    sampled: "1 of 4 pairs came out the same again",
    file: "differences.csv",
  },
  {
    name: "sensitivity",
    args: [
      ...["sensitivity", "synnovis-2024", ...short, "--method", "tornado", "-n", "2", ...one],
      ...["--parameters", "transfusion.registrationMin,surgery.printedFraction"],
    ],
    stop: "3 of 10 runs",
    reused: "cache: 10/10 reused",
    sampled: "1 of 5 points came out the same again",
    file: "effects.csv",
  },
] as const;

describe.each(commands)("knockon $name", ({ name, args, stop, reused, sampled, file }) => {
  const bytes = (out: string): string[] =>
    readdirSync(at(name, out))
      .filter((each) => each !== "timing.json")
      .map((each) => `${each} ${readFileSync(at(name, out, each), "utf8")}`);

  it("goes on where it was stopped, to the same bytes as an undisturbed run", async () => {
    expect((await knockon([...args, "--out", at(name, "whole"), "--no-cache"])).code).toBe(0);
    expect(readdirSync(at(name))).toEqual(["whole"]);
    const stopped = await stoppedAt(stop, [...args, "--out", at(name, "out")]);
    expect(stopped.code).toBe(130);
    expect(stopped.err).toContain("which are kept: the same command goes on from there.");
    const resumed = await knockon([...args, "--out", at(name, "out")]);
    expect(resumed.code, resumed.err).toBe(0);
    expect(resumed.err).toMatch(/cache: [1-9]\/\d+ reused/);
    expect(bytes("out")).toEqual(bytes("whole"));
  });

  it("goes on without a cache too, from parts of its own that are gone afterwards", async () => {
    const quiet = [...args, "--out", at(name, "elsewhere/own"), "--no-cache"];
    expect((await stoppedAt(stop, quiet)).code).toBe(130);
    expect(readdirSync(at(name, "elsewhere"))).toEqual([".own.parts"]);
    expect((await knockon(quiet)).code).toBe(0);
    expect(readdirSync(at(name, "elsewhere"))).toEqual(["own"]);
  });

  it("takes everything from the cache the second time", async () => {
    const again = await knockon([...args, "--out", at(name, "again")]);
    expect(again.err).toContain(reused);
    expect(bytes("again")).toEqual(bytes("whole"));
  });

  it("can be verified, wholly or in part, and the first difference is named", async () => {
    const whole = await knockon(["verify", at(name, "whole"), ...one]);
    expect(whole.code, whole.err).toBe(0);
    expect(whole.out).toMatch(/and \d files came out the same again/);
    expect((await knockon(["verify", at(name, "whole"), "--sample", "1", ...one])).out).toContain(sampled);
    const path = at(name, "again", file);
    writeFileSync(path, readFileSync(path, "utf8").replace(/,(\d)/, ",9$1"));
    const spoilt = await knockon(["verify", at(name, "again"), ...one]);
    expect(spoilt.code).toBe(1);
    expect(spoilt.err).toContain(`${file}:`);
  });
});

describe("knockon study", () => {
  it("writes a page with a fan for each measure, the same from any number of workers, and verify knows the folder", async () => {
    writeFileSync(at("tiny.yaml"), tinyStudy);
    for (const [out, workers] of [
      ["one", "1"],
      ["two", "2"],
    ]) {
      const args = ["study", "run", at("tiny.yaml"), "--out", at("study", out), "--workers", workers, "--no-cache"];
      expect((await knockon(args)).code).toBe(0);
    }
    const page = readFileSync(at("study/one/report.html"), "utf8");
    expect(page).toContain(standingText);
    expect(page).toContain("synnovis-2024/as-told");
    expect(page).not.toContain(folder);
    for (const name of ["report.html", "fan-1.svg"])
      expect(readFileSync(at("study/two", name), "utf8")).toBe(readFileSync(at("study/one", name), "utf8"));
    const verified = await knockon(["verify", at("study/one"), "--sample", "1", ...one]);
    expect(verified.code, verified.err).toBe(0);
    expect(verified.out).toContain("the files of 2 cells and 1 of 4 replications came out the same again");
  });
});
