/**
 * Many replications of one design for a command: with progress shown, kept as parts so that a stopped command can go on, taken
 * from parts that are there, and ended early where a precision was asked for. What becomes of the results is the command's
 * business.
 */
import { cores, type Parts, type RunCost, threadRunner, throughParts } from "../adapters/node/index.ts";
import {
  type Criterion,
  criterionValue,
  type Design,
  type ResultLayout,
  type ResultSource,
  type Runner,
  type RunRecord,
  type SequentialRule,
} from "../experiment/index.ts";
import type { Io } from "./io.ts";
import { quoted, settingsText } from "./options.ts";
import { watch } from "./watched.ts";

export interface Timing {
  readonly started: Date;
  readonly seconds: number;
  readonly workers: number;
  /** Of the replications that were run; none for those that were there already. */
  readonly costs: readonly RunCost[];
}

/** When to stop before the end of a design. */
export interface Until {
  readonly criteria: readonly Criterion[];
  readonly rule: SequentialRule;
}

export interface CarryOptions {
  readonly workers?: number;
  readonly until?: Until;
  /** Told of each replication as it passes, in order; what it throws ends the runs. */
  readonly onRecord?: (record: RunRecord) => void;
  /** What to type to see one replication again. */
  readonly replay: (replication: number) => string;
}

export interface Carried {
  /** Of all replications that count, in order. Read while the parts are there. */
  readonly source: ResultSource;
  readonly timing: Timing;
  readonly reused: number;
}

/** @throws Interrupted when the user stops it; RunBroke when a replication breaks down */
export async function carryOut(io: Io, plan: Design, parts: Parts, options: CarryOptions): Promise<Carried> {
  const { until } = options;
  const total = plan.specs.length;
  const workers = Math.min(options.workers ?? cores(), total);
  const costs: RunCost[] = [];
  const passed: number[] = [];
  let runner: Runner | undefined;
  const { reused, started, seconds } = await watch(io, {
    total,
    what: "replications",
    begin: (signal) => {
      runner = threadRunner({ workers, signal, onCost: (cost) => costs.push(cost) });
      return throughParts(plan, runner, parts);
    },
    onItem: ({ record, values }) => {
      passed.push(record.replication);
      options.onRecord?.(record);
      const isEnough = until !== undefined && isMet(until, parts.layout, values());
      return { isEnough, total: until?.rule.nextLook ?? total };
    },
    replay: (replication) => [`To replay it: ${options.replay(replication)}`],
    close: async () => runner?.close(),
  });
  return { source: parts.source(passed), timing: { started, seconds, workers, costs }, reused };
}

/** What to type to see one replication again. */
export function replayText(
  named: string,
  { seed, set }: { readonly seed: string; readonly set: readonly string[] },
  replication: number,
): string {
  return `knockon run ${quoted(named)} --seed ${seed}${settingsText(set)} --first ${replication} --replications 1 --check`;
}

function isMet({ criteria, rule }: Until, layout: ResultLayout, values: Float64Array): boolean {
  return rule.add(criteria.map((criterion) => criterionValue(layout, values, criterion))) !== "running";
}
