/**
 * Designs that combine levels: all combinations, or for two levels a chosen fraction of them, and one factor at a time.
 */
import { InvariantError } from "../../engine/index.ts";
import { type DesignPoint, mustCount, ordinal, type PointDesign } from "./design-points.ts";

/**
 * Every combination of levels; levels of a factor are evenly spaced from 0 to 1 (one level: 0.5). The last factor changes fastest.
 * @param levels number of levels of each factor
 * @throws InvariantError for no factors, a level count below 1, or more than a million points
 */
export function fullFactorial(levels: readonly number[]): PointDesign {
  mustCount("factors", levels.length);
  let count = 1;
  for (const level of levels) {
    mustCount("levels", level);
    count *= level;
  }
  mustCount("points", count);
  const points = Array.from({ length: count }, (_, index): DesignPoint => {
    const unit = new Float64Array(levels.length);
    let rest = index;
    for (let factor = levels.length - 1; factor >= 0; factor--) {
      const of = levels[factor];
      unit[factor] = of === 1 ? 0.5 : (rest % of) / (of - 1);
      rest = Math.floor(rest / of);
    }
    return { id: `factorial-${ordinal(index, count)}`, unit };
  });
  return { kind: "factorial", factors: levels.length, points };
}

/**
 * A fraction of the two-level factorial by generators: `["a", "b", "c", "abc"]` varies a fourth factor as the product of three
 * basic ones, in 8 points instead of 16. Each word is one factor; the letters used, in order, are the basic factors.
 * @throws InvariantError for a word that is no product of different letters, a basic factor that stands nowhere alone, or two
 * factors that would always change together
 */
export function fractionalFactorial(generators: readonly string[]): PointDesign {
  mustCount("factors", generators.length);
  const letters = [...new Set(generators.flatMap((word) => [...word]))].sort();
  mustCount("basic factors", letters.length, 20);
  for (const word of generators) {
    if (!/^[a-z]+$/.test(word) || new Set(word).size !== word.length) {
      throw new InvariantError(`"${word}" is no product of basic factors: write one such as abc`);
    }
  }
  const alone = letters.filter((letter) => !generators.includes(letter));
  if (alone.length > 0) throw new InvariantError(`the basic factor ${alone[0]} is no factor of its own`);
  if (new Set(generators.map((word) => [...word].sort().join(""))).size < generators.length) {
    throw new InvariantError("two factors have the same generator: they would always change together");
  }
  const count = 1 << letters.length;
  const points = Array.from({ length: count }, (_, index): DesignPoint => {
    const isLow = (letter: string): boolean => ((index >> (letters.length - 1 - letters.indexOf(letter))) & 1) === 0;
    // A product of signs is positive when an even number of them is negative.
    const unit = Float64Array.from(generators, (word) => ([...word].filter(isLow).length % 2 === 0 ? 1 : 0));
    return { id: `factorial-${ordinal(index, count)}`, unit };
  });
  return { kind: "factorial", factors: generators.length, points };
}

/**
 * The scenario as it is, then each factor alone at the low and at the high end of its range: what a tornado is made of. Points:
 * `base`, then low and high of the first factor, and so on.
 */
export function oneAtATime(factors: number): PointDesign {
  mustCount("factors", factors);
  const at = (factor: number, value: number): Float64Array => {
    const unit = new Float64Array(factors).fill(Number.NaN);
    if (factor >= 0) unit[factor] = value;
    return unit;
  };
  const points: DesignPoint[] = [{ id: "base", unit: at(-1, 0) }];
  for (let factor = 0; factor < factors; factor++) {
    points.push({ id: `low-${ordinal(factor, factors)}`, unit: at(factor, 0) });
    points.push({ id: `high-${ordinal(factor, factors)}`, unit: at(factor, 1) });
  }
  return { kind: "one-at-a-time", factors, points };
}
