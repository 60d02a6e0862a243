/**
 * Which units a request is given: groups in order of preference, group O above the emergency reserve first, and the count
 * of what was transfused and why. ABO is checked where the units are (blood-supply) and again here: no exception.
 */
import { donorOrder, isDNegative } from "../blood-groups.ts";
import { constraint } from "../causes.ts";
import { oNegative, oPositive, recipient, urgency } from "../contracts.ts";
import { hospitalOf } from "../places.ts";
import type { World } from "../world.ts";
import { lotsPerRequest } from "./jobs.ts";
import { reason } from "./measures.ts";
import { groupOFor, luckOf, luckPart } from "./pathways.ts";
import { fixed, own, pathway } from "./state.ts";

const onlyO: readonly (readonly number[])[] = [
  [oPositive, oNegative],
  [oNegative, oPositive],
];

const isUnknownGroup = (chosen: number): boolean =>
  chosen === pathway.groupOCrossmatch || chosen === pathway.groupOUncrossmatched;

/** Groups that a row may be given, in order of preference. */
function groupsFor(world: World, row: number): readonly number[] {
  const { jobs } = own(world);
  const bits = jobs.bits[row];
  const isProtected = (bits & recipient.protectFromD) !== 0;
  if (isUnknownGroup(jobs.pathway[row])) return onlyO[groupOFor(world, row)];
  const group = jobs.group[row];
  if (!isDNegative(group) && isRoUnmet(world, row)) {
    const { p } = fixed(world);
    const isO = luckPart(jobs.luck[row], luckOf.issueOrRo) < p.roUnmetONegativeFraction;
    return dNegativeOrders[(group >> 1) * 2 + (isO ? 1 : 0)];
  }
  if (!isDNegative(group) && needsDNegative(world, row)) return dNegativeOrders[(group >> 1) * 2];
  return donorOrder(group, isProtected);
}

function needsDNegative(world: World, row: number): boolean {
  const { jobs } = own(world);
  const { p } = fixed(world);
  if (!(jobs.bits[row] & recipient.antibody)) return false;
  return luckPart(jobs.luck[row], luckOf.adherence) < p.antibodyDNegativeFraction;
}

/** Where D-negative units are wanted (in place of Ro, or for an antibody): group O D-negative or D-negative of the own ABO group first, then ordinary units of the own group. */
const dNegativeOrders: readonly (readonly number[])[] = [0, 1, 2, 3].flatMap((abo) => [
  [abo * 2 + 1, oNegative, abo * 2],
  [oNegative, abo * 2 + 1, abo * 2],
]);

function isRoUnmet(world: World, row: number): boolean {
  const { jobs } = own(world);
  const { p } = fixed(world);
  if (!(jobs.bits[row] & recipient.haemoglobinopathy)) return false;
  return (
    luckPart(jobs.luck[row], luckOf.dTypeOrRoWanted) < p.roWantedFraction &&
    luckPart(jobs.luck[row], luckOf.antibodyOrRoMatch) >= p.roMatchFraction
  );
}

/** Group that a row would be given with full shelves. */
export const firstChoice = (world: World, row: number): number => groupsFor(world, row)[0];

/** Reserves what the shelves give: first what lies above the emergency reserve, then, for those who cannot wait, the reserve. */
export function reserveFor(world: World, row: number): void {
  const { jobs } = own(world);
  const bank = jobs.bank[row];
  const order = groupsFor(world, row);
  const how = jobs.urgency[row];
  const isUnknown = isUnknownGroup(jobs.pathway[row]);
  const mayOverride = how === urgency.majorHaemorrhage || !(jobs.bits[row] & recipient.protectFromD);
  if (how === urgency.majorHaemorrhage) {
    for (const group of order) reserveOf(world, row, group, world.ask.unitsOnShelf(world, bank, group));
    return;
  }
  for (const group of order) {
    // A planned D-positive recipient waits for an order before taking group O D-negative.
    const isPrecious = group === oNegative && !isDNegative(order[0]) && !isDNegative(jobs.group[row]);
    if (isPrecious && how === urgency.planned) continue;
    if (isUnknown && !isDNegative(group) && order[0] === oNegative && !mayOverride) continue;
    reserveOf(world, row, group, world.ask.unitsAboveReserve(world, bank, group));
  }
  if (how === urgency.planned) return;
  for (const group of order) {
    if (isUnknown && !isDNegative(group) && order[0] === oNegative && !mayOverride) continue;
    reserveOf(world, row, group, world.ask.unitsOnShelf(world, bank, group));
  }
}

function reserveOf(world: World, row: number, group: number, available: number): void {
  const { jobs } = own(world);
  const wanted = Math.min(available, jobs.units[row] - jobs.got[row]);
  if (wanted <= 0) return;
  for (let k = 0; k < lotsPerRequest; k++) {
    const at = row * lotsPerRequest + k;
    if (jobs.lots[at] >= 0) continue;
    const lot = world.request.reserveUnits(world, jobs.bank[row], group, wanted);
    if (lot < 0) return;
    jobs.lots[at] = lot;
    jobs.lotGroups[at] = group;
    jobs.got[row] += world.request.lotUnits(world, lot);
    if (group !== jobs.group[row] && jobs.cause[row] < 0) jobs.cause[row] = recordSubstitution(world, row, group);
    return;
  }
}

/** Units of another group: because the group was not known, or because the own group was short (Ro wanted included). */
function recordSubstitution(world: World, row: number, group: number): number {
  const { jobs, cause, groupOPolicy } = own(world);
  const bank = jobs.bank[row];
  world.count(fixed(world).measure.substitutions, bank);
  const isUnknown = isUnknownGroup(jobs.pathway[row]);
  const unmet = isUnknown ? constraint["electronic issue"] : constraint["group-specific stock"];
  const manual = cause[bank] >= 0 ? cause[bank] : groupOPolicy[bank];
  // A major haemorrhage takes group O in ordinary working too.
  const isOrdinary = jobs.urgency[row] === urgency.majorHaemorrhage;
  const behind = isUnknown ? (isOrdinary ? -1 : manual) : world.ask.stockCause(world, bank);
  return world.causes.add(
    "substitution",
    world.sim.nowMin,
    hospitalOf(world, bank),
    jobs.subject[row],
    1 << unmet,
    behind,
    group,
  );
}

/** Transfuses the units used, lot by lot, and says why group O D-negative was given. */
export function transfuse(world: World, row: number): void {
  const state = own(world);
  const { jobs } = state;
  const { reasonMeasure } = fixed(world);
  const bank = jobs.bank[row];
  let left = jobs.used[row];
  let given = 0;
  for (let k = 0; k < lotsPerRequest; k++) {
    const at = row * lotsPerRequest + k;
    const lot = jobs.lots[at];
    if (lot < 0 || left === 0) continue;
    const group = jobs.lotGroups[at];
    const n = world.request.transfuseLot(world, lot, left, jobs.group[row]);
    left -= n;
    given += n;
    if (world.request.lotUnits(world, lot) === 0) jobs.lots[at] = -1;
    if (group === oNegative) {
      world.count(reasonMeasure[reasonFor(world, row)], bank, n);
      if (jobs.urgency[row] === urgency.majorHaemorrhage) world.request.takeFromSatellites(world, bank, n);
    }
    if (!isDNegative(group) && jobs.bits[row] & recipient.protectFromD && isDNegative(jobs.group[row]))
      state.dOverrides[bank] += n;
  }
  if (given > 0)
    world.causes.add(
      "transfusion",
      world.sim.nowMin,
      hospitalOf(world, bank),
      jobs.subject[row],
      0,
      jobs.cause[row],
      given,
    );
}

function reasonFor(world: World, row: number): number {
  const { jobs } = own(world);
  if (jobs.pathway[row] === pathway.groupOUncrossmatched) return reason.emergency;
  if (jobs.pathway[row] === pathway.groupOCrossmatch) return reason.unknownGroup;
  return jobs.bits[row] & recipient.haemoglobinopathy ? reason.haemoglobinopathy : reason.groupSpecific;
}
