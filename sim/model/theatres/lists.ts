/** Lists of a day: how many run, what is booked on them, when they begin, and why one does not run. */
import { binomialQuantile, Stream } from "../../engine/index.ts";
import { clockOn } from "../calendar.ts";
import { root } from "../causes.ts";
import type { World } from "../world.ts";
import { fixed, groupCount, own } from "./state.ts";

export function listsOn(world: World, hospital: number, group: number, day: number): number {
  const plan = fixed(world);
  const at = (hospital * groupCount + group) * plan.planning.days + day;
  const state = own(world);
  return plan.regular[at] + state.extra[at] - state.cut[at];
}

export function listTargetMin(world: World, hospital: number, group: number, day: number): number {
  const plan = fixed(world);
  return listsOn(world, hospital, group, day) * plan.listMin[group] * plan.utilisation;
}

/** First cell of a desk's lists of a day in `booked`. */
function cell(world: World, desk: number, day: number): number {
  const { base, stride, planning } = fixed(world);
  return base[desk] * planning.days + day * stride[desk];
}

export function listBookedMin(world: World, hospital: number, group: number, day: number): number {
  const desk = hospital * groupCount + group;
  const { booked } = own(world);
  const from = cell(world, desk, day);
  const lists = listsOn(world, hospital, group, day);
  let sum = 0;
  for (let list = 0; list < lists; list++) sum += booked[from + list];
  return sum;
}

export function listFreeMin(world: World, hospital: number, group: number, day: number, list: number): number {
  if (list >= listsOn(world, hospital, group, day)) return 0;
  return fixed(world).listMin[group] - own(world).booked[cell(world, hospital * groupCount + group, day) + list];
}

/** Fullest list with room first, so that long cases still find whole lists. */
export function bookOnList(world: World, hospital: number, group: number, day: number, plannedMin: number): number {
  const from = cell(world, hospital * groupCount + group, day);
  const { booked } = own(world);
  const most = fixed(world).listMin[group] - plannedMin;
  const lists = listsOn(world, hospital, group, day);
  let best = -1;
  for (let list = 0; list < lists; list++) {
    const minutes = booked[from + list];
    if (minutes <= most && (best < 0 || minutes > booked[from + best])) best = list;
  }
  if (best >= 0) booked[from + best] += plannedMin;
  return best;
}

export function leaveList(
  world: World,
  hospital: number,
  group: number,
  day: number,
  list: number,
  plannedMin: number,
): void {
  own(world).booked[cell(world, hospital * groupCount + group, day) + list] -= plannedMin;
}

export function listStartMin(world: World, hospital: number, group: number, list: number): number {
  const plan = fixed(world);
  const state = own(world);
  const late = state.lateMin[plan.base[hospital * groupCount + group] + list];
  return clockOn(world.setup.calendar, state.openedDay, plan.startMinuteOfDay) + late;
}

export function listEndMin(world: World, _hospital: number, group: number, day: number): number {
  const plan = fixed(world);
  return clockOn(world.setup.calendar, day, plan.startMinuteOfDay + plan.listMin[group]);
}

export function listLostCause(world: World, hospital: number, group: number, day: number, list: number): number {
  const state = own(world);
  if (list >= listsOn(world, hospital, group, day)) return state.strike[day];
  if (day !== state.openedDay) return -1;
  const place = fixed(world).base[hospital * groupCount + group] + list;
  return state.closed[place] ? state.sickness[hospital] : -1;
}

/** At the midnight that begins a day: cuts for strikes that are now announced, and the luck of the day's lists. */
export function openDay(world: World, day: number): void {
  const { calendar } = world.setup;
  const plan = fixed(world);
  const state = own(world);
  state.openedDay = day;
  announceStrikes(world, Math.min(day + plan.strikeNoticeDays, calendar.days - 1));
  state.closed.fill(0);
  state.sickness.fill(-1);
  for (let hospital = 0; hospital < world.setup.places.hospitals.length; hospital++) drawDay(world, hospital, day);
  if (day + 1 < calendar.days) world.sim.schedule(calendar.startMin[day + 1], plan.dayOpened, day + 1, 0, -900);
}

function announceStrikes(world: World, to: number): void {
  const { calendar, places } = world.setup;
  const state = own(world);
  const { regular, planning } = fixed(world);
  for (let day = state.strikesSeenTo; day <= to; day++) {
    const kept = calendar.strikeFraction[day];
    if (kept >= 1) continue;
    // One record for a strike: its days lie together, or with only days without lists between.
    const before = day > 0 ? state.strike[day - 1] : -1;
    state.strike[day] =
      before >= 0 ? before : world.causes.add("strike", world.sim.nowMin, -1, day, 0, -1, kept, root.strike);
    for (let hospital = 0; hospital < places.hospitals.length; hospital++) {
      // Whole lists, rounded so that the hospital as a whole keeps its share.
      let owed = 0.5;
      for (let group = 0; group < groupCount; group++) {
        const at = (hospital * groupCount + group) * planning.days + day;
        owed += regular[at] * (1 - kept);
        const cut = Math.min(regular[at], Math.floor(owed));
        owed -= cut;
        state.cut[at] = cut;
      }
    }
  }
  state.strikesSeenTo = Math.max(state.strikesSeenTo, to + 1);
}

/** Luck of a hospital's day: late start of each list place, and which lists want staff. The number of draws is fixed. */
function drawDay(world: World, hospital: number, day: number): void {
  const { calendar, places } = world.setup;
  const plan = fixed(world);
  const state = own(world);
  let lists = 0;
  let offered = 0;
  for (let group = 0; group < groupCount; group++) {
    const running = listsOn(world, hospital, group, day);
    lists += running;
    offered += running * plan.listMin[group];
  }
  if (lists === 0) return;
  const stream = Stream.named(
    `${world.streamPrefix(day)}/lists/${places.hospitals[hospital].id}/${calendar.dates[day]}`,
  );
  const closing = binomialQuantile(lists, plan.sicknessFraction, stream.next());
  const firstClosed = Math.floor(stream.next() * lists);
  let counted = 0;
  for (let group = 0; group < groupCount; group++) {
    const desk = hospital * groupCount + group;
    const running = listsOn(world, hospital, group, day);
    for (let list = 0; list < plan.stride[desk]; list++) {
      const place = plan.base[desk] + list;
      state.lateMin[place] = plan.lateStart(stream.next());
      if (list >= running) continue;
      if ((counted - firstClosed + lists) % lists < closing) state.closed[place] = 1;
      counted++;
    }
  }
  if (closing > 0) {
    state.sickness[hospital] = world.causes.add("ordinary", world.sim.nowMin, hospital, day, 0, -1, closing);
  }
  world.count(plan.listsMeasure, hospital, lists - closing);
  world.record(plan.usedMeasure, hospital, 0, offered);
}
