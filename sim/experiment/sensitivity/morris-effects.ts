/**
 * Elementary effects of Morris' trajectories: which factors matter, and which of them bend or act together. Responsible for the
 * statistics; the walks are made in designs/morris.ts.
 *
 * Effects are per whole range of a factor (a coordinate from 0 to 1). mu*: mean size, the measure of importance. mu: mean with its
 * sign; far below mu* where a factor works both ways. sigma: spread, from interactions, bends, and the luck of single runs.
 * Source: Morris (1991); mu* and groups: Campolongo, Cariboni and Saltelli, Environmental Modelling & Software 22 (2007), 1509-1518.
 */
import { InvariantError } from "../../engine/index.ts";
import type { MorrisDesign } from "../designs/morris.ts";
import { meanHalfWidth, momentsOf } from "../intervals.ts";

export interface MorrisEffect {
  /** Number of the factor, or of the group. */
  readonly group: number;
  /** Trajectories whose step of this group could be read. */
  readonly n: number;
  readonly muStar: number;
  /** Standard error of mu* over trajectories, and the half-width of its 95 % interval. */
  readonly muStarError: number;
  readonly muStarHalfWidth: number;
  /** NaN for a group of several factors: its factors may step in opposite directions, so that signs mean nothing. */
  readonly mu: number;
  readonly sigma: number;
}

/**
 * Effects by group, in the order of groups.
 * @param outputs one for each point of the design, in its order; NaN where there was nothing to read
 * @throws InvariantError when there are not as many outputs as points
 */
export function morrisEffects(design: MorrisDesign, outputs: ArrayLike<number>): MorrisEffect[] {
  const { groupCount, trajectories, changed, step, groups, points } = design;
  if (outputs.length !== points.length) {
    throw new InvariantError(`${outputs.length} outputs for ${points.length} points`);
  }
  const effects = Array.from({ length: groupCount }, (): number[] => []);
  for (let trajectory = 0; trajectory < trajectories; trajectory++) {
    for (let place = 0; place < groupCount; place++) {
      const at = trajectory * groupCount + place;
      const from = trajectory * (groupCount + 1) + place;
      const effect = (outputs[from + 1] - outputs[from]) / step[at];
      if (!Number.isNaN(effect)) effects[changed[at]].push(effect);
    }
  }
  return effects.map((ofGroup, group) => {
    const sizes = momentsOf(ofGroup.map(Math.abs));
    const isSingle = groups.filter((one) => one === group).length === 1;
    const signed = isSingle ? momentsOf(ofGroup) : { mean: Number.NaN, sd: Number.NaN };
    return {
      group,
      n: ofGroup.length,
      muStar: sizes.mean,
      muStarError: sizes.sd / Math.sqrt(ofGroup.length),
      muStarHalfWidth: meanHalfWidth(ofGroup.length, sizes.sd),
      mu: signed.mean,
      sigma: signed.sd,
    };
  });
}
