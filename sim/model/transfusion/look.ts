/** The transfusion laboratories as they stand, as plain data for pictures and boards. Reads; changes nothing. */
import type { World } from "../world.ts";
import { capacity } from "./benches.ts";
import { phase } from "./jobs.ts";
import { lineCount, own, works } from "./state.ts";

export interface BenchLook {
  /** Scientists on this shift who can do the work in the present way of working, and how many of them are at work. */
  readonly scientists: number;
  readonly atWork: number;
  /** Jobs that nobody has begun; requests that wait for units are apart. */
  readonly waiting: {
    readonly urgentRequests: number;
    readonly urgentSamples: number;
    readonly plannedRequests: number;
    readonly plannedSamples: number;
    readonly forStock: number;
  };
  /** Scientist hours of the jobs that wait, and what is left of those under way. */
  readonly hoursWaiting: number;
  readonly hoursUnderWay: number;
  readonly isElectronic: boolean;
  /** Group O for all whose group is not confirmed twice. */
  readonly hasGroupOPolicy: boolean;
}

/** @returns by bank; nothing in a model without transfusion laboratories */
export function lookAtBenches(world: World): BenchLook[] {
  if (world.states.transfusion === undefined) return [];
  const { jobs } = own(world);
  const forStock = new Int32Array(world.setup.places.banks.length);
  for (let row = 0; row < jobs.phase.length; row++)
    if (jobs.phase[row] === phase.waitingForStock) forStock[jobs.bank[row]]++;
  return world.setup.places.banks.map((_, bank) => bench(world, bank, forStock[bank]));
}

function bench(world: World, bank: number, forStock: number): BenchLook {
  const state = own(world);
  const { nowMin } = world.sim;
  const lines = Array.from({ length: lineCount }, (_, line) => lineLength(world, bank * lineCount + line));
  let waitingMin = 0;
  for (let line = 0; line < lineCount; line++) waitingMin += state.waitingMin[bank * lineCount + line];
  let atWork = 0;
  let underWayMin = 0;
  // Counted here: `atWork` of the benches forgets those who are done, and looking must change nothing.
  for (let at = 0; at < state.takenCount[bank]; at++) {
    const leftMin = state.doneMin[bank][at] - nowMin;
    if (leftMin <= 0) continue;
    atWork++;
    underWayMin += leftMin;
  }
  return {
    scientists: capacity(world, bank),
    atWork,
    waiting: {
      urgentRequests: lines[0],
      urgentSamples: lines[1],
      plannedRequests: lines[2],
      plannedSamples: lines[3],
      forStock,
    },
    hoursWaiting: waitingMin / 60,
    hoursUnderWay: underWayMin / 60,
    isElectronic: (state.working[bank] & works.electronic) !== 0,
    hasGroupOPolicy: state.groupOPolicy[bank] >= 0,
  };
}

function lineLength(world: World, line: number): number {
  const { jobs, head } = own(world);
  let length = 0;
  for (let row = head[line]; row >= 0; row = jobs.next[row]) length++;
  return length;
}
