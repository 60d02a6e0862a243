/** Which dot stands where at a moment, how many stand in each pile, and which dot lies under a point or beside another. */
import { status, statuses } from "../cases/data.ts";
import type { DotFrame } from "./frame.ts";
import { drawnStatuses } from "./frame.ts";

/** By case: where its dot's middle is. By cell: who stands in it. Written anew for each moment. */
export interface DotPlaces {
  timeMin: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Number in `statuses`; of those that are not drawn `notYetBooked`. */
  readonly status: Uint8Array;
  /** Number of the cell; -1 for those that are not drawn. */
  readonly cell: Int16Array;
  /** Place within the cell. */
  readonly place: Int32Array;
  /** By cell: number of dots, and where its dots begin in `order`. */
  readonly count: Int32Array;
  readonly first: Int32Array;
  /** Cases cell by cell, in the order in which they stand. */
  readonly order: Int32Array;
  drawn: number;
}

export function emptyPlaces({ flow, cells }: DotFrame): DotPlaces {
  const length = flow.cases.key.length;
  return {
    timeMin: Number.NaN,
    x: new Float32Array(length),
    y: new Float32Array(length),
    status: new Uint8Array(length),
    cell: new Int16Array(length),
    place: new Int32Array(length),
    count: new Int32Array(cells.length),
    first: new Int32Array(cells.length),
    order: new Int32Array(length),
    drawn: 0,
  };
}

/** Places all dots as they stand at a moment. @param into written over and given back, so that frames need no memory */
export function placeDots(frame: DotFrame, timeMin: number, into: DotPlaces = emptyPlaces(frame)): DotPlaces {
  const { flow, groups, cells, cellOf, pitch } = frame;
  const { enterMin, leaveMin, cases } = flow;
  const length = cases.key.length;
  const { x, y, cell, place, count, first, order } = into;
  into.timeMin = timeMin;
  into.status.fill(status.notYetBooked);
  cell.fill(-1);
  count.fill(0);
  const half = pitch / 2;
  for (const number of drawnStatuses) {
    const groupOf = number === status.planned ? groups.before : groups.after;
    const at = number * length;
    const standing = flow.standing[number];
    for (let turn = 0; turn < standing.length; turn++) {
      const index = standing[turn];
      // Who has left by now stands behind all who have not.
      if (leaveMin[at + index] <= timeMin) break;
      if (!(enterMin[at + index] <= timeMin)) continue;
      const here = cellOf[groupOf[index] * statuses.length + number];
      if (here < 0) continue;
      const within = count[here]++;
      const { x: left, y: top, across } = cells[here];
      const row = Math.floor(within / across);
      into.status[index] = number;
      cell[index] = here;
      place[index] = within;
      x[index] = left + (within - row * across) * pitch + half;
      y[index] = top + row * pitch + half;
    }
  }
  into.drawn = 0;
  for (let here = 0; here < cells.length; here++) {
    first[here] = into.drawn;
    into.drawn += count[here];
  }
  for (let index = 0; index < length; index++) if (cell[index] >= 0) order[first[cell[index]] + place[index]] = index;
  return into;
}

/** The case whose dot's square holds a point, -1 for none. */
export function dotAt({ cells, pitch }: DotFrame, places: DotPlaces, x: number, y: number): number {
  for (let cell = 0; cell < cells.length; cell++) {
    const { x: left, y: top, across } = cells[cell];
    if (x < left || y < top || x >= left + across * pitch) continue;
    const within = Math.floor((y - top) / pitch) * across + Math.floor((x - left) / pitch);
    if (within < places.count[cell]) return places.order[places.first[cell] + within];
  }
  return -1;
}

const keys = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End", "PageDown", "PageUp"] as const;
export type WalkKey = (typeof keys)[number];
export const isWalkKey = (key: string): key is WalkKey => (keys as readonly string[]).includes(key);

/**
 * The case that a key leads to. Arrows to the sides walk dot by dot and on into the next pile; up and down by rows of dots; page
 * keys from pile to pile; Home and End to the ends of a pile. From nowhere (-1) to the first dot; -1 when nothing is drawn.
 */
export function walkDots({ cells }: DotFrame, places: DotPlaces, from: number, key: WalkKey): number {
  if (places.drawn === 0) return -1;
  const here = from < 0 ? -1 : places.cell[from];
  if (here < 0) return places.order[0];
  const last = places.drawn - 1;
  const at = places.first[here] + places.place[from];
  const end = places.first[here] + places.count[here] - 1;
  const { across } = cells[here];
  const to: Readonly<Record<WalkKey, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at === end ? end + 1 : Math.min(at + across, end),
    ArrowUp: at - across >= places.first[here] ? at - across : places.first[here] - (at === places.first[here] ? 1 : 0),
    Home: places.first[here],
    End: end,
    PageDown: end + 1,
    PageUp: Math.max(0, places.first[here] - 1),
  };
  const index = places.order[Math.min(Math.max(to[key], 0), last)];
  return key === "PageUp" ? places.order[places.first[places.cell[index]]] : index;
}
