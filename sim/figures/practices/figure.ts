/** Practices as strips: a row each, days from left to right, under the mean of their borough. */
import { type Figure, figure } from "../figure.ts";
import { element, group, label } from "../svg.ts";
import type { PracticeRows } from "./data.ts";
import { dayX, layOutStrips, type StripLayout } from "./layout.ts";
import { clockMark, stripMarks, thickness } from "./marks.ts";
import { type PracticeOrder, type StripMeasure, stripSteps } from "./rows.ts";
import { practicesWords } from "./words.ts";

export interface PracticesOptions {
  readonly width: number;
  /** Day of the clock, and its time as a share of the day. */
  readonly day: number;
  readonly dayShare?: number;
  readonly measure?: StripMeasure;
  readonly order?: PracticeOrder;
  /** The page draws a line of its own that moves with the clock. */
  readonly hasClock?: boolean;
}

export function practicesFigure(rows: PracticeRows, options: PracticesOptions): Figure {
  const { width, day, dayShare = 0, measure = "deferred", order = "place", hasClock = true } = options;
  const layout = layOutStrips(rows, width, order, day);
  const legend = legendMarks(layout, measure);
  const isEmpty = rows.practices.length === 0;
  return figure({
    ...practicesWords(rows, measure, order, day),
    width,
    height: layout.height + legend.height,
    attributes: { "data-figure": "practices" },
    marks: [
      ...(isEmpty
        ? [label(layout.left, layout.top + 20, "No practice to show.")]
        : stripMarks(rows, layout, measure, day)),
      hasClock && !isEmpty && day >= layout.firstDay
        ? group({ transform: `translate(${dayX(layout, day + dayShare).toFixed(1)},0)` }, clockMark(layout))
        : "",
      ...legend.marks,
    ],
  });
}

/** The same with its cells left out, for a page that draws them and the line of the clock itself. */
export function practicesPicture(
  rows: PracticeRows,
  layout: StripLayout,
  measure: StripMeasure,
  order: PracticeOrder,
  day: number,
): Figure {
  const legend = legendMarks(layout, measure);
  return figure({
    ...practicesWords(rows, measure, order, day),
    width: layout.width,
    height: layout.height + legend.height,
    attributes: { "data-figure": "practices" },
    marks: [...stripMarks(rows, layout, measure, day, false), ...legend.marks],
  });
}

const lineHeight = 18;

function legendMarks({ width, height, left, rowHeight }: StripLayout, measure: StripMeasure) {
  const marks: string[] = [];
  let [x, y] = [left, height + 14];
  const texts = stripSteps[measure];
  texts.forEach((text, index) => {
    const wide = 24 + text.length * 6.2;
    if (x > left && x + wide > width) {
      x = left;
      y += lineHeight;
    }
    const thick = thickness(index + 1, rowHeight);
    marks.push(
      element("path", { class: `strip-${index + 1}`, d: `M${x} ${y - thick / 2}h14`, "stroke-width": thick }),
      label(x + 19, y, text, { class: "soft", "font-size": 11 }),
    );
    x += wide + 8;
  });
  return { marks, height: y - height + 8 };
}
