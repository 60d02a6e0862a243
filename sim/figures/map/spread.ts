/** Moves marks that would cover each other apart, and no further: near their homes, and always the same for the same homes. */

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Disc extends Spot {
  readonly radius: number;
}

const rounds = 40;
/** Share of the way home that a mark goes in each round, before it is pushed off its neighbours again. */
const pull = 0.08;
/** Directions in which marks with one home begin: no two neighbours in the list alike. */
const directions = [
  [1, 0],
  [-0.8, 0.6],
  [0.28, -0.96],
  [0.6, 0.8],
  [-0.96, -0.28],
  [0.8, -0.6],
  [-0.28, 0.96],
  [-0.6, -0.8],
] as const;

/** @param fixed discs that stay where they are */
export function spread(homes: readonly Disc[], fixed: readonly Disc[]): Spot[] {
  const count = homes.length;
  const all = [...homes, ...fixed];
  const x = Float64Array.from(all, (spot, index) => spot.x + 0.1 * directions[index % directions.length][0]);
  const y = Float64Array.from(all, (spot, index) => spot.y + 0.1 * directions[index % directions.length][1]);
  const radii = Float64Array.from(all, (disc) => disc.radius);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < count; i++) {
      x[i] += (homes[i].x - x[i]) * pull;
      y[i] += (homes[i].y - y[i]) * pull;
    }
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < x.length; j++) {
        const need = radii[i] + radii[j];
        const dx = x[j] - x[i];
        const dy = y[j] - y[i];
        if (dx > need || dx < -need || dy > need || dy < -need) continue;
        const apart = Math.sqrt(dx * dx + dy * dy);
        if (apart >= need || apart === 0) continue;
        const push = (need - apart) / apart;
        const own = j < count ? 0.5 : 1;
        x[i] -= dx * push * own;
        y[i] -= dy * push * own;
        if (j >= count) continue;
        x[j] += dx * push * 0.5;
        y[j] += dy * push * 0.5;
      }
    }
  }
  return homes.map((_, index) => ({ x: x[index], y: y[index] }));
}
