/**
 * Many small designs, such as the points of a screening, run on one runner so that all its threads have work: of each run one
 * number is kept. Responsible for the order of results, not for what they are.
 */
import type { Design } from "./design.ts";
import type { RunResult } from "./replicate.ts";
import type { Runner } from "./runner.ts";

export interface PointsOptions {
  /** Designs under way at once. */
  readonly atOnce: number;
  /** After each run. */
  readonly onRun?: () => void;
}

/**
 * One number for each run of each design, in the order of the designs.
 * @param designOf makes the design of a point when its turn comes
 * @throws what the runner throws, of whichever design breaks down first
 */
export async function runPoints(
  runner: Runner,
  count: number,
  designOf: (point: number) => Design,
  read: (result: RunResult) => number,
  { atOnce, onRun }: PointsOptions,
): Promise<Float64Array[]> {
  const outputs: Float64Array[] = [];
  let next = 0;
  let hasFailed = false;
  const work = async (): Promise<void> => {
    while (next < count && !hasFailed) {
      const point = next++;
      const values: number[] = [];
      try {
        for await (const result of runner.run(designOf(point))) {
          values.push(read(result));
          onRun?.();
        }
      } catch (error) {
        hasFailed = true;
        throw error;
      }
      outputs[point] = Float64Array.from(values);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work));
  return outputs;
}
