/**
 * How a transfusion laboratory works now, derived from the systems that are up, and what each piece of work then costs:
 * scientist minutes (which limit) and minutes beyond them (analyser, incubation, transport).
 */
import { constraint } from "../causes.ts";
import { hospitalOf } from "../places.ts";
import type { World } from "../world.ts";
import { fixed, own, works } from "./state.ts";

const minutesPerDay = 24 * 60;

/**
 * Bits of the way of working that the systems of the bank's laboratory allow. Transfusion IT is a system of its own: it
 * registers, holds the groups it knows, takes results from the grouping analysers and decides compatibility, so that
 * electronic issue needs it alone (its conditions, ledger B-ei-need, lie within it). Without it the analysers may still be read
 * through the middleware, and earlier groups where the patient history can be viewed.
 */
function workingNow(world: World, bank: number): number {
  const { laboratory, system } = fixed(world);
  const number = laboratory[bank];
  const isUp = (which: number) => number < 0 || world.ask.systemUp(world, number, which) >= 1;
  if (isUp(system.transfusionIt)) return works.electronic | works.registered | works.analyser | works.history;
  return (isUp(system.middleware) ? works.analyser : 0) | (isUp(system.history) ? works.history : 0);
}

/** Notes a change of the way of working; true when there was one. Opens and closes the record that waits point back to. */
export function noticeWorking(world: World, bank: number): boolean {
  const state = own(world);
  const now = workingNow(world, bank);
  if (now === state.working[bank]) return false;
  state.working[bank] = now;
  if (now & works.electronic) {
    state.cause[bank] = -1;
    state.manualSinceMin[bank] = Number.NaN;
    return true;
  }
  if (state.cause[bank] < 0) {
    state.manualSinceMin[bank] = world.sim.nowMin;
    state.cause[bank] = world.causes.add(
      "condition",
      world.sim.nowMin,
      hospitalOf(world, bank),
      now,
      1 << constraint["electronic issue"],
      causeOfManual(world, bank),
      sampleMin(world, bank),
    );
    state.confidence[bank] = Math.min(state.confidence[bank], fixed(world).p.initialConfidence);
    state.believedConfidence[bank] = state.confidence[bank];
  }
  return true;
}

function causeOfManual(world: World, bank: number): number {
  const { laboratory, system } = fixed(world);
  return world.ask.systemCause(world, laboratory[bank], system.transfusionIt);
}

export const isElectronic = (world: World, bank: number): boolean =>
  (own(world).working[bank] & works.electronic) !== 0;

/** Days since the bank last worked electronically; 0 while it does. */
export function manualDays(world: World, bank: number): number {
  const since = own(world).manualSinceMin[bank];
  return Number.isNaN(since) ? 0 : (world.sim.nowMin - since) / minutesPerDay;
}

/** How tired staff are, 0 to 1: begins after some weeks and is full a week later. */
export function fatigue(world: World, bank: number): number {
  return Math.max(0, Math.min(1, (manualDays(world, bank) - fixed(world).p.fatigueAfterDays) / 7));
}

/** Share of scientists who can do the work in the present way of working. */
export function competentFraction(world: World, bank: number): number {
  if (isElectronic(world, bank)) return 1;
  const { p } = fixed(world);
  return p.competentFraction + (1 - p.competentFraction) * Math.min(1, manualDays(world, bank) / p.trainingDays);
}

/** Factor on the time of manual work: little practice at first, fatigue later. */
function slowness(world: World, bank: number): number {
  if (isElectronic(world, bank)) return 1;
  const { p } = fixed(world);
  const rust = p.skillFadeFraction * Math.max(0, 1 - manualDays(world, bank) / p.skillDays);
  return (1 + rust) * (1 + p.fatigueFraction * fatigue(world, bank));
}

/** Scientist minutes of a group and screen: what no system does is done by hand and checked. */
export function sampleMin(world: World, bank: number): number {
  const { p } = fixed(world);
  const working = own(world).working[bank];
  const byHand = working & works.analyser ? 0 : p.manualGroupMin;
  const onPaper = working & works.registered ? 0 : p.registrationMin;
  const check = byHand + onPaper > 0 ? p.secondCheckMin : 0;
  return (p.sampleMin + byHand + onPaper + check) * slowness(world, bank);
}

/** Scientist minutes of a second sample that confirms the group. */
export function confirmMin(world: World, bank: number): number {
  const { p } = fixed(world);
  return sampleMin(world, bank) + p.confirmSampleMin - p.sampleMin;
}

/** Minutes of a group and screen beyond the scientist's. */
export function sampleDelayMin(world: World, bank: number, isPlanned: boolean): number {
  const { p } = fixed(world);
  if (!(own(world).working[bank] & works.analyser)) return p.manualScreenMin;
  return isPlanned && isElectronic(world, bank) ? p.plannedScreenMin : p.urgentScreenMin;
}

/** Scientist minutes of a serological crossmatch of some units. */
export function crossmatchMin(world: World, bank: number, units: number): number {
  const { p } = fixed(world);
  const issue = own(world).working[bank] & works.registered ? 0 : p.manualIssueMin + units * p.manualIssueUnitMin;
  return (p.crossmatchMin + units * p.crossmatchUnitMin + issue) * slowness(world, bank);
}

/** Scientist minutes of one more unit made ready, as planners reckon: a share of the request and the unit itself. */
export function unitMin(world: World, bank: number): number {
  const { p } = fixed(world);
  const perRequest = 2;
  if (isElectronic(world, bank)) return p.issueMin / perRequest + p.issueUnitMin;
  return crossmatchMin(world, bank, perRequest) / perRequest;
}

/** Scientist minutes of antibody work in the laboratory itself. */
export const antibodyMin = (world: World, bank: number): number => fixed(world).p.antibodyMin * slowness(world, bank);
