/** Moves marks that would cover each other apart, and no further: near their homes, and always the same for the same homes. */

interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Disc extends Spot {
  readonly radius: number;
}

const rounds = 40;
/** Share of the way home that a mark goes in each round, before it is pushed off its neighbours again. */
const pull = 0.08;
/** Angle between neighbours in a sunflower: marks with one home begin in different directions. */
const goldenAngle = 2.4;

/** @param fixed discs that stay where they are */
export function spread(homes: readonly Spot[], radius: number, fixed: readonly Disc[]): Spot[] {
  const count = homes.length;
  const x = Float64Array.from([...homes, ...fixed], (spot, index) => spot.x + 0.1 * Math.cos(index * goldenAngle));
  const y = Float64Array.from([...homes, ...fixed], (spot, index) => spot.y + 0.1 * Math.sin(index * goldenAngle));
  const radii = Float64Array.from([...homes.map(() => radius), ...fixed.map((disc) => disc.radius)]);
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
