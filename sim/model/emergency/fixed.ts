/** What is fixed for every run: samplers, tables by hospital, event kinds, measure numbers and birth sources of emergency care. */
import {
  compile,
  compileArrivals,
  type Distribution,
  InvariantError,
  meanOf,
  type Sampler,
} from "../../engine/index.ts";
import { bloodGroups, recipient } from "../contracts.ts";
import type { Setup } from "../setup.ts";
import type { World } from "../world.ts";
import { type Arrival, arrivals, operationClasses, recipientKinds, rounds } from "./kinds.ts";
import { hours } from "./parameters-care.ts";

const name = "emergency";

export type Fixed = ReturnType<typeof prepare>;
export const fixed = (world: World) => world.setup.fixed[name] as Fixed;

/** Blocks of luck: place 0 is the time of day; what the others are for is said where the block is read. */
const width: Readonly<Record<Arrival, number>> = {
  attendance: 5,
  groupAndScreen: 7,
  medical: 10,
  birth: 16,
  haemorrhage: 11,
  exchange: 8,
  operation: 14,
};

/** Luck of a ward round: requests, urgent ones, requests that guidance suppresses. */
export const wardLuck = 3;

const eachDay = 1 / 365;
const perWeekday = 1 / 5;
const perDay = 1 / 7;

export function prepare(setup: Setup) {
  const { places, calendar } = setup;
  const { hospitals } = places;
  const number = (parameter: string): number => setup.number(name, parameter);
  const at = (parameter: string): Float64Array => setup.byPlace(name, parameter, hospitals);
  const table = (parameter: string, keys: readonly string[]): Float64Array => setup.table(name, parameter, keys);
  const sampler = (parameter: string): Sampler => setup.sampler(name, parameter);

  const flatWeek = [1, 1, 1, 1, 1, 1, 1];
  const attendanceProfile = compileArrivals({ byHour: [...table("attendanceByHour", hours)], byWeekday: flatWeek });
  const requestProfile = compileArrivals({ byHour: [...table("requestByHour", hours)], byWeekday: flatWeek });

  const askedPerTransfused = table("askedPerTransfused", recipientKinds);
  const medicalUnits = setup.scenario.parameters[name].medicalUnits as Distribution;
  const usedPerMedicalRequest = meanOf(medicalUnits) / askedPerTransfused[0];
  const bloodFraction = number("venousBloodFraction");

  const rate: Readonly<Record<Arrival, Float64Array>> = {
    attendance: at("attendancesPerDay").map((perDay) => perDay * bloodFraction),
    groupAndScreen: at("groupAndScreensPerDay"),
    medical: at("medicalUnitsPerDay").map((units) => units / usedPerMedicalRequest),
    birth: at("birthsPerYear").map((perYear) => perYear * eachDay),
    haemorrhage: at("haemorrhagesPerYear").map((perYear) => perYear * eachDay),
    exchange: at("exchangesPerWeek").map((perWeek) => perWeek * perWeekday),
    operation: at("operationsPerWeek").map((perWeek) => perWeek * perDay),
  };
  const beds = at("occupiedBeds");
  const roundHour = table("roundHour", rounds);
  const wardSource = new Int32Array(hospitals.length).fill(-1);

  /** By arrival and hospital: birth source number, -1 where the hospital has no laboratory or no bank. */
  const sourceOf = Object.fromEntries(
    arrivals.map((arrival) => [arrival, new Int32Array(hospitals.length).fill(-1)]),
  ) as Readonly<Record<Arrival, Int32Array>>;
  hospitals.forEach((hospital, h) => {
    const canBe = places.laboratoryOfHospital[h] >= 0 && places.bankOfHospital[h] >= 0;
    for (const arrival of arrivals) {
      if (rate[arrival][h] > 0 && !canBe)
        throw new InvariantError(`${hospital.id} has ${arrival} but no laboratory or no blood bank`);
      if (!canBe) continue;
      const meanByDay = new Float64Array(calendar.days);
      for (let day = 0; day < calendar.days; day++)
        meanByDay[day] = arrival !== "exchange" || calendar.isWorking[day] ? rate[arrival][h] : 0;
      sourceOf[arrival][h] = setup.addSource({
        name: `${hospital.id}.${arrival}`,
        kind: setup.kind(`emergency.${arrival}Born`),
        place: h,
        width: width[arrival],
        meanByDay,
        minuteOfDay: arrival === "attendance" ? attendanceProfile.minuteOfDay : requestProfile.minuteOfDay,
      });
    }
    if (beds[h] <= 0) return;
    if (places.laboratoryOfHospital[h] < 0) throw new InvariantError(`${hospital.id} has beds but no laboratory`);
    wardSource[h] = setup.addSource({
      name: `${hospital.id}.wardDay`,
      kind: setup.kind("emergency.wardDayBorn"),
      place: h,
      width: 1 + wardLuck * rounds.length,
      meanByDay: new Float64Array(calendar.days).fill(1),
      exactly: true,
      minuteOfDay: () => roundHour[0] * 60,
    });
  });

  const theatreWait = table("theatreWaitMin", operationClasses);
  const groupOAccepted = table("groupOAcceptedAfterMin", operationClasses);
  const kind = (event: string): number => setup.kind(`emergency.${event}`);
  const measure = (text: string): number => setup.measure(text);
  const exchangeHour = number("exchangeHour");
  return {
    sourceOf,
    wardSource,
    laboratory: places.laboratoryOfHospital,
    bank: places.bankOfHospital,
    sampleDelayMin: sampler("sampleDelayMin"),
    stayMin: sampler("stayMin"),
    patienceMin: sampler("patienceMin"),
    turnaroundInStayMin: number("turnaroundInStayMin"),
    stayPerWaitMin: number("stayPerWaitMin"),
    stayStandardMin: number("stayStandardMin"),
    pointOfCareFraction: number("pointOfCareFraction"),
    redrawLimit: number("redrawLimit"),
    wardRequestsPerDay: beds.map((occupied) => occupied * number("requestsPerBedDay")),
    urgentFraction: number("urgentFraction"),
    roundShare: table("roundShare", rounds),
    /** Minutes from the first round of the day to each. */
    roundAfterMin: roundHour.map((hour) => (hour - roundHour[0]) * 60),
    weekendFactor: number("weekendFactor"),
    restrictedCutFraction: number("restrictedCutFraction"),
    sampleTransportMin: number("sampleTransportMin"),
    screenUrgentFraction: number("groupAndScreenUrgentFraction"),
    groups: cumulative(table("groupShare", bloodGroups)),
    groupsBlackHeritage: cumulative(table("groupShareBlackHeritage", bloodGroups)),
    protectFraction: table("protectFromDFraction", recipientKinds),
    antibodyFraction: table("antibodyFraction", recipientKinds),
    historicalFraction: number("historicalGroupFraction"),
    secondFraction: table("secondSampleFraction", recipientKinds),
    askedPerTransfused,
    medicalUnits: compile(medicalUnits),
    medicalUrgentFraction: number("medicalUrgentFraction"),
    medicalUrgentWithinMin: number("medicalUrgentWithinMin"),
    medicalPlannedWithinMin: number("medicalPlannedWithinMin"),
    birthTransfusedFraction: number("birthTransfusedFraction"),
    birthUnits: sampler("birthUnits"),
    birthWithinMin: number("birthWithinMin"),
    caesareanFraction: number("emergencyCaesareanFraction"),
    haemorrhageUnits: sampler("haemorrhageUnits"),
    haemorrhageNoneFraction: number("haemorrhageNoneFraction"),
    haemorrhageFirstUnits: number("haemorrhageFirstUnits"),
    haemorrhageFirstWithinMin: number("haemorrhageFirstWithinMin"),
    haemorrhageSecondPackMin: number("haemorrhageSecondPackMin"),
    exchangeUnits: sampler("exchangeUnits"),
    exchangeMinute: exchangeHour * 60,
    exchangeSessionMin: number("exchangeSessionMin"),
    exchangeEnough: number("exchangeEnoughFraction"),
    exchangeRetryDays: number("exchangeRetryDays"),
    classes: cumulative(table("operationClassShare", operationClasses.slice(0, -1))),
    screenFraction: table("groupAndScreenFraction", operationClasses),
    transfusedFraction: table("transfusedFraction", operationClasses),
    operationUnits: table("operationUnits", operationClasses),
    theatreWaitMin: operationClasses.map((_, c) =>
      compile({ dist: "gamma", mean: theatreWait[c], cv: number("theatreWaitCv") }),
    ),
    groupOAcceptedMin: operationClasses.map((_, c) =>
      compile({ dist: "gamma", mean: groupOAccepted[c], cv: number("groupOAcceptedCv") }),
    ),
    recheckMin: number("recheckMin"),
    redCellsWithinMin: number("redCellsWithinMin"),
    delayedAfterMin: number("delayedAfterMin"),
    hasReview: setup.services.some((service) => service.name === "harm-review"),
    kind: {
      attendanceSeen: kind("attendanceResultSeen"),
      attendanceDiscarded: kind("attendanceSampleDiscarded"),
      attendancePatience: kind("attendancePatienceEnded"),
      wardRound: kind("wardRound"),
      wardSeen: kind("wardResultsSeen"),
      wardDiscarded: kind("wardSamplesDiscarded"),
      redCellsReady: kind("redCellsReady"),
      haemorrhageGrouped: kind("haemorrhageGrouped"),
      firstPack: kind("firstPackReady"),
      secondPackDue: kind("secondPackDue"),
      secondPack: kind("secondPackReady"),
      exchangeGrouped: kind("exchangeGrouped"),
      exchangeCells: kind("exchangeRedCellsReady"),
      exchangeSessionEnded: kind("exchangeSessionEnded"),
      exchangeAsked: kind("exchangeRedCellsAsked"),
      exchangeDone: kind("exchangeDone"),
      operationGrouped: kind("operationGrouped"),
      operationTheatre: kind("operationTheatreReady"),
      operationWaited: kind("operationWaited"),
      operationCells: kind("operationRedCellsReady"),
    },
    measure: {
      attendances: measure("ed.attendances"),
      resultWait: measure("ed.resultWait"),
      stay: measure("ed.stay"),
      over4h: measure("ed.over4h"),
      withoutResult: measure("ed.decidedWithoutResult"),
      wardTests: measure("ward.tests"),
      wardForgone: measure("ward.testsForgone"),
      wardWait: measure("ward.resultWait"),
      screens: measure("emergency.groupAndScreens"),
      requestedUnits: measure("redCells.requestedUnits"),
      shortUnits: measure("redCells.shortUnits"),
      activations: measure("haemorrhage.activations"),
      firstPackWait: measure("haemorrhage.firstPackWait"),
      exchanges: measure("sickle.exchanges"),
      deferred: measure("sickle.deferred"),
      waitDays: measure("sickle.waitDays"),
      births: measure("obstetric.births"),
      operations: measure("emergency.operations"),
      operationWait: measure("emergency.operationWait"),
      operationsDelayed: measure("emergency.operationsDelayed"),
    },
  };
}

/** Shares as a cumulative table that ends at 1. */
function cumulative(shares: Float64Array): Float64Array {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let sum = 0;
  const table = shares.map((share) => {
    sum += share;
    return sum / total;
  });
  table[table.length - 1] = 1;
  return table;
}

/** Entry of a cumulative table that a uniform falls on. */
export function pick(table: Float64Array, u: number): number {
  let entry = 0;
  while (entry < table.length - 1 && u >= table[entry]) entry++;
  return entry;
}

/** Bits of a recipient from its luck at `offset` (group is read apart). `kind` is a number of `recipientKinds`. */
export function recipientBits(f: Fixed, luck: Float64Array, offset: number, kind: number): number {
  let bits = 0;
  if (luck[offset + 1] < f.protectFraction[kind]) bits |= recipient.protectFromD;
  if (luck[offset + 2] < f.antibodyFraction[kind]) bits |= recipient.antibody;
  if (luck[offset + 3] < f.historicalFraction) bits |= recipient.historicalGroup;
  if (luck[offset + 4] < f.secondFraction[kind]) bits |= recipient.secondSample;
  return bits;
}
