/** History matching on a cheap model whose parameters are known; how often over many lucks is in history.long.test.ts. */
import { describe, expect, it } from "vitest";
import {
  leaveWeeksOut,
  matchHistory,
  notRuledOut,
  ownImplausibilities,
  spreadOut,
  worstOf,
} from "../../../sim/experiment/index.ts";
import { planOf, runner, truth } from "./stand-in.ts";

const middle90 = (values: number[]): [number, number] => {
  values.sort((a, b) => a - b);
  return [values[Math.floor(0.05 * values.length)], values[Math.floor(0.95 * values.length)]];
};

describe("history matching", () => {
  it("keeps the truth, narrows what the targets speak of, and leaves the rest as it was", async () => {
    const plan = planOf("recovery-1");
    const history = await matchHistory(plan, runner("recovery-1"));
    expect(worstOf(plan, history.waves, truth)).toBeLessThan(3);
    const [a, b, c] = [0, 1, 2].map((factor) => middle90(history.inside.map((unit) => unit[factor])));
    expect(a[0]).toBeLessThan(truth[0]);
    expect(a[1]).toBeGreaterThan(truth[0]);
    expect(a[1] - a[0]).toBeLessThan(0.35);
    expect(b[1] - b[0]).toBeLessThan(0.75);
    expect(c[1] - c[0]).toBeGreaterThan(0.8);
    const shares = history.waves.map(({ share }) => share);
    expect(shares).toHaveLength(3);
    expect(shares[2]).toBeLessThanOrEqual(shares[0] * 1.1);
    expect(shares[0]).toBeLessThan(0.2);
    const left = notRuledOut(history);
    expect(left.length).toBeGreaterThan(20);
    for (const point of left) expect(Math.max(...ownImplausibilities(history, point))).toBeLessThanOrEqual(3);
  });

  it("gives each point replications of its own", async () => {
    const { points } = await matchHistory(planOf("own"), runner("own"));
    const numbers = points.flatMap(({ first, replications }) =>
      Array.from({ length: replications }, (_, at) => first + at),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(points.map(({ id }) => id)).size).toBe(points.length);
  });

  it("is the same again, and stops where everything is ruled out", async () => {
    const plan = planOf("again");
    const [one, two] = [await matchHistory(plan, runner("again")), await matchHistory(plan, runner("again"))];
    expect(two.points).toEqual(one.points);
    expect(two.cloud.worst).toEqual(one.cloud.worst);
    const impossible = { ...plan, targets: plan.targets.map((target) => ({ ...target, low: 5000, high: 5000 })) };
    const waves: number[] = [];
    const nothing = await matchHistory(
      impossible,
      runner("again", (wave) => waves.push(wave)),
    );
    expect(waves).toEqual([1]);
    expect(nothing.inside).toEqual([]);
    expect(notRuledOut(nothing)).toEqual([]);
  });

  it("lets a point miss as many targets as are spared", async () => {
    const plan = planOf("spare");
    const wrong = {
      ...plan,
      targets: plan.targets.map((target, at) => (at === 3 ? { ...target, low: 900, high: 900 } : target)),
    };
    expect((await matchHistory(wrong, runner("spare"))).inside).toEqual([]);
    const spared = await matchHistory({ ...wrong, spare: 1 }, runner("spare"));
    expect(worstOf(spared.plan, spared.waves, truth)).toBeLessThan(3);
  });

  it("foretells a week by the others, and misses one that does not belong to them", async () => {
    const plan = planOf("left-out");
    const history = await matchHistory(plan, runner("left-out"));
    const foretold = leaveWeeksOut(history, [1, 2, 3, null]);
    expect(foretold.map(({ week, target }) => [week, target])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
    for (const { distance } of foretold) expect(distance).toBeLessThan(3);
    const wrong = {
      ...plan,
      targets: plan.targets.map((target, at) => (at === 2 ? { ...target, low: 700, high: 700 } : target)),
    };
    const missed = leaveWeeksOut(await matchHistory(wrong, runner("left-out")), [1, 2, 3, null]);
    expect(missed.find(({ target }) => target === 2)?.distance).toBeGreaterThan(5);
    // With the wrong one among the others nothing is left, and nothing is foretold.
    expect(missed.find(({ target }) => target === 0)).toMatchObject({ share: 0, mean: Number.NaN });
  });

  it("spreads points out: the farthest comes next", () => {
    const units = [0, 0.1, 0.5, 0.52, 1].map((one) => Float64Array.from([one]));
    expect(spreadOut(units, 3).map(([one]) => one)).toEqual([0.5, 0, 1]);
    expect(spreadOut(units, 9)).toHaveLength(5);
  });
});
