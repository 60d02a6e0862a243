/**
 * Latin hypercubes that keep their points apart: each factor has one point in each of n slices, and a search lengthens the shortest
 * distances. The same stream gives the same design on every machine.
 */
import type { Stream } from "../../engine/index.ts";
import { type DesignPoint, mustCount, ordinal, type PointDesign } from "./design-points.ts";

/** Distances are kept as a table; beyond this it would not fit, and a random hypercube of so many points is even enough. */
const mostSearched = 2000;
/** Distances that a search may renew, so that it ends in a second or so. */
const budget = 40_000_000;

/**
 * A Latin hypercube of `count` points, near to maximin. It begins with random permutations; then a fixed number of exchanges is
 * tried, each of two points' slices in one factor, and kept when the criterion falls: the sum over pairs of 1 / d^16, d being the
 * distance between the middles of cells, which is ruled by the shortest distance (Morris and Mitchell, Journal of Statistical
 * Planning and Inference 43 (1995), 381-402, with p = 16 and exchanges that only improve). Tried are 100 for each point and factor,
 * fewer where that is over 4 × 10^7 distances, none above 2000 points. Last, each point is moved to a random place in its cell.
 * @throws InvariantError for sizes below 1
 */
export function latinHypercube(factors: number, count: number, stream: Stream): PointDesign {
  mustCount("factors", factors);
  mustCount("points", count);
  const columns = Array.from({ length: factors }, () => permutation(count, stream));
  if (count > 2 && factors > 1 && count <= mostSearched) spread(columns, count, stream);
  const points = Array.from({ length: count }, (_, index): DesignPoint => {
    const unit = Float64Array.from(columns, (column) => (column[index] + stream.next()) / count);
    return { id: `lhs-${ordinal(index, count)}`, unit };
  });
  return { kind: "latin-hypercube", factors, points };
}

/** A random order of 0 to n - 1 (Fisher and Yates). */
export function permutation(n: number, stream: Stream): Int32Array {
  const order = Int32Array.from({ length: n }, (_, index) => index);
  for (let last = n - 1; last > 0; last--) {
    const other = Math.floor(stream.next() * (last + 1));
    const held = order[last];
    order[last] = order[other];
    order[other] = held;
  }
  return order;
}

function spread(columns: readonly Int32Array[], count: number, stream: Stream): void {
  const squares = squaredDistances(columns, count);
  const tries = Math.min(100 * count * columns.length, Math.floor(budget / (2 * count)));
  for (let attempt = 0; attempt < tries; attempt++) {
    const column = columns[Math.floor(stream.next() * columns.length)];
    const a = Math.floor(stream.next() * count);
    const b = (a + 1 + Math.floor(stream.next() * (count - 1))) % count;
    const slicesA = column[a];
    const slicesB = column[b];
    let gain = 0;
    for (let other = 0; other < count; other++) {
      if (other === a || other === b) continue;
      const toA = column[other] - slicesA;
      const toB = column[other] - slicesB;
      const change = toB * toB - toA * toA;
      const fromA = squares[a * count + other];
      const fromB = squares[b * count + other];
      gain += closeness(fromA) - closeness(fromA + change) + closeness(fromB) - closeness(fromB - change);
    }
    if (!(gain > 0)) continue;
    for (let other = 0; other < count; other++) {
      if (other === a || other === b) continue;
      const toA = column[other] - slicesA;
      const toB = column[other] - slicesB;
      const change = toB * toB - toA * toA;
      squares[a * count + other] += change;
      squares[other * count + a] += change;
      squares[b * count + other] -= change;
      squares[other * count + b] -= change;
    }
    column[a] = slicesB;
    column[b] = slicesA;
  }
}

/** 1 / d^16 of a squared distance, in slices. */
function closeness(square: number): number {
  const fourth = square * square;
  const eighth = fourth * fourth;
  return 1 / (eighth * eighth);
}

/** Between all points, in slices: whole numbers, so that changing them one by one keeps them exact. */
function squaredDistances(columns: readonly Int32Array[], count: number): Float64Array {
  const squares = new Float64Array(count * count);
  for (const column of columns) {
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) {
        const step = column[a] - column[b];
        squares[a * count + b] += step * step;
      }
    }
  }
  return squares;
}

/** Shortest distance between two points of a design; Infinity with one point. */
export function shortestDistance(points: readonly DesignPoint[]): number {
  let shortest = Infinity;
  points.forEach(({ unit }, index) => {
    for (let other = 0; other < index; other++) {
      let square = 0;
      for (let factor = 0; factor < unit.length; factor++) {
        const step = unit[factor] - points[other].unit[factor];
        square += step * step;
      }
      shortest = Math.min(shortest, square);
    }
  });
  return Math.sqrt(shortest);
}
