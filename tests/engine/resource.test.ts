import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CapacityProfile,
  decode,
  encode,
  InvariantError,
  PreemptiveResource,
  type PreemptiveResourceState,
  Resource,
  type ResourceState,
  WaitingLines,
} from "../../sim/engine/index.ts";

/** Whom the resource serves now. */
function served(resource: { next(): number }): number[] {
  const entities: number[] = [];
  for (let e = resource.next(); e >= 0; e = resource.next()) entities.push(e);
  return entities;
}

function desk(capacity: number, classes = 2): { clock: { nowMin: number }; resource: Resource } {
  const clock = { nowMin: 0 };
  return { clock, resource: new Resource({ clock, capacity, classes, name: "desk" }) };
}

describe("a resource", () => {
  it("serves at once while units are free, then in order within a class, better classes first", () => {
    const { resource } = desk(1, 3);
    expect(resource.request(1, 1)).toBe(true);
    for (const [entity, priorityClass] of [
      [2, 2],
      [3, 1],
      [4, 0],
      [5, 1],
    ]) {
      expect(resource.request(entity, priorityClass)).toBe(false);
    }
    expect(resource.waiting()).toEqual([4, 3, 5, 2]);
    const order: number[] = [];
    for (let i = 0; i < 4; i++) {
      resource.release();
      order.push(...served(resource));
    }
    expect(order).toEqual([4, 3, 5, 2]);
  });

  it("lets nobody overtake a large request at the head of the line", () => {
    const { resource } = desk(3);
    resource.request(1, 0, 2);
    expect(resource.request(2, 0, 2)).toBe(false);
    expect(resource.request(3, 0, 1)).toBe(false);
    expect(served(resource)).toEqual([]);
    resource.release(2);
    expect(served(resource)).toEqual([2, 3]);
    expect([resource.busy, resource.available]).toEqual([3, 0]);
  });

  it("lets a better class take what the head of a worse one cannot use yet", () => {
    const { resource } = desk(2);
    resource.request(1, 1, 1);
    resource.request(2, 1, 2);
    expect(resource.request(3, 0, 1)).toBe(true);
    expect(resource.request(4, 1, 1)).toBe(false);
  });

  it("serves at once when its capacity is raised while some wait", () => {
    const { clock, resource } = desk(0);
    for (let e = 1; e <= 4; e++) resource.request(e);
    expect(served(resource)).toEqual([]);
    clock.nowMin = 5;
    resource.setCapacity(3);
    expect(served(resource)).toEqual([1, 2, 3]);
    expect(resource.waits[0].mean).toBe(5);
  });

  it("lets present users finish when its capacity is lowered", () => {
    const { resource } = desk(3);
    for (let e = 1; e <= 4; e++) resource.request(e);
    resource.setCapacity(1);
    expect([resource.busy, resource.available]).toEqual([3, 0]);
    resource.release();
    expect(served(resource)).toEqual([]);
    resource.release();
    expect(served(resource)).toEqual([]);
    resource.release();
    expect(served(resource)).toEqual([4]);
  });

  it("lets entities leave the line from anywhere, once", () => {
    const { resource } = desk(1);
    for (let e = 0; e < 5; e++) resource.request(e);
    expect([resource.leave(2), resource.leave(2), resource.leave(0), resource.leave(99)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([resource.leave(4), resource.leave(1)]).toEqual([true, true]);
    expect([resource.waiting(), resource.reneged, resource.queueLength]).toEqual([[3], 3, 1]);
    expect(resource.request(2)).toBe(false);
    expect(resource.waiting()).toEqual([3, 2]);
  });

  it("keeps statistics of use, line and waits", () => {
    const { clock, resource } = desk(1);
    resource.request(1, 0);
    clock.nowMin = 2;
    resource.request(2, 1);
    clock.nowMin = 6;
    resource.release();
    served(resource);
    clock.nowMin = 10;
    expect(resource.busyStatistic.mean(10)).toBe(1);
    expect(resource.queueStatistic.mean(10)).toBe(0.4);
    expect(resource.queueStatistic.max).toBe(1);
    expect([resource.waits[0].mean, resource.waits[1].mean]).toEqual([0, 4]);
    resource.resetStatistics();
    clock.nowMin = 12;
    resource.release();
    clock.nowMin = 14;
    expect([resource.busyStatistic.mean(14), resource.waits[1].n]).toEqual([0.5, 0]);
  });

  it("refuses what makes no sense", () => {
    const { clock, resource } = desk(1);
    resource.request(1);
    resource.request(2);
    expect(() => resource.request(2)).toThrow(/entity 2 waits already/);
    expect(() => resource.request(3, 5)).toThrow(InvariantError);
    expect(() => resource.request(3, -1)).toThrow(InvariantError);
    for (const units of [0, -1, 1.5, Number.NaN]) expect(() => resource.request(3, 0, units)).toThrow(/desk: units/);
    expect(() => resource.release(2)).toThrow(/desk: 2 released of 1 in use/);
    expect(() => resource.setCapacity(-1)).toThrow(InvariantError);
    expect(() => new Resource({ clock, capacity: 0.5 })).toThrow(InvariantError);
  });

  const action = fc.record({
    do: fc.constantFrom("request", "release", "leave", "capacity", "wait"),
    entity: fc.integer({ min: 0, max: 30 }),
    units: fc.integer({ min: 1, max: 3 }),
    priorityClass: fc.integer({ min: 0, max: 2 }),
  });

  it("never seizes more than it has, forgets nobody, and goes on the same after saving", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 150 }), (actions) => {
        const clock = { nowMin: 0 };
        let resource = new Resource({ clock, capacity: 3, classes: 3 });
        const holding = new Map<number, number>();
        const waiting = new Map<number, number>();
        const settle = (): void => {
          for (const e of served(resource)) {
            holding.set(e, waiting.get(e) as number);
            waiting.delete(e);
          }
        };
        for (const { do: what, entity, units, priorityClass } of actions) {
          if (what === "request" && !holding.has(entity) && !waiting.has(entity)) {
            (resource.request(entity, priorityClass, units) ? holding : waiting).set(entity, units);
          } else if (what === "release" && holding.has(entity)) {
            resource.release(holding.get(entity));
            holding.delete(entity);
          } else if (what === "leave") expect(resource.leave(entity)).toBe(waiting.delete(entity));
          else if (what === "capacity") resource.setCapacity(units);
          else clock.nowMin += units;
          const busyBefore = resource.busy;
          settle();
          const held = [...holding.values()].reduce((sum, n) => sum + n, 0);
          expect(resource.busy).toBe(held);
          expect(held <= resource.capacity || resource.busy <= busyBefore).toBe(true);
          expect(resource.waiting().sort((p, q) => p - q)).toEqual([...waiting.keys()].sort((p, q) => p - q));
          const copy = new Resource({ clock, capacity: 0, classes: 3 });
          copy.restore(decode(encode(resource.state)) as unknown as ResourceState);
          expect(copy.state).toEqual(resource.state);
          resource = copy;
        }
      }),
      { numRuns: 150, seed: 20240608 },
    );
  });
});

describe("a preemptive resource", () => {
  function room(capacity: number): { clock: { nowMin: number }; resource: PreemptiveResource } {
    const clock = { nowMin: 0 };
    return { clock, resource: new PreemptiveResource({ clock, capacity, classes: 3 }) };
  }

  it("interrupts a worse class and resumes it with the work that was left", () => {
    const { clock, resource } = room(1);
    expect([resource.request(1, 1, 10), resource.interrupted]).toEqual([true, -1]);
    clock.nowMin = 4;
    expect([resource.request(2, 0, 3), resource.interrupted]).toEqual([true, 1]);
    expect([resource.isServed(1), resource.isWaiting(1), resource.workLeftMin(1)]).toEqual([false, true, 6]);
    clock.nowMin = 7;
    resource.release(2);
    expect(served(resource)).toEqual([1]);
    clock.nowMin = 9;
    expect(resource.workLeftMin(1)).toBe(4);
    expect([resource.interruptions, resource.waits[1].n, resource.waits[1].mean]).toEqual([1, 1, 0]);
  });

  it("interrupts no equal and no better, and puts the interrupted first in its line", () => {
    const { clock, resource } = room(1);
    resource.request(1, 1, 10);
    resource.request(2, 1, 10);
    expect(resource.interrupted).toBe(-1);
    clock.nowMin = 1;
    resource.request(3, 0, 1);
    expect([resource.request(4, 0, 1), resource.interrupted]).toEqual([false, -1]);
    clock.nowMin = 2;
    resource.release(3);
    expect(served(resource)).toEqual([4]);
    resource.release(4);
    expect(served(resource)).toEqual([1]);
  });

  it("interrupts, of the worst class, who began last", () => {
    const { clock, resource } = room(3);
    resource.request(1, 2, 9);
    clock.nowMin = 1;
    resource.request(2, 2, 9);
    resource.request(3, 1, 9);
    resource.request(4, 0, 9);
    expect(resource.interrupted).toBe(2);
    expect(resource.busy).toBe(3);
  });

  it("interrupts nobody when capacity falls, serves at once when it rises, and lets the waiting leave", () => {
    const { resource } = room(2);
    for (let e = 0; e < 4; e++) resource.request(e, 2, 5);
    resource.setCapacity(1);
    expect(resource.request(9, 0, 1)).toBe(false);
    expect([resource.busy, resource.interruptions]).toEqual([2, 0]);
    resource.setCapacity(4);
    expect(served(resource)).toEqual([9, 2]);
    expect([resource.leave(3), resource.leave(3), resource.queueLength]).toEqual([true, false, 0]);
    expect(() => resource.release(3)).toThrow(InvariantError);
  });

  it("goes on the same after saving", () => {
    const { clock, resource } = room(1);
    resource.request(20, 1, 10);
    clock.nowMin = 3;
    resource.request(5, 0, 2);
    const copy = new PreemptiveResource({ clock, capacity: 1, classes: 3 });
    copy.restore(decode(encode(resource.state)) as unknown as PreemptiveResourceState);
    expect(copy.state).toEqual(resource.state);
    clock.nowMin = 5;
    for (const each of [copy, resource]) {
      each.release(5);
      expect(served(each)).toEqual([20]);
      expect(each.workLeftMin(20)).toBe(7);
    }
    expect(copy.state).toEqual(resource.state);
  });
});

describe("waiting lines", () => {
  it("take in at both ends and leave no trace of who has left in their state", () => {
    const lines = new WaitingLines(2);
    lines.joinBack(3, 1);
    lines.joinFront(7, 1);
    lines.joinBack(100, 0);
    lines.leave(100);
    lines.leave(7);
    const plain = new WaitingLines(2);
    plain.joinBack(3, 1);
    expect(lines.state).toEqual(plain.state);
    expect([lines.head(), lines.classOfWaiting(3), lines.classOfWaiting(7)]).toEqual([3, 1, -1]);
  });
});

describe("a capacity profile", () => {
  const week = new CapacityProfile(
    [
      { fromMin: 480, capacity: 4 },
      { fromMin: 720, capacity: 4 },
      { fromMin: 1020, capacity: 1 },
    ],
    1440,
  );

  it("tells the capacity and its next change, before zero too", () => {
    expect([0, 479, 480, 1019, 1020, 1440 + 500, -1].map((t) => week.capacityAt(t))).toEqual([1, 1, 4, 4, 1, 4, 1]);
    expect([0, 480, 1020, -2000].map((t) => week.nextChangeMin(t))).toEqual([480, 1020, 1920, -1860]);
  });

  it("never changes when all steps are equal, and refuses steps that do not rise", () => {
    expect(new CapacityProfile([{ fromMin: 5, capacity: 2 }], 60).nextChangeMin(0)).toBe(Infinity);
    expect(() => new CapacityProfile([], 60)).toThrow(InvariantError);
    expect(() => new CapacityProfile([{ fromMin: 60, capacity: 2 }], 60)).toThrow(InvariantError);
  });
});
