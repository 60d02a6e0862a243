/**
 * The national stock of red cells: donations, the days of testing, what the rest of England takes, expiry, and the steering
 * of donations by stock and appeals. Alert phases are in alert.ts; orders of the region's banks in orders.ts.
 */
import { normalQuantile, Stream } from "../../engine/index.ts";
import { isGroupO } from "../blood-groups.ts";
import { groupCount, oNegative, oPositive } from "../contracts.ts";
import type { World } from "../world.ts";
import { fixed, own, processRing } from "./state.ts";

/** Stock of a group in days of mean national demand. */
export const stockDays = (world: World, group: number): number =>
  own(world).national.stockCount[group] / fixed(world).nationalDemand[group];

/** Stock of all groups in days of mean national demand. */
export function allStockDays(world: World): number {
  const { stockCount } = own(world).national;
  const { nationalDemandPerDay } = fixed(world);
  return stockCount.reduce((sum, units) => sum + units, 0) / nationalDemandPerDay;
}

/** Share of an order that the stock of a group allows: all, until the last days of stock are shared out. */
export const fillFraction = (world: World, group: number): number =>
  Math.min(1, stockDays(world, group) / fixed(world).rationBelowDays);

/** Takes units of a group for the region, oldest first, and puts them on a van; returns how many there were. */
export function takeNational(world: World, group: number, units: number, shipment: number): number {
  const { national, shipments } = own(world);
  const f = fixed(world);
  const { today } = world;
  let taken = 0;
  // A unit in its last day would pass its date on the road.
  for (let ahead = 1; ahead < f.ring && taken < units; ahead++) {
    const slot = (today + ahead) % f.ring;
    const at = group * f.ring + slot;
    const n = Math.min(national.stock[at], units - taken);
    national.stock[at] -= n;
    shipments.counts[(shipment * groupCount + group) * f.ring + slot] += n;
    taken += n;
  }
  national.stockCount[group] -= taken;
  national.issuedRegion[group] += taken;
  national.issuedToday[group] += taken;
  world.count(f.measure.issued, 0, taken);
  if (group === oNegative) world.count(f.measure.oNegativeIssued, 0, taken);
  return taken;
}

/** Fills the stock before the first day: units of even ages, as a stock issued oldest first holds them. */
export function fillStock(world: World): void {
  const f = fixed(world);
  const { national } = own(world);
  for (let group = 0; group < groupCount; group++) {
    const perDay = f.nationalDemand[group];
    let left = Math.round(f.initialStockDays[group] * perDay);
    for (let age = f.processingDays; left > 0 && age < f.shelfLifeDays; age++) {
      const n = Math.min(left, Math.ceil(perDay));
      national.stock[group * f.ring + (f.shelfLifeDays - age)] += n;
      national.stockCount[group] += n;
      national.initial[group] += n;
      left -= n;
    }
    for (let readyIn = 1; readyIn < f.processingDays; readyIn++) {
      const n = Math.round(perDay);
      national.inProcess[group * processRing + readyIn] = n;
      national.initial[group] += n;
    }
    national.usualIssued[group] = perDay - f.restDemand[group];
    national.steering.fill(steeringNow(world, group), group * f.feedbackLagDays, (group + 1) * f.feedbackLagDays);
  }
}

/** The luck of England on a day and of its week: deviates of demand, donations, the week, then of each group. */
interface DayLuck {
  readonly demand: number;
  readonly week: number;
  /** Demand by group, then donations by group. */
  readonly groups: Float64Array;
}

function luckOf(world: World, day: number): DayLuck {
  const { calendar } = world.setup;
  const stream = Stream.named(`${world.streamPrefix(day)}/national/${calendar.dates[day]}`);
  const monday = Math.max(0, day - calendar.weekday[day]);
  const week = Stream.named(`${world.streamPrefix(monday)}/national.week/${calendar.dates[monday]}`).next();
  const demand = normalQuantile(inside(stream.next()));
  const groups = new Float64Array(2 * groupCount);
  stream.fill(groups, 0, groups.length);
  for (let k = 0; k < groups.length; k++) groups[k] = normalQuantile(inside(groups[k]));
  return { demand, week: normalQuantile(inside(week)), groups };
}

const inside = (u: number): number => Math.max(1e-12, Math.min(1 - 1e-12, u));

/** Count of many independent small orders or donations with a mean and a standard normal deviate. */
const countOf = (mean: number, z: number): number => Math.max(0, Math.round(mean + Math.sqrt(Math.max(0, mean)) * z));

/** Midnight of England: old units go, tested ones come, the rest of England takes its day, donors give. */
export function beginNationalDay(world: World, day: number): void {
  const f = fixed(world);
  const { national } = own(world);
  const luck = luckOf(world, day);
  const weekday = world.setup.calendar.weekday[day];
  const alertCut = national.phase >= 2 ? 1 - f.alertDemandFraction : 1;
  const orders = f.demandByWeekday[weekday] * (1 + f.demandDayCv * luck.demand) * alertCut;
  const booked = (f.appointmentsPerWeek / 7) * f.fillFraction * f.yieldFraction;
  const turnout = f.collectionByWeekday[weekday] * f.collectionByMonth[day] * (1 + f.collectionWeekCv * luck.week);
  for (let group = 0; group < groupCount; group++) {
    if (day > 0) expire(world, group, day);
    receiveTested(world, group, day);
    followIssues(world, group, day);
    const z = luck.groups;
    takeRest(world, group, day, countOf(f.restDemand[group] * orders, z[group]));
    const lag = group * f.feedbackLagDays + (day % f.feedbackLagDays);
    const factor = (1 + national.steering[lag]) * (1 + national.boost[group]);
    collect(world, group, day, countOf(booked * f.donorShare[group] * turnout * factor, z[groupCount + group]));
    national.steering[lag] = steeringNow(world, group);
    national.boost[group] *= 1 - 1 / f.appealDecayDays;
  }
  world.record(f.measure.stockDays, 0, allStockDays(world), 1);
  world.record(f.measure.oNegativeStockDays, 0, stockDays(world, oNegative), 1);
  world.record(f.measure.oPositiveStockDays, 0, stockDays(world, oPositive), 1);
}

/** Share by which donations of a group are to change, from its stock against the target. */
function steeringNow(world: World, group: number): number {
  const f = fixed(world);
  const wanted = (f.feedbackGain * (f.targetStockDays - stockDays(world, group))) / f.targetStockDays;
  return Math.max(-f.feedbackLimitFraction, Math.min(f.feedbackLimitFraction, wanted));
}

function expire(world: World, group: number, day: number): void {
  const f = fixed(world);
  const { national } = own(world);
  const at = group * f.ring + ((day + f.ring - 1) % f.ring);
  const old = national.stock[at];
  if (old === 0) return;
  national.stock[at] = 0;
  national.stockCount[group] -= old;
  national.expired[group] += old;
  world.count(f.measure.expired, 0, old);
}

function receiveTested(world: World, group: number, day: number): void {
  const f = fixed(world);
  const { national } = own(world);
  const at = group * processRing + (day % processRing);
  const ready = national.inProcess[at];
  national.inProcess[at] = 0;
  national.stock[group * f.ring + ((day + f.shelfLifeDays - f.processingDays) % f.ring)] += ready;
  national.stockCount[group] += ready;
}

function takeRest(world: World, group: number, day: number, ordered: number): void {
  const f = fixed(world);
  const { national } = own(world);
  const units = Math.floor(ordered * fillFraction(world, group));
  let taken = 0;
  for (let ahead = 0; ahead < f.ring && taken < units; ahead++) {
    const at = group * f.ring + ((day + ahead) % f.ring);
    const n = Math.min(national.stock[at], units - taken);
    national.stock[at] -= n;
    taken += n;
  }
  national.stockCount[group] -= taken;
  national.issuedRest[group] += taken;
  world.count(f.measure.issued, 0, taken);
  if (group === oNegative) world.count(f.measure.oNegativeIssued, 0, taken);
}

function collect(world: World, group: number, day: number, donations: number): void {
  const f = fixed(world);
  const { national } = own(world);
  const lost = Math.round(donations * f.processingLossFraction);
  national.collected[group] += donations;
  national.lost[group] += lost;
  national.inProcess[group * processRing + ((day + f.processingDays) % processRing)] += donations - lost;
  world.count(f.measure.collected, 0, donations);
}

/** Follows what the region takes: usual in ordinary working, and beyond usual while a bank works short. */
function followIssues(world: World, group: number, day: number): void {
  const f = fixed(world);
  const { national } = own(world);
  if (day > 0) {
    const beyond = national.issuedToday[group] - national.usualIssued[group];
    if (worstTransfusionCause(world) < 0) national.usualIssued[group] += beyond / f.useMemoryDays;
    else national.extraIssued[group] += beyond;
    // Donations answer a fall of the stock after the lag and then at the rate of the steering.
    national.extraIssued[group] *= 1 - f.feedbackGain / (f.feedbackGain * f.feedbackLagDays + f.targetStockDays);
  }
  national.issuedToday[group] = 0;
}

/** Record behind short transfusion working at the bank that uses most group O beyond its usual; -1 when none works short. */
export function worstTransfusionCause(world: World): number {
  const state = own(world);
  let worst = -1;
  let most = -Infinity;
  for (let bank = 0; bank < world.setup.places.banks.length; bank++) {
    const cause = world.ask.transfusionCause(world, bank);
    const beyond = state.oUseRecent[bank] - state.oUseUsual[bank];
    if (cause >= 0 && beyond > most) {
      most = beyond;
      worst = cause;
    }
  }
  return worst;
}

/** An appeal, or the news of an alert, raises donations of the groups in a bit mask. */
export function raiseDonations(world: World, groups: number, fraction: number): void {
  const { boost } = own(world).national;
  for (let group = 0; group < groupCount; group++) if (groups & (1 << group)) boost[group] += fraction;
}

/** Bit mask of the group O blood groups. */
export const groupOMask = Array.from({ length: groupCount }, (_, g) => (isGroupO(g) ? 1 << g : 0)).reduce(
  (a, b) => a | b,
);
