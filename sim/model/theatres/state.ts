/** What is fixed for theatres (the regular lists of every day) and what changes (bookings, cuts, pauses, today's luck). */
import type { Sampler } from "../../engine/index.ts";
import { surgicalClasses, theatreGroupOfClass, theatreGroups } from "../contracts.ts";
import { type PlanningDays, planningDays } from "../planning-days.ts";
import type { Setup } from "../setup.ts";
import type { World } from "../world.ts";

/** Volume parameters of surgery in the order of the classes: lists are planned for the decisions that are expected. */
const volumeNames = [
  "cardiacPerWeek",
  "vascularPerWeek",
  "cancerPerWeek",
  "arthroplastyPerWeek",
  "majorOtherPerWeek",
  "laparoscopicPerWeek",
  "minorPerWeek",
  "kidneyLivingPerWeek",
  "caesareanPerWeek",
];
export const groupCount = theatreGroups.length;
export const classCount = surgicalClasses.length;
const workingDaysPerWeek = 5;
/** Lists are known this far beyond the end of the calendar: further than any booking reaches. */
const daysBeyond = 63;
/** Room for extra lists of one group at one hospital on one day. */
export const mostExtra = 6;

/** A desk is a hospital and a group of classes: number `hospital * groupCount + group`. */
export interface Fixed {
  readonly planning: PlanningDays;
  readonly dayOpened: number;
  readonly usedMeasure: number;
  readonly listsMeasure: number;
  /** By desk: planned minutes in the mean of a working day; 0 where there is no such surgery. */
  readonly minPerDay: Float64Array;
  /** By desk and day: regular lists. */
  readonly regular: Uint8Array;
  /** By desk: first place among the lists of a day, and number of places (most regular lists and extra ones). */
  readonly base: Int32Array;
  readonly stride: Int32Array;
  readonly places: number;
  /** By group. */
  readonly listMin: Float64Array;
  readonly utilisation: number;
  readonly startMinuteOfDay: number;
  readonly strikeNoticeDays: number;
  readonly extraNoticeDays: number;
  readonly sicknessFraction: number;
  readonly lateStart: Sampler;
}

export interface State {
  /** By desk and day: extra lists, and lists cut by a strike that has been announced. */
  readonly extra: Uint8Array;
  readonly cut: Uint8Array;
  /** By day and place of a list: planned minutes booked. */
  readonly booked: Int16Array;
  /** By place of a list, of today: 1 when want of staff closes it; minutes by which it begins late. */
  readonly closed: Uint8Array;
  readonly lateMin: Float64Array;
  /** By hospital, class and level (0 the whole class, 1 its cases that need a group and screen): record of the pause or -1. */
  readonly paused: Int32Array;
  /** What each pause spares: 1 for P2, 2 for cancer. */
  readonly spared: Uint8Array;
  /** By hospital: record of today's sickness, -1 when none. */
  readonly sickness: Int32Array;
  /** By day: record of the strike, -1 when none was announced. */
  readonly strike: Int32Array;
  openedDay: number;
  /** Days before this one have been looked at for strikes. */
  strikesSeenTo: number;
}

export const fixed = (world: World) => world.setup.fixed.theatres as Fixed;
export const own = (world: World) => world.states.theatres as State;

export function prepare(setup: Setup): Fixed {
  const { places } = setup;
  const planning = planningDays(setup.calendar, daysBeyond);
  const listMin = setup.table("theatres", "listMin", theatreGroups);
  const utilisation = setup.number("theatres", "utilisationFraction");
  const durationMin = setup.table("surgery", "durationMin", surgicalClasses);
  const second = 1 + setup.number("theatres", "secondSlotFraction");
  const desks = places.hospitals.length * groupCount;
  const minPerDay = new Float64Array(desks);
  volumeNames.forEach((name, surgicalClass) => {
    const perWeek = setup.byPlace("surgery", name, places.hospitals);
    for (let hospital = 0; hospital < places.hospitals.length; hospital++) {
      const desk = hospital * groupCount + theatreGroupOfClass[surgicalClass];
      minPerDay[desk] += (perWeek[hospital] * durationMin[surgicalClass] * second) / workingDaysPerWeek;
    }
  });
  const regular = new Uint8Array(desks * planning.days);
  const base = new Int32Array(desks);
  const stride = new Int32Array(desks);
  let placesUsed = 0;
  for (let desk = 0; desk < desks; desk++) {
    if (minPerDay[desk] === 0) continue;
    base[desk] = placesUsed;
    stride[desk] =
      spreadLists(desk, minPerDay[desk] / (listMin[desk % groupCount] * utilisation), regular, planning) + mostExtra;
    placesUsed += stride[desk];
  }
  return {
    planning,
    dayOpened: setup.kind("theatres.dayOpened"),
    usedMeasure: setup.measure("theatre.listMinutesUsed"),
    listsMeasure: setup.measure("theatre.lists"),
    minPerDay,
    regular,
    base,
    stride,
    places: placesUsed,
    listMin,
    utilisation,
    startMinuteOfDay: setup.number("theatres", "startMinuteOfDay"),
    strikeNoticeDays: Math.round(setup.number("theatres", "strikeNoticeDays")),
    extraNoticeDays: Math.round(setup.number("theatres", "extraNoticeDays")),
    sicknessFraction: setup.number("theatres", "sicknessFraction"),
    lateStart: setup.sampler("theatres", "lateStartMin"),
  };
}

/** Whole lists on working days so that their number keeps up with `perDay`; returns the most on one day. */
function spreadLists(desk: number, perDay: number, regular: Uint8Array, planning: PlanningDays): number {
  // Desks begin at different points of the cycle, so that rare lists do not all fall on the same day.
  let owed = ((desk * 7) % 10) / 10;
  let most = 0;
  for (let day = 0; day < planning.days; day++) {
    if (!planning.isWorking[day]) continue;
    owed += perDay * planning.monthFactor[day];
    const lists = Math.floor(owed);
    owed -= lists;
    regular[desk * planning.days + day] = lists;
    most = Math.max(most, lists);
  }
  return most;
}

export function create(world: World): State {
  const { calendar, places } = world.setup;
  const plan = fixed(world);
  const { days } = plan.planning;
  const desks = places.hospitals.length * groupCount;
  const pauses = places.hospitals.length * classCount * 2;
  return {
    extra: new Uint8Array(desks * days),
    cut: new Uint8Array(desks * days),
    booked: new Int16Array(plan.places * days),
    closed: new Uint8Array(plan.places),
    lateMin: new Float64Array(plan.places),
    paused: new Int32Array(pauses).fill(-1),
    spared: new Uint8Array(pauses),
    sickness: new Int32Array(places.hospitals.length).fill(-1),
    strike: new Int32Array(calendar.days).fill(-1),
    openedDay: -1,
    strikesSeenTo: 0,
  };
}
