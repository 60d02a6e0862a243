/**
 * What theatre managers know: their own lists and waiting list, yesterday's counts, and of transfusion only what was last
 * reported to them.
 */
import { operationsWithoutNewDate, surgicalClasses, theatreGroups, type World } from "../model/index.ts";
import { answers, DayReadings, lastReportMin } from "./view-readings.ts";

/** What was last reported of a transfusion laboratory to those outside it. */
export interface ReportedCover {
  /** Hospital that the transfusion laboratory stands in; "" where none serves. */
  readonly bank: string;
  /** Share of urgent work done in time, as reported; NaN when nobody reports. */
  readonly emergencyFraction: number;
  /** When it was reported: 06:00 and 14:00. */
  readonly reportedMin: number;
}

/** A day to come, as planned now. */
export interface PlannedDay {
  readonly date: string;
  readonly lists: number;
  readonly bookedMin: number;
  /** Minutes to which lists are booked. */
  readonly targetMin: number;
  /** Cases of the day's lists so far locked, and those already postponed from it. */
  readonly cases: number;
  readonly postponed: number;
}

export interface TheatreHospitalView {
  readonly id: string;
  readonly name: string;
  readonly yesterday: {
    readonly booked: number;
    readonly done: number;
    /** For whatever reason but clinical ones. */
    readonly postponed: number;
    readonly onTheDay: number;
    readonly cancelledClinically: number;
    readonly p2Postponed: number;
    readonly cancerPostponed: number;
    readonly groupAndScreens: number;
  };
  /** As counted in the last morning round. */
  readonly waiting: number;
  readonly unbooked: number;
  readonly pastLimit: number;
  /** Cases that have lost a date and have no new one, and their planned minutes. */
  readonly withoutNewDate: number;
  readonly withoutNewDateMin: number;
  /** The next five working days. */
  readonly ahead: readonly PlannedDay[];
  readonly pausedClasses: readonly string[];
  readonly cover: ReportedCover;
}

export interface TheatresParts {
  readonly hospitals: readonly TheatreHospitalView[];
}

const withTheatres = new Set(["acute-hospital", "specialist-hospital", "elective-hospital", "childrens-hospital"]);
const daysAhead = 5;

export function theatresParts(world: World): TheatresParts {
  if (!answers(world, "listsOn")) return { hospitals: [] };
  const { calendar, places } = world.setup;
  const readings = new DayReadings(world);
  const days: number[] = [];
  for (let day = readings.today + 1; day < calendar.days && days.length < daysAhead; day++)
    if (calendar.isWorking[day]) days.push(day);
  const withoutDate = operationsWithoutNewDate(world);
  const hospitals = places.hospitals.flatMap((place, hospital): TheatreHospitalView[] => {
    if (!withTheatres.has(place.kind)) return [];
    const yesterday = (name: string): number => readings.yesterday(name, hospital);
    return [
      {
        id: place.id,
        name: place.name,
        yesterday: {
          booked: yesterday("elective.booked"),
          done: yesterday("elective.done"),
          postponed: yesterday("elective.postponed") + yesterday("elective.postponedOrdinary"),
          onTheDay: yesterday("elective.lastMinuteNonClinical"),
          cancelledClinically: yesterday("elective.cancelledClinically"),
          p2Postponed: yesterday("elective.postponedP2"),
          cancerPostponed: yesterday("cancer.postponed"),
          groupAndScreens: yesterday("elective.groupAndScreens"),
        },
        waiting: readings.latest("elective.waiting", hospital),
        unbooked: readings.latest("elective.unbooked", hospital),
        pastLimit: readings.latest("elective.pastLimit", hospital),
        withoutNewDate: withoutDate?.[hospital] ?? Number.NaN,
        withoutNewDateMin: answers(world, "rebookingBacklogMin")
          ? overGroups((group) => world.ask.rebookingBacklogMin(world, hospital, group))
          : Number.NaN,
        ahead: days.map((day) => plannedDay(world, readings, hospital, day)),
        pausedClasses: surgicalClasses.filter((_, number) => world.ask.classPaused(world, hospital, number) >= 0),
        cover: reportedCover(world, hospital),
      },
    ];
  });
  return { hospitals };
}

/** What is reported of the transfusion laboratory that serves a hospital. */
export function reportedCover(world: World, hospital: number): ReportedCover {
  const { banks, bankOfHospital } = world.setup.places;
  const bank = bankOfHospital[hospital];
  const reportedMin = lastReportMin(world);
  if (bank < 0) return { bank: "", emergencyFraction: Number.NaN, reportedMin };
  const isReported = answers(world, "emergencyCoverFraction");
  const emergencyFraction = isReported ? world.ask.emergencyCoverFraction(world, bank) : Number.NaN;
  return { bank: banks[bank].id, emergencyFraction, reportedMin };
}

function plannedDay(world: World, readings: DayReadings, hospital: number, day: number): PlannedDay {
  return {
    date: world.setup.calendar.dates[day],
    lists: overGroups((group) => world.ask.listsOn(world, hospital, group, day)),
    bookedMin: overGroups((group) => world.ask.listBookedMin(world, hospital, group, day)),
    targetMin: overGroups((group) => world.ask.listTargetMin(world, hospital, group, day)),
    cases: readings.on("elective.booked", hospital, day),
    postponed:
      readings.on("elective.postponed", hospital, day) + readings.on("elective.postponedOrdinary", hospital, day),
  };
}

function overGroups(read: (group: number) => number): number {
  let sum = 0;
  for (let group = 0; group < theatreGroups.length; group++) sum += read(group);
  return sum;
}
