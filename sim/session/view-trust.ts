/**
 * What the control room of a trust knows: yesterday's counts of its hospitals, which systems of their laboratories work, how
 * long staff think that results take now, and of transfusion what was last reported.
 */
import { appointmentsWithoutNewDate, systems, type World } from "../model/index.ts";
import { answers, DayReadings } from "./view-readings.ts";
import { type ReportedCover, reportedCover } from "./view-theatres.ts";

export interface TrustHospitalView {
  readonly id: string;
  readonly name: string;
  readonly trust: string;
  readonly yesterday: {
    readonly edAttendances: number;
    readonly edStayMin: number;
    readonly edOver4h: number;
    readonly edResultWaitMin: number;
    readonly wardResultWaitMin: number;
    readonly operationsDone: number;
    readonly operationsPostponed: number;
    readonly emergencyOperationsDelayed: number;
    readonly appointmentsDone: number;
    readonly appointmentsPostponed: number;
  };
  readonly appointmentsWithoutNewDate: number;
  /** Systems of its laboratory that do not work, or only in part. */
  readonly systemsDown: readonly string[];
  /** Minutes until an urgent ward request sent now would be released, as staff judge it; NaN without a laboratory. */
  readonly wardResultMin: number;
  readonly cover: ReportedCover;
}

export interface TrustParts {
  readonly hospitals: readonly TrustHospitalView[];
  /** National shortage phase as declared: 0 green, 1 pre-amber, 2 amber, 3 red. */
  readonly alertPhase: number;
}

/** Priority of urgent ward requests, as laboratories number it. */
const wardUrgent = 1;

export function trustParts(world: World): TrustParts {
  const { places } = world.setup;
  const readings = new DayReadings(world);
  const withoutDate = appointmentsWithoutNewDate(world);
  const hospitals = places.hospitals.map((place, hospital): TrustHospitalView => {
    const yesterday = (measure: string): number => readings.yesterday(measure, hospital);
    const laboratory = places.laboratoryOfHospital[hospital];
    const isWorked = laboratory >= 0 && answers(world, "expectedReleaseMin");
    return {
      id: place.id,
      name: place.name,
      trust: place.trust,
      yesterday: {
        edAttendances: yesterday("ed.attendances"),
        edStayMin: yesterday("ed.stay"),
        edOver4h: yesterday("ed.over4h"),
        edResultWaitMin: yesterday("ed.resultWait"),
        wardResultWaitMin: yesterday("ward.resultWait"),
        operationsDone: yesterday("elective.done"),
        operationsPostponed: yesterday("elective.postponed") + yesterday("elective.postponedOrdinary"),
        emergencyOperationsDelayed: yesterday("emergency.operationsDelayed"),
        appointmentsDone: yesterday("outpatient.done"),
        appointmentsPostponed: yesterday("outpatient.postponed") + yesterday("outpatient.postponedOrdinary"),
      },
      appointmentsWithoutNewDate: withoutDate?.[hospital] ?? Number.NaN,
      systemsDown:
        laboratory >= 0 && answers(world, "systemUp")
          ? systems.filter((_, system) => world.ask.systemUp(world, laboratory, system) < 1)
          : [],
      wardResultMin: isWorked ? world.ask.expectedReleaseMin(world, laboratory, wardUrgent) : Number.NaN,
      cover: reportedCover(world, hospital),
    };
  });
  return { hospitals, alertPhase: answers(world, "alertPhase") ? world.ask.alertPhase(world) : 0 };
}
