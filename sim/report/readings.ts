/** Readings of a world for words: a measure at a table place over days, beside the same weekdays of the warm-up. */
import { type Rollup, readMeasure, type World } from "../model/index.ts";

export class Readings {
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** Whether the model writes a measure at all: a scenario may be run with fewer services. */
  has(measure: string): boolean {
    return this.world.setup.layout.specs.some((spec) => spec.name === measure);
  }

  /** Whether days of a measure add up; levels and ratios do not. */
  isCount(measure: string): boolean {
    return this.world.setup.layout.specs.some((spec) => spec.name === measure && spec.of === "count");
  }

  /** A measure at a place over days [from, to); NaN where the model has no such measure or nothing was read. */
  over(measure: string, place: string, from: number, to: number): number {
    const { layout, places } = this.world.setup;
    const number = layout.specs.findIndex((spec) => spec.name === measure);
    const rollup = places.rollups.find((one) => one.id === place);
    if (number < 0 || !rollup) return Number.NaN;
    return readMeasure(layout, this.world.measures, number, rollup[layout.specs[number].by], from, to);
  }

  /** The same over numbers of the measure's own list of places, for sums that tables have no place for. */
  overNumbers(measure: string, numbers: readonly number[], from: number, to: number): number {
    const { layout } = this.world.setup;
    const number = layout.specs.findIndex((spec) => spec.name === measure);
    return number < 0 ? Number.NaN : readMeasure(layout, this.world.measures, number, numbers, from, to);
  }

  on(measure: string, place: string, day: number): number {
    return this.over(measure, place, day, day + 1);
  }

  /** Mean of the same weekday in the warm-up, its first week and bank holidays left out. */
  usual(measure: string, place: string, day: number): number {
    return this.usualOf(day, (past) => this.on(measure, place, past));
  }

  /** The same mean of any reading by day. */
  usualOf(day: number, read: (day: number) => number): number {
    const { calendar } = this.world.setup;
    let sum = 0;
    let days = 0;
    for (let past = 7; past < calendar.warmUpDays; past++) {
      if (calendar.weekday[past] !== calendar.weekday[day] || calendar.isHoliday[past]) continue;
      const value = read(past);
      if (Number.isNaN(value)) continue;
      sum += value;
      days++;
    }
    return days > 0 ? sum / days : Number.NaN;
  }

  rollup(place: string): Rollup | undefined {
    return this.world.setup.places.rollups.find((one) => one.id === place);
  }
}
