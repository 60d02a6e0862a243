/** compare, sensitivity and warmup once each, as short as they can be; more of them is in experiments.long.test.ts. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { knockon, oneWorker, shortRun } from "./terminal.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-experiments-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("many runs from the command line", { timeout: 60_000 }, () => {
  it("are compared in pairs, the other less the baseline", async () => {
    const out = join(folder, "compare");
    const args = ["compare", "synnovis-2024", "--change", "transfusion.registrationMin=5", ...shortRun, "-n", "2"];
    const { code, out: told, err } = await knockon([...args, ...oneWorker, "--out", out]);
    expect(code, err).toBe(0);
    expect(told).toMatch(/^Synnovis, June 2024 \/ .*transfusion\.registrationMin=5: 2 pairs/);
    const [, first] = readFileSync(join(out, "differences.csv"), "utf8").split("\n");
    const [, , , , , , , , , meanA, meanB, difference] = first.split(",").map(Number);
    expect(difference).toBeCloseTo(meanB - meanA, 6);
  });

  it("screen a parameter", async () => {
    const out = join(folder, "tornado");
    const args = ["sensitivity", "synnovis-2024", ...shortRun, "--method", "tornado", "-n", "1"];
    const which = ["--parameters", "transfusion.registrationMin"];
    const { code, err } = await knockon([...args, ...which, ...oneWorker, "--out", out]);
    expect(code, err).toBe(0);
    expect(err).toContain("over 1 parameter");
    expect(readdirSync(out)).toContain("effects.csv");
  });

  it.each([
    [["compare", "no-incident"], "Nothing to compare with"],
    [["sensitivity", "no-incident", "--parameters", "surgery.nothing"], "found the unknown parameter"],
    [["warmup", "no-incident"], "required option '--measure <measure>' not specified"],
  ])("are refused with exit code 2: %j", async (args, message) => {
    const { code, err } = await knockon(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
