/**
 * The benches: scientists on shift take jobs by urgency and, within one, requests for red cells
 * before samples, else first come first served. Nobody stops a job for another;
 * when a shift has fewer scientists, those at work finish. What a job does is decided in screens.ts and requests.ts.
 */
import { binomialQuantile, roundMin } from "../../engine/index.ts";
import { placeDayLuck } from "../births.ts";
import { urgency } from "../contracts.ts";
import type { World } from "../world.ts";
import { phase } from "./jobs.ts";
import { fixed, lineCount, noWake, own, plannedSampleLine } from "./state.ts";
import { competentFraction, fatigue } from "./working.ts";

/** Scientists who can take jobs now. At least one is always there. */
export function capacity(world: World, bank: number): number {
  const state = own(world);
  const there = state.present[bank] + (state.isNight ? 0 : state.surge[bank]);
  return Math.max(1, Math.round(there * competentFraction(world, bank)));
}

/** Line in which a job waits. */
const lineOf = (how: number, isRequest: number): number => (how <= urgency.urgent ? 0 : 2) + 1 - isRequest;

/** Minutes until a request of an urgency that comes now would be begun: the work ahead of it, shared by the scientists. */
export function queueMin(world: World, bank: number, how: number): number {
  const { waitingMin } = own(world);
  let ahead = 0;
  for (let line = 0; line <= lineOf(how, 1); line++) ahead += waitingMin[bank * lineCount + line];
  return ahead / capacity(world, bank);
}

/** Scientists of a shift: the rota less the sickness of this place and day, which grows with fatigue. */
export function beginShift(world: World, day: number, isNight: boolean): void {
  const state = own(world);
  const f = fixed(world);
  const { calendar, places } = world.setup;
  state.isNight = isNight ? 1 : 0;
  places.banks.forEach((place, bank) => {
    const rota = isNight ? f.atNight[bank] : calendar.isWorking[day] ? f.byDay[bank] : f.atWeekend[bank];
    const luck = placeDayLuck(world, isNight ? "transfusion.sickness.night" : "transfusion.sickness", place.id, day);
    const share = f.p.sicknessFraction + f.p.surgeSicknessFraction * fatigue(world, bank);
    const staff = Math.round(rota);
    state.present[bank] = Math.max(1, staff - binomialQuantile(staff, Math.min(1, share), luck));
  });
}

/** Puts a job at the end of the line of its urgency. */
export function enqueue(world: World, row: number): void {
  const { jobs, head, tail, waitingMin } = own(world);
  const line = jobs.bank[row] * lineCount + lineOf(jobs.urgency[row], jobs.isRequest[row]);
  jobs.phase[row] = phase.queued;
  jobs.next[row] = -1;
  if (tail[line] < 0) head[line] = row;
  else jobs.next[tail[line]] = row;
  tail[line] = row;
  waitingMin[line] += jobs.staffMin[row];
}

/** Takes the most urgent job that has waited longest out of its line; -1 when none waits. */
export function nextJob(world: World, bank: number): number {
  const { head } = own(world);
  for (let line = bank * lineCount; line < (bank + 1) * lineCount; line++)
    if (head[line] >= 0) return takeFirst(world, line);
  return -1;
}

function takeFirst(world: World, line: number): number {
  const { jobs, head, tail, waitingMin } = own(world);
  const row = head[line];
  head[line] = jobs.next[row];
  waitingMin[line] -= jobs.staffMin[row];
  if (head[line] >= 0) return row;
  tail[line] = -1;
  // Sums of minutes added and taken away again may leave a trace.
  waitingMin[line] = 0;
  return row;
}

/** Takes a planned sample that has been held for longer than `heldMin` out of its line; -1 when there is none. */
export function tooOldSample(world: World, bank: number, heldMin: number): number {
  const { jobs, head } = own(world);
  const line = bank * lineCount + plannedSampleLine;
  const row = head[line];
  return row >= 0 && world.sim.nowMin - jobs.requestedMin[row] > heldMin ? takeFirst(world, line) : -1;
}

/** A scientist is taken for some minutes; counted as urgent work where it is. */
export function seize(world: World, bank: number, how: number, staffMin: number): void {
  const state = own(world);
  const { measure } = fixed(world);
  let done = state.doneMin[bank];
  if (state.takenCount[bank] === done.length) {
    done = new Float64Array(done.length * 2);
    done.set(state.doneMin[bank]);
    state.doneMin[bank] = done;
  }
  done[state.takenCount[bank]++] = roundMin(world.sim.nowMin + staffMin);
  world.count(measure.scientistMin, bank, staffMin);
  if (how <= urgency.urgent) state.urgentMinToday[bank] += staffMin;
}

/** Scientists who are at work now; those who are done by now are forgotten here. */
export function atWork(world: World, bank: number): number {
  const { doneMin, takenCount } = own(world);
  const { nowMin } = world.sim;
  const done = doneMin[bank];
  let count = takenCount[bank];
  for (let at = 0; at < count; ) {
    if (done[at] > nowMin) at++;
    else done[at] = done[--count];
  }
  takenCount[bank] = count;
  return count;
}

/** While work waits, an event comes when the next scientist is free; when none waits, nobody need be told. */
export function wakeWhenFree(world: World, bank: number): void {
  const { doneMin, takenCount, wakeMin, head } = own(world);
  let waits = false;
  for (let line = bank * lineCount; line < (bank + 1) * lineCount; line++) waits ||= head[line] >= 0;
  if (!waits) return;
  let next = noWake;
  for (let at = 0; at < takenCount[bank]; at++) next = Math.min(next, doneMin[bank][at]);
  if (next >= wakeMin[bank]) return;
  wakeMin[bank] = next;
  world.sim.schedule(next, fixed(world).kinds.benchFree, bank);
}

export function noteAwake(world: World, bank: number): void {
  const { wakeMin } = own(world);
  if (wakeMin[bank] <= world.sim.nowMin) wakeMin[bank] = noWake;
}

/** An urgent sample or request has its result or units: in time or not. */
export function noteUrgent(world: World, bank: number, how: number, isInTime: boolean): void {
  if (how > urgency.urgent) return;
  const state = own(world);
  state.urgentDone[bank]++;
  if (isInTime) state.urgentInTime[bank]++;
}
