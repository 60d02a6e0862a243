import { describe, expect, it } from "vitest";
import { criterionValue, layOutResults, pairOf, parseCriteria, weekCell } from "../../sim/experiment/index.ts";
import { formatProblem } from "../../sim/scenario/index.ts";
import { countingSetup } from "./counting.ts";

const layout = layOutResults(countingSetup());

function problemOf(...texts: string[]): string {
  const read = parseCriteria(texts, layout);
  if (read.ok) throw new Error("the text was taken");
  return read.problems.map(formatProblem).join("\n");
}

function textsOf(...texts: string[]): string[] {
  const read = parseCriteria(texts, layout);
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join("\n"));
  return read.criteria.map(({ text }) => text);
}

describe("a criterion in words", () => {
  it("without place and weeks means both hit trusts and all whole weeks", () => {
    const read = parseCriteria(["ci(case.done) < 5%"], layout);
    expect(read).toEqual({
      ok: true,
      criteria: [
        {
          text: "ci(case.done@kch+gstt, weeks 1-2) < 5%",
          measure: "case.done",
          place: "kch+gstt",
          firstWeek: 1,
          lastWeek: 2,
          limit: 0.05,
          isRelative: true,
        },
      ],
    });
  });

  it("of a measure that is kept for England only is read there", () => {
    expect(textsOf("ci(stock.units)<3")).toEqual(["ci(stock.units@england, weeks 1-2) < 3"]);
  });

  it("may name place and weeks, with or without spaces", () => {
    const full = "ci(case.done@gstt, weeks 2-2) < 40";
    expect(textsOf("ci(case.done@gstt, weeks 2-2) < 40")).toEqual([full]);
    expect(textsOf(" ci ( case.done @ gstt ,week 2 )<40 ")).toEqual([full]);
  });

  it("stands beside others, by commas and by repeating the option", () => {
    const texts = textsOf("ci(case.done, week 1) < 5%, ci(bed.taken@region) < .5", "ci(test.share)<1 %");
    expect(texts).toEqual([
      "ci(case.done@kch+gstt, weeks 1-1) < 5%",
      "ci(bed.taken@region, weeks 1-2) < 0.5",
      "ci(test.share@kch+gstt, weeks 1-2) < 1%",
    ]);
  });

  it("in full is read back as itself", () => {
    const [text] = textsOf("ci(case.done) < 2.5%");
    expect(textsOf(text)).toEqual([text]);
  });
});

describe("a criterion that cannot be read", () => {
  it("names an unknown measure at its column and lists those of its subject", () => {
    expect(problemOf("ci(case.dne) < 5%")).toBe(
      '--until:1:4: found the unknown measure "case.dne", expected a measure of the tables, use one of case.done',
    );
  });

  it("says which places a measure is kept for", () => {
    expect(problemOf("ci(stock.units@kch) < 5")).toMatch(/^--until:1:16: .*place of stock.units.* use one of england$/);
  });

  it("says which weeks there are", () => {
    expect(problemOf("ci(case.done, weeks 1-8) < 40")).toMatch(
      /^--until:1:15: found weeks 1-8, expected weeks from 1 to 2/,
    );
    expect(problemOf("ci(case.done, weeks 2-1) < 40")).toMatch(/the first not after the last/);
    expect(problemOf("ci(case.done, weeks 0-1) < 40")).toMatch(/weeks from 1/);
  });

  it("says what was expected where it goes astray", () => {
    expect(problemOf("")).toMatch(/found the end, expected ci\( and a measure, write one such as/);
    expect(problemOf("sd(case.done) < 5")).toMatch(/^--until:1:1: found "sd/);
    expect(problemOf("ci() < 5")).toMatch(/^--until:1:4: .*expected the name of a measure/);
    expect(problemOf("ci(case.done@) < 5")).toMatch(/expected the id of a place/);
    expect(problemOf("ci(case.done, 1-2) < 5")).toMatch(/expected weeks such as weeks 1-8/);
    expect(problemOf("ci(case.done < 5")).toMatch(/^--until:1:14: found "< 5", expected \)/);
    expect(problemOf("ci(case.done) > 5")).toMatch(/^--until:1:15: .*expected </);
    expect(problemOf("ci(case.done) < five")).toMatch(/^--until:1:17: .*expected a number/);
    expect(problemOf("ci(case.done) < 5 % or so")).toMatch(/^--until:1:21: .*expected the end/);
    expect(problemOf("ci(case.done) < 0%")).toMatch(/^--until:1:17: .*expected one above 0/);
  });

  it("does not hide the problems of others", () => {
    const all = problemOf("ci(case.dne) < 5%, ci(case.done) < 5%, ci(case.done) = 1", "ci(bed.taken@mars) < 1");
    expect(all.split("\n").map((line) => line.split(" ")[0])).toEqual([
      "--until:1:4:",
      "--until:1:54:",
      "--until:2:14:",
    ]);
  });
});

describe("the number of a run that a criterion speaks of", () => {
  const values = new Float64Array(layout.length).fill(Number.NaN);
  values[weekCell(layout, pairOf(layout, "case.done", "kch+gstt"), 1)] = 10;
  values[weekCell(layout, pairOf(layout, "case.done", "kch+gstt"), 2)] = 32;
  values[weekCell(layout, pairOf(layout, "bed.taken", "kch+gstt"), 1)] = 4;
  values[weekCell(layout, pairOf(layout, "bed.taken", "kch+gstt"), 2)] = 8;
  values[weekCell(layout, pairOf(layout, "test.share", "kch+gstt"), 2)] = 0.5;
  const readingOf = (text: string): number => {
    const read = parseCriteria([text], layout);
    if (!read.ok) throw new Error("the text was refused");
    return criterionValue(layout, values, read.criteria[0]);
  };

  it("is the sum of a count, the mean of a level, and of a ratio the mean of weeks that were read", () => {
    expect(readingOf("ci(case.done)<1")).toBe(42);
    expect(readingOf("ci(case.done, week 2)<1")).toBe(32);
    expect(readingOf("ci(bed.taken)<1")).toBe(6);
    expect(readingOf("ci(test.share)<1")).toBe(0.5);
    expect(readingOf("ci(test.share, week 1)<1")).toBeNaN();
  });
});
