/** Decisions about lists: pause and resume of classes, extra lists. */
import type { Action } from "../../scenario/index.ts";
import { hospitalNumbers, listArgument, numberArgument } from "../arguments.ts";
import { dayAt } from "../calendar.ts";
import { surgicalClasses, theatreGroups } from "../contracts.ts";
import type { World } from "../world.ts";
import { classCount, fixed, groupCount, mostExtra, own } from "./state.ts";

const needsGroupAndScreen = "needs-group-and-screen";
/** What a pause may name. */
export const allClasses: readonly string[] = [...surgicalClasses, needsGroupAndScreen];

const sparesP2 = 1;
const sparesCancer = 2;
const daysPerWeek = 7;
const friday = 4;
const saturday = 5;

const at = (hospital: number, surgicalClass: number, level: number) =>
  (hospital * classCount + surgicalClass) * 2 + level;

/** The pauses an action names, as places in the arrays by pause. A class stands for its whole and its part that needs a sample. */
function pausesOf(world: World, action: Action, both: boolean): number[] {
  const names = listArgument(action, "classes");
  return hospitalNumbers(world.setup.places, listArgument(action, "hospitals")).flatMap((hospital) =>
    surgicalClasses.flatMap((name, number) => {
      const whole = names.length === 0 || names.includes(name);
      const part = names.includes(needsGroupAndScreen) || (whole && both);
      return [...(whole ? [at(hospital, number, 0)] : []), ...(part ? [at(hospital, number, 1)] : [])];
    }),
  );
}

export function pauseClasses(world: World, action: Action, cause: number): void {
  const state = own(world);
  const except = listArgument(action, "except");
  const spared = (except.includes("P2") ? sparesP2 : 0) | (except.includes("cancer") ? sparesCancer : 0);
  for (const pause of pausesOf(world, action, false)) {
    state.paused[pause] = cause;
    state.spared[pause] = spared;
  }
}

/** Taking up a class ends both its own pause and that of its cases that need a sample. */
export function resumeClasses(world: World, action: Action): void {
  for (const pause of pausesOf(world, action, true)) own(world).paused[pause] = -1;
}

export function classPaused(world: World, hospital: number, surgicalClass: number): number {
  return own(world).paused[at(hospital, surgicalClass, 0)];
}

export function casePaused(
  world: World,
  hospital: number,
  surgicalClass: number,
  needs: number,
  priority: number,
  isCancer: number,
): number {
  const { paused, spared } = own(world);
  for (let level = 0; level <= (needs ? 1 : 0); level++) {
    const pause = at(hospital, surgicalClass, level);
    if (paused[pause] < 0) continue;
    const isSpared =
      ((spared[pause] & sparesP2) !== 0 && priority === 2) || ((spared[pause] & sparesCancer) !== 0 && isCancer !== 0);
    if (!isSpared) return paused[pause];
  }
  return -1;
}

/** Extra lists for some weeks: at weekends, or spread over working days; for the groups where most postponed work waits. */
export function addLists(world: World, action: Action): void {
  const { calendar, places } = world.setup;
  const plan = fixed(world);
  const { planning } = plan;
  const state = own(world);
  const atWeekends = action.arguments.weekend !== false;
  const perWeek = numberArgument(action, "count", 1);
  const first = dayAt(calendar, world.sim.nowMin) + plan.extraNoticeDays;
  const last = Math.min(first + numberArgument(action, "weeks", 4) * daysPerWeek, planning.days);
  const days: number[] = [];
  for (let day = first; day < last; day++) {
    const fits = atWeekends
      ? planning.weekday[day] >= saturday
      : planning.isWorking[day] && planning.weekday[day] <= friday;
    if (fits) days.push(day);
  }
  const dailyShare = perWeek / (atWeekends ? 2 : 5);
  for (const hospital of hospitalNumbers(places, listArgument(action, "hospitals"))) {
    const groups = groupsOf(world, action, hospital);
    if (groups.length === 0) continue;
    const given = new Float64Array(groupCount);
    let owed = 0;
    for (const day of days) {
      owed += dailyShare;
      for (; owed >= 1; owed--) {
        const group = neediest(world, hospital, groups, given);
        const index = (hospital * groupCount + group) * planning.days + day;
        given[group] += plan.listMin[group] * plan.utilisation;
        if (state.extra[index] < mostExtra) state.extra[index]++;
      }
    }
  }
}

/** Groups of a hospital that have surgery and are named (or none is). */
function groupsOf(world: World, action: Action, hospital: number): number[] {
  const names = listArgument(action, "groups");
  return theatreGroups.flatMap((name, group) =>
    fixed(world).minPerDay[hospital * groupCount + group] > 0 && (names.length === 0 || names.includes(name))
      ? [group]
      : [],
  );
}

/** Where most postponed minutes wait beyond what was given already; with none waiting, in turn by size. */
function neediest(world: World, hospital: number, groups: readonly number[], given: Float64Array): number {
  const { minPerDay } = fixed(world);
  let best = groups[0];
  let most = Number.NEGATIVE_INFINITY;
  for (const group of groups) {
    const waiting = world.ask.rebookingBacklogMin(world, hospital, group) - given[group];
    const score = waiting > 0 ? waiting : -given[group] / minPerDay[hospital * groupCount + group] - 1;
    if (score > most) {
      most = score;
      best = group;
    }
  }
  return best;
}
