/** The programs of this folder run, print what they are said to, and are what sim/LIBRARY.md shows. */
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";

const here = new URL("./", import.meta.url);
const programs = readdirSync(here).filter((name) => /^[a-z-]+\.ts$/.test(name));
const library = readFileSync(new URL("../../sim/LIBRARY.md", import.meta.url), "utf8");

/** What each prints, line by line. */
const printed: Readonly<Record<string, readonly RegExp[]>> = {
  "run-scenario.ts": [/^Week 1: \d+\S* operations postponed/, /^Week 2: /, /^4 runs, result [0-9a-f]{12}$/],
  "one-replication.ts": [/^a-short-outage, replication 3: \d+ numbers$/, /^the same again$/],
  "compare.ts": [/^-\d+\.\d operations \(95 % interval -?\d/, /^In 3 of 3 .* two weeks has fewer operations postponed/],
  "study.ts": [/^2 of 2 replications, 0 failures$/, /^cell,scenario,setting,point,laboratory\.weekendFraction,replic/],
  "step-session.ts": [/^\S+ at minute \d+\.\d$/, /^SIMULATION: situation report, Wed 5 June 2024/, /^true 1$/],
  "policy.ts": [/^minute \d+: a laboratory of another network takes practice work/, /^another run$/],
};

afterEach(() => vi.restoreAllMocks());

describe("an example", () => {
  it.each(programs)("%s runs and prints what it should", { timeout: 120_000 }, async (name) => {
    const lines: string[] = [];
    vi.spyOn(console, "log").mockImplementation((...words) => void lines.push(words.join(" ")));
    await import(/* @vite-ignore */ `./${name}`);
    expect(lines).toHaveLength(printed[name]?.length ?? Number.NaN);
    printed[name].forEach((line, index) => {
      expect(lines[index]).toMatch(line);
    });
  });

  it("stands in the documentation as it is, and nothing else does", () => {
    const blocks = [...library.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text]) => text);
    const texts = programs.map((name) =>
      readFileSync(new URL(name, here), "utf8").replace('"../../sim/index.ts"', '"knock-on"'),
    );
    expect([...blocks].sort()).toEqual([...texts].sort());
  });
});
