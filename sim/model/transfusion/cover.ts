/**
 * What managers believe of a transfusion laboratory: a report at 06:00 and at 14:00 of the share of urgent work done in time
 * and of the time left for planned work, held with a confidence that is low after a failure of unknown length and grows with
 * days of stable working. Between reports nothing new is known.
 */
import type { World } from "../world.ts";
import { fixed, lineCount, own } from "./state.ts";
import { competentFraction, isElectronic } from "./working.ts";

const shiftMin = 12 * 60;
/** The first lines of a bank hold urgent work. */
const urgentLines = 2;

/** Writes a report for each bank; the one in the morning also closes the day's urgent work. */
export function reportCover(world: World, isMorning: boolean): void {
  const state = own(world);
  for (let bank = 0; bank < world.setup.places.banks.length; bank++) {
    const lateNow = overdue(world, bank);
    const done = state.urgentDone[bank] + state.urgentDoneBefore[bank] + lateNow;
    const inTime = state.urgentInTime[bank] + state.urgentInTimeBefore[bank];
    if (done > 0) state.believedCover[bank] = inTime / done;
    state.urgentDoneBefore[bank] = state.urgentDone[bank];
    state.urgentInTimeBefore[bank] = state.urgentInTime[bank];
    state.urgentDone[bank] = 0;
    state.urgentInTime[bank] = 0;
    if (isMorning) closeDay(world, bank);
    state.believedUrgentMin[bank] = state.urgentMinMean[bank];
    state.believedCompetent[bank] = competentFraction(world, bank);
    state.believedConfidence[bank] = state.confidence[bank];
  }
}

function closeDay(world: World, bank: number): void {
  const state = own(world);
  const { p } = fixed(world);
  state.urgentMinMean[bank] += (state.urgentMinToday[bank] - state.urgentMinMean[bank]) / p.coverMemoryDays;
  state.urgentMinToday[bank] = 0;
  const step = isElectronic(world, bank)
    ? 1 / p.recoveryDaysToTrust
    : state.believedCover[bank] >= p.stableCoverFraction
      ? 1 / p.daysToTrust
      : 0;
  state.confidence[bank] = Math.min(1, state.confidence[bank] + step);
}

/** Urgent jobs that still wait and are late already. */
function overdue(world: World, bank: number): number {
  const { jobs, head } = own(world);
  const { p } = fixed(world);
  const { nowMin } = world.sim;
  let late = 0;
  for (let line = 0; line < urgentLines; line++) {
    for (let row = head[bank * lineCount + line]; row >= 0; row = jobs.next[row]) {
      const dueMin = jobs.isRequest[row] ? jobs.neededByMin[row] : jobs.requestedMin[row] + p.urgentScreenTargetMin;
      if (nowMin > dueMin) late++;
    }
  }
  return late;
}

export const emergencyCoverFraction = (world: World, bank: number): number => own(world).believedCover[bank];

export function plannedScientistMin(world: World, bank: number, day: number): number {
  const state = own(world);
  const f = fixed(world);
  const { calendar } = world.setup;
  const isWorking = calendar.isWorking[Math.max(0, Math.min(calendar.days - 1, day))];
  const byDay = (isWorking ? f.byDay[bank] : f.atWeekend[bank]) + state.surge[bank];
  const present = (byDay + f.atNight[bank]) * (1 - f.p.sicknessFraction) * state.believedCompetent[bank];
  return Math.max(0, present * shiftMin - state.believedUrgentMin[bank]) * state.believedConfidence[bank];
}
