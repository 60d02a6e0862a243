import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { services } from "../../sim/model/index.ts";
import { expectationsOf, libraryFiles, textOf } from "../support/library.ts";

const readme = readFileSync(new URL("../../scenarios/README.md", import.meta.url), "utf8");

/** Rows of the table of the library: file, one line, what to look at. */
const rows = [...readme.matchAll(/^\| `((?:[\w-]+\/)?[\w-]+\.yaml)` \| ([^|]+) \| ([^|]+) \|$/gm)];

const inLibrary = libraryFiles.filter((path) => expectationsOf(path).length > 0 || !path.includes("/"));

describe("the library of scenarios", () => {
  it("has a line in scenarios/README.md for each file, and none for what is not there", () => {
    expect(rows.map(([, path]) => path).sort()).toEqual([...libraryFiles]);
  });

  it("tells there what to look at, as the head of the file does", () => {
    for (const [, path, , look] of rows) {
      const measures = [...new Set(expectationsOf(path).map(({ measure }) => measure))];
      for (const measure of measures) expect(look, path).toContain(`\`${measure}\``);
    }
  });

  it("has in each file beside the reference case and its twin a story and something to look at", () => {
    expect(libraryFiles.filter((path) => path.includes("/") && !inLibrary.includes(path))).toEqual([]);
    expect(libraryFiles.filter((path) => !/^story:/m.test(textOf(path)))).toEqual([]);
  });

  it("looks at measures that there are, against files that there are", () => {
    const measures = services.flatMap((service) => service.measures.map(({ name }) => name));
    const all = libraryFiles.flatMap(expectationsOf);
    expect(all.filter(({ measure, base }) => !measures.includes(measure) || !libraryFiles.includes(base))).toEqual([]);
    expect(all.filter(({ from, to }) => to <= from)).toEqual([]);
  });
});
