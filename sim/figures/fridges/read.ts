/** Reads fridges, transfusion laboratories and the national stock out of a world. Changes nothing in it. */
import {
  type BenchLook,
  dayAt,
  lookAtBenches,
  lookAtFridges,
  lookAtNationalStock,
  minuteOfDay,
  readMeasure,
  type World,
} from "../../model/index.ts";
import { momentText } from "../../report/index.ts";
import { weekdayNames } from "../../scenario/index.ts";
import {
  type FridgeBench,
  type FridgeCounts,
  type FridgeNational,
  type FridgesData,
  type FridgeVan,
  groupCount,
  pathways,
  reasons,
} from "./data.ts";

const twoTrusts = new Set(["gstt", "kch-trust"]);
const usualWeeks = 4;

/** The blood banks at the time that a world has reached; no banks in a model without blood supply. */
export function readFridges(world: World): FridgesData {
  const { calendar, places } = world.setup;
  const { nowMin } = world.sim;
  const look = lookAtFridges(world);
  const banks = look === null ? [] : places.banks;
  const none = new Int32Array(0);
  return {
    timeMin: nowMin,
    when: momentText(calendar, nowMin),
    banks: banks.map(({ id, name, trust }) => ({ id, name, trust, isOfTwo: twoTrusts.has(trust) })),
    span: look?.span ?? 0,
    byDaysLeft: look?.onShelf ?? none,
    reserved: look?.reserved ?? none,
    inTransit: look?.inTransit ?? none,
    reserve: look?.reserve ?? none,
    target: look?.target ?? none,
    usePerDay: look?.usePerDay ?? new Float64Array(0),
    vans: (look?.vans ?? []).map((van): FridgeVan => ({ ...van, arrives: arrivalText(world, van.arriveMin) })),
    benches: banks.length > 0 ? lookAtBenches(world).map(readBench) : [],
    pathways: counts(
      world,
      banks.length,
      pathways.map(({ id }) => id),
    ),
    reasons: counts(
      world,
      banks.length,
      reasons.map(({ id }) => id),
    ),
    oNegativeSupplied: counts(world, banks.length, ["redCells.oNegativeSupplied"]),
    oNegativeTransfused: counts(world, banks.length, ["redCells.oNegativeTransfused"]),
    late: counts(world, banks.length, ["transfusion.late"]),
    national: readNational(world),
  };
}

function arrivalText(world: World, timeMin: number): string {
  const { calendar } = world.setup;
  const minute = Math.floor(minuteOfDay(calendar, timeMin));
  const digits = (n: number) => String(n).padStart(2, "0");
  const clock = `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`;
  const day = dayAt(calendar, timeMin);
  return day === world.today ? clock : `${weekdayNames[calendar.weekday[day]].slice(0, 3)} ${clock}`;
}

const readBench = ({ waiting, ...look }: BenchLook): FridgeBench => ({
  ...look,
  urgentRequests: waiting.urgentRequests,
  urgentSamples: waiting.urgentSamples,
  plannedRequests: waiting.plannedRequests,
  plannedSamples: waiting.plannedSamples,
  waitingForStock: waiting.forStock,
});

/** By bank and measure. */
function counts(world: World, banks: number, names: readonly string[]): FridgeCounts {
  const { layout, calendar } = world.setup;
  const { today } = world;
  const monday = Math.max(0, today - calendar.weekday[today]);
  const usualTo = calendar.warmUpDays;
  const usualFrom = Math.max(0, usualTo - 7 * usualWeeks);
  const hasUsual = today >= usualTo && usualTo > usualFrom;
  const numbers = names.map((name) => layout.specs.findIndex((spec) => spec.name === name));
  const read = (from: number, to: number): Float64Array => {
    const values = new Float64Array(banks * names.length);
    for (let at = 0; at < values.length; at++) {
      const measure = numbers[at % names.length];
      const bank = Math.floor(at / names.length);
      values[at] = measure < 0 ? Number.NaN : readMeasure(layout, world.measures, measure, [bank], from, to);
    }
    return values;
  };
  return {
    today: read(today, today + 1),
    week: read(monday, today + 1),
    usualWeek: hasUsual
      ? read(usualFrom, usualTo).map((value) => (value * 7) / (usualTo - usualFrom))
      : new Float64Array(banks * names.length).fill(Number.NaN),
  };
}

function readNational(world: World): FridgeNational | null {
  const look = lookAtNationalStock(world);
  if (look === null) return null;
  const units = new Int32Array(groupCount);
  for (let at = 0; at < look.stock.length; at++) units[Math.floor(at / look.span)] += look.stock[at];
  const { stockDays, demandPerDay, inProcess, stock: byDaysLeft, phase, proposed, limits } = look;
  return { units, stockDays, demandPerDay, inProcess, byDaysLeft, phase, proposed, limits };
}
