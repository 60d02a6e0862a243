/**
 * Booking: clinic days fill a fixed number of days ahead, whatever the state of the world; postponed appointments get a new
 * date from limited free slots once results are likely again, and their tests fall due again.
 */
import { poissonQuantile } from "../../engine/index.ts";
import { birthKey, childStream, keyOf, luckStride } from "../births.ts";
import { workingDayFrom } from "../calendar.ts";
import { noted } from "../journal.ts";
import type { World } from "../world.ts";
import { appointmentLuck, dayLuckCount, fixed } from "./fixed.ts";
import { note } from "./note.ts";
import { endRow, flag, joinClinic, joinList, leaveList, own, type State, takeRow, test, waitingOf } from "./state.ts";

const scratch = new Float64Array(appointmentLuck);

/** Books all clinics up to a number of days ahead that are not booked yet. */
export function bookAhead(world: World, today: number): void {
  const f = fixed(world);
  const state = own(world);
  const { calendar } = world.setup;
  const last = Math.min(today + f.bookingDays, calendar.days - 1);
  for (let day = state.bookedTo + 1; day <= last; day++) {
    if (!calendar.isWorking[day]) continue;
    for (const h of f.active) bookClinic(world, h, day);
  }
  state.bookedTo = last;
}

/** One more appointment, by an extra birth, on the first clinic day after all that are booked. Luck: 1-4 as of any appointment. */
export function extraBooked(world: World, birth: number, h: number): void {
  const { births, setup } = world;
  const state = own(world);
  const day = workingDayFrom(setup.calendar, state.bookedTo + 1);
  const at = birth * luckStride + 1;
  scratch.set(births.luck.subarray(at, at + appointmentLuck));
  addAppointment(world, state, h, day, birthKey(births, birth));
}

/** All test-dependent appointments of a hospital and day; the stream is that of the day and its k-th block is the k-th appointment's. */
function bookClinic(world: World, h: number, day: number): void {
  const f = fixed(world);
  const state = own(world);
  const key = keyOf(f.sources[h], day, 0);
  const stream = childStream(world, key, "appointments", 0);
  const count = poissonQuantile(f.dependentPerDay[h] * world.setup.calendar.monthFactor[day], stream.next());
  for (let k = 0; k < count; k++) {
    stream.fill(scratch, 0, appointmentLuck);
    addAppointment(world, state, h, day, key + k);
  }
}

function addAppointment(world: World, state: State, h: number, day: number, key: number): void {
  const f = fixed(world);
  const row = takeRow(state);
  state.born++;
  state.hospital[row] = h;
  state.key[row] = key;
  state.flags[row] = scratch[1] < f.urgentFraction ? flag.urgent : 0;
  state.luckNeed[row] = scratch[2];
  state.luckDay[row] = scratch[3];
  bookOn(world, state, row, day, scratch[0]);
}

/** Gives a row its date; its test falls due on the working day some days before, tomorrow at the earliest. */
function bookOn(world: World, state: State, row: number, day: number, leadLuck: number): void {
  const f = fixed(world);
  const { calendar } = world.setup;
  const h = state.hospital[row];
  const leadDays = Math.min(f.bookingDays - 1, Math.max(f.leadFloorDays, Math.round(f.leadDays(leadLuck))));
  let due = day - leadDays;
  while (due > 0 && !calendar.isWorking[due]) due--;
  state.clinicDay[row] = day;
  state.bagDay[row] = -1;
  state.flags[row] &= flag.urgent;
  world.countOn(f.measure.booked, h, day);
  note(world, row, noted["appointment.booked"], -1);
  joinClinic(state, row, calendar.days);
  const isStart = world.sim.nowMin <= calendar.startMin[0];
  if (isStart && (due < 0 || !calendar.isWorking[due])) {
    // The test was done before the run began.
    state.test[row] = test.inDate;
    return;
  }
  const earliest = isStart ? 0 : world.today + 1;
  while (due < earliest || !calendar.isWorking[due]) due++;
  state.test[row] = test.notDue;
  state.dueDay[row] = due;
  joinList(state, row, h * calendar.days + due);
}

/** Gives postponed appointments new dates, longest waiting (and urgent) first, as far as today's free slots go. */
export function rebook(world: World, h: number): void {
  const f = fixed(world);
  const state = own(world);
  const { calendar } = world.setup;
  const list = waitingOf(world.setup, h);
  // Clinicians who read notes for a review are missing in the clinics that would take those who wait.
  const taken = f.hasReview ? world.ask.appointmentsTaken(world, h) : 0;
  const slots = Math.max(0, f.rebookSlotFraction * f.dependentPerDay[h] - taken);
  state.rebookCarry[h] = Math.min(state.rebookCarry[h], 1) + slots;
  for (let row = state.listHead[list]; row >= 0 && state.rebookCarry[h] >= 1; row = state.listHead[list]) {
    state.rebookCarry[h]--;
    const luck = childStream(world, state.key[row], "rebook", state.postponed[row]);
    let day = world.today + Math.max(f.leadFloorDays + 1, Math.round(f.rebookDays(luck.next())));
    while (day < calendar.days && !calendar.isWorking[day]) day++;
    leaveList(state, row);
    if (day >= calendar.days) {
      state.ended.beyond++;
      endRow(state, row);
      continue;
    }
    const leadLuck = luck.next();
    state.luckNeed[row] = luck.next();
    state.luckDay[row] = luck.next();
    state.missedBy[row] = -1;
    bookOn(world, state, row, day, leadLuck);
  }
}

/**
 * Another future: what the day will bring and what happens without a result is drawn anew for all booked appointments;
 * dates that have been given stay, and so does what a review has settled.
 */
export function redraw(world: World): void {
  const f = fixed(world);
  const state = own(world);
  const { days } = world.setup.calendar;
  state.forks++;
  for (const h of f.active) {
    const ofToday = childStream(world, keyOf(f.sources[h], world.today, 0), "day", 0);
    ofToday.fill(state.dayLuck, h * dayLuckCount, dayLuckCount);
    for (let day = world.today; day < days; day++) {
      if (state.clinicHead[h * days + day] < 0) continue;
      const key = keyOf(f.sources[h], day, 0);
      const stream = childStream(world, key, "future", state.forks);
      const drawn: number[] = [];
      for (let row = state.clinicHead[h * days + day]; row >= 0; row = state.next[row]) {
        const k = state.key[row] - key;
        const isOfDay = k >= 0 && k < maxOrdinal;
        while (isOfDay && drawn.length < 2 * k + 2) drawn.push(stream.next());
        const apart = isOfDay ? undefined : childStream(world, state.key[row], "future", state.forks);
        const need = apart ? apart.next() : drawn[2 * k];
        state.luckDay[row] = apart ? apart.next() : drawn[2 * k + 1];
        if (!(state.flags[row] & flag.reviewed)) state.luckNeed[row] = need;
      }
    }
  }
}

/** More appointments than one hospital has on a day; extra births are numbered above. */
const maxOrdinal = 20_000;
