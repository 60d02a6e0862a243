/** What is on the shelf above the emergency reserve, and the record of a shelf that is short: why, for whoever waits for it. */
import { constraint } from "../causes.ts";
import { groupCount, oNegative, oPositive } from "../contracts.ts";
import { hospitalOf } from "../places.ts";
import type { World } from "../world.ts";
import { fixed, own, type SupplyState } from "./state.ts";

export const unitsOnShelf = (world: World, bank: number, group: number): number =>
  own(world).shelfCount[bank * groupCount + group];

export function unitsAboveReserve(world: World, bank: number, group: number): number {
  const at = bank * groupCount + group;
  return Math.max(0, own(world).shelfCount[at] - fixed(world).reserve[at]);
}

export const groupOAboveReserve = (world: World, bank: number): number =>
  unitsAboveReserve(world, bank, oPositive) + unitsAboveReserve(world, bank, oNegative);

/** Opens and closes the record of a short shelf: no group O above the emergency reserve. */
export function updateShort(world: World, bank: number): void {
  const state = own(world);
  const f = fixed(world);
  const above = groupOAboveReserve(world, bank);
  if (above > 0) {
    state.shortCause[bank] = -1;
    return;
  }
  if (state.shortCause[bank] >= 0) return;
  const transfusionCause = world.ask.transfusionCause(world, bank);
  const isExcess = state.oUseRecent[bank] + todayO(state, bank) > f.excessUseRatio * state.oUseUsual[bank];
  const behind = transfusionCause >= 0 && isExcess ? transfusionCause : state.national.alertCause;
  state.shortCause[bank] = world.causes.add(
    "condition",
    world.sim.nowMin,
    hospitalOf(world, bank),
    oPositive,
    1 << constraint["group O stock above the emergency reserve"],
    behind,
    above,
  );
}

/** Group O used today beyond what the recent mean already expects. */
function todayO(state: SupplyState, bank: number): number {
  const used = state.useToday[bank * groupCount] + state.useToday[bank * groupCount + 1];
  return Math.max(0, used - state.oUseRecent[bank]);
}
