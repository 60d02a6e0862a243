/** Measures of outpatient clinics; all by the planned date of the appointment unless said. */
import type { MeasureSpec } from "../measures.ts";

const measure = (
  name: string,
  definition: string,
  of: MeasureSpec["of"] = "count",
  unit = "appointments",
): MeasureSpec => ({ name: `outpatient.${name}`, unit, definition, of, by: "hospital" });

export const measures: readonly MeasureSpec[] = [
  measure(
    "booked",
    "Appointments that had been booked for the day: done, without result, converted and postponed ones together.",
  ),
  measure("done", "Appointments held as planned, with their monitoring test in date where they depend on one."),
  measure("withoutResult", "Test-dependent appointments held without the result."),
  measure(
    "converted",
    "Test-dependent appointments held by telephone or letter instead because the result was missing.",
  ),
  measure(
    "postponed",
    "Appointments postponed by the hospital, linked by the model's rules to the incident; one per postponement, by planned date.",
  ),
  measure(
    "postponedOrdinary",
    "Appointments postponed by the hospital for other reasons: strikes, sickness, ordinary life; by planned date.",
  ),
  measure("postponedAtShortNotice", "Those of outpatient.postponed that were decided on the day itself."),
  measure(
    "testsMissed",
    "Monitoring tests not taken when due, or thrown away, on the day of the event.",
    "count",
    "tests",
  ),
  measure("otherTestsForgone", "Other clinic tests not requested under guidance.", "count", "tests"),
  measure("waitingRebook", "Postponed appointments that have no new date yet, at the end of the day.", "level"),
];
