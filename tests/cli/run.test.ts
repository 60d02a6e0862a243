import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ended, knockon, shortRun as short } from "./terminal.ts";

const bytesOf = (out: string, name: string): Buffer => readFileSync(join(folder, out, name));
let folder: string;
let first: Ended;
/** A cache that the environment names: what the first run leaves in it, a later one need not run. */
let env: Record<string, string>;

const textOf = (out: string, name: string): string => readFileSync(join(folder, out, name), "utf8");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-run-"));
  const args = ["run", "synnovis-2024", ...short, "--replications", "3", "--out", join(folder, "one"), "--check"];
  env = { KNOCKON_CACHE: join(folder, "cache") };
  first = await knockon([...args, "--workers", "1"], { env });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("knockon run", () => {
  it("prints the weekly table beside published numbers, where the files are, and the standing text", () => {
    expect(first.code, first.err).toBe(0);
    expect(first.out).toMatch(/^Synnovis, June 2024\n/);
    expect(first.out).toMatch(/\n {3}1 {2}3 Jun .* fitted/);
    expect(first.out).toContain("Mean of 3 replications");
    expect(first.out).toContain(`Written to ${join(folder, "one")}: weekly.csv, daily.csv, replications.csv, `);
    expect(first.out).toMatch(/knockon claim \S+\/7\/3\/elective\.booked@kch\+gstt\/w1 --scenario synnovis-2024 --set/);
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
    const second = await knockon([...args, "--workers", "2", "--no-cache"]);
    expect(second.code).toBe(0);
    const names = readdirSync(join(folder, "two")).filter((name) => name !== "timing.json");
    expect(names.sort()).toEqual([
      "daily.csv",
      "daily.parquet",
      "dictionary.json",
      "manifest.json",
      "replications.csv",
      "report.html",
      "runs.parquet",
      "summary.parquet",
      "weekly.csv",
      "weekly.parquet",
      "weeks-2.svg",
      "weeks.svg",
    ]);
    for (const name of names) expect(bytesOf("two", name).equals(bytesOf("one", name)), name).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
    expect(second.out.replaceAll("/two", "/one")).toBe(first.out);
  });

  it("takes everything from the cache that the environment names when it is run again", async () => {
    const place = mkdtempSync(join(folder, "again-"));
    const args = ["run", "synnovis-2024", ...short, "-n", "3", "--check", "--out", join(place, "out")];
    const again = await knockon(args, { env });
    expect(again.err).toContain("cache: 3/3 reused");
    expect(readdirSync(place)).toEqual(["out"]);
    expect(readFileSync(join(place, "out/daily.csv"), "utf8")).toBe(textOf("one", "daily.csv"));
  });

  it("stops at once and writes nothing when the user interrupts it before any replication is whole", async () => {
    const out = join(folder, "stopped");
    const ended = await knockon(["run", "no-incident", "-n", "500", "--workers", "1", "--out", out], {
      onInterrupt: (stop) => {
        stop();
        return () => undefined;
      },
    });
    expect(ended.code).toBe(130);
    expect(ended.err).toContain("Stopped; nothing was written.");
    expect(readdirSync(folder)).not.toContain("stopped");
  });
});
