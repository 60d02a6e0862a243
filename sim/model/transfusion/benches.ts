/**
 * The benches: scientists on shift take jobs by urgency and, within one, requests for red cells
 * before samples, else first come first served. Nobody stops a job for another;
 * when a shift has fewer scientists, those at work finish. What a job does is decided in screens.ts and requests.ts.
 */
import { binomialQuantile } from "../../engine/index.ts";
import { placeDayLuck } from "../births.ts";
import { urgency } from "../contracts.ts";
import type { World } from "../world.ts";
import { phase } from "./jobs.ts";
import { fixed, lineCount, own, plannedSampleLine } from "./state.ts";
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
  const { kinds, measure } = fixed(world);
  state.busy[bank]++;
  world.count(measure.scientistMin, bank, staffMin);
  if (how <= urgency.urgent) state.urgentMinToday[bank] += staffMin;
  world.sim.after(staffMin, kinds.benchFree, bank);
}

/** An urgent sample or request has its result or units: in time or not. */
export function noteUrgent(world: World, bank: number, how: number, isInTime: boolean): void {
  if (how > urgency.urgent) return;
  const state = own(world);
  state.urgentDone[bank]++;
  if (isInTime) state.urgentInTime[bank]++;
}
