/**
 * Stays: emergencies take a bed, staffed or surge, or go to another hospital; planned cases hold one in the morning. A stay ends
 * with a step down to a ward by day, for some only once a laboratory result has been seen.
 */
import { poissonQuantile, roundMin, Stream } from "../../engine/index.ts";
import { birthKey, childStream, keyOf, luckStride } from "../births.ts";
import { clockOn, dayAt } from "../calendar.ts";
import { constraint } from "../causes.ts";
import { origin, priority } from "../contracts.ts";
import type { World } from "../world.ts";
import { emergencyUse, fixed, freeRow, own, phase, type State, takeRow } from "./state.ts";

const noBed = 1 << constraint["intensive care bed"];
const transportMin = 15;
/** Ordinals of those in a bed on the first day. */
const firstOrdinal = 20_000;

function begin(
  world: World,
  h: number,
  use: number,
  key: number,
  startMin: number,
  endMin: number,
  needsResult: boolean,
): void {
  const state = own(world);
  const f = fixed(world);
  const row = takeRow(state);
  state.phase[row] = phase.staying;
  state.hospital[row] = h;
  state.use[row] = use;
  state.needsResult[row] = needsResult ? 1 : 0;
  state.key[row] = key;
  state.startMin[row] = startMin;
  state.endMin[row] = roundMin(endMin);
  state.cause[row] = -1;
  state.occupied[h]++;
  state.taken++;
  const reviewMin = Math.max(world.sim.nowMin, endMin - f.reviewLeadMin);
  state.timer[row] = world.sim.schedule(reviewMin, f.kind.reviewed, row);
}

/** Those in a bed on the first day: as many as the usual admissions and stays leave, each at a random point of the stay. */
export function fillBeds(world: World): void {
  const f = fixed(world);
  const { nowMin } = world.sim;
  for (const h of f.active) {
    const stream = Stream.named(
      `${world.streamPrefix(0)}/${world.setup.places.hospitals[h].id}.intensiveCare/first-day`,
    );
    let meanMin = 0;
    const points = 64;
    for (let k = 0; k < points; k++) meanMin += f.emergencyStayMin((k + 0.5) / points) / points;
    const wanted = poissonQuantile((f.perDay[h] * meanMin) / (24 * 60), stream.next());
    for (let k = 0; k < Math.min(wanted, f.beds[h]); k++) {
      const stayMin = f.emergencyStayMin(stream.next());
      const doneMin = stayMin * stream.next();
      const key = keyOf(f.emergencySource[h], 0, firstOrdinal + k);
      begin(world, h, emergencyUse, key, nowMin - doneMin, nowMin + stayMin - doneMin, stream.next() < f.resultNeeded);
    }
  }
}

/** Luck: 1 days, 2 whether the step-down waits for a result. */
export function emergencyBorn(world: World, birth: number, h: number): void {
  const f = fixed(world);
  const state = own(world);
  const at = birth * luckStride;
  const { luck } = world.births;
  const now = world.sim.nowMin;
  const key = birthKey(world.births, birth);
  if (state.occupied[h] >= f.beds[h] + f.surge[h]) {
    world.count(f.measure.elsewhere, h);
    world.causes.add("elsewhere", now, h, key, noBed, bedCause(world, h), 1);
    return;
  }
  world.count(f.measure.emergencies, h);
  if (state.occupied[h] >= f.beds[h]) world.count(f.measure.surge, h);
  begin(world, h, emergencyUse, key, now, now + f.emergencyStayMin(luck[at + 1]), luck[at + 2] < f.resultNeeded);
}

/** Beds that planned work may have: those free now or coming free within so many minutes, above the reserve; never negative. */
export function bedsFree(world: World, h: number, withinMin: number): number {
  const f = fixed(world);
  const state = own(world);
  const byMin = world.sim.nowMin + withinMin;
  let free = f.beds[h] - state.occupied[h] - f.reserve[h];
  for (let row = 0; row < state.phase.length; row++) {
    const isGoing = state.phase[row] === phase.staying || state.phase[row] === phase.leaving;
    if (isGoing && state.hospital[row] === h && leaveMin(world, state.endMin[row]) <= byMin) free++;
  }
  return Math.max(0, free);
}

/** Contract `seizeBed`. A hospital without a unit of its own is asked only for those who would be moved to one: it has room. */
export function seizeBed(
  world: World,
  h: number,
  use: number,
  stayLuck: number,
  resultLuck: number,
  subjectKey: number,
): number {
  const f = fixed(world);
  if (f.beds[h] === 0) return 1;
  const state = own(world);
  const isFull = state.occupied[h] >= f.beds[h] + f.surge[h];
  if (isFull || bedsFree(world, h, f.leavingCountedMin) === 0) {
    world.count(f.measure.refused, h);
    return 0;
  }
  world.count(f.measure.held, h);
  const now = world.sim.nowMin;
  begin(world, h, use, subjectKey, now, now + f.electiveStayMin[use](stayLuck), resultLuck < f.resultNeeded);
  return 1;
}

/** Contract `releaseBed`. */
export function releaseBed(world: World, h: number, subjectKey: number): void {
  const state = own(world);
  for (let row = 0; row < state.phase.length; row++) {
    if (state.key[row] !== subjectKey || state.hospital[row] !== h || state.use[row] === emergencyUse) continue;
    if (state.phase[row] === phase.free || state.phase[row] === phase.gone) continue;
    state.occupied[h]--;
    state.givenBack++;
    if (state.phase[row] === phase.waiting) state.phase[row] = phase.gone;
    else {
      world.sim.cancel(state.timer[row]);
      freeRow(state, row);
    }
    return;
  }
}

/** Record behind a want of beds: a slow laboratory, while somebody is kept in a bed beyond the plan for a result; -1 otherwise. */
export function bedCause(world: World, h: number): number {
  const state = own(world);
  const now = world.sim.nowMin;
  for (let row = 0; row < state.phase.length; row++) {
    if (state.phase[row] !== phase.waiting || state.hospital[row] !== h || state.endMin[row] > now) continue;
    if (state.cause[row] >= 0) return state.cause[row];
  }
  return -1;
}

/** The sample for a step-down is taken, or none is needed. */
export function reviewed(world: World, row: number): void {
  const state = own(world);
  const laboratory = fixed(world).laboratory[state.hospital[row]];
  if (!state.needsResult[row] || laboratory < 0) {
    leaveAt(world, state, row);
    return;
  }
  state.phase[row] = phase.waiting;
  state.out++;
  sendSample(world, row, laboratory);
}

function sendSample(world: World, row: number, laboratory: number): void {
  const { kind } = fixed(world);
  const now = world.sim.nowMin;
  own(world).cause[row] = world.ask.laboratoryCause(world, laboratory);
  world.request.submitSamples(
    world,
    laboratory,
    origin.ward,
    priority.wardUrgent,
    1,
    now,
    now + transportMin,
    kind.resultSeen,
    kind.sampleDiscarded,
    row,
  );
}

export function resultSeen(world: World, row: number): void {
  const state = own(world);
  state.out--;
  if (state.phase[row] === phase.gone) freeRow(state, row);
  else leaveAt(world, state, row);
}

export function sampleDiscarded(world: World, row: number): void {
  const state = own(world);
  if (state.phase[row] === phase.gone) {
    state.out--;
    freeRow(state, row);
  } else sendSample(world, row, fixed(world).laboratory[state.hospital[row]]);
}

/** When somebody who is ready at a time is moved: at once by day, else on the next morning. */
function leaveMin(world: World, readyMin: number): number {
  const { fromMinute, toMinute } = fixed(world);
  const { calendar } = world.setup;
  const day = dayAt(calendar, readyMin);
  if (readyMin < clockOn(calendar, day, fromMinute)) return clockOn(calendar, day, fromMinute);
  if (readyMin <= clockOn(calendar, day, toMinute)) return readyMin;
  return day + 1 < calendar.days ? clockOn(calendar, day + 1, fromMinute) : readyMin;
}

function leaveAt(world: World, state: State, row: number): void {
  const at = leaveMin(world, Math.max(world.sim.nowMin, state.endMin[row]));
  state.phase[row] = phase.leaving;
  state.timer[row] = world.sim.schedule(at, fixed(world).kind.left, row);
}

export function left(world: World, row: number): void {
  const state = own(world);
  const f = fixed(world);
  const h = state.hospital[row];
  const now = world.sim.nowMin;
  const plannedMin = leaveMin(world, state.endMin[row]);
  const lateMin = Math.max(0, now - plannedMin);
  world.record(f.measure.stepDownWait, h, lateMin / 60, 1);
  if (lateMin > f.heldUpAfterMin) {
    const unmet = 1 << constraint["blood test results seen"];
    world.causes.add("wait", now, h, state.key[row], unmet, state.cause[row], lateMin);
  }
  state.occupied[h]--;
  state.left++;
  freeRow(state, row);
}

/** The morning reading. */
export function dayBegan(world: World, day: number): void {
  const f = fixed(world);
  const { occupied } = own(world);
  for (const h of f.active) {
    world.record(f.measure.occupied, h, occupied[h], 1);
    world.record(f.measure.occupancy, h, occupied[h], f.beds[h]);
  }
  scheduleMorning(world, day + 1);
}

const readAtMinute = 7 * 60;

export function scheduleMorning(world: World, day: number): void {
  const { calendar } = world.setup;
  if (day < calendar.days) world.sim.schedule(clockOn(calendar, day, readAtMinute), fixed(world).kind.dayBegan, day);
}

const mostDraws = 64;

/** Another future: stays not yet reviewed end anew, given that they have lasted so far. */
export function redraw(world: World): void {
  const state = own(world);
  const f = fixed(world);
  const now = world.sim.nowMin;
  state.forks++;
  for (let row = 0; row < state.phase.length; row++) {
    if (state.phase[row] !== phase.staying) continue;
    const isEmergency = state.use[row] === emergencyUse;
    const stayOf = isEmergency ? f.emergencyStayMin : f.electiveStayMin[state.use[row]];
    const stream = childStream(world, state.key[row], "bed", state.forks);
    state.needsResult[row] = stream.next() < f.resultNeeded ? 1 : 0;
    for (let draw = 0; draw < mostDraws; draw++) {
      const endMin = roundMin(state.startMin[row] + stayOf(stream.next()));
      if (endMin - f.reviewLeadMin < now) continue;
      world.sim.cancel(state.timer[row]);
      state.endMin[row] = endMin;
      state.timer[row] = world.sim.schedule(endMin - f.reviewLeadMin, f.kind.reviewed, row);
      break;
    }
  }
}
