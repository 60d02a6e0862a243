/** Intensive care beds for the cases of a day: held at the morning check in the order of need, whatever list they are on. */
import type { World } from "../world.ts";
import { fixed, groupCount } from "./fixed.ts";
import { mustGoAhead, postpone } from "./postpone.ts";
import { unmet } from "./readiness.ts";
import { fact, own } from "./state.ts";

const prioritySpan = 65_536;
const rowSpan = 131_072;

/** Holds a bed for each case of today that needs one, the most urgent first; those that find none are postponed. */
export function holdBeds(world: World, today: number): void {
  const { hospitals } = fixed(world);
  for (const hospital of hospitals) holdAt(world, hospital, today);
}

function holdAt(world: World, hospital: number, today: number): void {
  const state = own(world);
  const { rows, dayFirst } = state;
  const { days } = fixed(world).planning;
  const order: number[] = [];
  for (let desk = hospital * groupCount; desk < (hospital + 1) * groupCount; desk++) {
    for (let row = dayFirst[desk * days + today]; row >= 0; row = rows.next[row]) {
      if (rows.bedLuck[row] === 0 || rows.facts[row] & fact.bedHeld) continue;
      order.push((rows.priority[row] * prioritySpan + rows.clockDay[row] + 4096) * rowSpan + row);
    }
  }
  order.sort((a, b) => a - b);
  for (const one of order) {
    const row = one % rowSpan;
    const luck = rows.bedLuck[row];
    const stayLuck = ((luck >> 8) + 0.5) / 256;
    const resultLuck = ((luck & 255) + 0.5) / 256;
    const use = rows.surgicalClass[row];
    if (world.request.seizeBed(world, hospital, use, stayLuck, resultLuck, rows.key[row]) > 0)
      rows.facts[row] |= fact.bedHeld;
    else if (!mustGoAhead(world, row)) postpone(world, row, unmet.bed);
  }
}
