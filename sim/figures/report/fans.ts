/**
 * Fans: weeks of a measure, panel beside panel on one scale; in each the middle 90 % of many runs, their median, and one run.
 * Responsible for turning samples into what lines are drawn from; which panels there are is the caller's choice.
 */
import type { MeasureSpec } from "../../model/index.ts";
import type { Figure } from "../figure.ts";
import type { LinesData } from "../lines/data.ts";
import { linesFigure } from "../lines/figure.ts";

export const reportWidth = 860;

export interface Fan {
  readonly name: string;
  /** By week. */
  readonly low: Float64Array;
  readonly median: Float64Array;
  readonly high: Float64Array;
  /** The run that is drawn as a line. */
  readonly run: Float64Array;
}

export interface Fans {
  /** What is shown, with a capital: `Operations postponed a week`. */
  readonly name: string;
  readonly where: string;
  readonly place: string;
  readonly spec: MeasureSpec;
  readonly firstWeek: number;
  readonly weeks: number;
  readonly replications: number;
  readonly fans: readonly Fan[];
  readonly note: string;
}

const weekMin = 7 * 1440;

export function fansFigure({ note, ...fans }: Fans): Figure {
  return { ...linesFigure(linesOf(fans), { width: reportWidth }), note };
}

function linesOf({ name, where, place, spec, firstWeek, weeks, replications, fans }: Omit<Fans, "note">): LinesData {
  const start = (firstWeek - 1) * weekMin;
  const isShare = spec.unit === "fraction";
  return {
    name,
    where,
    isShared: true,
    panels: fans.map(({ name: panel, low, median, high, run }) => ({
      measure: spec.name,
      place,
      name: panel,
      where: "",
      unit: isShare ? ("percent" as const) : ("count" as const),
      named: isShare ? ("lowest" as const) : ("highest" as const),
      values: run,
      band: { low, median, high },
      behind: null,
      published: [],
      publishedText: "",
      beside: [],
    })),
    firstWeek,
    weekStartMin: Float64Array.from({ length: weeks + 1 }, (_, week) => start + week * weekMin),
    weekDates: Array.from({ length: weeks }, (_, week) => `week ${firstWeek + week}`),
    startMin: start,
    endMin: start + weeks * weekMin,
    months: [],
    showsFitted: false,
    replications,
  };
}
