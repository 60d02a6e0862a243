import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ended, knockon } from "./terminal.ts";

/** A week of the real region after a day of warm-up: quick enough for each test run. */
const short = ["--set", "horizon=7 d", "--set", "warm-up=1 d", "--seed", "7"];
/** Threads take longer to start than these runs take. */
const one = ["--workers", "1"];
const bytesOf = (out: string, name: string): Buffer => readFileSync(join(folder, out, name));
let folder: string;
let first: Ended;

const textOf = (out: string, name: string): string => readFileSync(join(folder, out, name), "utf8");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-run-"));
  const args = ["run", "synnovis-2024", ...short, "--replications", "3", "--out", join(folder, "one"), "--check"];
  first = await knockon([...args, "--workers", "1", "--no-cache"]);
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
      "runs.parquet",
      "summary.parquet",
      "weekly.csv",
      "weekly.parquet",
    ]);
    for (const name of names) expect(bytesOf("two", name).equals(bytesOf("one", name)), name).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
    expect(second.out.replaceAll("/two", "/one")).toBe(first.out);
  });

  it("repeats one replication of them with one value changed, and gives programs one JSON document", async () => {
    const out = join(folder, "json");
    const change = ["--set", "laboratory.weekendFraction=0.5", "--first", "2", "-n", "1"];
    const args = [
      "run",
      "synnovis-2024",
      ...short,
      ...change,
      "--out",
      out,
      "--json",
      "--profile",
      "--trace",
      "--cases",
      "--events",
    ];
    const ended = await knockon(args);
    expect(ended.code, ended.err).toBe(0);
    const summary = JSON.parse(ended.out);
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
    expect(summary.manifest.scenarioHash).not.toBe(JSON.parse(textOf("one", "manifest.json")).scenarioHash);
    expect(textOf("json", "trace.csv")).toMatch(/^time_min,kind,a,b\n-1440,world\.dayStarted,0,0\n/);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("stops at once and writes nothing when the user interrupts it before any replication is whole", async () => {
    const out = join(folder, "stopped");
    const ended = await knockon(["run", "no-incident", "-n", "500", "--out", out], {
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

describe("knockon run, stopped half-way", () => {
  const args = ["run", "synnovis-2024", ...short, "-n", "3", "--workers", "1"];

  /** As if the user had typed Ctrl-C when the first line of progress is told. */
  async function stoppedOnce(out: string, ...more: string[]): Promise<Ended> {
    let stop = (): void => undefined;
    let err = "";
    const ended = await knockon([...args, "--out", out, ...more], {
      onInterrupt: (given) => {
        stop = given;
        return () => undefined;
      },
      stderr: {
        write: (text) => {
          err += text;
          if (text.includes("1 of 3")) stop();
        },
      },
    });
    return { ...ended, err };
  }

  it.each([
    ["by what the cache holds", [], "cache: 1/3 reused"],
    ["also without a cache, from its own parts", ["--no-cache"], ""],
  ])("goes on where it was, %s", async (_, more, told) => {
    const place = mkdtempSync(join(folder, "half-"));
    const out = join(place, "out");
    const stopped = await stoppedOnce(out, ...more);
    expect(stopped.code).toBe(130);
    expect(stopped.err).toContain(
      "Stopped after 1 of 3 replications, which are kept: the same command goes on from there.",
    );
    expect(readdirSync(place).filter((name) => !name.startsWith("."))).toEqual([]);
    const resumed = await knockon([...args, "--out", out, ...more]);
    expect(resumed.code, resumed.err).toBe(0);
    expect(resumed.err).toContain(told);
    expect(JSON.parse(readFileSync(join(out, "timing.json"), "utf8")).replicationSeconds).toHaveLength(2);
    expect(readFileSync(join(out, "weekly.parquet")).equals(bytesOf("one", "weekly.parquet"))).toBe(true);
    expect(readFileSync(join(out, "manifest.json"), "utf8")).toBe(textOf("one", "manifest.json"));
    expect(readdirSync(place)).toEqual(more.length === 0 ? [".knockon-cache", "out"] : ["out"]);
  });

  it("takes everything from the cache that the environment names when it is run again", async () => {
    const place = mkdtempSync(join(folder, "again-"));
    const env = { KNOCKON_CACHE: join(place, "elsewhere") };
    await knockon([...args, "--out", join(place, "a")], { env });
    const again = await knockon([...args, "--out", join(place, "b")], { env });
    expect(again.err).toContain("cache: 3/3 reused");
    expect(readdirSync(place).sort()).toEqual(["a", "b", "elsewhere"]);
    expect(readFileSync(join(place, "b/daily.csv"), "utf8")).toBe(textOf("one", "daily.csv"));
  });
});

describe("knockon run --until", () => {
  const until = ["--until", "ci(elective.done@region) < 8%", "--until", "ci(elective.booked@region) < 50"];
  const args = ["run", "synnovis-2024", ...short, ...one, ...until, "--max", "11"];
  let out: string;
  let ended: Ended;

  beforeAll(async () => {
    out = join(folder, "until");
    ended = await knockon([...args, "--out", out]);
  }, 120_000);

  it("stops by its rule, prints the path that it took and keeps it", () => {
    expect(ended.code, ended.err).toBe(0);
    const rows = csvParse(readFileSync(join(out, "stopping.csv"), "utf8"));
    const last = Number(rows.at(-1)?.replications);
    expect(rows.map(({ replications }) => Number(replications))[0]).toBe(10);
    expect(JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")).replications).toBe(last);
    expect(ended.out).toContain("Precision asked for: ci(elective.done@region, weeks 1-1) < 8%\n  after    10: mean ");
    expect(ended.out).toContain(`Stopped after ${last} replications`);
    expect(new Set(rows.map(({ criterion }) => criterion)).size).toBe(2);
  });

  it("can be verified, its path too, of which the first difference is named", async () => {
    const path = join(out, "stopping.csv");
    const rows = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, [rows[0], rows[1].replace(/,\d$/, ",7"), ...rows.slice(2)].join("\n"));
    const tampered = await knockon(["verify", out, ...one]);
    expect(tampered.code).toBe(1);
    expect(tampered.err).toMatch(/stopping\.csv:2: found .*,7", but it came out as /);
  });
});
