import { describe, expect, it } from "vitest";
import { elsewhere } from "../../sim/figures/cases/data.ts";
import { entriesOfPick } from "../../sim/figures/cases/describe.ts";
import {
  CaseIndex,
  casePick,
  caseText,
  type Grouping,
  groupCases,
  groupings,
  isPostponement,
  pickText,
  readWeekCases,
  statusAt,
  statusNumberAt,
  type WeekCases,
} from "../../sim/figures/index.ts";
import { Journal, journalKinds, roots } from "../../sim/model/index.ts";
import { reading } from "../support/region.ts";
import { aToldRun } from "./week.ts";

const { world, journal, firstDayOf } = aToldRun();
const { setup, causes } = world;
const { calendar, places } = setup;
const first = firstDayOf(1);
const week = readWeekCases(setup, journal, causes, first, 7);
const endMin = calendar.startMin[first + 7];
const twoTrusts = ["gstt", "kch-trust"];

/** Entries of the two trusts at the end of the week of which something holds. */
function counted(cases: WeekCases, isWanted: (index: number) => boolean): number {
  let count = 0;
  for (let index = 0; index < cases.key.length; index++) {
    if (twoTrusts.includes(places.hospitals[cases.hospital[index]].trust) && isWanted(index)) count++;
  }
  return count;
}

const isOperation = (index: number) => week.isOperation[index] === 1;
const isLost = (index: number) => isPostponement(statusNumberAt(week, index, endMin));
const isOf = (root: (typeof roots)[number]) => (index: number) => roots[week.root[index]] === root;

describe("cases of a week, read from the journal", () => {
  it("agree with the measures of the run on operations booked, done, postponed and cancelled", () => {
    const measured = (name: string) => reading(world, `elective.${name}`, "kch+gstt", 0, 7);
    expect(measured("postponed")).toBeGreaterThan(300);
    expect(counted(week, (i) => isOperation(i) && isLost(i) && isOf("incident")(i))).toBe(measured("postponed"));
    expect(counted(week, (i) => isOperation(i) && isLost(i) && !isOf("incident")(i))).toBe(
      measured("postponedOrdinary"),
    );
    expect(counted(week, (i) => isOperation(i) && isOf("strike")(i))).toBe(measured("postponedStrike"));
    expect(counted(week, (i) => isOperation(i) && ["done", "underWay"].includes(statusAt(week, i, endMin)))).toBe(
      measured("done"),
    );
    expect(counted(week, (i) => isOperation(i) && statusAt(week, i, endMin) === "cancelled")).toBe(
      measured("cancelledClinically"),
    );
    expect(counted(week, isOperation)).toBe(measured("booked"));
    const cancer = (i: number) => isOperation(i) && week.cancer[i] === 1;
    expect(counted(week, (i) => cancer(i) && isLost(i) && isOf("incident")(i))).toBe(
      reading(world, "cancer.postponed", "kch+gstt", 0, 7),
    );
  });

  it("agree with the measures on appointments postponed, held without the result and converted", () => {
    const measured = (name: string) => reading(world, `outpatient.${name}`, "kch+gstt", 0, 7);
    const isAppointment = (i: number) => !isOperation(i);
    expect(counted(week, (i) => isAppointment(i) && isLost(i) && isOf("incident")(i))).toBe(measured("postponed"));
    expect(counted(week, (i) => isAppointment(i) && statusAt(week, i, endMin) === "heldWithoutResult")).toBe(
      measured("withoutResult"),
    );
    expect(counted(week, (i) => isAppointment(i) && statusAt(week, i, endMin) === "converted")).toBe(
      measured("converted"),
    );
  });

  it("are the same whether the index grew with the journal or came to it at the end", () => {
    const growing = new Journal();
    const index = new CaseIndex(growing);
    for (let number = 0; number < journal.length; number++) {
      const { kind, timeMin, untilMin, place, other, subject, day, count, detail, cause } = journal.read(number);
      growing.add(journalKinds.indexOf(kind), timeMin, untilMin, place, other, subject, day, count, detail, cause);
      if (number % 9973 === 0) index.update();
    }
    index.update();
    expect(index.week(setup, causes, first, 7, endMin)).toEqual(week);
  });

  it("stay what they were at a moment however far the run has come since", () => {
    const noonMin = calendar.startMin[first + 2] + 720;
    const shortWeek = { ...week, fateMin: week.fateMin.map((min) => (min <= noonMin ? min : Number.NaN)) };
    for (let index = 0; index < week.key.length; index++) {
      expect(statusAt(shortWeek, index, noonMin)).toBe(statusAt(week, index, noonMin));
    }
  });

  it("pass from planned to one end, and from a lost date to a new one", () => {
    let moved = 0;
    for (let index = 0; index < week.key.length; index++) {
      if (week.fateMin[index] > week.bookedMin[index]) {
        expect(statusAt(week, index, week.fateMin[index] - 1 / 1024)).toBe("planned");
      }
      if (Number.isNaN(week.nextMin[index]) || statusAt(week, index, week.nextMin[index]) === "cancelled") continue;
      moved++;
      expect(week.nextMin[index]).toBeGreaterThanOrEqual(week.fateMin[index]);
      expect(statusAt(week, index, week.nextMin[index])).toBe(
        week.nextDay[index] === elsewhere ? "transferred" : "moved",
      );
    }
    expect(moved).toBeGreaterThan(100);
  });

  it("can be chosen by the words of their birth keys, and found again", () => {
    for (const index of [0, 1000, week.key.length - 1]) {
      const text = pickText(casePick(week, calendar, index));
      expect(text).toMatch(/^(operation|appointment) \d{4}-\d{2}-\d{2}\/.+\/\d+$/);
      expect(entriesOfPick(week, calendar, text)).toContain(index);
      expect(caseText(week, places, calendar, index, endMin)).toMatch(/^Simulated .+, planned for .+: .+\.$/);
    }
    expect(entriesOfPick(week, calendar, "hospital kch")).toEqual([]);
    expect(entriesOfPick(week, calendar, null)).toEqual([]);
  });

  it("fall into groups that have names and members, whatever they are grouped by", () => {
    for (const grouping of groupings) {
      const { names, before, after } = groupCases(week, places, grouping satisfies Grouping);
      expect(new Set(names).size).toBe(names.length);
      const used = new Set([...before, ...after]);
      expect([...used].sort((a, b) => a - b)).toEqual(names.map((_, group) => group));
    }
  });

  it("do not tell beforehand what a date will be lost to", () => {
    const { before, after, names } = groupCases(week, places, "reason");
    expect(names[0]).toBe("Not postponed");
    expect(before.every((group) => group === 0)).toBe(true);
    expect(after.some((group) => group > 0)).toBe(true);
  });
});
