/** A small calibration of the real region: the same bytes for any number of workers and after a stop, and runs over what it leaves. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStudy } from "../../sim/adapters/node/index.ts";
import { tinyCalibration } from "./calibration-file.ts";
import { knockon } from "./terminal.ts";

let folder: string;
const at = (...parts: string[]): string => join(folder, ...parts);
const read = (...parts: string[]): string => readFileSync(at(...parts), "utf8");
const rows = (...parts: string[]) => csvParse(read(...parts));

function mustBeEqual(one: string, other: string): void {
  expect(readdirSync(at(other)).sort()).toEqual(readdirSync(at(one)).sort());
  for (const name of readdirSync(at(one))) expect(read(other, name), name).toBe(read(one, name));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-calibrate-"));
  writeFileSync(at("tiny.yaml"), tinyCalibration);
  const { code, err } = await knockon(["calibrate", at("tiny.yaml"), "--quick", "--out", at("one"), "--workers", "1"]);
  expect(code, err).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("knockon calibrate", () => {
  it("takes what was run from the cache, and gives the same bytes with other workers", async () => {
    const again = await knockon(["calibrate", at("tiny.yaml"), "--quick", "--out", at("two"), "--workers", "1"]);
    expect(again.err).toMatch(/cache: (\d+)\/\1 reused/);
    mustBeEqual("one", "two");
    const anew = await knockon([
      "calibrate",
      at("tiny.yaml"),
      "--quick",
      "--out",
      at("three"),
      "--workers",
      "2",
      "--no-cache",
    ]);
    expect(anew.err).not.toContain("reused");
    mustBeEqual("one", "three");
  });

  it("goes on after a stop and ends with the same bytes", async () => {
    const args = ["calibrate", at("tiny.yaml"), "--quick", "--out", at("stopped"), "--workers", "1", "--no-cache"];
    let written = "";
    const stopped = await knockon(args, {
      onInterrupt: (stop) => {
        const timer = setInterval(() => /^[5-9] of/m.test(written) && stop(), 5);
        return () => clearInterval(timer);
      },
      stderr: { write: (text) => (written += text) },
    });
    expect(stopped.code).toBe(130);
    expect(written).toContain("the same command goes on from there");
    const { code, err } = await knockon(args);
    expect(code).toBe(0);
    expect(err).toContain("reused");
    mustBeEqual("one", "stopped");
  });

  it("tells the fit of each target, what was learnt of each parameter, and vouches for its files", () => {
    expect(rows("one", "fit.csv").map(({ target }) => target)).toEqual(["clinics-w1", "practices"]);
    expect(rows("one", "parameters.csv").map(({ parameter }) => parameter)).toEqual([
      "outpatients.testDependentFraction",
      "laboratory.bookingInMin",
    ]);
    const manifest = JSON.parse(read("one", "manifest.json"));
    expect(manifest).toMatchObject({
      kind: "calibration",
      version: "quick",
      seed: "7",
      notRuledOut: rows("one", "not-ruled-out.csv").length,
    });
    expect(Object.keys(manifest.files).sort()).toEqual(
      readdirSync(at("one"))
        .filter((name) => name !== "manifest.json")
        .sort(),
    );
    for (const name of ["profiles.svg", "pairs.svg"]) expect(read("one", name)).toMatch(/^<svg .*<\/svg>$/s);
  });

  it("screens the candidates in its full version", async () => {
    const { code, err } = await knockon(["calibrate", at("tiny.yaml"), "--out", at("full"), "--workers", "1"]);
    expect(code, err).toBe(0);
    const screened = rows("full", "screening.csv");
    expect(screened.map(({ is_calibrated }) => is_calibrated).filter((one) => one === "yes")).toHaveLength(2);
    expect(screened[0].target).toBe("clinics-w1");
  });

  it("has its points run over by run, compare and study", async () => {
    const short = ["--set", "horizon=7 d", "--set", "warm-up=2 d", "--workers", "1"];
    const over = ["--over", at("one", "design.csv"), "--points", "3", "--replications", "2"];
    const run = await knockon(["run", "synnovis-2024", ...short, ...over, "--out", at("over")]);
    expect(run.code, run.err).toBe(0);
    const clinics = rows("over", "over.csv").find(
      (row) => row.measure === "outpatient.postponed" && row.period === "total",
    );
    expect(Number(clinics?.share_parameters)).toBeGreaterThan(0.5);
    expect(clinics).toMatchObject({ points: "3", runs: "6" });
    const compare = await knockon([
      "compare",
      "synnovis-2024",
      "no-incident",
      ...short,
      ...over,
      "--out",
      at("beside"),
    ]);
    expect(compare.code, compare.err).toBe(0);
    expect(rows("beside", "over.csv")[0].scenario).toBe("no-incident less synnovis-2024");
    writeFileSync(
      at("study.yaml"),
      "study: 1\nname: over\ntitle: Over\nscenarios: [synnovis-2024]\nparameters-from: one/design.csv\nreplications: 1\nseed: 7\nmeasures: [elective.done]\n",
    );
    const planned = openStudy(at("study.yaml"));
    expect(planned.ok && planned.plan.cells).toHaveLength(12);
    expect(planned.ok && planned.plan.cells[0].id).toBe("synnovis-2024/as-is-w1-000");
  });
});
