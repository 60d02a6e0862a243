/** Cases made up by rule, for the states in which figures are shown: no run stands behind them. */
import { type Calendar, clockOn, surgicalClasses, theatreGroupOfClass } from "../../model/index.ts";
import { fates, type WeekCases } from "./data.ts";
import type { CasePlaces } from "./groups.ts";
import { emptyCases } from "./read.ts";

const days = 21;
const minutesPerDay = 1440;

/** Three weeks from a Monday in a time of year without holidays; day 7 is the first of the incident. */
export const madeUpCalendar: Calendar = {
  days,
  warmUpDays: 7,
  startMin: Float64Array.from({ length: days + 1 }, (_, day) => (day - 7) * minutesPerDay),
  endMin: (days - 7) * minutesPerDay,
  dates: Array.from({ length: days }, (_, day) => `2030-07-${String(day + 1).padStart(2, "0")}`),
  weekday: Uint8Array.from({ length: days }, (_, day) => day % 7),
  isHoliday: new Uint8Array(days),
  isWorking: Uint8Array.from({ length: days }, (_, day) => (day % 7 < 5 ? 1 : 0)),
  monthFactor: new Float64Array(days).fill(1),
  strikeFraction: new Float64Array(days).fill(1),
};

export const madeUpPlaces: CasePlaces = {
  hospitals: [
    { id: "north", name: "North Hospital", trust: "first", borough: "upper" },
    { id: "south", name: "South Hospital (Old Road)", trust: "first", borough: "lower" },
    { id: "east", name: "East Hospital", trust: "second", borough: "" },
  ],
  boroughs: [
    { id: "upper", name: "Upper Borough" },
    { id: "lower", name: "Lower Borough" },
  ],
  rollups: [
    { id: "first", name: "First NHS Foundation Trust" },
    { id: "second", name: "Second NHS Trust" },
  ],
};

export interface MadeUp {
  readonly operations: number;
  readonly appointments: number;
  /** One of so many operations and appointments is postponed. */
  readonly postponedEvery: number;
}

/** The week of the incident: all booked beforehand, settled on their day, spread over hospitals, classes and fates by counting. */
export function madeUpCases({ operations, appointments, postponedEvery }: MadeUp): WeekCases {
  const firstDay = madeUpCalendar.warmUpDays;
  const length = operations + appointments;
  const cases = emptyCases(
    {
      firstDay,
      days: 7,
      reachedMin: madeUpCalendar.endMin,
      sources: ["north.theatres", "north.clinic"],
      plan: {
        plannedMin: Float64Array.of(270, 240, 210, 110, 115, 75, 45, 240, 60),
        listMin: Float64Array.of(600, 480, 480, 480, 480, 480, 300),
      },
    },
    length,
  );
  for (let index = 0; index < length; index++) fill(cases, index, index < operations, postponedEvery);
  return cases;
}

const casesADay = 131;
const listsAGroup = 3;
/** As births.ts makes keys: source, day and ordinal. */
const sourceSpan = 1024 * 65_536;

function fill(cases: WeekCases, index: number, isOperation: boolean, postponedEvery: number): void {
  const day = cases.firstDay + (index % 5);
  cases.key[index] = (isOperation ? 0 : sourceSpan) + index;
  cases.isOperation[index] = isOperation ? 1 : 0;
  cases.hospital[index] = (index * 7) % 3 === 0 ? 1 : index % 3;
  cases.day[index] = day;
  cases.bookedMin[index] = -10 * minutesPerDay;
  const surgicalClass = (index * 5) % surgicalClasses.length;
  if (isOperation) {
    cases.priority[index] = 2 + (index % 3);
    cases.surgicalClass[index] = surgicalClass;
    cases.cancer[index] = index % 6 === 0 ? 1 : 0;
    cases.list[index] = (theatreGroupOfClass[surgicalClass] + index) % listsAGroup;
  } else {
    cases.surgicalClass[index] = 255;
    cases.urgent[index] = index % 11 === 0 ? 1 : 0;
  }
  const begunMin = clockOn(madeUpCalendar, day, 510 + ((index * 13) % casesADay) * 4);
  cases.fateMin[index] = begunMin;
  if (postponedEvery > 0 && index % postponedEvery === 1) {
    cases.fate[index] = fates.indexOf("postponed");
    cases.fateMin[index] = begunMin - ((index * 17) % 3) * minutesPerDay;
    cases.cause[index] = index;
    cases.root[index] = index % 9 === 1 ? 0 : 1;
    if (index % 4 === 0) {
      cases.nextDay[index] = day + 9;
      cases.nextMin[index] = cases.fateMin[index] + minutesPerDay;
    }
  } else if (index % 29 === 0 && isOperation) {
    cases.fate[index] = fates.indexOf("cancelled");
    cases.cause[index] = index;
  } else {
    cases.fate[index] = fates.indexOf(
      isOperation ? "done" : (["done", "done", "converted", "heldWithoutResult"] as const)[index % 4],
    );
    if (isOperation) cases.endMin[index] = begunMin + cases.plan.plannedMin[surgicalClass];
  }
}
