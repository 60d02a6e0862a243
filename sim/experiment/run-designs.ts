/** Many small designs on one runner, several at once so that all its threads have work: all values of each run, in order. */
import type { Design } from "./design.ts";
import type { Runner } from "./runner.ts";

/**
 * By design and replication, whatever the order in which they end.
 * @throws what the runner throws, of whichever design breaks down first
 */
export async function runDesigns(
  runner: Runner,
  designs: readonly Design[],
  atOnce: number,
): Promise<Float64Array[][]> {
  const outputs: Float64Array[][] = [];
  let next = 0;
  let hasFailed = false;
  const work = async (): Promise<void> => {
    while (next < designs.length && !hasFailed) {
      const index = next++;
      const values: Float64Array[] = [];
      try {
        for await (const result of runner.run(designs[index])) values.push(result.values);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
      outputs[index] = values;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, designs.length) }, work));
  return outputs;
}
