/** Lines with bands from kept weekly statistics, for the figures of the document. */
import type { LineSource } from "../../sim/figures/index.ts";
import type { Experiment } from "../../sim/index.ts";
import type { Series } from "./weekly.ts";

/** What a figure needs to know of a run besides its series; plain data. */
export interface FanFacts {
  readonly dates: readonly string[];
  readonly startMin: readonly number[];
  readonly warmUpDays: number;
  readonly endMin: number;
  readonly replications: number;
  readonly published: Experiment["scenario"]["published"];
}

export function fanFacts({ setup, scenario, manifest }: Experiment): FanFacts {
  const { calendar } = setup;
  return {
    dates: calendar.dates,
    startMin: [...calendar.startMin],
    warmUpDays: calendar.warmUpDays,
    endMin: calendar.endMin,
    replications: manifest.replications,
    published: scenario.published,
  };
}

const arrayOf = (series: Series, of: "mean" | "p5" | "p50" | "p95"): Float64Array =>
  Float64Array.from(series.weeks, (stats) => stats?.[of] ?? Number.NaN);

/** Weeks from 1 on; the line is the mean. */
export function drawn(facts: FanFacts, series: readonly Series[]): LineSource {
  const find = (measure: string, place: string) => series.find((one) => one.measure === measure && one.place === place);
  const calendar = { ...facts, startMin: Float64Array.from(facts.startMin) } as unknown as LineSource["calendar"];
  return {
    calendar,
    firstWeek: 1,
    weeks: series[0]?.weeks.length ?? 0,
    trusts: [],
    boroughs: [],
    published: facts.published,
    values: (measure, place) => {
      const one = find(measure, place);
      return one && arrayOf(one, "mean");
    },
    band: (measure, place) => {
      const one = find(measure, place);
      return one && { low: arrayOf(one, "p5"), median: arrayOf(one, "p50"), high: arrayOf(one, "p95") };
    },
    replications: facts.replications,
    showsFitted: true,
  };
}
