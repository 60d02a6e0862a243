import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modelVersion } from "../../sim/model/index.ts";
import { knockon } from "./terminal.ts";

/** A week of the real region after a day of warm-up, with one value changed. */
const changed = ["--set", "horizon=7 d", "--set", "warm-up=1 d", "--set", "laboratory.weekendFraction=0.5"];
let folder: string;
let out: string;
let scenarioHash: string;
/** Threads take longer to start than these runs take. */
const one = ["--workers", "1"];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-verify-test-"));
  out = join(folder, "whole");
  const args = ["run", "synnovis-2024", ...changed, "--seed", "7", "-n", "2", "--cases", "--events"];
  const { code, err } = await knockon([...args, ...one, "--out", out]);
  expect(code, err).toBe(0);
  scenarioHash = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")).scenarioHash;
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the results in which one file is another. */
function spoilt(name: string, change: (text: string) => string): string {
  const copy = mkdtempSync(join(folder, "spoilt-"));
  cpSync(out, copy, { recursive: true });
  const path = join(copy, name);
  writeFileSync(path, change(readFileSync(path, "latin1")), "latin1");
  return copy;
}

describe("knockon verify", () => {
  it("finds that a folder comes out the same again, cases and events too", async () => {
    const { code, out: told, err } = await knockon(["verify", out, ...one]);
    expect(code, err).toBe(0);
    expect(told).toBe(`${out}: 2 replications and 11 files came out the same again.\n`);
  });

  it("runs some of the replications only when that is enough", async () => {
    const { code, out: told } = await knockon(["verify", out, "--sample", "1", ...one]);
    expect(code).toBe(0);
    expect(told).toContain("1 of 2 replications came out the same again.");
  });

  it.each([
    [
      "replications.csv",
      (text: string) => text.replace(/,0,[0-9a-f]{4}/, ",0,0000"),
      /replication 0: found "0000.*it is now/,
    ],
    [
      "manifest.json",
      (text: string) => text.replace("weekendFraction=0.5", "weekendFraction=0.6"),
      /hash of the scenario/,
    ],
    [
      "manifest.json",
      (text: string) => text.replace('"modelVersion": "', '"modelVersion": "9.'),
      /model version: found "9\./,
    ],
    [
      "weekly.csv",
      (text: string) => text.replace(",cases,2,", ",cases,3,"),
      /weekly\.csv:\d+: found ".*,cases,3,.*came out as/,
    ],
  ])("names the first difference when %s is not what it was", async (name, change, difference) => {
    const { code, err, out: told } = await knockon(["verify", spoilt(name, change), ...one]);
    expect(code).toBe(1);
    expect(err).toMatch(difference);
    expect(told).toBe("");
  });

  it("refuses a manifest that is none", async () => {
    const { code, err } = await knockon(["verify", spoilt("manifest.json", () => "{}")]);
    expect(code).toBe(2);
    expect(err).toContain("manifest.json: found something else, expected a manifest of knockon run");
  });
});

describe("knockon claim", () => {
  it("gives a number of the weekly table again by its id", async () => {
    const row = csvParse(readFileSync(join(out, "weekly.csv"), "utf8")).find(
      ({ place, measure }) => place === "kch+gstt" && measure === "elective.postponed",
    );
    const id = `${modelVersion}/${scenarioHash.slice(0, 12)}/7/2/elective.postponed@kch+gstt/w1`;
    const args = ["claim", id, "--scenario", "synnovis-2024", ...changed, ...one];
    const { code, out: told, err } = await knockon(args);
    expect(code, err).toBe(0);
    expect(told).toContain(`elective.postponed at kch+gstt in week 1: ${row?.mean} (cases)\nMean of 2 replications`);
  });

  it("finds a packaged scenario by the id alone, and gives programs JSON", async () => {
    const id = `${modelVersion}/${scenarioHash.slice(0, 12)}/7/1+1/elective.postponed@kch+gstt/w1`;
    const { code, out: told, err } = await knockon(["claim", id, ...changed, ...one, "--json"]);
    expect(code, err).toBe(0);
    expect(JSON.parse(told)).toMatchObject({ claim: id, replications: 1, unit: "cases" });
  });

  it("refuses another scenario than the id speaks of", async () => {
    const id = "0.1.0/000000000000/7/2/elective.postponed@kch+gstt/w1";
    const { code, err } = await knockon(["claim", id, "--scenario", "no-incident"]);
    expect(code).toBe(2);
    expect(err).toMatch(
      /--scenario: found no-incident with hash [0-9a-f]{12}, expected 000000000000; give the scenario/,
    );
  });
});
