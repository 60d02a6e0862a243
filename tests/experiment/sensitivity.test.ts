import { describe, expect, it } from "vitest";
import { normalQuantile, Stream } from "../../sim/engine/index.ts";
import {
  latinHypercube,
  morrisDesign,
  morrisEffects,
  oneAtATime,
  rankCorrelations,
  saltelliDesign,
  sobolIndices,
  tornado,
} from "../../sim/experiment/index.ts";
import { readFixture, type Samples } from "./fixtures.ts";

const stream = (name: string): Stream => Stream.named(`sensitivity/${name}`);

/** Ishigami and Homma (1990) with a = 7, b = 0.1, on coordinates from 0 to 1. */
function ishigami(unit: ArrayLike<number>): number {
  const [x, y, z] = [0, 1, 2].map((factor) => Math.PI * (2 * unit[factor] - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
}

describe("Sobol' indices", () => {
  // Closed form for a = 7, b = 0.1: V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2; V1 = (1 + bπ⁴/5)²/2; V2 = a²/8; V13 = 8b²π⁸/225.
  const variance = 49 / 8 + (0.1 * Math.PI ** 4) / 5 + (0.01 * Math.PI ** 8) / 18 + 0.5;
  const first = [(1 + (0.1 * Math.PI ** 4) / 5) ** 2 / 2 / variance, 49 / 8 / variance, 0];
  const third = (8 * 0.01 * Math.PI ** 8) / 225 / variance;
  const total = [first[0] + third, first[1], third];

  it("have the closed form of Ishigami's function", () => {
    expect(first.map((value) => value.toFixed(3))).toEqual(["0.314", "0.442", "0.000"]);
    expect(total.map((value) => value.toFixed(3))).toEqual(["0.558", "0.442", "0.244"]);
    const design = saltelliDesign(3, 2048, stream("ishigami"));
    const outputs = design.points.map(({ unit }) => ishigami(unit));
    const found = sobolIndices(design, outputs, stream("bootstrap"), 200);
    expect(found.variance).toBeCloseTo(variance, 1);
    expect(found.mean).toBeCloseTo(3.5, 1);
    found.indices.forEach((index, factor) => {
      expect(Math.abs(index.first - first[factor])).toBeLessThan(0.02);
      expect(Math.abs(index.total - total[factor])).toBeLessThan(0.02);
      expect(index.firstInterval.low).toBeLessThan(index.first);
      expect(index.firstInterval.high).toBeGreaterThan(index.first);
      expect(index.totalInterval.high - index.totalInterval.low).toBeLessThan(0.15);
    });
  });

  it("agree with scipy's for given outputs, to the last places", () => {
    const fixture = readFixture<{ outputs: number[][]; first: number[]; total: number[] }>("sobol-indices");
    const design = saltelliDesign(3, 32);
    const { indices } = sobolIndices(design, fixture.outputs.flat(), stream("scipy"), 50);
    indices.forEach((index, factor) => {
      expect(index.first).toBeCloseTo(fixture.first[factor], 12);
      expect(index.total).toBeCloseTo(fixture.total[factor], 12);
    });
  });

  it("leave out rows with gaps, are 0 for an output that does not vary, and the same for the same stream", () => {
    const design = saltelliDesign(2, 64, stream("gaps"));
    const outputs = design.points.map(({ unit }) => unit[0]);
    outputs[4 * 5 + 3] = Number.NaN;
    const found = sobolIndices(design, outputs, stream("same"), 20);
    expect(found.rows).toBe(63);
    expect(sobolIndices(design, outputs, stream("same"), 20)).toEqual(found);
    const flat = sobolIndices(
      design,
      outputs.map(() => 3),
      stream("flat"),
      5,
    );
    expect(flat.indices.map((index) => [index.first, index.total])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(() => sobolIndices(design, [1, 2], stream("few"))).toThrow(/2 outputs for 256 points/);
  });
});

describe("Morris' effects", () => {
  it("of a straight function are its slopes, without spread", () => {
    const design = morrisDesign(4, 8, stream("straight"));
    const outputs = design.points.map(({ unit }) => 5 + 3 * unit[0] - 2 * unit[1] + 0.5 * unit[2]);
    const effects = morrisEffects(design, outputs);
    [3, -2, 0.5, 0].forEach((slope, factor) => {
      expect(effects[factor].mu).toBeCloseTo(slope, 10);
      expect(effects[factor].muStar).toBeCloseTo(Math.abs(slope), 10);
      expect(effects[factor].sigma).toBeCloseTo(0, 10);
      expect(effects[factor].muStarError).toBeCloseTo(0, 10);
      expect(effects[factor].n).toBe(8);
    });
  });

  // y = a b on levels 0, 1/3, 2/3, 1: the effect of a is the level of b, of mean 1/2 and variance 5/36. 2,000 trajectories: the mean has
  // a standard error of 0.0083, the bound of 0.042 is 5 of them, a false alarm in two million.
  it("of a product have the mean and spread of the other factor", () => {
    const design = morrisDesign(2, 2000, stream("product"));
    const [effect] = morrisEffects(
      design,
      design.points.map(({ unit }) => unit[0] * unit[1]),
    );
    expect(Math.abs(effect.mu - 0.5)).toBeLessThan(0.042);
    expect(Math.abs(effect.sigma - Math.sqrt(5 / 36))).toBeLessThan(0.03);
    expect(effect.muStarError).toBeCloseTo(effect.sigma / Math.sqrt(2000), 10);
  });

  it("that work both ways have a small mu and a large mu*", () => {
    const design = morrisDesign(2, 400, stream("bend"), { levels: 6 });
    const [effect] = morrisEffects(
      design,
      design.points.map(({ unit }) => (unit[0] - 0.5) * (unit[0] - 0.5)),
    );
    expect(Math.abs(effect.mu)).toBeLessThan(0.1);
    expect(effect.muStar).toBeGreaterThan(0.2);
  });

  it("of groups have a size but no sign, and gaps are left out", () => {
    const design = morrisDesign(3, 10, stream("groups"), { groups: [0, 0, 1] });
    const outputs = design.points.map(({ unit }) => unit[0] + unit[1] + 4 * unit[2]);
    outputs[0] = Number.NaN;
    const [pair, single] = morrisEffects(design, outputs);
    expect(pair.mu).toBeNaN();
    expect(pair.muStar).toBeGreaterThan(0);
    expect(single.mu).toBeCloseTo(4, 10);
    expect(pair.n + single.n).toBe(19);
    expect(() => morrisEffects(design, [1])).toThrow(/1 outputs/);
  });
});

describe("a tornado", () => {
  it("has the widest swing first, with differences from the base run by run", () => {
    const luck = [1, 4, 2];
    const slopes = [1, 10, 0];
    const outputs = oneAtATime(3).points.map(({ unit }) =>
      luck.map(
        (one) => one + slopes.reduce((sum, slope, f) => sum + slope * (Number.isNaN(unit[f]) ? 0.5 : unit[f]), 0),
      ),
    );
    const rows = tornado(outputs);
    expect(rows.map(({ factor, swing }) => [factor, swing])).toEqual([
      [1, 10],
      [0, 1],
      [2, 0],
    ]);
    expect(rows[0].low).toMatchObject({ pairs: 3, mean: -5, sd: 0 });
    expect(rows[0].high).toMatchObject({ mean: 5, higher: 3 });
    expect(() => tornado(outputs.slice(1))).toThrow(/6 points/);
  });
});

describe("rank correlations", () => {
  it("agree with R: Spearman's, and partial ones by residuals, ties included", () => {
    const { inputs, output, spearman, partial, partialP } = readFixture<Samples>("samples");
    const points = output.map((_, point) => inputs.map((column) => column[point]));
    rankCorrelations(points, output).forEach((found, factor) => {
      expect(found.plain).toBeCloseTo(spearman[factor], 12);
      expect(found.partial).toBeCloseTo(partial[factor], 12);
      expect(found.pValue).toBeCloseTo(partialP[factor], 10);
    });
  });

  it("see through noise what a straight sum hides", () => {
    const design = latinHypercube(3, 120, stream("ranks"));
    const noise = stream("noise");
    const outputs = design.points.map(({ unit }) => {
      return 10 * unit[0] - unit[1] + 0.1 * normalQuantile(Math.max(noise.next(), 1e-9));
    });
    const found = rankCorrelations(
      design.points.map(({ unit }) => unit),
      outputs,
    );
    expect(Math.abs(found[1].plain)).toBeLessThan(0.35);
    expect(found[1].partial).toBeLessThan(-0.7);
    expect(Math.abs(found[2].partial)).toBeLessThan(0.4);
  });

  it("are not a number where there are too few points or a factor follows from another", () => {
    expect(rankCorrelations([[1], [2], [3]], [1, 2, 3])[0]).toMatchObject({ plain: 1, partial: Number.NaN });
    const twins = Array.from({ length: 10 }, (_, i) => [i, 2 * i]);
    expect(
      rankCorrelations(
        twins,
        twins.map(([one]) => (one * 7) % 10),
      )[0].partial,
    ).toBeNaN();
    expect(rankCorrelations([], [])).toEqual([]);
  });
});
