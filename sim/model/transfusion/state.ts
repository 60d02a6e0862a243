/** State of the transfusion laboratories, and what is fixed for them. Arrays by bank unless said. */
import { systems } from "../contracts.ts";
import type { Setup } from "../setup.ts";
import type { World } from "../world.ts";
import { emptyJobs, type Jobs } from "./jobs.ts";
import { pathwayMeasures, reasonMeasures } from "./measures.ts";
import { parameters } from "./parameters.ts";

/** Lines of a bank in the order in which they are served: urgent requests and samples, then planned requests and samples. */
export const lineCount = 4;
export const plannedSampleLine = 3;

/** Pathways in the order of preference; the numbers index pathwayMeasures. */
export const pathway = {
  electronicIssue: 0,
  groupSpecificCrossmatch: 1,
  groupOCrossmatch: 2,
  groupOUncrossmatched: 3,
  referredOut: 4,
} as const;

/** Ways of working, as bits. */
export const works = { electronic: 1, registered: 2, analyser: 4, history: 8 } as const;

/** No event is pending that tells when a scientist is free. */
export const noWake = Number.POSITIVE_INFINITY;

export interface TransfusionState {
  readonly jobs: Jobs;
  /** By bank and line: first and last job, scientist minutes that wait. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly waitingMin: Float64Array;
  /** By bank: when those at work will be done, how many entries hold, and when the next event tells that one is free. */
  readonly doneMin: Float64Array[];
  readonly takenCount: Int32Array;
  readonly wakeMin: Float64Array;
  /** Scientists present on this shift after sickness. */
  readonly present: Int32Array;
  isNight: number;
  /** Bits of the present way of working, since when it has not been electronic, and the record of it. */
  readonly working: Uint8Array;
  readonly manualSinceMin: Float64Array;
  readonly cause: Int32Array;
  /** Decisions: record of the group O policy (-1 off), adherence to O positive, extra scientists, refer antibodies out. */
  readonly groupOPolicy: Int32Array;
  readonly adherence: Float64Array;
  readonly surge: Int32Array;
  readonly referOut: Uint8Array;
  /** Urgent work since the last report and in the interval before it: done, in time; scientist minutes of it today. */
  readonly urgentDone: Float64Array;
  readonly urgentInTime: Float64Array;
  readonly urgentDoneBefore: Float64Array;
  readonly urgentInTimeBefore: Float64Array;
  readonly urgentMinToday: Float64Array;
  readonly urgentMinMean: Float64Array;
  /** What managers believe, as of the last report. */
  readonly confidence: Float64Array;
  readonly believedCover: Float64Array;
  readonly believedUrgentMin: Float64Array;
  readonly believedCompetent: Float64Array;
  readonly believedConfidence: Float64Array;
  /** Totals for conservation. */
  readonly samplesAsked: Float64Array;
  readonly samplesBegun: Float64Array;
  readonly samplesNotWorked: Float64Array;
  readonly requestsAsked: Float64Array;
  readonly requestsAnswered: Float64Array;
  /** Units of D-positive red cells given to recipients protected from D: only to save life with none left. */
  readonly dOverrides: Float64Array;
}

type Numbers = Readonly<Record<string, number>>;

export interface Fixed {
  readonly kinds: {
    readonly hourPassed: number;
    readonly benchFree: number;
    readonly unitsReady: number;
    readonly transfused: number;
    readonly reservationEnded: number;
    readonly stockLookedAt: number;
  };
  readonly measure: {
    readonly requests: number;
    readonly groupAndScreens: number;
    readonly samplesNotWorked: number;
    readonly turnaround: number;
    readonly requestWait: number;
    readonly haemorrhageWait: number;
    readonly late: number;
    readonly substitutions: number;
    readonly scientistMin: number;
    readonly queueHours: number;
  };
  readonly pathwayMeasure: readonly number[];
  readonly reasonMeasure: readonly number[];
  /** Every parameter that is one number, by name. */
  readonly p: Numbers;
  readonly byDay: Float64Array;
  readonly atWeekend: Float64Array;
  readonly atNight: Float64Array;
  /** Laboratory number of each bank. */
  readonly laboratory: Int32Array;
  readonly system: {
    readonly transfusionIt: number;
    readonly history: number;
    readonly middleware: number;
  };
}

export const fixed = (world: World) => world.setup.fixed.transfusion as Fixed;
export const own = (world: World) => world.states.transfusion as TransfusionState;

export function prepare(setup: Setup): Fixed {
  const { places } = setup;
  const kind = (name: string) => setup.kind(`transfusion.${name}`);
  const measure = (name: string) => setup.measure(`transfusion.${name}`);
  const single = Object.keys(parameters).filter((name) => parameters[name].shape !== "places");
  const staff = (name: string) => setup.byPlace("transfusion", name, places.banks);
  return {
    kinds: {
      hourPassed: kind("hourPassed"),
      benchFree: kind("benchFree"),
      unitsReady: kind("unitsReady"),
      transfused: kind("transfused"),
      reservationEnded: kind("reservationEnded"),
      stockLookedAt: kind("stockLookedAt"),
    },
    measure: {
      requests: measure("requests"),
      groupAndScreens: measure("groupAndScreens"),
      samplesNotWorked: measure("samplesNotWorked"),
      turnaround: measure("groupAndScreenTurnaround"),
      requestWait: measure("requestWait"),
      haemorrhageWait: measure("majorHaemorrhageWait"),
      late: measure("late"),
      substitutions: measure("substitutions"),
      scientistMin: measure("scientistMin"),
      queueHours: measure("queueHours"),
    },
    pathwayMeasure: pathwayMeasures.map((name) => setup.measure(name)),
    reasonMeasure: reasonMeasures.map((name) => setup.measure(name)),
    p: Object.fromEntries(single.map((name) => [name, setup.number("transfusion", name)])),
    byDay: staff("scientistsByDay"),
    atWeekend: staff("scientistsAtWeekend"),
    atNight: staff("scientistsAtNight"),
    laboratory: Int32Array.from(places.hospitalOfBank, (hospital) => places.laboratoryOfHospital[hospital]),
    system: {
      transfusionIt: systems.indexOf("transfusion-it"),
      history: systems.indexOf("patient-history"),
      middleware: systems.indexOf("middleware"),
    },
  };
}

export function create(world: World): TransfusionState {
  const n = world.setup.places.banks.length;
  const zeros = () => new Float64Array(n);
  return {
    jobs: emptyJobs(),
    head: new Int32Array(n * lineCount).fill(-1),
    tail: new Int32Array(n * lineCount).fill(-1),
    waitingMin: new Float64Array(n * lineCount),
    doneMin: Array.from({ length: n }, () => new Float64Array(16)),
    takenCount: new Int32Array(n),
    wakeMin: zeros().fill(noWake),
    present: new Int32Array(n),
    isNight: 1,
    working: new Uint8Array(n).fill(works.electronic | works.registered | works.analyser | works.history),
    manualSinceMin: zeros().fill(Number.NaN),
    cause: new Int32Array(n).fill(-1),
    groupOPolicy: new Int32Array(n).fill(-1),
    adherence: zeros().fill(fixed(world).p.oPositiveAdherence),
    surge: new Int32Array(n),
    referOut: new Uint8Array(n),
    urgentDone: zeros(),
    urgentInTime: zeros(),
    urgentDoneBefore: zeros(),
    urgentInTimeBefore: zeros(),
    urgentMinToday: zeros(),
    urgentMinMean: zeros(),
    confidence: zeros().fill(1),
    believedCover: zeros().fill(1),
    believedUrgentMin: zeros(),
    believedCompetent: zeros().fill(1),
    believedConfidence: zeros().fill(1),
    samplesAsked: zeros(),
    samplesBegun: zeros(),
    samplesNotWorked: zeros(),
    requestsAsked: zeros(),
    requestsAnswered: zeros(),
    dOverrides: zeros(),
  };
}
