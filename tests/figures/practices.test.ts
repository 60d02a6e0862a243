import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  eachRun,
  layOutStrips,
  practiceOrders,
  practicesFigure,
  practicesStates,
  readPractices,
  stepsOf,
  stripMeasures,
  weekStart,
} from "../../sim/figures/index.ts";
import { groupPractices, usualPerDay } from "../../sim/figures/practices/rows.ts";
import { madeUpPractices } from "../../sim/figures/practices/states.ts";
import { World } from "../../sim/model/index.ts";
import { aRealSetup, reading } from "../support/region.ts";
import { problemsOf, valuesOf } from "./well-formed.ts";

const rows = madeUpPractices(60, 120, 120, 0.8);
const number = (cell: string): number => Number(cell.replace(/,/g, ""));

describe("the practices' strips", () => {
  test.each(practiceOrders)("draw every practice once, %s", (order) => {
    const picks = valuesOf(practicesFigure(rows, { width: 800, day: 30, order }).svg, "data-pick");
    const practices = picks.filter((pick) => pick.startsWith("practice "));
    expect(practices).toHaveLength(60);
    expect(new Set(practices).size).toBe(60);
  });

  test("rank nobody unless asked: by borough, from north to south", () => {
    const groups = groupPractices(rows, "place", 30);
    expect(groups.map(({ name }) => name)).toEqual(rows.boroughs.map(({ name }) => name));
    for (const { practices } of groups) {
      const latitudes = practices.map((practice) => rows.practices[practice].latitude);
      expect(latitudes).toEqual([...latitudes].sort((a, b) => b - a));
    }
  });

  test("have a table that adds up: practices to boroughs, boroughs to the sentence and the title", () => {
    const { table, sentence, title } = practicesFigure(rows, { width: 800, day: 30 });
    const heads = table.rows.filter(([name]) => / all \d+$/.test(name));
    for (const head of heads) {
      const members = table.rows.filter((row) => row[1] === head[1] && row !== head);
      for (const column of [2, 3, 5, 6, 7])
        expect(members.reduce((sum, row) => sum + number(row[column]), 0)).toBe(number(head[column]));
      expect(sentence).toContain(`${head[1]} ${head[4]}`);
    }
    const [requested, deferred] = [2, 3].map((column) => heads.reduce((sum, row) => sum + number(row[column]), 0));
    expect(number(/deferred ([\d,]+) of/.exec(sentence)?.[1] ?? "")).toBe(deferred);
    expect(title).toContain(`${Math.round((100 * deferred) / requested)} %`);
  });

  test("show a closed day as the open day before it, and nothing where the run has not been", () => {
    const made = madeUpPractices(4, 60, 40, 0.9);
    const steps = stepsOf(made, "deferred");
    const shown = steps.length / 4;
    expect(steps[20]).toBe(steps[18]);
    expect([...steps.subarray(40, shown)].every((step) => step === 0)).toBe(true);
  });

  test("draw runs that put together are the days again", () => {
    const step = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (days) => {
        const again = days.map(() => 0);
        eachRun(Uint8Array.from(days), (from, to, value) => again.fill(value, from, to));
        expect(again).toEqual(days);
      }),
    );
  });

  test("keep rows apart and in the frame at every width", () => {
    for (const width of [340, 800, 1400]) {
      const layout = layOutStrips(rows, width, "place", 30);
      const ys = layout.groups.flatMap((group) => group.rows.map(({ y }) => y));
      for (let row = 1; row < ys.length; row++) expect(ys[row] - ys[row - 1]).toBeGreaterThanOrEqual(layout.rowHeight);
      expect(ys[ys.length - 1] + layout.rowHeight).toBeLessThan(layout.height);
    }
  });

  test("say in words that there is nothing, and that it is simulated", () => {
    const empty = practicesStates[0].figure(600);
    expect(empty.svg).toContain("No practice to show.");
    expect(empty.sentence).toBe("No practice has been simulated in this week yet.");
    expect(empty.note).toContain("Simulated, not what happened here.");
  });

  test.each([340, 800, 1400])("are well formed and the same bytes twice, at width %i", (width) => {
    for (const { figure } of practicesStates) {
      const { svg } = figure(width);
      expect(problemsOf(svg)).toEqual([]);
      expect(figure(width).svg).toBe(svg);
    }
  });

  test("are well formed for any run", () => {
    const made = fc.record({
      count: fc.integer({ min: 0, max: 9 }),
      days: fc.integer({ min: 1, max: 60 }),
      done: fc.integer({ min: 0, max: 60 }),
      strength: fc.double({ min: 0, max: 9, noNaN: true }),
      day: fc.integer({ min: 0, max: 59 }),
      order: fc.constantFrom(...practiceOrders),
      measure: fc.constantFrom(...stripMeasures),
    });
    fc.assert(
      fc.property(made, ({ count, days, done, strength, day, order, measure }) => {
        const some = madeUpPractices(count, days, Math.min(days, done), strength);
        const { svg, table } = practicesFigure(some, { width: 400, day: Math.min(day, days - 1), order, measure });
        expect(problemsOf(svg)).toEqual([]);
        for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
      }),
      { numRuns: 80 },
    );
  });
});

describe("practices of a run", () => {
  test("add up to the region's measures", () => {
    const setup = aRealSetup("synnovis-2024.yaml", ["warm-up=7 d", "horizon=7 d"]);
    const world = new World(setup, { seed: "7", replication: 0 });
    world.runUntil(setup.calendar.endMin);
    const read = readPractices(setup, world.measures, setup.calendar.days);
    const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);
    expect(sum(read.requested)).toBe(reading(world, "gp.testsRequested", "region", -7, 7));
    expect(sum(read.deferred)).toBe(reading(world, "gp.testsDeferred", "region", -7, 7));
    expect(weekStart(read, 12)).toBe(7);
    expect(usualPerDay(read, 0)).toBeGreaterThan(0);
    // On Sunday the backlog is still Friday's.
    expect(read.backlog[13]).toBe(read.backlog[11]);
  });

  test("have empty days where the run has not been", () => {
    const setup = aRealSetup("synnovis-2024.yaml", ["warm-up=7 d", "horizon=7 d"]);
    const world = new World(setup, { seed: "7", replication: 0 });
    world.runUntil(setup.calendar.startMin[9]);
    const read = readPractices(setup, world.measures, 9);
    expect(read.daysDone).toBe(9);
    expect([...read.requested.subarray(9, setup.calendar.days)].every((n) => n === 0)).toBe(true);
  });
});
