/** Cases that lose their date to others: to a P2 that finds no space within its limit, and to a strike. */
import { theatreGroupOfClass } from "../contracts.ts";
import type { World } from "../world.ts";
import { fixed, fixedDateClass, groupCount } from "./fixed.ts";
import { book } from "./place.ts";
import { postpone } from "./postpone.ts";
import { unmet } from "./readiness.ts";
import { deskOf, own } from "./state.ts";

/**
 * Gives a waiting P2 the place of a booked P4, else P3, of the same desk whose list then has room: the one who has waited
 * least on the soonest day, not within the days of notice. The chain of the displaced leads on to what cost the P2 its date,
 * or, when it has lost none, to what cost one rebooked there lately its date: that one has the space it would have had.
 */
export function displace(world: World, row: number, today: number, limit: number, to: number): boolean {
  const state = own(world);
  const { rows } = state;
  const from = today + fixed(world).number.displacementNoticeDays;
  const latest = Math.min(limit, to);
  for (let priority = 4; priority > 2; priority--) {
    for (let day = from; day <= latest; day++) {
      const other = whoGivesWay(world, row, day, priority);
      if (other < 0) continue;
      const record = world.causes.add(
        "displacement",
        world.sim.nowMin,
        rows.hospital[row],
        rows.key[row],
        0,
        whyNoSpace(world, row, today),
        day,
      );
      postpone(world, other, unmet.displaced, record);
      return book(world, row, day);
    }
  }
  return false;
}

function whyNoSpace(world: World, row: number, today: number): number {
  const { rows, spaceTakenCause, spaceTakenDay } = own(world);
  if (rows.cause[row] >= 0) return rows.cause[row];
  const desk = deskOf(rows, row);
  return today - spaceTakenDay[desk] <= fixed(world).number.rebookWithinDays ? spaceTakenCause[desk] : -1;
}

function whoGivesWay(world: World, row: number, day: number, priority: number): number {
  const state = own(world);
  const { rows } = state;
  const { plannedMin } = fixed(world).table;
  const needed = plannedMin[rows.surgicalClass[row]];
  const hospital = rows.hospital[row];
  const group = theatreGroupOfClass[rows.surgicalClass[row]];
  let found = -1;
  for (
    let other = state.dayFirst[deskOf(rows, row) * fixed(world).planning.days + day];
    other >= 0;
    other = rows.next[other]
  ) {
    if (rows.priority[other] !== priority || rows.surgicalClass[other] === fixedDateClass) continue;
    if (found >= 0 && rows.clockDay[other] <= rows.clockDay[found]) continue;
    const free = world.ask.listFreeMin(world, hospital, group, day, rows.list[other]);
    if (free + plannedMin[rows.surgicalClass[other]] >= needed) found = other;
  }
  return found;
}

/** Lists cut by an announced strike: P2 cases move to another list of the day if one has room, the others are postponed. */
export function clearCutLists(world: World, today: number): void {
  const { number, planning, desks } = fixed(world);
  const last = Math.min(today + number.bookFromDays, planning.days - 1);
  for (let day = today + 1; day <= last; day++) {
    if (planning.strikeFraction[day] < 1) for (const desk of desks) clearDay(world, desk, day);
  }
}

function clearDay(world: World, desk: number, day: number): void {
  const state = own(world);
  const { rows } = state;
  const hospital = Math.floor(desk / groupCount);
  const group = desk % groupCount;
  const lists = world.ask.listsOn(world, hospital, group, day);
  for (let row = state.dayFirst[desk * fixed(world).planning.days + day], next = -1; row >= 0; row = next) {
    next = rows.next[row];
    if (rows.list[row] >= lists && !(rows.priority[row] === 2 && changeList(world, row))) {
      postpone(world, row, unmet.strike, world.ask.listLostCause(world, hospital, group, day, rows.list[row]));
    }
  }
}

/** Moves a case to another list of its day that has room. */
export function changeList(world: World, row: number): boolean {
  const { rows } = own(world);
  const hospital = rows.hospital[row];
  const group = theatreGroupOfClass[rows.surgicalClass[row]];
  const planned = fixed(world).table.plannedMin[rows.surgicalClass[row]];
  const day = rows.plannedDay[row];
  const list = world.request.bookOnList(world, hospital, group, day, planned);
  if (list < 0) return false;
  world.request.leaveList(world, hospital, group, day, rows.list[row], planned);
  rows.list[row] = list;
  return true;
}
