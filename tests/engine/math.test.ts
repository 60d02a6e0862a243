import { describe, expect, it } from "vitest";
import {
  binomialCdf,
  exp,
  gammaLn,
  incompleteBeta,
  incompleteGamma,
  ln,
  log1p,
  normalCdf,
  normalQuantile,
  poissonCdf,
  pow,
  Stream,
} from "../../sim/engine/index.ts";
import { hashOfResults, hashOnEveryEngine } from "./bits.ts";

/** Units in the last place between two numbers: the distance between their positions among all doubles. */
function ulps(x: number, y: number): number {
  const position = (value: number): bigint => new BigInt64Array(new Float64Array([value]).buffer)[0];
  return Math.abs(Number(position(x) - position(y)));
}

const stream = Stream.named("math test");
const times = (n: number, make: () => number): number[] => Array.from({ length: n }, make);

describe("ln", () => {
  it("is within 2 ulp of Math.log, near 1, over the unit interval and over the whole range", () => {
    const near = times(30_000, () => 1 + (stream.next() - 0.5) / 50);
    const unit = times(50_000, () => 1 - stream.next());
    const wide = times(30_000, () => (1 + stream.next()) * 2 ** Math.floor(stream.next() * 2090 - 1070));
    let worst = 0;
    for (const x of [...near, ...unit, ...wide, 5e-324, 2 ** -1022, Number.MAX_VALUE, 1 + 2 ** -52, 1 - 2 ** -53]) {
      worst = Math.max(worst, ulps(ln(x), Math.log(x)));
    }
    expect(worst).toBeLessThanOrEqual(2);
  });

  it("treats the edges as Math.log does", () => {
    expect([ln(1), ln(0), ln(-0), ln(Infinity)]).toEqual([0, -Infinity, -Infinity, Infinity]);
    expect([ln(-1), ln(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe("exp", () => {
  it("is within 2 ulp of Math.exp, subnormal results included", () => {
    const middle = times(50_000, () => (stream.next() - 0.5) * 4);
    const wide = times(50_000, () => stream.next() * 1450 - 740);
    let worst = 0;
    for (const x of [...middle, ...wide, 709.78, -708.4, -745.1, 709.782712893384]) {
      worst = Math.max(worst, ulps(exp(x), Math.exp(x)));
    }
    expect(worst).toBeLessThanOrEqual(2);
  });

  it("treats the edges as Math.exp does", () => {
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(710), exp(-746)]).toEqual([1, 0, Infinity, Infinity, 0]);
    expect(exp(Number.NaN)).toEqual(Number.NaN);
  });
});

describe("log1p and pow", () => {
  it("log1p is within 3 ulp of Math.log1p", () => {
    let worst = 0;
    for (const x of times(20_000, () => (stream.next() - 0.5) * 2 ** (-40 * stream.next()))) {
      worst = Math.max(worst, ulps(log1p(x), Math.log1p(x)));
    }
    expect(worst).toBeLessThanOrEqual(3);
  });

  it("pow has the relative error it states", () => {
    for (let i = 0; i < 20_000; i++) {
      const x = 10 * stream.next() + 1e-9;
      const y = 20 * (stream.next() - 0.5);
      const allowed = (2 + Math.abs(y * Math.log(x))) * 2 ** -52;
      expect(Math.abs(pow(x, y) / x ** y - 1)).toBeLessThanOrEqual(allowed);
    }
    expect([pow(0, 2), pow(0, 0), pow(2, 0)]).toEqual([0, 1, 1]);
  });
});

describe("the normal distribution", () => {
  it("has the known quantiles", () => {
    // From tables to 16 figures.
    const known: [number, number][] = [
      [0.5, 0],
      [0.75, 0.6744897501960817],
      [0.9, 1.2815515655446004],
      [0.975, 1.959963984540054],
      [0.999, 3.090232306167813],
      [1e-10, -6.361340902404056],
    ];
    for (const [p, z] of known) expect(normalQuantile(p)).toBeCloseTo(z, 12);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  });

  it("has a distribution function that undoes the quantile in both tails", () => {
    for (const p of [1e-100, 1e-15, 1e-9, 1e-4, 0.02, 0.3, 0.5, 0.8, 0.99]) {
      expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 12);
    }
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 14);
  });
});

describe("special functions", () => {
  it("gammaLn knows factorials and halves", () => {
    expect(gammaLn(1)).toBeCloseTo(0, 14);
    expect(gammaLn(11)).toBeCloseTo(Math.log(3628800), 13);
    expect(gammaLn(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(gammaLn(171)).toBeCloseTo(706.5730622457874, 10);
  });

  it("the incomplete gamma function is exponential for a = 1 and sums Poisson probabilities", () => {
    for (const x of [1e-9, 0.3, 1, 5, 40]) {
      expect(incompleteGamma(1, x).upper / Math.exp(-x)).toBeCloseTo(1, 12);
      expect(incompleteGamma(1, x).lower / -Math.expm1(-x)).toBeCloseTo(1, 12);
    }
    let sum = 0;
    for (let k = 0, p = Math.exp(-7.5); k <= 30; p *= 7.5 / ++k) {
      sum += p;
      expect(poissonCdf(k, 7.5)).toBeCloseTo(sum, 12);
    }
    // Two functions that meet in the middle: they must agree there.
    expect(incompleteGamma(20_000, 20_000.99).lower).toBeCloseTo(incompleteGamma(20_000, 20_001.01).lower, 3);
  });

  it("the incomplete beta function sums binomial probabilities and is symmetrical", () => {
    let sum = 0;
    const n = 20;
    const p = 0.3;
    for (let k = 0, mass = (1 - p) ** n; k < n; mass *= ((n - k) / ++k) * (p / (1 - p))) {
      sum += mass;
      expect(binomialCdf(k, n, p)).toBeCloseTo(sum, 12);
    }
    expect(incompleteBeta(2.5, 4, 0.2).lower).toBeCloseTo(incompleteBeta(4, 2.5, 0.8).upper, 14);
  });

  it("gives the same bits on every engine: the hash of 60,000 results is what it was", () => {
    expect(hashOfResults()).toBe(hashOnEveryEngine);
  });
});
