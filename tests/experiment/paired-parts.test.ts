/** Pairs of runs as plain numbers: nothing is lost on the way, and an address is that of one plan only. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  numbersOf,
  type PairedPlan,
  type PairedRun,
  packPair,
  pairLength,
  pairsAddress,
  type Subject,
  unpackPair,
} from "../../sim/experiment/index.ts";
import type { Scenario } from "../../sim/scenario/index.ts";

const scenario = (hash: string): Scenario => ({ id: hash, hash }) as Scenario;
const subject = (measure: string, firstWeek: number, lastWeek: number): Subject => ({
  text: `${measure}, ${firstWeek}-${lastWeek}`,
  measure,
  place: "region",
  firstWeek,
  lastWeek,
});
const plan: PairedPlan = {
  scenarios: ["a", "b", "c"].map(scenario),
  subjects: [subject("one", 1, 3), subject("two", 2, 2)],
  seed: "7",
  first: 4,
  replications: 5,
};

const number = fc.oneof(fc.constant(Number.NaN), fc.constant(-0), fc.double());
const weeks = (count: number) =>
  fc.array(number, { minLength: count, maxLength: count }).map((of) => Float64Array.from(of));
const counts = fc.record({ onlyA: fc.nat(), onlyB: fc.nat(), both: fc.nat() });
const pair: fc.Arbitrary<PairedRun> = fc.record({
  replication: fc.nat(),
  weeks: fc.array(fc.tuple(weeks(3), weeks(1)), { minLength: 3, maxLength: 3 }),
  matched: fc.array(fc.tuple(counts, counts), { minLength: 2, maxLength: 2 }),
  resultHashes: fc.array(fc.stringMatching(/^[0-9a-f]{8}$/), { minLength: 3, maxLength: 3 }),
});

describe("a pair of runs", () => {
  it("is the same after it was packed and unpacked, whatever its numbers", () => {
    fc.assert(
      fc.property(pair, (run) => {
        const packed = packPair(run);
        expect(packed.values).toHaveLength(pairLength(plan));
        expect(unpackPair(packed, plan)).toEqual(run);
      }),
    );
  });
});

describe("a plan of pairs", () => {
  it("has the address of its scenarios in their order, its seed, its subjects and the program, not of its replications", () => {
    const address = pairsAddress(plan, "program");
    expect(pairsAddress({ ...plan, first: 0, replications: 90 }, "program")).toBe(address);
    const others = [
      pairsAddress(plan, "another"),
      pairsAddress({ ...plan, seed: "8" }, "program"),
      pairsAddress({ ...plan, scenarios: [...plan.scenarios].reverse() }, "program"),
      pairsAddress({ ...plan, subjects: plan.subjects.slice(1) }, "program"),
    ];
    expect(new Set([address, ...others]).size).toBe(5);
  });

  it("asks for all its replications, or for some of them", () => {
    expect(numbersOf(plan)).toEqual([4, 5, 6, 7, 8]);
    expect(numbersOf({ ...plan, only: new Set([8, 5, 99]) })).toEqual([5, 8]);
  });
});
