/** Verifying and claiming where replications are run again. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modelVersion } from "../../sim/model/index.ts";
import { type Results, resultsOf, settings } from "./results.ts";
import { knockon, oneWorker as one } from "./terminal.ts";

let results: Results;

beforeAll(async () => {
  results = await resultsOf(2);
});

afterAll(() => results?.remove());

describe("knockon verify", () => {
  it("runs some of the replications only when that is enough", async () => {
    const { code, out: told } = await knockon(["verify", results.out, "--sample", "1", ...one]);
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
      "weekly.csv",
      (text: string) => text.replace(",cases,2,", ",cases,3,"),
      /weekly\.csv:\d+: found ".*,cases,3,.*came out as/,
    ],
  ])("names the first difference when %s is not what it was", async (name, change, difference) => {
    const { code, err, out: told } = await knockon(["verify", results.spoilt(name, change), ...one]);
    expect(code).toBe(1);
    expect(err).toMatch(difference);
    expect(told).toBe("");
  });
});

describe("knockon claim", () => {
  it("finds a packaged scenario by the id alone, and gives programs JSON", async () => {
    const id = `${modelVersion}/${results.scenarioHash.slice(0, 12)}/7/1+1/elective.postponed@kch+gstt/w1`;
    const { code, out: told, err } = await knockon(["claim", id, ...settings, ...one, "--json"]);
    expect(code, err).toBe(0);
    expect(JSON.parse(told)).toMatchObject({ claim: id, replications: 1, unit: "cases" });
  });
});
