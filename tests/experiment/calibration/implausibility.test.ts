/** Implausibility against numbers worked out by hand, and the emulator against surfaces that it must find. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Stream } from "../../../sim/engine/index.ts";
import { Emulator, implausibility, latinHypercube, worstBut } from "../../../sim/experiment/index.ts";

const observation = { low: 100, high: 120, errorSd: 3, discrepancySd: 4 };

describe("implausibility", () => {
  it("is the distance to the range over the root of all variances", () => {
    // 144 - 120 = 24; 9 + 16 + 100 + 19 = 144, whose root is 12.
    expect(implausibility(observation, 144, 100, 19)).toBe(2);
    // The other end: 100 - 64 = 36 over 12.
    expect(implausibility(observation, 64, 100, 19)).toBe(3);
  });

  it("is 0 within the range, and grows as any variance falls", () => {
    expect(implausibility(observation, 110, 0, 0)).toBe(0);
    const sure = { low: 1, high: 1, errorSd: 0, discrepancySd: 0 };
    expect(implausibility(sure, 2, 0, 0)).toBe(Infinity);
    expect(implausibility(sure, 1, 0, 0)).toBe(0);
    expect(implausibility(observation, Number.NaN, 1, 1)).toBeNaN();
    expect(() => implausibility(observation, 1, -1, 0)).toThrow("variance below 0");
  });

  it("leaves out as many of the worst targets as may be missed, and takes an unread one for missed", () => {
    expect(worstBut(0, [1, 4, 2])).toBe(4);
    expect(worstBut(1, [1, 4, 2])).toBe(2);
    expect(worstBut(0, [1, Number.NaN, 2])).toBe(Infinity);
    expect(worstBut(1, [1, Number.NaN, 2])).toBe(2);
    expect(worstBut(3, [1, 2])).toBe(0);
  });
});

describe("an emulator", () => {
  const units = latinHypercube(3, 40, Stream.named("emulator")).points.map(({ unit }) => unit);

  it("finds a quadratic surface exactly, and says that it is sure", () => {
    const truth = ([a, b, c]: ArrayLike<number> & Iterable<number>): number => 5 + a - 2 * b * b + 3 * a * c;
    const emulator = new Emulator(units, [units.map(truth)], [0]);
    expect(emulator.shape).toBe("quadratic");
    const fit = emulator.fits[0];
    expect(fit?.r2).toBeCloseTo(1, 9);
    expect(fit?.looR2).toBeCloseTo(1, 9);
    for (const unit of [
      [0, 0, 0],
      [1, 1, 1],
      [0.2, 0.9, 0.4],
    ].map((one) => Float64Array.from(one))) {
      expect(emulator.predict(0, unit).mean).toBeCloseTo(truth(unit), 5);
      expect(emulator.predict(0, unit).variance).toBeLessThan(1e-6);
    }
  });

  it("takes noise of the size of luck for luck, and a bend that it cannot follow for a lack of fit", () => {
    const stream = Stream.named("noise");
    // Two uniforms less one have variance 1/6; means of luck with that variance.
    const noisy = units.map(([a]) => a + stream.next() + stream.next() - 1);
    const step = units.map(([a, b]) => (a + b > 1.2 ? 10 : 0));
    const emulator = new Emulator(units, [noisy, step], [1 / 6, 0]);
    const [ofNoise, ofStep] = emulator.fits;
    // Residual variance over 30 degrees of freedom, within a factor of two with a chance above 99.9 % (chi-square).
    expect(ofNoise?.residualVariance).toBeGreaterThan(1 / 12);
    expect(ofNoise?.residualVariance).toBeLessThan(1 / 3);
    expect(ofNoise?.lackOfFit).toBeLessThan(0.15);
    expect(ofStep?.lackOfFit).toBeGreaterThan(2);
    expect(ofStep?.looR2 ?? 1).toBeLessThan(ofStep?.r2 ?? 0);
  });

  it("is less sure away from its points, and makes do with a simpler surface when they are few", () => {
    const near = units.map((unit) => unit.map((one) => 0.4 + one / 5));
    const emulator = new Emulator(near, [near.map(([a]) => a)], [0.01]);
    expect(emulator.leverage([0, 0, 0])).toBeGreaterThan(100 * emulator.leverage([0.5, 0.5, 0.5]));
    expect(new Emulator(units.slice(0, 15), [units.slice(0, 15).map(([a]) => a)], [0]).shape).toBe("squares");
    expect(new Emulator(units.slice(0, 6), [units.slice(0, 6).map(([a]) => a)], [0]).shape).toBe("linear");
    expect(() => new Emulator(units.slice(0, 4), [[1, 2, 3, 4]], [0])).toThrow("4 points cannot be fitted");
  });

  it("stands points that lie in fewer dimensions, and foretells nothing of an output that was not read", () => {
    const flat = units.map((unit) => Float64Array.from([unit[0], unit[0], 0.5]));
    const emulator = new Emulator(flat, [flat.map(([a]) => 2 * a), flat.map(() => Number.NaN)], [0, 0]);
    expect(emulator.predict(0, [0.3, 0.3, 0.5]).mean).toBeCloseTo(0.6, 6);
    expect(emulator.fits[1]).toBeNull();
    expect(emulator.predict(1, [0.3, 0.3, 0.5])).toEqual({ mean: Number.NaN, variance: Infinity });
  });

  it("gives finite numbers for any finite outputs", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 40, maxLength: 40 }),
        (output) => {
          const { mean, variance } = new Emulator(units, [output], [1]).predict(0, [0.1, 0.5, 0.9]);
          return Number.isFinite(mean) && variance >= 0;
        },
      ),
      { numRuns: 50, seed: 7 },
    );
  });
});
