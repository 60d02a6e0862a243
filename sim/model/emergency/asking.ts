/** Asking the blood bank for red cells on behalf of an entity, and who its recipient is. */
import { recipient } from "../contracts.ts";
import type { World } from "../world.ts";
import { fixed, pick, recipientBits } from "./fixed.ts";
import { recipientKind } from "./kinds.ts";
import { own, type State } from "./state.ts";

/** Asks for the red cells of a row; `kind` is the event that answers. */
export function askForRedCells(
  world: World,
  row: number,
  how: number,
  units: number,
  unitsUsed: number,
  neededByMin: number,
  kind: number,
  luck: number,
): void {
  const f = fixed(world);
  const state = own(world);
  const h = state.hospital[row];
  state.awaiting[row]++;
  world.count(f.measure.requestedUnits, h, units);
  world.request.requestRedCells(
    world,
    f.bank[h],
    how,
    state.group[row],
    state.bits[row],
    units,
    unitsUsed,
    neededByMin,
    luck,
    kind,
    row,
    state.key[row],
  );
}

/** Takes note of an answer: what is missing is counted, one answer fewer is awaited. */
export function noteAnswer(world: World, state: State, row: number, wanted: number, got: number): void {
  state.awaiting[row]--;
  if (got < wanted) world.count(fixed(world).measure.shortUnits, state.hospital[row], wanted - got);
}

/** Reads group and bits of a recipient from six places of luck into its row. */
export function setRecipient(world: World, row: number, luck: Float64Array, offset: number, kind: number): void {
  const f = fixed(world);
  const state = own(world);
  const isExchange = kind === recipientKind.exchange;
  state.group[row] = pick(isExchange ? f.groupsBlackHeritage : f.groups, luck[offset]);
  state.bits[row] = recipientBits(f, luck, offset, kind) | (isExchange ? recipient.haemoglobinopathy : 0);
}
