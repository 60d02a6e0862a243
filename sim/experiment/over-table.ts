/** Runs over a set of points as a table: mean, luck and parameters, by measure, in total and by week. */

import type { Compared } from "./comparison.ts";
import { toldNumber } from "./numbers.ts";
import { periodCells, totalOfWeeks } from "./subject.ts";
import { integer, number, type Table, text } from "./table.ts";
import { type VarianceSplit, varianceSplit } from "./variance-split.ts";

/** Of one scenario, or of another less the baseline. By point, replication and subject: its weeks. */
export interface OverSet {
  /** `synnovis-2024`, or `b less a`. */
  readonly name: string;
  readonly runs: readonly (readonly (readonly Float64Array[])[])[];
}

export interface OverRow {
  readonly name: string;
  readonly subject: Compared;
  /** Null for all weeks of the subject together. */
  readonly week: number | null;
  readonly split: VarianceSplit;
}

export function overRows(sets: readonly OverSet[], subjects: readonly Compared[]): OverRow[] {
  return sets.flatMap(({ name, runs }) =>
    subjects.flatMap((subject, index) => {
      const { firstWeek, lastWeek, spec } = subject;
      const weeks = [null, ...Array.from({ length: lastWeek - firstWeek + 1 }, (_, at) => firstWeek + at)];
      return weeks.flatMap((week): OverRow[] => {
        const read = (values: Float64Array): number =>
          week === null ? totalOfWeeks(values, spec.of) : values[week - firstWeek];
        const split = varianceSplit(runs.map((point) => point.map((run) => read(run[index]))));
        return split === null ? [] : [{ name, subject, week, split }];
      });
    }),
  );
}

export function overTable(rows: readonly OverRow[]): Table {
  const asMeasure = "as the measure";
  return {
    name: "over",
    description:
      "Runs over points that are not ruled out: how far they differ by luck and by parameters (one-way random effects, each point with " +
      "replications of its own).",
    columns: [
      text("scenario", "Id of the scenario, or of another less the baseline, run by run with the same luck."),
      text("measure", "Name of the measure."),
      text("place", "Id of the place."),
      text("unit", "Unit of the measure."),
      text("weeks", "Weeks together, or the one week."),
      text("period", "total: all weeks, counts added up, else the mean over weeks. week: one week."),
      integer("points", "Points with a reading.", "points"),
      integer("runs", "Runs with a reading.", "runs"),
      number("mean", "Mean over all runs.", asMeasure),
      number("ci_low", "Lower end of its 95 % interval, luck and parameters together.", asMeasure),
      number("ci_high", "Its upper end.", asMeasure),
      number("sd_luck", "Standard deviation between runs of a point.", asMeasure),
      number("sd_parameters", "Standard deviation between points, luck apart.", asMeasure),
      number("share_parameters", "Share of the variance of a run that parameters account for.", "fraction"),
    ],
    *rows() {
      for (const { name, subject, week, split } of rows) {
        const { measure, place, spec } = subject;
        const { points, runs, mean, ciLow, ciHigh, luckSd, parameterSd, parameterShare } = split;
        yield [
          name,
          measure,
          place,
          spec.unit,
          ...periodCells(subject, week),
          points,
          runs,
          ...[mean, ciLow, ciHigh, luckSd, parameterSd, parameterShare].map(toldNumber),
        ];
      }
    },
  };
}
