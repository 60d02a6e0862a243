/** A cheap model of three parameters and luck, for searches whose answer is known. */
import { Stream } from "../../../sim/engine/index.ts";
import type { HistoryPlan, PointToRun } from "../../../sim/experiment/index.ts";

export const truth = [0.3, 0.6, 0.45] as const;
export const luckSd = 4;

/** Means of the targets at a point: the first two parameters act on several, the third on none. */
export function meansAt([a, b]: ArrayLike<number> & Iterable<number>): number[] {
  return [100 + 200 * a, 50 + 80 * b + 60 * a * b, 300 - 150 * a + 40 * b * b, 20 + 90 * a * a];
}

/** A normal deviate near enough: twelve uniforms less six (Irwin and Hall). */
function deviate(stream: Stream): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += stream.next();
  return sum;
}

/** One run: luck hangs on its number alone, whatever the order. */
export function runAt(unit: Float64Array, replication: number, name: string): Float64Array {
  const stream = Stream.named(`${name}/${replication}`);
  return Float64Array.from(meansAt(unit), (mean) => mean + luckSd * deviate(stream));
}

export const runner =
  (name: string, onWave: (wave: number) => void = () => undefined) =>
  async (points: readonly PointToRun[], wave: number) => {
    onWave(wave);
    return points.map(({ unit, first, replications }) =>
      Array.from({ length: replications }, (_, index) => runAt(unit, first + index, name)),
    );
  };

/** What one run of the world at the truth would show, with luck of its own. */
export function planOf(name: string, rest: Partial<HistoryPlan> = {}): HistoryPlan {
  const observed = runAt(Float64Array.from(truth), 0, `${name}/world`);
  return {
    factors: 3,
    targets: Array.from(observed, (value) => ({ low: value, high: value, errorSd: 1, discrepancySd: 2 })),
    cutoff: 3,
    spare: 0,
    waves: [
      { points: 40, replications: 2 },
      { points: 30, replications: 2 },
      { points: 30, replications: 3 },
    ],
    seed: name,
    cloud: 1 << 11,
    ...rest,
  };
}
