/** What the page holds, in the shape that lines are put together from. */
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import type { LineSource } from "../../sim/figures/index.ts";
import type { Band } from "../store/fan.ts";
import { seriesKey } from "../store/series-table.ts";

export function sourceOfLines(
  facts: RunFacts,
  series: ReadonlyMap<string, Float64Array>,
  bands: ReadonlyMap<string, Band>,
  replications: number,
  showsFitted: boolean,
): LineSource {
  const { calendar, firstWeek, weeks, published, boroughs } = facts;
  const key = (measure: string, place: string): string => seriesKey({ measure, place, every: "week" });
  return {
    calendar,
    firstWeek,
    weeks,
    published,
    boroughs,
    trusts: trustsOf(facts),
    values: (measure, place) => series.get(key(measure, place)),
    band: (measure, place) => bands.get(key(measure, place)),
    replications,
    showsFitted,
  };
}

function trustsOf({ hospitals, rollups }: RunFacts): LineSource["trusts"] {
  const ids = new Set(hospitals.map(({ trust }) => trust).filter((id) => id !== ""));
  return rollups.filter(({ id }) => ids.has(id));
}
