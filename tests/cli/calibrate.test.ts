/** What is wrong with a calibration file, or with a table given to --over, is told with its place and exit code 2, before anything runs. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packagedCalibrations } from "../../sim/adapters/node/index.ts";
import { tinyCalibration } from "./calibration-file.ts";
import { knockon } from "./terminal.ts";

let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-calibrate-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("knockon calibrate", () => {
  it("knows the packaged calibration, and finds it in order", async () => {
    expect(packagedCalibrations()).toEqual(["calibrate-2024"]);
    writeFileSync(at("tiny.yaml"), tinyCalibration);
    const { code, out } = await knockon(["validate", at("tiny.yaml")]);
    expect(code).toBe(0);
    expect(out).toContain("fine (A tiny calibration; 2 targets)");
  });

  it.each([
    ['seed: "7"', "seed: a/b", ':6:7 seed: found "a/b", expected up to 64 letters'],
    ["cutoff: 3", "cutoff: 0", "cutoff: found 0, expected a number above 0"],
    ["scenario: synnovis-2024", "scenario: no-such", 'scenario: found "no-such", no such file'],
    ["laboratory.bookingInMin, low", "laboratory.bookngInMin, low", "found the unknown parameter"],
    ["low: 4, high: 9", "low: 9, high: 4", "found a range from 9 to 4"],
    ["measure: gp.testsSent@region", "measure: gp.testsSnt@region", 'found the unknown measure "gp.testsSnt"'],
    ["weeks: 1, low", "weeks: 9, low", "found weeks 9-9, expected weeks from 1 to 1"],
    ["error: 10 %", "error: ten", 'found "ten", expected a number from 0'],
    [
      "outpatient.postponed@kch+gstt, weeks: 1, published",
      "cancer.postponed@kch+gstt, weeks: 1, published",
      "found week 1, which is context",
    ],
    [
      "horizon=7 d, warm-up=2 d]\n  twin-replications: 2\n  waves: [{ points: 8, replications: 2 }, ",
      "horizon=7 litres]\n  twin-replications: 2\n  waves: [",
      "quick.set[0]: found",
    ],
    ["points: 4, replications: 2", "points: 4, replications: 1", "expected a whole number from 2"],
    ["calibration: 1", "calibration: 2", "found 2, expected the calibration format version 1"],
  ])("refuses %j as %j", async (from, to, message) => {
    const path = at("wrong.yaml");
    expect(tinyCalibration).toContain(from);
    writeFileSync(path, tinyCalibration.replace(from, to));
    const { code, err } = await knockon(["calibrate", path, "--quick", "--out", at("out")]);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  it("refuses a file that is not there, and more parameters than a few weeks can tell apart", async () => {
    const absent = await knockon(["calibrate", "no-such", "--out", at("out")]);
    expect([absent.code, absent.err]).toEqual([2, expect.stringContaining("expected a calibration file")]);
    const many = [
      "weekendFraction",
      "trayMin",
      "practiceDays",
      "resultEntryMin",
      "historyLookupMin",
      "analysisMin",
      "aidWorkMin",
    ];
    const lines = many.map((name) => `  - { path: laboratory.${name}, because: x }\n`).join("");
    writeFileSync(at("many.yaml"), tinyCalibration.replace("candidates:", `${lines}candidates:`));
    const { code, err } = await knockon(["calibrate", at("many.yaml"), "--out", at("out")]);
    expect([code, err]).toEqual([2, expect.stringContaining("found 9 parameters, expected at most 8")]);
  });
});

describe("--over", () => {
  it.each([
    ["absent.csv", null, "found no such file, expected a table of points"],
    ["other.csv", "a,b\n1,2\n", "found no column point, overrides"],
    ["empty.csv", "point,overrides\n", "found no point, expected at least one"],
    ["bad.csv", "point,overrides\nw1-000,{}\n", "bad.csv:2:1: found overrides"],
    ["one.csv", 'point,overrides\nw1-000,"[""laboratory.trayMin=40""]"\n', "found 1 point, expected at least 2"],
    [
      "meet.csv",
      'point,overrides\na,"[""laboratory.trayMin=40""]"\nb,"[""laboratory.trayMin=50""]"\n',
      "found laboratory.trayMin, which --set",
    ],
  ])("refuses %s", async (name, text, message) => {
    if (text !== null) writeFileSync(at(name), text);
    const over = ["--over", at(name), "--set", "horizon=7 d", "--set", "laboratory.trayMin=45", "--out", at("out")];
    const { code, err } = await knockon(["run", "synnovis-2024", ...over]);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  it("refuses a precision beside it, and a single replication", async () => {
    writeFileSync(at("two.csv"), 'point,overrides\na,"[""laboratory.trayMin=40""]"\nb,"[""laboratory.trayMin=50""]"\n');
    const over = ["run", "synnovis-2024", "--over", at("two.csv"), "--out", at("out")];
    const until = await knockon([...over, "--until", "ci(elective.postponed) < 5%"]);
    expect([until.code, until.err]).toEqual([2, expect.stringContaining("expected one of the two")]);
    const single = await knockon([...over, "--replications", "1"]);
    expect([single.code, single.err]).toEqual([2, expect.stringContaining("expected at least 2 to tell luck apart")]);
  });
});
