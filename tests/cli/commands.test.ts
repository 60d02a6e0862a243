import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { services } from "../../sim/model/index.ts";
import { knockon } from "./terminal.ts";

const invalid = fileURLToPath(new URL("../fixtures/scenarios/invalid", import.meta.url));
const standing = "For planning, exercises and research. Not for live decisions";
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-cli-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("knockon", () => {
  it("tells a newcomer what to begin with, and what it is not for", async () => {
    const { code, out, err } = await knockon(["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("knockon run synnovis-2024");
    expect(out).toContain(standing);
    expect(err).toBe("");
  });

  it("explains each command", async () => {
    for (const command of ["run", "verify", "claim", "validate", "sitrep", "explain", "schema", "serve", "measures"]) {
      const { code, out } = await knockon([command, "--help"]);
      expect(code).toBe(0);
      expect(out).toContain(`Usage: knockon ${command}`);
    }
  });

  it.each([
    [["rnu", "no-incident"], "Did you mean run?"],
    [["run"], "missing required argument"],
    [["run", "no-incident", "--replicatons", "3"], "Did you mean --replications?"],
    [["run", "no-incident", "--replications", "0"], '--replications: found "0", expected a whole number from 1'],
    [["run", "no-incident", "--replications", "1e3"], '--replications: found "1e3", expected a whole number'],
    [["run", "no-incident", "--seed", "a/b"], '--seed: found "a/b", expected up to 64 letters'],
    [["run", "no-incident", "--workers", "two"], '--workers: found "two", expected a whole number'],
    [
      ["run", "no-incident", "--until", "ci(elective.postpond) < 5%"],
      '--until:1:4: found the unknown measure "elective.postpond"',
    ],
    [["run", "no-incident", "--max", "30"], "--max: found no --until, expected one beside it"],
    [["run", "no-incident", "--cases", "no"], '--cases: found "no", expected a whole number'],
    [
      ["verify", "no-such-folder"],
      "no-such-folder: found no manifest.json, expected a folder that knockon has written",
    ],
    [["claim", "x/y"], 'claim: found "x/y", expected an id such as 0.1.0/'],
    [["claim", "9.9.9/3f0c9a2b7d11/7/5/a.b@region/w1"], "found model version 9.9.9, expected"],
    [["run", "no-such-scenario"], "no-such-scenario:1:1: found no such file"],
    [["run", "no-incident", "--set", "laboratory.weekendFraction"], "expected an override as path=value"],
    [["run", "no-incident", "--set", "horizon=9 litres"], "--set:1:"],
  ])("refuses %j with one clear message and exit code 2", async (args, message) => {
    const { code, out, err } = await knockon(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(out).toBe("");
  });
});

describe("knockon run on bad input", () => {
  it.each(readdirSync(invalid))("ends with 2 for %s and writes nothing", async (name) => {
    const out = join(folder, "nothing");
    const ended = await knockon(["run", join(invalid, name), "--out", out, "--replications", "1"]);
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/^\S*\.yaml:\d+:\d+.*: found .*, expected .*\n$/);
    expect(ended.out).toBe("");
    expect(readdirSync(folder)).not.toContain("nothing");
  });

  it("does not begin when the results could not be written", async () => {
    writeFileSync(join(folder, "file"), "mine");
    const { code, err } = await knockon(["run", "no-incident", "--out", join(folder, "file")]);
    expect(code).toBe(2);
    expect(err).toMatch(/^--out: .*file is a file, not a folder\n$/);
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("mine");
  });
});

describe("knockon validate", () => {
  it("finds a scenario that comes with Knock-on fine", async () => {
    const { code, out, err } = await knockon(["validate", "scenarios/no-incident.yaml"]);
    expect(code, err).toBe(0);
    expect(out).toContain("scenarios/no-incident.yaml: fine (No incident; 0 events, 0 response rules)");
  });

  it("lists every problem of every file", async () => {
    const text = "format: 1\nid: x\nextends: no-incident.yaml\ncolour: red\nhorizon: 3 litres\n";
    writeFileSync(join(folder, "two.yaml"), text);
    const { code, err } = await knockon(["validate", join(folder, "two.yaml"), join(invalid, "bad-date.yaml")]);
    expect(code).toBe(2);
    const lines = err.trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain(`${join(folder, "two.yaml")}:4:1 colour: found`);
    expect(lines[1]).toContain(`${join(folder, "two.yaml")}:5:10 horizon: found`);
    expect(lines[2]).toContain("bad-date.yaml:9:23");
    expect(lines[2]).toContain("bad-date.yaml:9:23 incident.attack.at: found");
  });

  it("names files of a folder that are no scenarios, and refuses a folder without any", async () => {
    const lone = mkdtempSync(join(tmpdir(), "knock-on-lone-"));
    writeFileSync(join(lone, "notes.yaml"), "just: notes\n");
    const { code, out, err } = await knockon(["validate", lone]);
    rmSync(lone, { recursive: true });
    expect(code).toBe(2);
    expect(out).toContain("notes.yaml: left out, as it has no top-level format");
    expect(err).toContain("no scenario file in this folder");
  });
});

describe("knockon measures", () => {
  it("defines every measure", async () => {
    const { code, out } = await knockon(["measures"]);
    expect(code).toBe(0);
    for (const spec of services.flatMap(({ measures }) => measures)) {
      expect(out).toContain(`${spec.name} (${spec.unit})\n  ${spec.definition}\n`);
    }
  });

  it("gives them to programs as JSON", async () => {
    const { out } = await knockon(["measures", "--json"]);
    const names = (JSON.parse(out) as { name: string }[]).map(({ name }) => name);
    expect(names).toContain("elective.postponed");
  });
});

describe("knockon schema", () => {
  it("is up to date in the repository", async () => {
    const { code, out, err } = await knockon(["schema", "--check"]);
    expect(code, err).toBe(0);
    expect(out).toContain("is up to date");
  });

  it("is written anew when it is stale, which --check tells with exit code 1", async () => {
    const path = join(folder, "schema.json");
    const stale = await knockon(["schema", "--check", "--out", path]);
    expect(stale.code).toBe(1);
    expect(stale.err).toContain("is not up to date");
    expect((await knockon(["schema", "--out", path])).code).toBe(0);
    expect((await knockon(["schema", "--check", "--out", path])).code).toBe(0);
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ title: "Knock-on scenario" });
  });
});
