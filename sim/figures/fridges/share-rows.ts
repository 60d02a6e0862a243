/** Parts of a whole, one row each: this week's share as a bar, today's below it, the usual share as a tick, counts beside. */
import { fitted, textWidth } from "../fit.ts";
import { pickable } from "../pick.ts";
import { element, group, label } from "../svg.ts";
import { meanText, shareOf } from "./words.ts";

export interface ShareRow {
  readonly name: string;
  readonly measure: string;
  readonly place: string;
  /** Class of its fill: `fill-a`. */
  readonly fill: string;
  readonly today: number;
  readonly week: number;
  /** NaN where no usual week is known. */
  readonly usual: number;
}

export const totalOf = (rows: readonly ShareRow[], of: "today" | "week" | "usual"): number =>
  rows.reduce((sum, row) => sum + row[of], 0);

/** Draws the rows from `top` down; returns the y below them. */
export function shareRows(
  rows: readonly ShareRow[],
  unit: string,
  width: number,
  top: number,
  marks: string[],
): number {
  const isNarrow = width < 560;
  const nameWidth = isNarrow ? 0 : Math.min(250, width * 0.34);
  const columns = isNarrow ? [0, 0, 0] : [58, 96, 92];
  const barTo = width - columns.reduce((a, b) => a + b, 0) - (isNarrow ? 0 : 6);
  const x = (share: number): number => nameWidth + (barTo - nameWidth) * share;
  const ends = [width - columns[1] - columns[2], width - columns[2], width];
  let y = key(width, top, marks) + 6;
  if (!isNarrow) {
    const heads = ["today", "this week", "usual week"];
    marks.push(
      ...heads.map((text, index) => label(ends[index], y + 4, text, { class: "soft small", "text-anchor": "end" })),
    );
    y += 14;
  }
  const totals = { today: totalOf(rows, "today"), week: totalOf(rows, "week"), usual: totalOf(rows, "usual") };
  for (const row of rows) {
    if (isNarrow) y += 18;
    const share = shareOf(row.week, totals.week);
    const usual = shareOf(row.usual, totals.usual);
    const says = `${row.name}: ${meanText(row.week)} ${unit} this week, ${share}; ${meanText(row.today)} today; usual share ${usual}`;
    const barY = isNarrow ? y : y + 3;
    marks.push(
      group(
        pickable({ kind: "measure", id: `${row.measure}@${row.place}` }, says),
        element("rect", {
          class: "fridges-hit",
          x: 0,
          y: isNarrow ? y - 17 : y - 4,
          width,
          height: isNarrow ? 42 : 34,
        }),
        ...(isNarrow
          ? [
              label(0, y - 5, fitted(row.name, width - 120, 13)),
              label(width, y - 5, `${meanText(row.week)} · ${share}`, { class: "strong", "text-anchor": "end" }),
              label(width, y + 31, `today ${meanText(row.today)}, usually ${usual}`, {
                class: "soft small",
                "text-anchor": "end",
              }),
            ]
          : [
              label(0, y + 16, fitted(row.name, nameWidth - 8, 13)),
              label(ends[0], y + 16, meanText(row.today), { "text-anchor": "end" }),
              label(ends[1], y + 16, `${meanText(row.week)} · ${share}`, { class: "strong", "text-anchor": "end" }),
              label(ends[2], y + 16, `${meanText(row.usual)} · ${usual}`, { class: "soft", "text-anchor": "end" }),
            ]),
        element("line", { class: "axis", x1: x(0), x2: x(0), y1: barY - 2, y2: barY + 21 }),
        ...bar(row, totals, x, barY),
      ),
    );
    y += isNarrow ? 40 : 34;
  }
  return y;
}

function bar(
  row: ShareRow,
  totals: { readonly today: number; readonly week: number; readonly usual: number },
  x: (share: number) => number,
  y: number,
): string[] {
  const marks: string[] = [];
  const share = totals.week > 0 ? row.week / totals.week : 0;
  const today = totals.today > 0 ? row.today / totals.today : 0;
  if (share > 0) marks.push(element("rect", { class: row.fill, x: x(0), y, width: x(share) - x(0), height: 13 }));
  if (today > 0)
    marks.push(element("rect", { class: "fridges-today", x: x(0), y: y + 15, width: x(today) - x(0), height: 4 }));
  if (totals.usual > 0) {
    const at = x(row.usual / totals.usual);
    marks.push(
      element("line", { class: "fridges-usual", x1: at, x2: at, y1: y - 2, y2: y + 15 }),
      element("circle", { class: "fridges-usual-head", cx: at, cy: y - 2, r: 2.5 }),
    );
  }
  return marks;
}

function key(width: number, top: number, marks: string[]): number {
  const items: readonly (readonly [string, (x: number, y: number) => string[]])[] = [
    ["share this week so far", (x, y) => [element("rect", { class: "fill-a", x, y: y + 1, width: 18, height: 11 })]],
    ["today so far", (x, y) => [element("rect", { class: "fridges-today", x, y: y + 5, width: 18, height: 4 })]],
    [
      "usual share",
      (x, y) => [
        element("line", { class: "fridges-usual", x1: x + 9, x2: x + 9, y1: y + 1, y2: y + 14 }),
        element("circle", { class: "fridges-usual-head", cx: x + 9, cy: y + 1, r: 2.5 }),
      ],
    ],
  ];
  let x = 0;
  let y = top;
  for (const [text, symbol] of items) {
    const wide = 24 + textWidth(text, 11) + 14;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += 20;
    }
    marks.push(...symbol(x, y), label(x + 24, y + 11, text, { class: "small" }));
    x += wide;
  }
  return y + 22;
}

/** Rows of the table that stands for the picture. */
export function shareTable(rows: readonly ShareRow[]): (readonly string[])[] {
  const totals = { today: totalOf(rows, "today"), week: totalOf(rows, "week"), usual: totalOf(rows, "usual") };
  const cells = (name: string, today: number, week: number, usual: number): readonly string[] => [
    name,
    meanText(today),
    meanText(week),
    shareOf(week, totals.week),
    meanText(usual),
    shareOf(usual, totals.usual),
  ];
  return [
    ...rows.map((row) => cells(row.name, row.today, row.week, row.usual)),
    cells("All", totals.today, totals.week, totals.usual),
  ];
}

export const shareColumns = (first: string): string[] => [
  first,
  "Today so far",
  "This week so far",
  "Share this week",
  "Usual week",
  "Usual share",
];
