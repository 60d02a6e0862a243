/**
 * Cycles: bloods within days before each, and the decision at the session: given with its result, after a point-of-care count, or
 * put off to a later session with room. The next cycle is counted from the one given, so that a delay goes on through the course.
 */

import { poissonQuantile, Stream } from "../../engine/index.ts";
import { birthKey, childStream, keyOf, luckStride } from "../births.ts";
import { constraint, root } from "../causes.ts";
import { guidance, origin, priority, reviewKind } from "../contracts.ts";
import { kindAt } from "../shares.ts";
import type { World } from "../world.ts";
import { intervalDays } from "./parameters.ts";
import { type Fixed, fixed, freeRow, own, type State, scheduleFrom, takeRow } from "./state.ts";

const minutesPerDay = 24 * 60;
/** Ordinals of courses under way on the first day. */
const firstOrdinal = 20_000;
const mostCycles = 40;

const missing = 1 << constraint["blood test results seen"];
const tooOld = 1 << constraint["age of the sample"];
const slow = 1 << constraint["laboratory capacity"];
const held = 1 << constraint["request guidance"];
const clinical = 1 << constraint["other reason on the day"];

/** Luck: 1 regimen, 2 cycles, 3 point-of-care count, 4 what its days bring. */
export function courseBorn(world: World, birth: number, h: number): void {
  const f = fixed(world);
  const { luck } = world.births;
  const at = birth * luckStride;
  const regimen = kindAt(f.regimenUpTo, luck[at + 1]);
  const cycles = 1 + poissonQuantile(f.cycles[regimen] - 1, luck[at + 2]);
  world.count(f.measure.started, h);
  const key = birthKey(world.births, birth);
  begin(world, h, regimen, cycles, key, luck[at + 3], luck[at + 4], world.today + f.sampleLeadDays + 1);
}

function begin(
  world: World,
  h: number,
  regimen: number,
  cycles: number,
  key: number,
  pointOfCareLuck: number,
  luck: number,
  fromDay: number,
): void {
  const f = fixed(world);
  const state = own(world);
  const row = takeRow(state);
  state.hospital[row] = h;
  state.regimen[row] = regimen;
  state.cyclesLeft[row] = Math.min(mostCycles, cycles);
  state.key[row] = key;
  state.luck[row] = luck;
  state.pointOfCare[row] = pointOfCareLuck < f.pointOfCareFraction ? 1 : 0;
  state.courses.begun++;
  plan(world, state, row, fromDay, true);
}

/** Courses under way on the first day: part of their cycles given, the next within an interval. */
export function fillUnits(world: World): void {
  const f = fixed(world);
  for (const h of f.active) {
    const stream = Stream.named(
      `${world.streamPrefix(0)}/${world.setup.places.hospitals[h].id}.chemotherapy/first-day`,
    );
    let ordinal = firstOrdinal;
    intervalDays.forEach((days, regimen) => {
      const count = poissonQuantile(f.underWay[h][regimen], stream.next());
      for (let k = 0; k < count; k++) {
        const cycles = 1 + poissonQuantile(f.cycles[regimen] - 1, stream.next());
        const left = 1 + Math.floor(stream.next() * cycles);
        const fromDay = Math.floor(stream.next() * days);
        const [pointOfCareLuck, luck] = [stream.next(), stream.next()];
        begin(world, h, regimen, left, keyOf(f.sources[h], 0, ordinal++), pointOfCareLuck, luck, fromDay);
      }
    });
  }
}

/** Gives a course its next date, the first session from a day on with room; a course whose next date lies beyond the end is over. */
function plan(world: World, state: State, row: number, fromDay: number, isFirst: boolean): void {
  const f = fixed(world);
  const { calendar } = world.setup;
  const h = state.hospital[row];
  let day = fromDay;
  while (day < calendar.days && (!calendar.isWorking[day] || state.booked[h * calendar.days + day] >= f.sessions[h]))
    day++;
  if (day >= calendar.days) {
    state.courses.beyond++;
    freeRow(state, row);
    return;
  }
  state.booked[h * calendar.days + day]++;
  state.plannedDay[row] = day;
  if (isFirst) state.firstDay[row] = day;
  state.dates[row]++;
}

/** Whether a sample of one day holds for a cycle on another. */
function holds(f: Fixed, sampleDay: number, plannedDay: number): boolean {
  return plannedDay - sampleDay <= f.sampleValidDays || sampleDay >= f.workingBefore[plannedDay];
}

function isLost(state: State, row: number, days: number): boolean {
  const bag = state.hospital[row] * days + state.bagDay[row];
  return state.bagOrdinal[row] >= state.bagSent[bag] - state.bagLost[bag];
}

function hasSample(f: Fixed, state: State, row: number, days: number): boolean {
  return state.bagDay[row] >= 0 && holds(f, state.bagDay[row], state.plannedDay[row]) && !isLost(state, row, days);
}

/** Bloods of the cycles that come within days, of today's that still have none, and of those whose sample was thrown away. */
export function samplesTaken(world: World, day: number): void {
  const f = fixed(world);
  const state = own(world);
  const { days } = world.setup.calendar;
  const count = new Int32Array(world.setup.places.hospitals.length);
  for (let row = 0; row < state.living.length; row++) {
    if (!state.living[row]) continue;
    const planned = state.plannedDay[row];
    const h = state.hospital[row];
    if (planned < day || (planned - day > f.sampleLeadDays && f.workingBefore[planned] > day)) continue;
    if (hasSample(f, state, row, days)) continue;
    // A course under way is urgent under guidance; only closed doors hold its bloods back.
    if (world.ask.guidanceFor(world, origin.clinic, h) === guidance.closed) continue;
    state.bagDay[row] = day;
    state.bagOrdinal[row] = count[h]++;
  }
  for (const h of f.active) if (count[h] > 0) send(world, f, h, day, count[h]);
  scheduleFrom(world, day + 1, f.sampleMinute, f.kind.samplesTaken);
}

function send(world: World, f: Fixed, h: number, day: number, count: number): void {
  const now = world.sim.nowMin;
  const reference = h * world.setup.calendar.days + day;
  own(world).bagSent[reference] = count;
  world.request.submitSamples(
    world,
    f.laboratory[h],
    origin.clinic,
    priority.clinic,
    count,
    now,
    now + f.transportMin,
    f.kind.resultsSeen,
    f.kind.samplesDiscarded,
    reference,
  );
}

export function resultsSeen(world: World, reference: number, count: number): void {
  own(world).bagSeen[reference] += count;
}

export function samplesDiscarded(world: World, reference: number, count: number): void {
  own(world).bagLost[reference] += count;
}

/** The session of a day: what is given and what is put off. */
export function sessionDecided(world: World, day: number): void {
  const f = fixed(world);
  const state = own(world);
  const { days } = world.setup.calendar;
  const counted = new Int32Array(world.setup.places.hospitals.length);
  const waiting = new Int32Array(counted.length);
  for (let row = 0; row < state.living.length; row++) {
    if (!state.living[row]) continue;
    const h = state.hospital[row];
    if (state.plannedDay[row] === day) {
      const isSeen =
        hasSample(f, state, row, days) && state.bagOrdinal[row] < state.bagSeen[h * days + state.bagDay[row]];
      const canCount = !isSeen && state.pointOfCare[row] === 1 && counted[h] < f.pointOfCare[h];
      if (canCount) counted[h]++;
      decide(world, f, state, row, day, isSeen, canCount);
    }
    if (state.living[row] && state.firstDay[row] <= day) waiting[h]++;
  }
  for (const h of f.active) world.record(f.measure.waiting, h, waiting[h], 1);
  scheduleFrom(world, day + 1, f.decisionMinute, f.kind.sessionDecided);
}

/** Luck of the n-th date of a course: multiples of the golden section spread one uniform over its dates. */
function luckOfDate(state: State, row: number): number {
  const u = state.luck[row] + state.dates[row] * 0.6180339887498949;
  return u - Math.floor(u);
}

function decide(
  world: World,
  f: Fixed,
  state: State,
  row: number,
  day: number,
  isSeen: boolean,
  canCount: boolean,
): void {
  const h = state.hospital[row];
  world.count(f.measure.due, h);
  state.cycles.due++;
  if ((isSeen || canCount) && luckOfDate(state, row) < f.clinicalFraction) {
    delay(world, f, state, row, day, f.clinicalDays, clinical, -1);
    return;
  }
  if (!isSeen && !canCount) {
    const { unmet, behind } = whyMissing(world, f, state, row);
    delay(world, f, state, row, day, f.retryDays, unmet, behind);
    return;
  }
  state.cycles.done++;
  world.count(f.measure.done, h);
  if (canCount) world.count(f.measure.rescued, h);
  world.record(f.measure.delayDays, h, day - state.firstDay[row], 1);
  state.bagDay[row] = -1;
  state.cyclesLeft[row]--;
  if (state.cyclesLeft[row] > 0) {
    plan(world, state, row, day + intervalDays[state.regimen[row]], true);
    return;
  }
  state.courses.completed++;
  freeRow(state, row);
}

function whyMissing(world: World, f: Fixed, state: State, row: number): { unmet: number; behind: number } {
  const h = state.hospital[row];
  const behind = world.ask.laboratoryCause(world, f.laboratory[h]);
  if (state.bagDay[row] < 0) {
    const guided = world.ask.guidanceCause(world, origin.clinic, h);
    return { unmet: missing | held, behind: guided >= 0 ? guided : behind };
  }
  const isOld = isLost(state, row, world.setup.calendar.days);
  return { unmet: missing | (isOld ? tooOld : 0) | (behind >= 0 ? slow : 0), behind };
}

/** One record and one count for each date lost; the cycle takes the next session with room. */
function delay(
  world: World,
  f: Fixed,
  state: State,
  row: number,
  day: number,
  days: number,
  unmet: number,
  behind: number,
): void {
  const h = state.hospital[row];
  const key = state.key[row];
  state.cycles.delayed++;
  plan(world, state, row, day + days, false);
  const isOver = !state.living[row];
  const lateMin = (isOver ? days : state.plannedDay[row] - day) * minutesPerDay;
  const record = world.causes.add("wait", world.sim.nowMin, h, key, unmet, behind, lateMin);
  const isOfIncident = world.causes.rootOf(record) === root.incident;
  world.count(isOfIncident ? f.measure.delayed : f.measure.delayedOrdinary, h);
  if (isOfIncident && f.hasReview) world.request.noteForReview(world, h, reviewKind.chemotherapy);
}

/** Another future: what the coming dates of each course bring is drawn anew; dates stay. */
export function redraw(world: World): void {
  const state = own(world);
  state.forks++;
  for (let row = 0; row < state.living.length; row++)
    if (state.living[row]) state.luck[row] = childStream(world, state.key[row], "future", state.forks).next();
}
