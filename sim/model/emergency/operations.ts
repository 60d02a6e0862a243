/**
 * Emergency and urgent operations: never displaced by elective work, they go ahead or wait. A theatre becomes ready after
 * its own wait; a case that needs a group and screen waits for it, or goes ahead with group O at hand once it can wait no longer.
 */
import { poissonQuantile } from "../../engine/index.ts";
import { birthKey, childStream, keyOf, luckStride } from "../births.ts";
import { constraint, root } from "../causes.ts";
import { recipient, reviewKind, urgency } from "../contracts.ts";
import type { World } from "../world.ts";
import { askForRedCells, noteAnswer, setRecipient } from "./asking.ts";
import { fixed, pick, wardLuck } from "./fixed.ts";
import { caesarean, entity, recipientKind, rounds } from "./kinds.ts";
import { begin, end, own, type State } from "./state.ts";

/** Flags in `step`. */
const grouped = 1;
const theatreReady = 2;
const begun = 4;
const needsScreen = 8;
const shortOfGroupO = 16;

/** Luck: 1 class, 2 group and screen, 3 theatre, 4 patience, 5 red cells, 6 units, 7 request, 8-13 recipient. */
export function operationBorn(world: World, birth: number, h: number): void {
  const at = birth * luckStride;
  const { luck } = world.births;
  const operationClass = pick(fixed(world).classes, luck[at + 1]);
  beginOperation(world, birth, h, operationClass, luck[at + 2], at + 3, at + 8);
}

/** @param lucks place of five numbers: theatre, patience, red cells, units, request; @param person place of a recipient's luck */
export function beginOperation(
  world: World,
  birth: number,
  h: number,
  operationClass: number,
  screenLuck: number,
  lucks: number,
  person: number,
): void {
  const f = fixed(world);
  const state = own(world);
  const { luck } = world.births;
  const row = begin(world, state, entity.operation, h, birthKey(world.births, birth));
  const kind = luckOfRecipient(operationClass);
  setRecipient(world, row, luck, person, kind);
  state.class[row] = operationClass;
  state.dueMin[row] = world.sim.nowMin + f.theatreWaitMin[operationClass](luck[lucks]);
  state.luckA[row] = f.groupOAcceptedMin[operationClass](luck[lucks + 1]);
  // Units are kept as a number of those to be transfused, 0 for none: the operation has not revealed it yet.
  state.luckB[row] = luck[lucks + 2];
  state.luckC[row] = luck[lucks + 3];
  state.units[row] = 0;
  world.sim.schedule(state.dueMin[row], f.kind.operationTheatre, row);
  if (screenLuck >= f.screenFraction[operationClass]) return;
  state.step[row] |= needsScreen;
  state.awaiting[row] = 1;
  world.count(f.measure.screens, h);
  world.request.requestGroupAndScreen(world, f.bank[h], urgency.urgent, state.bits[row], f.kind.operationGrouped, row);
}

function luckOfRecipient(operationClass: number): number {
  return operationClass === caesarean ? recipientKind.obstetric : recipientKind.operation;
}

export function operationGrouped(world: World, row: number): void {
  const state = own(world);
  state.awaiting[row]--;
  state.step[row] |= grouped;
  state.bits[row] |= recipient.validSample;
  if (state.step[row] & begun) endOperation(state, row);
  else if (state.step[row] & theatreReady) {
    world.sim.cancel(state.timer[row]);
    operate(world, row);
  }
}

export function operationTheatreReady(world: World, row: number): void {
  const f = fixed(world);
  const state = own(world);
  state.step[row] |= theatreReady;
  if (state.step[row] & needsScreen && !(state.step[row] & grouped)) {
    state.timer[row] = world.sim.after(state.luckA[row], f.kind.operationWaited, row);
    return;
  }
  operate(world, row);
}

/** It can wait no longer for its group: ahead with group O at hand, or, when the shelf has none to spare, looked at again. */
export function operationWaited(world: World, row: number): void {
  const f = fixed(world);
  const state = own(world);
  if (world.ask.groupOAboveReserve(world, f.bank[state.hospital[row]]) > 0) {
    operate(world, row);
    return;
  }
  state.step[row] |= shortOfGroupO;
  state.timer[row] = world.sim.after(f.recheckMin, f.kind.operationWaited, row);
}

function operate(world: World, row: number): void {
  const f = fixed(world);
  const state = own(world);
  const h = state.hospital[row];
  const now = world.sim.nowMin;
  const operationClass = state.class[row];
  state.step[row] |= begun;
  world.count(f.measure.operations, h);
  world.record(f.measure.operationWait, h, now - state.startMin[row], 1);
  if (now - state.dueMin[row] > f.delayedAfterMin) noteDelay(world, row);
  if (state.luckB[row] < f.transfusedFraction[operationClass]) {
    const used = 1 + poissonQuantile(f.operationUnits[operationClass] - 1, state.luckC[row]);
    const units = Math.round(used * f.askedPerTransfused[luckOfRecipient(operationClass)]);
    state.units[row] = units;
    // The rest of the uniform within the transfused share is uniform again.
    const luck = state.luckB[row] / f.transfusedFraction[operationClass];
    askForRedCells(
      world,
      row,
      urgency.urgent,
      units,
      Math.min(units, used),
      now + f.redCellsWithinMin,
      f.kind.operationCells,
      luck,
    );
  }
  endOperation(state, row);
}

function noteDelay(world: World, row: number): void {
  const f = fixed(world);
  const state = own(world);
  const h = state.hospital[row];
  const bank = f.bank[h];
  world.count(f.measure.operationsDelayed, h);
  let unmet = 1 << constraint["valid group and screen"];
  let behind = world.ask.transfusionCause(world, bank);
  if (state.step[row] & shortOfGroupO) {
    unmet |= 1 << constraint["group O stock above the emergency reserve"];
    const stock = world.ask.stockCause(world, bank);
    if (stock >= 0) behind = stock;
  }
  const { nowMin } = world.sim;
  const record = world.causes.add("wait", nowMin, h, state.key[row], unmet, behind, nowMin - state.dueMin[row]);
  if (f.hasReview && world.causes.rootOf(record) === root.incident)
    world.request.noteForReview(world, h, reviewKind.emergencyOperation);
}

export function operationRedCellsReady(world: World, row: number, got: number): void {
  const state = own(world);
  noteAnswer(world, state, row, state.units[row], got);
  endOperation(state, row);
}

function endOperation(state: State, row: number): void {
  if (state.awaiting[row] === 0) end(state, row);
}

/** Another future: operations that have not begun draw anew whether and how much blood they need, wards their rounds still to come. */
export function redraw(world: World): void {
  const f = fixed(world);
  const state = own(world);
  state.forks++;
  const perHospital = wardLuck * rounds.length;
  f.wardSource.forEach((source, h) => {
    if (source < 0) return;
    const stream = childStream(world, keyOf(source, world.today, 0), "future", state.forks);
    stream.fill(state.wardLuck, h * perHospital, perHospital);
  });
  for (let row = 0; row < state.kind.length; row++) {
    if (state.kind[row] !== entity.operation || state.step[row] & begun) continue;
    const stream = childStream(world, state.key[row], "future", state.forks);
    state.luckB[row] = stream.next();
    state.luckC[row] = stream.next();
  }
}
