/** The central run in words. */
import { describe, expect, it } from "vitest";
import { type CentralReading, centralRunSentences } from "../../sim/report/index.ts";

const operations: CentralReading = {
  what: "operations postponed",
  where: "two trusts, weeks 3 to 5",
  unit: "cases",
  isCount: true,
  firstWeek: 3,
  sides: [{ name: "", total: 1604, median: 1610, weeks: [300, 1000, 304] }],
};

describe("the central run in words", () => {
  it("says which it is, what its measures come to beside the medians, and what one run is good for", () => {
    expect(centralRunSentences("", 17, 50, [operations])).toEqual([
      "Central run: replication 17, the one whose main measures lie nearest the medians of all 50.",
      "Operations postponed (two trusts, weeks 3 to 5): 1,604, most in week 4 (1,000); median of 50 runs 1,610.",
      "It is one simulated run, for telling what happens; it proves nothing by itself.",
    ]);
  });

  it("names each side of a comparison, and of a share the lowest week", () => {
    const capacity: CentralReading = {
      ...operations,
      what: "results released within target, of a usual day",
      unit: "fraction",
      isCount: false,
      sides: [
        { name: "A", total: 0.5, median: 0.4, weeks: [0.9, Number.NaN, 0.1] },
        { name: "B", total: 0, median: 0, weeks: [0, 0, 0] },
      ],
    };
    expect(centralRunSentences(" of A / B", 0, 9, [capacity])[1]).toBe(
      "Results released within target, of a usual day (two trusts, weeks 3 to 5): 50 % on average in A, lowest in week 5 (10 %); " +
        "median of 9 runs 40 %; 0 % on average in B, lowest in week 3 (0 %); median of 9 runs 0 %.",
    );
  });

  it("has no peak where nothing happened, and no sentence where nothing was read", () => {
    const none = { ...operations, sides: [{ name: "", total: 0, median: 0, weeks: [0, 0, 0] }] };
    expect(centralRunSentences("", 0, 2, [none])[1]).toContain("weeks 3 to 5): 0; median of 2 runs 0.");
    const unread = { ...operations, sides: [{ name: "", total: Number.NaN, median: Number.NaN, weeks: [Number.NaN] }] };
    expect(centralRunSentences("", 0, 2, [unread])).toHaveLength(2);
  });
});
