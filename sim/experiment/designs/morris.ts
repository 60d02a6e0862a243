/**
 * Morris' trajectories: walks through a grid in which each step changes one factor, or one group of factors. Their outputs give
 * elementary effects (sensitivity/morris-effects.ts).
 * Source: Morris, Technometrics 33 (1991), 161-174; groups: Campolongo, Cariboni and Saltelli (2007).
 */
import { InvariantError, type Stream } from "../../engine/index.ts";
import { type DesignPoint, mustCount, ordinal, type PointDesign } from "./design-points.ts";
import { permutation } from "./latin-hypercube.ts";

export interface MorrisDesign extends PointDesign {
  readonly kind: "morris";
  readonly trajectories: number;
  /** Group of each factor; each factor is its own group unless groups were given. */
  readonly groups: Int32Array;
  readonly groupCount: number;
  /**
   * By trajectory and step: the group that changes, and the change of its first factor. Trajectory t has the points from
   * t (groupCount + 1); its step s leads from point s to point s + 1 and stands at t groupCount + s.
   */
  readonly changed: Int32Array;
  readonly step: Float64Array;
}

export interface MorrisOptions {
  /** Levels of the grid, an even number; 4 unless said. */
  readonly levels?: number;
  /** Group of each factor, whole numbers from 0 without gaps; factors of a group change together. */
  readonly groups?: readonly number[];
}

/**
 * `trajectories` walks of groups + 1 points on a grid of evenly spaced levels. Steps are levels / (2 (levels - 1)) long (2/3 for 4),
 * up or down as stays in the cube, so that every level is as likely as every other. Groups change in random order.
 * @throws InvariantError for sizes below 1, an odd number of levels, or groups with gaps
 */
export function morrisDesign(
  factors: number,
  trajectories: number,
  stream: Stream,
  options: MorrisOptions = {},
): MorrisDesign {
  const { levels = 4, groups: given } = options;
  mustCount("factors", factors);
  mustCount("trajectories", trajectories);
  if (!Number.isInteger(levels) || levels < 2 || levels % 2 !== 0) {
    throw new InvariantError(`Morris' steps need an even number of levels, not ${levels}`);
  }
  const groups = Int32Array.from(given ?? Array.from({ length: factors }, (_, factor) => factor));
  const groupCount = new Set(groups).size;
  if (groups.length !== factors || groups.some((group) => group < 0 || group >= groupCount)) {
    throw new InvariantError(`groups of ${factors} factors are numbered from 0 without gaps, not ${groups.join(" ")}`);
  }
  const half = levels / 2;
  const points: DesignPoint[] = [];
  const changed = new Int32Array(trajectories * groupCount);
  const step = new Float64Array(trajectories * groupCount);
  for (let trajectory = 0; trajectory < trajectories; trajectory++) {
    // A level in the lower half goes up by half the levels, one in the upper half down by as many.
    const level = Int32Array.from({ length: factors }, () => Math.floor(stream.next() * levels));
    const order = permutation(groupCount, stream);
    const mark = (place: number): void => {
      const id = `morris-${ordinal(trajectory, trajectories)}-${ordinal(place, groupCount + 1)}`;
      points.push({ id, unit: Float64Array.from(level, (one) => one / (levels - 1)) });
    };
    mark(0);
    order.forEach((group, place) => {
      const at = trajectory * groupCount + place;
      changed[at] = group;
      for (let factor = 0; factor < factors; factor++) {
        if (groups[factor] !== group) continue;
        const by = level[factor] < half ? half : -half;
        level[factor] += by;
        if (step[at] === 0) step[at] = by / (levels - 1);
      }
      mark(place + 1);
    });
  }
  return { kind: "morris", factors, points, trajectories, groups, groupCount, changed, step };
}
