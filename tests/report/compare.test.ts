import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialCdf } from "../../sim/engine/index.ts";
import { compareSentence, exactInterval, matchedSentence, pairedText, shareText } from "../../sim/report/index.ts";

describe("the exact interval of a share", () => {
  it("has the bounds of the tables", () => {
    // Clopper and Pearson: 0 of 100 ends at 1 - 0.025^(1/100); 91 of 100 and 5 of 10 as R's binom.test gives them.
    expect(exactInterval(0, 100).low).toBe(0);
    expect(exactInterval(0, 100).high).toBeCloseTo(0.0362167, 6);
    expect(exactInterval(100, 100)).toEqual({ low: expect.closeTo(0.9637833, 6), high: 1 });
    expect(exactInterval(5, 10)).toEqual({ low: expect.closeTo(0.187086, 6), high: expect.closeTo(0.812914, 6) });
    expect(exactInterval(91, 100)).toEqual({ low: expect.closeTo(0.8360177, 6), high: expect.closeTo(0.9580164, 6) });
  });

  it("leaves a tail of a fortieth on either side, by the binomial distribution itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), fc.nat(400), (runs, k) => {
        const count = 1 + (k % (runs - 1));
        const { low, high } = exactInterval(count, runs);
        expect(1 - binomialCdf(count - 1, runs, low)).toBeCloseTo(0.025, 9);
        expect(binomialCdf(count, runs, high)).toBeCloseTo(0.025, 9);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it("is refused for counts that are no share", () => {
    for (const [count, runs] of [
      [-1, 10],
      [11, 10],
      [1.5, 10],
      [0, 0],
    ])
      expect(() => exactInterval(count, runs)).toThrow(/no share is/);
  });
});

describe("sentences about two scenarios", () => {
  const side = (name: string, values: readonly number[]) => ({ name, values });

  it("never say never: 0 of 100 has an interval", () => {
    expect(shareText(0, 100)).toBe("0 of 100 (95 % interval 0 to 3.6)");
    expect(shareText(91, 100)).toBe("91 of 100 (95 % interval 83.6 to 95.8)");
    expect(shareText(100, 100)).toBe("100 of 100 (95 % interval 96.4 to 100)");
  });

  it("tell in how many runs the other has more or fewer than the baseline, the commoner first, and the mean difference", () => {
    const a = side("the 10-day outage", [10, 12, 9, 8, 20]);
    const b = side("the 3-day outage", [4, 12, 10, 2, 8]);
    const text = compareSentence("operations postponed", a, b);
    expect(text).toContain(
      "In 3 of 5 (95 % interval 14.7 to 94.7) runs the 3-day outage has fewer operations postponed than the 10-day outage; " +
        "more in 1 of 5 (95 % interval 0.5 to 71.6), and the same in 1.",
    );
    expect(text).toContain("The mean difference is -4.6 (95 % interval ");
    expect(compareSentence("operations postponed", b, a)).toContain(
      "runs the 10-day outage has more operations postponed than the 3-day outage; fewer in 1 of 5",
    );
    expect(compareSentence("operations postponed", b, a)).toContain("The mean difference is 4.6 (95 % interval ");
    expect(text.endsWith(pairedText)).toBe(true);
    expect(text).toContain("matched simulated cases; meaningful in aggregate only");
  });

  it("say none of all with its interval, never that it cannot be", () => {
    const none = compareSentence("cases", side("A", new Array(100).fill(2)), side("B", new Array(100).fill(1)));
    expect(none).toContain(
      "In 100 of 100 (95 % interval 96.4 to 100) runs B has fewer cases than A; more in 0 of 100 (95 % interval 0 to 3.6).",
    );
    expect(none).not.toMatch(/never|safe/);
  });

  it("count matched cases with their range and the number of pairs", () => {
    const range = (mean: number, least: number, most: number) => ({ mean, least, most });
    const text = matchedSentence("operations", "A", "B", range(120, 80, 150), range(3.5, 0, 9), 40);
    expect(text).toContain(
      "on average 120 (80 to 150) had a date postponed, linked by the model's rules to the incident, in A and not in B",
    );
    expect(text).toContain(
      "and 3.5 (0 to 9) in B and not in A (mean and range over n = 40 pairs of runs; meaningful in aggregate only)",
    );
    expect(text).not.toMatch(/saved|lost|caused/);
  });

  it("leave out pairs that have no reading, and say so", () => {
    const text = compareSentence("cases", side("A", [1, Number.NaN, 3]), side("B", [0, 1, 2]));
    expect(text).toContain("In 2 of 2 ");
    expect(text).toContain("1 of 3 pairs had nothing to read");
    expect(compareSentence("cases", side("A", [Number.NaN]), side("B", [1]))).toContain("No run of A and B");
    expect(() => compareSentence("cases", side("A", [1]), side("B", []))).toThrow(/cannot be paired/);
  });
});
