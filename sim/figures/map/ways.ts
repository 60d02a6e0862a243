/**
 * The ways of what moves, as numbers to be drawn each frame: where each begins and ends, how it bends, from when to when it is
 * drawn. Everything keeps left of the straight line, so that samples and the results that come back go apart.
 */
import {
  blood,
  type DayMovements,
  lastWayMin,
  type MapPlace,
  type MapPlaces,
  movementKinds,
  patients,
  patientWayMin,
  results,
  samples,
} from "./data.ts";
import type { MapLayout } from "./places.ts";
import type { Spot } from "./spread.ts";

export interface MapWays {
  readonly movements: DayMovements;
  readonly length: number;
  /** When each is first and last drawn; a way with an end that has no place is never drawn (both NaN). */
  readonly fromMin: Float64Array;
  readonly untilMin: Float64Array;
  /** Four numbers to the way, each x and y: begin, bend (as of a quadratic curve), end, and a shift of the whole way. */
  readonly points: Float32Array;
}

const coordinates = 8;
/** How far the bend of a way lies off its middle: a share of its length, up to so many pixels. */
const bend = 0.09;
const largestBend = 26;
/** What leaves together from one place to another goes side by side, so many pixels apart, in rows of so many. */
const apart = 8;
const abreast = 5;

/** Spots by hospital and laboratory number, found once for a layout. */
function spotsOf(layout: MapLayout, places: MapPlaces) {
  const hospitals: (Spot | undefined)[] = places.hospitals.map(() => undefined);
  const laboratories: (Spot | undefined)[] = places.laboratories.map(() => undefined);
  for (const site of layout.sites) {
    for (const number of site.hospitals) hospitals[number] = site;
    for (const number of site.laboratories) laboratories[number] = site;
  }
  return { hospitals, laboratories };
}

export function waysOf(movements: DayMovements, layout: MapLayout, places: MapPlaces): MapWays {
  const { kind, from, to } = movements;
  const { hospitals, laboratories } = spotsOf(layout, places);
  const length = kind.length;
  const fromMin = new Float64Array(length).fill(Number.NaN);
  const untilMin = new Float64Array(length).fill(Number.NaN);
  const points = new Float32Array(length * coordinates);
  const together = new Map<string, number>();
  for (let index = 0; index < length; index++) {
    const [begin, end] = endsOf(kind[index], from[index], to[index]);
    if (begin === undefined || end === undefined) continue;
    [fromMin[index], untilMin[index]] = spanOf(movements, index);
    const key = `${kind[index]} ${from[index]} ${to[index]} ${fromMin[index]}`;
    const before = together.get(key) ?? 0;
    together.set(key, before + 1);
    setPoints(points, index * coordinates, begin, end, before);
  }
  return { movements, length, fromMin, untilMin, points };

  function endsOf(what: number, first: number, second: number): readonly [Spot | undefined, Spot | undefined] {
    if (what === samples) return [layout.practices[first], laboratories[second]];
    if (what === results) return [laboratories[first], layout.practices[second]];
    if (what === blood) return [layout.gates.blood, hospitals[second]];
    return [hospitals[first], layout.gates.patients];
  }
}

function setPoints(points: Float32Array, at: number, begin: Spot, end: Spot, before: number): void {
  const dx = end.x - begin.x;
  const dy = end.y - begin.y;
  const long = Math.sqrt(dx * dx + dy * dy);
  // On a screen, where y grows downwards, left of (dx, dy) is (dy, -dx).
  const [leftX, leftY] = long > 0 ? [dy / long, -dx / long] : [0, 0];
  const off = 2 * Math.min(long * bend, largestBend);
  const across = before === 0 ? 0 : ((before % abreast) - (abreast - 1) / 2) * apart;
  const behind = Math.floor(before / abreast) * apart;
  points[at] = begin.x;
  points[at + 1] = begin.y;
  points[at + 2] = (begin.x + end.x) / 2 + leftX * off;
  points[at + 3] = (begin.y + end.y) / 2 + leftY * off;
  points[at + 4] = end.x;
  points[at + 5] = end.y;
  points[at + 6] = leftX * across + leftY * behind;
  points[at + 7] = leftY * across - leftX * behind;
}

/** Puts the spot of a way at a share of it (0 to 1) into `spot`. */
export function spotOn({ points }: MapWays, index: number, share: number, spot: { x: number; y: number }): void {
  const at = index * coordinates;
  const rest = 1 - share;
  const [a, b, c] = [rest * rest, 2 * rest * share, share * share];
  // The shift grows and shrinks with the way, so that what goes side by side begins and ends in one place.
  const shift = Math.min(1, 6 * Math.min(share, rest));
  spot.x = a * points[at] + b * points[at + 2] + c * points[at + 4] + shift * points[at + 6];
  spot.y = a * points[at + 1] + b * points[at + 3] + c * points[at + 5] + shift * points[at + 7];
}

/** Share of a way that lies behind at a time; NaN before it begins and after it ends. */
export function shareAt({ fromMin, untilMin }: MapWays, index: number, timeMin: number): number {
  const [from, until] = [fromMin[index], untilMin[index]];
  if (!(timeMin >= from && timeMin <= until)) return Number.NaN;
  return until > from ? (timeMin - from) / (until - from) : 1;
}

/** How many of each kind are drawn at a time, in the order of `movementKinds`. */
export function underWay(movements: DayMovements, places: MapPlaces, timeMin: number): readonly number[] {
  const counts = movementKinds.map(() => 0);
  for (let index = 0; index < movements.kind.length; index++)
    if (isDrawn(movements, places, index, timeMin)) counts[movements.kind[index]]++;
  return counts;
}

/** What of one kind is drawn at a time: numbers of movements, soonest to arrive first. */
export function underWayOf(
  movements: DayMovements,
  places: MapPlaces,
  kind: number,
  timeMin: number,
): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < movements.kind.length; index++)
    if (movements.kind[index] === kind && isDrawn(movements, places, index, timeMin)) found.push(index);
  const { arriveMin } = movements;
  return found.sort((a, b) => arriveMin[a] - arriveMin[b] || a - b);
}

function isDrawn(movements: DayMovements, places: MapPlaces, index: number, timeMin: number): boolean {
  const { kind, from, to } = movements;
  const [begin, until] = spanOf(movements, index);
  if (!(timeMin >= begin && timeMin <= until)) return false;
  const isPlaced = (list: readonly MapPlace[], number: number): boolean =>
    number < 0 || list[number]?.latitude !== null;
  return kind[index] === samples || kind[index] === results
    ? isPlaced(places.laboratories, kind[index] === samples ? to[index] : from[index])
    : isPlaced(places.hospitals, kind[index] === blood ? to[index] : from[index]);
}

/** From when to when something is drawn on its way. */
function spanOf({ kind, leaveMin, arriveMin }: DayMovements, index: number): readonly [number, number] {
  const [leave, arrive] = [leaveMin[index], arriveMin[index]];
  if (kind[index] === patients) return [leave, leave + patientWayMin];
  return [kind[index] === samples ? leave : Math.max(leave, arrive - lastWayMin), arrive];
}

/** The text of the pick that a moving mark stands for. */
export function movementPick(movements: DayMovements, index: number): string {
  const { kind, entry, patientCases } = movements;
  if (kind[index] !== patients) return `${kind[index] === blood ? "van" : "bag"} ${entry[index]}`;
  let before = 0;
  for (let other = 0; other < index; other++) if (kind[other] === patients) before++;
  return `operation ${patientCases[before]}`;
}

/** What a moving mark says of itself. */
export function movementText(movements: DayMovements, places: MapPlaces, index: number): string {
  const { kind, from, to, count, detail } = movements;
  const n = count[index];
  switch (movementKinds[kind[index]]) {
    case "samples":
      return `${n} ${detail[index] === 1 ? "urgent " : ""}${n === 1 ? "sample" : "samples"} from ${places.practices[from[index]].name} to ${places.laboratories[to[index]].name}`;
    case "results":
      return `${n} ${n === 1 ? "result" : "results"} from ${places.laboratories[from[index]].name} to ${places.practices[to[index]].name}`;
    case "blood":
      return `${n} red cell ${n === 1 ? "unit" : "units"}, ${detail[index]} of them O negative, to ${places.hospitals[to[index]].name}`;
    case "patients":
      return `a simulated patient from ${places.hospitals[from[index]].name}, accepted elsewhere`;
  }
}
