/**
 * From the blood service to the fridges: routine orders for all banks together, ad hoc orders, vans on the road, delivery.
 * What the national stock can give is decided in national.ts.
 */
import { isDNegative, isGroupO } from "../blood-groups.ts";
import { clockOn } from "../calendar.ts";
import { constraint } from "../causes.ts";
import { groupCount, oNegative, oPositive } from "../contracts.ts";
import { noted } from "../journal.ts";
import { hospitalOf } from "../places.ts";
import type { World } from "../world.ts";
import { fillFraction, takeNational } from "./national.ts";
import { updateShort } from "./short.ts";
import { fixed, grown, own, type Shipments } from "./state.ts";

/** Units that a bank orders up to. */
export function targetUnits(world: World, bank: number, group: number): number {
  const f = fixed(world);
  const at = bank * groupCount + group;
  return Math.max(f.minimumUnits[group] + f.reserve[at], Math.ceil(f.stockDays * own(world).useMean[at]));
}

/** What a bank lacks of a group, units on the road counted as there. */
function lacking(world: World, bank: number, group: number): number {
  const { shelfCount, inTransit } = own(world);
  const at = bank * groupCount + group;
  return Math.max(0, targetUnits(world, bank, group) - shelfCount[at] - inTransit[at]);
}

/** Schedules the routine orders of a day: in the afternoon only on working days. */
export function scheduleOrders(world: World, day: number): void {
  const f = fixed(world);
  const { calendar } = world.setup;
  if (day >= calendar.days) return;
  for (const deliveryMin of [f.morningDeliveryMin, f.afternoonDeliveryMin]) {
    if (deliveryMin === f.afternoonDeliveryMin && !calendar.isWorking[day]) continue;
    const orderMin = clockOn(calendar, day, Math.max(1, deliveryMin - f.routineLeadMin));
    if (orderMin >= world.sim.nowMin) world.sim.schedule(orderMin, f.kinds.orderTime, day, deliveryMin);
  }
}

/** All banks order up to their targets; the national stock fills, all in the same proportion when it is short. */
export function orderRoutinely(world: World, day: number, deliveryMin: number): void {
  const state = own(world);
  const f = fixed(world);
  const banks = world.setup.places.banks.length;
  const first = nextShipments(state.shipments, banks, f.ring);
  for (let bank = 0; bank < banks; bank++) state.shipments.bank[first[bank]] = bank;
  for (let group = 0; group < groupCount; group++) {
    const fill = fillFraction(world, group);
    let wanted = 0;
    let given = 0;
    for (let bank = 0; bank < banks; bank++) {
      const lack = lacking(world, bank, group);
      if (lack === 0) continue;
      wanted += lack;
      // Shares are rounded on the running total, so that no unit is lost or made.
      const substitutes = isGroupO(group) ? 0 : substituted(world, bank, lack);
      const due = Math.floor(wanted * fill + 0.5) - given;
      const direct = sendUnits(world, first[bank], group, Math.max(0, Math.min(lack - substitutes, due - substitutes)));
      given += direct + substitutes;
      let replaced = substitutes > 0 ? sendUnits(world, first[bank], oNegative, substitutes) : 0;
      const missing = lack - direct - replaced;
      if (missing > 0 && !isGroupO(group)) replaced += fillWithO(world, first[bank], group, missing);
      if (replaced > 0) recordSubstitution(world, bank, group, replaced, fill);
    }
  }
  const deliverMin = clockOn(world.setup.calendar, day, deliveryMin);
  for (let bank = 0; bank < banks; bank++) depart(world, first[bank], Math.max(deliverMin, world.sim.nowMin));
}

/** The ordinary share of orders that is met with group O D-negative, the rest of a unit carried to the next order. */
function substituted(world: World, bank: number, lack: number): number {
  const { substitutionCarry } = own(world);
  substitutionCarry[bank] += lack * fixed(world).substitutionFraction;
  const units = Math.min(lack, Math.floor(substitutionCarry[bank]));
  substitutionCarry[bank] -= units;
  return units;
}

/** Group O of the same D type in place of units the stock could not give, while there is no shortage of that group itself. */
function fillWithO(world: World, shipment: number, group: number, missing: number): number {
  const donor = isDNegative(group) ? oNegative : oPositive;
  return fillFraction(world, donor) < 1 ? 0 : sendUnits(world, shipment, donor, missing);
}

function recordSubstitution(world: World, bank: number, group: number, units: number, fill: number): void {
  const behind = fill < 1 ? own(world).national.alertCause : -1;
  const unmet = 1 << constraint["group-specific stock"];
  world.causes.add("substitution", world.sim.nowMin, hospitalOf(world, bank), group, unmet, behind, units);
}

/** Puts units of the national stock on a van; returns how many there were. */
function sendUnits(world: World, shipment: number, group: number, units: number): number {
  const state = own(world);
  const bank = state.shipments.bank[shipment];
  const sent = takeNational(world, group, units, shipment);
  state.inTransit[bank * groupCount + group] += sent;
  return sent;
}

export function orderUnits(world: World, bank: number, group: number, units: number, blueLight: number): void {
  const state = own(world);
  const f = fixed(world);
  world.count(f.measure.adHocOrders, bank);
  const [shipment] = nextShipments(state.shipments, 1, f.ring);
  state.shipments.bank[shipment] = bank;
  const fill = fillFraction(world, group);
  const direct = sendUnits(world, shipment, group, Math.ceil(units * fill));
  if (direct < units && !isGroupO(group)) {
    const replaced = fillWithO(world, shipment, group, units - direct);
    if (replaced > 0) recordSubstitution(world, bank, group, replaced, fill);
  }
  depart(world, shipment, world.sim.nowMin + (blueLight ? f.blueLightMin : f.adHocMin));
}

/** Orders group O ad hoc when shelf and vans together would fall below the emergency reserve. */
export function checkReserve(world: World, bank: number): void {
  const state = own(world);
  const f = fixed(world);
  for (const group of [oPositive, oNegative]) {
    const at = bank * groupCount + group;
    if (state.shelfCount[at] + state.inTransit[at] >= f.reserve[at]) continue;
    const isUrgent = state.shelfCount[at] < f.blueLightBelowFraction * f.reserve[at];
    orderUnits(world, bank, group, lacking(world, bank, group), isUrgent ? 1 : 0);
  }
}

/** Sends a van off, or takes its row back when it is empty. */
function depart(world: World, shipment: number, arriveMin: number): void {
  const { shipments } = own(world);
  const { ring, kinds } = fixed(world);
  const base = shipment * groupCount * ring;
  let units = 0;
  for (let at = base; at < base + groupCount * ring; at++) units += shipments.counts[at];
  if (units > 0) {
    world.sim.schedule(arriveMin, kinds.delivered, shipment);
    noteVan(world, shipment, arriveMin, units);
  } else shipments.free[shipments.freeCount++] = shipment;
}

function noteVan(world: World, shipment: number, arriveMin: number, units: number): void {
  const { journal } = world;
  if (journal === undefined) return;
  const { shipments } = own(world);
  const { ring } = fixed(world);
  const base = (shipment * groupCount + oNegative) * ring;
  let negative = 0;
  for (let at = base; at < base + ring; at++) negative += shipments.counts[at];
  const hospital = hospitalOf(world, shipments.bank[shipment]);
  journal.add(noted["blood.sent"], world.sim.nowMin, arriveMin, hospital, -1, -1, -1, units, negative, -1);
}

/** A van arrives: its units go on the shelf. None has passed its date: the stock sends nothing that is in its last day. */
export function deliver(world: World, shipment: number): void {
  const state = own(world);
  const f = fixed(world);
  const { shipments } = state;
  const bank = shipments.bank[shipment];
  for (let group = 0; group < groupCount; group++) {
    const at = bank * groupCount + group;
    let units = 0;
    for (let slot = 0; slot < f.ring; slot++) {
      const from = (shipment * groupCount + group) * f.ring + slot;
      const n = shipments.counts[from];
      if (n === 0) continue;
      units += n;
      state.shelf[at * f.ring + slot] += n;
      shipments.counts[from] = 0;
    }
    if (units === 0) continue;
    state.shelfCount[at] += units;
    state.inTransit[at] -= units;
    state.received[at] += units;
    world.count(f.measure.supplied, bank, units);
    if (group === oNegative) world.count(f.measure.oNegativeSupplied, bank, units);
    else if (group === oPositive) world.count(f.measure.oPositiveSupplied, bank, units);
  }
  shipments.free[shipments.freeCount++] = shipment;
  updateShort(world, bank);
}

function nextShipments(shipments: Shipments, count: number, ring: number): readonly number[] {
  while (shipments.freeCount < count) {
    const before = shipments.bank.length;
    const after = Math.max(32, before * 2);
    shipments.bank = grown(shipments.bank, new Int16Array(after));
    shipments.counts = grown(shipments.counts, new Int16Array(after * groupCount * ring));
    shipments.free = grown(shipments.free, new Int32Array(after));
    for (let row = after - 1; row >= before; row--) shipments.free[shipments.freeCount++] = row;
  }
  const rows: number[] = [];
  for (let k = 0; k < count; k++) rows.push(shipments.free[--shipments.freeCount]);
  return rows;
}
