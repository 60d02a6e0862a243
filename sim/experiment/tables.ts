/**
 * Summaries as tidy tables in CSV (UTF-8, comma, LF, header first): one row for a scenario, week or day, place and measure.
 * Responsible for columns and their order; numbers.ts for how a number is written. Rows without any reading are left out.
 */
import { csvFormatRow } from "d3-dsv";
import type { Setup } from "../model/index.ts";
import { dayCell, type Pair, weekCell } from "./layout.ts";
import { numberText } from "./numbers.ts";
import type { Stats, Summary } from "./summarise.ts";

const statColumns = ["replications", "mean", "p5", "p50", "p95", "sd", "ci_low", "ci_high"] as const;

export const weeklyColumns = ["scenario", "week", "week_start", "place", "measure", "unit", ...statColumns] as const;
export const dailyColumns = ["scenario", "day", "date", "place", "measure", "unit", ...statColumns] as const;

/** Lines of the weekly table: whole weeks of the horizon, 1 and later. Each ends with a line feed. */
export function* weeklyLines(setup: Setup, summary: Summary): Generator<string> {
  const { layout, cells } = summary;
  const { dates, warmUpDays } = setup.calendar;
  yield line(weeklyColumns);
  for (let week = 1; week <= layout.weeks; week++) {
    const start = dates[warmUpDays + 7 * (week - 1)];
    for (const [index, pair] of layout.pairs.entries()) {
      const stats = cells[weekCell(layout, index, week)];
      if (stats !== null) yield line([setup.scenario.id, String(week), start, ...ofPair(pair), ...ofStats(stats)]);
    }
  }
}

/** Lines of the daily table: days of the horizon from 0, for region, supplier, trusts, the two trusts together and England. */
export function* dailyLines(setup: Setup, summary: Summary): Generator<string> {
  const { layout, cells } = summary;
  const { dates, warmUpDays } = setup.calendar;
  yield line(dailyColumns);
  for (let day = 0; day < layout.days; day++) {
    for (const [index, pair] of layout.dailyPairs.entries()) {
      const stats = cells[dayCell(layout, index, day)];
      if (stats === null) continue;
      yield line([setup.scenario.id, String(day), dates[warmUpDays + day], ...ofPair(pair), ...ofStats(stats)]);
    }
  }
}

function ofPair({ place, spec }: Pair): string[] {
  return [place.id, spec.name, spec.unit];
}

function ofStats(stats: Stats): string[] {
  const { replications, mean, p5, p50, p95, sd, ciLow, ciHigh } = stats;
  return [replications, mean, p5, p50, p95, sd, ciLow, ciHigh].map(numberText);
}

function line(fields: readonly string[]): string {
  return `${csvFormatRow([...fields])}\n`;
}
