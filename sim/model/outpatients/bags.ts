/**
 * Tests of clinic patients: those due today and those missed before go to the laboratory in one bag, urgent ones first, then
 * by appointment date; guidance and phlebotomy limit them. The k-th sample of a bag has its result when k results were seen.
 */
import { binomialQuantile, poissonQuantile } from "../../engine/index.ts";
import { childStream, keyOf } from "../births.ts";
import { guidance, origin, priority } from "../contracts.ts";
import { remainderOf } from "../whole.ts";
import type { World } from "../world.ts";
import { dayLuck, dayLuckCount, type Fixed, fixed, scheduleNext } from "./fixed.ts";
import { flag, joinList, leaveList, own, queueOf, type State, test } from "./state.ts";

/** Candidates of one bag, as numbers that sort into their order and hold the row. */
let candidates = new Float64Array(1024);
const rowSpan = 131_072;
const ordinalSpan = 65_536;
const daySpan = 1024;

export function testsTaken(world: World, day: number): void {
  const f = fixed(world);
  for (const h of f.active) {
    // The luck of this hospital and day, for its bags now and its clinics later.
    const luck = childStream(world, keyOf(f.sources[h], day, 0), "day", 0);
    luck.fill(own(world).dayLuck, h * dayLuckCount, dayLuckCount);
    if (own(world).hasLost[h]) queueLost(world, h, day);
    takeTests(world, f, h, day);
    takeOtherTests(world, f, h, day);
  }
  scheduleNext(world, day, f.sampleMinute, f.kind.testsTaken);
}

function takeTests(world: World, f: Fixed, h: number, day: number): void {
  const state = own(world);
  const { calendar } = world.setup;
  const inForce = world.ask.guidanceFor(world, origin.clinic, h);
  const due = h * calendar.days + day;
  const queue = queueOf(world.setup, h);
  const count = gather(state, due, gather(state, queue, 0, inForce), inForce);
  const spare = Math.ceil(f.dependentPerDay[h] * (1 + f.phlebotomySpareFraction));
  // Those due today have their slots; what was missed before only takes what is left.
  const limit = Math.max(state.listLength[due], spare);
  const order = candidates.subarray(0, count).sort();
  const taken = Math.min(count, limit);
  for (let k = 0; k < taken; k++) {
    const row = remainderOf(order[k], rowSpan);
    leaveList(state, row);
    state.test[row] = test.taken;
    state.bagDay[row] = day;
    state.bagOrdinal[row] = k;
  }
  let missed = 0;
  const cause = inForce === guidance.open ? -1 : world.ask.guidanceCause(world, origin.clinic, h);
  for (let row = state.listHead[due]; row >= 0; row = state.listHead[due]) {
    leaveList(state, row);
    state.test[row] = test.queued;
    if (state.missedBy[row] < 0) state.missedBy[row] = cause;
    joinList(state, row, queue);
    missed++;
  }
  if (missed > 0) world.count(f.measure.testsMissed, h, missed);
  if (taken === 0) return;
  state.bagSent[due] = taken;
  send(world, f, h, taken, due);
}

function send(world: World, f: Fixed, h: number, count: number, reference: number): void {
  const now = world.sim.nowMin;
  const { kind, laboratory, sampleTransportMin } = f;
  world.request.submitSamples(
    world,
    laboratory[h],
    origin.clinic,
    priority.clinic,
    count,
    now,
    now + sampleTransportMin,
    kind.resultsSeen,
    kind.samplesDiscarded,
    reference,
  );
}

/** Adds the rows of a list that guidance lets through; returns the new count. */
function gather(state: State, list: number, from: number, inForce: number): number {
  if (inForce === guidance.closed) return from;
  let count = from;
  const urgentOnly = inForce === guidance.urgentOnly;
  if (candidates.length < from + state.listLength[list]) {
    const larger = new Float64Array(2 * (from + state.listLength[list]));
    larger.set(candidates);
    candidates = larger;
  }
  for (let row = state.listHead[list]; row >= 0; row = state.listNext[row]) {
    const isUrgent = (state.flags[row] & flag.urgent) !== 0;
    if (urgentOnly && !isUrgent) continue;
    const group = (isUrgent ? 0 : daySpan) + state.clinicDay[row];
    candidates[count++] = (group * ordinalSpan + remainderOf(state.key[row], ordinalSpan)) * rowSpan + row;
  }
  return count;
}

/** Tests on which no appointment hangs: sent in bulk, under guidance the urgent share only. */
function takeOtherTests(world: World, f: Fixed, h: number, day: number): void {
  const state = own(world);
  const { monthFactor } = world.setup.calendar;
  const luck = h * dayLuckCount;
  const wanted = poissonQuantile(f.otherTestsPerDay[h] * monthFactor[day], state.dayLuck[luck + dayLuck.otherTests]);
  const inForce = world.ask.guidanceFor(world, origin.clinic, h);
  let sent = wanted;
  if (inForce === guidance.closed) sent = 0;
  if (inForce === guidance.urgentOnly) {
    sent = binomialQuantile(wanted, f.urgentFraction, state.dayLuck[luck + dayLuck.urgentTests]);
  }
  if (sent < wanted) world.count(f.measure.otherForgone, h, wanted - sent);
  if (sent === 0) return;
  state.otherSent[h] += sent;
  send(world, f, h, sent, state.bagSent.length + h);
}

export function resultsSeen(world: World, reference: number, count: number): void {
  const state = own(world);
  if (reference >= state.bagSeen.length) state.otherBack[reference - state.bagSeen.length] += count;
  else state.bagSeen[reference] += count;
}

export function samplesDiscarded(world: World, reference: number, count: number): void {
  const state = own(world);
  if (reference >= state.bagLost.length) {
    state.otherBack[reference - state.bagLost.length] += count;
    return;
  }
  const h = Math.floor(reference / world.setup.calendar.days);
  state.bagLost[reference] += count;
  state.hasLost[h] = 1;
  world.count(fixed(world).measure.testsMissed, h, count);
}

/** Finds the appointments whose samples were lost (the last of their bags) and queues them for another sample. */
function queueLost(world: World, h: number, today: number): void {
  const f = fixed(world);
  const state = own(world);
  const { days } = world.setup.calendar;
  const cause = world.ask.laboratoryCause(world, f.laboratory[h]);
  state.hasLost[h] = 0;
  for (let day = today; day < days; day++) {
    for (let row = state.clinicHead[h * days + day]; row >= 0; row = state.next[row]) {
      if (!isLost(state, row, days)) continue;
      state.test[row] = test.queued;
      state.flags[row] |= flag.lost;
      state.bagDay[row] = -1;
      if (state.missedBy[row] < 0) state.missedBy[row] = cause;
      joinList(state, row, queueOf(world.setup, h));
    }
  }
}

/** Whether the sample of an appointment was thrown away. */
export function isLost(state: State, row: number, days: number): boolean {
  if (state.test[row] !== test.taken) return false;
  const bag = state.hospital[row] * days + state.bagDay[row];
  return state.bagOrdinal[row] >= state.bagSent[bag] - state.bagLost[bag];
}
