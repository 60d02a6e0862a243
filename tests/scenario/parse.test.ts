import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatProblem } from "../../sim/scenario/index.ts";
import { parseYaml } from "../../sim/scenario/parse.ts";
import { toPlain } from "../../sim/scenario/tree.ts";

const plain = (text: string): unknown => {
  const { tree } = parseYaml(text, "x.yaml");
  return tree === null ? null : toPlain(tree);
};
const lines = (text: string): string[] => parseYaml(text, "x.yaml").problems.map(formatProblem);

/** The problems of a text and the time they took, in milliseconds. */
function timed(text: string): { readonly problems: readonly string[]; readonly tookMs: number } {
  const start = performance.now();
  const problems = lines(text);
  return { problems, tookMs: performance.now() - start };
}

describe("a YAML text", () => {
  it("is read as YAML 1.2: dates, no and yes stay text, decimals are numbers", () => {
    expect(plain("a: no\nb: 2024-06-03\nc: 1.5\nd: true\ne: 010\nf: [1, x]\ng:\n")).toEqual({
      a: "no",
      b: "2024-06-03",
      c: 1.5,
      d: true,
      e: 10,
      f: [1, "x"],
      g: null,
    });
  });

  it("keeps where keys and values stand", () => {
    const { tree } = parseYaml("a: 1\nb:\n  - c: [x,  y]\n", "x.yaml");
    expect(tree).toMatchObject({ kind: "map" });
    const list = tree?.kind === "map" ? tree.entries.get("b")?.value : undefined;
    const item = list?.kind === "list" ? list.items[0] : undefined;
    expect(item?.at).toEqual({ file: "x.yaml", line: 3, column: 5 });
  });

  it("keeps digits of a key as they are written", () => {
    expect(plain('{ 8: 1, 09: 2, "10": 3 }')).toEqual({ "8": 1, "09": 2, "10": 3 });
  });

  it("may repeat a value by an alias", () => {
    expect(plain("a: &x [1, 2]\nb: *x\n")).toEqual({ a: [1, 2], b: [1, 2] });
  });

  it.each<[string, string, string]>([
    [
      "a duplicate key",
      "a: 1\na: 2\n",
      'x.yaml:2:1: found the key "a" a second time, expected each key once, keep one of the two',
    ],
    [
      "a key that is a list",
      "? [a]\n: 1\n",
      "x.yaml:1:3: found a key that is no text, expected text as key, put the key in quotation marks",
    ],
    [
      "a key that is a date flag",
      "true: 1\n",
      "x.yaml:1:1: found a key that is no text, expected text as key, put the key in quotation marks",
    ],
    [
      "constructor as key",
      "a:\n  constructor: 1\n",
      'x.yaml:2:3 a: found the unknown key "constructor", expected a key of the scenario format, remove it',
    ],
    ["an alias without anchor", "a: *b\n", "x.yaml:1:4"],
    ["an alias in itself", "a: &a [*a]\n", "x.yaml:1:8 a: found the alias *a in its own value"],
    ["a tag of a program", "a: !!js/function x\n", "x.yaml:1:4: found text that is no valid YAML"],
    ["two documents", "a: 1\n---\nb: 2\n", "x.yaml:2:1"],
    ["nothing", "", "x.yaml:1:1: found an empty file"],
    ["a comment alone", "# a\n", "x.yaml:1:1: found an empty file"],
    ["a byte of a picture", "a: \u0000\n", "x.yaml:1:4: found control characters"],
    ["text in another encoding", "a: caf\ufffd\n", "x.yaml:1:7: found control characters"],
  ])("with %s gives one located problem", (_, text, start) => {
    const problems = lines(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.startsWith(start), problems[0]).toBe(true);
  });

  it("never sets a property by a hostile key", () => {
    plain('__proto__: { isAdmin: true }\n"__proto__": 1\nconstructor: { prototype: { isAdmin: true } }\n');
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });

  // The limits of time are some fifty times what was measured, for slow machines.
  it("of ten million characters is refused at once", () => {
    let state = 1;
    const nonsense = Array.from({ length: 10_000 }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return String.fromCharCode(33 + (state % 90)).repeat(1_000);
    }).join("\n");
    const { problems, tookMs } = timed(nonsense);
    expect(problems).toEqual([
      `x.yaml:1:1: found a file of ${nonsense.length} characters, expected at most 1000000, give a scenario file; large tables belong in CSV files beside it`,
    ]);
    expect(tookMs).toBeLessThan(500);
  });

  it.each<[string, string]>([
    ["brackets on one line", "[".repeat(900_000)],
    ["brackets on many lines", "[\n".repeat(2_000)],
    ["dashes", "- ".repeat(5_000)],
    ["question marks", "? ".repeat(5_000)],
    ["quotation marks", '"'.repeat(900_000)],
    ["deep maps", Array.from({ length: 200 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    [
      "a bomb of aliases",
      `a: &a [x, x, x]\n${Array.from({ length: 25 }, (_, i) => `k${i}: &k${i} [*${i === 0 ? "a" : `k${i - 1}`}, *${i === 0 ? "a" : `k${i - 1}`}]`).join("\n")}`,
    ],
  ])("of %s gives one problem, quickly", (_, text) => {
    const { problems, tookMs } = timed(text);
    expect(problems).toHaveLength(1);
    expect(tookMs).toBeLessThan(5_000);
  });

  it("is read or refused, never thrown at, whatever it is", () => {
    const piece = fc.constantFrom(
      "a",
      ": ",
      "\n",
      "- ",
      "  ",
      "[",
      "]",
      "{",
      "}",
      '"',
      "'",
      "&a ",
      "*a",
      "!!x ",
      "|",
      ">",
      "? ",
      "#",
      "%",
      "__proto__",
      "1",
      "é",
      "\t",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const { tree, problems } = parseYaml(text, "x.yaml");
        if (tree === null) expect(problems.length).toBeGreaterThan(0);
        else toPlain(tree);
        const count = text.split("\n").length;
        for (const { line, column } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(count);
          expect(column).toBeGreaterThanOrEqual(1);
        }
      }),
      { seed: 5, numRuns: 2_000 },
    );
  });
});
