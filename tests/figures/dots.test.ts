import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeUpCalendar, madeUpCases, madeUpPlaces } from "../../sim/figures/cases/made-up.ts";
import { dotsStates } from "../../sim/figures/dots/states.ts";
import {
  type DotFrame,
  dotAt,
  dotFlow,
  dotFrame,
  dotsFigure,
  groupCases,
  groupings,
  placeDots,
  readWeekCases,
  shownKinds,
  status,
  statuses,
  statusNumberAt,
  walkDots,
} from "../../sim/figures/index.ts";
import { reading } from "../support/region.ts";
import { aToldRun } from "./week.ts";
import { problemsOf } from "./well-formed.ts";

const { world, journal, firstDayOf } = aToldRun();
const { calendar, places } = world.setup;
const first = firstDayOf(1);
const week = readWeekCases(world.setup, journal, world.causes, first, 7);
const fromMin = calendar.startMin[first];
const endMin = calendar.startMin[first + 7];

function weekFrame(grouping: (typeof groupings)[number], width = 1300): DotFrame {
  return dotFrame(dotFlow(week, "all"), groupCases(week, places, grouping), { width, fromMin, toMin: endMin });
}

const numbersIn = (row: readonly string[]): number[] => row.slice(1).map((cell) => Number(cell.replace(/,/g, "")));

describe("the dots of a week", () => {
  it("stand one for each date given by then, in the pile of their group and status", () => {
    for (const grouping of groupings) {
      const frame = weekFrame(grouping);
      for (const day of [0, 3, 7]) {
        const timeMin = calendar.startMin[first + day];
        const dots = placeDots(frame, timeMin);
        let booked = 0;
        let astray = 0;
        for (let index = 0; index < week.key.length; index++) {
          const number = statusNumberAt(week, index, timeMin);
          if (dots.status[index] !== number) astray++;
          if (number === status.notYetBooked) continue;
          booked++;
          if (frame.cells[dots.cell[index]].status !== number) astray++;
        }
        expect(astray).toBe(0);
        expect(dots.drawn).toBe(booked);
      }
    }
  });

  it("add up by row to what the run measured of the two trusts", () => {
    const { table } = dotsFigure(week, {
      width: 1200,
      timeMin: endMin,
      grouping: "trust",
      kind: "operations",
      places,
      calendar,
      inBulk: 0,
    });
    const isTwo = ([name]: readonly string[]) => name === "Guy's and St Thomas'" || name === "King's College Hospital";
    const two = table.rows.filter(isTwo);
    expect(two).toHaveLength(2);
    const sum = (isWanted: (column: string) => boolean) =>
      two.reduce(
        (all, row) =>
          all + numbersIn(row).reduce((part, value, at) => part + (isWanted(table.columns[at + 1]) ? value : 0), 0),
        0,
      );
    const measured = (name: string) => reading(world, `elective.${name}`, "kch+gstt", 0, 7);
    expect(sum((column) => column === "All")).toBe(measured("booked"));
    expect(sum((column) => column === "Done" || column === "Under way")).toBe(measured("done"));
    expect(sum((column) => column.startsWith("Postponed"))).toBe(measured("postponed") + measured("postponedOrdinary"));
  });

  it("show as many postponed for the incident as the run measured, in the row of that reason", () => {
    const inTwo = { ...week };
    const keep = [...week.key.keys()].filter((index) =>
      ["gstt", "kch-trust"].includes(places.hospitals[week.hospital[index]].trust),
    );
    for (const [name, values] of Object.entries(week)) {
      if (ArrayBuffer.isView(values)) {
        const all = values as Float64Array;
        Object.assign(inTwo, {
          [name]: (all.constructor as Float64ArrayConstructor).from(keep, (index) => all[index]),
        });
      }
    }
    const { table } = dotsFigure(inTwo, {
      width: 1200,
      timeMin: endMin,
      grouping: "reason",
      kind: "operations",
      places,
      calendar,
      inBulk: 0,
    });
    const row = table.rows.find(([name]) => name === "Linked by the model's rules to the incident") ?? [];
    expect(numbersIn(row)[0]).toBe(reading(world, "elective.postponed", "kch+gstt", 0, 7));
  });

  it("print beside each pile the number of its dots, and the same in the table", () => {
    const made = dotsStates[2].figure(1200);
    const printed = [...made.svg.matchAll(/data-cell="\d+">([\d,]+)</g)].map(([, text]) => text);
    const groups = made.table.rows.filter(([name]) => !name.includes(":") && name !== "Together");
    expect(printed).toEqual(groups.flatMap((row) => row.slice(2)));
    const together = numbersIn(made.table.rows.find(([name]) => name === "Together") ?? []);
    expect(together[0]).toBe(together.slice(1).reduce((sum, value) => sum + value, 0));
    expect(together[0]).toBe(numbersIn(made.table.rows[0])[0] + numbersIn(made.table.rows[3])[0]);
  });

  it("never overlap, nor leave the room that was kept for them, at any hour of the week", () => {
    for (const width of [340, 1300]) {
      const frame = weekFrame("trust", width);
      for (let timeMin = fromMin; timeMin <= endMin; timeMin += 360) {
        const dots = placeDots(frame, timeMin);
        const squares = new Set<number>();
        let outside = 0;
        for (let place = 0; place < dots.drawn; place++) {
          const index = dots.order[place];
          squares.add(Math.round(dots.x[index] * 100) * 1_000_000 + Math.round(dots.y[index] * 100));
          const { y, height } = frame.rows[frame.cells[dots.cell[index]].group];
          if (dots.x[index] > width || dots.y[index] <= y || dots.y[index] >= y + height) outside++;
        }
        expect(squares.size).toBe(dots.drawn);
        expect(outside).toBe(0);
      }
    }
  });

  it("keep still while the clock moves, but for those whose status changes and their pile", () => {
    const frame = weekFrame("trust");
    const before = placeDots(frame, calendar.startMin[first + 2] + 600);
    const after = placeDots(frame, calendar.startMin[first + 2] + 660);
    let still = 0;
    for (let index = 0; index < week.key.length; index++) {
      if (before.cell[index] >= 0 && before.x[index] === after.x[index] && before.y[index] === after.y[index]) still++;
    }
    expect(still / before.drawn).toBeGreaterThan(0.9);
  });

  it("are found under the pointer and by every walk of the arrow keys", () => {
    const frame = weekFrame("priority");
    const dots = placeDots(frame, fromMin + 3000);
    for (let place = 0; place < dots.drawn; place += 97) {
      const index = dots.order[place];
      expect(dotAt(frame, dots, dots.x[index], dots.y[index])).toBe(index);
    }
    expect(dotAt(frame, dots, -5, -5)).toBe(-1);
    let at = walkDots(frame, dots, -1, "ArrowRight");
    expect(at).toBe(dots.order[0]);
    for (let turn = 1; turn < dots.drawn; turn++) at = walkDots(frame, dots, at, "ArrowRight");
    expect(at).toBe(dots.order[dots.drawn - 1]);
    expect(walkDots(frame, dots, at, "ArrowRight")).toBe(at);
    for (const key of ["ArrowDown", "ArrowUp", "Home", "End", "PageDown", "PageUp"] as const) {
      expect(dots.cell[walkDots(frame, dots, dots.order[500], key)]).toBeGreaterThanOrEqual(0);
    }
  });

  it("say in words what the table counts, and say it where nothing is planned", () => {
    const typical = dotsStates[2].figure(900);
    const together = typical.table.rows.find(([name]) => name === "Together: operations") ?? [];
    const at = (column: string) => numbersIn(together)[typical.table.columns.indexOf(column) - 1] ?? 0;
    const lost = statuses.length > 0 ? at("Postponed, no new date yet") + at("Postponed, new date given") : 0;
    expect(typical.title).toContain(`${lost} operations and`);
    expect(typical.sentence).toContain(`Of ${at("All")} operation dates`);
    expect(typical.note).toContain("simulated in bulk");
    expect(typical.note).toContain("Simulated, not what happened here.");
    const empty = dotsStates[0].figure(900);
    expect(empty.title).toBe("Nothing is planned for this week");
    expect(empty.svg).toContain("No date to show.");
  });

  it("give a well-formed picture, and the same one twice, whatever the data, width, grouping and moment", () => {
    fc.assert(
      fc.property(
        fc.record({
          operations: fc.integer({ min: 0, max: 400 }),
          appointments: fc.integer({ min: 0, max: 400 }),
          postponedEvery: fc.integer({ min: 0, max: 9 }),
        }),
        fc.record({
          width: fc.integer({ min: 340, max: 1400 }),
          timeMin: fc.integer({ min: -3000, max: 11_000 }),
          grouping: fc.constantFrom(...groupings),
          kind: fc.constantFrom(...shownKinds),
        }),
        (of, options) => {
          const draw = () =>
            dotsFigure(madeUpCases(of), { ...options, places: madeUpPlaces, calendar: madeUpCalendar, inBulk: 12 });
          const made = draw();
          expect(problemsOf(made.svg)).toEqual([]);
          expect(draw().svg).toBe(made.svg);
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });
});
