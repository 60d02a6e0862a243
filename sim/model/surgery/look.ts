/** What pictures may see of the waiting list that no question answers. Read only. */
import type { World } from "../world.ts";
import { fact, own, status } from "./state.ts";

/** By hospital: cases that have lost a date, for whatever reason, and have no new one. @returns null in a model without surgery */
export function operationsWithoutNewDate(world: World): Int32Array | null {
  if (world.states.surgery === undefined) return null;
  const { rows, rowsUsed } = own(world);
  const byHospital = new Int32Array(world.setup.places.hospitals.length);
  for (let row = 0; row < rowsUsed; row++) {
    if (rows.status[row] === status.waiting && rows.facts[row] & fact.lostADate) byHospital[rows.hospital[row]]++;
  }
  return byHospital;
}
