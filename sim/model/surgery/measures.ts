/** What elective surgery writes down. Counts of postponements belong to the planned date; booked, done and postponed fit together. */
import type { MeasureSpec } from "../measures.ts";

const kept = (name: string, unit: string, of: MeasureSpec["of"], definition: string): MeasureSpec => ({
  name,
  unit,
  of,
  by: "hospital",
  definition,
});

export const measures: readonly MeasureSpec[] = [
  kept("elective.added", "cases", "count", "Decisions to operate: cases added to the waiting list."),
  kept(
    "elective.booked",
    "cases",
    "count",
    "Cases booked on a list of this day, counted when the list locks, or when they are booked or postponed if that is nearer or earlier; every booking that is counted ends as done, postponed, cancelled for clinical reasons, or transferred.",
  ),
  kept("elective.done", "cases", "count", "Elective operations begun on this day."),
  kept(
    "elective.postponed",
    "cases",
    "count",
    "Postponement events that lead back to the incident, by planned date; a person may be counted more than once.",
  ),
  kept(
    "elective.postponedOrdinary",
    "cases",
    "count",
    "Postponement events that lead back to ordinary life or a strike, by planned date; clinical cancellations apart.",
  ),
  kept(
    "elective.postponedStrike",
    "cases",
    "count",
    "Part of the ordinary postponements: those that lead back to a strike, by planned date.",
  ),
  kept(
    "elective.postponedByDecision",
    "cases",
    "count",
    "Part of the postponements that lead back to the incident: those bound by a paused class, by planned date.",
  ),
  kept(
    "elective.postponedP2",
    "cases",
    "count",
    "Postponements of priority P2 that lead back to the incident, by planned date.",
  ),
  kept(
    "elective.postponedP3",
    "cases",
    "count",
    "Postponements of priority P3 that lead back to the incident, by planned date.",
  ),
  kept(
    "elective.postponedP4",
    "cases",
    "count",
    "Postponements of priority P4 that lead back to the incident, by planned date.",
  ),
  kept(
    "elective.lastMinuteNonClinical",
    "cases",
    "count",
    "Postponements on the day of the operation for any non-clinical reason, the incident included.",
  ),
  kept(
    "elective.cancelledClinically",
    "cases",
    "count",
    "Cases put off on the day for clinical reasons or because the person did not come.",
  ),
  kept(
    "elective.displaced",
    "cases",
    "count",
    "Postponements because a more urgent case took the place, by planned date.",
  ),
  kept(
    "elective.transferred",
    "cases",
    "count",
    "Cases that another hospital outside the region accepted, on the day they leave.",
  ),
  kept(
    "elective.transferRefused",
    "cases",
    "count",
    "Offered cases that no hospital took, for want of a surgeon, a theatre or an intensive care bed there; they keep their place.",
  ),
  kept("elective.transferWithdrawn", "cases", "count", "Accepted transfers withdrawn before the person left."),
  kept("elective.waiting", "cases", "level", "Cases on the waiting list, booked or not, each morning."),
  kept("elective.unbooked", "cases", "level", "Cases on the waiting list without a date, each morning."),
  kept(
    "elective.pastLimit",
    "cases",
    "level",
    "Cases past the limit of their priority (28, 90, 365 days), each morning.",
  ),
  kept("elective.waitDays", "days", "ratio", "Days from the decision to the operation, over operations done."),
  kept(
    "elective.rebookedWait",
    "days",
    "ratio",
    "Days from the first date lost to the operation, over operations done of cases that had lost a date.",
  ),
  kept("elective.groupAndScreens", "samples", "count", "Group and screen samples sent for elective cases."),
  kept(
    "cancer.postponed",
    "cases",
    "count",
    "Postponements of cases on a cancer pathway that lead back to the incident, by planned date.",
  ),
  kept("cancer.done", "cases", "count", "Operations begun of cases on a cancer pathway."),
];
