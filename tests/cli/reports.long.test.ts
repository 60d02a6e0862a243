/** Every command that runs an experiment writes a page that needs nothing else, and can be verified later. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { standingText } from "../../sim/report/index.ts";
import { knockon, oneWorker, shortRun } from "./terminal.ts";

let folder: string;
const at = (...parts: string[]): string => join(folder, ...parts);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-reports-"));
  const args = ["run", "synnovis-2024", ...shortRun, "-n", "2", ...oneWorker, "--out", at("run"), "--no-cache"];
  const { code, err } = await knockon(args);
  expect(code, err).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the report of a run", () => {
  const page = (): string => readFileSync(at("run", "report.html"), "utf8");

  it("brings everything along, has the standing text, and its figures as SVG beside it", () => {
    expect(page().startsWith('<!doctype html>\n<html lang="en-GB">')).toBe(true);
    expect(page()).not.toMatch(/<script|<link|<img|@import|url\(/i);
    expect(page()).toContain(standingText);
    const pictures = readdirSync(at("run")).filter((name) => name.endsWith(".svg"));
    expect(pictures).toEqual(["weeks-2.svg", "weeks.svg"]);
    for (const name of pictures) expect(readFileSync(at("run", name), "utf8")).toContain(standingText.slice(0, 40));
  });

  it("says what one run is like, and how to have it and the whole again, without a time or a path", () => {
    expect(page()).toMatch(
      /Central run: replication [01], the one whose main measures lie nearest the medians of all 2\./,
    );
    expect(page()).toContain(
      "knockon run synnovis-2024 --replications 2 --seed 7 --set 'horizon=7 d' --set 'warm-up=1 d'",
    );
    expect(page()).toMatch(/knockon explain synnovis-2024 --seed 7 .* --replication [01] --any elective\.postponed/);
    expect(page()).toMatch(
      /knockon claim \S+\/7\/(?:1\+)?1\/elective\.postponed@kch\+gstt\/w1 --scenario synnovis-2024/,
    );
    expect(page()).not.toContain(folder);
    expect(page()).not.toMatch(/\b\d\d:\d\d:\d\d\b|worker/);
  });

  it("is what verifying compares too", async () => {
    const path = at("run", "report.html");
    const whole = readFileSync(path, "utf8");
    writeFileSync(path, whole.replace("One run as an example", "One run as a proof"));
    const { code, err } = await knockon(["verify", at("run"), ...oneWorker]);
    writeFileSync(path, whole);
    expect(code).toBe(1);
    expect(err).toMatch(/report\.html:\d+: found "….*One run as a proof.*but it came out as "….*One run as an example/);
  });
});
