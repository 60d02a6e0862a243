/**
 * Blood supply on two scales: the fridges of the region's banks by group and age, and the national stock with the rest of
 * England. Reading order: parameters, state, shelf (fridges and lots), orders, national, alert.
 * Which units a patient is given is decided in transfusion; nothing here sets use, shortage or an alert.
 */
import { numberArgument } from "../arguments.ts";
import { bloodGroups, groupCount, oNegative, oPositive } from "../contracts.ts";
import type { Service } from "../service.ts";
import type { World } from "../world.ts";
import { assessStock, declareAlert } from "./alert.ts";
import { measures } from "./measures.ts";
import { allStockDays, beginNationalDay, fillStock, groupOMask, raiseDonations, stockDays } from "./national.ts";
import { deliver, orderRoutinely, orderUnits, scheduleOrders, targetUnits } from "./orders.ts";
import { parameters } from "./parameters.ts";
import { satelliteUnits, takeFromSatellites } from "./satellites.ts";
import { beginDay, lotUnits, reserveUnits, returnLot, transfuseLot } from "./shelf.ts";
import { groupOAboveReserve, unitsAboveReserve, unitsOnShelf } from "./short.ts";
import { create, fixed, own, prepare, processRing } from "./state.ts";

export const bloodSupply: Service = {
  name: "blood-supply",
  parameters,
  actions: {
    "blood.appeal": {
      label: "public appeal for donors",
      role: "blood-service",
      arguments: {
        groups: {
          label: "blood groups asked for; group O when not given",
          type: "choices",
          choices: bloodGroups,
          optional: true,
        },
      },
      apply: (world, action) => {
        const f = fixed(world);
        const { groups } = action.arguments;
        const named = Array.isArray(groups) ? (groups as readonly string[]) : [];
        const mask = bloodGroups.reduce((bits, name, group) => bits | (named.includes(name) ? 1 << group : 0), 0);
        world.sim.after(f.appealLagDays * (24 * 60), f.kinds.appealAnswered, mask || groupOMask);
      },
    },
    "blood.extraDelivery": {
      label: "extra units sent to a blood bank",
      role: "blood-service",
      arguments: {
        bank: { label: "hospital with a blood bank", type: "place" },
        group: { label: "blood group", type: "choice", choices: bloodGroups, default: "O-", optional: true },
        units: { label: "units", type: "number", unit: "units", minimum: 1, maximum: 500 },
      },
      apply: (world, action) => {
        const bank = world.setup.places.bank(String(action.arguments.bank));
        const group = Math.max(
          0,
          bloodGroups.indexOf((action.arguments.group ?? "O-") as (typeof bloodGroups)[number]),
        );
        if (bank >= 0) orderUnits(world, bank, group, Math.round(numberArgument(action, "units", 0)), 0);
      },
    },
  },
  state: { prepare, create },
  initialise: (world) => {
    fillStock(world);
    fillFridges(world);
    world.sim.schedule(world.setup.calendar.startMin[0], fixed(world).kinds.dayBegan, 0, 0, -900);
  },
  handlers: {
    on: {
      "blood-supply.dayBegan": (world, day) => {
        const { calendar } = world.setup;
        beginNationalDay(world, day);
        beginDay(world, day);
        assessStock(world, day);
        scheduleOrders(world, day);
        if (day + 1 < calendar.days)
          world.sim.schedule(calendar.startMin[day + 1], fixed(world).kinds.dayBegan, day + 1, 0, -900);
      },
      "blood-supply.orderTime": orderRoutinely,
      "blood-supply.delivered": deliver,
      "blood-supply.appealAnswered": (world, groups) => raiseDonations(world, groups, fixed(world).appealGainFraction),
      "blood-supply.alertDeclared": declareAlert,
    },
    answers: {
      unitsOnShelf,
      unitsAboveReserve,
      groupOAboveReserve,
      stockCause: (world, bank) => own(world).shortCause[bank],
      alertPhase: (world) => own(world).national.phase,
      alertCause: (world) => own(world).national.alertCause,
      reserveUnits,
      lotUnits,
      transfuseLot,
      returnLot,
      orderUnits,
      satelliteUnits,
      takeFromSatellites,
    },
  },
  measures,
  signals: {
    "blood-supply.stockDays": {
      label: "national stock of all groups, days of demand",
      unit: "days",
      placeKinds: [],
      read: (world) => allStockDays(world),
    },
    "blood-supply.oStockDays": {
      label: "national stock of group O, the lower of D-positive and D-negative, days of demand",
      unit: "days",
      placeKinds: [],
      read: (world) => Math.min(stockDays(world, oPositive), stockDays(world, oNegative)),
    },
    "blood-supply.alertPhase": {
      label: "national shortage phase: 0 green, 1 pre-amber, 2 amber, 3 red",
      unit: "phase",
      placeKinds: [],
      read: (world) => own(world).national.phase,
    },
    "blood-supply.groupOAboveReserve": {
      label: "group O units at a bank above its emergency reserve",
      unit: "units",
      placeKinds: ["bank"],
      read: groupOAboveReserve,
    },
  },
  invariants,
};

/** Each bank begins at its target, units of even ages around the age on arrival. */
function fillFridges(world: World): void {
  const f = fixed(world);
  const state = own(world);
  const spread = Math.ceil(f.stockDays);
  for (let bank = 0; bank < world.setup.places.banks.length; bank++) {
    for (let group = 0; group < groupCount; group++) {
      const at = bank * groupCount + group;
      const units = targetUnits(world, bank, group);
      for (let k = 0; k < units; k++) {
        const lastDay = Math.max(1, f.shelfLifeDays - f.ageOnArrivalDays - (k % spread));
        state.shelf[at * f.ring + lastDay] += 1;
      }
      state.shelfCount[at] = units;
      state.initial[at] = units;
    }
  }
}

/** Conservation by group, at each bank and in the national stock, and nothing below zero. */
function invariants(world: World): readonly string[] {
  const state = own(world);
  const { ring } = fixed(world);
  const { banks } = world.setup.places;
  const problems: string[] = [];
  const inTransit = new Float64Array(groupCount);
  const received = new Float64Array(groupCount);
  banks.forEach((place, bank) => {
    bloodGroups.forEach((name, group) => {
      const at = bank * groupCount + group;
      const shelf = sum(state.shelf, at * ring, ring);
      const gone = state.transfused[at] + state.wasted[at];
      const there = shelf + state.reserved[at];
      if (shelf !== state.shelfCount[at]) problems.push(`${place.id} ${name}: the shelf count is wrong`);
      if (state.initial[at] + state.received[at] !== gone + there)
        problems.push(
          `${place.id} ${name}: ${state.initial[at] + state.received[at]} units came, ${gone + there} known`,
        );
      if (reservedInLots(world, bank, group) !== state.reserved[at])
        problems.push(`${place.id} ${name}: lots and reserved units differ`);
      inTransit[group] += state.inTransit[at];
      received[group] += state.received[at];
    });
  });
  const { national } = state;
  bloodGroups.forEach((name, group) => {
    const stock = sum(national.stock, group * ring, ring);
    const there = stock + sum(national.inProcess, group * processRing, processRing);
    const issued = national.issuedRest[group] + national.issuedRegion[group];
    const gone = issued + national.expired[group] + national.lost[group];
    if (national.initial[group] + national.collected[group] !== gone + there)
      problems.push(
        `England ${name}: ${national.initial[group] + national.collected[group]} units came, ${gone + there} known`,
      );
    if (stock !== national.stockCount[group]) problems.push(`England ${name}: the stock count is wrong`);
    if (national.issuedRegion[group] !== received[group] + inTransit[group])
      problems.push(`England ${name}: units issued to the region are neither received nor on the road`);
  });
  for (const counts of [state.shelf, state.lots.counts, state.reserved, state.inTransit, national.stock])
    if (counts.some((n) => n < 0)) problems.push("a stock is below zero");
  return problems;
}

function sum(counts: Int32Array, from: number, length: number): number {
  let total = 0;
  for (let at = from; at < from + length; at++) total += counts[at];
  return total;
}

function reservedInLots(world: World, bank: number, group: number): number {
  const { lots } = own(world);
  let units = 0;
  for (let lot = 0; lot < lots.units.length; lot++)
    if (lots.bank[lot] === bank && lots.group[lot] === group) units += lots.units[lot];
  return units;
}
