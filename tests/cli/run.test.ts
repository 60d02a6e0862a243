import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ended, knockon } from "./terminal.ts";

/** A week of the real region after a week of warm-up: quick enough for each test run. */
const short = ["--set", "horizon=7 d", "--set", "warm-up=7 d", "--seed", "7"];
let folder: string;
let first: Ended;

const textOf = (out: string, name: string): string => readFileSync(join(folder, out, name), "utf8");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-run-"));
  const args = ["run", "synnovis-2024", ...short, "--replications", "3", "--out", join(folder, "one"), "--check"];
  first = await knockon([...args, "--workers", "1"]);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("knockon run", () => {
  it("prints the weekly table beside published numbers, where the files are, and the standing text", () => {
    expect(first.code, first.err).toBe(0);
    expect(first.out).toMatch(/^Synnovis, June 2024\n/);
    expect(first.out).toMatch(/\n {3}1 {2}3 Jun .* fitted/);
    expect(first.out).toContain("Mean of 3 replications");
    expect(first.out).toContain(`Written to ${join(folder, "one")}: weekly.csv, daily.csv, timing.json, manifest.json`);
    expect(first.out).toContain("For planning, exercises and research.");
    expect(first.out).not.toContain("\u001b");
  });

  it("tells its progress on stderr, line by line when nobody sits at a terminal", () => {
    expect(first.err).toContain("3 of 3 replications\n");
  });

  it("writes tidy tables", () => {
    const weekly = csvParse(textOf("one", "weekly.csv"));
    expect(weekly.columns.join()).toBe(
      "scenario,week,week_start,place,measure,unit,replications,mean,p5,p50,p95,sd,ci_low,ci_high",
    );
    const row = weekly.find((r) => r.measure === "elective.postponed" && r.place === "kch+gstt" && r.week === "1");
    expect(row).toMatchObject({ scenario: "synnovis-2024", week_start: "2024-06-03" });
    expect(csvParse(textOf("one", "daily.csv")).columns.slice(0, 3)).toEqual(["scenario", "day", "date"]);
  });

  it("says nothing of time, workers or paths but in timing.json", () => {
    const manifest = JSON.parse(textOf("one", "manifest.json"));
    expect(manifest).toMatchObject({ scenario: "synnovis-2024", seed: "7", replications: 3 });
    expect(JSON.stringify(manifest)).not.toMatch(/worker|second|started|cores/);
    expect(textOf("one", "manifest.json")).not.toContain(folder);
    expect(JSON.parse(textOf("one", "timing.json"))).toMatchObject({ workers: 1 });
  });

  it("writes the same bytes with two workers, and prints the same", async () => {
    const args = ["run", "synnovis-2024", ...short, "--replications", "3", "--out", join(folder, "two")];
    const second = await knockon([...args, "--workers", "2"]);
    expect(second.code).toBe(0);
    for (const name of ["weekly.csv", "daily.csv", "manifest.json"]) {
      expect(textOf("two", name)).toBe(textOf("one", name));
    }
    expect(second.out.replaceAll("/two", "/one")).toBe(first.out);
  });

  it("repeats one replication of them with one value changed, and gives programs one JSON document", async () => {
    const out = join(folder, "json");
    const change = ["--set", "laboratory.weekendFraction=0.5", "--first", "2", "-n", "1"];
    const args = ["run", "synnovis-2024", ...short, ...change, "--out", out, "--json", "--profile", "--trace"];
    const ended = await knockon(args);
    expect(ended.code, ended.err).toBe(0);
    const summary = JSON.parse(ended.out);
    expect(summary.files).toEqual(["weekly.csv", "daily.csv", "trace.csv", "timing.json", "manifest.json"]);
    expect(summary.weekly[0]).toMatchObject({
      measure: "elective.booked",
      place: "kch+gstt",
      week: 1,
      replications: 1,
    });
    expect(summary.profile.join("\n")).toContain("events a second");
    expect(summary.manifest).toMatchObject({ firstReplication: 2, replications: 1 });
    expect(summary.manifest.overrides).toContain("laboratory.weekendFraction=0.5");
    expect(summary.manifest.scenarioHash).not.toBe(JSON.parse(textOf("one", "manifest.json")).scenarioHash);
    expect(textOf("json", "trace.csv")).toMatch(/^time_min,kind,a,b\n-10080,world\.dayStarted,0,0\n/);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("stops at once and writes nothing when the user interrupts it", async () => {
    const out = join(folder, "stopped");
    const onInterrupt = (stop: () => void): (() => void) => {
      const timer = setTimeout(stop, 300);
      return () => clearTimeout(timer);
    };
    const ended = await knockon(["run", "no-incident", "-n", "500", "--out", out], { onInterrupt });
    expect(ended.code).toBe(130);
    expect(ended.err).toContain("Stopped; nothing was written.");
    expect(readdirSync(folder)).not.toContain("stopped");
  });
});
