/** Programs of the documentation that take a moment; those that run much are in the long test beside it. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printed, printsWhatItShould } from "./programs.ts";

const textOf = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

describe("an example", () => {
  it.each(["one-replication.ts", "policy.ts", "step-session.ts", "study.ts"])("%s runs", printsWhatItShould, 120_000);

  it("stands in the documentation as it is, and nothing else does", () => {
    const blocks = [...textOf("../../sim/LIBRARY.md").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text]) => text);
    const texts = Object.keys(printed).map((name) =>
      textOf(`./${name}`).replace('from "../../sim/index.ts"', 'from "knock-on"'),
    );
    expect([...blocks].sort()).toEqual([...texts].sort());
  });
});
