/** The blood figures in the states they must stand: made-up fridges and stock, no run behind them. */
import type { Figure } from "../figure.ts";
import { benchesFigure } from "./benches-figure.ts";
import {
  type FridgeBench,
  type FridgeCounts,
  type FridgeNational,
  type FridgesData,
  groupCount,
  pathways,
  reasons,
} from "./data.ts";
import { fridgeFigure } from "./fridge-figure.ts";
import { nationalStockFigure } from "./national-figure.ts";
import { pathwaysFigure } from "./pathways-figure.ts";
import { oNegativeReasonsFigure } from "./reasons-figure.ts";
import { allBanks } from "./words.ts";

interface State {
  readonly state: "empty" | "small" | "typical" | "extreme";
  readonly figure: (width: number) => Figure;
}

const span = 36;

interface Made {
  readonly names: readonly string[];
  /** Units of a bank and group at full size. */
  readonly size: number;
  readonly when: string;
  readonly phase: number;
  readonly isByHand: boolean;
  readonly requests: number;
  readonly stockDays: number;
}

const groupSizes = [76, 34, 46, 9, 29, 3, 5, 1] as const;

/** Plain rules make the numbers, the same each time. */
function made({ names, size, when, phase, isByHand, requests, stockDays }: Made): FridgesData {
  const n = names.length * groupCount;
  const byDaysLeft = new Int32Array(n * span);
  const at = (fill: (bank: number, group: number) => number): number[] =>
    Array.from({ length: n }, (_, index) => fill(Math.floor(index / groupCount), index % groupCount));
  at((bank, group) => Math.round((groupSizes[group] * size) / (1 + (bank % 4)))).forEach((units, index) => {
    for (let k = 0; k < units; k++) byDaysLeft[index * span + 31 - ((k * 7 + index) % 29)] += 1;
  });
  const counts = (width: number, weights: readonly number[]): FridgeCounts => {
    const of = (scale: number): Float64Array =>
      Float64Array.from({ length: names.length * width }, (_, index) =>
        Math.round((requests * scale * weights[index % width]) / (1 + (Math.floor(index / width) % 3))),
      );
    return { today: of(0.2), week: of(1), usualWeek: of(1.4) };
  };
  const pathwayWeights = isByHand ? [0, 0.5, 0.25, 0.2, 0.05] : [0.75, 0.2, 0.02, 0.03, 0];
  return {
    timeMin: 0,
    when,
    banks: names.map((name, bank) => ({ id: `bank-${bank}`, name, trust: "trust", isOfTwo: bank === 0 })),
    span,
    byDaysLeft,
    reserved: Int32Array.from(at((_, group) => Math.round((groupSizes[group] * size) / 9))),
    inTransit: Int32Array.from(at((bank, group) => (bank === 0 ? Math.round((groupSizes[group] * size) / 6) : 0))),
    reserve: Int32Array.from(at((bank, group) => (group < 2 ? Math.round((group === 0 ? 18 : 10) * size) + bank : 0))),
    target: Int32Array.from(at((_, group) => Math.round(groupSizes[group] * size * 1.3))),
    usePerDay: Float64Array.from(at((_, group) => (groupSizes[group] * size) / 3.4)),
    vans: names.slice(0, 1).map((_, bank) => ({
      bank,
      arriveMin: 240,
      arrives: "14:00",
      units: Math.round(33 * size),
      oNegative: Math.round(6 * size),
      oPositive: Math.round(13 * size),
    })),
    benches: names.map((_, bank) => bench(bank, isByHand, requests)),
    pathways: counts(pathways.length, pathwayWeights),
    reasons: counts(reasons.length, [0.4, 0.3, 0.2, 0.1]),
    oNegativeSupplied: counts(1, [1.1]),
    oNegativeTransfused: counts(1, [1]),
    late: counts(1, [0.1]),
    national: national(phase, stockDays),
  };
}

const bench = (bank: number, isByHand: boolean, requests: number): FridgeBench => ({
  scientists: 2 + (bank % 4),
  atWork: isByHand ? 2 : 1,
  urgentRequests: isByHand ? 2 : 0,
  urgentSamples: isByHand ? 3 : 0,
  plannedRequests: isByHand ? Math.round(requests / 10) : 0,
  plannedSamples: isByHand ? Math.round(requests / 2) : 0,
  waitingForStock: 0,
  hoursWaiting: isByHand ? (requests / 3) * (1 + (bank % 3)) : 0,
  hoursUnderWay: 0.8,
  isElectronic: !isByHand,
  hasGroupOPolicy: isByHand,
});

function national(phase: number, days: number): FridgeNational {
  const demandPerDay = Float64Array.from([1500, 690, 1260, 330, 380, 115, 110, 50]);
  const stockDays = demandPerDay.map((_, group) => days * (group === 1 ? 0.5 : 1 + group / 20));
  const units = Int32Array.from(demandPerDay, (demand, group) => Math.round(demand * stockDays[group]));
  const byDaysLeft = new Int32Array(groupCount * span);
  for (let group = 0; group < groupCount; group++) byDaysLeft[group * span + 30] = units[group];
  return {
    units,
    stockDays,
    demandPerDay,
    inProcess: Int32Array.from(demandPerDay, (demand) => Math.round(demand * 1.9)),
    byDaysLeft,
    phase,
    proposed: phase === 3 ? 2 : -1,
    limits: { preAmber: 4.5, amber: 2, red: 1 },
  };
}

const long = "The Royal Infirmary and Institute of Orthopaedics, Obstetrics and Transplantation";

const empty: FridgesData = {
  ...made({ names: [], size: 0, when: "Mon 3 June 2024 00:00", phase: 0, isByHand: false, requests: 0, stockDays: 0 }),
  national: null,
};
const small = made({
  names: ["Cottage Hospital"],
  size: 0.05,
  when: "Mon 3 June 2024 02:00",
  phase: 0,
  isByHand: false,
  requests: 4,
  stockDays: 5.2,
});
const typical = made({
  names: ["First Hospital", "Second Hospital", "Third Hospital", "Fourth Hospital", "Fifth Hospital"],
  size: 1,
  when: "Thu 6 June 2024 14:00",
  phase: 1,
  isByHand: true,
  requests: 90,
  stockDays: 4.4,
});
const extreme = made({
  names: Array.from({ length: 24 }, (_, index) => `${long} ${index + 1}`),
  size: 60,
  when: "Wed 25 September 2024 23:59",
  phase: 3,
  isByHand: true,
  requests: 48_000,
  stockDays: 0.4,
});

type Draw = (data: FridgesData, bank: number, width: number) => Figure;

/** One bank, except where there is much: then all of them. */
const statesOf = (draw: Draw): readonly State[] => [
  { state: "empty", figure: (width) => draw(empty, allBanks, width) },
  { state: "small", figure: (width) => draw(small, 0, width) },
  { state: "typical", figure: (width) => draw(typical, 0, width) },
  { state: "extreme", figure: (width) => draw(extreme, allBanks, width) },
];

export const fridgesStates = statesOf((data, bank, width) => fridgeFigure(data, { bank, width }));
export const pathwaysStates = statesOf((data, bank, width) => pathwaysFigure(data, { bank, width }));
export const oNegativeReasonsStates = statesOf((data, bank, width) => oNegativeReasonsFigure(data, { bank, width }));
export const benchesStates = statesOf((data, bank, width) => benchesFigure(data, { bank, width }));
export const nationalStockStates = statesOf((data, _bank, width) => nationalStockFigure(data, { width }));
