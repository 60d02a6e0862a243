/** What the marks of the map mean, as lines of marks and words under it. */
import { element, group, label } from "../svg.ts";
import { movementLegend, movingMark } from "./moving.ts";
import { stepLabels } from "./reading.ts";

/** Middle share of each step, by which its disc grows. */
const middles = [0, 0.1, 0.3, 0.5, 0.7, 0.95];

export interface LegendItem {
  readonly marks: string;
  readonly text: string;
}

const lineHeight = 20;
const letterWidth = 6.1;
const markWidth = 22;
const gap = 12;

const ring = element("circle", { class: "map-ring", r: 6 });

export const practiceItems: readonly LegendItem[] = [
  ...stepLabels.map((text, step) => ({
    marks: ring + element("circle", { class: `map-step-${step}`, r: 6 * Math.sqrt(middles[step]) }),
    text,
  })),
  { marks: ring + element("path", { class: "map-cross", d: "M-7 -7L7 7" }), text: "sends nothing" },
];

export const siteItems: readonly LegendItem[] = [
  {
    marks:
      element("rect", { class: "map-hospital", x: -7, y: -9, width: 14, height: 14, rx: 1.5 }) +
      element("path", { class: "map-letter", d: "M-3-5.5V1.5M3-5.5V1.5M-3 -2H3" }) +
      element("rect", { class: "map-bar", x: -8, y: 6, width: 16, height: 4 }) +
      element("rect", { class: "map-bar-level", x: -8, y: 6, width: 6, height: 4 }),
    text: "hospital; bar: share of the day's operations postponed",
  },
  {
    marks: element("rect", { class: "map-hospital", x: -3.5, y: -3.5, width: 7, height: 7, rx: 1.5 }),
    text: "mental health or community hospital",
  },
  {
    marks:
      element("rect", { class: "map-gauge-ground", x: -3, y: -8, width: 6, height: 16 }) +
      element("rect", { class: "map-gauge-level", x: -3, y: -1, width: 6, height: 9 }) +
      element("rect", { class: "map-gauge-frame", x: -3, y: -8, width: 6, height: 16 }),
    text: "laboratory, filled to its share of usual results on time (dashed: no usual work)",
  },
];

export const movingItems: readonly LegendItem[] = movementLegend.map((text, kind) => ({
  marks: movingMark(kind, 0, 0, kind !== 1),
  text,
}));

export function legendMarks(
  top: number,
  width: number,
): { readonly marks: readonly string[]; readonly height: number } {
  const marks: string[] = [element("rect", { x: 0, y: top - 8, width, height: 600, style: "fill: var(--kn-ground)" })];
  let y = top + 12;
  const lines = [
    { head: "Practice (size: its list), tests deferred:", items: practiceItems },
    { head: "", items: siteItems },
    { head: "", items: movingItems },
  ];
  for (const { head, items } of lines) {
    let x = 0;
    const place = (item: LegendItem): void => {
      const rows = wrapped(item.text, Math.floor((width - markWidth) / letterWidth));
      const wide = markWidth + Math.max(...rows.map((row) => row.length)) * letterWidth;
      if (x > 0 && x + wide > width) {
        x = 0;
        y += lineHeight;
      }
      marks.push(group({ transform: `translate(${Math.round(x + 9)},${y})` }, item.marks));
      rows.forEach((row, index) => {
        if (index > 0) y += 15;
        marks.push(label(Math.round(x + markWidth), y + 4, row, { class: "soft", "font-size": 12 }));
      });
      x += wide + gap;
    };
    if (head !== "") {
      marks.push(label(0, y + 4, head, { "font-size": 12 }));
      x = head.length * letterWidth + gap;
    }
    for (const item of items) place(item);
    y += lineHeight;
  }
  return { marks, height: y - top };
}

function wrapped(text: string, most: number): string[] {
  const rows: string[] = [];
  for (const word of text.split(" ")) {
    const last = rows[rows.length - 1];
    if (last === undefined || last.length + 1 + word.length > most) rows.push(word);
    else rows[rows.length - 1] = `${last} ${word}`;
  }
  return rows;
}
