/** Parameters and measures of chemotherapy day units. */
import type { ParameterSpec } from "../../scenario/index.ts";
import { fractionSpec, measuresOf, numberSpec, placesSpec, tableSpec } from "../specs.ts";

/** Courses by the days from one cycle to the next. */
export const regimens = ["weekly", "fortnightly", "three-weekly"] as const;
export const intervalDays = [7, 14, 21] as const;

export const parameters: Readonly<Record<string, ParameterSpec>> = {
  cyclesPerDay: placesSpec(
    "Chemotherapy cycles planned on a working day",
    "cycles/day",
    [0, 0, 80],
    "assumption: 100 to 150 a day in the region; no count by day unit was found",
    "low",
  ),
  regimenShare: tableSpec(
    "Cycles by the interval of their course",
    "share",
    { weekly: 0.2, fortnightly: 0.25, "three-weekly": 0.55 },
    [0.1, 0.7],
    "assumption: most regimens repeat every three weeks",
    "low",
  ),
  cyclesPerCourse: tableSpec(
    "Mean cycles of a course",
    "cycles",
    { weekly: 12, fortnightly: 10, "three-weekly": 6 },
    [4, 18],
    "assumption: about four to six months of treatment",
    "low",
  ),
  spareFraction: fractionSpec(
    "Sessions of a day unit above what is usually planned",
    [0.12, 0.05, 0.25],
    "assumption: chairs and nurses leave little room",
    "low",
  ),
  sampleLeadDays: numberSpec(
    "Days before a cycle from which its full blood count and chemistry are taken",
    "days",
    [2, 1, 3],
    "assumption: within 48 to 72 hours before each cycle; on the last working day before where a weekend lies between",
    "medium",
    { shape: "integer", minimum: 1, maximum: 7 },
  ),
  sampleValidDays: numberSpec(
    "Days for which such results hold",
    "days",
    [3, 2, 7],
    "assumption: within 72 hours before each cycle",
    "medium",
    { shape: "integer", minimum: 1, maximum: 14 },
  ),
  sampleHour: numberSpec(
    "Hour at which the day's samples leave the clinic",
    "hour",
    [9, 8, 12],
    "assumption: bloods first thing in the morning",
    "low",
    { maximum: 23 },
  ),
  sampleTransportMin: numberSpec(
    "Minutes from clinic to laboratory",
    "min",
    [30, 10, 90],
    "assumption: porters and tubes within a hospital",
    "low",
  ),
  decisionHour: numberSpec(
    "Hour until which a result must have been seen for the cycle to be given that day",
    "hour",
    [13, 10, 15],
    "assumption: drugs are made up on the day and infusions take hours",
    "low",
    { maximum: 23 },
  ),
  pointOfCareFraction: fractionSpec(
    "Share of courses for which a point-of-care count suffices when no result has come",
    [0.25, 0, 0.5],
    "assumption: regimens that need no liver or kidney results",
    "low",
  ),
  pointOfCarePerDay: numberSpec(
    "Point-of-care counts a unit can make a day, of its planned cycles",
    "fraction",
    [0.2, 0, 0.5],
    "assumption: one device and a nurse for part of the day",
    "low",
    { maximum: 1 },
  ),
  clinicalDelayFraction: fractionSpec(
    "Share of cycles put off because counts are too low or the person is unwell",
    [0.07, 0.03, 0.15],
    "assumption: one in fifteen cycles waits a week for recovery",
    "low",
  ),
  clinicalDelayDays: numberSpec(
    "Days for which such a cycle is put off",
    "days",
    [7, 3, 7],
    "assumption: a week, so that counts recover",
    "low",
    { shape: "integer", minimum: 1, maximum: 28 },
  ),
  retryDays: numberSpec(
    "Days until a cycle without a result is tried again, at the soonest",
    "days",
    [1, 1, 3],
    "assumption: the next session with room",
    "low",
    { shape: "integer", minimum: 1, maximum: 14 },
  ),
};

const byHospital = measuresOf("hospital");

export const measures = [
  byHospital("chemotherapy.started", "courses", "Courses of chemotherapy begun."),
  byHospital(
    "chemotherapy.due",
    "cycles",
    "Cycles planned for the day: done, delayed and put off for other reasons together; never part of elective counts.",
  ),
  byHospital("chemotherapy.done", "cycles", "Cycles given on this day, after a result or a point-of-care count."),
  byHospital(
    "chemotherapy.delayed",
    "cycles",
    "Cycles not given on their day for want of a result seen in time, linked by the model's rules to the incident.",
  ),
  byHospital(
    "chemotherapy.delayedOrdinary",
    "cycles",
    "Cycles not given on their day for other reasons: low counts, or a result that was late in ordinary life.",
  ),
  byHospital(
    "chemotherapy.rescued",
    "cycles",
    "Cycles done after the unit's own point-of-care count, since no result had been seen.",
  ),
  byHospital(
    "chemotherapy.delayDays",
    "days",
    "Days from the first date of a cycle to the one on which it was given; mean over cycles given.",
    "ratio",
  ),
  byHospital(
    "chemotherapy.waiting",
    "cycles",
    "Cycles past their first date and not given, after the day's session.",
    "level",
  ),
];
