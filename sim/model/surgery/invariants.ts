/** What must always hold of elective cases: none lost, none twice, every line and list as its counters say. */
import type { World } from "../world.ts";
import { fixed } from "./fixed.ts";
import { fact, own, status } from "./state.ts";

export function invariants(world: World): string[] {
  const state = own(world);
  const { rows, totals, lineFirst, dayFirst, rowsUsed } = state;
  const { days } = fixed(world).planning;
  let waiting = 0;
  let leaving = 0;
  let booked = 0;
  let counted = 0;
  for (let row = 0; row < rowsUsed; row++) {
    if (rows.status[row] === status.waiting) waiting++;
    if (rows.status[row] === status.leaving) leaving++;
    if (rows.status[row] !== status.booked) continue;
    booked++;
    if (rows.facts[row] & fact.counted) counted++;
  }
  let inLines = 0;
  let onLists = 0;
  let overdue = 0;
  for (const desk of fixed(world).desks) {
    for (let line = desk * 3; line < desk * 3 + 3; line++) {
      for (let row = lineFirst[line], last = -32768; row >= 0; row = rows.next[row]) {
        inLines++;
        if (rows.clockDay[row] < last) return [`waiting line ${line} is out of order`];
        last = rows.clockDay[row];
      }
    }
    for (let day = 0; day < days; day++) {
      for (let row = dayFirst[desk * days + day]; row >= 0; row = rows.next[row]) {
        onLists++;
        if (day < world.today) overdue++;
      }
    }
  }
  const wrong: string[] = [];
  const check = (holds: boolean, text: string) => {
    if (!holds) wrong.push(text);
  };
  const { added, done, transferred } = totals;
  check(
    added === waiting + booked + leaving + done + transferred,
    `${added} cases added, ${waiting} waiting, ${booked} booked, ${leaving} about to leave, ${done} done, ${transferred} transferred`,
  );
  check(waiting === inLines, `${waiting} cases wait, ${inLines} on waiting lines`);
  check(booked === onLists, `${booked} cases are booked, ${onLists} on lists`);
  const sum = (counts: Int32Array) => counts.reduce((total, count) => total + count, 0);
  const alive = waiting + booked + leaving;
  check(sum(state.waiting) === alive, `${alive} cases alive, counted as ${sum(state.waiting)}`);
  check(sum(state.unbooked) === waiting, `${waiting} cases wait, counted as ${sum(state.unbooked)}`);
  check(overdue === 0, `${overdue} cases on lists of days that are over`);
  const ended = totals.countedDone + totals.countedPostponed + totals.countedClinical;
  check(totals.counted === ended + counted, `${totals.counted} bookings counted, ${ended} ended, ${counted} to come`);
  return wrong;
}
