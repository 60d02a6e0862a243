/** The whole folder of scenarios, as a user would check it. */
import { describe, expect, it } from "vitest";
import { knockon } from "./terminal.ts";

describe("knockon validate", () => {
  it("finds the scenarios that come with Knock-on fine", async () => {
    const { code, out, err } = await knockon(["validate", "scenarios"]);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toContain("scenarios/no-incident.yaml: fine (No incident; 0 events, 0 response rules)");
    expect(out).toContain("scenarios/what-if/transfusion-back-in-2-weeks.yaml: fine");
    expect(out).not.toContain("region.yaml");
  });
});
