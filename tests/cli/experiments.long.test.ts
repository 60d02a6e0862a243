/** compare, sensitivity and warmup from the command line, on short runs of the region. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { knockon } from "./terminal.ts";

/** Each test makes several runs of the region on threads, which a busy machine takes its time for. */
const patience = { timeout: 120_000 };
const short = ["--set", "horizon=14d", "--set", "warm-up=14d"];
const standing = "For planning, exercises and research. Not for live decisions";
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-experiments-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), "utf8");

describe("knockon compare", patience, () => {
  const change = ["--change", "transfusion.registrationMin=5"];

  it("pairs runs, tells the difference as the other less the baseline, and writes everything", async () => {
    const args = ["compare", "synnovis-2024", ...change, ...short, "-n", "3"];
    const { code, out, err } = await knockon([...args, "--out", join(folder, "c"), "--workers", "2"]);
    expect(code).toBe(0);
    expect(readdirSync(join(folder, "c")).sort()).toEqual([
      "differences.csv",
      "manifest.json",
      "matched.csv",
      "paired.svg",
      "report.html",
      "timing.json",
      "weeks.svg",
    ]);
    expect(out).toMatch(/^Synnovis, June 2024 \/ Synnovis, June 2024, with transfusion\.registrationMin=5: 3 pairs/);
    expect(out).toMatch(/In \d of 3 \(95 % interval [\d.]+ to [\d.]+\) runs/);
    expect(out).toContain("Matched simulated operations: on average");
    expect(out).toContain("(mean and range over n = 3 pairs of runs; meaningful in aggregate only)");
    expect(out).toContain("Pairing: the variance of the difference is");
    expect(out).toMatch(/Central run of .*: replication [012]/);
    expect(out).toContain(standing);
    const told = read("c", "report.html").replace(/<style>[\s\S]*?<\/style>/g, "");
    expect(`${out}${told}`).not.toMatch(/\b(safe|saved|lost|caused|proved)\b/);
    expect(err).toContain("3 of 3 pairs");
    const [head, first] = read("c", "differences.csv").split("\n");
    expect(head.split(",").slice(0, 4)).toEqual(["baseline", "scenario", "measure", "place"]);
    expect(first).toContain("synnovis-2024,synnovis-2024-changed,elective.postponed,kch+gstt,cases,1-2,total,3,0,");
    const [, , , , , , , , , meanA, meanB, difference] = first.split(",").map(Number);
    expect(difference).toBeCloseTo(meanB - meanA, 6);
    expect(JSON.parse(read("c", "manifest.json"))).toMatchObject({ kind: "comparison", replications: 3, seed: "1" });
  });

  it("gives the same bytes for another number of workers, and the means of a plain run", async () => {
    const args = ["compare", "synnovis-2024", ...change, ...short, "-n", "3", "--out", join(folder, "again")];
    expect((await knockon([...args, "--workers", "1", "--no-cache"])).code).toBe(0);
    const names = readdirSync(join(folder, "c")).filter((name) => name !== "timing.json");
    for (const name of names) expect(read("again", name)).toBe(read("c", name));
    const run = ["run", "synnovis-2024", ...short, "-n", "3", "--out", join(folder, "run"), "--no-cache"];
    expect((await knockon(run)).code).toBe(0);
    const weekly = read("run", "weekly.csv").split("\n");
    const week = weekly.find((line) => /^synnovis-2024,2,[^,]*,kch\+gstt,elective\.postponed,/.test(line));
    const compared = read("c", "differences.csv")
      .split("\n")
      .find((line) => line.includes("elective.postponed,kch+gstt,cases,2,week,"));
    expect(Number(week?.split(",")[7])).toBeGreaterThan(0);
    expect(compared?.split(",")[9]).toBe(week?.split(",")[7]);
  });

  it.each([
    [["compare", "no-incident"], "Nothing to compare with"],
    [["compare", "no-incident", "no-such"], "no-such:1:1: found no such file"],
    [
      ["compare", "no-incident", "synnovis-2024", "--measure", "elective.postpond"],
      "--measure:1:1: found the unknown measure",
    ],
    [
      ["compare", "no-incident", "synnovis-2024", "-n", "1"],
      '--replications: found "1", expected a whole number from 2',
    ],
  ])("refuses %j with one located message", async (args, message) => {
    const { code, out, err } = await knockon([...args, "--out", join(folder, "nothing")]);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(out).toBe("");
  });

  it("refuses scenarios with other days", async () => {
    const text = "format: 1\nid: other\nextends: no-incident.yaml\ntitle: Other\nhorizon: 4 w\n";
    writeFileSync(join(folder, "other.yaml"), text);
    const { code, err } = await knockon(["compare", "no-incident", join(folder, "other.yaml")]);
    expect(code).toBe(2);
    expect(err).toContain("found horizonDays 28, expected");
  });

  it("writes nothing when it is stopped before any pair is there", async () => {
    const args = [
      "compare",
      "synnovis-2024",
      ...change,
      ...short,
      "-n",
      "50",
      "--seed",
      "unseen",
      "--out",
      join(folder, "stopped"),
    ];
    const onInterrupt = (stop: () => void): (() => void) => {
      setTimeout(stop, 50);
      return () => undefined;
    };
    const { code, err } = await knockon(args, { onInterrupt });
    expect(code).toBe(130);
    expect(err).toContain("Stopped; nothing was written.");
    expect(readdirSync(folder)).not.toContain("stopped");
  });
});

describe("knockon sensitivity", patience, () => {
  const names = ["design.csv", "effects.csv", "effects.svg", "manifest.json", "report.html", "timing.json"];

  it("screens named parameters one at a time, and tells how many runs it takes", async () => {
    const args = ["sensitivity", "synnovis-2024", ...short, "--method", "tornado", "-n", "2"];
    const which = ["--parameters", "transfusion.registrationMin,surgery.printedFraction"];
    const { code, out, err } = await knockon([...args, ...which, "--out", join(folder, "t")]);
    expect(code).toBe(0);
    expect(err).toContain("one at a time, over 2 parameters: 5 points, 10 runs.");
    expect(err).toContain("10 of 10 runs");
    expect(out).toMatch(/ 1 {2}(transfusion|surgery)\.\w+: swing/);
    expect(readdirSync(join(folder, "t")).sort()).toEqual(names);
    expect(read("t", "effects.csv")).toContain("transfusion.registrationMin,low_end,2,");
    expect(read("t", "report.html")).toContain("moves it most");
    expect(JSON.parse(read("t", "manifest.json"))).toMatchObject({ kind: "sensitivity", method: "tornado", points: 5 });
  });

  it("writes points that a plain run gives again", async () => {
    const line = read("t", "design.csv")
      .split("\n")
      .find((one) => one.startsWith("high-0,"));
    const overrides = JSON.parse(/"(\[.*?\])"/.exec(line ?? "")?.[1].replaceAll('""', '"') ?? "[]") as string[];
    expect(overrides).toContain("transfusion.registrationMin=18");
    const set = overrides.flatMap((text) => ["--set", text]);
    const run = ["run", "synnovis-2024", ...set, "-n", "2", "--out", join(folder, "point"), "--no-cache"];
    expect((await knockon(run)).code).toBe(0);
    const total = read("point", "weekly.csv")
      .split("\n")
      .filter((one) => one.includes(",kch+gstt,elective.postponed,"))
      .reduce((sum, one) => sum + Number(one.split(",")[7]), 0);
    expect(Number(line?.split(",")[3])).toBeCloseTo(total, 6);
  });

  it("screens groups by Morris and says how to look into the largest", async () => {
    const args = ["sensitivity", "synnovis-2024", ...short, "--trajectories", "2", "--groups", "service"];
    const which = ["--parameters", "surgery.printed*,theatres.sicknessFraction"];
    const { code, out, err } = await knockon([...args, ...which, "--out", join(folder, "m")]);
    expect(err).toContain("over 2 groups of 2 parameters, by service: 6 points, 6 runs.");
    expect(code).toBe(0);
    expect(out).toContain("To look into the largest:");
    expect(read("m", "effects.csv")).toMatch(/\n1,(surgery|theatres),mu_star,2,/);
  });

  it.each([
    [["--parameters", "surgery.nothing"], "--parameters:1:1 surgery.nothing: found the unknown parameter"],
    [["--parameters", "nothing.*"], '--parameters:1:1: found the pattern "nothing.*"'],
    [["--measure", "elective.postponed@kings"], "--measure:1:1: found the unknown place"],
    [["--method", "sobol", "--points", "10"], '--points: found "10", expected a power of two'],
    [["--method", "sobol"], "That is more than 5000"],
    [["--method", "lhs", "--groups", "service"], '--groups: found "service", expected none'],
    [["--method", "guess"], "Allowed choices are morris, sobol, lhs, tornado"],
  ])("refuses %j with one located message", async (args, message) => {
    const { code, out, err } = await knockon([
      "sensitivity",
      "synnovis-2024",
      ...args,
      "--out",
      join(folder, "nothing"),
    ]);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(out).toBe("");
  });
});

describe("knockon warmup", patience, () => {
  it("suggests a cut from the first day on, and draws it", async () => {
    const args = ["warmup", "no-incident", "--measure", "redCells.onShelf@region", "--set", "horizon=56d", "-n", "2"];
    const { code, out } = await knockon([...args, "--out", join(folder, "w")]);
    expect(code).toBe(0);
    expect(out).toMatch(/Welch: (leave out \d+ days|no cut, )/);
    expect(out).toContain("Look at the curve");
    expect(readdirSync(join(folder, "w")).sort()).toEqual([
      "manifest.json",
      "report.html",
      "warm-up.csv",
      "warm-up.svg",
    ]);
    expect(read("w", "warm-up.csv").split("\n")).toHaveLength(58);
    expect(JSON.parse(read("w", "manifest.json")).overrides).toEqual(["horizon=56d", "warm-up=0d"]);
  });

  it.each([
    [["synnovis-2024", "--measure", "redCells.onShelf"], "found an incident, which begins on the first day"],
    [
      ["no-incident", "--measure", "redCells.onShelf", "--method", "guess"],
      '--method: found "guess", expected welch, mser5',
    ],
    [["no-incident"], "required option '--measure <measure>' not specified"],
    [["no-incident", "--measure", "ed.stay@kch"], "expected a place that is kept by day"],
  ])("refuses %j with one located message", async (args, message) => {
    const { code, err } = await knockon(["warmup", ...args]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
