/**
 * Red cell exchanges for sickle cell disease and thalassaemia: planned for a weekday session, matched and crossmatched red
 * cells only, deferrable by days. What comes in part is given as a top-up and the rest is asked for again.
 */
import { birthKey, childStream, luckStride } from "../births.ts";
import { clockOn, dayAt, workingDayFrom } from "../calendar.ts";
import { constraint, root } from "../causes.ts";
import { recipient, reviewKind, urgency } from "../contracts.ts";
import type { World } from "../world.ts";
import { askForRedCells, noteAnswer, setRecipient } from "./asking.ts";
import { fixed } from "./fixed.ts";
import { entity, recipientKind } from "./kinds.ts";
import { begin, end, own } from "./state.ts";

/** Flags in `step`. */
const grouped = 1;
const deferred = 2;
const planned = 4;

/** The sample is taken today, the exchange is due on the next working day. Luck: 1 units, 2-7 recipient and request. */
export function exchangeBorn(world: World, birth: number, h: number): void {
  const f = fixed(world);
  const state = own(world);
  const { luck } = world.births;
  const at = birth * luckStride;
  const row = begin(world, state, entity.exchange, h, birthKey(world.births, birth));
  setRecipient(world, row, luck, at + 2, recipientKind.exchange);
  state.units[row] = Math.max(1, Math.round(f.exchangeUnits(luck[at + 1])));
  state.unitsUsed[row] = 0;
  state.class[row] = 0;
  state.luckA[row] = luck[at + 7];
  const { calendar } = world.setup;
  state.dueMin[row] = clockOn(calendar, workingDayFrom(calendar, world.today + 1), f.exchangeMinute);
  state.awaiting[row] = 1;
  world.sim.schedule(
    Math.max(world.sim.nowMin, state.dueMin[row]) + f.exchangeSessionMin,
    f.kind.exchangeSessionEnded,
    row,
  );
  askForGroup(world, row, h);
}

function askForGroup(world: World, row: number, h: number): void {
  const { bank, kind } = fixed(world);
  const bits = own(world).bits[row];
  world.request.requestGroupAndScreen(world, bank[h], urgency.planned, bits, kind.exchangeGrouped, row);
}

/** The group is known, or (`answered` 0) the blood bank gave the sample up unworked and another is sent. */
export function exchangeGrouped(world: World, row: number, answered: number): void {
  const state = own(world);
  if (answered === 0) {
    askForGroup(world, row, state.hospital[row]);
    return;
  }
  state.awaiting[row]--;
  state.step[row] |= grouped;
  state.bits[row] |= recipient.validSample;
  askForRest(world, row);
}

/** Asks for the units still missing; each asking has luck of its own. */
export function askForRest(world: World, row: number): void {
  const f = fixed(world);
  const state = own(world);
  const missing = state.units[row] - state.unitsUsed[row];
  const neededByMin = Math.max(state.dueMin[row], world.sim.nowMin + f.exchangeSessionMin);
  const asking = state.class[row]++;
  const luck = asking === 0 ? state.luckA[row] : childStream(world, state.key[row], "asking", asking).next();
  askForRedCells(world, row, urgency.planned, missing, missing, neededByMin, f.kind.exchangeCells, luck);
}

export function exchangeRedCellsReady(world: World, row: number, got: number): void {
  const f = fixed(world);
  const state = own(world);
  noteAnswer(world, state, row, state.units[row] - state.unitsUsed[row], got);
  state.unitsUsed[row] += got;
  const { calendar } = world.setup;
  if (state.unitsUsed[row] < f.exchangeEnough * state.units[row]) {
    const day = workingDayFrom(calendar, world.today + f.exchangeRetryDays);
    world.sim.schedule(Math.max(world.sim.nowMin, clockOn(calendar, day, f.exchangeMinute)), f.kind.exchangeAsked, row);
    return;
  }
  state.step[row] |= planned;
  world.sim.schedule(nextSession(world, Math.max(world.sim.nowMin, state.dueMin[row])), f.kind.exchangeDone, row);
}

/** The time itself within a session of a working day, else the beginning of the next one. */
function nextSession(world: World, timeMin: number): number {
  const f = fixed(world);
  const { calendar } = world.setup;
  const day = dayAt(calendar, timeMin);
  const beginsMin = clockOn(calendar, day, f.exchangeMinute);
  if (calendar.isWorking[day] && timeMin <= beginsMin + f.exchangeSessionMin) return Math.max(timeMin, beginsMin);
  return Math.max(timeMin, clockOn(calendar, workingDayFrom(calendar, day + 1), f.exchangeMinute));
}

export function exchangeDone(world: World, row: number): void {
  const f = fixed(world);
  const state = own(world);
  const h = state.hospital[row];
  world.count(f.measure.exchanges, h);
  world.record(f.measure.waitDays, h, (world.sim.nowMin - state.dueMin[row]) / (24 * 60), 1);
  // The session has not ended yet: its event still names this row.
  state.units[row] = 0;
  if (state.step[row] & deferred) end(state, row);
}

/** The session in which the exchange was due is over: what has not been done is deferred, and says why. */
export function exchangeSessionEnded(world: World, row: number): void {
  const f = fixed(world);
  const state = own(world);
  if (state.units[row] === 0) {
    end(state, row);
    return;
  }
  const h = state.hospital[row];
  const bank = f.bank[h];
  state.step[row] |= deferred;
  world.countOn(f.measure.deferred, h, dayAt(world.setup.calendar, state.dueMin[row]));
  let unmet = 1 << constraint["group-specific stock"];
  let behind = world.ask.stockCause(world, bank);
  const transfusionCause = world.ask.transfusionCause(world, bank);
  if (!(state.step[row] & grouped)) unmet = 1 << constraint["valid group and screen"];
  else if (transfusionCause >= 0) unmet |= 1 << constraint["scientists' time for planned work"];
  if (!(state.step[row] & grouped) || transfusionCause >= 0) behind = transfusionCause;
  const { nowMin } = world.sim;
  const record = world.causes.add("wait", nowMin, h, state.key[row], unmet, behind, nowMin - state.dueMin[row]);
  if (f.hasReview && world.causes.rootOf(record) === root.incident)
    world.request.noteForReview(world, h, reviewKind.exchange);
}
