/**
 * Recovery by mechanism of what is down already: from an action, or from the date of a forecast on. A forecast knows what had
 * been restored by its date and nothing later: pasts of the recovery are tried out from the incident on until one has restored
 * nothing of what is in truth still down, and the course goes on from there.
 */
import { clockOn } from "../calendar.ts";
import type { World } from "../world.ts";
import { firstMorning, hold, leaveWhatWorks, morningMin, scheduleMorning, shareOf, startMornings } from "./attack.ts";
import { type Course, type CoursePlan, drawLuck, newCourse, phase } from "./course.ts";
import { allSystems, size, transfusionIt, usualOrder } from "./numbers.ts";
import { restoreForDay, siteTask } from "./recovery.ts";
import { fixed, own } from "./state.ts";

const mostPasts = 300;

/** The date of the forecast has come: what is still down is recovered by mechanism from now on. */
export function forecastBegins(world: World): void {
  const state = own(world);
  const { places } = world.setup;
  const covered = (cell: number): boolean =>
    state.courses.some((course) => course.phase !== phase.over && course.isHit[cell] === 1);
  const isDown = (cell: number): boolean => state.own[cell] < 1 && !covered(cell);
  const down = places.laboratories.flatMap((_, laboratory) =>
    allSystems.some((system) => isDown(laboratory * size + system)) ? [laboratory] : [],
  );
  // By clinical priority: laboratories that take practice work come after those of hospitals alone.
  const servesPractices = (laboratory: number): number => (places.laboratoryOfPractice.includes(laboratory) ? 1 : 0);
  const sites = [...down].sort((a, b) => servesPractices(a) - servesPractices(b) || a - b);
  if (sites.length === 0) return;
  const course = pastThatFits(world, sites, isDown);
  state.courses.push(course);
  leaveWhatWorks(world, course);
  const index = state.courses.indexOf(course);
  if (course.phase === phase.held) startMornings(world, index);
  else scheduleMorning(world, index, world.today + 1);
}

function pastThatFits(world: World, sites: readonly number[], isDown: (cell: number) => boolean): Course {
  const plan: CoursePlan = {
    name: "as-at",
    actionNumber: -1,
    given: "struck",
    moment: "shows",
    attempts: 1,
    sites,
    order: usualOrder,
    estate: allSystems,
  };
  let course = newCourse(world, plan);
  let early: number[] = [];
  for (let trial = 0; trial < mostPasts; trial++) {
    course = newCourse(world, plan);
    drawLuck(world, course, trial);
    early = livePast(world, course, isDown);
    if (early.length === 0) return course;
  }
  // No past fits: the last one stands, and what it had connected too early is to be connected again.
  for (const cell of early) {
    const task = siteTask(Math.floor(cell / size), cell % size);
    const spent = course.done[task];
    if (cell % size === transfusionIt) course.transfusionUsed -= spent;
    else course.used -= spent;
    course.done[task] = 0;
    course.isHit[cell] = 1;
  }
  return course;
}

/** Lives a course from the incident to now; returns what it would have restored although it is down. */
function livePast(world: World, course: Course, isDown: (cell: number) => boolean): number[] {
  const { lastFailMin, ownCause } = own(world);
  const { rates } = fixed(world);
  const { calendar } = world.setup;
  let fromMin = world.sim.nowMin;
  for (const laboratory of course.sites) {
    for (const system of course.estate) {
      const cell = laboratory * size + system;
      if (Number.isNaN(lastFailMin[cell])) continue;
      course.isHit[cell] = 1;
      if (!isDown(cell) || lastFailMin[cell] >= fromMin) continue;
      fromMin = lastFailMin[cell];
      course.cause = ownCause[cell];
    }
  }
  course.shownMin = fromMin;
  hold(course, rates);
  const early: number[] = [];
  const crews = { restorers: rates.restorers, transfusion: rates.transfusionTeam };
  for (let day = firstMorning(world, course.holdEndMin); day < calendar.days; day++) {
    const atMin = clockOn(calendar, day, morningMin);
    if (atMin > world.sim.nowMin) break;
    course.phase = phase.restoring;
    for (const cell of restoreForDay(course, rates, crews, shareOf(world, rates, day - 1), atMin))
      if (isDown(cell)) early.push(cell);
  }
  return early;
}

/** An action asks that what is down at some laboratories be recovered by mechanism, from now on. */
export function recover(world: World, plan: CoursePlan, isHeld: boolean, cause: number): void {
  const state = own(world);
  const course = newCourse(world, plan);
  for (const laboratory of plan.sites) {
    for (const system of plan.estate) {
      const cell = laboratory * size + system;
      if (state.own[cell] < 1) course.isHit[cell] = 1;
    }
  }
  if (!course.isHit.includes(1)) return;
  course.cause = cause;
  course.shownMin = world.sim.nowMin;
  hold(course, fixed(world).rates);
  if (!isHeld) {
    course.phase = phase.restoring;
    course.holdEndMin = world.sim.nowMin;
  }
  state.courses.push(course);
  startMornings(world, state.courses.indexOf(course));
}
