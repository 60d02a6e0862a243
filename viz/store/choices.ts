/** What a person has chosen within the views, such as the blood bank: kept while another tab is shown. Not what is selected. */
import { type Signal, signal } from "@preact/signals";
import {
  type Grouping,
  lineViews,
  type PracticeOrder,
  type ShownKind,
  type StripMeasure,
} from "../../sim/figures/index.ts";

export interface Choices {
  /** Id of one of `lineViews`. */
  readonly lines: Signal<string>;
  /** Id of a hospital, "all", or null for the one that most is known of. */
  readonly bank: Signal<string | null>;
  /** Id of the hospital whose theatres are shown. */
  readonly board: Signal<string>;
  readonly grouping: Signal<Grouping>;
  readonly cases: Signal<ShownKind>;
  readonly shade: Signal<StripMeasure>;
  readonly order: Signal<PracticeOrder>;
}

export const createChoices = (): Choices => ({
  lines: signal(lineViews[0].id),
  bank: signal(null),
  board: signal("kch"),
  grouping: signal("trust"),
  cases: signal("all"),
  shade: signal("deferred"),
  order: signal("place"),
});
