/**
 * The huddle, about 16:00 on the working day before: what managers believe decides, not what is so. Hospitals that share a
 * blood bank meet; cases are taken in the order of priority until the believed scientist minutes and group O are used.
 */
import { priority as laboratoryPriority } from "../contracts.ts";
import { nextWorkingDay } from "../planning-days.ts";
import type { World } from "../world.ts";
import { type Fixed, fixed, fixedDateClass, groupCount } from "./fixed.ts";
import { mustGoAhead, postpone } from "./postpone.ts";
import { hasResults, hasSample, pauseOf, unmet } from "./readiness.ts";
import { fact, own } from "./state.ts";

const amber = 2;
const manyMinutes = 1e9;
/** Order of the huddle: fixed dates, then cancer and P2, then P3, then P4; within each the longest wait first. */
const rankSpan = 16_384;

/** Decides the days from tomorrow to the next working day. */
export function holdHuddles(world: World, today: number): void {
  const { planning } = fixed(world);
  if (!planning.isWorking[today]) return;
  const next = nextWorkingDay(planning, today + 1);
  for (let day = today + 1; day <= next; day++) {
    for (const { bank, hospitals } of fixed(world).meetings) decideDay(world, bank, hospitals, day);
  }
  own(world).huddledTo = Math.max(own(world).huddledTo, next);
}

/** Collects the booked cases of the hospitals on a day in the order of the huddle; returns how many. */
function collect(world: World, hospitals: readonly number[], day: number): number {
  const state = own(world);
  const { rows, dayFirst } = state;
  const { scratch, planning } = fixed(world);
  const { days } = planning;
  let count = 0;
  for (const hospital of hospitals) {
    for (let desk = hospital * groupCount; desk < (hospital + 1) * groupCount; desk++) {
      for (let row = dayFirst[desk * days + day]; row >= 0; row = rows.next[row]) {
        if (count === scratch.rows.length) growScratch(scratch);
        scratch.rows[count] = row;
        scratch.order[count] = rankOf(world, row) * rankSpan + rows.clockDay[row];
        count++;
      }
    }
  }
  sortByOrder(scratch, count);
  return count;
}

function rankOf(world: World, row: number): number {
  const { rows } = own(world);
  if (rows.surgicalClass[row] === fixedDateClass) return 1;
  return rows.priority[row] === 2 || rows.facts[row] & fact.cancer ? 2 : rows.priority[row];
}

function growScratch(scratch: Fixed["scratch"]): void {
  const rows = new Int32Array(scratch.rows.length * 2);
  const order = new Float64Array(rows.length);
  rows.set(scratch.rows);
  order.set(scratch.order);
  scratch.rows = rows;
  scratch.order = order;
}

/** Insertion sort: stable, in place, a few hundred at most. */
function sortByOrder({ rows, order }: Fixed["scratch"], count: number): void {
  for (let k = 1; k < count; k++) {
    const row = rows[k];
    const key = order[k];
    let at = k - 1;
    while (at >= 0 && order[at] > key) {
      rows[at + 1] = rows[at];
      order[at + 1] = order[at];
      at--;
    }
    rows[at + 1] = row;
    order[at + 1] = key;
  }
}

/** Believed scientist minutes that a case takes on its day: its sample, if none is ready, and its units. */
function scientistNeedMin(world: World, row: number, day: number, perSample: number, perUnit: number): number {
  const { rows } = own(world);
  const { table } = fixed(world);
  const surgicalClass = rows.surgicalClass[row];
  const units = Math.max(
    table.unitsReady[surgicalClass],
    table.transfused[surgicalClass] * table.unitsMean[surgicalClass],
  );
  return (hasSample(world, row, day) ? 0 : perSample) + units * perUnit;
}

function decideDay(world: World, bank: number, hospitals: readonly number[], day: number): void {
  const count = collect(world, hospitals, day);
  if (count === 0) return;
  const { rows } = own(world);
  const { scratch, table, number } = fixed(world);
  const isAlert = world.ask.alertPhase(world) >= amber;
  let minutesLeft = bank < 0 ? manyMinutes : world.ask.plannedScientistMin(world, bank, day);
  const perSample = bank < 0 ? 0 : world.ask.scientistMinPerSample(world, bank);
  const perUnit = bank < 0 ? 0 : world.ask.scientistMinPerUnit(world, bank);
  const isOnPaper = bank >= 0 && world.ask.transfusionCause(world, bank) >= 0;
  const groupO = isOnPaper ? world.ask.groupOAboveReserve(world, bank) : manyMinutes;
  let meanO = 0;
  let varianceO = 0;
  for (let k = 0; k < count; k++) {
    const row = scratch.rows[k];
    const facts = rows.facts[row];
    const surgicalClass = rows.surgicalClass[row];
    let bits = pauseOf(world, row) >= 0 ? unmet.paused : 0;
    const canWait = rows.priority[row] > 2 && !(facts & fact.cancer);
    if (isAlert && canWait && table.chanceOfMany[surgicalClass] > number.alertChance) bits |= unmet.alert;
    if (facts & fact.needsBloods && !hasResults(world, row, day) && !isExpected(world, rows.hospital[row])) {
      bits |= unmet.results;
    }
    let needMin = 0;
    let addMean = 0;
    let addVariance = 0;
    if (facts & fact.needsSample) {
      needMin = scientistNeedMin(world, row, day, perSample, perUnit);
      if (needMin > minutesLeft) bits |= unmet.scientists;
      const chance = table.transfused[surgicalClass] * number.groupOShareOfPlanned;
      const units = table.unitsMean[surgicalClass];
      addMean = chance * units;
      addVariance = chance * (1 - chance) * units * units;
      const wanted = meanO + addMean + number.groupOQuantile * Math.sqrt(varianceO + addVariance);
      if (wanted > groupO) bits |= unmet.groupO;
    }
    if (bits !== 0 && !mustGoAhead(world, row)) {
      postpone(world, row, bits);
      continue;
    }
    minutesLeft -= needMin;
    meanO += addMean;
    varianceO += addVariance;
  }
}

/** Whether a sample taken on the morning would be answered in time for a list, as staff would judge it. */
function isExpected(world: World, hospital: number): boolean {
  const laboratory = world.setup.places.laboratoryOfHospital[hospital];
  if (laboratory < 0) return true;
  const expectedMin = world.ask.expectedReleaseMin(world, laboratory, laboratoryPriority.wardUrgent);
  return expectedMin <= fixed(world).number.latestResultMin;
}

/**
 * Believed cover of the next undecided working day's planned surgery, 0 to 1: the lower of the cover of emergencies and of
 * planned scientist minutes over the minutes that its booked cases need.
 */
export function coverFraction(world: World, hospital: number): number {
  const plan = fixed(world);
  const state = own(world);
  const { places } = world.setup;
  const { planning } = plan;
  const bank = places.bankOfHospital[hospital];
  if (bank < 0) return 1;
  const emergencies = world.ask.emergencyCoverFraction(world, bank);
  const day = nextWorkingDay(planning, Math.max(state.huddledTo, world.today) + 1);
  const perSample = world.ask.scientistMinPerSample(world, bank);
  const perUnit = world.ask.scientistMinPerUnit(world, bank);
  const { rows, dayFirst } = state;
  let neededMin = 0;
  for (const member of plan.meetings[plan.meetingOfHospital[hospital]].hospitals) {
    for (let desk = member * groupCount; desk < (member + 1) * groupCount; desk++) {
      for (let row = dayFirst[desk * planning.days + day]; row >= 0; row = rows.next[row]) {
        if (rows.facts[row] & fact.needsSample) neededMin += scientistNeedMin(world, row, day, perSample, perUnit);
      }
    }
  }
  const planned = world.ask.plannedScientistMin(world, bank, day);
  return Math.min(1, emergencies, neededMin > 0 ? planned / neededMin : 1);
}
