/** `knockon ledger` and `knockon explain --ledger`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { services } from "../../sim/model/index.ts";
import { knockon, shortRun } from "./terminal.ts";

let folder: string;
const at = (...parts: string[]): string => join(folder, ...parts);
const count = services.reduce((sum, { parameters }) => sum + Object.keys(parameters).length, 0);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-ledger-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("knockon ledger", () => {
  it("lacks nothing, and holds nothing that is not read", async () => {
    const { code, out } = await knockon(["ledger", "--missing", "--unused"]);
    expect(out).toBe(
      `Nothing is missing: each of ${count} parameters has a whole entry.\nNothing is unused: each of ${count} parameters is read.\n`,
    );
    expect(code).toBe(0);
    const { out: told } = await knockon(["ledger", "no-incident", "--missing", "--json"]);
    expect(JSON.parse(told)).toMatchObject({ scenario: "no-incident", missing: [] });
  });

  it("lists every parameter, in the terminal, as JSON and as CSV", async () => {
    const set = ["--set", "laboratory.trayMin=50"];
    const listed = await knockon(["ledger", ...set, "--csv", at("ledger.csv")]);
    expect(listed.out).toContain("laboratory.trayMin = 50 (min; 15 to 90)\n  Work that one member of staff");
    expect(listed.out).toContain("surgery.durationMin = {");
    expect(listed.out).toContain("common factor 0.75 to 1.35)");
    const rows = csvParse(readFileSync(at("ledger.csv"), "utf8"));
    expect(rows).toHaveLength(count);
    expect(rows.find(({ parameter }) => parameter === "trayMin")).toMatchObject({
      service: "laboratory",
      value: "50",
      set_by: "override",
      confidence: "low",
    });
    const { out } = await knockon(["ledger", ...set, "--json"]);
    expect(JSON.parse(out).parameters).toHaveLength(count);
  });

  it.each([
    [["ledger", "no-such"], "no-such:1:1: found no such file"],
    [["ledger", "--set", "laboratory.tryMin=3"], "--set:1:"],
    [["ledger", "--csv", "package.json/here.csv"], "package.json is a file, not a folder"],
    [["explain", "synnovis-2024", "--out", "somewhere"], '--out: found "somewhere", expected --ledger beside it'],
  ])("refuses %j with exit code 2", async (args, message) => {
    const { code, err } = await knockon(args);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});

describe("knockon explain --ledger", () => {
  it("counts by constraint, by chain and by difference, and writes its tables", async () => {
    const args = ["explain", "synnovis-2024", ...shortRun, "--ledger", "--out", at("out")];
    const { code, out, err } = await knockon(args);
    expect(code, err).toBe(0);
    expect(out).toMatch(
      /operations: \d+, without incident \d+\n {2}by chain: incident \d+, strike 0, ordinary life \d+; by difference \d+/,
    );
    expect(readdirSync(at("out")).sort()).toEqual(["chains.csv", "constraints.csv", "manifest.json", "order.csv"]);
    const [all] = csvParse(readFileSync(at("out", "chains.csv"), "utf8"));
    const number = (name: string): number => Number(all[name]);
    expect(number("all")).toBe(number("chain_incident") + number("chain_strike") + number("chain_ordinary"));
    expect(number("difference")).toBe(number("all") - number("without_incident"));
    const before = readFileSync(at("out", "constraints.csv"), "utf8");
    await knockon(args);
    expect(readFileSync(at("out", "constraints.csv"), "utf8")).toBe(before);
  }, 60_000);
});
