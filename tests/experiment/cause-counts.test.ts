/** The ledger of constraints: by day and place, by chain beside difference, and what the declared order does. */
import { describe, expect, it } from "vitest";
import {
  type CareRecord,
  careRecords,
  chainRows,
  chainsTable,
  constraintsTable,
  csvLines,
  orderRows,
  orderTable,
} from "../../sim/experiment/index.ts";
import { prepare, readMeasure, World } from "../../sim/model/index.ts";
import { aRealScenario } from "../support/region.ts";
import { countingSetup } from "./counting.ts";

const world = new World(countingSetup(), { seed: "7", replication: 0 });
const record = (rest: Partial<CareRecord>): CareRecord => ({
  kind: "operations",
  day: 7,
  place: "kch",
  binding: "class paused by decision",
  unmet: ["class paused by decision"],
  root: "incident",
  count: 1,
  ...rest,
});

// Two operations paused, one of them lacking results too; one for want of results in week 2; one of ordinary life; five of clinics at once.
const records = [
  record({}),
  record({ unmet: ["class paused by decision", "blood test results seen"] }),
  record({
    day: 15,
    binding: "blood test results seen",
    unmet: ["blood test results seen", "displaced by a more urgent case"],
  }),
  record({ root: "ordinary life", binding: "staff sickness", unmet: ["staff sickness"] }),
  record({ kind: "appointments", root: "strike", binding: "strike", unmet: ["strike"], count: 5 }),
];

describe("counts of what was postponed", () => {
  it("are by day, place, binding constraint and root", () => {
    expect([...csvLines(constraintsTable(world, records))].slice(1)).toEqual([
      `operations,0,${world.setup.calendar.dates[7]},kch,class paused by decision,incident,2\n`,
      `operations,0,${world.setup.calendar.dates[7]},kch,staff sickness,ordinary life,1\n`,
      `operations,8,${world.setup.calendar.dates[15]},kch,blood test results seen,incident,1\n`,
      `appointments,0,${world.setup.calendar.dates[7]},kch,strike,strike,5\n`,
    ]);
  });

  it("are set side by side, by chain and by difference from the twin", () => {
    const twin = [
      record({ root: "ordinary life" }),
      record({ root: "ordinary life" }),
      record({ kind: "appointments", root: "strike", count: 5 }),
    ];
    const rows = [...chainsTable(chainRows(world, records, twin)).rows()];
    const row = (kind: string, week: string) => rows.find(([one, other]) => one === kind && other === week)?.slice(2);
    expect(row("operations", "all")).toEqual([3, 0, 1, 4, 2, 2, 1]);
    expect(row("operations", "1")).toEqual([2, 0, 1, 3, 2, 1, 1]);
    expect(row("operations", "2")).toEqual([1, 0, 0, 1, 0, 1, 0]);
    expect(row("appointments", "all")).toEqual([0, 5, 0, 5, 5, 0, 0]);
  });

  it("by constraint hang on the declared order as told: first, unmet at all, reversed", () => {
    expect([...orderTable(orderRows(records)).rows()]).toEqual([
      ["operations", "class paused by decision", 2, 2, 1],
      ["operations", "blood test results seen", 1, 2, 1],
      ["operations", "displaced by a more urgent case", 0, 1, 1],
    ]);
  });

  it("agree with the measures of a real run", () => {
    const setup = prepare(aRealScenario("synnovis-2024.yaml", ["horizon=7 d", "warm-up=7 d"]));
    const real = new World(setup, { seed: "7", replication: 0 });
    real.runUntil(setup.calendar.endMin);
    const found = careRecords(real);
    for (const [kind, incident, rest] of [
      ["operations", "elective.postponed", "elective.postponedOrdinary"],
      ["appointments", "outpatient.postponed", "outpatient.postponedOrdinary"],
    ] as const) {
      const own = found.filter((one) => one.kind === kind);
      const count = (isOfIncident: boolean): number =>
        own.reduce((sum, one) => sum + ((one.root === "incident") === isOfIncident ? one.count : 0), 0);
      expect(count(true)).toBe(totalOf(real, incident));
      expect(count(false)).toBe(totalOf(real, rest));
    }
    const order = orderRows(found);
    for (const kind of ["operations", "appointments"]) {
      const rows = order.filter((row) => row.kind === kind);
      const sum = (key: "first" | "last" | "unmet"): number => rows.reduce((so, row) => so + row[key], 0);
      expect(sum("first")).toBe(sum("last"));
      expect(sum("unmet")).toBeGreaterThanOrEqual(sum("first"));
    }
  }, 60_000);
});

/** Over all hospitals and the days of the horizon. */
function totalOf({ setup, measures }: World, name: string): number {
  const { calendar, places } = setup;
  const hospitals = Int32Array.from(places.hospitals, (_, index) => index);
  return readMeasure(setup.layout, measures, setup.measure(name), hospitals, calendar.warmUpDays, calendar.days);
}
