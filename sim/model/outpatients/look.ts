/** What pictures may see of clinics that no question answers. Read only. */
import type { World } from "../world.ts";
import { own, waitingOf } from "./state.ts";

/** By hospital: appointments that were postponed and have no new date. @returns null in a model without clinics */
export function appointmentsWithoutNewDate(world: World): Int32Array | null {
  if (world.states.outpatients === undefined) return null;
  const { listLength } = own(world);
  return Int32Array.from(world.setup.places.hospitals, (_, hospital) => listLength[waitingOf(world.setup, hospital)]);
}
