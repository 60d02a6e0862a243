import { describe, expect, it } from "vitest";
import {
  binomialCdf,
  binomialQuantile,
  compile,
  compileArrivals,
  type Distribution,
  exp,
  gammaLn,
  InvariantError,
  incompleteBeta,
  incompleteGamma,
  ln,
  meanOf,
  poissonCdf,
  poissonQuantile,
  problemsOf,
  Stream,
} from "../../sim/engine/index.ts";

const smallest = 2 ** -53;
const largest = 1 - 2 ** -53;

/** Mean and variance by the midpoints of n equal strata: no luck, so no false alarms. */
function moments(d: Distribution, n = 200_000): { mean: number; variance: number } {
  const sampler = compile(d);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = sampler((i + 0.5) / n);
    sum += x;
    squares += x * x;
  }
  return { mean: sum / n, variance: squares / n - (sum / n) ** 2 };
}

const gamma = (x: number): number => Math.exp(gammaLn(x));

/** Each distribution with its variance, from the textbook. */
const catalogue: [Distribution, number][] = [
  [7, 0],
  [{ dist: "constant", value: -2 }, 0],
  [{ dist: "uniform", low: 2, high: 10 }, 64 / 12],
  [{ dist: "exponential", mean: 4 }, 16],
  [{ dist: "gamma", mean: 30, cv: 0.1 }, 9],
  [{ dist: "gamma", mean: 30, cv: 0.7 }, 441],
  [{ dist: "gamma", mean: 2, cv: 1.5 }, 9],
  [{ dist: "weibull", shape: 1.7, scale: 3 }, 9 * (gamma(1 + 2 / 1.7) - gamma(1 + 1 / 1.7) ** 2)],
  [{ dist: "lognormal", mean: 12, cv: 0.5 }, 36],
  [{ dist: "triangular", low: 1, mode: 2, high: 9 }, (1 + 4 + 81 - 2 - 9 - 18) / 18],
  [{ dist: "pert", low: 10, mode: 20, high: 60 }, ((25 - 10) * (60 - 25)) / 7],
  [{ dist: "pert", low: 0, mode: 0, high: 1 }, ((1 / 6) * (5 / 6)) / 7],
  [{ dist: "empirical", values: [5, 1, 3], weights: [1, 2, 1] }, 2.75],
  [{ dist: "poisson", mean: 3.7 }, 3.7],
  [{ dist: "poisson", mean: 640 }, 640],
  [{ dist: "poisson", mean: 9000 }, 9000],
];

describe.each(catalogue)("samples of %j", (d, variance) => {
  it("have the mean and the variance of the distribution", () => {
    const found = moments(d);
    expect(found.mean).toBeCloseTo(meanOf(d), meanOf(d) > 1000 ? 1 : 3);
    expect(Math.abs(found.variance - variance)).toBeLessThanOrEqual(0.002 * variance + 1e-9);
  });

  it("rise with u, are finite at both ends, and take exactly one number each", () => {
    const sampler = compile(d);
    let last = sampler(0);
    expect(Number.isFinite(last)).toBe(true);
    for (const u of [smallest, 1e-9, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1 - 1e-9, largest]) {
      const x = sampler(u);
      expect(x).toBeGreaterThanOrEqual(last);
      expect(sampler(u)).toBe(x);
      last = x;
    }
    expect(Number.isFinite(last)).toBe(true);
    expect(sampler.length).toBeLessThanOrEqual(1);
  });
});

describe("quantiles", () => {
  it("of the exponential, Weibull, triangular and lognormal distributions follow their formulas", () => {
    const exponential = compile({ dist: "exponential", mean: 5 });
    const weibull = compile({ dist: "weibull", shape: 2, scale: 3 });
    const triangular = compile({ dist: "triangular", low: 0, mode: 1, high: 4 });
    const lognormal = compile({ dist: "lognormal", mean: 10, cv: 1 });
    for (const u of [0.001, 0.2, 0.5, 0.9, 0.9999]) {
      expect(exponential(u)).toBeCloseTo(-5 * Math.log1p(-u), 12);
      expect(weibull(u)).toBeCloseTo(3 * Math.sqrt(-Math.log1p(-u)), 12);
      expect(triangular(u)).toBeCloseTo(u < 0.25 ? Math.sqrt(4 * u) : 4 - Math.sqrt(12 * (1 - u)), 12);
    }
    expect(lognormal(0.5)).toBeCloseTo(10 / Math.SQRT2, 12);
    expect(Math.log(lognormal(0.975) * (Math.SQRT2 / 10))).toBeCloseTo(Math.sqrt(Math.LN2) * 1.959963984540054, 12);
  });

  it("of weighted values are those values, in proportion", () => {
    const sampler = compile({ dist: "empirical", values: [30, 10, 20, 99], weights: [1, 2, 1, 0] });
    expect([0, 0.49, 0.5, 0.74, 0.75, 0.999, largest].map(sampler)).toEqual([10, 10, 20, 20, 30, 30, 30]);
  });

  it("of gamma have the table error that is stated: 1e-6 relative for cv to 2, 1e-5 to 5", () => {
    const stream = Stream.named("gamma table");
    for (const cv of [0.05, 0.2, 0.5, 1, 1.4, 2, 3, 5]) {
      const shape = 1 / cv ** 2;
      const sampler = compile({ dist: "gamma", mean: shape, cv });
      let worst = 0;
      for (let i = 0; i < 2000; i++) {
        // Half of the points in the tails, down to 2^-53.
        const tail = 2 ** (-52 * stream.next()) / 2;
        const u = i % 4 === 0 ? tail : i % 4 === 1 ? 1 - tail : stream.next();
        const x = sampler(u);
        if (x < 1e-290) continue;
        const { lower, upper } = incompleteGamma(shape, x);
        const densityTimesX = exp(shape * ln(x) - x - gammaLn(shape));
        const difference = u < 0.5 ? lower - u : 1 - u - upper;
        worst = Math.max(worst, Math.abs(difference / densityTimesX));
      }
      expect(worst).toBeLessThan(cv <= 2 ? 1e-6 : 1e-5);
    }
  });

  it("of PERT have the table error that is stated: 1e-6 of the range", () => {
    const stream = Stream.named("pert table");
    for (const place of [0, 0.1, 0.5, 0.73, 1]) {
      const a = 1 + 4 * place;
      const b = 6 - a;
      const sampler = compile({ dist: "pert", low: 0, mode: place, high: 1 });
      for (let i = 0; i < 1000; i++) {
        const u = stream.next();
        const x = sampler(u);
        const density = exp((a - 1) * ln(x) + (b - 1) * ln(1 - x) - gammaLn(a) - gammaLn(b) + gammaLn(6));
        const error = (incompleteBeta(a, b, x).lower - u) / density;
        expect(Math.abs(error)).toBeLessThan(1e-6);
      }
    }
  });
});

describe("counts", () => {
  it("of Poisson are the exact inverse of the distribution function below mean 1000", () => {
    const stream = Stream.named("poisson");
    for (const mean of [0.01, 0.7, 3, 20, 150, 999]) {
      for (let i = 0; i < 400; i++) {
        const u = stream.next();
        const k = poissonQuantile(mean, u);
        expect(poissonCdf(k, mean)).toBeGreaterThan(u - 1e-12);
        expect(poissonCdf(k - 1, mean)).toBeLessThanOrEqual(u + 1e-12);
      }
    }
    expect([poissonQuantile(0, 0.99), poissonQuantile(5, 0)]).toEqual([0, 0]);
    expect(poissonQuantile(5, largest)).toBeLessThan(50);
  });

  it("of Poisson have a distribution function within 2e-5 from mean 1000 on", () => {
    for (const mean of [1000, 3000.5, 20_000]) {
      const deviation = Math.sqrt(mean);
      for (let k = Math.floor(mean - 4 * deviation); k < mean + 4 * deviation; k += 7) {
        expect(Math.abs(shareUpTo(k, (u) => poissonQuantile(mean, u)) - poissonCdf(k, mean))).toBeLessThan(2e-5);
      }
    }
  });

  it("of binomial are exact while n p (1 - p) < 50", () => {
    const stream = Stream.named("binomial");
    for (const [n, p] of [
      [1, 0.3],
      [10, 0.5],
      [50, 0.97],
      [180, 0.4],
      [100_000, 0.0002],
    ]) {
      for (let i = 0; i < 400; i++) {
        const u = stream.next();
        const k = binomialQuantile(n, p, u);
        expect(binomialCdf(k, n, p)).toBeGreaterThan(u - 1e-9);
        expect(binomialCdf(k - 1, n, p)).toBeLessThanOrEqual(u + 1e-9);
      }
    }
    expect([binomialQuantile(9, 0, 0.5), binomialQuantile(9, 1, 0.5), binomialQuantile(0, 0.5, 0.5)]).toEqual([
      0, 9, 0,
    ]);
    for (const p of [0.2, 0.8]) {
      expect(binomialQuantile(9, p, 0)).toBe(0);
      expect(binomialQuantile(9, p, largest)).toBe(9);
    }
  });

  it("of binomial have a distribution function within the stated error above", () => {
    for (const [n, p, allowed] of [
      [210, 0.4, 3e-4],
      [600, 0.1, 3e-4],
      [2100, 0.5, 2e-5],
      [10_000, 0.9, 2e-5],
    ]) {
      const deviation = Math.sqrt(n * p * (1 - p));
      for (let k = Math.floor(n * p - 4 * deviation); k < n * p + 4 * deviation && k <= n; k += 3) {
        expect(Math.abs(shareUpTo(k, (u) => binomialQuantile(n, p, u)) - binomialCdf(k, n, p))).toBeLessThan(allowed);
      }
    }
  });
});

/** The share of [0, 1) on which a rising quantile function does not exceed k, by bisection. */
function shareUpTo(k: number, quantile: (u: number) => number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (quantile(middle) <= k) low = middle;
    else high = middle;
  }
  return low;
}

describe("problems", () => {
  it("are told in words, and compile refuses them", () => {
    const wrong: [Distribution, string][] = [
      [Number.NaN, "NaN is not a finite number"],
      [{ dist: "uniform", low: 2, high: 1 }, "low must not exceed high"],
      [{ dist: "exponential", mean: -1 }, "mean must not be negative"],
      [{ dist: "gamma", mean: 1, cv: 9 }, "cv must be from 0 to 5"],
      [{ dist: "lognormal", mean: Infinity, cv: 1 }, "mean must be a finite number"],
      [{ dist: "weibull", shape: 0, scale: 1 }, "shape must be at least 0.1"],
      [{ dist: "triangular", low: 3, mode: 2, high: 4 }, "low must not exceed mode"],
      [{ dist: "pert", low: 0, mode: 5, high: 4 }, "mode must not exceed high"],
      [{ dist: "empirical", values: [] }, "values must not be empty"],
      [{ dist: "empirical", values: [1, 2], weights: [1] }, "weights must be as many as values"],
      [{ dist: "empirical", values: [1], weights: [0] }, "some weight must be positive"],
      [{ dist: "zipf" } as unknown as Distribution, 'unknown distribution {"dist":"zipf"}'],
    ];
    for (const [d, problem] of wrong) {
      expect(problemsOf(d)).toContain(problem);
      expect(() => compile(d)).toThrow(InvariantError);
    }
    for (const [d] of catalogue) expect(problemsOf(d)).toEqual([]);
  });

  it("do not include having no spread", () => {
    for (const d of [
      { dist: "gamma", mean: 3, cv: 0 },
      { dist: "lognormal", mean: 3, cv: 0 },
      { dist: "pert", low: 3, mode: 3, high: 3 },
      { dist: "triangular", low: 3, mode: 3, high: 3 },
      { dist: "uniform", low: 3, high: 3 },
    ] satisfies Distribution[]) {
      expect([0, 0.5, largest].map(compile(d))).toEqual([3, 3, 3]);
    }
    expect(compile({ dist: "gamma", mean: 0, cv: 1 })(0.5)).toBe(0);
    expect(compile({ dist: "exponential", mean: 0 })(0.5)).toBeCloseTo(0, 15);
  });
});

describe("arrivals by hour and weekday", () => {
  const byHour = Array.from({ length: 24 }, (_, hour) => (hour < 6 ? 0 : hour < 12 ? 3 : 1));
  const arrivals = compileArrivals({ byHour, byWeekday: [2, 1, 1, 1, 1, 1, 0] });

  it("fall into hours in proportion and evenly within", () => {
    const counts = new Array<number>(24).fill(0);
    const n = 30_000;
    for (let i = 0; i < n; i++) counts[Math.floor(arrivals.minuteOfDay((i + 0.5) / n) / 60)]++;
    expect(counts).toEqual(byHour.map((rate) => rate * 1000));
    expect(arrivals.minuteOfDay(0)).toBe(360);
    expect(arrivals.minuteOfDay(0.05)).toBeCloseTo(390, 9);
    expect(arrivals.minuteOfDay(largest)).toBeLessThan(1440);
  });

  it("have weekday factors of mean 1, Monday first", () => {
    expect([0, 1, 2, 3, 4, 5, 6].map(arrivals.weekdayFactor)).toEqual([2, 1, 1, 1, 1, 1, 0]);
  });

  it("refuse profiles of another length, negative or empty", () => {
    const week = [1, 1, 1, 1, 1, 1, 1];
    expect(() => compileArrivals({ byHour: [1], byWeekday: week })).toThrow(InvariantError);
    expect(() => compileArrivals({ byHour, byWeekday: [...week.slice(1), -1] })).toThrow(InvariantError);
    expect(() => compileArrivals({ byHour: byHour.map(() => 0), byWeekday: week })).toThrow(/byHour/);
  });
});
