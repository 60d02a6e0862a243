/** What pictures may see of practices that no question answers. Read only. */
import type { World } from "../world.ts";
import { bagClasses } from "./fixed.ts";
import { own } from "./state.ts";

export interface PracticesLook {
  /** By practice: guidance that it acts on, as numbered in `guidance`. */
  readonly acting: Uint8Array;
  /** By practice: requests held back and samples wanted again. */
  readonly waiting: Int32Array;
}

/** @returns null in a model without practices */
export function lookAtPractices(world: World): PracticesLook | null {
  if (world.states["primary-care"] === undefined) return null;
  const { acting, deferred, redraw } = own(world);
  const waiting = new Int32Array(acting.length);
  for (let cell = 0; cell < deferred.length; cell++) {
    waiting[Math.floor(cell / bagClasses)] += deferred[cell] + redraw[cell];
  }
  return { acting: acting.slice(), waiting };
}
