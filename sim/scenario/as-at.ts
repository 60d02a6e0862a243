/**
 * `as-at`: a forecast as at a date. What the timeline and the response plan say of later times is taken out while loading, so that
 * no run, hash or text can know of it. What has no date (a rule that watches a signal) stays, unless it begins to watch later.
 */
import type { Document } from "./format.ts";
import type { ResponseRule } from "./types.ts";

export interface Known extends Document {
  /** Number of entries and rules that were taken out. */
  readonly leftOut: number;
}

/** The document without what is dated later than its `as-at`; all of it where it has none. */
export function knownAsAt(document: Document): Known {
  const { asAtMin } = document;
  if (asAtMin === undefined) return { ...document, leftOut: 0 };
  const incident = document.incident.filter(({ atMin }) => atMin <= asAtMin);
  const response = document.response.filter((rule) => timeOf(rule) <= asAtMin);
  const leftOut = document.incident.length - incident.length + document.response.length - response.length;
  return { ...document, incident, response, leftOut };
}

const timeOf = ({ trigger }: ResponseRule): number => (trigger.kind === "at" ? trigger.atMin : trigger.fromMin);
