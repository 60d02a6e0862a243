/** Wards: three rounds a day that send bags, and single group and screens. What guidance suppresses is counted as forgone. */
import { binomialQuantile, poissonQuantile } from "../../engine/index.ts";
import { luckStride } from "../births.ts";
import { guidance, origin, priority, urgency } from "../contracts.ts";
import type { World } from "../world.ts";
import { fixed, recipientBits, wardLuck } from "./fixed.ts";
import { recipientKind, rounds } from "./kinds.ts";
import { own } from "./state.ts";

/** A day of a hospital's wards begins with its first round. Luck: 1-3 of the first round, then of the others. */
export function wardDayBorn(world: World, birth: number, h: number): void {
  const f = fixed(world);
  const state = own(world);
  const at = birth * luckStride + 1;
  const count = wardLuck * rounds.length;
  state.wardLuck.set(world.births.luck.subarray(at, at + count), h * count);
  for (let round = 1; round < rounds.length; round++)
    world.sim.after(f.roundAfterMin[round], f.kind.wardRound, h, round);
  wardRound(world, h, 0);
}

/** `round` counts from 0. */
export function wardRound(world: World, h: number, round: number): void {
  const f = fixed(world);
  const state = own(world);
  const luck = state.wardLuck;
  const at = (h * rounds.length + round) * wardLuck;
  const weekdayFactor = world.setup.calendar.isWorking[world.today] ? 1 : f.weekendFactor;
  const wanted = poissonQuantile(f.wardRequestsPerDay[h] * f.roundShare[round] * weekdayFactor, luck[at]);
  const urgent = binomialQuantile(wanted, f.urgentFraction, luck[at + 1]);
  const inForce = world.ask.guidanceFor(world, origin.ward, h);
  let forgone = 0;
  if (inForce === guidance.urgentOnly)
    forgone = Math.min(wanted - urgent, binomialQuantile(wanted, f.restrictedCutFraction, luck[at + 2]));
  if (inForce === guidance.closed) forgone = wanted - urgent;
  if (forgone > 0) world.count(f.measure.wardForgone, h, forgone);
  const anew = state.wardAnew[h];
  state.wardAnew[h] = 0;
  state.wardAnewTaken[h] += anew;
  send(world, h, priority.wardUrgent, urgent + anew);
  send(world, h, priority.routine, wanted - urgent - forgone);
}

function send(world: World, h: number, order: number, count: number): void {
  if (count <= 0) return;
  const f = fixed(world);
  const now = world.sim.nowMin;
  own(world).wardSent[h] += count;
  world.count(f.measure.wardTests, h, count);
  const reference = timeReference(world, h);
  world.request.submitSamples(
    world,
    f.laboratory[h],
    origin.ward,
    order,
    count,
    now,
    now + f.sampleTransportMin,
    f.kind.wardSeen,
    f.kind.wardDiscarded,
    reference,
  );
}

export function wardResultsSeen(world: World, reference: number, count: number): void {
  const f = fixed(world);
  const h = placeOf(world, reference);
  own(world).wardSeen[h] += count;
  world.record(f.measure.wardWait, h, count * minutesSince(world, reference), count);
}

/** What was thrown away is taken anew on the next round, as urgent. */
export function wardSamplesDiscarded(world: World, reference: number, count: number): void {
  const state = own(world);
  const h = placeOf(world, reference);
  state.wardDiscarded[h] += count;
  state.wardAnew[h] += count;
}

/** Luck: 1 urgency, then a recipient from 1 on (its group is not asked for, so the place serves for urgency). */
export function groupAndScreenBorn(world: World, birth: number, h: number): void {
  const f = fixed(world);
  const { luck } = world.births;
  const at = birth * luckStride;
  const bits = recipientBits(f, luck, at + 1, recipientKind.medical);
  const how = luck[at + 1] < f.screenUrgentFraction ? urgency.urgent : urgency.planned;
  world.count(f.measure.screens, h);
  // Wards wait for none of these: when a planned one is given up they do without, and ask again when it presses.
  world.request.requestGroupAndScreen(world, f.bank[h], how, bits, -1, h);
}

/** Place and whole minute in one int32, so that what needs no more memory than that takes no row. */
function timeReference(world: World, h: number): number {
  const sinceStartMin = Math.floor(world.sim.nowMin - world.setup.calendar.startMin[0]);
  return sinceStartMin * world.setup.places.hospitals.length + h;
}

function placeOf(world: World, reference: number): number {
  return reference % world.setup.places.hospitals.length;
}

function minutesSince(world: World, reference: number): number {
  const { calendar, places } = world.setup;
  return world.sim.nowMin - calendar.startMin[0] - Math.floor(reference / places.hospitals.length);
}
