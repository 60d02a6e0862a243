/** What is fixed for elective surgery in a scenario: numbers of measures and kinds, tables by class and desk, birth sources. */

import { compile, poissonCdf, type Sampler } from "../../engine/index.ts";
import { bloodGroups, surgicalClasses, theatreGroupOfClass, theatreGroups } from "../contracts.ts";
import { type PlanningDays, planningDays } from "../planning-days.ts";
import type { Setup } from "../setup.ts";
import { upToOf } from "../shares.ts";
import type { World } from "../world.ts";
import { volumeNames } from "./case-mix.ts";
import { measures } from "./measures.ts";

export const groupCount = theatreGroups.length;
/** The class whose date hardly moves: never put off for long. */
export const fixedDateClass = surgicalClasses.indexOf("caesarean");
export const luckWidth = 16;
const workingDaysPerWeek = 5;
/** Dates are given this far beyond the end of the calendar: further than any booking reaches. */
const daysBeyond = 63;
const decidedMinuteOfDay = 17 * 60;

export interface Fixed {
  readonly planning: PlanningDays;
  readonly kinds: Readonly<Record<keyof typeof kindNames, number>>;
  /** Measure numbers by the name's part after the dot, `cancer.` ones with their whole name. */
  readonly measure: Readonly<Record<string, number>>;
  /** By birth source: class, -1 for sources of other services. */
  readonly classOfSource: Int8Array;
  /** Own birth sources and their hospital, class and cases a week. */
  readonly sources: readonly {
    readonly source: number;
    readonly name: string;
    readonly hospital: number;
    readonly surgicalClass: number;
    readonly perWeek: number;
  }[];
  /** Desks (hospital * groupCount + group) that have surgery, ascending. */
  readonly desks: Int32Array;
  /** Hospitals that have surgery, ascending. */
  readonly hospitals: readonly number[];
  /** By desk: usual P2 share of planned minutes times the reserve factor; half the longest planned case. */
  readonly reserve: Float64Array;
  readonly halfLongest: Float64Array;
  /** By desk: 1 where some class has units made ready before the operation. */
  readonly makesReady: Uint8Array;
  /** Hospitals that meet in one huddle: those that share a blood bank, or one without. */
  readonly meetings: readonly { readonly bank: number; readonly hospitals: readonly number[] }[];
  readonly meetingOfHospital: Int32Array;
  readonly table: {
    readonly needsSample: Float64Array;
    readonly transfused: Float64Array;
    readonly unitsMean: Float64Array;
    readonly unitsReady: Float64Array;
    readonly plannedMin: Float64Array;
    readonly needsBloods: Float64Array;
    readonly p2: Float64Array;
    readonly p3: Float64Array;
    readonly cancer: Float64Array;
    readonly protectFromD: Float64Array;
    readonly intensiveCare: Float64Array;
    /** Chance that a case needs so many units as the alert rule names. */
    readonly chanceOfMany: Float64Array;
  };
  /** By class and fact drawn at birth: its chance. */
  readonly drawnChance: Float64Array;
  /** Running sums of the shares of groups. */
  readonly groupUpTo: Float64Array;
  /** Quantile of occupancy relative to its mean. */
  readonly relativeDuration: Sampler;
  readonly leadDays: Sampler;
  readonly limitDays: readonly number[];
  readonly usualWaitDays: readonly number[];
  readonly number: Readonly<Record<(typeof numberNames)[number], number>>;
  readonly rowsExpected: number;
  /** Whether the model has intensive care; without it no case needs a bed. */
  readonly hasIntensiveCare: boolean;
  readonly hasReview: boolean;
  readonly scratch: Scratch;
}

/** Room to work in within one event; never read before it is written. */
interface Scratch {
  readonly target: Float64Array;
  readonly booked: Float64Array;
  readonly credit: Float64Array;
  rows: Int32Array;
  order: Float64Array;
}

const kindNames = {
  decided: "surgery.decidedToOperate",
  officeOpened: "surgery.officeOpened",
  sampleTaken: "surgery.sampleTaken",
  bagCollected: "surgery.bagCollected",
  resultsSeen: "surgery.resultsSeen",
  samplesDiscarded: "surgery.samplesDiscarded",
  groupAndScreenReady: "surgery.groupAndScreenReady",
  huddle: "surgery.huddle",
  dayChecked: "surgery.dayChecked",
  theatreFree: "surgery.theatreFree",
  cellsReady: "surgery.cellsReady",
  extraCellsReady: "surgery.extraCellsReady",
  transferDue: "surgery.transferDue",
} as const;

const numberNames = [
  "antibodyFraction",
  "historicalGroupFraction",
  "recentTransfusionFraction",
  "resultsValidDays",
  "sampleValidDays",
  "sampleValidRecentDays",
  "printedFraction",
  "bookFromDays",
  "lockDays",
  "noticeDays",
  "displacementNoticeDays",
  "rebookWithinDays",
  "cautiousDays",
  "cautiousCover",
  "groupOShareOfPlanned",
  "groupOQuantile",
  "alertUnits",
  "alertChance",
  "latestResultMin",
  "otherReasonFraction",
  "clinicalFraction",
  "overrunAllowanceMin",
  "askAgainMin",
  "plannedCellsMin",
  "urgentCellsMin",
  "transferAcceptedFraction",
  "transferTheatreFraction",
  "transferBedFraction",
  "transferWithdrawnFraction",
  "transferDays",
  "sampleTransportMin",
  "fixedDateMovedDays",
] as const;

/** Facts of a case that are drawn at its birth. */
export const drawnFacts = [
  "needsSample",
  "needsBloods",
  "cancer",
  "protectFromD",
  "antibody",
  "historicalGroup",
  "recentTransfusion",
  "otherReason",
  "clinicalReason",
] as const;

export const fixed = (world: World) => world.setup.fixed.surgery as Fixed;

export function prepare(setup: Setup): Fixed {
  const { calendar, places } = setup;
  const table = (name: string) => setup.table("surgery", name, surgicalClasses);
  const number = Object.fromEntries(
    numberNames.map((name) => [name, setup.number("surgery", name)]),
  ) as Fixed["number"];
  const kinds = Object.fromEntries(
    Object.entries(kindNames).map(([key, name]) => [key, setup.kind(name)]),
  ) as Fixed["kinds"];
  const measure = Object.fromEntries(
    measures.map(({ name }) => [name.startsWith("elective.") ? name.slice(9) : name, setup.measure(name)]),
  );
  const plannedMin = table("durationMin").map((min) => Math.round(min));
  const p2 = table("p2Fraction");
  const p3 = table("p3Fraction");
  const desks = places.hospitals.length * groupCount;
  const minutes = new Float64Array(desks);
  const minutesP2 = new Float64Array(desks);
  const halfLongest = new Float64Array(desks);
  const makesReady = new Uint8Array(desks);
  const unitsReady = table("unitsMadeReady");
  const usualWaitDays = [2, 3, 4].map((priority) => setup.number("surgery", `usualWaitP${priority}Days`));
  const sources: Fixed["sources"][number][] = [];
  let rowsExpected = 1024;
  volumeNames.forEach((name, surgicalClass) => {
    const perWeekOf = setup.byPlace("surgery", name, places.hospitals);
    places.hospitals.forEach((place, hospital) => {
      const perWeek = perWeekOf[hospital];
      if (perWeek <= 0) return;
      const desk = hospital * groupCount + theatreGroupOfClass[surgicalClass];
      minutes[desk] += perWeek * plannedMin[surgicalClass];
      minutesP2[desk] += perWeek * plannedMin[surgicalClass] * p2[surgicalClass];
      if (unitsReady[surgicalClass] > 0) makesReady[desk] = 1;
      halfLongest[desk] = Math.max(halfLongest[desk], plannedMin[surgicalClass] / 2);
      rowsExpected += perWeek * meanWaitWeeks(p2[surgicalClass], p3[surgicalClass], usualWaitDays);
      const perDay = perWeek / workingDaysPerWeek;
      const source = setup.addSource({
        name: `${place.id}.${surgicalClasses[surgicalClass]}`,
        kind: kinds.decided,
        place: hospital,
        width: luckWidth,
        meanByDay: Float64Array.from(calendar.monthFactor, (factor, day) =>
          calendar.isWorking[day] ? perDay * factor : 0,
        ),
        minuteOfDay: () => decidedMinuteOfDay,
      });
      sources.push({ source, name: `${place.id}.${surgicalClasses[surgicalClass]}`, hospital, surgicalClass, perWeek });
    });
  });
  const reserveFactor = setup.number("surgery", "reserveFactor");
  const transfused = table("transfusedFraction");
  const unitsMean = table("unitsIfTransfused");
  const needsSample = table("needsGroupAndScreenFraction");
  const needsBloods = table("needsBloodResultsFraction");
  const cancer = table("cancerPathwayFraction");
  const protectFromD = table("protectFromDFraction");
  const chancesOf = (surgicalClass: number): Record<(typeof drawnFacts)[number], number> => ({
    needsSample: needsSample[surgicalClass],
    needsBloods: needsBloods[surgicalClass],
    cancer: cancer[surgicalClass],
    protectFromD: protectFromD[surgicalClass],
    antibody: number.antibodyFraction,
    historicalGroup: number.historicalGroupFraction,
    recentTransfusion: number.recentTransfusionFraction,
    otherReason: number.otherReasonFraction,
    clinicalReason: number.clinicalFraction,
  });
  return {
    planning: planningDays(calendar, daysBeyond),
    kinds,
    measure,
    classOfSource: classesBySource(sources),
    sources,
    desks: Int32Array.from(Array.from(minutes.keys()).filter((desk) => minutes[desk] > 0)),
    hospitals: places.hospitals.flatMap((_, hospital) =>
      sources.some((source) => source.hospital === hospital) ? [hospital] : [],
    ),
    reserve: minutes.map((sum, desk) => (sum > 0 ? Math.min(1, (minutesP2[desk] / sum) * reserveFactor) : 0)),
    halfLongest,
    makesReady,
    ...meetingsOf(setup),
    table: {
      needsSample,
      transfused,
      unitsMean,
      unitsReady,
      plannedMin,
      needsBloods,
      p2,
      p3,
      cancer,
      protectFromD,
      intensiveCare: table("intensiveCareFraction"),
      chanceOfMany: transfused.map((chance, index) => chance * chanceOfAtLeast(number.alertUnits, unitsMean[index])),
    },
    drawnChance: Float64Array.from(
      surgicalClasses.flatMap((_, surgicalClass) => {
        const chances = chancesOf(surgicalClass);
        return drawnFacts.map((name) => chances[name]);
      }),
    ),
    groupUpTo: upToOf(setup.table("surgery", "groupFraction", bloodGroups)),
    relativeDuration: compile({ dist: "lognormal", mean: 1, cv: setup.number("surgery", "durationCv") }),
    leadDays: setup.sampler("surgery", "preAssessmentLeadDays"),
    limitDays: [2, 3, 4].map((priority) => setup.number("surgery", `limitP${priority}Days`)),
    usualWaitDays,
    number,
    rowsExpected: Math.ceil(rowsExpected * 1.12),
    hasIntensiveCare: setup.services.some(({ name }) => name === "intensive-care"),
    hasReview: setup.services.some(({ name }) => name === "harm-review"),
    scratch: {
      target: new Float64Array(64),
      booked: new Float64Array(64),
      credit: new Float64Array(64),
      rows: new Int32Array(512),
      order: new Float64Array(512),
    },
  };
}

/** Weeks for which a case of a class is on the waiting list, in the mean. */
function meanWaitWeeks(p2: number, p3: number, usualWaitDays: readonly number[]): number {
  return (p2 * usualWaitDays[0] + p3 * usualWaitDays[1] + Math.max(0, 1 - p2 - p3) * usualWaitDays[2]) / 7;
}

/** Chance of at least `units` of 1 + Poisson(mean - 1). */
function chanceOfAtLeast(units: number, mean: number): number {
  return units <= 1 ? 1 : mean <= 1 ? 0 : 1 - poissonCdf(Math.ceil(units) - 2, mean - 1);
}

function classesBySource(sources: Fixed["sources"]): Int8Array {
  const last = sources.reduce((most, { source }) => Math.max(most, source), -1);
  const classes = new Int8Array(last + 1).fill(-1);
  for (const { source, surgicalClass } of sources) classes[source] = surgicalClass;
  return classes;
}

/** Hospitals of one bank meet together, since they share its scientists and its shelf. */
function meetingsOf(setup: Setup): Pick<Fixed, "meetings" | "meetingOfHospital"> {
  const { places } = setup;
  const meetings: { bank: number; hospitals: number[] }[] = [];
  const meetingOfHospital = new Int32Array(places.hospitals.length);
  for (let hospital = 0; hospital < places.hospitals.length; hospital++) {
    const bank = places.bankOfHospital[hospital];
    let index = bank < 0 ? -1 : meetings.findIndex((meeting) => meeting.bank === bank);
    if (index < 0) index = meetings.push({ bank, hospitals: [] }) - 1;
    meetings[index].hospitals.push(hospital);
    meetingOfHospital[hospital] = index;
  }
  return { meetings, meetingOfHospital };
}
