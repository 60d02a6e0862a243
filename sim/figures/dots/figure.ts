/** The dots of postponed care as a picture that stands still: the same piles as the page moves on a canvas. */
import type { WeekCases } from "../cases/data.ts";
import { type CasePlaces, groupCases } from "../cases/groups.ts";
import { type Figure, figure } from "../figure.ts";
import { label } from "../svg.ts";
import { dotFlow, type ShownKind } from "./flow.ts";
import { dotFrame } from "./frame.ts";
import { dotMarks, groundMarks } from "./marks.ts";
import { placeDots } from "./places.ts";
import { type DotWordOptions, dotWords } from "./words.ts";

export interface DotsOptions extends DotWordOptions {
  readonly width: number;
  readonly timeMin: number;
  readonly kind?: ShownKind;
  readonly places: CasePlaces;
}

/** Every date of the week as a dot, by group and by how it stands at a moment. */
export function dotsFigure(cases: WeekCases, options: DotsOptions): Figure {
  const { width, timeMin, kind = "all", places: named, grouping } = options;
  const flow = dotFlow(cases, kind);
  const frame = dotFrame(flow, groupCases(cases, named, grouping), { width, fromMin: timeMin, toMin: timeMin });
  const places = placeDots(frame, timeMin);
  const words = dotWords(frame, places, options);
  const marks =
    places.drawn === 0
      ? [label(0, 40, "No date to show.", { class: "soft" })]
      : [...groundMarks(frame, places), ...dotMarks(frame, places)];
  return figure({ ...words, marks, width, height: Math.max(80, Math.ceil(frame.height)) });
}
