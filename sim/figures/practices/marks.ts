/** The strips as SVG: axis, means of groups, one row a practice in runs of equal days. */
import { percentText } from "../../report/index.ts";
import { monthNames } from "../../scenario/index.ts";
import { pickable } from "../pick.ts";
import { element, group, label, short, title } from "../svg.ts";
import type { PracticeRows } from "./data.ts";
import { dayX, type PlacedGroup, type StripLayout } from "./layout.ts";
import { type StripMeasure, shareOf, stepsOf, sumsOf, usualPerDay, weekStart } from "./rows.ts";
import { groupSays, practiceSays } from "./words.ts";

/** Days of usual requests at which the mean of a group reaches the top of its strip. */
const mostDays = 40;

/**
 * All but the line of the clock.
 * @param day day of the clock, for what rows and means say of its week
 * @param hasCells false where the cells are drawn by other means: rows then are only places to choose
 */
export function stripMarks(
  rows: PracticeRows,
  layout: StripLayout,
  measure: StripMeasure,
  day: number,
  hasCells = true,
): string[] {
  const steps = hasCells ? stepsOf(rows, measure) : new Uint8Array(0);
  return [
    axisMarks(rows, layout),
    ...layout.groups.flatMap((placed) => [
      groupMark(rows, layout, placed, measure, day),
      ...placed.rows.map(({ practice, y }) => rowMark(rows, layout, steps, practice, y, day)),
    ]),
  ];
}

/** The line of the clock, at 0; the page moves it by a transform. */
export const clockMark = ({ top, bottom }: StripLayout): string =>
  element("path", { class: "now", d: `M0 ${top - 6}V${bottom}` });

function axisMarks(rows: PracticeRows, layout: StripLayout): string {
  const { top, bottom, firstDay, right } = layout;
  const marks: string[] = [];
  const doneX = dayX(layout, Math.max(firstDay, rows.daysDone));
  if (doneX < right)
    marks.push(element("rect", { class: "strip-ahead", x: doneX, y: top, width: right - doneX, height: bottom - top }));
  const incidentX = dayX(layout, rows.incidentDay);
  let freeX = incidentX + 66;
  for (let day = firstDay; day < rows.days; day++) {
    const [, month, date] = rows.dates[day].split("-").map(Number);
    if (date !== 1) continue;
    const x = dayX(layout, day);
    marks.push(element("path", { class: "edge", d: `M${short(x)} ${top - 6}V${bottom}` }));
    if (x < freeX || x > right - 22) continue;
    marks.push(label(x + 2, top - 10, monthNames[month - 1].slice(0, 3), { class: "soft", "font-size": 11 }));
    freeX = x + 30;
  }
  if (rows.incidentDay > 0 || rows.days > 0)
    marks.push(
      element("path", { class: "strip-incident", d: `M${short(incidentX)} ${top - 6}V${bottom}` }),
      label(incidentX + 2, top - 10, "incident", { "font-size": 11 }),
    );
  return group({ class: "strip-axis" }, ...marks);
}

function groupMark(
  rows: PracticeRows,
  layout: StripLayout,
  { group: { id, name, practices }, nameY, meanY }: PlacedGroup,
  measure: StripMeasure,
  day: number,
): string {
  const { left, right, meanHeight, isBeside } = layout;
  const from = weekStart(rows, day);
  const share = shareOf(sumsOf(rows, practices, from, from + 7));
  const value = Number.isNaN(share) ? "" : percentText(share);
  const pick = id === "" ? {} : pickable({ kind: "borough", id }, groupSays(rows, name, practices, day));
  const base = meanY + meanHeight;
  return group(
    { class: "strip-group", ...pick },
    element("rect", { class: "strip-hit", x: left, y: meanY, width: right - left, height: meanHeight }),
    label(0, nameY, name, { class: "strip-name" }),
    isBeside
      ? label(right + 4, nameY, value, { class: "soft", "font-size": 11 })
      : label(right, nameY, value, { class: "soft", "font-size": 11, "text-anchor": "end" }),
    element("path", { class: "strip-mean", d: meanPath(rows, layout, practices, measure, base) }),
    element("path", { class: "strip-base", d: `M${left} ${base}H${short(right)}` }),
  );
}

/** The mean of a group by day as an area; closed days as the open day before. */
function meanPath(
  rows: PracticeRows,
  layout: StripLayout,
  practices: readonly number[],
  measure: StripMeasure,
  base: number,
): string {
  const { firstDay, meanHeight } = layout;
  const usual = practices.reduce((sum, number) => sum + (usualPerDay(rows, number) || 0), 0);
  let height = 0;
  let path = `M${short(dayX(layout, firstDay))} ${base}`;
  for (let day = 0; day < rows.daysDone; day++) {
    if (measure === "backlog") {
      const waiting = practices.reduce((sum, number) => sum + rows.backlog[number * rows.days + day], 0);
      height = usual > 0 ? Math.min(1, waiting / usual / mostDays) : 0;
    } else {
      const share = shareOf(sumsOf(rows, practices, day, day + 1));
      if (!Number.isNaN(share)) height = Math.min(1, share);
    }
    if (day < firstDay) continue;
    path += `L${short(dayX(layout, day))} ${short(base - height * meanHeight)}H${short(dayX(layout, day + 1))}`;
  }
  return `${path}V${base}Z`;
}

function rowMark(
  rows: PracticeRows,
  { left, right, rowHeight, dayWidth }: StripLayout,
  steps: Uint8Array,
  practice: number,
  y: number,
  day: number,
): string {
  const days = steps.length / rows.practices.length;
  const own = steps.subarray(practice * days, (practice + 1) * days);
  const says = practiceSays(rows, practice, day);
  return group(
    {
      class: "strip-row",
      transform: `translate(${left},${short(y)})`,
      ...pickable({ kind: "practice", id: rows.practices[practice].id }, says),
    },
    element("rect", { class: "strip-hit", width: right - left, height: rowHeight }),
    ...runPaths(own, dayWidth, rowHeight).map((d, index) =>
      d === ""
        ? ""
        : element("path", { class: `strip-${index + 1}`, d, "stroke-width": thickness(index + 1, rowHeight) }),
    ),
    title(says),
  );
}

/** Thicker as well as darker, so that steps are told apart without colour. */
export const thickness = (step: number, rowHeight: number): number => (rowHeight - 0.3) * (0.4 + 0.12 * step);

/** One path a step: runs of equal days, as strokes along the foot of the row. */
function runPaths(steps: Uint8Array, dayWidth: number, rowHeight: number): string[] {
  const paths = ["", "", "", "", ""];
  eachRun(steps, (from, to, step) => {
    const y = rowHeight - 0.15 - thickness(step, rowHeight) / 2;
    paths[step - 1] += `M${short(from * dayWidth)} ${short(y)}h${short((to - from) * dayWidth)}`;
  });
  return paths;
}

/** Runs of equal steps above 0 in one row: shown days [from, to). */
export function eachRun(steps: Uint8Array, visit: (from: number, to: number, step: number) => void): void {
  for (let from = 0, at = 1; from < steps.length; at++) {
    const step = steps[from];
    if (at < steps.length && steps[at] === step) continue;
    if (step > 0) visit(from, at, step);
    from = at;
  }
}
