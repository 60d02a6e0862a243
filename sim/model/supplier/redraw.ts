/**
 * Another future for what is under way: luck not yet revealed is drawn anew, such that nothing that has happened would have been
 * otherwise. Luck is tried until it fits; where none does, the old one stays.
 */
import { minutesPerDay, roundMin } from "../../engine/index.ts";
import type { World } from "../world.ts";
import { hold, scheduleShowing, shownAt, startMornings } from "./attack.ts";
import { type Course, drawLuck, phase } from "./course.ts";
import { size } from "./numbers.ts";
import { luckAt } from "./rates.ts";
import { assurance, workOf } from "./recovery.ts";
import { fixed, own } from "./state.ts";

const mostTrials = 200;

export function redraw(world: World): void {
  own(world).courses.forEach((course, index) => {
    if (course.phase === phase.unseen) redrawEntry(world, course, index);
    else if (course.phase === phase.held) redrawHold(world, course, index);
    else if (course.phase === phase.restoring) redrawWork(world, course);
  });
}

/** Draws luck into the course until it fits; puts the old luck back when none does. */
function drawUntil(world: World, course: Course, fits: () => boolean): boolean {
  const before = course.luck.slice();
  for (let trial = 0; trial < mostTrials; trial++) {
    drawLuck(world, course, trial);
    if (fits()) return true;
  }
  course.luck.set(before);
  return false;
}

/** Nothing has come to light yet. */
function redrawEntry(world: World, course: Course, index: number): void {
  const { rates } = fixed(world);
  drawUntil(world, course, () => shownAt(course, rates) > world.sim.nowMin);
  course.token++;
  scheduleShowing(world, index);
}

/** What was reached is known, and that the hold is not over. */
function redrawHold(world: World, course: Course, index: number): void {
  const { rates } = fixed(world);
  drawUntil(world, course, () => {
    hold(course, rates);
    return course.holdEndMin > world.sim.nowMin;
  });
  hold(course, rates);
  course.token++;
  startMornings(world, index);
}

/** What is begun takes longer than it has taken; how fast all goes in this incident has shown; the rest is open. */
function redrawWork(world: World, course: Course): void {
  const { rates } = fixed(world);
  const { luck, work, done, assuredMin } = course;
  const now = world.sim.nowMin;
  const pace = luck[luckAt.pace];
  const draw = (fits: () => boolean): boolean =>
    drawUntil(world, course, () => {
      luck[luckAt.pace] = pace;
      return fits();
    });
  for (let system = 0; system < size; system++) {
    if (!(assuredMin[system] > now)) continue;
    const begunMin = assuredMin[system] - assurance(course, rates, system) * minutesPerDay;
    const endMin = (): number => roundMin(begunMin + assurance(course, rates, system) * minutesPerDay);
    if (draw(() => endMin() > now)) assuredMin[system] = endMin();
  }
  for (let task = 0; task < work.length; task++) {
    if (!(done[task] < work[task])) continue;
    let drawn = 0;
    const fits = (): boolean => {
      drawn = workOf(course, rates, task, now);
      return drawn > done[task];
    };
    if (draw(fits)) work[task] = drawn;
  }
  draw(() => true);
}
