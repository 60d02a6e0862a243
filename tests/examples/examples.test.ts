/** The programs of the documentation, of which the quickest is run; all others are in the long test beside it. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printed, printsWhatItShould } from "./programs.ts";

const textOf = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

describe("an example", () => {
  it.each(["step-session.ts"])("%s runs", printsWhatItShould, 120_000);

  it("stands in the documentation as it is, and nothing else does", () => {
    const blocks = [...textOf("../../sim/LIBRARY.md").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text]) => text);
    const texts = Object.keys(printed).map((name) =>
      textOf(`./${name}`).replace('from "../../sim/index.ts"', 'from "knock-on"'),
    );
    expect([...blocks].sort()).toEqual([...texts].sort());
  });
});
