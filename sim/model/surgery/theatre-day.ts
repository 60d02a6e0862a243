/**
 * The day itself: the check at 07:30, samples taken on admission, and each theatre calling its next case that is ready. What
 * is missing at the last moment at which a case would still fit is what it is postponed for.
 */
import { childStream } from "../births.ts";
import { priority as laboratoryPriority, theatreGroupOfClass, urgency } from "../contracts.ts";
import { noted } from "../journal.ts";
import type { World } from "../world.ts";
import { revealLuck } from "./admit.ts";
import { holdBeds } from "./beds.ts";
import { changeList } from "./displacement.ts";
import { fixed, groupCount } from "./fixed.ts";
import { countBooking, note } from "./place.ts";
import { cancelClinically, mustGoAhead, postpone } from "./postpone.ts";
import { hasResults, hasSample, lacking, pauseOf, recordBehind, unmet } from "./readiness.ts";
import { bagCollected, openBag, putInBag, recipientBits, sampleTaken } from "./samples.ts";
import {
  bookingFacts,
  fact,
  freeRow,
  leaveDay,
  mostLists,
  noDay,
  own,
  type Rows,
  referenceOf,
  rowOf,
} from "./state.ts";

const listSpan = 256;
const prioritySpan = 65_536;

/** Order of a list: by priority, then by wait. */
const turn = (rows: Rows, row: number) => rows.priority[row] * prioritySpan + rows.clockDay[row];

/** The morning check of all lists of the day. */
export function checkDay(world: World, today: number): void {
  const state = own(world);
  const { desks, kinds } = fixed(world);
  const { days } = fixed(world).planning;
  state.waitedFor.fill(-1);
  let bag = -1;
  let bagHospital = -1;
  for (const desk of desks) {
    const hospital = Math.floor(desk / groupCount);
    if (bag >= 0 && hospital !== bagHospital) {
      bagCollected(world, bag, laboratoryPriority.wardUrgent);
      bag = -1;
    }
    for (let row = state.dayFirst[desk * days + today], next = -1; row >= 0; row = next) {
      next = state.rows.next[row];
      if (!isStillOn(world, row, today)) continue;
      if (needsNewBloods(world, row, today)) {
        if (bag < 0) bag = openBag(world, hospital, today);
        bagHospital = hospital;
        putInBag(world, bag, row);
      }
    }
  }
  if (bag >= 0) bagCollected(world, bag, laboratoryPriority.wardUrgent);
  if (fixed(world).hasIntensiveCare) holdBeds(world, today);
  for (const desk of desks) {
    const hospital = Math.floor(desk / groupCount);
    const lists = world.ask.listsOn(world, hospital, desk % groupCount, today);
    for (let list = 0; list < lists; list++) {
      const first = nextCase(world, desk, list, today, among.all);
      if (first < 0) continue;
      askForCells(world, first, today);
      const startMin = world.ask.listStartMin(world, hospital, desk % groupCount, list);
      world.sim.schedule(Math.max(startMin, world.sim.nowMin), kinds.theatreFree, desk * listSpan + list, today);
    }
  }
}

/** Reveals the luck of a case's day; takes it off the list when that, a pause or want of staff says so. */
function isStillOn(world: World, row: number, today: number): boolean {
  const { rows } = own(world);
  revealLuck(world, row);
  const hospital = rows.hospital[row];
  const group = theatreGroupOfClass[rows.surgicalClass[row]];
  const facts = rows.facts[row];
  if (facts & fact.clinicalReason) {
    cancelClinically(world, row);
    return false;
  }
  if (!mustGoAhead(world, row)) {
    const lost = world.ask.listLostCause(world, hospital, group, today, rows.list[row]);
    if (pauseOf(world, row) >= 0) postpone(world, row, unmet.paused);
    else if (lost >= 0 && !moveWithinDay(world, row)) postpone(world, row, unmet.sickness, lost);
    else if (facts & fact.otherReason) postpone(world, row, unmet.other);
    else return admit(world, row, today);
    return false;
  }
  return admit(world, row, today);
}

/** Another list of the day that runs. */
function moveWithinDay(world: World, row: number): boolean {
  const { rows } = own(world);
  const before = rows.list[row];
  if (!changeList(world, row)) return false;
  const group = theatreGroupOfClass[rows.surgicalClass[row]];
  const lost = world.ask.listLostCause(world, rows.hospital[row], group, rows.plannedDay[row], rows.list[row]);
  return lost < 0 && rows.list[row] !== before;
}

/** On admission a group and screen is taken if none is in date; always true. */
function admit(world: World, row: number, today: number): boolean {
  const { rows } = own(world);
  const facts = rows.facts[row];
  if (facts & fact.needsSample && !(facts & fact.samplePending) && !hasSample(world, row, today)) {
    sampleTaken(world, referenceOf(rows, row), urgency.urgent);
  }
  return true;
}

function needsNewBloods(world: World, row: number, today: number): boolean {
  const { rows } = own(world);
  if (!(rows.facts[row] & fact.needsBloods) || hasResults(world, row, today)) return false;
  return world.setup.places.laboratoryOfHospital[rows.hospital[row]] >= 0;
}

/** Which cases of a list are looked at: all, those that lack something, those that lack nothing. */
const among = { all: 0, lacking: 1, ready: 2 } as const;

/** The case whose turn it is on a list among some of its cases: the most urgent, then the longest waiting; -1 when none. */
function nextCase(world: World, desk: number, list: number, today: number, which: number): number {
  const state = own(world);
  const { rows } = state;
  let best = -1;
  for (let row = state.dayFirst[desk * fixed(world).planning.days + today]; row >= 0; row = rows.next[row]) {
    if (rows.list[row] !== list) continue;
    if (which !== among.all) {
      const lacks = lacking(world, row, today) !== 0 && !mustGoAhead(world, row);
      if (lacks !== (which === among.lacking)) continue;
    }
    if (best < 0 || turn(rows, row) < turn(rows, best)) best = row;
  }
  return best;
}

/** A theatre is free: the next case that is ready begins; those that no longer fit are postponed. */
export function callNext(world: World, deskAndList: number, today: number): void {
  const desk = Math.floor(deskAndList / listSpan);
  const list = deskAndList % listSpan;
  const { number, kinds } = fixed(world);
  const now = world.sim.nowMin;
  const row = dropAndChoose(world, desk, list, today);
  if (row >= 0) {
    const freeMin = operate(world, row, today);
    world.sim.schedule(now + freeMin, kinds.theatreFree, deskAndList, today);
    const following = fixed(world).makesReady[desk] ? nextCase(world, desk, list, today, among.all) : -1;
    if (following >= 0) askForCells(world, following, today);
    return;
  }
  const waiting = nextCase(world, desk, list, today, among.lacking);
  if (waiting < 0) return;
  const state = own(world);
  const behind = recordBehind(world, waiting, lacking(world, waiting, today));
  if (behind >= 0) state.waitedFor[desk * mostLists + list] = behind;
  askForCells(world, waiting, today);
  world.sim.schedule(now + number.askAgainMin, kinds.theatreFree, deskAndList, today);
}

/** Postpones the cases of a list that no longer fit; returns the one whose turn it is of those that lack nothing, or -1. */
function dropAndChoose(world: World, desk: number, list: number, today: number): number {
  const state = own(world);
  const { rows } = state;
  const { number, table, planning } = fixed(world);
  const hospital = Math.floor(desk / groupCount);
  const latestEndMin = world.ask.listEndMin(world, hospital, desk % groupCount, today) + number.overrunAllowanceMin;
  let best = -1;
  for (let row = state.dayFirst[desk * planning.days + today], next = -1; row >= 0; row = next) {
    next = rows.next[row];
    if (rows.list[row] !== list) continue;
    const goesAhead = mustGoAhead(world, row);
    const bits = goesAhead ? 0 : lacking(world, row, today);
    const isTooLate = !goesAhead && world.sim.nowMin + table.plannedMin[rows.surgicalClass[row]] > latestEndMin;
    // A pause, or units that will not come, needs no waiting for the end of the list.
    const isSettled = (bits & unmet.paused) !== 0 || (bits !== 0 && (rows.facts[row] & fact.cellsNone) !== 0);
    if (bits !== 0 && (isSettled || isTooLate)) postpone(world, row, bits);
    else if (isTooLate) postpone(world, row, unmet.overrun, state.waitedFor[desk * mostLists + list]);
    else if (bits === 0 && (best < 0 || turn(rows, row) < turn(rows, best))) best = row;
  }
  return best;
}

/** Asks for the units of a case that has some made ready, once its group and screen can be used. */
function askForCells(world: World, row: number, today: number): void {
  const { rows } = own(world);
  const { table, kinds, number } = fixed(world);
  const units = table.unitsReady[rows.surgicalClass[row]];
  const bank = world.setup.places.bankOfHospital[rows.hospital[row]];
  if (units === 0 || bank < 0 || rows.facts[row] & fact.cellsAsked || !hasSample(world, row, today)) return;
  if (rows.facts[row] & fact.needsBloods && !hasResults(world, row, today)) return;
  rows.facts[row] |= fact.cellsAsked;
  const used = Math.min(units, rows.units[row]);
  requestCells(world, row, urgency.planned, units, used, world.sim.nowMin + number.plannedCellsMin, kinds.cellsReady);
}

function requestCells(
  world: World,
  row: number,
  how: number,
  units: number,
  used: number,
  neededByMin: number,
  kind: number,
): void {
  const { rows } = own(world);
  const bank = world.setup.places.bankOfHospital[rows.hospital[row]];
  const luck = childStream(world, rows.key[row], "cells", rows.dates[row]).next();
  const bits = recipientBits(rows.facts[row]);
  const reference = referenceOf(rows, row);
  const key = rows.key[row];
  const { group } = rows;
  world.request.requestRedCells(
    world,
    bank,
    how,
    group[row],
    bits,
    units,
    used,
    neededByMin,
    luck,
    kind,
    reference,
    key,
  );
}

export function cellsReady(world: World, reference: number, units: number): void {
  const { rows } = own(world);
  const row = rowOf(rows, reference);
  if (row < 0 || !(rows.facts[row] & fact.cellsAsked)) return;
  rows.facts[row] |= units > 0 ? fact.cellsReady : fact.cellsNone;
}

/** An operation begins; returns the minutes for which the theatre is taken. Nothing can postpone it any more. */
function operate(world: World, row: number, today: number): number {
  const state = own(world);
  const { rows, totals } = state;
  const { measure, number, table, kinds } = fixed(world);
  const hospital = rows.hospital[row];
  const actualMin = rows.actualMin[row];
  countBooking(world, row);
  totals.countedDone++;
  totals.done++;
  world.count(measure.done, hospital);
  if (rows.facts[row] & fact.cancer) world.count(measure["cancer.done"], hospital);
  world.record(measure.waitDays, hospital, today - rows.clockDay[row], 1);
  if (rows.firstLostDay[row] !== noDay) world.record(measure.rebookedWait, hospital, today - rows.firstLostDay[row], 1);
  world.request.useTheatre(world, hospital, actualMin);
  const alreadyThere = rows.facts[row] & fact.cellsReady ? table.unitsReady[rows.surgicalClass[row]] : 0;
  const more = rows.units[row] - alreadyThere;
  if (more > 0 && world.setup.places.bankOfHospital[hospital] >= 0) {
    const neededByMin = world.sim.nowMin + Math.max(number.urgentCellsMin, actualMin / 2);
    requestCells(world, row, urgency.urgent, more, more, neededByMin, kinds.extraCellsReady);
  }
  note(world, row, noted["operation.done"], -1, actualMin);
  rows.facts[row] &= ~bookingFacts;
  leaveDay(world, state, row);
  freeRow(state, row);
  return actualMin;
}
