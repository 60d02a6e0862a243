/** Where the strips stand: rows of practices under the mean of their borough, days from left to right. */
import type { PracticeRows } from "./data.ts";
import { firstShownDay, groupPractices, type PracticeOrder, type StripGroup } from "./rows.ts";

export interface StripRow {
  readonly practice: number;
  readonly y: number;
}

export interface PlacedGroup {
  readonly group: StripGroup;
  /** Baseline of its name, and top of the strip of its mean. */
  readonly nameY: number;
  readonly meanY: number;
  readonly rows: readonly StripRow[];
}

export interface StripLayout {
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly meanHeight: number;
  /** Whether names of groups stand left of the strips, not over them. */
  readonly isBeside: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly firstDay: number;
  readonly dayWidth: number;
  readonly groups: readonly PlacedGroup[];
}

const axisHeight = 34;
const narrow = 600;
const nameWidth = 108;
/** Room right of the strips for the mean of the week. */
const valueWidth = 44;

export function layOutStrips(rows: PracticeRows, width: number, order: PracticeOrder, day: number): StripLayout {
  const isBeside = width >= narrow;
  const rowHeight = isBeside ? 5 : 3.5;
  const meanHeight = 16;
  const left = isBeside ? nameWidth : 0;
  const right = width - (isBeside ? valueWidth : 0);
  const firstDay = firstShownDay(rows);
  let y = axisHeight;
  const groups = groupPractices(rows, order, day).map((group) => {
    if (!isBeside) y += 15;
    const meanY = y;
    const nameY = isBeside ? meanY + meanHeight - 4 : meanY - 4;
    y += meanHeight + 2;
    const placed = group.practices.map((practice) => {
      const row = { practice, y };
      y += rowHeight;
      return row;
    });
    y += 9;
    return { group, nameY, meanY, rows: placed };
  });
  const height = Math.ceil(Math.max(y, axisHeight + 60));
  return {
    width,
    height,
    rowHeight,
    meanHeight,
    isBeside,
    left,
    right,
    top: axisHeight,
    bottom: height - 4,
    firstDay,
    dayWidth: (right - left) / Math.max(1, rows.days - firstDay),
    groups,
  };
}

export const dayX = ({ left, firstDay, dayWidth }: StripLayout, day: number): number =>
  left + (day - firstDay) * dayWidth;
