/** One shelf as a bar: units by the days they may still be used, fresh first; reserve, order level, what is on the way. */
import { element, label } from "../svg.ts";
import { type FridgesData, groupCount } from "./data.ts";

/** Ages in order of drawing: the freshest at the foot of the bar. Each with its own shade and pattern. */
export const ages = [
  { name: "28 days or more left", from: 28 },
  { name: "21 to 27 days left", from: 21 },
  { name: "14 to 20 days left", from: 14 },
  { name: "under 14 days left", from: 0 },
] as const;

/** Units of a shelf by age, in the order of `ages`. */
export function unitsByAge({ byDaysLeft, span }: FridgesData, bank: number, group: number): number[] {
  const counts: number[] = ages.map(() => 0);
  for (let left = 0; left < span; left++) {
    const age = ages.findIndex(({ from }) => left >= from);
    counts[age] += byDaysLeft[(bank * groupCount + group) * span + left];
  }
  return counts;
}

export interface Shelf {
  readonly byAge: readonly number[];
  readonly onTheWay: number;
  readonly reserve: number;
  readonly target: number;
}

/** Units at which the scale of some shelves must end. */
export const mostOf = (shelves: readonly Shelf[]): number =>
  shelves.reduce(
    (most, { byAge, onTheWay, reserve, target }) =>
      Math.max(most, reserve, target, byAge.reduce((a, b) => a + b, 0) + onTheWay),
    1,
  );

const barHeight = 18;

/**
 * @param x scale from units to pixels
 * @returns elements of a bar whose top is at `y`; it takes 24 px with its ticks
 */
export function shelfBar(shelf: Shelf, x: (units: number) => number, y: number): string[] {
  const marks: string[] = [];
  const ticks = [shelf.reserve, shelf.target].filter((units) => units > 0).map(x);
  let from = 0;
  shelf.byAge.forEach((units, age) => {
    if (units === 0) return;
    marks.push(...ageBlock(age, x(from), y, x(from + units) - x(from), units, ticks));
    from += units;
  });
  if (from === 0) marks.push(element("line", { class: "fridges-none", x1: x(0), x2: x(0), y1: y, y2: y + barHeight }));
  if (shelf.onTheWay > 0) {
    const width = x(from + shelf.onTheWay) - x(from);
    marks.push(
      element("rect", {
        class: "fridges-way",
        x: x(from) + 1,
        y: y + 3,
        width: Math.max(1, width - 2),
        height: barHeight - 6,
      }),
    );
    const text = `+${shelf.onTheWay}`;
    if (width > 10 + 7 * text.length)
      marks.push(label(x(from) + width / 2, y + 13, text, { class: "small", "text-anchor": "middle" }));
  }
  if (shelf.reserve > 0) marks.push(...reserveTick(x(shelf.reserve), y));
  if (shelf.target > 0) marks.push(...targetTick(x(shelf.target), y));
  return marks;
}

/**
 * A block of an age with its number, where that fits.
 *
 * @param ticks where lines will cross the block: the number keeps away from them
 */
export function ageBlock(
  age: number,
  x: number,
  y: number,
  width: number,
  units: number,
  ticks: readonly number[] = [],
): string[] {
  const marks = [element("rect", { class: `fridges-age-${age}`, x, y, width, height: barHeight })];
  const hatch = hatching(age, x, y, width, barHeight);
  if (hatch !== "") marks.push(element("path", { class: "fridges-hatch", d: hatch }));
  const text = String(units);
  const half = 2 + 3.5 * text.length;
  if (units === 0 || width < 2 * half + 2) return marks;
  const places = [x + width / 2, x + width - half - 2, x + half + 2];
  const at = places.find((place) => ticks.every((tick) => Math.abs(tick - place) > half + 1));
  if (at === undefined) return marks;
  // On patterns a number needs a ground of its own.
  if (age >= 2)
    marks.push(element("rect", { class: "fridges-plate", x: at - half, y: y + 3, width: 2 * half, height: 12 }));
  const classes = age === 0 ? "small fridges-on-dark" : "small";
  marks.push(label(at, y + 13, text, { class: classes, "text-anchor": "middle" }));
  return marks;
}

/** The emergency reserve: a thick line with a filled triangle above. */
export function reserveTick(x: number, y: number): string[] {
  return [
    element("line", { class: "fridges-reserve", x1: x, x2: x, y1: y - 2, y2: y + barHeight + 2 }),
    element("path", { class: "fridges-reserve-head", d: `M${x - 4} ${y - 7}h8l-4 6z` }),
  ];
}

/** What is ordered up to: a thin line with an open diamond below. */
export function targetTick(x: number, y: number): string[] {
  return [
    element("line", { class: "fridges-target", x1: x, x2: x, y1: y - 2, y2: y + barHeight }),
    element("path", { class: "fridges-target-head", d: `M${x} ${y + barHeight}l3.5 3.5l-3.5 3.5l-3.5 -3.5z` }),
  ];
}

/** Slanted lines within a box: one way for the older, both ways for the oldest. */
function hatching(age: number, x: number, y: number, width: number, height: number): string {
  if (age < 2 || width < 2) return "";
  const step = age === 2 ? 6 : 5;
  const lines: string[] = [];
  const cut = (n: number): string => String(Math.round(n * 100) / 100);
  for (let start = -height; start < width; start += step) {
    const from = Math.max(0, start);
    const to = Math.min(width, start + height);
    if (to <= from) continue;
    lines.push(
      `M${cut(x + from)} ${cut(y + height - (from - start))}L${cut(x + to)} ${cut(y + height - (to - start))}`,
    );
    if (age === 3) lines.push(`M${cut(x + from)} ${cut(y + from - start)}L${cut(x + to)} ${cut(y + to - start)}`);
  }
  return lines.join("");
}
