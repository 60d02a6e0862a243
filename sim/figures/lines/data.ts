/** Weekly series side by side: plain data of the panels of one view, on one time axis. */

export interface LineBand {
  /** By week: 5 % and 95 % quantile and median over replications. */
  readonly low: Float64Array;
  readonly median: Float64Array;
  readonly high: Float64Array;
}

/** A published number; `low` and `high` differ when more than one was given. */
export interface LinePublished {
  readonly week: number;
  readonly low: number;
  readonly high: number;
  readonly use: string;
}

export interface LinePanel {
  readonly measure: string;
  readonly place: string;
  readonly name: string;
  readonly where: string;
  /** Fractions for percent. */
  readonly unit: "count" | "percent";
  /** Which week is named: the highest, or the lowest where that is the worst. */
  readonly named: "highest" | "lowest";
  /** By week of the view; NaN where nothing was read. */
  readonly values: Float64Array;
  readonly band: LineBand | null;
  /** The same of the whole region. */
  readonly behind: Float64Array | null;
  readonly published: readonly LinePublished[];
  /** What the published numbers count; "" where there are none. */
  readonly publishedText: string;
  /** Said in the table next to the values: a count of postponements never stands without what was booked and done. */
  readonly beside: readonly { readonly heading: string; readonly values: Float64Array }[];
}

export interface LinesData {
  /** What the view is of. */
  readonly name: string;
  readonly where: string;
  /** Whether the panels are parts of the region on one y axis. */
  readonly isShared: boolean;
  readonly panels: readonly LinePanel[];
  /** Number of the first whole week; weeks of the warm-up are 0 and below. */
  readonly firstWeek: number;
  /** Beginnings of the weeks and the end of the last, in simulated minutes. */
  readonly weekStartMin: Float64Array;
  /** First day of each week: `3 June`. */
  readonly weekDates: readonly string[];
  readonly startMin: number;
  readonly endMin: number;
  readonly months: readonly { readonly atMin: number; readonly name: string }[];
  /** Whether the run is one that the fitted weeks were fitted with. */
  readonly showsFitted: boolean;
  /** Replications behind the bands. */
  readonly replications: number;
}
