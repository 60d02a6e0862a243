/** What laboratory work costs in staff minutes, derived from the systems that are up, and how many staff there are to do it. */

import { placeDayLuck } from "../births.ts";
import { constraint } from "../causes.ts";
import { priorityCount } from "../contracts.ts";
import type { World } from "../world.ts";
import { fixed, own } from "./state.ts";

/** Staff who can take trays now. */
export function benchCapacity(world: World, laboratory: number): number {
  const state = own(world);
  return state.isNight
    ? state.benchesByNight[laboratory] + state.surgeByNight[laboratory]
    : state.benchesByDay[laboratory] + state.surgeByDay[laboratory];
}

/**
 * Staff minutes for one request in the present way of working: the electronic minutes plus, for each system that is down,
 * what is done by hand instead, less what practice has gained. Practice staff learn only while they work on paper.
 */
function staffMinPerRequest(world: World, laboratory: number): number {
  const f = fixed(world);
  const up = (system: number) => world.ask.systemUp(world, laboratory, system);
  const ordering = Math.min(up(f.orderCommunications), up(f.lims));
  const reporting = Math.min(up(f.resultsDelivery), up(f.lims));
  let byHandMin =
    (1 - ordering) * f.bookingInMin +
    (1 - up(f.middleware)) * f.analyserKeyingMin +
    (1 - reporting) * f.resultEntryMin +
    (1 - up(f.patientHistory)) * f.historyLookupMin;
  if (byHandMin > 0) {
    const since = own(world).paperSinceMin[laboratory];
    const learnt = Number.isNaN(since) ? 0 : Math.min(1, (world.sim.nowMin - since) / f.practiceMin);
    byHandMin *= 1 - f.practiceGainFraction * learnt;
  }
  return f.staffMinElectronic[laboratory] + byHandMin + (f.isAid[laboratory] ? f.aidWorkMin : 0);
}

/**
 * Each hour staff notice how they now work: what a request costs, and when paper begins or ends, with the record that later
 * waits point back to.
 */
export function noticeWayOfWorking(world: World, laboratory: number): void {
  const f = fixed(world);
  const state = own(world);
  // The system that costs the most extra work is what slow working is put down to.
  let worst = -1;
  let worstMin = 0;
  for (const { system, costMin } of f.byHand) {
    const lostMin = (1 - world.ask.systemUp(world, laboratory, system)) * costMin;
    if (lostMin > worstMin) {
      worstMin = lostMin;
      worst = system;
    }
  }
  const isOnPaper = worstMin >= 1;
  if (isOnPaper && state.paperCause[laboratory] < 0) {
    const behind = world.ask.systemCause(world, laboratory, worst);
    state.paperSinceMin[laboratory] = world.sim.nowMin;
    state.paperCause[laboratory] = world.causes.add(
      "condition",
      world.sim.nowMin,
      laboratory,
      worst,
      1 << constraint["laboratory capacity"],
      behind,
      staffMinPerRequest(world, laboratory),
    );
  } else if (!isOnPaper && state.paperCause[laboratory] >= 0) {
    state.paperCause[laboratory] = -1;
    state.paperSinceMin[laboratory] = Number.NaN;
  }
  state.requestMin[laboratory] = staffMinPerRequest(world, laboratory);
}

/** Staff of a day: the rota less the sickness of this place and day. */
export function rosterDay(world: World, day: number): void {
  const f = fixed(world);
  const state = own(world);
  const { calendar, places } = world.setup;
  const share = calendar.isWorking[day] ? 1 : f.weekendFraction;
  places.laboratories.forEach((place, laboratory) => {
    const present = (1 - 2 * f.sicknessFraction * placeDayLuck(world, "laboratory.sickness", place.id, day)) * share;
    state.benchesByDay[laboratory] = Math.max(1, Math.round(f.benchesByDay[laboratory] * present));
    state.benchesByNight[laboratory] = Math.max(1, Math.round(f.benchesByNight[laboratory] * present));
  });
}

/** Minutes until a request that arrives now would be released, from the work that waits ahead of it and the staff now on shift. */
export function expectedReleaseMin(world: World, laboratory: number, priority: number): number {
  const state = own(world);
  const minutes = state.requestMin[laboratory];
  let ahead = state.onBench[laboratory];
  for (let p = 0; p <= Math.min(priority, priorityCount - 1); p++)
    ahead += state.waiting[laboratory * priorityCount + p];
  return (ahead * minutes) / benchCapacity(world, laboratory) + minutes + fixed(world).analysisMin;
}
