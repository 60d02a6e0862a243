/**
 * Recovery by a limited team. A task is the common part of a system, a system at one laboratory, a stage of transfusion IT, or
 * the entry of a laboratory's paper records. Crews take tasks in the order of restoring, one crew a task; the stages, back-entry
 * and go-live of transfusion IT all need one other, small crew. `restoreForDay` moves a course by a day and touches nothing else,
 * so that a past can be tried out (forecast.ts).
 */
import { minutesPerDay } from "../../engine/index.ts";
import { type Course, phase } from "./course.ts";
import { size, transfusionIt } from "./numbers.ts";
import { backEntryLuck, luckAt, type Rates, siteLuck } from "./rates.ts";

const stageCount = 3;

export const siteTask = (laboratory: number, system: number): number => size + laboratory * size + system;
const stageTask = (course: Course, stage: number): number => size + course.isHit.length + stage;
const backEntryTask = (course: Course, laboratory: number): number =>
  size + course.isHit.length + stageCount + laboratory;

export interface Crews {
  readonly restorers: number;
  readonly transfusion: number;
}

/** A system at a laboratory that works again, as `laboratory * size + system`. */
export type Restored = number;

/**
 * One day's work, ended at `nowMin`.
 * @param share what a crew does on such a day, of a working day
 */
export function restoreForDay(course: Course, rates: Rates, crews: Crews, share: number, nowMin: number): Restored[] {
  const restored: Restored[] = [];
  const isDone = (task: number): boolean => course.done[task] >= course.work[task];
  const general = readyTasks(course, nowMin);
  course.offered += crews.restorers * share;
  for (let crew = 0, next = 0; crew < crews.restorers; crew++) {
    for (let left = share; left > 0 && next < general.length; ) {
      const task = general[next];
      const spent = spend(course, rates, task, left, nowMin);
      course.used += spent;
      left -= spent;
      if (!isDone(task)) left = 0;
      else if (task < size) course.assuredMin[task] = nowMin + assurance(course, rates, task) * minutesPerDay;
      else restored.push(task - size);
      next++;
    }
  }
  const offered = crews.transfusion * share;
  course.transfusionOffered += offered;
  for (let left = offered, task = nextOfTransfusion(course, nowMin); left > 0 && task >= 0; ) {
    const spent = spend(course, rates, task, left, nowMin);
    course.transfusionUsed += spent;
    left -= spent;
    if (!isDone(task)) break;
    if (task < size + course.isHit.length) restored.push(task - size);
    for (const cell of restored) course.isHit[cell] = 0;
    task = nextOfTransfusion(course, nowMin);
  }
  for (const cell of restored) course.isHit[cell] = 0;
  return restored;
}

/** Puts up to `left` team-days into a task; returns how many. */
function spend(course: Course, rates: Rates, task: number, left: number, nowMin: number): number {
  if (Number.isNaN(course.work[task])) course.work[task] = workOf(course, rates, task, nowMin);
  const missing = course.work[task] - course.done[task];
  if (missing <= left) {
    course.done[task] = course.work[task];
    return missing;
  }
  course.done[task] += left;
  return left;
}

/** Tasks that crews may take now, in the order of restoring: of each system its common part, then its sites. */
function readyTasks(course: Course, nowMin: number): number[] {
  const tasks: number[] = [];
  for (const system of course.order) {
    const sites = course.sites.filter((laboratory) => course.isHit[laboratory * size + system] === 1);
    if (sites.length === 0) continue;
    if (Number.isNaN(course.assuredMin[system])) tasks.push(system);
    else if (course.assuredMin[system] <= nowMin && system !== transfusionIt) {
      for (const laboratory of sites) tasks.push(siteTask(laboratory, system));
    }
  }
  return tasks;
}

/** What the transfusion crew does next: the stages in turn, then site by site its paper records and its go-live; -1 for nothing. */
function nextOfTransfusion(course: Course, nowMin: number): number {
  // Not yet rebuilt and checked: NaN is not reached either.
  if (!(course.assuredMin[transfusionIt] <= nowMin)) return -1;
  const isOpen = (task: number): boolean => !(course.done[task] >= course.work[task]);
  const site = course.sites.find((laboratory) => course.isHit[laboratory * size + transfusionIt] === 1);
  if (site === undefined) return -1;
  for (let stage = 0; stage < stageCount; stage++) {
    if (isOpen(stageTask(course, stage))) return stageTask(course, stage);
  }
  const backEntry = backEntryTask(course, site);
  return isOpen(backEntry) ? backEntry : siteTask(site, transfusionIt);
}

/** Work of a task in team-days, as it turns out when it is begun. */
export function workOf(course: Course, rates: Rates, task: number, nowMin: number): number {
  const { luck } = course;
  const pace = rates.paceFactor(luck[luckAt.pace]);
  const cells = course.isHit.length;
  if (task < size) {
    const attempt = rates.backupWorkDays[task] * rates.workFactor(luck[luckAt.backupWork + task]);
    const isGood = luck[luckAt.backup + task] < rates.backupSuccessFraction;
    const rebuild = isGood ? 0 : rates.rebuildWorkDays[task] * rates.workFactor(luck[luckAt.rebuildWork + task]);
    return pace * (attempt + rebuild);
  }
  if (task < size + cells) {
    const system = (task - size) % size;
    const laboratory = (task - size - system) / size;
    return pace * rates.siteWorkDays[system] * rates.workFactor(luck[siteLuck(laboratory, system)]);
  }
  const stage = task - size - cells;
  if (stage < stageCount) return pace * rates.stageDays[stage] * rates.workFactor(luck[luckAt.stages + stage]);
  const downDays = Math.max(0, nowMin - course.shownMin) / minutesPerDay;
  const factor = rates.workFactor(luck[backEntryLuck(stage - stageCount)]);
  return rates.backEntryPerDayDown * downDays * factor;
}

export const assurance = (course: Course, rates: Rates, system: number): number =>
  rates.assuranceDays(course.luck[luckAt.assurance + system]);

/** What is wrong with the books of a course, in words. */
export function problemsOf(course: Course): string[] {
  const transfusionFrom = size + course.isHit.length;
  let general = 0;
  let ofTransfusion = 0;
  for (let task = 0; task < course.done.length; task++) {
    const isOfTransfusion = task >= transfusionFrom || (task >= size && (task - size) % size === transfusionIt);
    if (isOfTransfusion) ofTransfusion += course.done[task];
    else general += course.done[task];
  }
  const differs = (a: number, b: number): boolean => Math.abs(a - b) > 1e-6;
  const problems: string[] = [];
  if (differs(general, course.used) || differs(ofTransfusion, course.transfusionUsed))
    problems.push(`${course.name}: team-days spent and done differ`);
  if (course.used > course.offered + 1e-6 || course.transfusionUsed > course.transfusionOffered + 1e-6)
    problems.push(`${course.name}: more team-days spent than there were`);
  if (course.done.some((done, task) => done > course.work[task] + 1e-9))
    problems.push(`${course.name}: more done than there was to do`);
  if (course.phase === phase.over && course.isHit.includes(1)) problems.push(`${course.name}: over with systems down`);
  return problems;
}
