import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { folderProblem, writeFolder, writeWhole } from "../../sim/adapters/node/index.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "knock-on-write-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function* failing(): Generator<string> {
  yield "half";
  throw new Error("no more");
}

describe("a folder of results", () => {
  it("appears with all its files", () => {
    writeFolder(join(folder, "new/out"), [
      { name: "a.csv", parts: ["x\n", "y\n"] },
      { name: "manifest.json", parts: ["{}"] },
    ]);
    expect(readdirSync(join(folder, "new"))).toEqual(["out"]);
    expect(readFileSync(join(folder, "new/out/a.csv"), "utf8")).toBe("x\ny\n");
  });

  it("does not appear when something goes wrong on the way, and leaves nothing behind", () => {
    const files = [
      { name: "a.csv", parts: ["x"] },
      { name: "manifest.json", parts: failing() },
    ];
    expect(() => writeFolder(join(folder, "out"), files)).toThrow("no more");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("keeps the old files when something goes wrong on the way", () => {
    writeFolder(join(folder, "out"), [{ name: "manifest.json", parts: ["old"] }]);
    expect(() => writeFolder(join(folder, "out"), [{ name: "manifest.json", parts: failing() }])).toThrow("no more");
    expect(readFileSync(join(folder, "out/manifest.json"), "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["out"]);
  });

  it("replaces files of an earlier run, also those that this one does not write, and no others", () => {
    writeFolder(join(folder, "out"), [
      { name: "trace.csv", parts: ["old"] },
      { name: "manifest.json", parts: ["old"] },
    ]);
    writeFileSync(join(folder, "out/notes.txt"), "mine");
    writeFolder(join(folder, "out"), [{ name: "manifest.json", parts: ["new"] }], ["trace.csv", "manifest.json"]);
    expect(readdirSync(join(folder, "out")).sort()).toEqual(["manifest.json", "notes.txt"]);
    expect(readFileSync(join(folder, "out/manifest.json"), "utf8")).toBe("new");
  });

  it("cannot be where a file is, which is told beforehand", () => {
    writeFileSync(join(folder, "file"), "");
    expect(folderProblem(join(folder, "file"))).toMatch(/is a file, not a folder/);
    expect(folderProblem(join(folder, "file/below"))).toMatch(/is a file, not a folder/);
    expect(folderProblem(join(folder, "new/below"))).toBeNull();
    expect(readdirSync(folder)).toEqual(["file"]);
  });
});

describe("a single file", () => {
  it("is replaced in one step", () => {
    writeWhole(join(folder, "schema.json"), "old");
    writeWhole(join(folder, "schema.json"), "new");
    expect(readFileSync(join(folder, "schema.json"), "utf8")).toBe("new");
    expect(readdirSync(folder)).toEqual(["schema.json"]);
  });
});
