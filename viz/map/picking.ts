/** What a click on the map means: the mark nearest to it, what moves before what stands. And where an arrow key leads. */
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import {
  type MapLayout,
  type MapWays,
  movementPick,
  movingSize,
  pickText,
  shareAt,
  spotOn,
} from "../../sim/figures/index.ts";

/** How far beside a mark a click may be, in pixels. */
const reach = 14;

export interface Aim {
  readonly facts: RunFacts;
  readonly layout: MapLayout;
  readonly ways: MapWays | null;
  readonly timeMin: number;
  readonly isShown: readonly boolean[];
}

/** @returns null where no mark is within reach */
export function pickAt({ facts, layout, ways, timeMin, isShown }: Aim, x: number, y: number): string | null {
  let best = reach;
  let found: string | null = null;
  const offer = (markX: number, markY: number, radius: number, pick: () => string): void => {
    const away = Math.max(0, Math.hypot(markX - x, markY - y) - radius);
    if (away >= best) return;
    best = away;
    found = pick();
  };
  if (ways !== null) {
    const spot = { x: 0, y: 0 };
    for (let index = 0; index < ways.length; index++) {
      const kind = ways.movements.kind[index];
      const share = isShown[kind] ? shareAt(ways, index, timeMin) : Number.NaN;
      if (Number.isNaN(share)) continue;
      spotOn(ways, index, share, spot);
      offer(spot.x, spot.y, movingSize[kind], () => movementPick(ways.movements, index));
    }
  }
  layout.sites.forEach(({ x: siteX, y: siteY, half, hospitals, laboratories }) => {
    const isBoth = hospitals.length > 0 && laboratories.length > 0;
    if (hospitals.length > 0)
      offer(siteX, siteY, half, () => pickText({ kind: "hospital", id: facts.hospitals[hospitals[0]].id }));
    if (laboratories.length > 0)
      offer(siteX + (isBoth ? half + 6 : 0), siteY, 4, () =>
        pickText({ kind: "laboratory", id: facts.laboratories[laboratories[0]].id }),
      );
  });
  layout.practices.forEach(({ x: practiceX, y: practiceY, radius }, number) => {
    offer(practiceX, practiceY, radius, () => pickText({ kind: "practice", id: facts.practices[number].id }));
  });
  return found;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The mark that a key leads to on the map: the nearest in its direction. Undefined for other keys and at the edge. */
export function markTowards(
  marks: readonly SVGElement[],
  here: SVGElement | null,
  key: string,
): SVGElement | undefined {
  if (key === "Home") return marks[0];
  if (key === "End") return marks[marks.length - 1];
  const direction = directions[key];
  if (direction === undefined) return undefined;
  if (here === null) return marks[0];
  const middle = (mark: SVGElement): readonly [number, number] => {
    const { left, top, width, height } = mark.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const [x, y] = middle(here);
  let best = Number.POSITIVE_INFINITY;
  let found: SVGElement | undefined;
  for (const mark of marks) {
    if (mark === here) continue;
    const [toX, toY] = middle(mark);
    const along = (toX - x) * direction[0] + (toY - y) * direction[1];
    const across = Math.abs((toX - x) * direction[1]) + Math.abs((toY - y) * direction[0]);
    if (along <= 0.5) continue;
    const cost = along + 2.5 * across;
    if (cost < best) {
      best = cost;
      found = mark;
    }
  }
  return found;
}
