/** Requests for red cells without an operation or exchange: medical, obstetric and major haemorrhage. */
import { binomialQuantile } from "../../engine/index.ts";
import { birthKey, luckStride } from "../births.ts";
import { recipient, urgency } from "../contracts.ts";
import type { World } from "../world.ts";
import { askForRedCells, noteAnswer, setRecipient } from "./asking.ts";
import { fixed } from "./fixed.ts";
import { caesarean, entity, recipientKind } from "./kinds.ts";
import { beginOperation } from "./operations.ts";
import { begin, end, own, type State } from "./state.ts";

/** Luck: 1 units, 2 units used, 3 urgency, 4-9 recipient. */
export function medicalBorn(world: World, birth: number, h: number): void {
  const f = fixed(world);
  const { luck } = world.births;
  const at = birth * luckStride;
  const units = Math.round(f.medicalUnits(luck[at + 1]));
  const used = binomialQuantile(units, 1 / f.askedPerTransfused[recipientKind.medical], luck[at + 2]);
  const isUrgent = luck[at + 3] < f.medicalUrgentFraction;
  const row = begin(world, own(world), entity.request, h, birthKey(world.births, birth));
  setRecipient(world, row, luck, at + 4, recipientKind.medical);
  own(world).bits[row] |= recipient.validSample;
  const withinMin = isUrgent ? f.medicalUrgentWithinMin : f.medicalPlannedWithinMin;
  askOnce(world, row, isUrgent ? urgency.urgent : urgency.planned, units, used, withinMin, luck[at + 9]);
}

/**
 * A birth: most ask for nothing here. Luck: 1 caesarean, 2 red cells, 3 units, 4 units used, 5-10 recipient,
 * 11-15 the operation (theatre, patience, red cells, units, request).
 */
export function birthBorn(world: World, birth: number, h: number): void {
  const f = fixed(world);
  const { luck } = world.births;
  const at = birth * luckStride;
  world.count(f.measure.births, h);
  if (luck[at + 1] < f.caesareanFraction) {
    beginOperation(world, birth, h, caesarean, 0, at + 11, at + 5);
    return;
  }
  if (luck[at + 2] >= f.birthTransfusedFraction) return;
  const units = Math.round(f.birthUnits(luck[at + 3]) * f.askedPerTransfused[recipientKind.obstetric]);
  const used = Math.max(1, binomialQuantile(units, 1 / f.askedPerTransfused[recipientKind.obstetric], luck[at + 4]));
  const row = begin(world, own(world), entity.request, h, birthKey(world.births, birth));
  setRecipient(world, row, luck, at + 5, recipientKind.obstetric);
  own(world).bits[row] |= recipient.validSample;
  askOnce(world, row, urgency.urgent, units, used, f.birthWithinMin, luck[at + 10]);
}

function askOnce(
  world: World,
  row: number,
  how: number,
  units: number,
  used: number,
  withinMin: number,
  luck: number,
): void {
  const state = own(world);
  state.units[row] = units;
  state.unitsUsed[row] = used;
  askForRedCells(world, row, how, units, used, world.sim.nowMin + withinMin, fixed(world).kind.redCellsReady, luck);
}

export function redCellsReady(world: World, row: number, got: number): void {
  const state = own(world);
  noteAnswer(world, state, row, state.units[row], got);
  end(state, row);
}

/** Flags of a haemorrhage in `step`. */
const secondPackAsked = 1;

/**
 * A major haemorrhage: a first pack at once, a sample, and the rest once the group is known, or by a fixed time without it.
 * Luck: 1 whether any is used, 2 units, 3 (spare), 4-9 recipient and first request, 10 second request.
 */
export function haemorrhageBorn(world: World, birth: number, h: number): void {
  const f = fixed(world);
  const state = own(world);
  const { luck } = world.births;
  const at = birth * luckStride;
  const used = luck[at + 1] < f.haemorrhageNoneFraction ? 0 : Math.max(1, Math.round(f.haemorrhageUnits(luck[at + 2])));
  const asked = Math.max(f.haemorrhageFirstUnits, Math.round(used * f.askedPerTransfused[recipientKind.haemorrhage]));
  const first = f.haemorrhageFirstUnits;
  const row = begin(world, state, entity.haemorrhage, h, birthKey(world.births, birth));
  setRecipient(world, row, luck, at + 4, recipientKind.haemorrhage);
  state.class[row] = first;
  state.units[row] = asked - first;
  state.unitsUsed[row] = Math.max(0, used - first);
  state.luckA[row] = luck[at + 10];
  world.count(f.measure.activations, h);
  world.count(f.measure.screens, h);
  const neededByMin = world.sim.nowMin + f.haemorrhageFirstWithinMin;
  state.awaiting[row]++;
  if (state.units[row] > 0) state.timer[row] = world.sim.after(f.haemorrhageSecondPackMin, f.kind.secondPackDue, row);
  world.request.requestGroupAndScreen(
    world,
    f.bank[h],
    urgency.urgent,
    state.bits[row],
    f.kind.haemorrhageGrouped,
    row,
  );
  askForRedCells(
    world,
    row,
    urgency.majorHaemorrhage,
    first,
    Math.min(used, first),
    neededByMin,
    f.kind.firstPack,
    luck[at + 9],
  );
}

export function firstPackReady(world: World, row: number, got: number): void {
  const state = own(world);
  noteAnswer(world, state, row, state.class[row], got);
  world.record(fixed(world).measure.firstPackWait, state.hospital[row], world.sim.nowMin - state.startMin[row], 1);
  endHaemorrhage(state, row);
}

export function haemorrhageGrouped(world: World, row: number): void {
  const state = own(world);
  state.awaiting[row]--;
  state.bits[row] |= recipient.validSample;
  if (state.units[row] > 0 && !(state.step[row] & secondPackAsked)) {
    world.sim.cancel(state.timer[row]);
    askForSecondPack(world, row, urgency.urgent);
  }
  endHaemorrhage(state, row);
}

export function secondPackDue(world: World, row: number): void {
  askForSecondPack(world, row, urgency.majorHaemorrhage);
}

function askForSecondPack(world: World, row: number, how: number): void {
  const f = fixed(world);
  const state = own(world);
  state.step[row] |= secondPackAsked;
  const neededByMin = world.sim.nowMin + f.haemorrhageFirstWithinMin;
  askForRedCells(
    world,
    row,
    how,
    state.units[row],
    state.unitsUsed[row],
    neededByMin,
    f.kind.secondPack,
    state.luckA[row],
  );
}

export function secondPackReady(world: World, row: number, got: number): void {
  const state = own(world);
  noteAnswer(world, state, row, state.units[row], got);
  endHaemorrhage(state, row);
}

function endHaemorrhage(state: State, row: number): void {
  const isAllAsked = state.units[row] === 0 || state.step[row] & secondPackAsked;
  if (isAllAsked && state.awaiting[row] === 0) end(state, row);
}
