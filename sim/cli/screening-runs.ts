/** The points of a screening, run or taken from parts, with progress shown and a guess of the time before it begins. */
import { cores, keeping, runSeconds, threadRunner } from "../adapters/node/index.ts";
import {
  type Design,
  design,
  keptOf,
  overridesAt,
  pairOf,
  pairOfSubject,
  type ResultLayout,
  runPoints,
  type Subject,
  subjectOf,
  subjectWeeks,
  totalOfWeeks,
} from "../experiment/index.ts";
import { registryOf } from "../model/index.ts";
import { durationText } from "../report/index.ts";
import { applyOverrides, ScenarioProblem, ScenarioProblems } from "../scenario/index.ts";
import { Interrupted, type Io } from "./io.ts";
import { progressDisplay } from "./progress.ts";
import type { ScreeningAsked } from "./screening-asked.ts";
import { stoppedText } from "./watched.ts";
import { keyMeasures } from "./weekly-table.ts";

export interface ScreeningRuns {
  /** By point, one value for each replication. */
  readonly outputs: readonly Float64Array[];
  readonly started: Date;
  readonly seconds: number;
  readonly workers: number;
  readonly done: number;
  readonly reused: number;
}

/** Fewer runs than this are over before a guess would be of use. */
const fewRuns = 30;

/** What is about to be run, in words, and about how long it will take. */
export function announcement({ text, plan, setup }: ScreeningAsked, asked: number | undefined): string {
  const total = plan.design.points.length * plan.replications;
  if (total < fewRuns) return text;
  const each = runSeconds(setup);
  if (each === null) return text;
  const workers = Math.min(asked ?? cores(), total);
  const minutes = (each * total) / Math.min(workers, cores()) / 60;
  return `${text} About ${durationText(minutes)} with ${workers} ${workers === 1 ? "worker" : "workers"}, less what was run before.`;
}

/**
 * @param folder of parts: what is there is not run again
 * @param only numbers of the points that are wanted; all unless given
 * @throws Interrupted when the user stops it; RunBroke when a replication breaks down
 */
export async function runScreening(
  io: Io,
  { scenario, plan, subject, layout }: ScreeningAsked,
  folder: string,
  asked: number | undefined,
  only: readonly number[] = plan.design.points.map((_, point) => point),
): Promise<ScreeningRuns> {
  const registry = registryOf();
  const total = only.length * plan.replications;
  const workers = Math.min(asked ?? cores(), total);
  const kept = keptOf(layout, subjectsKept(layout, subject));
  const { of } = pairOfSubject(layout, subject).spec;
  let [done, reused] = [0, 0];
  const abort = new AbortController();
  const release = io.onInterrupt(() => abort.abort(new Interrupted(stoppedText(done, total, "runs"))));
  const display = progressDisplay(io, total, "runs");
  const started = new Date();
  const startMs = performance.now();
  const runner = keeping(threadRunner({ workers, signal: abort.signal }), kept, folder, (isReused) => {
    abort.signal.throwIfAborted();
    done++;
    if (isReused) reused++;
    display.show({ done, total });
  });
  const designOf = (index: number): Design => {
    const point = only[index];
    const { unit } = plan.design.points[point];
    const at = applyOverrides(scenario, overridesAt(plan.factors, unit), registry);
    if (!at.ok) throw new ScenarioProblems(at.problems);
    return design(at.scenario, { seed: plan.seed, first: plan.first[point], replications: plan.replications });
  };
  try {
    const outputs = await runPoints(
      runner,
      only.length,
      designOf,
      ({ values }) => totalOfWeeks(subjectWeeks(kept.layout, values, subject), of),
      { atOnce: 2 * workers },
    );
    return { outputs, started, seconds: (performance.now() - startMs) / 1000, workers, done, reused };
  } finally {
    display.end();
    release();
    await runner.close();
  }
}

/** What is kept of each run: the measures of the weekly table and the one asked for, so that another of them needs no new runs. */
function subjectsKept(layout: ResultLayout, subject: Subject): Subject[] {
  const usual = keyMeasures.filter(({ measure, place }) => pairOf(layout, measure, place) >= 0);
  return [...usual, subject].map(({ measure, place }) => {
    const whole = subjectOf(`${measure}@${place}`, layout);
    if (whole instanceof ScenarioProblem) throw new ScenarioProblems([whole]);
    return whole;
  });
}
