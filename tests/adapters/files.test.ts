import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderFiles, openScenario, readScenarioFolder } from "../../sim/adapters/node/index.ts";
import { registryOf } from "../../sim/model/index.ts";
import { formatProblem, type LoadResult } from "../../sim/scenario/index.ts";

let folder: string;
const registry = registryOf();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-files-"));
  mkdirSync(join(folder, "root/below"), { recursive: true });
  mkdirSync(join(folder, "second"));
  writeFileSync(join(folder, "outside.yaml"), "outside");
  writeFileSync(join(folder, "root/a.yaml"), "first a");
  writeFileSync(join(folder, "root/below/b.yaml"), "b");
  writeFileSync(join(folder, "second/a.yaml"), "second a");
  writeFileSync(join(folder, "second/c.yaml"), "c");
  symlinkSync(join(folder, "outside.yaml"), join(folder, "root/leaves.yaml"));
  symlinkSync(join(folder, "root/a.yaml"), join(folder, "root/stays.yaml"));
  symlinkSync(join(folder, "root"), join(folder, "root/round"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linesOf = (result: LoadResult): string[] => (result.ok ? [] : result.problems.map(formatProblem));

describe("scenario texts of folders", () => {
  it("are read from the first folder that has them", () => {
    const files = folderFiles(join(folder, "root"), join(folder, "second"));
    expect([files.read("a.yaml"), files.read("c.yaml"), files.read("d.yaml")]).toEqual(["first a", "c", null]);
  });

  it.each(["../outside.yaml", "below/../../outside.yaml", "/etc/hostname", "leaves.yaml", "below", "", "a\0.yaml"])(
    "are not read through %j",
    (path) => {
      expect(folderFiles(join(folder, "root")).read(path)).toBeNull();
    },
  );

  it("are read through a symbolic link that stays inside", () => {
    expect(folderFiles(join(folder, "root")).read("stays.yaml")).toBe("first a");
  });

  it("are listed in order, without those that lie outside and without going round in circles", () => {
    expect(folderFiles(join(folder, "root")).list("")).toEqual(["a.yaml", "below/b.yaml", "stays.yaml"]);
  });

  it("of a huge file come back cut, longer than a loader accepts, not in full", () => {
    writeFileSync(join(folder, "root/huge.yaml"), "x".repeat(9_000_000));
    const text = folderFiles(join(folder, "root")).read("huge.yaml") ?? "";
    rmSync(join(folder, "root/huge.yaml"));
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(text.length).toBeLessThan(5_000_000);
  });
});

describe("a scenario that a user names", () => {
  const own = `format: 1\nid: own\nextends: no-incident.yaml\ntitle: Own\nhorizon: 14 d\n`;

  it("may be the name of one that comes with the package, from any folder", () => {
    for (const named of ["no-incident", "no-incident.yaml", "scenarios/no-incident.yaml"]) {
      expect(linesOf(openScenario(named, registry, { from: folder }))).toEqual([]);
    }
  });

  it("may be a file anywhere, which finds the region of the package", () => {
    writeFileSync(join(folder, "own.yaml"), own);
    const loaded = openScenario("own.yaml", registry, { from: folder });
    expect(linesOf(loaded)).toEqual([]);
    expect(loaded.ok && loaded.scenario.horizonDays).toBe(14);
  });

  it("has its problems told under the path that was typed", () => {
    writeFileSync(join(folder, "root/wrong.yaml"), `${own}colour: red\n`);
    const lines = linesOf(openScenario("root/wrong.yaml", registry, { from: folder }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^root\/wrong\.yaml:6:1 colour: found the unknown key/);
  });

  it("does not reach outside its own folder", () => {
    writeFileSync(join(folder, "root/reaches.yaml"), own.replace("no-incident.yaml", "../own.yaml"));
    const lines = linesOf(openScenario("root/reaches.yaml", registry, { from: folder }));
    expect(lines[0]).toContain("expected a file inside the scenarios folder");
  });

  it("takes overrides, whose problems keep the name of the option", () => {
    const lines = linesOf(openScenario("no-incident", registry, { overrides: ["laboratry.x=3"] }));
    expect(lines[0]).toMatch(/^--set:1:1 laboratry\.x: found the unknown path/);
  });

  it("that does not exist is told with the names of those that do", () => {
    const [line] = linesOf(openScenario("synovis", registry, { from: folder }));
    expect(line).toMatch(/^synovis:1:1: found no such file, .*no-incident\.yaml/);
  });
});

describe("a folder of scenarios", () => {
  it("holds the YAML files with a top-level format outside regions", () => {
    const root = join(folder, "many");
    mkdirSync(join(root, "regions/x"), { recursive: true });
    mkdirSync(join(root, "what-if"));
    writeFileSync(join(root, "one.yaml"), "format: 1\nid: one\n");
    writeFileSync(join(root, "what-if/two.yml"), "# comment\nformat: 1\n");
    writeFileSync(join(root, "notes.yaml"), "a: list\n");
    writeFileSync(join(root, "regions/x/region.yaml"), "format: 1\n");
    expect(readScenarioFolder("many", folder)).toEqual({
      scenarios: ["many/one.yaml", "many/what-if/two.yml"],
      others: ["many/notes.yaml"],
    });
    expect(readScenarioFolder("many/one.yaml", folder)).toBeNull();
  });
});
