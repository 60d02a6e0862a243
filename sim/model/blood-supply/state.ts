/**
 * State of the red cell stocks, and what is fixed for them. Units of one group are kept by the last day on which they may be
 * used, in a ring of `ring` slots: slot = that day modulo `ring`. Index by bank and group is bank * groupCount + group.
 */
import { bloodGroups, groupCount } from "../contracts.ts";
import type { Setup } from "../setup.ts";
import type { World } from "../world.ts";
import { weekdays } from "./national-parameters.ts";

/** Reserved units: one row a lot. */
export interface Lots {
  bank: Int16Array;
  group: Int16Array;
  units: Int32Array;
  /** By row and slot. */
  counts: Int16Array;
  free: Int32Array;
  freeCount: number;
}

/** Vans on the road: one row a delivery. */
export interface Shipments {
  bank: Int16Array;
  /** By row, group and slot. */
  counts: Int16Array;
  free: Int32Array;
  freeCount: number;
}

export interface National {
  /** By group and slot. */
  readonly stock: Int32Array;
  readonly stockCount: Int32Array;
  /** Donations being tested, by group and day on which they can be issued, modulo `processRing`. */
  readonly inProcess: Int32Array;
  /** Steering of donations to come, by group and day modulo the lag. */
  readonly steering: Float64Array;
  /** Share by which donations are raised by appeals and alerts, by group. */
  readonly boost: Float64Array;
  /** Stock in days at midnight, by group and day modulo `trendDays + 1`. */
  readonly history: Float64Array;
  /** Units issued to the region beyond usual while a transfusion laboratory works short, by group; it fades as donations answer. */
  readonly extraIssued: Float64Array;
  readonly usualIssued: Float64Array;
  readonly issuedToday: Float64Array;
  phase: number;
  alertCause: number;
  /** Days in a row that the stock was below the amber and red limits, and above the exit level. */
  belowAmberDays: number;
  belowRedDays: number;
  aboveExitDays: number;
  /** Phase that waits to be declared, -1 none. */
  proposed: number;
  /** Totals by group, for conservation. */
  readonly initial: Float64Array;
  readonly collected: Float64Array;
  readonly lost: Float64Array;
  readonly issuedRest: Float64Array;
  readonly issuedRegion: Float64Array;
  readonly expired: Float64Array;
}

export interface SupplyState {
  /** On the shelf, by bank, group and slot; and the sums over slots. */
  readonly shelf: Int32Array;
  readonly shelfCount: Int32Array;
  readonly reserved: Int32Array;
  readonly inTransit: Int32Array;
  readonly useMean: Float64Array;
  readonly useToday: Int32Array;
  readonly lots: Lots;
  readonly shipments: Shipments;
  /** Totals by bank and group, for conservation. */
  readonly initial: Float64Array;
  readonly received: Float64Array;
  readonly transfused: Float64Array;
  readonly wasted: Float64Array;
  /** Parts of a unit carried to the next time: thrown away after issue, lost in satellite fridges, substituted. */
  readonly discardCarry: Float64Array;
  readonly satelliteCarry: Float64Array;
  /** By bank: units missing from satellite fridges, and when they will have been replaced. */
  readonly satelliteGap: Int32Array;
  readonly satelliteFullMin: Float64Array;
  readonly substitutionCarry: Float64Array;
  /** Group O used a day, recently and usually, by bank. */
  readonly oUseRecent: Float64Array;
  readonly oUseUsual: Float64Array;
  readonly shortCause: Int32Array;
  readonly national: National;
}

export const processRing = 8;

const measureNames = {
  supplied: "redCells.supplied",
  oNegativeSupplied: "redCells.oNegativeSupplied",
  oPositiveSupplied: "redCells.oPositiveSupplied",
  transfused: "redCells.transfused",
  oNegativeTransfused: "redCells.oNegativeTransfused",
  oPositiveTransfused: "redCells.oPositiveTransfused",
  wasted: "redCells.wasted",
  oNegativeWasted: "redCells.oNegativeWasted",
  satelliteWasted: "redCells.oNegativeSatelliteWasted",
  satelliteTaken: "redCells.oNegativeSatelliteTaken",
  satelliteRestocked: "redCells.oNegativeSatelliteRestocked",
  onShelf: "redCells.onShelf",
  oNegativeOnShelf: "redCells.oNegativeOnShelf",
  adHocOrders: "redCells.adHocOrders",
  stockDays: "national.stockDays",
  oNegativeStockDays: "national.oNegativeStockDays",
  oPositiveStockDays: "national.oPositiveStockDays",
  alertPhase: "national.alertPhase",
  collected: "national.collected",
  issued: "national.issued",
  oNegativeIssued: "national.oNegativeIssued",
  expired: "national.expired",
} as const;
type MeasureNumbers = Readonly<Record<keyof typeof measureNames, number>>;

const numberNames = [
  "shelfLifeDays",
  "ageOnArrivalDays",
  "stockDays",
  "useMemoryDays",
  "morningDeliveryMin",
  "afternoonDeliveryMin",
  "routineLeadMin",
  "adHocMin",
  "blueLightMin",
  "blueLightBelowFraction",
  "substitutionFraction",
  "discardedAfterIssueFraction",
  "satelliteWasteFraction",
  "satelliteRestockHours",
  "excessMemoryDays",
  "excessUseRatio",
  "nationalDemandPerDay",
  "demandDayCv",
  "appointmentsPerWeek",
  "fillFraction",
  "yieldFraction",
  "collectionWeekCv",
  "processingDays",
  "processingLossFraction",
  "targetStockDays",
  "feedbackGain",
  "feedbackLagDays",
  "feedbackLimitFraction",
  "appealGainFraction",
  "appealLagDays",
  "appealDecayDays",
  "rationBelowDays",
  "preAmberDays",
  "amberDays",
  "redDays",
  "exitDays",
  "exitSustainedDays",
  "assessmentDays",
  "trendDays",
  "declarationDelayDays",
  "alertDemandFraction",
  "alertDonorFraction",
] as const;
type Numbers = Readonly<Record<(typeof numberNames)[number], number>>;

export interface Fixed extends Numbers {
  readonly kinds: {
    readonly dayBegan: number;
    readonly orderTime: number;
    readonly delivered: number;
    readonly appealAnswered: number;
    readonly alertDeclared: number;
  };
  readonly measure: MeasureNumbers;
  readonly ring: number;
  readonly meanUse: Float64Array;
  readonly useShare: Float64Array;
  readonly minimumUnits: Float64Array;
  /** Emergency reserve by bank and group; 0 for all but group O. */
  readonly reserve: Float64Array;
  readonly satelliteONegative: Float64Array;
  readonly demandByWeekday: Float64Array;
  readonly collectionByWeekday: Float64Array;
  readonly collectionByMonth: Float64Array;
  readonly donorShare: Float64Array;
  readonly initialStockDays: Float64Array;
  /** Mean national demand of a day, and what of it the rest of England asks, by group. */
  readonly nationalDemand: Float64Array;
  readonly restDemand: Float64Array;
}

export const fixed = (world: World) => world.setup.fixed["blood-supply"] as Fixed;
export const own = (world: World) => world.states["blood-supply"] as SupplyState;

export function prepare(setup: Setup): Fixed {
  const { banks } = setup.places;
  const name = "blood-supply";
  const numbers = Object.fromEntries(numberNames.map((n) => [n, setup.number(name, n)])) as Numbers;
  const measure = Object.fromEntries(
    Object.entries(measureNames).map(([key, measureName]) => [key, setup.measure(measureName)]),
  ) as MeasureNumbers;
  const byGroup = (parameter: string) => setup.table(name, parameter, bloodGroups);
  const meanUse = setup.byPlace(name, "meanUsePerDay", banks);
  const useShare = byGroup("useShare");
  const reserve = new Float64Array(banks.length * groupCount);
  const reserveOPositive = setup.byPlace(name, "reserveOPositive", banks);
  const reserveONegative = setup.byPlace(name, "reserveONegative", banks);
  for (let bank = 0; bank < banks.length; bank++) {
    reserve[bank * groupCount] = reserveOPositive[bank];
    reserve[bank * groupCount + 1] = reserveONegative[bank];
  }
  const regionUse = meanUse.reduce((sum, use) => sum + use, 0);
  const nationalDemand = byGroup("demandShare").map((share) => share * numbers.nationalDemandPerDay);
  return {
    ...numbers,
    kinds: {
      dayBegan: setup.kind("blood-supply.dayBegan"),
      orderTime: setup.kind("blood-supply.orderTime"),
      delivered: setup.kind("blood-supply.delivered"),
      appealAnswered: setup.kind("blood-supply.appealAnswered"),
      alertDeclared: setup.kind("blood-supply.alertDeclared"),
    },
    measure,
    ring: numbers.shelfLifeDays + 1,
    meanUse,
    useShare,
    minimumUnits: byGroup("minimumUnits"),
    reserve,
    satelliteONegative: setup.byPlace(name, "satelliteONegative", banks),
    demandByWeekday: setup.table(name, "demandByWeekday", weekdays),
    collectionByWeekday: setup.table(name, "collectionByWeekday", weekdays),
    collectionByMonth: monthByDay(setup, name),
    donorShare: byGroup("donorShare"),
    initialStockDays: byGroup("initialStockDays"),
    nationalDemand,
    restDemand: nationalDemand.map((demand, group) => Math.max(0, demand - regionUse * useShare[group])),
  };
}

/** Factor of the month on each day of the calendar. */
function monthByDay(setup: Setup, name: string): Float64Array {
  const months = Array.from({ length: 12 }, (_, m) => String(m + 1));
  const factor = setup.table(name, "collectionByMonth", months);
  return Float64Array.from(setup.calendar.dates, (date) => factor[Number(date.slice(5, 7)) - 1]);
}

export function create(world: World): SupplyState {
  const f = fixed(world);
  const banks = world.setup.places.banks.length;
  const n = banks * groupCount;
  const byGroup = () => new Float64Array(groupCount);
  return {
    shelf: new Int32Array(n * f.ring),
    shelfCount: new Int32Array(n),
    reserved: new Int32Array(n),
    inTransit: new Int32Array(n),
    useMean: Float64Array.from({ length: n }, (_, at) => {
      const group = at % groupCount;
      return f.meanUse[(at - group) / groupCount] * f.useShare[group];
    }),
    useToday: new Int32Array(n),
    lots: {
      bank: new Int16Array(0),
      group: new Int16Array(0),
      units: new Int32Array(0),
      counts: new Int16Array(0),
      free: new Int32Array(0),
      freeCount: 0,
    },
    shipments: { bank: new Int16Array(0), counts: new Int16Array(0), free: new Int32Array(0), freeCount: 0 },
    initial: new Float64Array(n),
    received: new Float64Array(n),
    transfused: new Float64Array(n),
    wasted: new Float64Array(n),
    discardCarry: new Float64Array(n),
    satelliteCarry: new Float64Array(banks),
    satelliteGap: new Int32Array(banks),
    satelliteFullMin: new Float64Array(banks),
    substitutionCarry: new Float64Array(banks),
    oUseRecent: f.meanUse.map((use) => use * (f.useShare[0] + f.useShare[1])),
    oUseUsual: f.meanUse.map((use) => use * (f.useShare[0] + f.useShare[1])),
    shortCause: new Int32Array(banks).fill(-1),
    national: {
      stock: new Int32Array(groupCount * f.ring),
      stockCount: new Int32Array(groupCount),
      inProcess: new Int32Array(groupCount * processRing),
      steering: new Float64Array(groupCount * f.feedbackLagDays),
      boost: byGroup(),
      history: new Float64Array(groupCount * (f.trendDays + 1)).fill(Number.NaN),
      extraIssued: byGroup(),
      usualIssued: byGroup(),
      issuedToday: byGroup(),
      phase: 0,
      alertCause: -1,
      belowAmberDays: 0,
      belowRedDays: 0,
      aboveExitDays: 0,
      proposed: -1,
      initial: byGroup(),
      collected: byGroup(),
      lost: byGroup(),
      issuedRest: byGroup(),
      issuedRegion: byGroup(),
      expired: byGroup(),
    },
  };
}

/** A longer array with the same beginning. */
export function grown<T extends Int16Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
