/**
 * A request for red cells from its arrival to its last unit: pathway, units reserved, made ready, transfused, the rest put
 * back. Major haemorrhage takes group O from the satellite fridge at once. Which groups are given is in giving.ts.
 */
import { childStream } from "../births.ts";
import { constraint } from "../causes.ts";
import { urgency } from "../contracts.ts";
import { hospitalOf } from "../places.ts";
import type { World } from "../world.ts";
import { enqueue, noteUrgent, seize } from "./benches.ts";
import { firstChoice, reserveFor, transfuse } from "./giving.ts";
import { giveRowBack, lotsPerRequest, phase, takeRequestRow } from "./jobs.ts";
import { choosePathway } from "./pathways.ts";
import { fixed, own, works } from "./state.ts";
import { noticeWorking } from "./working.ts";

/** Takes a request in; the caller starts work afterwards. */
export function admitRequest(
  world: World,
  bank: number,
  how: number,
  group: number,
  bits: number,
  units: number,
  used: number,
  neededByMin: number,
  luck: number,
  readyKind: number,
  reference: number,
  subject: number,
): void {
  const state = own(world);
  noticeWorking(world, bank);
  const { jobs } = state;
  const row = takeRequestRow(jobs);
  jobs.isRequest[row] = 1;
  jobs.bank[row] = bank;
  jobs.urgency[row] = how;
  jobs.group[row] = group;
  jobs.bits[row] = bits;
  jobs.units[row] = units;
  jobs.used[row] = Math.min(used, units);
  jobs.neededByMin[row] = neededByMin;
  jobs.luck[row] = luck;
  jobs.readyKind[row] = readyKind;
  jobs.reference[row] = reference;
  jobs.subject[row] = subject;
  jobs.requestedMin[row] = world.sim.nowMin;
  state.requestsAsked[bank]++;
  world.count(fixed(world).measure.requests, bank);
  choosePathway(world, row);
  if (how === urgency.majorHaemorrhage) beginRequest(world, row);
  else enqueue(world, row);
}

/** A scientist takes a request (for a major haemorrhage nobody need): units are reserved, or waited for. */
export function beginRequest(world: World, row: number): void {
  const { jobs, working } = own(world);
  const bank = jobs.bank[row];
  // What was planned with all systems up cannot be done without them, and the reverse need not be.
  if (jobs.working[row] !== working[bank]) {
    const before = jobs.pathway[row];
    choosePathway(world, row);
    if (jobs.pathway[row] !== before) putBack(world, row);
  }
  reserveFor(world, row);
  if (jobs.got[row] < jobs.units[row] && !isPatienceOver(world, row)) {
    waitForStock(world, row);
    return;
  }
  makeReady(world, row);
}

function makeReady(world: World, row: number): void {
  const { jobs } = own(world);
  const { kinds, pathwayMeasure } = fixed(world);
  const bank = jobs.bank[row];
  const how = jobs.urgency[row];
  world.count(pathwayMeasure[jobs.pathway[row]], bank);
  jobs.phase[row] = phase.beingMade;
  if (how === urgency.majorHaemorrhage) {
    world.sim.after(jobs.delayMin[row], kinds.unitsReady, row);
    return;
  }
  seize(world, bank, how, jobs.staffMin[row]);
  world.sim.after(jobs.staffMin[row] + jobs.delayMin[row], kinds.unitsReady, row);
}

/** Orders what is missing and looks again later; a major haemorrhage takes what there is. */
function waitForStock(world: World, row: number): void {
  const { jobs } = own(world);
  const { kinds, p } = fixed(world);
  const bank = jobs.bank[row];
  const isFirst = jobs.phase[row] !== phase.waitingForStock;
  jobs.phase[row] = phase.waitingForStock;
  if (isFirst) {
    const missing = jobs.units[row] - jobs.got[row];
    world.request.orderUnits(
      world,
      bank,
      firstChoice(world, row),
      missing,
      jobs.urgency[row] === urgency.planned ? 0 : 1,
    );
  }
  const lookMin = jobs.urgency[row] === urgency.planned ? p.retryMin : p.urgentRetryMin;
  world.sim.after(lookMin, kinds.stockLookedAt, row);
}

export function lookAtStock(world: World, row: number): void {
  const { jobs } = own(world);
  if (jobs.urgency[row] === urgency.majorHaemorrhage) {
    beginRequest(world, row);
    return;
  }
  reserveFor(world, row);
  if (jobs.got[row] < jobs.units[row] && !isPatienceOver(world, row)) waitForStock(world, row);
  else enqueue(world, row);
}

/** Fewer units are taken once the wait is too long: at once in a major haemorrhage that has some. */
function isPatienceOver(world: World, row: number): boolean {
  const { jobs } = own(world);
  const { p } = fixed(world);
  const waitedMin = world.sim.nowMin - jobs.requestedMin[row];
  if (jobs.urgency[row] === urgency.majorHaemorrhage) return jobs.got[row] > 0 || waitedMin >= p.urgentPatienceMin;
  if (jobs.urgency[row] === urgency.urgent) return waitedMin >= p.urgentPatienceMin;
  return waitedMin >= p.plannedPatienceMin;
}

export function unitsReady(world: World, row: number): void {
  const state = own(world);
  const { kinds, measure, p } = fixed(world);
  const { jobs } = state;
  const bank = jobs.bank[row];
  const how = jobs.urgency[row];
  const { nowMin } = world.sim;
  const isLate = nowMin > jobs.neededByMin[row];
  const waitMin = nowMin - jobs.requestedMin[row];
  world.record(how === urgency.majorHaemorrhage ? measure.haemorrhageWait : measure.requestWait, bank, waitMin, 1);
  noteUrgent(world, bank, how, !isLate);
  if (isLate) {
    world.count(measure.late, bank);
    recordWait(world, row);
  }
  state.requestsAnswered[bank]++;
  world.sim.schedule(nowMin, jobs.readyKind[row], jobs.reference[row], jobs.got[row]);
  jobs.phase[row] = phase.ready;
  world.sim.after(how === urgency.majorHaemorrhage ? 0 : p.bedsideMin, kinds.transfused, row);
}

function recordWait(world: World, row: number): void {
  const { jobs, cause } = own(world);
  const bank = jobs.bank[row];
  const stock = world.ask.stockCause(world, bank);
  const isShort = jobs.got[row] < jobs.units[row];
  let unmet = 0;
  if (isShort) unmet |= 1 << constraint["group-specific stock"];
  if (stock >= 0) unmet |= 1 << constraint["group O stock above the emergency reserve"];
  if (!(jobs.working[row] & works.electronic)) unmet |= 1 << constraint["electronic issue"];
  if (unmet === 0) unmet = 1 << constraint["laboratory capacity"];
  const behind = isShort && stock >= 0 ? stock : cause[bank];
  world.causes.add(
    "wait",
    world.sim.nowMin,
    hospitalOf(world, bank),
    jobs.subject[row],
    unmet,
    behind,
    world.sim.nowMin - jobs.neededByMin[row],
  );
}

/** The units used are transfused; the others stay reserved to the end of the reservation. */
export function transfused(world: World, row: number): void {
  const { jobs } = own(world);
  const { kinds, p } = fixed(world);
  transfuse(world, row);
  for (let k = 0; k < lotsPerRequest; k++) {
    if (jobs.lots[row * lotsPerRequest + k] < 0) continue;
    jobs.phase[row] = phase.reserved;
    world.sim.after(p.reservationMin, kinds.reservationEnded, row);
    return;
  }
  giveRowBack(jobs, row);
}

export function reservationEnded(world: World, row: number): void {
  putBack(world, row);
  giveRowBack(own(world).jobs, row);
}

function putBack(world: World, row: number): void {
  const { jobs } = own(world);
  for (let k = 0; k < lotsPerRequest; k++) {
    const at = row * lotsPerRequest + k;
    if (jobs.lots[at] >= 0) world.request.returnLot(world, jobs.lots[at]);
    jobs.lots[at] = -1;
  }
  jobs.got[row] = 0;
}

/** Another future: requests that still wait meet other luck when they are served; their pathway, already chosen, stays. */
export function redraw(world: World): void {
  const { jobs } = own(world);
  const ordinal = Math.floor(world.sim.nowMin);
  for (let row = 0; row < jobs.phase.length; row++) {
    if (jobs.phase[row] !== phase.queued || !jobs.isRequest[row] || jobs.subject[row] < 0) continue;
    jobs.luck[row] = childStream(world, jobs.subject[row], "future.cells", ordinal).next();
  }
}
