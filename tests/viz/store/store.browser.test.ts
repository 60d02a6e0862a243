import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startSimulation } from "../../../sim/adapters/browser/index.ts";
import { createStore, type Store } from "../../../viz/store.ts";

const request = {
  path: "synnovis-2024.yaml",
  seed: "7",
  replication: 0,
  overrides: ["warm-up=14 d", "horizon=28 d"],
};
const dayMin = 1440;

let store: Store;
const until = (judge: () => void) => vi.waitFor(judge, { timeout: 25_000, interval: 10 });
const runDone = () => until(() => expect(store.hashes.value).not.toBeNull());

// One store for all: the tests follow each other as a person would go on.
beforeAll(() => {
  store = createStore({ start: startSimulation, request, timeText: "day 3 06:00" });
  void store.begin();
});
afterAll(() => store.close());

describe("the store and its worker", { timeout: 60_000 }, () => {
  test("show the clock's moment before the run is through, and follow the clock", async () => {
    await until(() => expect(store.moment.value).not.toBeNull());
    expect(store.hashes.value).toBeNull();
    expect(store.moment.value?.timeMin).toBe(3 * dayMin + 360);
    await runDone();
    for (const timeMin of [20 * dayMin, -5 * dayMin, 9.5 * dayMin]) store.clock.jump(timeMin);
    await until(() => expect(store.moment.value?.timeMin).toBe(9.5 * dayMin));
    expect(store.moment.value?.cascade.timeMin).toBe(9.5 * dayMin);
  });

  test("have the clock's week, day and practices", async () => {
    store.clock.jump(3 * dayMin + 360);
    await until(() => expect(store.movements.value?.day).toBe(17));
    store.view.value = "practices";
    await until(() => expect(store.practices.value?.daysDone).toBe(42));
    store.view.value = "care";
    await until(() => expect(store.week.value?.firstDay).toBe(14));
    store.clock.jump(8 * dayMin);
    await until(() => expect(store.week.value?.firstDay).toBe(21));
    store.view.value = "overview";
  });

  test("answer why of what is chosen, as known at the clock, and write the report that is wanted", async () => {
    store.clock.jump(3 * dayMin + 360);
    store.select("hospital kch");
    await until(() => expect(store.why.value?.timeMin).toBe(3 * dayMin + 360));
    expect(store.why.value?.pick).toBe("hospital kch");
    store.select("nothing of the kind");
    expect(store.selection.value).toBeNull();
    expect(store.why.value).toBeNull();
    expect(store.report.value).toBeNull();
    store.wantReport.value = true;
    await until(() => expect(store.report.value?.title).toContain("Thu 6 June 2024 06:00"));
  });

  test("go from event to event", async () => {
    store.clock.jump(-100);
    store.clock.nextEvent();
    await until(() => expect(store.clock.timeMin.value).toBe(180));
    expect(store.clock.stop.value?.events[0].sentence).toContain("Systems of a laboratory fail");
    store.clock.nextEvent();
    store.clock.previousEvent();
    await until(() => expect(store.clock.stop.value?.timeMin).toBe(180));
  });

  test("never disagree with a run of its own", async () => {
    await store.agreement.check(10.25 * dayMin);
    const { shown, apart } = store.agreement.agreement.value ?? {};
    expect(shown).toMatch(/^[0-9a-f]{64}$/);
    expect(apart).toBe(shown);
  });

  test("keep nothing of one run in the next", async () => {
    store.select("hospital kch");
    await until(() => expect(store.why.value).not.toBeNull());
    const before = store.moment.value;
    void store.open({ ...request, seed: "8" });
    await until(() => expect(store.request.value.seed).toBe("8"));
    await until(() => expect(store.moment.value).not.toBe(before));
    expect(store.selection.value).toBeNull();
    expect(store.why.value).toBeNull();
    await runDone();
    expect(store.problems.value).toEqual([]);
  });
});
