/**
 * Where the piles of dots lie: a row for each group and a column for each status, or, where it is narrow, one below the other.
 * Room is kept for the most dots that a pile holds within a span of time, so that nothing moves but the dots. Pure geometry in
 * CSS pixels; which dot stands where at a moment is in places.ts.
 */

import { status, statuses } from "../cases/data.ts";
import type { Groups } from "../cases/groups.ts";
import type { DotFlow } from "./flow.ts";
import { wrapped } from "./wrap.ts";

export interface DotCell {
  readonly group: number;
  /** Number in `statuses`. */
  readonly status: number;
  /** Left top of the first dot's square. */
  readonly x: number;
  readonly y: number;
  /** Dots in a row. */
  readonly across: number;
  /** Base line of the count. */
  readonly labelX: number;
  readonly labelY: number;
}

export interface DotFrame {
  readonly flow: DotFlow;
  readonly groups: Groups;
  readonly width: number;
  readonly height: number;
  readonly isWide: boolean;
  /** Side of a dot's square. */
  readonly pitch: number;
  readonly cells: readonly DotCell[];
  /** By group and status (`group * statuses + status`): number of its cell, -1 where it never holds a dot and has none. */
  readonly cellOf: Int16Array;
  /** Headings of columns, by status; only where it is wide. */
  readonly columns: readonly { readonly status: number; readonly x: number; readonly width: number }[];
  /** Rows, by group. */
  readonly rows: readonly { readonly y: number; readonly height: number }[];
}

export interface FrameOptions {
  readonly width: number;
  /** Moments that the frame has room for; one and the same for a picture that does not move. */
  readonly fromMin: number;
  readonly toMin: number;
}

/** Statuses that have a pile; those not yet booked are not drawn. */
export const drawnStatuses = statuses.flatMap((name, number) => (name === "notYetBooked" ? [] : [number]));

export const dotHead = { keyHeight: 26, columnHeight: 76, groupWidth: 148, line: 15 } as const;
const pitches = [8, 7, 6, 5.5, 5, 4.5, 4, 3.5] as const;
const leastColumn = 76;
const columnGap = 10;
/** Of bold letters of 13 pixels in the widest of the usual fonts. */
const nameLetterWidth = 8;
const rowGap = 12;
/** Width from which statuses are columns; below, they lie one below the other. */
export const columnsFrom = 900;
/** A picture is not made lower than this for want of smaller dots, nor are dots made smaller where that wins little. */
const tallest = { wide: 860, narrow: 1000 } as const;
const littleWon = 1.15;
const leastRow = 44;

export function dotFrame(flow: DotFlow, groups: Groups, options: FrameOptions): DotFrame {
  const most = mostAtOnce(flow, groups, options);
  const isWide = options.width >= columnsFrom;
  const layWith = (pitch: number): DotFrame => lay(flow, groups, options.width, most, isWide, pitch);
  const lowest = layWith(pitches[pitches.length - 1]);
  const limit = Math.max(isWide ? tallest.wide : tallest.narrow, lowest.height * littleWon);
  for (const pitch of pitches) {
    const frame = layWith(pitch);
    if (frame.height <= limit) return frame;
  }
  return lowest;
}

/** By group and status: the most dots at any one moment of the span. */
function mostAtOnce(flow: DotFlow, groups: Groups, { fromMin, toMin }: FrameOptions): Int32Array {
  const { cases, enterMin, leaveMin } = flow;
  const length = cases.key.length;
  const now = new Int32Array(groups.names.length * statuses.length);
  const most = new Int32Array(now.length);
  for (const number of drawnStatuses) {
    const groupOf = number === status.planned ? groups.before : groups.after;
    const at = number * length;
    const entering = flow.entering[number];
    const standing = flow.standing[number];
    // Read from its end, the order of standing is the order of leaving.
    let gone = standing.length - 1;
    for (let place = 0; place < entering.length; place++) {
      const index = entering[place];
      const inMin = Math.max(enterMin[at + index], fromMin);
      if (inMin > toMin) break;
      for (; gone >= 0 && leaveMin[at + standing[gone]] <= inMin; gone--) {
        now[groupOf[standing[gone]] * statuses.length + number]--;
      }
      const cell = groupOf[index] * statuses.length + number;
      now[cell]++;
      most[cell] = Math.max(most[cell], now[cell]);
    }
  }
  return most;
}

/** A group's name as lines of the first column. */
export const groupLines = (name: string): readonly string[] =>
  wrapped(name, Math.floor((dotHead.groupWidth - 8) / nameLetterWidth), 3);

function lay(flow: DotFlow, groups: Groups, width: number, most: Int32Array, isWide: boolean, pitch: number): DotFrame {
  const cellOf = new Int16Array(most.length).fill(-1);
  const made = { flow, groups, width, isWide, pitch, cellOf };
  return isWide ? layWide(made, most) : layNarrow(made, most);
}

type Begun = Pick<DotFrame, "flow" | "groups" | "width" | "isWide" | "pitch" | "cellOf">;

function layWide(begun: Begun, most: Int32Array): DotFrame {
  const { groups, width, pitch, cellOf } = begun;
  const columns = columnsOf(begun, most);
  const cells: DotCell[] = [];
  const rows: { y: number; height: number }[] = [];
  let y = dotHead.keyHeight + dotHead.columnHeight;
  groups.names.forEach((_, group) => {
    let deepest = 0;
    for (const column of columns) {
      const across = Math.max(1, Math.floor((column.width - columnGap) / pitch));
      deepest = Math.max(deepest, Math.ceil(most[group * statuses.length + column.status] / across));
      cellOf[group * statuses.length + column.status] = cells.length;
      const labelY = y + dotHead.line;
      cells.push({ group, status: column.status, x: column.x, y: labelY + 5, across, labelX: column.x, labelY });
    }
    const nameHeight = groupLines(groups.names[group]).length * dotHead.line + rowGap;
    const height = Math.max(leastRow, nameHeight, dotHead.line + 5 + Math.ceil(deepest * pitch) + rowGap);
    rows.push({ y, height });
    y += height;
  });
  return { ...begun, cells, columns, rows, height: y, width };
}

/** Widths by what the columns hold at most, with room for a heading in each. */
function columnsOf({ groups, width }: Begun, most: Int32Array): DotFrame["columns"] {
  const totals = drawnStatuses
    .map((number) => ({ status: number, total: totalOf(groups, most, number) }))
    .filter(({ total }) => total > 0);
  const room = width - dotHead.groupWidth;
  const widths = totals.map(() => leastColumn);
  // Columns whose share is less than they need keep what they need; the others share what is left.
  let open = totals.map((_, index) => index);
  for (;;) {
    const left = room - (totals.length - open.length) * leastColumn;
    const sum = open.reduce((all, index) => all + totals[index].total, 0);
    const fits = open.filter((index) => (left * totals[index].total) / sum >= leastColumn);
    if (fits.length === open.length) {
      for (const index of open) widths[index] = (left * totals[index].total) / sum;
      break;
    }
    open = fits;
  }
  let x: number = dotHead.groupWidth;
  return totals.map(({ status: number }, index) => {
    const column = { status: number, x: Math.round(x), width: Math.floor(widths[index]) };
    x += widths[index];
    return column;
  });
}

const totalOf = (groups: Groups, most: Int32Array, number: number): number =>
  groups.names.reduce((sum, _, group) => sum + most[group * statuses.length + number], 0);

function layNarrow(begun: Begun, most: Int32Array): DotFrame {
  const { groups, width, pitch, cellOf } = begun;
  const across = Math.max(1, Math.floor(width / pitch));
  const cells: DotCell[] = [];
  const rows: { y: number; height: number }[] = [];
  let y: number = dotHead.keyHeight * 2;
  groups.names.forEach((_, group) => {
    const top = y;
    y += 22;
    for (const number of drawnStatuses) {
      const held = most[group * statuses.length + number];
      if (held === 0) continue;
      cellOf[group * statuses.length + number] = cells.length;
      const labelY = y + dotHead.line;
      // The label begins with the shape of its status.
      cells.push({ group, status: number, x: 0, y: labelY + 5, across, labelX: 16, labelY });
      y = labelY + 5 + Math.ceil(Math.ceil(held / across) * pitch) + 4;
    }
    y += rowGap;
    rows.push({ y: top, height: y - top });
  });
  return { ...begun, cells, columns: [], rows, height: y, width };
}
