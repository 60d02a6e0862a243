/** State of the laboratories, and what is fixed for them. Arrays by laboratory unless said. */
import { origins, priorityCount, systems } from "../contracts.ts";
import type { Setup } from "../setup.ts";
import type { World } from "../world.ts";

/** Rows for bags and trays. What one row holds lies together, as the processor fetches it; a free list of rows to use again. */
export interface Rows {
  /** `rowSize` whole numbers a row, in the places of `field`. */
  whole: Int32Array;
  /** `timesSize` times a row, in the places of `time`. */
  times: Float64Array;
  free: Int32Array;
  freeCount: number;
}

export const rowSize = 8;
/** Whole numbers of a row. `next` is the next bag in its line, -1 at the end. */
export const field = {
  laboratory: 0,
  origin: 1,
  priority: 2,
  seenKind: 3,
  discardedKind: 4,
  count: 5,
  reference: 6,
  next: 7,
} as const;

export const timesSize = 2;
export const time = { collectedMin: 0, arrivedMin: 1 } as const;

export interface LaboratoryState {
  readonly rows: Rows;
  /** By laboratory and priority: first and last bag of the line, and requests waiting in it. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly waiting: Int32Array;
  /** Staff at work on a tray, requests on the benches, requests on the road. */
  readonly busy: Int32Array;
  readonly onBench: Int32Array;
  readonly underWay: Int32Array;
  readonly analyserFreeMin: Float64Array;
  /** Totals for conservation: submitted = under way + waiting + on benches + reported + discarded. */
  readonly submitted: Float64Array;
  readonly reported: Float64Array;
  readonly discarded: Float64Array;
  /** Staff of today after sickness, by day and by night; extra staff brought in. */
  readonly benchesByDay: Int32Array;
  readonly benchesByNight: Int32Array;
  readonly surgeByDay: Int32Array;
  readonly surgeByNight: Int32Array;
  isNight: number;
  /** Staff minutes for one request in the way of working that was noticed last; see minutes.ts. */
  readonly requestMin: Float64Array;
  /** Time since which a laboratory works on paper, NaN while it does not, and the record of it. */
  readonly paperSinceMin: Float64Array;
  readonly paperCause: Int32Array;
  /** Guidance in force by origin and hospital (practices: borough), and the record of it. */
  readonly guidance: Uint8Array;
  readonly guidanceCause: Int32Array;
  /** By borough: laboratory that takes its practices' work, -1 none; quota and use of today. */
  readonly aidLaboratory: Int16Array;
  readonly aidQuota: Int32Array;
  readonly aidUsed: Int32Array;
  /** Released within target, by laboratory and day; usual day by laboratory and weekday. */
  readonly inTargetByDay: Float64Array;
  readonly usualSum: Float64Array;
  readonly usualDays: Float64Array;
  readonly lastFraction: Float64Array;
}

export interface Fixed {
  readonly arrived: number;
  readonly trayDone: number;
  readonly shiftChanged: number;
  readonly hourPassed: number;
  readonly dayEnded: number;
  readonly received: number;
  readonly released: number;
  readonly releasedInTarget: number;
  readonly discardedCount: number;
  readonly capacityFraction: number;
  readonly queue: number;
  /** Turnaround measure by origin. */
  readonly turnaround: readonly number[];
  readonly benchesByDay: Float64Array;
  readonly benchesByNight: Float64Array;
  readonly weekendFraction: number;
  readonly sicknessFraction: number;
  readonly staffMinElectronic: Float64Array;
  readonly bookingInMin: number;
  readonly analyserKeyingMin: number;
  readonly resultEntryMin: number;
  readonly historyLookupMin: number;
  readonly practiceGainFraction: number;
  readonly practiceMin: number;
  readonly trayMin: number;
  readonly analyserPerHour: Float64Array;
  readonly analysisMin: number;
  readonly stabilityMin: Float64Array;
  readonly targetMin: Float64Array;
  readonly seenMinElectronic: Float64Array;
  readonly seenMinOnPaper: Float64Array;
  readonly aidWorkMin: number;
  /** 1 for laboratories of other networks, which work only on what mutual aid sends them. */
  readonly isAid: Uint8Array;
  /** Places for which guidance can be in force: the larger of hospitals and boroughs. */
  readonly guidancePlaces: number;
  readonly lims: number;
  readonly orderCommunications: number;
  readonly middleware: number;
  readonly resultsDelivery: number;
  readonly patientHistory: number;
  /** What each system saves: the minutes by hand that a request costs without it. */
  readonly byHand: readonly { readonly system: number; readonly costMin: number }[];
}

export const fixed = (world: World) => world.setup.fixed.laboratory as Fixed;
export const own = (world: World) => world.states.laboratory as LaboratoryState;

export function prepare(setup: Setup): Fixed {
  const { laboratories, hospitals, boroughs } = setup.places;
  const hours = (name: string) => setup.table("laboratory", name, origins).map((value) => value * 60);
  const byHand = (system: (typeof systems)[number], parameter: string) => ({
    system: systems.indexOf(system),
    costMin: setup.number("laboratory", parameter),
  });
  return {
    arrived: setup.kind("laboratory.bagArrived"),
    trayDone: setup.kind("laboratory.trayDone"),
    shiftChanged: setup.kind("laboratory.shiftChanged"),
    hourPassed: setup.kind("laboratory.hourPassed"),
    dayEnded: setup.kind("laboratory.dayEnded"),
    received: setup.measure("laboratory.received"),
    released: setup.measure("laboratory.released"),
    releasedInTarget: setup.measure("laboratory.releasedWithinTarget"),
    discardedCount: setup.measure("laboratory.discarded"),
    capacityFraction: setup.measure("laboratory.capacityFraction"),
    queue: setup.measure("laboratory.waiting"),
    turnaround: origins.map((name) => setup.measure(`laboratory.turnaround.${name}`)),
    benchesByDay: setup.byPlace("laboratory", "benchesByDay", laboratories),
    benchesByNight: setup.byPlace("laboratory", "benchesByNight", laboratories),
    weekendFraction: setup.number("laboratory", "weekendFraction"),
    sicknessFraction: setup.number("laboratory", "sicknessFraction"),
    staffMinElectronic: setup.byPlace("laboratory", "staffMinElectronic", laboratories),
    bookingInMin: setup.number("laboratory", "bookingInMin"),
    analyserKeyingMin: setup.number("laboratory", "analyserKeyingMin"),
    resultEntryMin: setup.number("laboratory", "resultEntryMin"),
    historyLookupMin: setup.number("laboratory", "historyLookupMin"),
    practiceGainFraction: setup.number("laboratory", "practiceGainFraction"),
    practiceMin: setup.number("laboratory", "practiceDays") * 1440,
    trayMin: setup.number("laboratory", "trayMin"),
    analyserPerHour: setup.byPlace("laboratory", "analyserRequestsPerHour", laboratories),
    analysisMin: setup.number("laboratory", "analysisMin"),
    stabilityMin: hours("stabilityHours"),
    targetMin: hours("targetHours"),
    seenMinElectronic: setup.table("laboratory", "seenMinElectronic", origins),
    seenMinOnPaper: setup.table("laboratory", "seenMinOnPaper", origins),
    aidWorkMin: setup.number("laboratory", "aidWorkMin"),
    isAid: Uint8Array.from(laboratories, (place) => (place.kind === "mutual-aid-laboratory" ? 1 : 0)),
    guidancePlaces: Math.max(hospitals.length, boroughs.length, 1),
    lims: systems.indexOf("lims"),
    orderCommunications: systems.indexOf("order-communications"),
    middleware: systems.indexOf("middleware"),
    resultsDelivery: systems.indexOf("results-delivery"),
    patientHistory: systems.indexOf("patient-history"),
    byHand: [
      byHand("results-delivery", "resultEntryMin"),
      byHand("lims", "bookingInMin"),
      byHand("order-communications", "bookingInMin"),
      byHand("middleware", "analyserKeyingMin"),
      byHand("patient-history", "historyLookupMin"),
    ],
  };
}

export function create(world: World): LaboratoryState {
  const { laboratories, boroughs } = world.setup.places;
  const n = laboratories.length;
  const lines = n * priorityCount;
  const places = origins.length * fixed(world).guidancePlaces;
  return {
    rows: { whole: new Int32Array(0), times: new Float64Array(0), free: new Int32Array(0), freeCount: 0 },
    head: new Int32Array(lines).fill(-1),
    tail: new Int32Array(lines).fill(-1),
    waiting: new Int32Array(lines),
    busy: new Int32Array(n),
    onBench: new Int32Array(n),
    underWay: new Int32Array(n),
    analyserFreeMin: new Float64Array(n).fill(world.setup.calendar.startMin[0]),
    submitted: new Float64Array(n),
    reported: new Float64Array(n),
    discarded: new Float64Array(n),
    benchesByDay: new Int32Array(n),
    benchesByNight: new Int32Array(n),
    surgeByDay: new Int32Array(n),
    surgeByNight: new Int32Array(n),
    isNight: 1,
    requestMin: new Float64Array(n),
    paperSinceMin: new Float64Array(n).fill(Number.NaN),
    paperCause: new Int32Array(n).fill(-1),
    guidance: new Uint8Array(places),
    guidanceCause: new Int32Array(places).fill(-1),
    aidLaboratory: new Int16Array(boroughs.length).fill(-1),
    aidQuota: new Int32Array(boroughs.length),
    aidUsed: new Int32Array(boroughs.length),
    inTargetByDay: new Float64Array(n * world.setup.calendar.days),
    usualSum: new Float64Array(n * 7),
    usualDays: new Float64Array(n * 7),
    lastFraction: new Float64Array(n).fill(1),
  };
}
