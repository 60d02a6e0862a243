/**
 * Published numbers beside simulated ones, week by week, with what the model knew of each: fitted to it, held out from it
 * (then the simulated value is a prediction), or context that counts something else. The numbers come with the scenario.
 */
import type { Published } from "../scenario/index.ts";
import { findPair, type Stats, type Summary, weekStats } from "./summarise.ts";

export type Mark = "fitted" | "predicted" | "context";

export interface PublishedRow {
  readonly measure: string;
  readonly place: string;
  readonly week: number;
  /** Null in a week for which the scenario names no published number. */
  readonly published: Published | null;
  /** Null when the run does not reach the week. */
  readonly simulated: Stats | null;
  readonly mark: Mark;
}

/**
 * All published numbers of the scenario whose measure and place the model keeps, and the weeks without one up to the end of
 * the run: those are predicted, or context where the whole series is. In order of first appearance, then by week.
 */
export function besidePublished(published: readonly Published[], summary: Summary): PublishedRow[] {
  const series = new Map<string, Published[]>();
  for (const entry of published) {
    if (findPair(summary, entry.measure, entry.place) === null) continue;
    const key = `${entry.measure} ${entry.place}`;
    series.set(key, [...(series.get(key) ?? []), entry]);
  }
  return [...series.values()].flatMap((entries) => rowsOf(entries, summary));
}

function rowsOf(entries: readonly Published[], summary: Summary): PublishedRow[] {
  const { measure, place } = entries[0];
  const otherwise = entries.every(({ use }) => use === "context") ? "context" : "predicted";
  const weeks = Math.max(summary.layout.weeks, ...entries.map(({ week }) => week));
  const rows: PublishedRow[] = [];
  for (let week = 1; week <= weeks; week++) {
    const simulated = weekStats(summary, measure, place, week);
    const told = entries.filter((entry) => entry.week === week);
    for (const entry of told) {
      rows.push({ measure, place, week, published: entry, simulated, mark: markOf(entry.use) });
    }
    if (told.length === 0) rows.push({ measure, place, week, published: null, simulated, mark: otherwise });
  }
  return rows;
}

function markOf(use: Published["use"]): Mark {
  return use === "held out" ? "predicted" : use;
}
