import { describe, expect, it } from "vitest";
import { knockon } from "./terminal.ts";

const run = ["synnovis-2024", "--seed", "7", "--set", "warm-up=2 d", "--set", "horizon=7 d"];
const early = [...run, "--at", "day 2 06:00"];

describe("knockon sitrep", () => {
  it("tells the situation of one run at a moment, the same each time", async () => {
    const { code, out, err } = await knockon(["sitrep", ...early]);
    expect(code, err).toBe(0);
    expect(out).toMatch(/^SIMULATION: situation report, Wed 5 June 2024 06:00\n/);
    expect(out).toContain("seed 7, replication 0");
    expect((await knockon(["sitrep", ...early])).out).toBe(out);
    expect((await knockon(["sitrep", ...early, "--replication", "1"])).out).not.toBe(out);
  });

  it.each([
    ["day 999", "expected a time from 2024-06-01 00:00 to 2024-06-10 00:00"],
    ["3 litres", "expected a time such as day 3 06:00"],
  ])("refuses the moment %j", async (moment, message) => {
    const { code, out, err } = await knockon(["sitrep", ...early, "--at", moment]);
    expect(code).toBe(2);
    expect(err).toContain(`--at: found "${moment}", ${message}`);
    expect(out).toBe("");
  });
});

describe("knockon explain", () => {
  it("follows a postponed operation back to the incident, and finds it again by its key", async () => {
    const { code, out, err } = await knockon([
      "explain",
      ...early,
      "--any",
      "elective.postponed",
      "--root",
      "incident",
    ]);
    expect(code, err).toBe(0);
    expect(out).toContain("The chain leads back to the incident");
    const key = /simulated operation (\S+) /.exec(out)?.[1] ?? "";
    const again = await knockon(["explain", ...early, "--key", key]);
    expect(again.out).toBe(out);
  });

  it("says so, with exit code 1, when nothing of the kind happened", async () => {
    const { code, out, err } = await knockon(["explain", ...early, "--root", "strike"]);
    expect(code).toBe(1);
    expect(err).toContain("This run holds nothing of that kind");
    expect(out).toBe("");
  });

  it("refuses a measure without records, naming those that have some", async () => {
    const { code, err } = await knockon(["explain", ...early, "--any", "elective.booked"]);
    expect(code).toBe(2);
    expect(err).toContain("Allowed choices are elective.postponed");
  });
});
