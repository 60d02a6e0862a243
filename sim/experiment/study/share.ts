/** Which replications of a study are to be run here: cells from one number to another, and of those one share of several. */
import { InvariantError } from "../../engine/index.ts";
import type { RunSpec } from "../design.ts";
import type { StudyCell, StudyPlan } from "./cells.ts";

export interface Share {
  /** Numbers of the first and the last cell, from 1; all when not given. */
  readonly from?: number;
  readonly to?: number;
  /** Share `index` of `count`, from 1; shares are consecutive and differ by at most one replication. */
  readonly shard?: { readonly index: number; readonly count: number };
}

/** Some replications of a cell. */
export interface Portion {
  readonly cell: StudyCell;
  readonly specs: readonly RunSpec[];
}

/** In the order of the cells; shares 1 to n together are all, none twice. Cells with nothing to run are left out. */
export function portionsOf({ cells }: StudyPlan, { from = 1, to = cells.length, shard }: Share = {}): Portion[] {
  const { index, count } = shard ?? { index: 1, count: 1 };
  if (index < 1 || index > count) throw new InvariantError(`share ${index} of ${count}`);
  const some = cells.slice(Math.max(0, from - 1), to);
  const total = some.reduce((sum, cell) => sum + cell.design.specs.length, 0);
  const first = Math.floor((total * (index - 1)) / count);
  const end = Math.floor((total * index) / count);
  let before = 0;
  return some.flatMap((cell) => {
    const { specs } = cell.design;
    const own = specs.slice(Math.max(0, first - before), Math.max(0, end - before));
    before += specs.length;
    return own.length > 0 ? [{ cell, specs: own }] : [];
  });
}
