/** What is fixed for every run of outpatients: volumes by hospital, samplers, birth sources, event kinds, measure numbers. */
import { InvariantError } from "../../engine/index.ts";
import { clockOn } from "../calendar.ts";
import type { Setup } from "../setup.ts";
import type { World } from "../world.ts";

const name = "outpatients";

export type Fixed = ReturnType<typeof prepare>;
export const fixed = (world: World) => world.setup.fixed[name] as Fixed;

/** Schedules a daily event for the working day after `day`, none when the calendar ends before it. */
export function scheduleNext(world: World, day: number, minute: number, kind: number): void {
  const { calendar } = world.setup;
  let next = day + 1;
  while (next < calendar.days && !calendar.isWorking[next]) next++;
  if (next < calendar.days) world.sim.schedule(clockOn(calendar, next, minute), kind, next);
}

const workingDaysPerWeek = 5;

/** Luck of a hospital and day: other attendances, those that a strike spares, ordinary postponements, other tests, urgent ones of them. */
export const dayLuck = { others: 0, strike: 1, ordinary: 2, otherTests: 3, urgentTests: 4 } as const;
export const dayLuckCount = 5;

/** Uniforms of one appointment: days from test to appointment, urgent, what without a result, luck of the day. */
export const appointmentLuck = 4;

export function prepare(setup: Setup) {
  const { places, calendar } = setup;
  const { hospitals } = places;
  const number = (parameter: string): number => setup.number(name, parameter);
  const attendancesPerDay = setup
    .byPlace(name, "attendancesPerWeek", hospitals)
    .map((perWeek) => perWeek / workingDaysPerWeek);
  const common = number("testDependentFraction");
  const dependentFraction = setup
    .byPlace(name, "testDependentFractionAt", hospitals)
    .map((fraction) => fraction || common);
  const bookingDays = number("bookingDays");
  const sources = new Int32Array(hospitals.length).fill(-1);
  const active: number[] = [];
  hospitals.forEach((hospital, h) => {
    if (attendancesPerDay[h] <= 0) return;
    if (places.laboratoryOfHospital[h] < 0) throw new InvariantError(`${hospital.id} has clinics but no laboratory`);
    active.push(h);
    sources[h] = setup.addSource({
      name: `${hospital.id}.clinic`,
      kind: setup.kind("outpatients.extraBooked"),
      place: h,
      width: 1 + appointmentLuck,
      // The office books whole clinic days; the source gives them their names, and bears extra appointments.
      meanByDay: new Float64Array(calendar.days),
      minuteOfDay: () => 0,
    });
  });
  const measure = (what: string): number => setup.measure(`outpatient.${what}`);
  return {
    /** Hospitals with clinics. */
    active,
    sources,
    laboratory: places.laboratoryOfHospital,
    dependentPerDay: attendancesPerDay.map((perDay, h) => perDay * dependentFraction[h]),
    othersPerDay: attendancesPerDay.map((perDay, h) => perDay * (1 - dependentFraction[h])),
    otherTestsPerDay: attendancesPerDay.map((perDay) => perDay * number("otherTestsFraction")),
    urgentFraction: number("urgentFraction"),
    bookingDays,
    leadDays: setup.sampler(name, "leadDays"),
    leadFloorDays: number("leadFloorDays"),
    sampleMinute: number("sampleHour") * 60,
    sampleTransportMin: number("sampleTransportMin"),
    clinicMinute: number("clinicHour") * 60,
    officeMinute: number("bookingOfficeHour") * 60,
    seenAnywayFraction: number("seenAnywayFraction"),
    convertibleFraction: number("convertibleFraction"),
    upgradedFraction: number("upgradedFraction"),
    /** By day: share of clinics that a strike leaves, 1 without one. */
    strikeFraction: calendar.strikeFraction.map((fraction) => 1 - (1 - fraction) * number("strikeShare")),
    reviewHorizonDays: number("reviewHorizonDays"),
    noticeDays: number("noticeDays"),
    reviewedPerDayFraction: number("reviewedPerDayFraction"),
    reviewStartMin: number("reviewStartDays") * 24 * 60,
    resultsLikelyWithinMin: number("resultsLikelyWithinMin"),
    phlebotomySpareFraction: number("phlebotomySpareFraction"),
    rebookSlotFraction: number("rebookSlotFraction"),
    rebookDays: setup.sampler(name, "rebookDays"),
    ordinaryPostponedFraction: number("ordinaryPostponedFraction"),
    hasReview: setup.services.some((service) => service.name === "harm-review"),
    kind: {
      testsTaken: setup.kind("outpatients.testsTaken"),
      resultsSeen: setup.kind("outpatients.resultsSeen"),
      samplesDiscarded: setup.kind("outpatients.samplesDiscarded"),
      clinicsHeld: setup.kind("outpatients.clinicsHeld"),
      officeOpened: setup.kind("outpatients.officeOpened"),
    },
    measure: {
      booked: measure("booked"),
      done: measure("done"),
      withoutResult: measure("withoutResult"),
      converted: measure("converted"),
      postponed: measure("postponed"),
      postponedOrdinary: measure("postponedOrdinary"),
      shortNotice: measure("postponedAtShortNotice"),
      testsMissed: measure("testsMissed"),
      otherForgone: measure("otherTestsForgone"),
      waitingRebook: measure("waitingRebook"),
    },
  };
}
