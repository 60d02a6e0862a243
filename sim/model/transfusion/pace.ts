/** How fast a transfusion laboratory works against its usual pace, and what waits for it, for pictures. Read only. */

import { urgency } from "../contracts.ts";
import type { World } from "../world.ts";
import { queueMin } from "./benches.ts";
import { fixed } from "./state.ts";
import { competentFraction, isElectronic, sampleMin } from "./working.ts";

export interface BankPace {
  readonly isElectronic: boolean;
  /** Scientist minutes of a group and screen now, and with every system up. */
  readonly sampleMin: number;
  readonly usualSampleMin: number;
  /** Share of scientists who can do the work as it is now done. */
  readonly competentFraction: number;
  /** Minutes for which requests and urgent samples that wait keep those on shift at work. */
  readonly queueMin: number;
}

/** @returns null in a model without transfusion */
export function lookAtPace(world: World, bank: number): BankPace | null {
  if (world.states.transfusion === undefined) return null;
  return {
    isElectronic: isElectronic(world, bank),
    sampleMin: sampleMin(world, bank),
    usualSampleMin: fixed(world).p.sampleMin,
    competentFraction: competentFraction(world, bank),
    queueMin: queueMin(world, bank, urgency.planned),
  };
}
