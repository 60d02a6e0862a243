/**
 * Emergency departments: attendances with venous bloods. Each sends one request, may leave on a point-of-care test, waits
 * for the result, or is decided by a clinician without it. Stays are lengthened by the wait for results, attendances are not changed.
 */
import { birthKey, luckStride } from "../births.ts";
import { origin, priority } from "../contracts.ts";
import type { World } from "../world.ts";
import { fixed } from "./fixed.ts";
import { entity } from "./kinds.ts";
import { begin, end, own } from "./state.ts";

/** Set once the decision to leave or admit has been taken, with the result or without. */
const decided = 128;
/** The lower bits of `step` count samples taken. */
const samples = 127;

/** Luck: 0 time, 1 transport of the sample, 2 point-of-care test, 3 stay, 4 patience. */
export function attendanceBorn(world: World, birth: number, h: number): void {
  const f = fixed(world);
  const state = own(world);
  const { luck } = world.births;
  const at = birth * luckStride;
  const row = begin(world, state, entity.attendance, h, birthKey(world.births, birth));
  state.luckA[row] = f.sampleDelayMin(luck[at + 1]);
  state.luckB[row] = f.stayMin(luck[at + 3]);
  world.count(f.measure.attendances, h);
  sendSample(world, row);
  if (luck[at + 2] < state.pointOfCare[h]) decide(world, row, f.turnaroundInStayMin);
  else state.timer[row] = world.sim.after(f.patienceMin(luck[at + 4]), f.kind.attendancePatience, row);
}

function sendSample(world: World, row: number): void {
  const f = fixed(world);
  const state = own(world);
  const now = world.sim.nowMin;
  state.step[row]++;
  world.request.submitSamples(
    world,
    f.laboratory[state.hospital[row]],
    origin.emergencyDepartment,
    priority.emergency,
    1,
    now,
    now + state.luckA[row],
    f.kind.attendanceSeen,
    f.kind.attendanceDiscarded,
    row,
  );
}

/** The decision falls now; the stay is the ordinary one, longer by a part of the extra wait for the result. */
function decide(world: World, row: number, waitMin: number): void {
  const f = fixed(world);
  const state = own(world);
  const h = state.hospital[row];
  const extraMin = f.stayPerWaitMin * (waitMin - f.turnaroundInStayMin);
  const stayMin = Math.max(state.luckB[row] + extraMin, world.sim.nowMin - state.startMin[row]);
  state.step[row] |= decided;
  world.record(f.measure.stay, h, stayMin, 1);
  if (stayMin > f.stayStandardMin) world.count(f.measure.over4h, h);
}

export function attendanceResultSeen(world: World, row: number): void {
  const f = fixed(world);
  const state = own(world);
  const waitMin = world.sim.nowMin - state.startMin[row];
  world.record(f.measure.resultWait, state.hospital[row], waitMin, 1);
  if (!(state.step[row] & decided)) {
    world.sim.cancel(state.timer[row]);
    decide(world, row, waitMin);
  }
  end(state, row);
}

export function attendanceSampleDiscarded(world: World, row: number): void {
  const f = fixed(world);
  const state = own(world);
  if (state.step[row] & decided) {
    end(state, row);
    return;
  }
  if ((state.step[row] & samples) <= f.redrawLimit) {
    sendSample(world, row);
    return;
  }
  world.sim.cancel(state.timer[row]);
  decideWithoutResult(world, row);
  end(state, row);
}

/** A clinician goes on without the result; the row lives until the late result or its loss comes. */
export function attendancePatienceEnded(world: World, row: number): void {
  decideWithoutResult(world, row);
}

function decideWithoutResult(world: World, row: number): void {
  const state = own(world);
  world.count(fixed(world).measure.withoutResult, state.hospital[row]);
  decide(world, row, world.sim.nowMin - state.startMin[row]);
}
