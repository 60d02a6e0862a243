import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventHandle, EventList, InvariantError } from "../../sim/engine/index.ts";

/** Kinds of all events in the order they leave. */
function drain(list: EventList): number[] {
  const kinds: number[] = [];
  while (list.pop()) kinds.push(list.kind);
  return kinds;
}

describe("the order of events", () => {
  it("lets 25 events at one instant leave in order of insertion", () => {
    const list = new EventList();
    for (let kind = 0; kind < 25; kind++) list.push(60, 0, kind, 0, 0);
    expect(drain(list)).toEqual(Array.from({ length: 25 }, (_, kind) => kind));
  });

  it("lets a lower priority number go first at one instant, and never across instants", () => {
    const list = new EventList();
    list.push(60, 5, 0, 0, 0);
    list.push(60, -1000, 1, 0, 0);
    list.push(59, 1000, 2, 0, 0);
    list.push(60, 1000, 3, 0, 0);
    list.push(60, 5, 4, 0, 0);
    expect(drain(list)).toEqual([2, 1, 0, 4, 3]);
  });

  it("keeps the order of insertion under the extreme priorities, where the packed number is largest", () => {
    for (const priority of [-1000, 1000]) {
      const list = new EventList();
      for (let kind = 0; kind < 1000; kind++) list.push(0, priority, kind, 0, 0);
      expect(drain(list)).toEqual(Array.from({ length: 1000 }, (_, kind) => kind));
    }
  });

  it("shows time, priority, kind and both numbers of the event that left", () => {
    const list = new EventList();
    const handle = list.push(12.5, -7, 3, -2_147_483_648, 2_147_483_647);
    expect(list.list()).toEqual([
      { handle, timeMin: 12.5, priority: -7, sequence: 0, kind: 3, a: -2_147_483_648, b: 2_147_483_647 },
    ]);
    expect(list.pop()).toBe(true);
    expect([list.timeMin, list.priority, list.kind, list.a, list.b, list.handle]).toEqual([
      12.5,
      -7,
      3,
      -2_147_483_648,
      2_147_483_647,
      handle,
    ]);
    expect(list.pop()).toBe(false);
    expect(list.peekTimeMin()).toBe(Infinity);
  });

  it("refuses times that are not finite and priorities out of range", () => {
    const list = new EventList();
    for (const timeMin of [Number.NaN, Infinity, -Infinity]) {
      expect(() => list.push(timeMin, 0, 0, 0, 0)).toThrow(InvariantError);
    }
    for (const priority of [1001, -1001, 0.5, Number.NaN]) {
      expect(() => list.push(0, priority, 0, 0, 0)).toThrow(InvariantError);
    }
  });
});

describe("cancelling", () => {
  it("does nothing for a stale handle, also when its slot has a new event", () => {
    const list = new EventList();
    const first = list.push(1, 0, 1, 0, 0);
    expect(list.cancel(first)).toBe(true);
    const second = list.push(2, 0, 2, 0, 0);
    expect(list.cancel(first)).toBe(false);
    expect(list.isPending(second)).toBe(true);
    list.pop();
    expect(list.isPending(second)).toBe(false);
    const third = list.push(3, 0, 3, 0, 0);
    expect(list.cancel(second)).toBe(false);
    expect(list.isPending(third)).toBe(true);
  });

  it("takes no number for a handle that no push returned", () => {
    const list = new EventList();
    list.push(1, 0, 0, 0, 0);
    for (const handle of [0, -1, 1, 2 ** 24 + 1, 2 ** 53, Number.NaN, Infinity]) {
      expect(list.cancel(handle)).toBe(false);
      expect(list.isPending(handle)).toBe(false);
    }
    expect(list.size).toBe(1);
  });
});

type Step = { do: "push"; time: number; priority: number } | { do: "pop" } | { do: "cancel"; which: number };

const pushAt = (time: fc.Arbitrary<number>) =>
  fc.record({ do: fc.constant("push" as const), time, priority: fc.integer({ min: -2, max: 2 }) });

const stepsAt = (time: fc.Arbitrary<number>) =>
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: pushAt(time) },
      { weight: 3, arbitrary: fc.constant({ do: "pop" as const }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant("cancel" as const), which: fc.nat() }) },
    ),
    { maxLength: 300 },
  );

/** Few distinct times, so that ties are common. */
const steps = stepsAt(fc.integer({ min: 0, max: 12 }));

/** Enough events first that later ones wait in buckets: near, far, beyond the last bucket and before the present; many in one. */
const spread = fc.oneof(
  fc.integer({ min: -40, max: 80 }).map((quarters) => quarters / 4),
  fc.constant(7),
  fc.integer({ min: -10, max: 9000 }),
  fc.double({ min: 0, max: 50, noNaN: true }),
);
const deepSteps = fc
  .tuple(fc.array(pushAt(spread), { minLength: 60, maxLength: 250 }), stepsAt(spread))
  .map(([pushes, rest]): Step[] => [...pushes, ...rest]);

/** The obvious event list: an array, sorted before each use. */
class Model {
  entries: { handle: EventHandle; time: number; priority: number; sequence: number }[] = [];

  sort(): void {
    this.entries.sort((p, q) => p.time - q.time || p.priority - q.priority || p.sequence - q.sequence);
  }
}

function play(list: EventList, model: Model, all: EventHandle[], script: readonly Step[], saveAt: number): EventList {
  let current = list;
  script.forEach((step, i) => {
    if (i === saveAt) current = EventList.fromState(current.state);
    if (step.do === "push") {
      const handle = current.push(step.time, step.priority, all.length, 0, 0);
      model.entries.push({ handle, time: step.time, priority: step.priority, sequence: all.length });
      all.push(handle);
    } else if (step.do === "pop") {
      model.sort();
      const expected = model.entries.shift();
      expect(current.pop()).toBe(expected !== undefined);
      if (expected !== undefined) {
        expect([current.timeMin, current.kind, current.handle]).toEqual([
          expected.time,
          expected.sequence,
          expected.handle,
        ]);
      }
    } else if (all.length > 0) {
      const handle = all[step.which % all.length];
      const at = model.entries.findIndex((entry) => entry.handle === handle);
      expect(current.isPending(handle)).toBe(at >= 0);
      expect(current.cancel(handle)).toBe(at >= 0);
      if (at >= 0) model.entries.splice(at, 1);
    }
    model.sort();
    expect(current.size).toBe(model.entries.length);
    expect(current.peekTimeMin()).toBe(model.entries[0]?.time ?? Infinity);
  });
  return current;
}

describe.each([
  { size: "a short list", script: steps, runs: 300 },
  { size: "a long list", script: deepSteps, runs: 100 },
])("$size", ({ script: scripts, runs }) => {
  it("behaves as a sorted array does, saved and restored half-way or not", () => {
    fc.assert(
      fc.property(scripts, fc.nat({ max: 300 }), (script, saveAt) => {
        const model = new Model();
        const list = play(new EventList(), model, [], script, saveAt);
        model.sort();
        expect(list.list().map(({ handle }) => handle)).toEqual(model.entries.map(({ handle }) => handle));
      }),
      { numRuns: runs, seed: 20240603 },
    );
  });

  it("has a state that does not depend on the shape of heap and buckets, only on what was done", () => {
    fc.assert(
      fc.property(scripts, (script) => {
        const plain = play(new EventList(), new Model(), [], script, -1);
        const restored = play(new EventList(), new Model(), [], script, Math.floor(script.length / 2));
        expect(restored.state).toEqual(plain.state);
      }),
      { numRuns: runs, seed: 20240604 },
    );
  });
});

describe("many events", () => {
  it("grows to 100,000 pending events and empties in order", () => {
    const list = new EventList();
    for (let i = 0; i < 100_000; i++) list.push((i * 7919) % 100_003, 0, 0, i, 0);
    let last = -1;
    while (list.pop()) {
      expect(list.timeMin > last).toBe(true);
      last = list.timeMin;
    }
    expect(list.size).toBe(0);
  });

  it("leave in order when they are few and days apart, and when thousands are due within a minute", () => {
    const list = new EventList();
    for (let i = 0; i < 3000; i++) list.push(5000 + ((i * 7919) % 3001) / 3001, 0, 0, i, 0);
    for (let day = 200; day > 0; day--) list.push(day * 1440, 0, 1, day, 0);
    let last = -1;
    for (let left = 3200; left > 0; left--) {
      expect(list.size).toBe(left);
      list.pop();
      expect(list.timeMin > last).toBe(true);
      last = list.timeMin;
    }
    expect(list.pop()).toBe(false);
  });

  it("leave in order when one minute after another is crowded, saved and restored on the way or not", () => {
    const list = new EventList();
    for (let i = 0; i < 60; i++) list.push(i / 60, 0, 0, -1, 0);
    for (let i = 0; i < 9000; i++) list.push(10 + ((i * 7919) % 9001) / 3000, 0, 0, i, 0);
    let other = list;
    let last = -1;
    for (let left = 9060; left > 0; left--) {
      if (left === 5000) other = EventList.fromState(list.state);
      list.pop();
      if (other !== list) other.pop();
      expect(list.timeMin > last).toBe(true);
      expect([other.timeMin, other.a]).toEqual([list.timeMin, list.a]);
      last = list.timeMin;
      if (left % 3 === 0) {
        const handle = list.push(last + 1, 0, 0, left, 0);
        if (other !== list) expect(other.push(last + 1, 0, 0, left, 0)).toBe(handle);
        list.cancel(handle);
        if (other !== list) other.cancel(handle);
      }
    }
    expect([list.size, other.size]).toEqual([0, 0]);
  });

  it("leaves what is due later when only what is due before a time is asked for", () => {
    const list = new EventList();
    for (let time = 0; time < 100; time++) list.push(time, 0, time, 0, 0);
    for (let time = 0; time < 40; time++) expect(list.pop(40)).toBe(true);
    expect(list.pop(40)).toBe(false);
    expect(list.peekTimeMin()).toBe(40);
  });
});
