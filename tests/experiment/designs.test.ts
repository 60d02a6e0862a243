import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Stream } from "../../sim/engine/index.ts";
import {
  fractionalFactorial,
  fullFactorial,
  latinHypercube,
  morrisDesign,
  mostSobolDimensions,
  oneAtATime,
  type PointDesign,
  saltelliDesign,
  shortestDistance,
  sobolDesign,
} from "../../sim/experiment/index.ts";
import { readFixture } from "./fixtures.ts";

const stream = (name: string | number): Stream => Stream.named(`designs/${name}`);
const unitsOf = (design: PointDesign): number[][] => design.points.map(({ unit }) => [...unit]);

/** A shift of the digits by nothing: draws of 0. */
const hashable = (design: PointDesign): string => JSON.stringify(unitsOf(design));

describe("every design", () => {
  it("has points in the unit cube, ids that differ and sort in order, and is the same again from the same stream", () => {
    const sizes = fc.record({ factors: fc.integer({ min: 1, max: 12 }), size: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(sizes, fc.nat(), ({ factors, size }, name) => {
        const all = (): PointDesign[] => [
          latinHypercube(factors, size, stream(name)),
          sobolDesign(factors, size, { stream: stream(name) }),
          morrisDesign(factors, size, stream(name)),
          saltelliDesign(factors, 8, stream(name)),
          fullFactorial(Array.from({ length: Math.min(factors, 4) }, (_, factor) => 1 + (factor % 3))),
        ];
        const again = all();
        all().forEach((design, index) => {
          const ids = design.points.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const { unit } of design.points) {
            expect(unit.length).toBe(design.factors);
            expect(unit.every((value) => value >= 0 && value <= 1)).toBe(true);
          }
          expect(hashable(again[index])).toBe(hashable(design));
          if (design.kind === "latin-hypercube" || design.kind === "sobol") expect([...ids].sort()).toEqual(ids);
        });
      }),
      { seed: 7, numRuns: 40 },
    );
  });

  it("refuses sizes that make no sense", () => {
    expect(() => latinHypercube(0, 5, stream(0))).toThrow(/0 factors/);
    expect(() => latinHypercube(2, 0.5, stream(0))).toThrow(/0.5 points/);
    expect(() => sobolDesign(mostSobolDimensions + 1, 4)).toThrow(/401 factors/);
    expect(() => sobolDesign(2, 4, { first: -1 })).toThrow(/number -1/);
    expect(() => saltelliDesign(2, 12)).toThrow(/power of two/);
    expect(() => morrisDesign(2, 4, stream(0), { levels: 5 })).toThrow(/even number/);
    expect(() => morrisDesign(2, 4, stream(0), { groups: [0, 2] })).toThrow(/without gaps/);
    expect(() => fullFactorial([10, 10, 10, 10, 10, 10, 2])).toThrow(/2000000 points/);
  });
});

describe("a full factorial", () => {
  it("has every combination once, the last factor changing fastest", () => {
    expect(unitsOf(fullFactorial([2, 3]))).toEqual([
      [0, 0],
      [0, 0.5],
      [0, 1],
      [1, 0],
      [1, 0.5],
      [1, 1],
    ]);
    expect(unitsOf(fullFactorial([1, 2]))).toEqual([
      [0.5, 0],
      [0.5, 1],
    ]);
  });
});

describe("a fractional factorial", () => {
  it("keeps all pairs of factors balanced and makes the generated factor the product of its own", () => {
    const design = fractionalFactorial(["a", "b", "c", "d", "abc", "bcd"]);
    const signs = unitsOf(design).map((unit) => unit.map((value) => 2 * value - 1));
    expect(signs.length).toBe(16);
    for (const row of signs) {
      expect(row[4]).toBe(row[0] * row[1] * row[2]);
      expect(row[5]).toBe(row[1] * row[2] * row[3]);
    }
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j < 6; j++) {
        const dot = signs.reduce((sum, row) => sum + row[i] * row[j], 0);
        expect(dot).toBe(i === j ? 16 : 0);
      }
    }
  });

  it("refuses generators that make no design", () => {
    expect(() => fractionalFactorial(["a", "A"])).toThrow(/no product/);
    expect(() => fractionalFactorial(["a", "aa"])).toThrow(/no product/);
    expect(() => fractionalFactorial(["a", "ab"])).toThrow(/basic factor b/);
    expect(() => fractionalFactorial(["a", "b", "ab", "ba"])).toThrow(/same generator/);
  });
});

describe("one factor at a time", () => {
  it("leaves all others at the scenario's own value", () => {
    const nan = Number.NaN;
    const design = oneAtATime(2);
    expect(design.points.map(({ id }) => id)).toEqual(["base", "low-0", "high-0", "low-1", "high-1"]);
    expect(unitsOf(design)).toEqual([
      [nan, nan],
      [0, nan],
      [1, nan],
      [nan, 0],
      [nan, 1],
    ]);
  });
});

describe("a Latin hypercube", () => {
  it("has one point in each slice of each factor", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 30 }), fc.nat(), (factors, count, name) => {
        const { points } = latinHypercube(factors, count, stream(name));
        for (let factor = 0; factor < factors; factor++) {
          const slices = points.map(({ unit }) => Math.floor(unit[factor] * count)).sort((a, b) => a - b);
          expect(slices).toEqual(Array.from({ length: count }, (_, slice) => slice));
        }
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it("keeps its points further apart than twenty random ones do", () => {
    const apart = shortestDistance(latinHypercube(4, 30, stream("maximin")).points);
    const random = Array.from({ length: 20 }, (_, one) => {
      const draw = stream(`random/${one}`);
      const columns = Array.from({ length: 4 }, () => {
        const order = Array.from({ length: 30 }, (__, slice) => [draw.next(), slice]).sort(([a], [b]) => a - b);
        return order.map(([, slice]) => (slice + draw.next()) / 30);
      });
      const points = columns[0].map((_, index) => ({
        id: String(index),
        unit: Float64Array.from(columns, (column) => column[index]),
      }));
      return shortestDistance(points);
    });
    expect(apart).toBeGreaterThan(1.3 * Math.max(...random));
  });
});

describe("a Sobol' sequence", () => {
  it("is that of scipy, point for point, in 400 dimensions", () => {
    // Points 1, 2, 4 … 4096: every other point is a sum of these by digits, so that they stand for the first 8192.
    const fixture = readFixture<{ bits: number; indices: number[]; points: number[][] }>("sobol-points");
    fixture.indices.forEach((index, row) => {
      const [point] = unitsOf(sobolDesign(400, 1, { first: index }));
      expect(point.map((value) => value * 2 ** fixture.bits)).toEqual(fixture.points[row]);
    });
    expect(mostSobolDimensions).toBe(400);
  });

  it("begins as every book prints it", () => {
    expect(unitsOf(sobolDesign(3, 4))).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
    ]);
  });

  it("is balanced: each of 2^m dyadic slices of a factor holds one of 2^m points, shifted or not", () => {
    const cases = fc.record({ log: fc.integer({ min: 0, max: 8 }), block: fc.nat({ max: 5 }), shifted: fc.boolean() });
    fc.assert(
      fc.property(cases, ({ log, block, shifted }) => {
        const count = 2 ** log;
        const options = { first: block * count, ...(shifted ? { stream: stream(block) } : {}) };
        const { points } = sobolDesign(400, count, options);
        for (let factor = 0; factor < 400; factor += 7) {
          expect(new Set(points.map(({ unit }) => Math.floor(unit[factor] * count))).size).toBe(count);
        }
      }),
      { seed: 7, numRuns: 30 },
    );
  });

  it("is balanced in boxes of its first two factors", () => {
    const { points } = sobolDesign(2, 256, { stream: stream("boxes") });
    for (let log = 0; log <= 8; log++) {
      const across = 2 ** log;
      const down = 256 / across;
      const boxes = points.map(({ unit }) => Math.floor(unit[0] * across) * down + Math.floor(unit[1] * down));
      expect(new Set(boxes).size).toBe(256);
    }
  });

  it("goes on where a shorter one ended", () => {
    const whole = unitsOf(sobolDesign(5, 12, { stream: stream("more") }));
    expect(unitsOf(sobolDesign(5, 4, { first: 8, stream: stream("more") }))).toEqual(whole.slice(8));
  });
});

describe("Morris' trajectories", () => {
  const sizes = fc.record({
    groups: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 8 }),
    trajectories: fc.integer({ min: 1, max: 6 }),
    levels: fc.constantFrom(2, 4, 6),
    name: fc.nat(),
  });

  it("change one group a step, by the same length, each once a trajectory, on the grid", () => {
    fc.assert(
      fc.property(sizes, ({ groups: raw, trajectories, levels, name }) => {
        const known = [...new Set(raw)];
        const groups = raw.map((group) => known.indexOf(group));
        const design = morrisDesign(groups.length, trajectories, stream(name), { levels, groups });
        const length = levels / (2 * (levels - 1));
        for (let t = 0; t < trajectories; t++) {
          const order = [...design.changed.slice(t * known.length, (t + 1) * known.length)];
          expect([...order].sort()).toEqual(known.map((_, group) => group));
          order.forEach((group, place) => {
            const from = design.points[t * (known.length + 1) + place].unit;
            const to = design.points[t * (known.length + 1) + place + 1].unit;
            groups.forEach((own, factor) => {
              const moved = Math.abs(to[factor] - from[factor]);
              expect(moved).toBeCloseTo(own === group ? length : 0, 12);
              expect((to[factor] * (levels - 1)) % 1).toBeCloseTo(0, 12);
            });
            const first = groups.indexOf(group);
            expect(design.step[t * known.length + place]).toBeCloseTo(to[first] - from[first], 12);
          });
        }
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it("of single factors change one coordinate a step", () => {
    const design = morrisDesign(6, 5, stream("single"));
    expect(design.points.length).toBe(35);
    for (let t = 0; t < 5; t++) {
      for (let place = 0; place < 6; place++) {
        const [from, to] = [design.points[7 * t + place].unit, design.points[7 * t + place + 1].unit];
        expect([...from].filter((value, factor) => value !== to[factor]).length).toBe(1);
      }
    }
  });
});

describe("Saltelli's design", () => {
  it("mixes rows of A with one coordinate of B", () => {
    const { points } = saltelliDesign(3, 16, stream("saltelli"));
    expect(points.length).toBe(16 * 5);
    for (let row = 0; row < 16; row++) {
      const [a, b, ...mixed] = points.slice(5 * row, 5 * row + 5).map(({ unit }) => [...unit]);
      mixed.forEach((unit, factor) => {
        expect(unit).toEqual(a.map((value, other) => (other === factor ? b[factor] : value)));
      });
    }
    expect(points[2].id).toBe("saltelli-00-ab0");
  });
});
