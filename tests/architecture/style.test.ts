import { describe, expect, test } from "vitest";
import { filesUnder, type Rule, repositorySources, type SourceFile } from "./source.ts";
import {
  engineKnowsNoDomain,
  noAny,
  noDefaultExports,
  noEnums,
  nothingOnItsMaking,
  publishedCountsInDataOnly,
  shortFiles,
} from "./style.ts";

type Example = readonly [path: string, text: string];

const sources = repositorySources();
const allTexts = filesUnder([""], /\.(ts|tsx|mjs|js|md|ya?ml|css|html|cff|csv|toml)$|^(run|LICENSE|package\.json)$/);

const rules: { name: string; rule: Rule; over: readonly SourceFile[]; fires: Example[]; allows: Example[] }[] = [
  {
    name: "no file is over 400 lines",
    rule: shortFiles,
    over: sources,
    fires: [["sim/model/surgery.ts", "\n".repeat(401)]],
    allows: [
      ["sim/model/surgery.ts", "\n".repeat(400)],
      ["sim/engine/generated/tables.ts", "\n".repeat(900)],
    ],
  },
  {
    name: "nothing is exported by default",
    rule: noDefaultExports,
    over: sources,
    fires: [
      ["sim/a.ts", "export default 1;"],
      ["sim/a.ts", "export default function a() {}"],
      ["sim/a.ts", "const a = 1; export { a as default };"],
    ],
    allows: [["sim/a.ts", "export const a = 1; switch (a) { default: }"]],
  },
  {
    name: "there are no enums",
    rule: noEnums,
    over: sources,
    fires: [["sim/a.ts", "export enum Group { A, B }"]],
    allows: [["sim/a.ts", 'export type Group = "A" | "B";']],
  },
  {
    name: "there is no any",
    rule: noAny,
    over: sources,
    fires: [
      ["sim/a.ts", "export const a: any = 1;"],
      ["viz/a.tsx", "export const a = <b>{(1 as any).c}</b>;"],
    ],
    allows: [["sim/a.ts", "// any of these\nexport const any: unknown = 1;"]],
  },
  {
    name: "the engine knows no word of its subject",
    rule: engineKnowsNoDomain,
    over: sources,
    fires: [
      ["sim/engine/queue.ts", "// A patient waits here."],
      ["sim/engine/queue.ts", "export const bloodStock = 1;"],
      ["sim/engine/queue.ts", "export type Laboratories = string;"],
    ],
    allows: [
      [
        "sim/engine/queue.ts",
        "// moves forward; stays embedded; a sample of the waiting times\nexport const stock = 1;",
      ],
      ["sim/model/queue.ts", "// A patient waits here."],
    ],
  },
  {
    name: "published counts are numbers of data and tests only",
    rule: publishedCountsInDataOnly,
    over: sources,
    fires: [
      ["sim/model/surgery.ts", "export const postponed = 814;"],
      ["viz/chart.ts", "export const total = 1_294.0;"],
    ],
    allows: [
      ["tests/validation/weeks.test.ts", "export const postponed = 814;"],
      ["sim/model/surgery.ts", "// 814 were reported\nexport const port = 8140;"],
    ],
  },
  {
    name: "no text speaks of how the project was made",
    rule: nothingOnItsMaking,
    over: allTexts,
    fires: [
      ["README.md", `Written in ${"/wo"}rk/main.`],
      ["sim/a.ts", `// see issue ${"#"}12`],
      ["sim/a.ts", `// as an ${"L"}LM would`],
    ],
    allows: [
      ["README.md", "Electronic issue; a session of an exercise; the work of a ward; https://example.org/work/x."],
    ],
  },
];

describe.each(rules)("$name", ({ rule, over, fires, allows }) => {
  test("holds in the repository", () => {
    expect(rule(over)).toEqual([]);
  });

  test.each(fires)("fires on a bad example in %s", (path, text) => {
    expect(rule([{ path, text }])).toHaveLength(1);
  });

  test.each(allows)("allows a good example in %s", (path, text) => {
    expect(rule([{ path, text }])).toEqual([]);
  });
});
