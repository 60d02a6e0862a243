/** Screenings: plans that say which points and which luck, and effects that find a known influence by every method. */
import { describe, expect, it } from "vitest";
import {
  allOf,
  csvLines,
  designTable,
  effectsOf,
  effectsTable,
  type Factor,
  type RunResult,
  rankInterval,
  runPoints,
  type ScreeningMethod,
  type ScreeningPlan,
  screeningMethods,
  screeningPlan,
  screeningPoints,
} from "../../sim/experiment/index.ts";

const factor = (path: string): Factor => ({
  path,
  label: `Label of ${path}`,
  unit: "min",
  kind: "value",
  low: 0,
  high: 10,
  scale: "uniform",
  base: 5,
  isWhole: false,
  minimum: 0,
  maximum: 100,
});

const factors = ["a.strong", "a.weak", "b.none"].map(factor);
const options = (method: ScreeningMethod) => ({ method, seed: "3", trajectories: 8, points: 64, replications: 2 });

/** 100 times the first, 10 times the second, and nothing of the third; NaN stays at the middle. */
function outputsOf({ design, replications }: ScreeningPlan): Float64Array[] {
  return design.points.map(({ unit }) => {
    const [strong, weak] = [...unit].map((one) => (Number.isNaN(one) ? 0.5 : one));
    return Float64Array.from({ length: replications }, () => 100 * strong + 10 * weak);
  });
}

describe.each(screeningMethods)("a screening by %s", (method) => {
  const plan = screeningPlan(factors, options(method));
  const effects = effectsOf(plan, outputsOf(plan));

  it("has as many points as are told before", () => {
    expect(plan.design.points).toHaveLength(screeningPoints(3, 3, options(method)));
  });

  it("ranks parameters by what they do", () => {
    expect(effects.map(({ name }) => name)).toEqual(["a.strong", "a.weak", "b.none"]);
    expect(effects.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(effects.map((effect) => effect.factors)).toEqual([[0], [1], [2]]);
  });

  it("makes tidy tables from which a point can be run again", () => {
    const ledger = [{ path: "a.strong", source: "a paper, page 3", confidence: "low" }] as never;
    const lines = [...csvLines(effectsTable(plan, effects, ledger))];
    expect(lines).toHaveLength(1 + effects.length * effects[0].estimates.length);
    expect(lines[1]).toContain('Label of a.strong,min,0,10,value,uniform,"a paper, page 3",low');
    const points = [...csvLines(designTable(plan, outputsOf(plan), ["horizon=14d"]))];
    expect(points).toHaveLength(1 + plan.design.points.length);
    expect(points[1]).toContain('""horizon=14d""');
    expect([...lines, ...points].join("")).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("is the same for the same seed, and has another design for another, where there is luck in it", () => {
    const again = screeningPlan(factors, options(method));
    expect(again.design.points).toEqual(plan.design.points);
    const other = screeningPlan(factors, { ...options(method), seed: "4" });
    if (method === "tornado") expect(other.design.points).toEqual(plan.design.points);
    else expect(other.design.points).not.toEqual(plan.design.points);
  });
});

describe("effects", () => {
  const estimatesOf = (method: ScreeningMethod, name: string) => {
    const plan = screeningPlan(factors, options(method));
    const effect = effectsOf(plan, outputsOf(plan)).find((one) => one.name === name);
    return Object.fromEntries((effect?.estimates ?? []).map((one) => [one.statistic, one]));
  };

  it("of Morris are those of the whole range, with intervals that never go below 0", () => {
    const { mu_star, mu, sigma } = estimatesOf("morris", "a.strong");
    expect(mu_star.value).toBeCloseTo(100, 9);
    expect(mu_star.low).toBeCloseTo(100, 6);
    expect(mu.value).toBeCloseTo(100, 9);
    expect(sigma.value).toBeCloseTo(0, 9);
    expect(estimatesOf("morris", "b.none").mu_star.low).toBe(0);
  });

  it("of Sobol' are shares of the variance: 100 to 1 for 100 and 10", () => {
    const { first, total } = estimatesOf("sobol", "a.strong");
    // 100² / (100² + 10²); a Sobol' sequence of 64 rows errs by about 0.02 here.
    expect(first.value).toBeGreaterThan(0.95);
    expect(first.value).toBeLessThan(1.04);
    expect(total.low).toBeLessThanOrEqual(total.value);
    expect(total.high).toBeGreaterThanOrEqual(total.value);
    expect(estimatesOf("sobol", "b.none").total.value).toBe(0);
  });

  it("of a hypercube are rank correlations with intervals", () => {
    const { spearman, partial } = estimatesOf("lhs", "a.strong");
    expect(spearman.value).toBeGreaterThan(0.98);
    expect(spearman.low).toBeLessThan(spearman.value);
    expect(partial.value).toBeGreaterThan(0.98);
  });

  it("of a tornado are the ends less the middle", () => {
    const { swing, low_end, high_end } = estimatesOf("tornado", "a.strong");
    expect([swing.value, low_end.value, high_end.value]).toEqual([100, -50, 50]);
    expect(low_end.n).toBe(2);
  });

  it("that cannot be read come last and are told as nothing", () => {
    const plan = screeningPlan(factors, options("morris"));
    const effects = effectsOf(
      plan,
      outputsOf(plan).map((one) => one.fill(Number.NaN)),
    );
    expect(effects.map(({ name }) => name)).toEqual(["a.strong", "a.weak", "b.none"]);
    expect([...csvLines(effectsTable(plan, effects, []))].join("")).not.toContain("NaN");
    expect(() => effectsOf(plan, [])).toThrow(/0 outputs for/);
  });
});

describe("groups and luck", () => {
  const groups = factors.map(({ path }) => path.split(".")[0]);
  const plan = screeningPlan(factors, { ...options("morris"), groups });

  it("change the parameters of a group together and tell what belongs to it", () => {
    expect(plan.design.points).toHaveLength(8 * 3);
    const effects = effectsOf(plan, outputsOf(plan));
    expect(effects.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(effects[0].factors).toEqual([0, 1]);
    expect([...csvLines(effectsTable(plan, effects, []))][1]).toContain(",2,a.strong a.weak,");
  });

  it("give each trajectory replications of its own, and every other method the same to all points", () => {
    expect([...plan.first.subarray(0, 4)]).toEqual([0, 0, 0, 2]);
    expect(plan.first.at(-1)).toBe(14);
    for (const method of ["sobol", "lhs", "tornado"] as const) {
      expect(new Set(screeningPlan(factors, options(method)).first)).toEqual(new Set([0]));
    }
  });
});

describe("the interval of a rank correlation", () => {
  it("is Fisher's with the variance for ranks", () => {
    // By hand in R: tanh(atanh(0.5) + c(-1, 1) * qnorm(0.975) * sqrt(1.06 / 17)).
    const { low, high } = rankInterval(0.5, 20);
    expect(low).toBeCloseTo(0.0598, 4);
    expect(high).toBeCloseTo(0.7774, 3);
    expect(rankInterval(-0.5, 20).low).toBeCloseTo(-high, 12);
  });

  it("is none for three points and a point for perfect order", () => {
    expect(rankInterval(0.5, 3).low).toBeNaN();
    expect(rankInterval(1, 20)).toEqual({ low: 1, high: 1 });
  });
});

describe("many small designs on one runner", () => {
  const result = (replication: number) =>
    ({ replication, values: Float64Array.of(replication) }) as unknown as RunResult;
  /** Later points are done sooner. */
  const runner = (breaks = -1) => ({
    async *run({
      seed,
      specs,
    }: {
      readonly seed: string;
      readonly specs: readonly { readonly replication: number }[];
    }) {
      await new Promise((resolve) => setTimeout(resolve, 20 - 2 * Number(seed)));
      if (Number(seed) === breaks) throw new Error("broke");
      for (const { replication } of specs) yield result(replication + 10 * Number(seed));
    },
    close: async () => undefined,
  });
  const designOf = (point: number) =>
    ({ seed: String(point), specs: [{ replication: 0 }, { replication: 1 }] }) as unknown as ReturnType<
      Parameters<typeof runPoints>[2]
    >;

  it("keeps their order whatever is done first, and tells of each run", async () => {
    let runs = 0;
    const outputs = await runPoints(runner(), 6, designOf, ({ values }) => values[0], {
      atOnce: 3,
      onRun: () => runs++,
    });
    expect(outputs.map((one) => [...one])).toEqual([0, 1, 2, 3, 4, 5].map((point) => [10 * point, 10 * point + 1]));
    expect(runs).toBe(12);
  });

  it("ends with what breaks down", async () => {
    await expect(runPoints(runner(2), 6, designOf, () => 0, { atOnce: 2 })).rejects.toThrow("broke");
    expect(await allOf(runner().run(designOf(1)))).toHaveLength(2);
  });
});
