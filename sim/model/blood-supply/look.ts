/** The stocks of red cells as they stand, as plain data for pictures and boards. Reads; changes nothing. */
import { groupCount, oNegative, oPositive } from "../contracts.ts";
import type { World } from "../world.ts";
import { stockDays } from "./national.ts";
import { targetUnits } from "./orders.ts";
import { fixed, own, processRing } from "./state.ts";

/** Arrays by bank and group have bank * 8 + group as index. */
export interface FridgesLook {
  /** Last day but how many on which a unit may be used, at most: arrays by days left have `span` entries, from 0 (today is the last). */
  readonly span: number;
  /** By bank, group and days left. */
  readonly onShelf: Int32Array;
  readonly reserved: Int32Array;
  readonly inTransit: Int32Array;
  /** Emergency reserve, and units that a bank orders up to. */
  readonly reserve: Int32Array;
  readonly target: Int32Array;
  /** Units transfused a day, as the bank itself has learnt it. */
  readonly usePerDay: Float64Array;
  /** On the road to a bank, the earliest first. */
  readonly vans: readonly VanLook[];
}

export interface VanLook {
  readonly bank: number;
  readonly arriveMin: number;
  readonly units: number;
  readonly oNegative: number;
  readonly oPositive: number;
}

export interface NationalLook {
  readonly span: number;
  /** By group and days left. */
  readonly stock: Int32Array;
  /** By group: stock in days of mean demand, and that demand. */
  readonly stockDays: Float64Array;
  readonly demandPerDay: Float64Array;
  /** By group: donations that are being tested. */
  readonly inProcess: Int32Array;
  /** As declared: 0 green, 1 pre-amber, 2 amber, 3 red; and the phase that waits to be declared, -1 none. */
  readonly phase: number;
  readonly proposed: number;
  /** Days of stock: of all groups together below which the phase is pre-amber, of any group below which amber and red are considered. */
  readonly limits: { readonly preAmber: number; readonly amber: number; readonly red: number };
}

/** @returns null in a model without blood supply */
export function lookAtFridges(world: World): FridgesLook | null {
  if (world.states["blood-supply"] === undefined) return null;
  const state = own(world);
  const f = fixed(world);
  const banks = world.setup.places.banks.length;
  return {
    span: f.ring,
    onShelf: byDaysLeft(state.shelf, banks * groupCount, f.ring, world.today),
    reserved: state.reserved.slice(),
    inTransit: state.inTransit.slice(),
    reserve: Int32Array.from(f.reserve),
    target: Int32Array.from({ length: banks * groupCount }, (_, at) =>
      targetUnits(world, Math.floor(at / groupCount), at % groupCount),
    ),
    usePerDay: state.useMean.slice(),
    vans: vansOf(world),
  };
}

/** @returns null in a model without blood supply */
export function lookAtNationalStock(world: World): NationalLook | null {
  if (world.states["blood-supply"] === undefined) return null;
  const { national } = own(world);
  const f = fixed(world);
  const inProcess = new Int32Array(groupCount);
  for (let at = 0; at < national.inProcess.length; at++)
    inProcess[Math.floor(at / processRing)] += national.inProcess[at];
  return {
    span: f.ring,
    stock: byDaysLeft(national.stock, groupCount, f.ring, world.today),
    stockDays: Float64Array.from({ length: groupCount }, (_, group) => stockDays(world, group)),
    demandPerDay: f.nationalDemand.slice(),
    inProcess,
    phase: national.phase,
    proposed: national.proposed,
    limits: { preAmber: f.preAmberDays, amber: f.amberDays, red: f.redDays },
  };
}

/** From slots of a ring, which name the last day, to days left from today. */
function byDaysLeft(counts: Int32Array, rows: number, ring: number, today: number): Int32Array {
  const turned = new Int32Array(rows * ring);
  for (let row = 0; row < rows; row++)
    for (let left = 0; left < ring; left++) turned[row * ring + left] = counts[row * ring + ((today + left) % ring)];
  return turned;
}

function vansOf(world: World): VanLook[] {
  const { shipments } = own(world);
  const { ring, kinds } = fixed(world);
  const unitsOf = (row: number, group: number): number => {
    let units = 0;
    const from = (row * groupCount + group) * ring;
    for (let at = from; at < from + ring; at++) units += shipments.counts[at];
    return units;
  };
  return world.sim
    .pending()
    .filter(({ kind }) => kind === kinds.delivered)
    .map(({ a: row, timeMin }) => {
      let units = 0;
      for (let group = 0; group < groupCount; group++) units += unitsOf(row, group);
      return {
        bank: shipments.bank[row],
        arriveMin: timeMin,
        units,
        oNegative: unitsOf(row, oNegative),
        oPositive: unitsOf(row, oPositive),
      };
    })
    .sort((a, b) => a.arriveMin - b.arriveMin || a.bank - b.bank);
}
