/**
 * Collections: twice each working day a practice's requests are sent or held back; what was held back or thrown away comes
 * back as guidance and phlebotomy slots allow, samples wanted again first. Demand is born in full whatever happens to it.
 */
import { binomialQuantile, poissonQuantile } from "../../engine/index.ts";
import { birthKey, childStream, luckStride } from "../births.ts";
import { guidance, origin, priority } from "../contracts.ts";
import { noted } from "../journal.ts";
import type { World } from "../world.ts";
import { bagClasses, type Fixed, fixed } from "./fixed.ts";
import { actingGuidance } from "./guidance.ts";
import { own, type State } from "./state.ts";

const urgent = 0;
const routine = 1;
const morning = 0;
const afternoon = 1;

/**
 * The birth of a practice's day, at its morning collection. Luck: 1-2 morning requests and urgent ones, 3-4 afternoon,
 * 5-6 what is held back and who walks in of the morning, 7-8 of the afternoon, 9 requests that lapse, 10 that go elsewhere.
 */
export function morningCollected(world: World, birth: number, group: number): void {
  const f = fixed(world);
  const state = own(world);
  const { births } = world;
  const list = f.members[group];
  const p = list[births.ordinal[birth] % list.length];
  const { luck } = births;
  const at = birth * luckStride;
  if (births.ordinal[birth] < list.length) {
    state.dayKey[p] = birthKey(births, birth);
    loseSome(world, f, state, p, luck[at + 9], luck[at + 10]);
    state.afternoonRequests[p] = poissonQuantile(f.perDay[p] * f.bagShare[afternoon], luck[at + 3]);
    state.afternoonUrgent[p] = binomialQuantile(state.afternoonRequests[p], f.urgentFraction, luck[at + 4]);
    state.afternoonLuck[2 * p] = luck[at + 7];
    state.afternoonLuck[2 * p + 1] = luck[at + 8];
    world.sim.after(f.afternoonAfterMin, f.kind.afternoon, p);
  }
  const requests = poissonQuantile(f.perDay[p] * f.bagShare[morning], luck[at + 1]);
  collect(
    world,
    f,
    p,
    morning,
    requests,
    binomialQuantile(requests, f.urgentFraction, luck[at + 2]),
    luck[at + 5],
    luck[at + 6],
  );
}

export function afternoonCollected(world: World, p: number): void {
  const state = own(world);
  const f = fixed(world);
  collect(
    world,
    f,
    p,
    afternoon,
    state.afternoonRequests[p],
    state.afternoonUrgent[p],
    state.afternoonLuck[2 * p],
    state.afternoonLuck[2 * p + 1],
  );
  const cell = p * bagClasses;
  const waiting = state.deferred[cell] + state.deferred[cell + 1] + state.redraw[cell] + state.redraw[cell + 1];
  world.record(f.measure.backlog, p, waiting, 1);
}

/** Of what has been held back a share lapses each day, and some urgent requests become attendances elsewhere. */
function loseSome(world: World, f: Fixed, state: State, p: number, lapseLuck: number, elsewhereLuck: number): void {
  const cell = p * bagClasses;
  if (state.deferred[cell + routine] > 0) {
    const lapsing = binomialQuantile(state.deferred[cell + routine], f.lapsePerDay, lapseLuck);
    state.deferred[cell + routine] -= lapsing;
    state.lapsed[cell + routine] += lapsing;
    if (lapsing > 0) world.count(f.measure.lapsed, p, lapsing);
  }
  if (state.deferred[cell + urgent] > 0)
    divert(world, f, state, p, binomialQuantile(state.deferred[cell], f.emergencyPerDay, elsewhereLuck), true);
}

function divert(world: World, f: Fixed, state: State, p: number, count: number, wasDeferred: boolean): void {
  if (count === 0) return;
  const cell = p * bagClasses + urgent;
  if (wasDeferred) state.deferred[cell] -= count;
  state.diverted[cell] += count;
  world.count(f.measure.diverted, p, count);
}

function collect(
  world: World,
  f: Fixed,
  p: number,
  bag: number,
  requests: number,
  urgentRequests: number,
  heldLuck: number,
  walkInLuck: number,
): void {
  const state = own(world);
  const cell = p * bagClasses;
  const acting = actingGuidance(world, p);
  const routineRequests = requests - urgentRequests;
  state.requested[cell + urgent] += urgentRequests;
  state.requested[cell + routine] += routineRequests;
  world.count(f.measure.requested, p, requests);

  let urgentNow = urgentRequests;
  let routineNow = routineRequests;
  if (acting !== guidance.open) {
    // Under urgent-only guidance a laboratory that gives aid takes other requests too, as far as today's quota has room.
    const room = Math.max(0, world.ask.aidRoom(world, p) - urgentRequests);
    const unheeded = binomialQuantile(routineRequests, 1 - state.adherence[p], heldLuck);
    routineNow = Math.min(routineRequests, Math.max(unheeded, room));
  }
  if (acting === guidance.closed) {
    urgentNow = 0;
    const walkIn = binomialQuantile(urgentRequests, f.walkInFraction, walkInLuck);
    divert(world, f, state, p, walkIn, false);
    state.deferred[cell + urgent] += urgentRequests - walkIn;
    routineNow = 0;
  }
  // Urgent requests go on paper forms; of the others what can be written by hand. Nothing held back is called in meanwhile.
  const hasSystems = state.withoutSystems[p] === 1;
  if (!hasSystems) {
    const possible = binomialQuantile(routineNow, state.withoutSystems[p], heldLuck);
    world.count(f.measure.heldBySystems, p, routineNow - possible);
    routineNow = possible;
  }
  state.deferred[cell + routine] += routineRequests - routineNow;
  const heldBack = requests - urgentNow - routineNow;
  if (heldBack > 0) world.count(f.measure.deferred, p, heldBack);

  const slots = slotsLeft(f, state, p, bag, urgentNow + routineNow);
  const back = acting === guidance.closed || !hasSystems ? nothing : comeBack(state, cell, slots, acting);
  if (back.returnedUrgent + back.returnedRoutine > 0)
    world.count(f.measure.returned, p, back.returnedUrgent + back.returnedRoutine);
  state.sentFirst[cell + urgent] += urgentNow + back.returnedUrgent;
  state.sentFirst[cell + routine] += routineNow + back.returnedRoutine;
  const firstTime = urgentNow + routineNow + back.returnedUrgent + back.returnedRoutine;
  if (firstTime > 0) world.count(f.measure.sent, p, firstTime);
  send(world, f, p, urgent, urgentNow + back.returnedUrgent + back.redrawnUrgent);
  send(world, f, p, routine, routineNow + back.returnedRoutine + back.redrawnRoutine);
}

/** Phlebotomy slots of a collection that today's requests leave free; parts of a slot and slots overdrawn are carried over. */
function slotsLeft(f: Fixed, state: State, p: number, bag: number, used: number): number {
  const capacity = f.perDay[p] * f.bagShare[bag] * (1 + f.spareFraction + state.extra[p]);
  const balance = Math.max(-f.perDay[p], state.carry[p] + capacity - used);
  const whole = Math.max(0, Math.floor(balance));
  state.carry[p] = balance - whole;
  return whole;
}

interface Back {
  readonly redrawnUrgent: number;
  readonly redrawnRoutine: number;
  readonly returnedUrgent: number;
  readonly returnedRoutine: number;
}

const nothing: Back = { redrawnUrgent: 0, redrawnRoutine: 0, returnedUrgent: 0, returnedRoutine: 0 };

/** Takes from what waits as many as there are slots: urgent samples wanted again, urgent requests, then routine ones once guidance allows. */
function comeBack(state: State, cell: number, slots: number, acting: number): Back {
  if (slots <= 0) return nothing;
  let left = slots;
  const take = (from: Int32Array, at: number): number => {
    const count = Math.min(left, from[at]);
    from[at] -= count;
    left -= count;
    return count;
  };
  const redrawnUrgent = take(state.redraw, cell + urgent);
  const returnedUrgent = take(state.deferred, cell + urgent);
  const isOpen = acting === guidance.open;
  const redrawnRoutine = isOpen ? take(state.redraw, cell + routine) : 0;
  const returnedRoutine = isOpen ? take(state.deferred, cell + routine) : 0;
  state.resent[cell + urgent] += redrawnUrgent;
  state.resent[cell + routine] += redrawnRoutine;
  return { redrawnUrgent, redrawnRoutine, returnedUrgent, returnedRoutine };
}

function send(world: World, f: Fixed, p: number, bagClass: number, count: number): void {
  if (count <= 0) return;
  const now = world.sim.nowMin;
  const laboratory = world.ask.practiceRoute(world, p);
  world.request.useAid(world, p, laboratory, count);
  const tick = Math.floor((now - world.setup.calendar.startMin[0]) / f.tickMin);
  const reference = (tick * f.perDay.length + p) * bagClasses + bagClass;
  const arriveMin = now + f.courierMin[p * world.setup.places.laboratories.length + laboratory];
  const { journal } = world;
  if (journal !== undefined) {
    const isUrgent = bagClass === urgent ? 1 : 0;
    const key = own(world).dayKey[p];
    journal.add(noted["samples.sent"], now, arriveMin, p, laboratory, key, -1, count, isUrgent, -1);
  }
  const order = bagClass === urgent ? priority.practiceUrgent : priority.routine;
  world.request.submitSamples(
    world,
    laboratory,
    origin.practice,
    order,
    count,
    now,
    arriveMin,
    f.kind.seen,
    f.kind.discarded,
    reference,
  );
}

export function practiceOfBag(world: World, reference: number): number {
  return Math.floor((reference % (fixed(world).perDay.length * bagClasses)) / bagClasses);
}

export function resultsSeen(world: World, reference: number, count: number): void {
  const f = fixed(world);
  const cell = reference % (f.perDay.length * bagClasses);
  const p = Math.floor(cell / bagClasses);
  const collectedMin =
    Math.floor(reference / (f.perDay.length * bagClasses)) * f.tickMin + world.setup.calendar.startMin[0];
  own(world).seen[cell] += count;
  world.count(f.measure.seen, p, count);
  world.record(f.measure.resultWait, p, (count * (world.sim.nowMin - collectedMin)) / 60, count);
}

export function samplesDiscarded(world: World, reference: number, count: number): void {
  const f = fixed(world);
  const state = own(world);
  const cell = reference % (f.perDay.length * bagClasses);
  state.discarded[cell] += count;
  state.redraw[cell] += count;
  world.count(f.measure.discarded, Math.floor(cell / bagClasses), count);
}

/** Another future: afternoon bags not yet collected today are drawn anew. */
export function redraw(world: World): void {
  const f = fixed(world);
  const state = own(world);
  state.forks++;
  for (let p = 0; p < f.perDay.length; p++) {
    if (state.dayKey[p] < 0) continue;
    const luck = childStream(world, state.dayKey[p], "future", state.forks);
    state.afternoonRequests[p] = poissonQuantile(f.perDay[p] * f.bagShare[afternoon], luck.next());
    state.afternoonUrgent[p] = binomialQuantile(state.afternoonRequests[p], f.urgentFraction, luck.next());
    state.afternoonLuck[2 * p] = luck.next();
    state.afternoonLuck[2 * p + 1] = luck.next();
  }
}
