/**
 * The booking office, each working day: six weeks ahead lists begin to fill with P3 and P4 in the order of their waits, two
 * weeks ahead they lock; space is kept for P2, who may displace booked cases that can wait when they find none.
 */
import type { World } from "../world.ts";
import { displace } from "./displacement.ts";
import { fixed, fixedDateClass, groupCount } from "./fixed.ts";
import { book } from "./place.ts";
import { pauseOf } from "./readiness.ts";
import { fact, own } from "./state.ts";

/** P2 cases that find no space before the office stops looking for others of the desk. */
const mostInVain = 12;
/** Cases too long for what is left on any list before a day is left as it is. */
const mostTooLong = 5;
/** Waiting cases passed over for caution before a desk's day is left as it is. */
const mostPassedOver = 400;

/** Fills lists from `first` days ahead on. `coverOf` gives the believed cover of a hospital. */
export function bookAll(world: World, today: number, first: number, coverOf: (hospital: number) => number): void {
  const { desks, number, planning } = fixed(world);
  const from = today + first;
  const to = Math.min(today + number.bookFromDays, planning.days - 1);
  closeDays(world, from);
  let hospital = -1;
  let cover = 1;
  for (const desk of desks) {
    openWindow(world, desk, from, to);
    bookP2(world, desk, today, from, to);
    if (Math.floor(desk / groupCount) !== hospital) {
      hospital = Math.floor(desk / groupCount);
      cover = coverOf(hospital);
    }
    bookOthers(world, desk, today, from, to, cover < number.cautiousCover);
  }
}

/** Days that can no longer be booked: what they left over or overdrew, up to half a case, goes to the next. */
function closeDays(world: World, from: number): void {
  const state = own(world);
  const { desks, halfLongest } = fixed(world);
  for (; state.creditDay < from; state.creditDay++) {
    for (const desk of desks) {
      const hospital = Math.floor(desk / groupCount);
      const group = desk % groupCount;
      if (world.ask.listsOn(world, hospital, group, state.creditDay) === 0) continue;
      const left =
        world.ask.listTargetMin(world, hospital, group, state.creditDay) -
        world.ask.listBookedMin(world, hospital, group, state.creditDay);
      state.credit[desk] = within(state.credit[desk] + left, halfLongest[desk]);
    }
  }
}

const within = (value: number, most: number) => Math.max(-most, Math.min(most, value));

function openWindow(world: World, desk: number, from: number, to: number): void {
  const { scratch } = fixed(world);
  const hospital = Math.floor(desk / groupCount);
  const group = desk % groupCount;
  for (let day = from; day <= to; day++) {
    const target = world.ask.listTargetMin(world, hospital, group, day);
    scratch.target[day - from] = target;
    scratch.booked[day - from] = target > 0 ? world.ask.listBookedMin(world, hospital, group, day) : 0;
  }
  carry(world, desk, 0, to - from);
}

/** Credit before each day of the window, from day `index` on. */
function carry(world: World, desk: number, index: number, last: number): void {
  const { scratch, halfLongest } = fixed(world);
  if (index === 0) scratch.credit[0] = own(world).credit[desk];
  for (let i = index; i < last; i++) {
    const left = scratch.target[i] > 0 ? scratch.target[i] - scratch.booked[i] : 0;
    scratch.credit[i + 1] = within(scratch.credit[i] + left, halfLongest[desk]);
  }
}

/** Books P2 cases on the soonest day with space, whatever it was kept for. */
function bookP2(world: World, desk: number, today: number, from: number, to: number): void {
  const state = own(world);
  const { table, number } = fixed(world);
  const { rows } = state;
  let inVain = 0;
  for (let row = state.lineFirst[desk * 3], next = -1; row >= 0 && inVain < mostInVain; row = next) {
    next = rows.next[row];
    const planned = table.plannedMin[rows.surgicalClass[row]];
    let soonest = from;
    if (rows.surgicalClass[row] === fixedDateClass) soonest = Math.max(from, rows.clockDay[row] + number.lockDays);
    if (pauseOf(world, row) >= 0) soonest = Math.max(soonest, today + number.cautiousDays);
    const limit = rows.limitDay[row];
    const latest = Math.min(to, Math.max(limit, today + number.cautiousDays + number.lockDays));
    // One that has lost a date is wanted back soon: others give way before it waits for the end of its limit.
    const wanted = rows.cause[row] >= 0 ? Math.min(latest, today + number.rebookWithinDays) : latest;
    let found = bookSoonest(world, desk, row, planned, soonest, wanted, from, to);
    const until = rows.cause[row] >= 0 ? wanted : Math.max(limit, today + number.lockDays);
    // Equal minutes change hands when a case is displaced, near enough; the window is read again for the next desk only.
    if (!found && soonest === from && displace(world, row, today, until, to)) {
      openWindow(world, desk, from, to);
      found = true;
    }
    if (!found && wanted < latest) found = bookSoonest(world, desk, row, planned, wanted + 1, latest, from, to);
    if (!found) inVain++;
  }
}

/** Books a case on the first day with space from `soonest` to `latest`, both counted in planning days. */
function bookSoonest(
  world: World,
  desk: number,
  row: number,
  planned: number,
  soonest: number,
  latest: number,
  from: number,
  to: number,
): boolean {
  const { scratch } = fixed(world);
  for (let day = soonest; day <= latest; day++) {
    const i = day - from;
    if (scratch.target[i] === 0 || scratch.booked[i] + planned / 2 > scratch.target[i] + scratch.credit[i]) continue;
    if (!book(world, row, day)) continue;
    scratch.booked[i] += planned;
    carry(world, desk, i, to - from);
    return true;
  }
  return false;
}

/** Share of the space for P3 and P4 that is open to them so many days ahead. */
function openShare(lead: number, bookFromDays: number, lockDays: number): number {
  return Math.max(0, Math.min(1, (bookFromDays - lead) / Math.max(1, bookFromDays - lockDays)));
}

function bookOthers(world: World, desk: number, today: number, from: number, to: number, isShort: boolean): void {
  const state = own(world);
  const plan = fixed(world);
  const { table, scratch, number, reserve } = plan;
  const { rows } = state;
  const { days } = plan.planning;
  for (let day = from; day <= to; day++) {
    const i = day - from;
    if (i > 0) carry(world, desk, i - 1, i);
    const target = scratch.target[i];
    if (target === 0) continue;
    const lead = day - today;
    const isCautious = lead < number.cautiousDays;
    const open =
      lead < number.lockDays
        ? target
        : target * (1 - reserve[desk]) * openShare(lead, number.bookFromDays, number.lockDays);
    const at = desk * days + day;
    let p3 = state.lineFirst[desk * 3 + 1];
    let p4 = state.lineFirst[desk * 3 + 2];
    let tooLong = 0;
    let passed = 0;
    while (tooLong < mostTooLong && passed < mostPassedOver && (p3 >= 0 || p4 >= 0)) {
      const row = longerInProportion(world, p3, p4, day);
      const next = rows.next[row];
      if (row === p3) p3 = next;
      else p4 = next;
      if (isCautious && !mayBook(world, row, isShort)) {
        passed++;
        continue;
      }
      const planned = table.plannedMin[rows.surgicalClass[row]];
      if (scratch.booked[i] + planned / 2 > target + scratch.credit[i]) break;
      // A case near its limit may have the space kept for P2.
      const isNearLimit = rows.limitDay[row] - today < number.cautiousDays;
      if (!isNearLimit && state.bookedP34[at] + planned / 2 > open + scratch.credit[i]) break;
      if (book(world, row, day)) scratch.booked[i] += planned;
      else tooLong++;
    }
  }
}

/** Of the first P3 and the first P4, who has waited longer in proportion to the usual wait. */
function longerInProportion(world: World, p3: number, p4: number, day: number): number {
  if (p3 < 0) return p4;
  if (p4 < 0) return p3;
  const { rows } = own(world);
  const { usualWaitDays } = fixed(world);
  return (day - rows.clockDay[p3]) * usualWaitDays[2] >= (day - rows.clockDay[p4]) * usualWaitDays[1] ? p3 : p4;
}

/** Near dates are not given to what is paused, nor to what needs a sample while cover is believed short. */
function mayBook(world: World, row: number, isShort: boolean): boolean {
  const { facts } = own(world).rows;
  if (isShort && facts[row] & fact.needsSample) return false;
  return pauseOf(world, row) < 0;
}

/** Planned minutes on the waiting lines of a desk of cases that lost a date. */
export function rebookingBacklogMin(world: World, hospital: number, group: number): number {
  const state = own(world);
  const { rows, lineFirst } = state;
  const desk = hospital * groupCount + group;
  let sum = 0;
  for (let line = desk * 3; line < desk * 3 + 3; line++) {
    for (let row = lineFirst[line]; row >= 0; row = rows.next[row]) {
      if (rows.facts[row] & fact.lostADate) sum += fixed(world).table.plannedMin[rows.surgicalClass[row]];
    }
  }
  return sum;
}
