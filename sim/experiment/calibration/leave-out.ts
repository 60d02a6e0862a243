/**
 * How well a week is foretold by the others: what is not ruled out by the targets of all other weeks, and what the emulators say of
 * the left-out week there. Responsible for the arithmetic.
 *
 * Only the first wave is used. Its points were chosen before anything was compared with any target; later waves were chosen with the
 * left-out week in view, and would tell it what it is to foretell.
 */

import { termsOf } from "./emulator.ts";
import { emulatedImplausibilities, type History } from "./history.ts";
import { distanceTo, type Observation, worstBut } from "./implausibility.ts";

export interface LeftOut {
  readonly week: number;
  /** Number of the target. */
  readonly target: number;
  /** Share of the ranges' volume that the other targets leave; 0: nothing, and then nothing is foretold. */
  readonly share: number;
  readonly mean: number;
  /** Standard deviation of one run at a point of what is left: between points, of the emulator, and luck. */
  readonly sd: number;
  /** Distance of the observation to the mean, over everything that could part them. */
  readonly distance: number;
}

/** @param weeks by target: its week, or null for one that is of several and is never left out */
export function leaveWeeksOut(history: History, weeks: readonly (number | null)[]): LeftOut[] {
  const { plan, waves, cloud } = history;
  const [wave] = waves;
  const own = cloud.units.map((unit) => emulatedImplausibilities(plan, wave, unit));
  const known = [...new Set(weeks.filter((week) => week !== null))].sort((a, b) => a - b);
  return known.flatMap((week) => {
    const others = weeks.flatMap((one, target) => (one === week ? [] : [target]));
    const left = cloud.units.filter((_, at) => {
      return (
        worstBut(
          plan.spare,
          others.map((target) => own[at][target]),
        ) <= plan.cutoff
      );
    });
    return weeks.flatMap((one, target) => (one === week ? [foretold(history, week, target, left)] : []));
  });
}

function foretold(
  { waves, plan, cloud }: History,
  week: number,
  target: number,
  left: readonly Float64Array[],
): LeftOut {
  const [{ emulator, luck }] = waves;
  const share = left.length / cloud.units.length;
  if (left.length === 0) return { week, target, share, mean: Number.NaN, sd: Number.NaN, distance: Number.NaN };
  let sum = 0;
  let squares = 0;
  let unsure = 0;
  for (const unit of left) {
    const mean = emulator.mean(target, termsOf(emulator.shape, unit));
    sum += mean;
    squares += mean * mean;
    unsure += emulator.variance(target, emulator.leverage(unit));
  }
  const n = left.length;
  const mean = sum / n;
  const between = Math.max(0, squares / n - mean * mean);
  const sd = Math.sqrt(between + unsure / n + luck[target]);
  const { errorSd, discrepancySd }: Observation = plan.targets[target];
  const all = Math.sqrt(sd * sd + errorSd * errorSd + discrepancySd * discrepancySd);
  return { week, target, share, mean, sd, distance: distanceTo(plan.targets[target], mean) / all };
}
