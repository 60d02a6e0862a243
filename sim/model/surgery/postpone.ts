/** Losing a date: the record, the counts, and the way back to the waiting line or, for a fixed date, to the next day. */
import { root } from "../causes.ts";
import { reviewKind, theatreGroupOfClass } from "../contracts.ts";
import { noted } from "../journal.ts";
import type { World } from "../world.ts";
import { fixed, fixedDateClass } from "./fixed.ts";
import { book, countBooking, note, takeOffList } from "./place.ts";
import { recordBehind, unmet } from "./readiness.ts";
import { fact, joinLineFromFront, noDay, own } from "./state.ts";

/**
 * Postpones a booked case. The event counts in the week of the planned date; its clock runs on and it goes to the front of
 * its priority.
 * @param bits all constraints unmet; the lowest binds
 * @param behind record behind the binding one; -1 asks its owner, and with no answer it is ordinary life
 */
export function postpone(world: World, row: number, bits: number, behind = -1): void {
  const plan = fixed(world);
  const state = own(world);
  const { rows } = state;
  const { measure } = plan;
  const hospital = rows.hospital[row];
  const day = rows.plannedDay[row];
  const now = world.sim.nowMin;
  countBooking(world, row);
  let reason = behind >= 0 ? behind : recordBehind(world, row, bits);
  if (reason < 0) reason = world.causes.add("ordinary", now, hospital, rows.key[row], bits, -1, day);
  const record = world.causes.add("postponement", now, hospital, rows.key[row], bits, reason, day);
  rows.cause[row] = record;
  countPostponement(world, row, world.causes.rootOf(record), bits);
  if (day === world.today) world.countOn(measure.lastMinuteNonClinical, hospital, day);
  if (bits & unmet.displaced) world.countOn(measure.displaced, hospital, day);
  state.totals.countedPostponed++;
  note(world, row, noted["operation.postponed"], record);
  takeOffList(world, row);
  rows.facts[row] |= fact.lostADate;
  if (rows.firstLostDay[row] === noDay) rows.firstLostDay[row] = day;
  joinLineFromFront(state, row);
  if (rows.surgicalClass[row] === fixedDateClass) moveFixedDate(world, row, day);
}

function countPostponement(world: World, row: number, rootClass: number, bits: number): void {
  const { measure } = fixed(world);
  const { rows } = own(world);
  const hospital = rows.hospital[row];
  const day = rows.plannedDay[row];
  if (rootClass !== root.incident) {
    world.countOn(measure.postponedOrdinary, hospital, day);
    if (rootClass === root.strike) world.countOn(measure.postponedStrike, hospital, day);
    return;
  }
  world.countOn(measure.postponed, hospital, day);
  const { postponedP2, postponedP3, postponedP4 } = measure;
  world.countOn([postponedP2, postponedP3, postponedP4][rows.priority[row] - 2], hospital, day);
  if ((bits & -bits) === unmet.paused) world.countOn(measure.postponedByDecision, hospital, day);
  const isCancer = (rows.facts[row] & fact.cancer) !== 0;
  if (isCancer) world.countOn(measure["cancer.postponed"], hospital, day);
  if (!fixed(world).hasReview) return;
  const isUrgent = isCancer || rows.priority[row] === 2;
  world.request.noteForReview(world, hospital, isUrgent ? reviewKind.urgentOperation : reviewKind.operation);
}

/** Next day with room for a case whose date is fixed, -1 when none is near. */
function dayToMoveTo(world: World, row: number, day: number): number {
  const { rows } = own(world);
  const surgicalClass = rows.surgicalClass[row];
  const group = theatreGroupOfClass[surgicalClass];
  const last = Math.min(day + fixed(world).number.fixedDateMovedDays, fixed(world).planning.days - 1);
  for (let other = day + 1; other <= last; other++) {
    const lists = world.ask.listsOn(world, rows.hospital[row], group, other);
    for (let list = 0; list < lists; list++) {
      const free = world.ask.listFreeMin(world, rows.hospital[row], group, other, list);
      if (free >= fixed(world).table.plannedMin[surgicalClass]) return other;
    }
  }
  return -1;
}

/** A case with a fixed date is moved once, by a day or so; otherwise it goes ahead whatever is lacking. */
export function mustGoAhead(world: World, row: number): boolean {
  const { rows } = own(world);
  if (rows.surgicalClass[row] !== fixedDateClass) return false;
  return (rows.facts[row] & fact.moved) !== 0 || dayToMoveTo(world, row, rows.plannedDay[row]) < 0;
}

function moveFixedDate(world: World, row: number, day: number): void {
  const other = dayToMoveTo(world, row, day);
  if (other < 0) return;
  own(world).rows.facts[row] |= fact.moved;
  book(world, row, other);
}

/** A case put off on the day for a clinical reason, or because the person did not come: no postponement by the hospital. */
export function cancelClinically(world: World, row: number): void {
  const state = own(world);
  const { rows } = state;
  countBooking(world, row);
  state.totals.countedClinical++;
  world.count(fixed(world).measure.cancelledClinically, rows.hospital[row]);
  const record = world.causes.add(
    "ordinary",
    world.sim.nowMin,
    rows.hospital[row],
    rows.key[row],
    unmet.other,
    -1,
    rows.plannedDay[row],
  );
  note(world, row, noted["operation.cancelled"], record);
  const day = rows.plannedDay[row];
  takeOffList(world, row);
  joinLineFromFront(state, row);
  if (rows.surgicalClass[row] === fixedDateClass) moveFixedDate(world, row, day);
}
