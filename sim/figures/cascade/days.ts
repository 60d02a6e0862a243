/** Measures over the days that the cascade shows: the last whole day, the last working day, the last seven whole days. */
import { dayAt, type World } from "../../model/index.ts";
import { Readings } from "../../report/index.ts";

export class Days {
  /** Index in the calendar of the last whole day and of the last whole working day; -1 before the first. */
  readonly lastDay: number;
  readonly workingDay: number;
  private readonly readings: Readings;
  private readonly warmUpDays: number;

  constructor(world: World) {
    const { calendar } = world.setup;
    this.readings = new Readings(world);
    this.warmUpDays = calendar.warmUpDays;
    this.lastDay = dayAt(calendar, world.sim.nowMin) - 1;
    let working = this.lastDay;
    while (working >= 0 && !calendar.isWorking[working]) working--;
    this.workingDay = working;
  }

  has(measure: string): boolean {
    return this.readings.has(measure);
  }

  last(measure: string, places: readonly number[]): number {
    return this.on(measure, places, this.lastDay);
  }

  /** Mean of the same weekday in the warm-up. */
  usualOfLast(measure: string, places: readonly number[]): number {
    return this.usualOn(measure, places, this.lastDay);
  }

  working(measure: string, places: readonly number[]): number {
    return this.on(measure, places, this.workingDay);
  }

  usualOfWorking(measure: string, places: readonly number[]): number {
    return this.usualOn(measure, places, this.workingDay);
  }

  /** Sum of the last seven whole days; 0 before there are as many. */
  lastWeek(measure: string, places: readonly number[]): number {
    const to = this.lastDay + 1;
    return to < 7 ? 0 : this.readings.overNumbers(measure, places, to - 7, to) || 0;
  }

  /** Sum of a mean week of the warm-up, its first week left out; 0 without one. */
  usualWeek(measure: string, places: readonly number[]): number {
    const weeks = (this.warmUpDays - 7) / 7;
    return weeks < 1 ? 0 : (this.readings.overNumbers(measure, places, 7, this.warmUpDays) || 0) / weeks;
  }

  private on(measure: string, places: readonly number[], day: number): number {
    return day < 0 ? Number.NaN : this.readings.overNumbers(measure, places, day, day + 1);
  }

  private usualOn(measure: string, places: readonly number[], day: number): number {
    return day < 0
      ? Number.NaN
      : this.readings.usualOf(day, (past) => this.readings.overNumbers(measure, places, past, past + 1));
  }
}
