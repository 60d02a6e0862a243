/**
 * Where results of many runs are read from, a block of cells at a time, so that exact quantiles need not have all runs in
 * memory. Responsible for the port, for blocks of bearable size, and for the plainest source (results in memory); adapters
 * give others (parts on a disk).
 */
import { InvariantError } from "../engine/index.ts";
import type { RunResult } from "./replicate.ts";

/** A run without its values: about a kilobyte, so those of all runs may be in memory. */
export type RunRecord = Omit<RunResult, "values">;

export interface ResultSource {
  /** One for each run, in the order of the design. */
  readonly records: readonly RunRecord[];
  /** Cells `first` to `first + count - 1` of all runs. Those of one cell lie together: cell c of run r is at `(c - first) * runs + r`. */
  block(first: number, count: number): Float64Array;
  /** The run at a place of `records` alone, where that is quicker to read than all. */
  readonly one?: (run: number) => ResultSource;
}

/** Results that are in memory already. @throws InvariantError by `block` beyond the last cell */
export function inMemory(results: readonly RunResult[]): ResultSource {
  return {
    records: results,
    block(first, count) {
      const block = new Float64Array(count * results.length);
      results.forEach(({ values }, run) => {
        if (first + count > values.length) throw new InvariantError(`no cells up to ${first + count}`);
        for (let cell = 0; cell < count; cell++) block[cell * results.length + run] = values[first + cell];
      });
      return block;
    },
  };
}

/** Blocks of at most 32 MiB, but always a whole number of `stride` cells. */
const blockValues = 1 << 22;
/** No more cells than this: a few runs need no large blocks. */
const blockCells = 1 << 12;

/**
 * Visits the samples of cells `first` to `first + count - 1`, in order.
 * @param stride cells that are read together: `visit` gets this many samples one behind the other, and the number of the first cell.
 * The array is used again.
 */
export function eachSample(
  source: ResultSource,
  first: number,
  count: number,
  stride: number,
  visit: (samples: Float64Array, cell: number) => void,
): void {
  const runs = source.records.length;
  const most = Math.min(blockCells, blockValues / Math.max(1, runs));
  const step = Math.max(1, Math.floor(most / stride)) * stride;
  for (let from = first; from < first + count; from += step) {
    const cells = Math.min(step, first + count - from);
    const block = source.block(from, cells);
    for (let cell = 0; cell < cells; cell += stride) {
      visit(block.subarray(cell * runs, (cell + stride) * runs), from + cell);
    }
  }
}
