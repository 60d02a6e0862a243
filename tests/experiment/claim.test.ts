import { describe, expect, it } from "vitest";
import { claimText, isOfScenario, parseClaim } from "../../sim/experiment/index.ts";

const run = {
  modelVersion: "0.1.0",
  scenarioHash: "3f0c9a2b7d11aa55",
  seed: "7",
  firstReplication: 0,
  replications: 50,
};

describe("a claim id", () => {
  it("says what to run for a number, and is read back", () => {
    const id = claimText(run, "elective.postponed", "kch+gstt", 2);
    expect(id).toBe("0.1.0/3f0c9a2b7d11/7/50/elective.postponed@kch+gstt/w2");
    expect(parseClaim(id)).toEqual({
      modelVersion: "0.1.0",
      scenario: "3f0c9a2b7d11",
      seed: "7",
      first: 0,
      replications: 50,
      measure: "elective.postponed",
      place: "kch+gstt",
      week: 2,
    });
  });

  it("keeps the first replication where it is not 0", () => {
    const id = claimText({ ...run, firstReplication: 40 }, "case.done", "region", 1);
    expect(parseClaim(id)).toMatchObject({ first: 40, replications: 50 });
  });

  it.each([
    "",
    "0.1.0/3f0c/7/50/a.b@region/w1",
    "0.1.0/3f0c9a2b7d11/7/0/a.b@region/w1",
    "0.1.0/3f0c9a2b7d11/7/5/a.b/w1",
  ])("is not made of %j", (text) => expect(parseClaim(text)).toBeNull());

  it("knows its scenario", () => {
    const claim = parseClaim(claimText(run, "case.done", "region", 1));
    if (claim === null) throw new Error("a claim that was written is read");
    expect(isOfScenario(claim, run.scenarioHash)).toBe(true);
    expect(isOfScenario(claim, `4${run.scenarioHash}`)).toBe(false);
  });
});
