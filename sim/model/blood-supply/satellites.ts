/**
 * Satellite fridges: group O D-negative of the reserve that lies near theatres, wards and emergency departments. Their units are on
 * the bank's shelf count; here is how many are missing from the fridges, what is lost there, and when they are filled again.
 */
import type { World } from "../world.ts";
import { fixed, own } from "./state.ts";

/** Units in the satellite fridges of a bank now. A round that was due has been made. */
export function satelliteUnits(world: World, bank: number): number {
  const state = own(world);
  refill(world, bank);
  return fixed(world).satelliteONegative[bank] - state.satelliteGap[bank];
}

/** Contract `takeFromSatellites`. */
export function takeFromSatellites(world: World, bank: number, units: number): void {
  const f = fixed(world);
  const taken = Math.min(units, Math.max(0, satelliteUnits(world, bank)));
  if (taken === 0) return;
  miss(world, bank, taken);
  world.count(f.measure.satelliteTaken, bank, taken);
}

/** Units are missing from the fridges; the next round replaces them. */
export function miss(world: World, bank: number, units: number): void {
  const state = own(world);
  if (state.satelliteGap[bank] === 0)
    state.satelliteFullMin[bank] = world.sim.nowMin + fixed(world).satelliteRestockHours * 60;
  state.satelliteGap[bank] += units;
}

export function refill(world: World, bank: number): void {
  const state = own(world);
  if (state.satelliteGap[bank] === 0 || world.sim.nowMin < state.satelliteFullMin[bank]) return;
  world.count(fixed(world).measure.satelliteRestocked, bank, state.satelliteGap[bank]);
  state.satelliteGap[bank] = 0;
}
