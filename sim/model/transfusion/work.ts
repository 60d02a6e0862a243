/** What scientists do with the jobs that wait: group and screens, and requests for red cells (requests.ts). */
import { urgency } from "../contracts.ts";
import type { World } from "../world.ts";
import { atWork, capacity, enqueue, nextJob, noteUrgent, seize, tooOldSample, wakeWhenFree } from "./benches.ts";
import { giveRowBack, takeRow } from "./jobs.ts";
import { beginRequest } from "./requests.ts";
import { fixed, own } from "./state.ts";
import { noticeWorking, sampleDelayMin, sampleMin } from "./working.ts";

/** Scientists who are free take what waits. */
export function startWork(world: World, bank: number): void {
  const { jobs } = own(world);
  while (atWork(world, bank) < capacity(world, bank)) {
    const row = nextJob(world, bank);
    if (row < 0) return;
    if (jobs.isRequest[row]) beginRequest(world, row);
    else beginSample(world, row);
  }
  wakeWhenFree(world, bank);
}

export function requestGroupAndScreen(
  world: World,
  bank: number,
  how: number,
  bits: number,
  readyKind: number,
  reference: number,
): void {
  const state = own(world);
  noticeWorking(world, bank);
  const { jobs } = state;
  const row = takeRow(jobs);
  jobs.isRequest[row] = 0;
  jobs.bank[row] = bank;
  jobs.urgency[row] = how;
  jobs.bits[row] = bits;
  jobs.readyKind[row] = readyKind;
  jobs.reference[row] = reference;
  jobs.requestedMin[row] = world.sim.nowMin;
  jobs.staffMin[row] = sampleMin(world, bank);
  state.samplesAsked[bank]++;
  enqueue(world, row);
  startWork(world, bank);
}

/** A scientist takes a sample; when its result can be used is known from here on. */
function beginSample(world: World, row: number): void {
  const state = own(world);
  const { measure, p } = fixed(world);
  const { jobs } = state;
  const bank = jobs.bank[row];
  const how = jobs.urgency[row];
  const staffMin = sampleMin(world, bank);
  const readyMin = world.sim.nowMin + staffMin + sampleDelayMin(world, bank, how === urgency.planned);
  const waitMin = readyMin - jobs.requestedMin[row];
  seize(world, bank, how, staffMin);
  noteUrgent(world, bank, how, waitMin <= p.urgentScreenTargetMin);
  world.count(measure.groupAndScreens, bank);
  world.record(measure.turnaround, bank, waitMin, 1);
  if (jobs.readyKind[row] >= 0) world.sim.schedule(readyMin, jobs.readyKind[row], jobs.reference[row], 1);
  state.samplesBegun[bank]++;
  giveRowBack(jobs, row);
}

/** Planned samples that nobody has worked for too long are held no more: whoever asked learns that a new one is needed. */
export function discardHeld(world: World, bank: number): void {
  const state = own(world);
  const { measure, p } = fixed(world);
  const { jobs } = state;
  for (;;) {
    const row = tooOldSample(world, bank, p.heldSampleMin);
    if (row < 0) return;
    world.count(measure.samplesNotWorked, bank);
    if (jobs.readyKind[row] >= 0) world.sim.schedule(world.sim.nowMin, jobs.readyKind[row], jobs.reference[row], 0);
    state.samplesNotWorked[bank]++;
    giveRowBack(jobs, row);
  }
}
