/** How many dots stand in each pile, by kind: what the labels, the table and the words say. */

import { roots } from "../../model/index.ts";
import type { WeekCases } from "../cases/data.ts";
import { isPostponement, status, statuses } from "../cases/data.ts";
import type { DotFrame } from "./frame.ts";
import type { DotPlaces } from "./places.ts";

export interface DotTally {
  /** By group and status (`group * statuses + status`). */
  readonly operations: Int32Array;
  readonly appointments: Int32Array;
}

export function tallyDots({ flow, groups, cells }: DotFrame, places: DotPlaces): DotTally {
  const { cases } = flow;
  const size = groups.names.length * statuses.length;
  const tally = { operations: new Int32Array(size), appointments: new Int32Array(size) };
  for (let place = 0; place < places.drawn; place++) {
    const index = places.order[place];
    const { group, status: number } = cells[places.cell[index]];
    const counts = cases.isOperation[index] === 1 ? tally.operations : tally.appointments;
    counts[group * statuses.length + number]++;
  }
  return tally;
}

/** Numbers of one kind of case. */
export interface KindTotals {
  readonly booked: number;
  /** Done, for operations those begun; appointments held with their result. */
  readonly done: number;
  readonly heldWithoutResult: number;
  readonly converted: number;
  /** Postponement events, whatever followed. */
  readonly postponed: number;
  readonly postponedByIncident: number;
  readonly postponedOnCancerPathway: number;
}

/** Numbers of one kind over all groups, of cases that `isWanted` lets through. */
export function totalsOf(
  cases: WeekCases,
  places: DotPlaces,
  isOperation: boolean,
  isWanted: (index: number) => boolean = () => true,
): KindTotals {
  const incident = roots.indexOf("incident");
  const totals = {
    booked: 0,
    done: 0,
    heldWithoutResult: 0,
    converted: 0,
    postponed: 0,
    postponedByIncident: 0,
    postponedOnCancerPathway: 0,
  };
  for (let place = 0; place < places.drawn; place++) {
    const index = places.order[place];
    if ((cases.isOperation[index] === 1) !== isOperation || !isWanted(index)) continue;
    const number = places.status[index];
    totals.booked++;
    if (number === status.done || number === status.underWay) totals.done++;
    if (number === status.heldWithoutResult) totals.heldWithoutResult++;
    if (number === status.converted) totals.converted++;
    if (!isPostponement(number)) continue;
    totals.postponed++;
    if (cases.root[index] === incident) totals.postponedByIncident++;
    if (cases.cancer[index] === 1) totals.postponedOnCancerPathway++;
  }
  return totals;
}
