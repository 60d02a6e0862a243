/**
 * The drive by mechanism: from the first attempt to the last system that works again. Whether the attackers get in, how long
 * they stay unseen, what they reach and how long the hold lasts come from the luck of the incident and from levers that are
 * ranges; where they fail or are contained there is no incident or a smaller one.
 */
import { minutesPerDay, roundMin } from "../../engine/index.ts";
import { clockOn, dayAt } from "../calendar.ts";
import { root } from "../causes.ts";
import type { World } from "../world.ts";
import { type Course, phase } from "./course.ts";
import { bitsOf, size } from "./numbers.ts";
import { firstSuccess, laboratoryLuck, luckAt, type Rates, reachLuck } from "./rates.ts";
import { type Crews, type Restored, restoreForDay } from "./recovery.ts";
import { fixed, own, putDown, putUp } from "./state.ts";

/** Recovery is looked at and systems are connected at this minute of the day. */
export const morningMin = 8 * 60;

/** Share of the way to everything that attackers have gone by the first day. */
const leastSpread = 0.05;

interface Inside {
  /** Days from the first attempt to the entry; infinite when they never get in. */
  readonly entryDays: number;
  readonly dwellDays: number;
  /** Days from entry to detection, if the strike did not come before. */
  readonly detectedDays: number;
}

function insideOf(course: Course, rates: Rates): Inside {
  const { given, attempts, luck } = course;
  const attempt = given === "nothing" ? firstSuccess(luck[luckAt.entry], rates.entryPerAttempt) : 1;
  const detected = firstSuccess(luck[luckAt.detection], rates.detectionPerDay);
  return {
    // One attempt a day.
    entryDays: attempt <= attempts ? attempt - 1 : Number.POSITIVE_INFINITY,
    dwellDays: Math.max(0.1, rates.dwellDays(luck[luckAt.dwell])),
    detectedDays: given === "struck" ? Number.POSITIVE_INFINITY : detected,
  };
}

/** When it comes to light, by strike or by detection; infinite when it never does. */
export function shownAt(course: Course, rates: Rates): number {
  const { entryDays, dwellDays, detectedDays } = insideOf(course, rates);
  if (entryDays === Number.POSITIVE_INFINITY) return entryDays;
  if (course.moment === "shows" || course.given === "struck") return course.startedMin;
  return roundMin(course.startedMin + (entryDays + Math.min(dwellDays, detectedDays)) * minutesPerDay);
}

/** Takes up a course whose luck is drawn. */
export function begin(world: World, course: Course): void {
  own(world).courses.push(course);
  scheduleShowing(world, own(world).courses.indexOf(course));
}

/** Sets when the attack comes to light, if it ever does. */
export function scheduleShowing(world: World, index: number): void {
  const course = own(world).courses[index];
  course.shownMin = shownAt(course, fixed(world).rates);
  if (course.shownMin < Number.POSITIVE_INFINITY)
    world.sim.schedule(course.shownMin, fixed(world).attackShows, index, course.token);
}

/** The attack comes to light: what it has reached is down, and is held for investigation. */
export function attackShows(world: World, index: number, token: number): void {
  const course = own(world).courses[index];
  if (course.token !== token || course.phase !== phase.unseen) return;
  reach(course, fixed(world).rates);
  course.cause = world.request.showAction(world, course.actionNumber);
  for (const laboratory of course.sites) {
    const hit = hitAt(course, laboratory);
    if (hit.length > 0) putDown(world, laboratory, hit, 0, course.cause, bitsOf(hit));
  }
  hold(course, fixed(world).rates);
  startMornings(world, index);
}

/** Draws which systems of which laboratories are reached; the laboratory of entry always, and one system there at least. */
export function reach(course: Course, rates: Rates): void {
  const { luck, sites, estate, isHit } = course;
  const { dwellDays, detectedDays } = insideOf(course, rates);
  const spread = Math.max(leastSpread, Math.min(1, detectedDays / dwellDays));
  const open = (1 - rates.segmentationFraction) * spread;
  const first = sites[Math.min(sites.length - 1, Math.floor(luck[luckAt.firstLaboratory] * sites.length))];
  for (const laboratory of sites) {
    const chance = rates.laboratoryExposure[laboratory] * open;
    if (laboratory !== first && luck[laboratoryLuck(laboratory)] >= chance) continue;
    for (const system of estate) {
      if (luck[reachLuck(laboratory, system)] < rates.systemExposure[system] * open)
        isHit[laboratory * size + system] = 1;
    }
  }
  const weakest = estate.reduce((least, system) =>
    luck[reachLuck(first, system)] < luck[reachLuck(first, least)] ? system : least,
  );
  isHit[first * size + weakest] = 1;
}

/** The forensic hold: nothing is restored before its end. */
export function hold(course: Course, rates: Rates): void {
  course.phase = phase.held;
  const days = rates.holdAfterDays + rates.holdDays(course.luck[luckAt.hold]);
  course.holdEndMin = roundMin(course.shownMin + days * minutesPerDay);
}

const hitAt = (course: Course, laboratory: number): number[] =>
  course.estate.filter((system) => course.isHit[laboratory * size + system] === 1);

/** Day of the first morning that has a whole day of work behind it. */
export function firstMorning(world: World, fromMin: number): number {
  const { calendar } = world.setup;
  let day = dayAt(calendar, fromMin);
  while (day < calendar.days && clockOn(calendar, day, morningMin) < fromMin + minutesPerDay) day++;
  return day;
}

export function startMornings(world: World, index: number): void {
  const course = own(world).courses[index];
  scheduleMorning(world, index, firstMorning(world, Math.max(course.holdEndMin, course.shownMin)));
}

export function scheduleMorning(world: World, index: number, day: number): void {
  const { calendar } = world.setup;
  if (day >= calendar.days) return;
  world.sim.schedule(clockOn(calendar, day, morningMin), fixed(world).morning, index, own(world).courses[index].token);
}

/** A day of recovery has passed: what is ready is connected. */
export function recoveryMorning(world: World, index: number, token: number): void {
  const course = own(world).courses[index];
  if (course.token !== token || course.phase === phase.over) return;
  course.phase = phase.restoring;
  leaveWhatWorks(world, course);
  const { rates } = fixed(world);
  connect(
    world,
    course,
    restoreForDay(course, rates, crewsOf(world, rates), shareOf(world, rates, world.today - 1), world.sim.nowMin),
  );
  if (course.isHit.includes(1)) scheduleMorning(world, index, world.today + 1);
  else course.phase = phase.over;
}

/** What others have brought back is no longer this course's work. */
export function leaveWhatWorks(world: World, course: Course): void {
  const { own: state } = own(world);
  for (let cell = 0; cell < course.isHit.length; cell++) if (state[cell] >= 1) course.isHit[cell] = 0;
}

function crewsOf(world: World, rates: Rates): Crews {
  const { extraRestorers, extraTransfusion } = own(world);
  return {
    restorers: Math.max(0, rates.restorers + extraRestorers),
    transfusion: Math.max(0, rates.transfusionTeam + extraTransfusion),
  };
}

/** What a crew does on a day, of a working day. */
export function shareOf(world: World, rates: Rates, day: number): number {
  return world.setup.calendar.isWorking[Math.max(0, day)] ? 1 : rates.weekendWorkFraction;
}

function connect(world: World, course: Course, restored: readonly Restored[]): void {
  for (const laboratory of course.sites) {
    const here = restored.filter((cell) => Math.floor(cell / size) === laboratory).map((cell) => cell % size);
    if (here.length === 0) continue;
    putUp(world, laboratory, here);
    world.causes.add("system", world.sim.nowMin, laboratory, bitsOf(here), 0, course.cause, 1, root.incident);
  }
}
