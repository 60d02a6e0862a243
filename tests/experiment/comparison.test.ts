/** Comparisons from pairs of runs: differences are those of the other less the baseline, whatever else is told of them. */
import { describe, expect, it } from "vitest";
import {
  type Compared,
  Comparison,
  csvLines,
  differencesTable,
  layOutResults,
  lostDates,
  matchedTable,
  matchLost,
  type PairedRun,
  runPaired,
  serialPairs,
  subjectOf,
  subjectWeeks,
  totalOfWeeks,
} from "../../sim/experiment/index.ts";
import type { Setup } from "../../sim/model/index.ts";
import { ScenarioProblem } from "../../sim/scenario/index.ts";
import { aRealRun, aRealSetup, reading } from "../support/region.ts";

const subject: Compared = {
  text: "elective.postponed@kch+gstt, weeks 1-2",
  measure: "elective.postponed",
  place: "kch+gstt",
  firstWeek: 1,
  lastWeek: 2,
  spec: { name: "elective.postponed", unit: "cases", definition: "", of: "count", by: "hospital" },
};

const counts = (onlyA: number, onlyB: number, both: number) => ({ onlyA, onlyB, both });

/** Runs with the weeks of the baseline and of one other scenario. */
function pairs(...weeks: readonly (readonly [readonly number[], readonly number[]])[]): PairedRun[] {
  return weeks.map(([a, b], replication) => ({
    replication: 5 + replication,
    weeks: [[Float64Array.from(a)], [Float64Array.from(b)]],
    matched: [[counts(3 + replication, replication, 40), counts(0, 0, 7)]],
    resultHashes: ["a", "b"],
  }));
}

describe("a comparison", () => {
  const comparison = new Comparison(
    [subject],
    pairs(
      [
        [10, 4],
        [7, 4],
      ],
      [
        [12, 6],
        [8, 3],
      ],
      [
        [11, 5],
        [9, 5],
      ],
      [
        [10, 5],
        [10, 9],
      ],
    ),
  );

  it("tells what the other scenario has more than the baseline, in total and by week", () => {
    // Totals of A 14 18 16 15, of B 11 11 14 19: differences -3 -7 -2 4.
    expect(comparison.totalDifference(0, 1)).toMatchObject({ pairs: 4, mean: -2, higher: 1, lower: 3, meanA: 15.75 });
    expect(comparison.differences.map(({ week }) => week)).toEqual([null, 1, 2]);
    expect(comparison.differences[1].difference.mean).toBe(-2.25);
    expect(comparison.differences[2].difference.mean).toBe(0.25);
  });

  it("names as its central run the one nearest the medians of both scenarios and of their difference", () => {
    // Medians of A 15.5, of B 12.5, of B less A -2.5; ranges 3.55, 7.25 and 9.5: run 7 is 0.40 away, run 5 0.68.
    expect(comparison.central).toEqual([{ other: 1, replication: 7, difference: -2 }]);
    expect([...comparison.weeksOf(0, 1, 5)]).toEqual([7, 4]);
    expect(() => comparison.weeksOf(0, 1, 4)).toThrow(/no replication 4/);
  });

  it("counts matched cases with mean, range and number of pairs", () => {
    const [onlyA, onlyB, both] = comparison.matched;
    expect(onlyA).toMatchObject({ kind: "operations", count: "onlyA", least: 3, most: 6 });
    expect(onlyA.stats).toMatchObject({ replications: 4, mean: 4.5 });
    expect(onlyB.stats.mean).toBe(1.5);
    expect(both).toMatchObject({ least: 40, most: 40 });
  });

  it("gives tidy tables without anything that is no number", () => {
    const names = ["a", "b"];
    const lines = [...csvLines(differencesTable(comparison, names)), ...csvLines(matchedTable(comparison, names))];
    expect(lines).toHaveLength(4 + 7);
    expect(lines[1]).toMatch(/^a,b,elective\.postponed,kch\+gstt,cases,1-2,total,4,0,15\.75,13\.75,-2,/);
    expect(lines[2]).toContain(",1,week,4,0,");
    expect(lines[5]).toMatch(/^a,b,operations,A only,4,4\.5,/);
    expect(lines.join("")).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("of one with itself has no difference, and every case in both", () => {
    const same = new Comparison(
      [subject],
      pairs(
        [
          [3, 1],
          [3, 1],
        ],
        [
          [5, 2],
          [5, 2],
        ],
      ),
    );
    expect(same.totalDifference(0, 1)).toMatchObject({ mean: 0, same: 2, ciLow: 0, ciHigh: 0 });
    expect(() => new Comparison([subject], [])).toThrow(/nothing to compare/);
  });
});

describe("subjects", () => {
  const setup = aRealSetup("synnovis-2024.yaml", ["horizon=14d", "warm-up=2d"]);
  const layout = layOutResults(setup);

  it("are read in every way they can be written", () => {
    const full = { measure: "elective.postponed", place: "kch+gstt", firstWeek: 1, lastWeek: 2 };
    expect(subjectOf("elective.postponed", layout)).toMatchObject(full);
    expect(subjectOf(" elective.postponed @ kch+gstt , weeks 1 - 2 ", layout)).toMatchObject(full);
    expect(subjectOf("elective.postponed@region, week 2", layout)).toMatchObject({
      text: "elective.postponed@region, weeks 2-2",
    });
    expect(subjectOf("laboratory.capacityFraction", layout)).toMatchObject({ place: expect.any(String) });
  });

  it.each([
    ["", "a measure, @ and a place"],
    ["elective.postpond", 'the unknown measure "elective.postpond"'],
    ["elective.postponed@kings", 'the unknown place "kings"'],
    ["elective.postponed, weeks 2-3", "weeks from 1 to 2"],
    ["elective.postponed, weeks 2-1", "weeks from 1 to 2"],
  ])("refuse %j and say why", (text, message) => {
    const found = subjectOf(text, layout);
    expect(found).toBeInstanceOf(ScenarioProblem);
    expect(`${(found as ScenarioProblem).found} ${(found as ScenarioProblem).expected}`).toContain(message);
    expect(found).toMatchObject({ file: "--measure", line: 1 });
  });

  it("add counts up and average what is no count, without weeks that read nothing", () => {
    expect(totalOfWeeks([1, Number.NaN, 5], "count")).toBe(6);
    expect(totalOfWeeks([1, Number.NaN, 5], "ratio")).toBe(3);
    expect(totalOfWeeks([Number.NaN], "count")).toBeNaN();
    const values = Float64Array.from({ length: layout.length }, (_, cell) => cell);
    const found = subjectOf("elective.postponed@region", layout);
    if (found instanceof ScenarioProblem) throw new Error(found.found);
    const weeks = subjectWeeks(layout, values, found);
    expect(weeks).toHaveLength(2);
    expect(weeks[1]).toBe(weeks[0] + 1);
  });
});

describe("pairs of runs of the region", { timeout: 120_000 }, () => {
  const settings = ["horizon=7d", "warm-up=2d"];
  const week = { ...subject, text: "elective.postponed@kch+gstt, weeks 1-1", lastWeek: 1 };
  const setup = aRealSetup("synnovis-2024.yaml", settings);
  const world = aRealRun(setup);
  const other = aRealSetup("synnovis-2024.yaml", [...settings, "transfusion.registrationMin=5"]);

  it("have the same cases when nothing differs, and cases of their own when something does", () => {
    const [itself, changed] = runPaired([setup, setup, other], [week], "7", 0).matched;
    const [operations, appointments] = itself;
    expect(operations).toMatchObject({ onlyA: 0, onlyB: 0 });
    expect(operations.both).toBeGreaterThan(100);
    expect(appointments).toMatchObject({ onlyA: 0, onlyB: 0 });
    const [moved] = changed;
    expect(moved.onlyA + moved.both).toBe(operations.both);
    expect(moved.onlyA).toBeGreaterThan(0);
  });

  it("count each case once that the measure counts by date", () => {
    const { operations } = lostDates(world);
    const dates = reading(world, "elective.postponed", "region", 0, 7);
    expect(operations.length).toBeGreaterThan(0.6 * dates);
    expect(operations.length).toBeLessThanOrEqual(dates);
    expect(operations.every((key, index) => index === 0 || operations[index - 1] < key)).toBe(true);
  });

  it("give the readings of plain runs with the same luck", async () => {
    const plan = {
      scenarios: [setup.scenario, other.scenario],
      subjects: [week],
      seed: "7",
      first: 0,
      replications: 1,
    };
    const setups = [setup, other];
    const run = await serialPairs((scenario) => setups.find((one) => one.scenario === scenario) as Setup)
      .run(plan)
      .next();
    const [value] = (run.value as PairedRun).weeks[0][0];
    expect(value).toBe(reading(world, "elective.postponed", "kch+gstt", 0, 7));
  });

  it("match cases by name where scenarios number their sources differently", () => {
    const numbered = (names: readonly string[]) =>
      ({ calendar: { dates: ["2024-06-03"] }, sources: names.map((name) => ({ name })) }) as unknown as Setup;
    const span = 1024 * 65_536;
    const [a, b] = [numbered(["x", "y"]), numbered(["y", "x"])];
    // In A: x/1, y/2. In B: y/2, x/3.
    const found = matchLost(a, Float64Array.of(1, span + 2), b, Float64Array.of(2, span + 3));
    expect(found).toEqual({ onlyA: 1, onlyB: 1, both: 1 });
  });
});
