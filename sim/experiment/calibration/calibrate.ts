/**
 * A calibration from its plan to its outcome: the twin, the scenario as it is, the screening where there is one, the waves. Responsible
 * for what is run and in which order; how runs are carried out and kept is the port's business. The same plan gives the same outcome.
 */
import { hashOf, InvariantError, Stream } from "../../engine/index.ts";
import type { Registry } from "../../scenario/index.ts";
import { type Design, design } from "../design.ts";
import { morrisDesign } from "../designs/morris.ts";
import { momentsOf } from "../intervals.ts";
import { morrisEffects } from "../sensitivity/morris-effects.ts";
import type { Kept } from "../study/cells.ts";
import { type History, matchHistory, notRuledOut, ownImplausibilities, type RunPoint } from "./history.ts";
import { implausibility, worstBut } from "./implausibility.ts";
import { besideTwin, type CalibrationPlan, pointDesign, targetValues } from "./plan.ts";

export interface CalibrationPort {
  /** What is kept of each replication of each design, in order. @param stage for whoever watches */
  run(designs: readonly Design[], kept: Kept, stage: string): Promise<readonly (readonly Float64Array[])[]>;
}

/** What a candidate does to the target that it moves most. */
export interface Screened {
  readonly path: string;
  /** Mean size of the effect of the whole range over the standard deviation that parts a mean from its target without any. */
  readonly score: number;
  /** Number of the target that it moves most. */
  readonly target: number;
  readonly muStar: number;
  /** Whether the file names it among the parameters. */
  readonly isParameter: boolean;
}

export interface CalibrationOutcome {
  readonly plan: CalibrationPlan;
  /** By target: mean of the twin over its replications. */
  readonly twin: Float64Array;
  /** The scenario as it is, by target. */
  readonly base: {
    readonly means: Float64Array;
    readonly variances: Float64Array;
    readonly implausibilities: Float64Array;
  };
  /** Largest score first; empty without a screening. */
  readonly screened: readonly Screened[];
  readonly history: History;
  /** Points that were run and are not ruled out. */
  readonly left: readonly RunPoint[];
  /** Of all points that were run, the one whose worst implausibility is least; then whose sum of squares is. */
  readonly best: RunPoint;
  /** Over every number that was read. */
  readonly resultHash: string;
}

export async function calibrate(
  plan: CalibrationPlan,
  registry: Registry,
  port: CalibrationPort,
): Promise<CalibrationOutcome> {
  const { size, calibration, kept, targets } = plan;
  const read: Float64Array[][] = [];
  const runAll = async (designs: readonly Design[], stage: string, twin?: Float64Array): Promise<Float64Array[][]> => {
    const runs = await port.run(designs, kept, stage);
    const values = runs.map((of) => of.map((one) => targetValues(plan, one)));
    read.push(...values);
    return twin === undefined ? values : values.map((of) => of.map((one) => besideTwin(plan, one, twin)));
  };
  const few = { seed: calibration.seed, replications: size.twinReplications };
  const [ofTwin] = await runAll([design(plan.twin, few)], "the twin without incident");
  const twin = meansOf(ofTwin, targets.length);
  const [ofBase] = await runAll([design(plan.scenario, few)], "the scenario as it is", twin);
  const base = {
    means: meansOf(ofBase, targets.length),
    variances: Float64Array.from(targets, (_, target) => {
      const { sd } = momentsOf(ofBase.map((values) => values[target]));
      return Number.isNaN(sd) ? 0 : sd * sd;
    }),
  };
  const screened = await screen(plan, registry, base.variances, (designs) => runAll(designs, "the screening", twin));
  const history = await matchHistory(plan.history, (points, wave) =>
    runAll(
      points.map((point) => pointDesign(plan, registry, point)),
      `wave ${wave} of ${size.waves.length}`,
      twin,
    ),
  );
  const { luck } = history.waves[history.waves.length - 1];
  return {
    plan,
    twin,
    base: {
      ...base,
      implausibilities: Float64Array.from(targets, (target, index) =>
        implausibility(target, base.means[index], luck[index], luck[index] / size.twinReplications),
      ),
    },
    screened,
    history,
    left: notRuledOut(history),
    best: bestOf(history),
    resultHash: hashOf(
      read.map((of) => of.map((one) => Array.from(one, (value) => (Number.isNaN(value) ? null : value)))),
    ),
  };
}

function meansOf(runs: readonly Float64Array[], targets: number): Float64Array {
  return Float64Array.from({ length: targets }, (_, target) => momentsOf(runs.map((values) => values[target])).mean);
}

/** Morris' elementary effects of every candidate on every target. */
async function screen(
  plan: CalibrationPlan,
  registry: Registry,
  luck: Float64Array,
  run: (designs: readonly Design[]) => Promise<Float64Array[][]>,
): Promise<Screened[]> {
  const { candidates, size, calibration, targets, factors } = plan;
  if (candidates.length === 0) return [];
  const points = morrisDesign(candidates.length, size.trajectories, Stream.named(`${calibration.seed}/screening`));
  const walk = candidates.length + 1;
  // Points of a trajectory are compared with each other, so they have the same luck.
  const outputs = await run(
    points.points.map(({ id, unit }, index) =>
      pointDesign(plan, registry, { id, unit, first: Math.floor(index / walk), replications: 1 }, candidates),
    ),
  );
  const scores = targets.map((target, index) => {
    const sd = Math.sqrt(target.errorSd * target.errorSd + target.discrepancySd * target.discrepancySd + luck[index]);
    const effects = morrisEffects(
      points,
      Float64Array.from(outputs, ([values]) => values[index]),
    );
    return effects.map(({ muStar }) => ({ muStar, score: sd > 0 && !Number.isNaN(muStar) ? muStar / sd : 0 }));
  });
  return candidates
    .map(({ path }, candidate): Screened => {
      let target = 0;
      for (let other = 1; other < targets.length; other++)
        if (scores[other][candidate].score > scores[target][candidate].score) target = other;
      const isParameter = factors.some((factor) => factor.path === path);
      return { path, ...scores[target][candidate], target, isParameter };
    })
    .sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1));
}

function bestOf(history: History): RunPoint {
  const { points, plan } = history;
  const judged = points.map((point) => {
    const own = ownImplausibilities(history, point);
    const squares = own.reduce((sum, one) => sum + (Number.isNaN(one) ? 0 : one * one), 0);
    return { point, worst: worstBut(plan.spare, own), squares };
  });
  judged.sort((a, b) => a.worst - b.worst || a.squares - b.squares);
  if (judged.length === 0) throw new InvariantError("no point was run");
  return judged[0].point;
}
