/** Measures of emergency care and the wards. */
import type { MeasureSpec } from "../measures.ts";

const measure = (name: string, unit: string, of: MeasureSpec["of"], definition: string): MeasureSpec => ({
  name,
  unit,
  definition,
  of,
  by: "hospital",
});

export const measures: readonly MeasureSpec[] = [
  measure(
    "ed.attendances",
    "attendances",
    "count",
    "Type 1 emergency department attendances with venous blood tests, on the day of arrival.",
  ),
  measure(
    "ed.resultWait",
    "min",
    "ratio",
    "Minutes from sample to result seen, over attendances whose laboratory result was seen.",
  ),
  measure(
    "ed.stay",
    "min",
    "ratio",
    "Minutes in the department, over attendances with venous blood tests, on the day of the decision.",
  ),
  measure(
    "ed.over4h",
    "attendances",
    "count",
    "Attendances with venous blood tests that stayed longer than the standard.",
  ),
  measure(
    "ed.decidedWithoutResult",
    "attendances",
    "count",
    "Attendances decided by a clinician without the laboratory result, after waiting for it.",
  ),
  measure("ward.tests", "requests", "count", "Ward requests sent to the laboratory."),
  measure(
    "ward.testsForgone",
    "requests",
    "count",
    "Ward requests not made because guidance asked for urgent ones only.",
  ),
  measure(
    "ward.resultWait",
    "min",
    "ratio",
    "Minutes from the round to the result seen, over ward requests whose result was seen.",
  ),
  measure(
    "emergency.groupAndScreens",
    "samples",
    "count",
    "Group and screens asked for by emergency departments, wards, obstetrics and emergency theatres.",
  ),
  measure(
    "redCells.requestedUnits",
    "units",
    "count",
    "Red cell units asked for by medical, obstetric, haemorrhage, exchange and emergency operation requests.",
  ),
  measure("redCells.shortUnits", "units", "count", "Units of those requests that could not be made ready."),
  measure("haemorrhage.activations", "activations", "count", "Major haemorrhage activations."),
  measure("haemorrhage.firstPackWait", "min", "ratio", "Minutes from the activation to the first red cells at hand."),
  measure(
    "sickle.exchanges",
    "procedures",
    "count",
    "Exchanges and top-ups for sickle cell disease and thalassaemia that were done.",
  ),
  measure(
    "sickle.deferred",
    "procedures",
    "count",
    "Exchanges not done in the session in which they were due, counted on the due day.",
  ),
  measure("sickle.waitDays", "days", "ratio", "Days from the due time to the exchange, over exchanges done."),
  measure("obstetric.births", "births", "count", "Births at the hospital, with or without a transfusion."),
  measure("emergency.operations", "cases", "count", "Emergency and urgent operations begun."),
  measure(
    "emergency.operationWait",
    "min",
    "ratio",
    "Minutes from the decision to the operation, over operations begun.",
  ),
  measure(
    "emergency.operationsDelayed",
    "cases",
    "count",
    "Emergency operations that waited for blood past the limit after a theatre was ready.",
  ),
];
