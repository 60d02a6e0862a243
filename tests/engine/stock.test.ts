import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, encode, InvariantError, PerishableStock, type PerishableStockState } from "../../sim/engine/index.ts";

const kinds = 3;
const ages = 5;

const step = fc.record({
  do: fc.constantFrom("receive", "takeOldest", "takeFrom", "putBack", "age"),
  kind: fc.integer({ min: 0, max: kinds - 1 }),
  age: fc.integer({ min: 0, max: ages - 1 }),
  count: fc.integer({ min: 0, max: 40 }),
});

describe("a perishable stock", () => {
  it("takes the oldest first and tells of which ages", () => {
    const stock = new PerishableStock(1, 4);
    stock.receive(0, 0, 10);
    stock.receive(0, 2, 3);
    stock.receive(0, 3, 1);
    expect(stock.takeOldest(0, 6)).toBe(6);
    expect([...stock.takenByAge]).toEqual([2, 0, 3, 1]);
    expect(stock.takeOldest(0, 100)).toBe(8);
    expect([...stock.takenByAge]).toEqual([8, 0, 0, 0]);
    expect(stock.takeOldest(0, 1)).toBe(0);
  });

  it("expires units a day after they reached the last age", () => {
    const stock = new PerishableStock(2, 3);
    stock.receive(1, 0, 7);
    expect([...stock.ageOneDay()]).toEqual([0, 0]);
    expect([...stock.ageOneDay()]).toEqual([0, 0]);
    expect(stock.countAtAge(1, 2)).toBe(7);
    expect([...stock.ageOneDay()]).toEqual([0, 7]);
    expect(stock.count(1)).toBe(0);
  });

  it("loses and makes nothing, whatever is done, and goes on the same after saving", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        let stock = new PerishableStock(kinds, ages);
        steps.forEach((s, i) => {
          if (s.do === "receive") stock.receive(s.kind, s.age, s.count);
          else if (s.do === "age") stock.ageOneDay();
          else if (s.do === "takeOldest") {
            const before = stock.count(s.kind);
            const taken = stock.takeOldest(s.kind, s.count);
            expect(taken).toBe(Math.min(before, s.count));
            expect(stock.takenByAge.reduce((sum, n) => sum + n, 0)).toBe(taken);
          } else if (s.do === "takeFrom")
            stock.takeFrom(s.kind, s.age, Math.min(s.count, stock.countAtAge(s.kind, s.age)));
          else stock.putBack(s.kind, s.age, Math.min(s.count, stock.taken[s.kind] - stock.returned[s.kind]));
          if (i % 17 === 0) {
            stock = PerishableStock.fromState(decode(encode(stock.state)) as unknown as PerishableStockState);
          }
          for (let kind = 0; kind < kinds; kind++) expect(stock.imbalance(kind)).toBe(0);
        });
      }),
      { numRuns: 200, seed: 20240606 },
    );
  });

  it("refuses to go below nothing, and what does not exist", () => {
    const stock = new PerishableStock(kinds, ages);
    stock.receive(0, 1, 5);
    const before = stock.state;
    for (const wrong of [
      () => stock.takeFrom(0, 1, 6),
      () => stock.takeFrom(0, 0, 1),
      () => stock.putBack(0, 0, 1),
      () => stock.receive(0, 0, -1),
      () => stock.receive(0, ages, 1),
      () => stock.receive(kinds, 0, 1),
      () => stock.receive(0, 0, 1.5),
      () => stock.takeOldest(0, -1),
      () => stock.takeOldest(0, Number.NaN),
    ]) {
      expect(wrong).toThrow(InvariantError);
    }
    expect(stock.state).toEqual(before);
    expect(() => new PerishableStock(1, 2).restore(before)).toThrow(InvariantError);
  });
});
