/**
 * Work in the laboratories: bags wait by priority, staff take trays from them, analysers follow, results go out and are seen.
 * State and the moves on it; what the work costs is in minutes.ts, what may be sent is in requesting.ts.
 */
import { InvariantError } from "../../engine/index.ts";
import { clockOn, dayAt } from "../calendar.ts";
import { origin, priorityCount } from "../contracts.ts";
import { noted } from "../journal.ts";
import type { World } from "../world.ts";
import { benchCapacity } from "./minutes.ts";
import { field, fixed, type LaboratoryState, own, type Rows, rowSize, time, timesSize } from "./state.ts";

/** A row for a bag or a tray; recycled when empty. */
function takeRow(rows: Rows): number {
  if (rows.freeCount === 0) grow(rows);
  return rows.free[--rows.freeCount];
}

function grow(rows: Rows): void {
  const before = rows.free.length;
  const after = Math.max(512, before * 2);
  const whole = new Int32Array(after * rowSize);
  whole.set(rows.whole);
  rows.whole = whole;
  const times = new Float64Array(after * timesSize);
  times.set(rows.times);
  rows.times = times;
  rows.free = new Int32Array(after);
  for (let row = after - 1; row >= before; row--) rows.free[rows.freeCount++] = row;
}

function giveBack(rows: Rows, row: number): void {
  rows.free[rows.freeCount++] = row;
}

/** Sends requests on their way (contract `submitSamples`). */
export function submitSamples(
  world: World,
  laboratory: number,
  from: number,
  priority: number,
  count: number,
  collectedMin: number,
  arriveMin: number,
  seenKind: number,
  discardedKind: number,
  reference: number,
): void {
  if (count <= 0 || laboratory < 0) throw new InvariantError(`a bag of ${count} requests to laboratory ${laboratory}`);
  const state = own(world);
  const { rows } = state;
  const row = takeRow(rows);
  const { whole, times } = rows;
  const at = row * rowSize;
  whole[at + field.laboratory] = laboratory;
  whole[at + field.origin] = from;
  whole[at + field.priority] = priority;
  whole[at + field.seenKind] = seenKind;
  whole[at + field.discardedKind] = discardedKind;
  whole[at + field.count] = count;
  whole[at + field.reference] = reference;
  whole[at + field.next] = -1;
  times[row * timesSize + time.collectedMin] = collectedMin;
  times[row * timesSize + time.arrivedMin] = arriveMin;
  state.submitted[laboratory] += count;
  state.underWay[laboratory] += count;
  world.sim.schedule(arriveMin, fixed(world).arrived, row);
}

/** A bag reaches reception and waits behind others of its priority. */
export function bagArrived(world: World, row: number): void {
  const state = own(world);
  const { whole } = state.rows;
  const at = row * rowSize;
  const laboratory = whole[at + field.laboratory];
  const count = whole[at + field.count];
  state.underWay[laboratory] -= count;
  world.count(fixed(world).received, laboratory, count);
  const line = laboratory * priorityCount + whole[at + field.priority];
  const last = state.tail[line];
  if (last < 0) state.head[line] = row;
  else whole[last * rowSize + field.next] = row;
  state.tail[line] = row;
  state.waiting[line] += count;
  startBenches(world, laboratory);
}

/** Gives free staff the next trays, most urgent first. Called whenever work arrives or staff become free. */
export function startBenches(world: World, laboratory: number): void {
  const state = own(world);
  while (state.busy[laboratory] < benchCapacity(world, laboratory)) {
    if (!startTray(world, state, laboratory)) return;
  }
}

function startTray(world: World, state: LaboratoryState, laboratory: number): boolean {
  const { rows } = state;
  for (let line = laboratory * priorityCount; line < (laboratory + 1) * priorityCount; line++) {
    let bag = state.head[line];
    while (bag >= 0 && isOld(world, rows, bag)) {
      discard(world, state, bag, line);
      bag = state.head[line];
    }
    if (bag < 0) continue;
    const tray = takeRow(rows);
    const { whole, times } = rows;
    const from = bag * rowSize;
    const to = tray * rowSize;
    const minutes = state.requestMin[laboratory];
    const inBag = whole[from + field.count];
    const count = Math.min(inBag, Math.max(1, Math.floor(fixed(world).trayMin / minutes)));
    whole[to + field.laboratory] = laboratory;
    whole[to + field.origin] = whole[from + field.origin];
    whole[to + field.seenKind] = whole[from + field.seenKind];
    whole[to + field.count] = count;
    whole[to + field.reference] = whole[from + field.reference];
    times[tray * timesSize + time.arrivedMin] = times[bag * timesSize + time.arrivedMin];
    whole[from + field.count] = inBag - count;
    state.waiting[line] -= count;
    state.onBench[laboratory] += count;
    state.busy[laboratory]++;
    if (inBag === count) unlinkHead(state, bag, line);
    world.sim.after(count * minutes, fixed(world).trayDone, tray);
    return true;
  }
  return false;
}

/** Whether the sample of a bag has passed its stability. */
function isOld(world: World, { whole, times }: Rows, bag: number): boolean {
  const waitedMin = world.sim.nowMin - times[bag * timesSize + time.collectedMin];
  return waitedMin > fixed(world).stabilityMin[whole[bag * rowSize + field.origin]];
}

/** Staff have done a tray: the analysers take it in turn, then the result goes its way to whoever asked. */
export function trayDone(world: World, tray: number): void {
  const state = own(world);
  const { whole, times } = state.rows;
  const f = fixed(world);
  const at = tray * rowSize;
  const laboratory = whole[at + field.laboratory];
  const count = whole[at + field.count];
  const now = world.sim.nowMin;
  const loadedMin = Math.max(now, state.analyserFreeMin[laboratory]) + (count * 60) / f.analyserPerHour[laboratory];
  state.analyserFreeMin[laboratory] = loadedMin;
  const releasedMin = loadedMin + f.analysisMin;
  const from = whole[at + field.origin];
  const turnaroundMin = releasedMin - times[tray * timesSize + time.arrivedMin];
  const { calendar } = world.setup;
  const releaseDay = dayAt(calendar, releasedMin);
  world.countOn(f.released, laboratory, releaseDay, count);
  if (turnaroundMin <= f.targetMin[from]) {
    world.countOn(f.releasedInTarget, laboratory, releaseDay, count);
    state.inTargetByDay[laboratory * calendar.days + releaseDay] += count;
  }
  world.recordOn(f.turnaround[from], laboratory, releaseDay, turnaroundMin * count, count);
  const isElectronic = world.ask.systemUp(world, laboratory, f.resultsDelivery);
  const seenMin = isElectronic * f.seenMinElectronic[from] + (1 - isElectronic) * f.seenMinOnPaper[from];
  world.sim.schedule(releasedMin + seenMin, whole[at + field.seenKind], whole[at + field.reference], count);
  if (world.journal !== undefined && from === origin.practice) {
    const practice = world.ask.practiceOfBag(world, whole[at + field.reference]);
    const { journal } = world;
    journal.add(noted["results.sent"], releasedMin, releasedMin + seenMin, laboratory, practice, -1, -1, count, 0, -1);
  }
  state.onBench[laboratory] -= count;
  state.reported[laboratory] += count;
  state.busy[laboratory]--;
  giveBack(state.rows, tray);
  startBenches(world, laboratory);
}

/** Throws away what has waited past its stability; once an hour, so that owners learn of it in time to ask again. */
export function discardOld(world: World, laboratory: number): void {
  const state = own(world);
  for (let line = laboratory * priorityCount; line < (laboratory + 1) * priorityCount; line++) {
    for (let bag = state.head[line]; bag >= 0 && isOld(world, state.rows, bag); bag = state.head[line])
      discard(world, state, bag, line);
  }
}

function discard(world: World, state: LaboratoryState, bag: number, line: number): void {
  const { whole } = state.rows;
  const at = bag * rowSize;
  const laboratory = whole[at + field.laboratory];
  const count = whole[at + field.count];
  state.waiting[line] -= count;
  state.discarded[laboratory] += count;
  world.count(fixed(world).discardedCount, laboratory, count);
  world.sim.schedule(world.sim.nowMin, whole[at + field.discardedKind], whole[at + field.reference], count);
  unlinkHead(state, bag, line);
}

function unlinkHead(state: LaboratoryState, bag: number, line: number): void {
  const next = state.rows.whole[bag * rowSize + field.next];
  state.head[line] = next;
  if (next < 0) state.tail[line] = -1;
  giveBack(state.rows, bag);
}

/** End of a day: capacity as results released within target over the same weekday without incident (the warm-up's). */
export function closeDay(world: World, day: number): void {
  const state = own(world);
  const f = fixed(world);
  const { calendar, places } = world.setup;
  const kindOfDay = calendar.isHoliday[day] ? 6 : calendar.weekday[day];
  for (let laboratory = 0; laboratory < places.laboratories.length; laboratory++) {
    const done = state.inTargetByDay[laboratory * calendar.days + day];
    const at = laboratory * 7 + kindOfDay;
    // The first week of the warm-up fills the pipeline and says nothing of a usual day.
    if (day >= 7 && day < calendar.warmUpDays && !calendar.isHoliday[day]) {
      state.usualSum[at] += done;
      state.usualDays[at] += 1;
    }
    const usual = state.usualDays[at] > 0 ? state.usualSum[at] / state.usualDays[at] : 0;
    if (usual > 0 || (f.isAid[laboratory] && done > 0)) {
      world.recordOn(f.capacityFraction, laboratory, day, done, usual);
    }
    if (usual > 0) state.lastFraction[laboratory] = done / usual;
    let waiting = 0;
    for (let p = 0; p < priorityCount; p++) waiting += state.waiting[laboratory * priorityCount + p];
    world.recordOn(f.queue, laboratory, day, waiting, 1);
  }
  if (day + 1 < calendar.days) world.sim.schedule(clockOn(calendar, day + 1, 1439), f.dayEnded, day + 1);
}
