/** Transfers to hospitals outside the region: offered from the front of the waiting lines, accepted or not. */
import type { Action } from "../../scenario/index.ts";
import { hospitalNumbers, listArgument, numberArgument } from "../arguments.ts";
import { childStream } from "../births.ts";
import { surgicalClasses } from "../contracts.ts";
import { noted } from "../journal.ts";
import type { World } from "../world.ts";
import { fixed, fixedDateClass, groupCount } from "./fixed.ts";
import { note } from "./place.ts";
import { freeRow, leaveLine, own } from "./state.ts";

/** Offers up to `count` waiting cases, P2 before P3, the longest wait first; those accepted leave the region's lists. */
export function transfer(world: World, action: Action): void {
  const state = own(world);
  const { rows } = state;
  const { desks, number, measure } = fixed(world);
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
        const luck = childStream(world, rows.key[row], "transfer", rows.dates[row]).next();
        if (luck >= number.transferAcceptedFraction) continue;
        note(world, row, noted["operation.transferred"], -1);
        leaveLine(state, row);
        freeRow(state, row);
        state.totals.transferred++;
        world.count(measure.transferred, hospital);
      }
    }
  }
}
