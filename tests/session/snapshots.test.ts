import { describe, expect, it } from "vitest";
import { prepare, World } from "../../sim/model/index.ts";
import { response } from "../../sim/model/response.ts";
import { type Snapshot, Snapshots, takeSnapshot } from "../../sim/session/snapshots.ts";
import { aScenario } from "../support/scenario.ts";

const setup = prepare(aScenario({ services: [response] }), [response]);
const one = takeSnapshot(new World(setup, { seed: "1", replication: 0 }), 0);
const dayMin = 1440;
const on = (day: number, applied = 0): Snapshot => ({ ...one, atMin: day * dayMin, applied });
const daysOf = (snapshots: Snapshots) => snapshots.until(Number.POSITIVE_INFINITY).map(({ atMin }) => atMin / dayMin);

function daily(days: number, mostBytes?: number): Snapshots {
  const snapshots = new Snapshots([on(0)], mostBytes);
  for (let day = 1; day <= days; day++) snapshots.add(on(day));
  return snapshots;
}

describe("snapshots", () => {
  it("are daily for the last fortnight and weekly before", () => {
    expect(daysOf(daily(30))).toEqual([0, 7, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
  });

  it("give up the oldest dailies first when they take too much memory, so that every week keeps one", () => {
    expect(daysOf(daily(30, 10.5 * one.bytes.length))).toEqual([0, 7, 14, 21, 25, 26, 27, 28, 29, 30]);
  });

  it("thin out evenly when weeklies alone take too much, but keep the first and the latest", () => {
    const weeks = new Snapshots([on(0)], 4.5 * one.bytes.length);
    for (let week = 1; week <= 6; week++) weeks.add(on(7 * week));
    expect(daysOf(weeks)).toEqual([0, 14, 28, 42]);
    expect(daysOf(daily(3, 1))).toEqual([0, 3]);
  });

  it("answer with the latest that had no more commands than are due", () => {
    const snapshots = new Snapshots([on(0), on(2, 1), on(3, 2)]);
    expect(snapshots.before(4 * dayMin, 1)?.atMin).toBe(2 * dayMin);
    expect(snapshots.before(2.5 * dayMin, 5)?.atMin).toBe(2 * dayMin);
    expect(snapshots.before(-1, 0)).toBeUndefined();
  });

  it("forget what a change of the log has made untrue", () => {
    const snapshots = new Snapshots([on(0), on(2), on(3, 1), on(4, 1)]);
    snapshots.forgetAfter(3 * dayMin, 0);
    expect(daysOf(snapshots)).toEqual([0, 2]);
  });
});
