import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boardStates } from "../../sim/figures/board/states.ts";
import { madeUpCalendar, madeUpCases, madeUpPlaces } from "../../sim/figures/cases/made-up.ts";
import { boardFigure, hospitalsWithOperations, readWeekCases } from "../../sim/figures/index.ts";
import { readMeasure } from "../../sim/model/index.ts";
import { aToldRun } from "./week.ts";
import { problemsOf, valuesOf } from "./well-formed.ts";

const { world, journal, firstDayOf } = aToldRun();
const { setup } = world;
const { calendar, places } = setup;
const first = firstDayOf(1);
const week = readWeekCases(setup, journal, world.causes, first, 7);
const king = places.hospital("kch");

const numbersOf = (row: readonly string[] | undefined): number[] => (row ?? []).slice(1).map(Number);

function boardOf(day: number, timeMin: number, width = 1200) {
  return boardFigure(week, { width, hospital: king, day, timeMin, places, calendar });
}

describe("the theatre board", () => {
  it("counts at the end of each day what the run measured of the hospital", () => {
    const measured = (name: string, day: number) =>
      readMeasure(setup.layout, world.measures, setup.measure(`elective.${name}`), [king], day, day + 1);
    for (let day = first; day < first + 5; day++) {
      const { table } = boardOf(day, calendar.startMin[day + 1]);
      const [booked, done, , planned, postponed, cancelled] = numbersOf(
        table.rows.find(([name]) => name.startsWith("All lists")),
      );
      expect(booked).toBe(measured("booked", day));
      expect(done).toBe(measured("done", day));
      expect(planned).toBe(0);
      expect(postponed).toBe(measured("postponed", day) + measured("postponedOrdinary", day));
      expect(cancelled).toBe(measured("cancelledClinically", day));
    }
  });

  it("has a block that can be chosen for each operation of its table, on the day and on the days after it", () => {
    const made = boardOf(first + 1, calendar.startMin[first + 1] + 780);
    const isDay = ([name]: readonly string[]) => name.startsWith("All lists") || / \d{4}$/.test(name);
    const booked = made.table.rows.filter(isDay).reduce((sum, row) => sum + numbersOf(row)[0], 0);
    const picks = valuesOf(made.svg, "data-pick");
    expect(picks).toHaveLength(booked);
    expect(picks.every((pick) => pick.startsWith("operation "))).toBe(true);
    const [, postponed, all] = /: (\d+) of (\d+) operations of the day postponed/.exec(made.title) ?? [];
    const today = numbersOf(made.table.rows.find(([name]) => name.startsWith("All lists")));
    expect([Number(all), Number(postponed)]).toEqual([today[0], today[4]]);
    expect(made.sentence).toContain(`Of ${today[0]} operations booked`);
    expect(made.note).toContain("Simulated, not what happened here.");
  });

  it("knows nothing of what has not happened yet", () => {
    const morning = boardOf(first + 1, calendar.startMin[first + 1]);
    const [, done, underWay] = numbersOf(morning.table.rows.find(([name]) => name.startsWith("All lists")));
    expect([done, underWay]).toEqual([0, 0]);
  });

  it("says it where nobody is booked, and offers hospitals that have operations", () => {
    const empty = boardStates[0].figure(700);
    expect(empty.title).toBe("South Hospital: no operation booked for the day");
    expect(empty.svg).toContain("No list on");
    expect(hospitalsWithOperations(week)).toContain(king);
    expect(hospitalsWithOperations(week).length).toBeLessThan(places.hospitals.length);
  });

  it("gives a well-formed picture, and the same one twice, whatever the data, width and moment", () => {
    fc.assert(
      fc.property(
        fc.record({
          operations: fc.integer({ min: 0, max: 300 }),
          appointments: fc.integer({ min: 0, max: 20 }),
          postponedEvery: fc.integer({ min: 0, max: 9 }),
        }),
        fc.integer({ min: 340, max: 1400 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 10_000 }),
        (of, width, dayOfWeek, timeMin) => {
          const day = madeUpCalendar.warmUpDays + dayOfWeek;
          const options = { width, hospital: 1, day, timeMin, places: madeUpPlaces, calendar: madeUpCalendar };
          const made = boardFigure(madeUpCases(of), options);
          expect(problemsOf(made.svg)).toEqual([]);
          expect(boardFigure(madeUpCases(of), options).svg).toBe(made.svg);
        },
      ),
      { seed: 5, numRuns: 60 },
    );
  });
});
