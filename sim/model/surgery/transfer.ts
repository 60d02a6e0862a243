/**
 * Transfers to hospitals outside the region: offered from the front of the waiting lines; a surgeon, a theatre and, for some, an
 * intensive care bed must be found there; what was accepted may be withdrawn before the person leaves.
 */
import { minutesPerDay } from "../../engine/index.ts";
import type { Action } from "../../scenario/index.ts";
import { hospitalNumbers, listArgument, numberArgument } from "../arguments.ts";
import { childStream } from "../births.ts";
import { surgicalClasses } from "../contracts.ts";
import { noted } from "../journal.ts";
import type { World } from "../world.ts";
import { fixed, fixedDateClass, groupCount } from "./fixed.ts";
import { note } from "./place.ts";
import { freeRow, joinLineFromFront, leaveLine, own, referenceOf, rowOf, status } from "./state.ts";

/** Offers up to `count` waiting cases, P2 before P3, the longest wait first; those accepted are about to leave. */
export function transfer(world: World, action: Action): void {
  const state = own(world);
  const { rows } = state;
  const { desks, number, measure, kinds } = fixed(world);
  const names = listArgument(action, "classes");
  const hospitals = hospitalNumbers(world.setup.places, listArgument(action, "hospitals"));
  let left = numberArgument(action, "count", 1);
  for (let priority = 2; priority <= 3; priority++) {
    for (const desk of desks) {
      const hospital = Math.floor(desk / groupCount);
      if (!hospitals.includes(hospital)) continue;
      for (let row = state.lineFirst[desk * 3 + priority - 2], next = -1; row >= 0 && left > 0; row = next) {
        next = rows.next[row];
        const surgicalClass = rows.surgicalClass[row];
        if (surgicalClass === fixedDateClass) continue;
        if (names.length > 0 && !names.includes(surgicalClasses[surgicalClass])) continue;
        left--;
        if (!isAccepted(world, row)) {
          world.count(measure.transferRefused, hospital);
          continue;
        }
        leaveLine(state, row);
        rows.status[row] = status.leaving;
        world.sim.after(number.transferDays * minutesPerDay, kinds.transferDue, referenceOf(rows, row));
      }
    }
  }
}

/** A surgeon agrees, a theatre is free, and a bed where one is needed: each by its own luck. */
function isAccepted(world: World, row: number): boolean {
  const { rows } = own(world);
  const { number } = fixed(world);
  const luck = childStream(world, rows.key[row], "transfer", rows.dates[row]);
  const [surgeon, theatre, bed] = [luck.next(), luck.next(), luck.next()];
  if (surgeon >= number.transferAcceptedFraction || theatre >= number.transferTheatreFraction) return false;
  return rows.bedLuck[row] === 0 || bed < number.transferBedFraction;
}

/** The day of the transfer: the person leaves, or the offer has been withdrawn and the wait goes on where it stood. */
export function transferDue(world: World, reference: number): void {
  const state = own(world);
  const { rows } = state;
  const { number, measure } = fixed(world);
  const row = rowOf(rows, reference);
  if (row < 0) return;
  const hospital = rows.hospital[row];
  const luck = childStream(world, rows.key[row], "withdrawn", rows.dates[row]).next();
  if (luck < number.transferWithdrawnFraction) {
    joinLineFromFront(state, row);
    world.count(measure.transferWithdrawn, hospital);
    return;
  }
  note(world, row, noted["operation.transferred"], -1);
  freeRow(state, row);
  state.totals.transferred++;
  world.count(measure.transferred, hospital);
}
