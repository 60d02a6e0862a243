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
import { fixed, type LaboratoryState, own, type Rows } from "./state.ts";

/** A row for a bag or a tray; recycled when empty. */
function takeRow(rows: Rows): number {
  if (rows.freeCount === 0) grow(rows);
  return rows.free[--rows.freeCount];
}

function grow(rows: Rows): void {
  const before = rows.count.length;
  const after = Math.max(512, before * 2);
  for (const name of ["laboratory", "origin", "priority", "seenKind", "discardedKind"] as const) {
    const grown = new Int16Array(after);
    grown.set(rows[name]);
    rows[name] = grown;
  }
  for (const name of ["count", "reference", "next", "free"] as const) {
    const grown = new Int32Array(after);
    grown.set(rows[name]);
    rows[name] = grown;
  }
  for (const name of ["collectedMin", "arrivedMin"] as const) {
    const grown = new Float64Array(after);
    grown.set(rows[name]);
    rows[name] = grown;
  }
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
  rows.laboratory[row] = laboratory;
  rows.origin[row] = from;
  rows.priority[row] = priority;
  rows.count[row] = count;
  rows.collectedMin[row] = collectedMin;
  rows.arrivedMin[row] = arriveMin;
  rows.seenKind[row] = seenKind;
  rows.discardedKind[row] = discardedKind;
  rows.reference[row] = reference;
  rows.next[row] = -1;
  state.submitted[laboratory] += count;
  state.underWay[laboratory] += count;
  world.sim.schedule(arriveMin, fixed(world).arrived, row);
}

/** A bag reaches reception and waits behind others of its priority. */
export function bagArrived(world: World, row: number): void {
  const state = own(world);
  const { rows } = state;
  const laboratory = rows.laboratory[row];
  state.underWay[laboratory] -= rows.count[row];
  world.count(fixed(world).received, laboratory, rows.count[row]);
  const line = laboratory * priorityCount + rows.priority[row];
  if (state.tail[line] < 0) state.head[line] = row;
  else rows.next[state.tail[line]] = row;
  state.tail[line] = row;
  state.waiting[line] += rows.count[row];
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
  const now = world.sim.nowMin;
  for (let p = 0; p < priorityCount; p++) {
    const line = laboratory * priorityCount + p;
    let bag = state.head[line];
    while (bag >= 0 && now - rows.collectedMin[bag] > fixed(world).stabilityMin[rows.origin[bag]]) {
      discard(world, state, bag, line);
      bag = state.head[line];
    }
    if (bag < 0) continue;
    const minutes = state.requestMin[laboratory];
    const trayCount = Math.min(rows.count[bag], Math.max(1, Math.floor(fixed(world).trayMin / minutes)));
    const tray = takeRow(rows);
    rows.laboratory[tray] = laboratory;
    rows.origin[tray] = rows.origin[bag];
    rows.count[tray] = trayCount;
    rows.arrivedMin[tray] = rows.arrivedMin[bag];
    rows.collectedMin[tray] = rows.collectedMin[bag];
    rows.seenKind[tray] = rows.seenKind[bag];
    rows.reference[tray] = rows.reference[bag];
    rows.count[bag] -= trayCount;
    state.waiting[line] -= trayCount;
    state.onBench[laboratory] += trayCount;
    state.busy[laboratory]++;
    if (rows.count[bag] === 0) unlinkHead(state, bag, line);
    world.sim.after(trayCount * minutes, fixed(world).trayDone, tray);
    return true;
  }
  return false;
}

/** Staff have done a tray: the analysers take it in turn, then the result goes its way to whoever asked. */
export function trayDone(world: World, tray: number): void {
  const state = own(world);
  const { rows } = state;
  const f = fixed(world);
  const laboratory = rows.laboratory[tray];
  const count = rows.count[tray];
  const now = world.sim.nowMin;
  const loadedMin = Math.max(now, state.analyserFreeMin[laboratory]) + (count * 60) / f.analyserPerHour[laboratory];
  state.analyserFreeMin[laboratory] = loadedMin;
  const releasedMin = loadedMin + f.analysisMin;
  const from = rows.origin[tray];
  const turnaroundMin = releasedMin - rows.arrivedMin[tray];
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
  world.sim.schedule(releasedMin + seenMin, rows.seenKind[tray], rows.reference[tray], count);
  if (world.journal !== undefined && from === origin.practice) {
    const practice = world.ask.practiceOfBag(world, rows.reference[tray]);
    const { journal } = world;
    journal.add(noted["results.sent"], releasedMin, releasedMin + seenMin, laboratory, practice, -1, -1, count, 0, -1);
  }
  state.onBench[laboratory] -= count;
  state.reported[laboratory] += count;
  state.busy[laboratory]--;
  giveBack(rows, tray);
  startBenches(world, laboratory);
}

/** Throws away what has waited past its stability; once an hour, so that owners learn of it in time to ask again. */
export function discardOld(world: World, laboratory: number): void {
  const state = own(world);
  const { rows } = state;
  const now = world.sim.nowMin;
  for (let p = 0; p < priorityCount; p++) {
    const line = laboratory * priorityCount + p;
    for (let bag = state.head[line]; bag >= 0; bag = state.head[line]) {
      if (now - rows.collectedMin[bag] <= fixed(world).stabilityMin[rows.origin[bag]]) break;
      discard(world, state, bag, line);
    }
  }
}

function discard(world: World, state: LaboratoryState, bag: number, line: number): void {
  const { rows } = state;
  const laboratory = rows.laboratory[bag];
  const count = rows.count[bag];
  state.waiting[line] -= count;
  state.discarded[laboratory] += count;
  world.count(fixed(world).discardedCount, laboratory, count);
  world.sim.schedule(world.sim.nowMin, rows.discardedKind[bag], rows.reference[bag], count);
  unlinkHead(state, bag, line);
}

function unlinkHead(state: LaboratoryState, bag: number, line: number): void {
  const { rows } = state;
  state.head[line] = rows.next[bag];
  if (state.head[line] < 0) state.tail[line] = -1;
  rows.next[bag] = -1;
  giveBack(rows, bag);
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
