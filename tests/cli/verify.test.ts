import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { csvParse } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modelVersion } from "../../sim/model/index.ts";
import { type Results, resultsOf, settings } from "./results.ts";
import { knockon, oneWorker as one } from "./terminal.ts";

let results: Results;

beforeAll(async () => {
  results = await resultsOf(1, "--first", "2", "--json", "--profile", "--trace", "--cases", "--events");
}, 120_000);

afterAll(() => results?.remove());

describe("knockon run", () => {
  it("repeats one replication with one value changed, and gives programs one JSON document", () => {
    const summary = JSON.parse(results.printed);
    expect(summary.files.slice(-5)).toEqual([
      "cases.parquet",
      "events.parquet",
      "dictionary.json",
      "timing.json",
      "manifest.json",
    ]);
    expect(summary.weekly[0]).toMatchObject({
      measure: "elective.booked",
      place: "kch+gstt",
      week: 1,
      replications: 1,
      claim: expect.stringMatching(/\/7\/2\+1\/elective\.booked@kch\+gstt\/w1$/),
    });
    expect(summary.profile.join("\n")).toContain("events a second");
    expect(summary.manifest).toMatchObject({ firstReplication: 2, replications: 1 });
    expect(summary.manifest.overrides).toContain("laboratory.weekendFraction=0.5");
    const trace = readFileSync(join(results.out, "trace.csv"), "utf8");
    expect(trace).toMatch(/^time_min,kind,a,b\n-1440,world\.dayStarted,0,0\n/);
    expect(readdirSync(dirname(results.out))).toEqual(["whole"]);
  });
});

describe("knockon verify", () => {
  it("finds that a folder comes out the same again, cases and events too", async () => {
    const { code, out: told, err } = await knockon(["verify", results.out, ...one]);
    expect(code, err).toBe(0);
    expect(told).toMatch(/: 1 replications? and 15 files came out the same again\.\n$/);
  });

  it.each([
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
  ])("names the first difference when %s is not what it was", async (name, change, difference) => {
    const { code, err, out: told } = await knockon(["verify", results.spoilt(name, change), ...one]);
    expect(code).toBe(1);
    expect(err).toMatch(difference);
    expect(told).toBe("");
  });

  it("refuses a manifest that is none", async () => {
    const { code, err } = await knockon(["verify", results.spoilt("manifest.json", () => "{}")]);
    expect(code).toBe(2);
    expect(err).toContain("manifest.json: found something else, expected a manifest of knockon run");
  });
});

describe("knockon claim", () => {
  it("gives a number of the weekly table again by its id", async () => {
    const row = csvParse(readFileSync(join(results.out, "weekly.csv"), "utf8")).find(
      ({ place, measure }) => place === "kch+gstt" && measure === "elective.postponed",
    );
    const id = `${modelVersion}/${results.scenarioHash.slice(0, 12)}/7/2+1/elective.postponed@kch+gstt/w1`;
    const args = ["claim", id, "--scenario", "synnovis-2024", ...settings, ...one];
    const { code, out: told, err } = await knockon(args);
    expect(code, err).toBe(0);
    expect(told).toContain(`elective.postponed at kch+gstt in week 1: ${row?.mean} (cases)\nMean of 1 replication`);
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
