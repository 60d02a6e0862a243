/** Measures of primary care, by practice. */
import type { MeasureSpec } from "../measures.ts";

const measure = (
  name: string,
  definition: string,
  of: MeasureSpec["of"] = "count",
  unit = "requests",
): MeasureSpec => ({ name: `gp.${name}`, unit, definition, of, by: "practice" });

export const measures: readonly MeasureSpec[] = [
  measure("testsRequested", "Requests that arose, whatever became of them."),
  measure("testsSent", "Requests sent to a laboratory for the first time, returned ones included."),
  measure(
    "testsDeferred",
    "Requests held back on the day they arose, under guidance or without the practice's own systems.",
  ),
  measure("testsHeldBySystems", "Those of gp.testsDeferred that a practice could not make without its own systems."),
  measure("testsReturned", "Deferred requests sent after all."),
  measure("testsLapsed", "Deferred requests that lapsed."),
  measure("testsDiverted", "Urgent requests that went to a hospital instead."),
  measure("samplesDiscarded", "Samples thrown away by a laboratory; each is wanted again."),
  measure("resultsSeen", "Results seen by a clinician of the practice."),
  measure("backlog", "Deferred requests and samples wanted again, at the end of the day.", "level"),
  measure("resultWait", "Hours from collection to result seen, over results seen.", "ratio", "h"),
];
