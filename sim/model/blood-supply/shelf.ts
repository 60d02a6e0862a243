/**
 * Hospital fridges: lots reserved oldest first, transfused or put back, and units that pass their date.
 * Orders to the blood service are in orders.ts, the record of a short shelf in short.ts.
 */
import { InvariantError } from "../../engine/index.ts";
import { isAboCompatible, isGroupO } from "../blood-groups.ts";
import { constraint } from "../causes.ts";
import { bloodGroups, groupCount, oNegative, oPositive } from "../contracts.ts";
import { hospitalOf } from "../places.ts";
import type { World } from "../world.ts";
import { checkReserve } from "./orders.ts";
import { miss, satelliteUnits } from "./satellites.ts";
import { updateShort } from "./short.ts";
import { fixed, grown, type Lots, own } from "./state.ts";

/** Why units are thrown away: their date, or time out of the cold chain after issue. */
const passedItsDate = constraint["unit passed its date"];
const coldChain = constraint["other reason on the day"];

export function reserveUnits(world: World, bank: number, group: number, units: number): number {
  const state = own(world);
  const at = bank * groupCount + group;
  if (units <= 0 || state.shelfCount[at] === 0) return -1;
  const { ring } = fixed(world);
  const { lots } = state;
  const lot = takeLot(lots, ring);
  lots.bank[lot] = bank;
  lots.group[lot] = group;
  const { today } = world;
  // Units in their last day are taken last: a reservation may outlive them.
  let taken = 0;
  for (let ahead = 1; ahead <= ring && taken < units; ahead++) {
    const slot = (today + (ahead % ring)) % ring;
    const n = Math.min(state.shelf[at * ring + slot], units - taken);
    if (n === 0) continue;
    state.shelf[at * ring + slot] -= n;
    lots.counts[lot * ring + slot] = n;
    taken += n;
  }
  lots.units[lot] = taken;
  state.shelfCount[at] -= taken;
  state.reserved[at] += taken;
  if (isGroupO(group)) checkReserve(world, bank);
  updateShort(world, bank);
  return lot;
}

export const lotUnits = (world: World, lot: number): number => own(world).lots.units[lot];

export function transfuseLot(world: World, lot: number, units: number, recipientGroup: number): number {
  const state = own(world);
  const f = fixed(world);
  const { lots } = state;
  const group = lots.group[lot];
  const bank = lots.bank[lot];
  if (!isAboCompatible(group, recipientGroup)) {
    const groups = `${bloodGroups[group]} to ${bloodGroups[recipientGroup]}`;
    throw new InvariantError(`red cells of another ABO group: ${groups}`, { timeMin: world.sim.nowMin });
  }
  const at = bank * groupCount + group;
  const { today } = world;
  wasteOld(world, lot);
  let given = 0;
  for (let ahead = 0; ahead < f.ring && given < units; ahead++) {
    const slot = lot * f.ring + ((today + ahead) % f.ring);
    const n = Math.min(lots.counts[slot], units - given);
    lots.counts[slot] -= n;
    given += n;
  }
  lots.units[lot] -= given;
  state.reserved[at] -= given;
  state.transfused[at] += given;
  state.useToday[at] += given;
  world.count(f.measure.transfused, bank, given);
  if (group === oNegative) world.count(f.measure.oNegativeTransfused, bank, given);
  else if (group === oPositive) world.count(f.measure.oPositiveTransfused, bank, given);
  if (lots.units[lot] === 0) giveLotBack(lots, lot);
  return given;
}

export function returnLot(world: World, lot: number): void {
  const state = own(world);
  const f = fixed(world);
  const { lots } = state;
  wasteOld(world, lot);
  const bank = lots.bank[lot];
  const at = bank * groupCount + lots.group[lot];
  state.discardCarry[at] += lots.units[lot] * f.discardedAfterIssueFraction;
  const { today } = world;
  for (let ahead = 0; ahead < f.ring; ahead++) {
    const slot = (today + ahead) % f.ring;
    let n = lots.counts[lot * f.ring + slot];
    if (n === 0) continue;
    lots.counts[lot * f.ring + slot] = 0;
    if (state.discardCarry[at] >= 1) {
      state.discardCarry[at] -= 1;
      waste(world, bank, lots.group[lot], 1, coldChain);
      state.reserved[at] -= 1;
      n--;
    }
    state.shelf[at * f.ring + slot] += n;
    state.shelfCount[at] += n;
    state.reserved[at] -= n;
  }
  lots.units[lot] = 0;
  giveLotBack(lots, lot);
  updateShort(world, bank);
}

/** Takes units out of a lot that passed their date while they were reserved. */
function wasteOld(world: World, lot: number): void {
  const { lots, reserved } = own(world);
  const { ring } = fixed(world);
  const { today } = world;
  // Slots of the shelf are emptied each midnight, so whatever lies in yesterday's slot or before was left in this lot.
  const slot = (today + ring - 1) % ring;
  const n = lots.counts[lot * ring + slot];
  if (n === 0) return;
  lots.counts[lot * ring + slot] = 0;
  lots.units[lot] -= n;
  reserved[lots.bank[lot] * groupCount + lots.group[lot]] -= n;
  waste(world, lots.bank[lot], lots.group[lot], n, passedItsDate);
}

/** Counts and records units thrown away; the caller has taken them out of wherever they were. */
function waste(world: World, bank: number, group: number, units: number, why: number): void {
  const state = own(world);
  const { measure } = fixed(world);
  state.wasted[bank * groupCount + group] += units;
  world.count(measure.wasted, bank, units);
  if (group === oNegative) world.count(measure.oNegativeWasted, bank, units);
  // Matched units age unused while a laboratory issues mostly group O.
  const behind = isGroupO(group) ? -1 : world.ask.transfusionCause(world, bank);
  world.causes.add("discard", world.sim.nowMin, hospitalOf(world, bank), group, 1 << why, behind, units);
}

/** At midnight: units whose last day was yesterday, units lost in satellite fridges, and mean use. */
export function beginDay(world: World, today: number): void {
  const state = own(world);
  const f = fixed(world);
  const banks = world.setup.places.banks.length;
  const yesterday = (today + f.ring - 1) % f.ring;
  for (let bank = 0; bank < banks; bank++) {
    let onShelf = 0;
    let oUse = 0;
    for (let group = 0; group < groupCount; group++) {
      const at = bank * groupCount + group;
      const old = state.shelf[at * f.ring + yesterday];
      if (old > 0) {
        state.shelf[at * f.ring + yesterday] = 0;
        state.shelfCount[at] -= old;
        waste(world, bank, group, old, passedItsDate);
      }
      if (today > 0) state.useMean[at] += (state.useToday[at] - state.useMean[at]) / f.useMemoryDays;
      if (isGroupO(group)) oUse += state.useToday[at];
      state.useToday[at] = 0;
    }
    wasteInSatellites(world, bank, today);
    expireReserved(world, bank, yesterday);
    for (let group = 0; group < groupCount; group++) onShelf += state.shelfCount[bank * groupCount + group];
    if (today > 0) noteUse(world, bank, oUse);
    world.record(f.measure.onShelf, bank, onShelf, 1);
    world.record(f.measure.oNegativeOnShelf, bank, state.shelfCount[bank * groupCount + oNegative], 1);
    updateShort(world, bank);
  }
}

/** Lots are looked through once a day, so that nothing in them is ever more than a day too old. */
function expireReserved(world: World, bank: number, slot: number): void {
  const { lots } = own(world);
  const { ring } = fixed(world);
  for (let lot = 0; lot < lots.bank.length; lot++) {
    if (lots.units[lot] > 0 && lots.bank[lot] === bank && lots.counts[lot * ring + slot] > 0) wasteOld(world, lot);
  }
}

function noteUse(world: World, bank: number, oUse: number): void {
  const state = own(world);
  const f = fixed(world);
  state.oUseRecent[bank] += (oUse - state.oUseRecent[bank]) / f.excessMemoryDays;
  // Usual use is learnt in ordinary working only, or a long outage would become the usual.
  if (world.ask.transfusionCause(world, bank) < 0)
    state.oUseUsual[bank] += (oUse - state.oUseUsual[bank]) / f.useMemoryDays;
}

function wasteInSatellites(world: World, bank: number, today: number): void {
  const state = own(world);
  const f = fixed(world);
  const at = bank * groupCount + oNegative;
  state.satelliteCarry[bank] += Math.max(0, satelliteUnits(world, bank)) * f.satelliteWasteFraction;
  if (state.satelliteCarry[bank] < 1 || state.shelfCount[at] === 0) return;
  state.satelliteCarry[bank] -= 1;
  for (let ahead = 0; ahead < f.ring; ahead++) {
    const slot = at * f.ring + ((today + ahead) % f.ring);
    if (state.shelf[slot] === 0) continue;
    state.shelf[slot] -= 1;
    state.shelfCount[at] -= 1;
    waste(world, bank, oNegative, 1, coldChain);
    world.count(f.measure.satelliteWasted, bank);
    miss(world, bank, 1);
    return;
  }
}

function takeLot(lots: Lots, ring: number): number {
  if (lots.freeCount === 0) {
    const before = lots.bank.length;
    const after = Math.max(64, before * 2);
    lots.bank = grown(lots.bank, new Int16Array(after));
    lots.group = grown(lots.group, new Int16Array(after));
    lots.counts = grown(lots.counts, new Int16Array(after * ring));
    lots.units = grown(lots.units, new Int32Array(after));
    lots.free = grown(lots.free, new Int32Array(after));
    for (let lot = after - 1; lot >= before; lot--) lots.free[lots.freeCount++] = lot;
  }
  return lots.free[--lots.freeCount];
}

function giveLotBack(lots: Lots, lot: number): void {
  lots.free[lots.freeCount++] = lot;
}
