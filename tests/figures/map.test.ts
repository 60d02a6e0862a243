import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MapData } from "../../sim/figures/index.ts";
import {
  layOutMap,
  MovementIndex,
  mapFigure,
  mapStates,
  movementPick,
  readMap,
  readMovements,
  shareAt,
  spotOn,
  waysOf,
} from "../../sim/figures/index.ts";
import { madeUpGeography, madeUpMap } from "../../sim/figures/map/states.ts";
import { dayAt, Journal, World } from "../../sim/model/index.ts";
import { aRealSetup } from "../support/region.ts";
import { problemsOf, valuesOf } from "./well-formed.ts";

const typical = (): MapData => madeUpMap({ practices: 60, strength: 0.6, bags: 80 });
const drawn = (data: MapData, width = 700) => mapFigure(data, { width, geography: madeUpGeography });

const movementsOf = ({ movements }: MapData) => {
  if (movements === null) throw new Error("nothing moves");
  return movements;
};

/** A week of warm-up and nine days of the incident, with its journal and an index that grew with it day by day. */
function aWeek() {
  const setup = aRealSetup("synnovis-2024.yaml", ["warm-up=7 d", "horizon=9 d"]);
  const journal = new Journal();
  const world = new World(setup, { seed: "7", replication: 0 }, undefined, undefined, journal);
  const index = new MovementIndex(setup, journal);
  for (let day = 1; day <= setup.calendar.days; day++) {
    world.runUntil(setup.calendar.startMin[day]);
    index.update();
  }
  return { setup, journal, world, index };
}

const { setup, journal, world, index } = aWeek();

describe("the map", () => {
  test("draws every practice, hospital and laboratory once, and each can be chosen", () => {
    const data = typical();
    const picks = valuesOf(drawn(data).svg, "data-pick");
    expect(picks.filter((pick) => pick.startsWith("practice "))).toHaveLength(data.practices.length);
    expect(picks.filter((pick) => pick.startsWith("hospital "))).toHaveLength(data.hospitals.length);
    expect(picks.filter((pick) => pick.startsWith("laboratory "))).toHaveLength(data.laboratories.length);
    expect(picks.filter((pick) => pick.startsWith("borough "))).toHaveLength(data.boroughs.length);
  });

  test("says in its title and sentence what its table adds up to", () => {
    const data = typical();
    const { title, sentence, table } = drawn(data);
    const requested = data.values?.practices.requested.reduce((sum, n) => sum + n, 0) ?? 0;
    const deferred = data.values?.practices.deferred.reduce((sum, n) => sum + n, 0) ?? 0;
    const last = table.rows[table.rows.length - 1];
    expect(last.slice(2, 4).map((cell) => Number(cell.replace(/,/g, "")))).toEqual([requested, deferred]);
    expect(title).toContain(`${Math.round((100 * deferred) / requested)} %`);
    for (const [name, , , , share] of table.rows.slice(0, -1)) expect(sentence).toContain(`${name} ${share}`);
  });

  test("counts in its sentence as many bags, vans and patients as it draws", () => {
    const data = typical();
    const { svg, sentence } = drawn(data);
    const picks = valuesOf(svg, "data-pick");
    const said = (words: RegExp): number => Number(words.exec(sentence)?.[1] ?? 0);
    const bags = said(/(\d+) bags? of samples/) + said(/(\d+) batch(?:es)? of results/);
    expect(bags).toBeGreaterThan(0);
    expect(picks.filter((pick) => pick.startsWith("bag "))).toHaveLength(bags);
    expect(picks.filter((pick) => pick.startsWith("van "))).toHaveLength(said(/(\d+) deliver(?:y|ies) of blood/));
    expect(picks.filter((pick) => pick.startsWith("operation "))).toHaveLength(said(/(\d+) transferred patients?/));
  });

  test("keeps what comes back apart from what goes: each on the left of its way", () => {
    const data = typical();
    const layout = layOutMap(data, madeUpGeography, { width: 700, height: 672 });
    const out = {
      ...movementsOf(data),
      kind: Uint8Array.of(0, 1),
      from: Int16Array.of(3, 0),
      to: Int16Array.of(0, 3),
      leaveMin: Float64Array.of(0, 0),
      arriveMin: Float64Array.of(100, 100),
    };
    const ways = waysOf(out, layout, data);
    const there = { x: 0, y: 0 };
    const back = { x: 0, y: 0 };
    spotOn(ways, 0, 0.5, there);
    spotOn(ways, 1, 0.5, back);
    expect(Math.hypot(there.x - back.x, there.y - back.y)).toBeGreaterThan(5);
  });

  test("draws vans and results for the last two hours of their way only", () => {
    const data = typical();
    const layout = layOutMap(data, madeUpGeography, { width: 700, height: 672 });
    const night = {
      ...movementsOf(data),
      kind: Uint8Array.of(2),
      from: Int16Array.of(-1),
      to: Int16Array.of(0),
      leaveMin: Float64Array.of(0),
      arriveMin: Float64Array.of(800),
    };
    const ways = waysOf(night, layout, data);
    expect([0, 679, 681, 800, 801].map((time) => shareAt(ways, 0, time) >= 0)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  test("says so where there is nothing to show yet", () => {
    const { title, sentence, subtitle } = mapStates[0].figure(700);
    expect([title, sentence, subtitle]).toEqual(["The region", "Map of Exampleshire.", "Simulating…"]);
  });

  test("notes that it is simulated, below the two trusts together", () => {
    expect(drawn(typical()).note).toContain("Simulated, not what happened here.");
  });

  test.each([340, 700, 1400])("has no gap or overflow in its marks and the same bytes twice, at width %i", (width) => {
    for (const { figure } of mapStates) {
      const first = figure(width);
      expect(problemsOf(first.svg)).toEqual([]);
      expect(first.width).toBeLessThanOrEqual(width);
      expect(figure(width).svg).toBe(first.svg);
    }
  });

  test("is well formed for any numbers", () => {
    const numbers = fc.record({
      practices: fc.integer({ min: 0, max: 12 }),
      strength: fc.double({ min: 0, max: 5, noNaN: true }),
      bags: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(numbers, fc.double({ min: -1e4, max: 1e6, noNaN: true }), (made, timeMin) => {
        expect(problemsOf(drawn({ ...madeUpMap(made), timeMin }, 400).svg)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what moves, from a journal", () => {
  test("is found day by day as the journal grows, the same as by reading it all", () => {
    const { calendar } = setup;
    const kinds = ["samples.sent", "results.sent", "blood.sent", "operation.transferred"] as const;
    for (const day of [2, 8, 11]) {
      const moving = index.day(day);
      const expected: number[] = [];
      journal.each(kinds, (entry, number) => {
        const until = entry.kind === "operation.transferred" ? entry.timeMin + 120 : entry.untilMin;
        if (dayAt(calendar, entry.timeMin) <= day && dayAt(calendar, until) >= day) expected.push(number);
      });
      expect(expected.length).toBeGreaterThan(20);
      expect([...moving.entry].sort((a, b) => a - b)).toEqual(expected);
      expect(readMovements(setup, journal, day)).toEqual(moving);
      expect([...moving.leaveMin]).toEqual([...moving.leaveMin].sort((a, b) => a - b));
    }
  });

  test("names each by its entry, and a transferred patient by its birth key", () => {
    // Heart patients of King's are accepted elsewhere: the decision, the offer and the move take a week.
    const picks = [12, 13, 14, 15].flatMap((day) => {
      const moving = readMovements(setup, journal, day);
      return [...moving.kind].map((kind, index) => ({ kind, pick: movementPick(moving, index) }));
    });
    const patients = picks.flatMap(({ kind, pick }) => (kind === 3 ? [pick] : []));
    expect(patients.length).toBeGreaterThan(0);
    for (const pick of patients) expect(pick).toMatch(/^operation \d{4}-\d{2}-\d{2}\/kch\./);
    for (const { kind, pick } of picks) if (kind !== 3) expect(pick).toMatch(kind === 2 ? /^van \d+$/ : /^bag \d+$/);
  });

  test("is drawn with the values of the day from a run", () => {
    const data = readMap(setup, world.measures, journal, setup.calendar.startMin[10] + 12.5 * 60);
    const { title, sentence, subtitle } = drawn(data);
    expect(title).toMatch(/^Practices defer \d+ % of test requests$/);
    expect(sentence).toMatch(/at 12:30: \d+ bags of samples/);
    expect(subtitle).toContain("Thu 6 June 2024, the whole day");
  });
});
