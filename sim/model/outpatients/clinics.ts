/**
 * Clinic days and the booking office: appointments with a result are held; those without are held all the same, converted, or
 * postponed, on the day itself or, with notice, when staff review the coming days because results are unlikely.
 */
import { binomialQuantile, poissonQuantile } from "../../engine/index.ts";
import { keyOf } from "../births.ts";
import { constraint, root } from "../causes.ts";
import { guidance, origin, priority, reviewKind } from "../contracts.ts";
import { noted } from "../journal.ts";
import type { World } from "../world.ts";
import { isLost } from "./bags.ts";
import { bookAhead, rebook } from "./booking.ts";
import { dayLuck, dayLuckCount, type Fixed, fixed, scheduleNext } from "./fixed.ts";
import { note } from "./note.ts";
import { endRow, flag, hasResult, joinList, leaveList, own, type State, test, waitingOf } from "./state.ts";

export function clinicsHeld(world: World, day: number): void {
  const f = fixed(world);
  const state = own(world);
  const { calendar } = world.setup;
  for (const h of f.active) {
    const strike = strikeRecord(world, h, day);
    const at = h * calendar.days + day;
    let row = state.clinicHead[at];
    state.clinicHead[at] = -1;
    while (row >= 0) {
      const next = state.next[row];
      holdOne(world, f, state, row, strike);
      row = next;
    }
    holdOthers(world, f, h, day, strike);
  }
  scheduleNext(world, day, f.clinicMinute, f.kind.clinicsHeld);
}

/** Record of a strike that stops part of today's clinics, -1 without one. */
function strikeRecord(world: World, h: number, day: number): number {
  if (fixed(world).strikeFraction[day] >= 1) return -1;
  return world.causes.add("strike", world.sim.nowMin, h, day, 1 << constraint.strike, -1, 0, root.strike);
}

function holdOne(world: World, f: Fixed, state: State, row: number, strike: number): void {
  const h = state.hospital[row];
  const { days } = world.setup.calendar;
  const isReady = hasResult(state, row, days);
  if (strike >= 0 && state.luckDay[row] >= f.strikeFraction[state.clinicDay[row]]) {
    postpone(world, f, row, (isReady ? 0 : unmetOf(state, row, days)) | (1 << constraint.strike), strike, false);
  } else if (state.luckDay[row] < f.ordinaryPostponedFraction) {
    postpone(world, f, row, 1 << constraint["staff sickness"], -1, false);
  } else if (isReady) {
    state.ended.done++;
    world.count(f.measure.done, h);
    note(world, row, noted["appointment.held"], -1);
    endRow(state, row);
  } else if (!settleWithoutResult(world, f, row)) {
    postpone(world, f, row, unmetOf(state, row, days), reasonOf(world, f, row), true);
  }
}

/** Held all the same or converted, by its own luck; false when it must be postponed. */
function settleWithoutResult(world: World, f: Fixed, row: number): boolean {
  const state = own(world);
  const h = state.hospital[row];
  const luck = state.luckNeed[row];
  if (luck < f.seenAnywayFraction) {
    state.ended.withoutResult++;
    world.count(f.measure.withoutResult, h);
    note(world, row, noted["appointment.heldWithoutResult"], -1);
  } else if (luck < f.seenAnywayFraction + f.convertibleFraction + state.convertMore[h]) {
    state.ended.converted++;
    world.countOn(f.measure.converted, h, state.clinicDay[row]);
    note(world, row, noted["appointment.converted"], -1);
  } else return false;
  endRow(state, row);
  return true;
}

/** Constraints that an appointment without a result does not meet. */
function unmetOf(state: State, row: number, days: number): number {
  let unmet = 1 << constraint["monitoring test in date"];
  if (isLost(state, row, days) || state.flags[row] & flag.lost) unmet |= 1 << constraint["age of the sample"];
  else if (state.test[row] === test.taken) unmet |= 1 << constraint["laboratory capacity"];
  else unmet |= 1 << constraint["request guidance"];
  return unmet;
}

/** Record behind the missing result: what made the test be missed, else the slow laboratory, else guidance in force. */
function reasonOf(world: World, f: Fixed, row: number): number {
  const state = own(world);
  const h = state.hospital[row];
  if (state.missedBy[row] >= 0) return state.missedBy[row];
  const laboratory = world.ask.laboratoryCause(world, f.laboratory[h]);
  return laboratory >= 0 ? laboratory : world.ask.guidanceCause(world, origin.clinic, h);
}

/** One record, one count on the planned day; the appointment waits for a new date. */
function postpone(world: World, f: Fixed, row: number, unmet: number, behind: number, isShortNotice: boolean): void {
  const state = own(world);
  const h = state.hospital[row];
  const day = state.clinicDay[row];
  state.postponed[row]++;
  const isOfIncident = world.causes.rootOf(behind) === root.incident;
  // Without incident a record may stand for many, and tells how many; with it, one, and its planned day.
  const record = world.causes.add(
    "postponement",
    world.sim.nowMin,
    h,
    state.key[row],
    unmet,
    behind,
    isOfIncident ? day : 1,
  );
  note(world, row, noted["appointment.postponed"], record);
  world.countOn(isOfIncident ? f.measure.postponed : f.measure.postponedOrdinary, h, day);
  if (isOfIncident && isShortNotice) world.countOn(f.measure.shortNotice, h, day);
  const isUrgent = (state.flags[row] & flag.urgent) !== 0;
  if (isOfIncident && f.hasReview)
    world.request.noteForReview(world, h, isUrgent ? reviewKind.urgentAppointment : reviewKind.appointment);
  leaveList(state, row);
  state.test[row] = test.notDue;
  joinList(state, row, waitingOf(world.setup, h), isUrgent);
}

/** Attendances on which no test hangs: in bulk by the luck of the place and day; a record stands for all that were postponed. */
function holdOthers(world: World, f: Fixed, h: number, day: number, strike: number): void {
  const { calendar } = world.setup;
  const luck = own(world).dayLuck.subarray(h * dayLuckCount, (h + 1) * dayLuckCount);
  const booked = poissonQuantile(f.othersPerDay[h] * calendar.monthFactor[day], luck[dayLuck.others]);
  const running = strike < 0 ? booked : binomialQuantile(booked, f.strikeFraction[day], luck[dayLuck.strike]);
  const ordinary = binomialQuantile(running, f.ordinaryPostponedFraction, luck[dayLuck.ordinary]);
  const key = keyOf(f.sources[h], day, 0);
  const now = world.sim.nowMin;
  if (running < booked) world.causes.add("postponement", now, h, key, 1 << constraint.strike, strike, booked - running);
  if (ordinary > 0) world.causes.add("postponement", now, h, key, 1 << constraint["staff sickness"], -1, ordinary);
  world.count(f.measure.booked, h, booked);
  world.count(f.measure.done, h, running - ordinary);
  world.count(f.measure.postponedOrdinary, h, booked - running + ordinary);
}

/** The booking office: books the next clinic day, reviews the coming days while results are unlikely, gives new dates while they are likely. */
export function officeOpened(world: World, day: number): void {
  const f = fixed(world);
  const state = own(world);
  const now = world.sim.nowMin;
  bookAhead(world, day);
  for (const h of f.active) {
    if (areResultsLikely(world, f, h)) {
      state.unlikelySinceMin[h] = Number.NaN;
      rebook(world, h);
    } else {
      if (Number.isNaN(state.unlikelySinceMin[h])) state.unlikelySinceMin[h] = now;
      const isTime = now - state.unlikelySinceMin[h] >= f.reviewStartMin;
      if (state.reviewOrder[h] > 0 || (isTime && state.reviewOrder[h] === 0)) review(world, f, h, day);
    }
    world.record(f.measure.waitingRebook, h, state.listLength[waitingOf(world.setup, h)], 1);
  }
  scheduleNext(world, day, f.officeMinute, f.kind.officeOpened);
}

function areResultsLikely(world: World, f: Fixed, h: number): boolean {
  if (world.ask.guidanceFor(world, origin.clinic, h) !== guidance.open) return false;
  return world.ask.expectedReleaseMin(world, f.laboratory[h], priority.clinic) <= f.resultsLikelyWithinMin;
}

/** Whether the clinician asks for the test of a reviewed appointment as urgent: next in its luck after those to be converted. */
function isUpgraded(f: Fixed, state: State, row: number): boolean {
  const from = f.seenAnywayFraction + f.convertibleFraction + state.convertMore[state.hospital[row]];
  return state.luckNeed[row] >= from && state.luckNeed[row] < from + f.upgradedFraction;
}

/** Staff look at appointments from the notice period on, day by day, as many as they can; urgent ones keep their date. */
function review(world: World, f: Fixed, h: number, today: number): void {
  const state = own(world);
  const { days } = world.setup.calendar;
  let left = Math.max(1, Math.round(f.reviewedPerDayFraction * f.dependentPerDay[h]));
  const to = Math.min(days - 1, today + f.reviewHorizonDays);
  for (let day = today + f.noticeDays; day <= to && left > 0; day++) {
    const at = h * days + day;
    let before = -1;
    for (let row = state.clinicHead[at]; row >= 0 && left > 0; ) {
      const next = state.next[row];
      const isOpen = !(state.flags[row] & (flag.reviewed | flag.urgent)) && state.test[row] < test.taken;
      if (isOpen) {
        left--;
        state.flags[row] |= flag.reviewed;
      }
      // Who would be seen all the same keeps the date, and so does whose test is now asked for as urgent.
      if (!isOpen || state.luckNeed[row] < f.seenAnywayFraction) before = row;
      else if (isUpgraded(f, state, row)) {
        state.flags[row] |= flag.urgent;
        before = row;
      } else {
        if (before < 0) state.clinicHead[at] = next;
        else state.next[before] = next;
        if (!settleWithoutResult(world, f, row))
          postpone(world, f, row, unmetOf(state, row, days), reasonOf(world, f, row), false);
      }
      row = next;
    }
  }
}
