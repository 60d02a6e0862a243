/** What pictures may see of a laboratory that no question answers: its queue, its way of working, mutual aid. Read only. */
import { priorityCount } from "../contracts.ts";
import type { World } from "../world.ts";
import { fixed, own } from "./state.ts";

export interface LaboratoryLook {
  /** Requests in reception that nobody has begun. */
  readonly waiting: number;
  readonly isOnPaper: boolean;
  /** Staff minutes of a request, as noticed at the last full hour, and with every system up. */
  readonly requestMin: number;
  readonly usualRequestMin: number;
}

/** @returns null in a model without laboratories */
export function lookAtLaboratory(world: World, laboratory: number): LaboratoryLook | null {
  if (world.states.laboratory === undefined) return null;
  const state = own(world);
  const f = fixed(world);
  let waiting = 0;
  for (let p = 0; p < priorityCount; p++) waiting += state.waiting[laboratory * priorityCount + p];
  return {
    waiting,
    isOnPaper: state.paperCause[laboratory] >= 0,
    requestMin: state.requestMin[laboratory],
    usualRequestMin: f.staffMinElectronic[laboratory] + (f.isAid[laboratory] ? f.aidWorkMin : 0),
  };
}

export interface AidLook {
  /** Number of the laboratory that takes practice work of the borough. */
  readonly laboratory: number;
  /** Requests a day, and those taken since 08:00. */
  readonly quota: number;
  readonly used: number;
}

/** @returns null while no other network takes work of the borough */
export function lookAtAid(world: World, borough: number): AidLook | null {
  if (world.states.laboratory === undefined) return null;
  const { aidLaboratory, aidQuota, aidUsed } = own(world);
  if (aidLaboratory[borough] < 0) return null;
  return { laboratory: aidLaboratory[borough], quota: aidQuota[borough], used: aidUsed[borough] };
}
