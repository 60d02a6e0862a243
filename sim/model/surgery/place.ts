/** Putting a case on a list and taking it off again: the day, its list, its pre-assessment, and the count of bookings. */
import { theatreGroupOfClass } from "../contracts.ts";
import { noted, operationDetail } from "../journal.ts";
import { nextWorkingDay } from "../planning-days.ts";
import type { World } from "../world.ts";
import { fixed } from "./fixed.ts";
import { bookingFacts, deskOf, fact, joinDay, leaveDay, leaveLine, noDay, own } from "./state.ts";

/** Books a waiting case on a day; false when no list has room. */
export function book(world: World, row: number, day: number): boolean {
  const state = own(world);
  const { rows } = state;
  const plan = fixed(world);
  const surgicalClass = rows.surgicalClass[row];
  const group = theatreGroupOfClass[surgicalClass];
  const list = world.request.bookOnList(world, rows.hospital[row], group, day, plan.table.plannedMin[surgicalClass]);
  if (list < 0) return false;
  leaveLine(state, row);
  rows.list[row] = list;
  rows.dates[row] = Math.min(255, rows.dates[row] + 1);
  joinDay(world, state, row, day);
  if (rows.cause[row] >= 0) {
    const desk = deskOf(rows, row);
    state.spaceTakenCause[desk] = rows.cause[row];
    state.spaceTakenDay[desk] = world.today;
  }
  rows.preAssessmentDay[row] = preAssessmentDay(world, row, day);
  if (day - world.today < plan.number.lockDays) countBooking(world, row);
  note(world, row, noted["operation.booked"], rows.cause[row]);
  return true;
}

/** An entry of the journal about a booked case, if one is kept. */
export function note(world: World, row: number, kind: number, cause: number, minutes = 0): void {
  const { journal } = world;
  if (journal === undefined) return;
  const { rows } = own(world);
  const now = world.sim.nowMin;
  const detail = operationDetail(rows.priority[row], rows.surgicalClass[row], (rows.facts[row] & fact.cancer) !== 0);
  const { hospital, list, key, plannedDay } = rows;
  journal.add(kind, now, now + minutes, hospital[row], list[row], key[row], plannedDay[row], 1, detail, cause);
}

/** Day of pre-assessment for a planned date; `noDay` when the case needs no tests or still has them. */
function preAssessmentDay(world: World, row: number, day: number): number {
  const { rows } = own(world);
  const facts = rows.facts[row];
  const { number } = fixed(world);
  const hasBloods =
    !(facts & fact.needsBloods) || (facts & fact.bloodsSeen && day - rows.bloodsDay[row] <= number.resultsValidDays);
  if (hasBloods && !(facts & fact.needsSample)) return noDay;
  const { planning } = fixed(world);
  let wanted = day - rows.leadDays[row];
  while (wanted > 0 && !planning.isWorking[wanted]) wanted--;
  const soonest = nextWorkingDay(planning, world.today + 1);
  const chosen = Math.max(wanted, soonest);
  return chosen < day ? chosen : noDay;
}

/** A case leaves its list; its booking is over. The row is on no line afterwards. */
export function takeOffList(world: World, row: number): void {
  const state = own(world);
  const { rows } = state;
  const surgicalClass = rows.surgicalClass[row];
  const hospital = rows.hospital[row];
  leaveDay(world, state, row);
  if (rows.facts[row] & fact.bedHeld) world.request.releaseBed(world, hospital, rows.key[row]);
  world.request.leaveList(
    world,
    hospital,
    theatreGroupOfClass[surgicalClass],
    rows.plannedDay[row],
    rows.list[row],
    fixed(world).table.plannedMin[surgicalClass],
  );
  rows.facts[row] &= ~bookingFacts;
  rows.preAssessmentDay[row] = noDay;
}

/** Counts a booking once, for its day: when the list locks, or at its end if that comes first. */
export function countBooking(world: World, row: number): void {
  const { rows, totals } = own(world);
  if (rows.facts[row] & fact.counted) return;
  rows.facts[row] |= fact.counted;
  totals.counted++;
  world.countOn(fixed(world).measure.booked, rows.hospital[row], rows.plannedDay[row]);
}
