/** Entries of the journal about single appointments, if one is kept. */
import type { World } from "../world.ts";
import { flag, own } from "./state.ts";

export function note(world: World, row: number, kind: number, cause: number): void {
  const { journal } = world;
  if (journal === undefined) return;
  const { hospital, key, clinicDay, flags } = own(world);
  const now = world.sim.nowMin;
  const isUrgent = (flags[row] & flag.urgent) !== 0 ? 1 : 0;
  journal.add(kind, now, now, hospital[row], -1, key[row], clinicDay[row], 1, isUrgent, cause);
}
