/** Courses under way as rows, sessions booked by day, bags of samples; what is fixed for every run; what must add up. */

import { InvariantError } from "../../engine/index.ts";
import { clockOn } from "../calendar.ts";
import { growRows } from "../rows.ts";
import type { Setup } from "../setup.ts";
import { upToOf } from "../shares.ts";
import type { World } from "../world.ts";
import { intervalDays, regimens } from "./parameters.ts";

const name = "chemotherapy";

export type Fixed = ReturnType<typeof prepare>;
export const fixed = (world: World) => world.setup.fixed[name] as Fixed;

/** Uniforms of a course: time, regimen, cycles, point-of-care count, what its days bring. */
export const courseLuck = 5;
const workingDaysPerWeek = 5;

export function prepare(setup: Setup) {
  const { places, calendar } = setup;
  const { hospitals } = places;
  const number = (parameter: string): number => setup.number(name, parameter);
  const perDay = setup.byPlace(name, "cyclesPerDay", hospitals);
  const share = setup.table(name, "regimenShare", regimens);
  const total = share.reduce((sum, one) => sum + one, 0);
  const cycles = setup.table(name, "cyclesPerCourse", regimens);
  // Courses of a regimen are its cycles over the cycles of each.
  const courses = share.map((one, r) => one / total / cycles[r]);
  const coursesPerCycle = courses.reduce((sum, one) => sum + one, 0);
  const active: number[] = [];
  const sources = new Int32Array(hospitals.length).fill(-1);
  const decidedMinute = 8 * 60;
  hospitals.forEach((hospital, h) => {
    if (perDay[h] <= 0) return;
    if (places.laboratoryOfHospital[h] < 0)
      throw new InvariantError(`${hospital.id} has chemotherapy but no laboratory`);
    active.push(h);
    sources[h] = setup.addSource({
      name: `${hospital.id}.chemotherapy`,
      kind: setup.kind("chemotherapy.courseBorn"),
      place: h,
      width: courseLuck,
      meanByDay: Float64Array.from(calendar.isWorking, (isWorking) => isWorking * perDay[h] * coursesPerCycle),
      minuteOfDay: () => decidedMinute,
    });
  });
  const measure = (what: string): number => setup.measure(`chemotherapy.${what}`);
  const kind = (what: string): number => setup.kind(`chemotherapy.${what}`);
  return {
    active,
    sources,
    laboratory: places.laboratoryOfHospital,
    cycles,
    regimenUpTo: upToOf(courses.map((one) => one / coursesPerCycle)),
    /** Courses under way in the mean, by hospital and regimen. */
    underWay: hospitals.map((_, h) =>
      intervalDays.map((days, r) => (perDay[h] * workingDaysPerWeek * (share[r] / total) * days) / 7),
    ),
    sessions: perDay.map((planned) => Math.ceil(planned * (1 + number("spareFraction")))),
    pointOfCare: perDay.map((planned) => Math.floor(planned * number("pointOfCarePerDay"))),
    sampleLeadDays: number("sampleLeadDays"),
    sampleValidDays: number("sampleValidDays"),
    sampleMinute: number("sampleHour") * 60,
    transportMin: number("sampleTransportMin"),
    decisionMinute: number("decisionHour") * 60,
    pointOfCareFraction: number("pointOfCareFraction"),
    clinicalFraction: number("clinicalDelayFraction"),
    clinicalDays: number("clinicalDelayDays"),
    retryDays: number("retryDays"),
    /** Last working day before each day, -1 before the first. */
    workingBefore: Int16Array.from(calendar.isWorking, (_, day) => {
      let before = day - 1;
      while (before >= 0 && !calendar.isWorking[before]) before--;
      return before;
    }),
    hasReview: setup.services.some((service) => service.name === "harm-review"),
    kind: {
      samplesTaken: kind("samplesTaken"),
      resultsSeen: kind("resultsSeen"),
      samplesDiscarded: kind("samplesDiscarded"),
      sessionDecided: kind("sessionDecided"),
    },
    measure: {
      started: measure("started"),
      due: measure("due"),
      done: measure("done"),
      delayed: measure("delayed"),
      delayedOrdinary: measure("delayedOrdinary"),
      rescued: measure("rescued"),
      delayDays: measure("delayDays"),
      waiting: measure("waiting"),
    },
  };
}

/** Schedules a daily event for the first working day from `day` on, none when the calendar ends before it. */
export function scheduleFrom(world: World, day: number, minute: number, kind: number): void {
  const { calendar } = world.setup;
  let next = day;
  while (next < calendar.days && !calendar.isWorking[next]) next++;
  if (next < calendar.days) world.sim.schedule(clockOn(calendar, next, minute), kind, next);
}

interface Rows {
  living: Uint8Array;
  hospital: Uint8Array;
  regimen: Uint8Array;
  /** Whether a point-of-care count suffices. */
  pointOfCare: Uint8Array;
  cyclesLeft: Uint8Array;
  /** Date of the coming cycle, and the first date it had. */
  plannedDay: Int16Array;
  firstDay: Int16Array;
  /** Day and place in the bag of the last sample, -1 for none. */
  bagDay: Int16Array;
  bagOrdinal: Int16Array;
  /** Dates so far. */
  dates: Int16Array;
  key: Float64Array;
  luck: Float64Array;
}

export interface State extends Rows {
  free: Int32Array;
  freeCount: number;
  /** By hospital and day. */
  booked: Int16Array;
  bagSent: Int16Array;
  bagSeen: Int16Array;
  bagLost: Int16Array;
  courses: { begun: number; completed: number; beyond: number };
  cycles: { due: number; done: number; delayed: number };
  forks: number;
}

export const own = (world: World) => world.states[name] as State;

function emptyRows(size: number): Rows {
  return {
    living: new Uint8Array(size),
    hospital: new Uint8Array(size),
    regimen: new Uint8Array(size),
    pointOfCare: new Uint8Array(size),
    cyclesLeft: new Uint8Array(size),
    plannedDay: new Int16Array(size),
    firstDay: new Int16Array(size),
    bagDay: new Int16Array(size),
    bagOrdinal: new Int16Array(size),
    dates: new Int16Array(size),
    key: new Float64Array(size),
    luck: new Float64Array(size),
  };
}

export function createState(setup: Setup): State {
  const cells = setup.places.hospitals.length * setup.calendar.days;
  return {
    ...emptyRows(0),
    free: new Int32Array(0),
    freeCount: 0,
    booked: new Int16Array(cells),
    bagSent: new Int16Array(cells),
    bagSeen: new Int16Array(cells),
    bagLost: new Int16Array(cells),
    courses: { begun: 0, completed: 0, beyond: 0 },
    cycles: { due: 0, done: 0, delayed: 0 },
    forks: 0,
  };
}

export function takeRow(state: State): number {
  if (state.freeCount === 0) grow(state);
  const row = state.free[--state.freeCount];
  state.living[row] = 1;
  state.bagDay[row] = -1;
  state.dates[row] = 0;
  return row;
}

export function freeRow(state: State, row: number): void {
  state.living[row] = 0;
  state.free[state.freeCount++] = row;
}

function grow(state: State): void {
  const before = state.living.length;
  const after = before + 1024;
  growRows(state, before, emptyRows(after), after);
}

/** Courses begun are under way, completed or beyond the end; cycles due were given or delayed; bags got back what they sent. */
export function invariants(world: World): readonly string[] {
  const state = own(world);
  const { calendar, places } = world.setup;
  const f = fixed(world);
  const wrong: string[] = [];
  let living = 0;
  const booked = new Int16Array(state.booked.length);
  for (let row = 0; row < state.living.length; row++) {
    if (!state.living[row]) continue;
    living++;
    booked[state.hospital[row] * calendar.days + state.plannedDay[row]]++;
  }
  const { begun, completed, beyond } = state.courses;
  if (begun !== living + completed + beyond) wrong.push(`${begun} courses begun, ${living + completed + beyond} known`);
  const { due, done, delayed } = state.cycles;
  if (due !== done + delayed) wrong.push(`${due} cycles due, ${done} done, ${delayed} delayed`);
  for (const h of f.active) {
    for (let day = 0; day < calendar.days; day++) {
      const at = h * calendar.days + day;
      const { id } = places.hospitals[h];
      if (state.bagSeen[at] + state.bagLost[at] > state.bagSent[at]) wrong.push(`${id}: more results than samples`);
      const isOpen = day > world.today;
      if (isOpen && booked[at] !== state.booked[at])
        wrong.push(`${id}: ${booked[at]} cycles booked, counted otherwise`);
      if (state.booked[at] > f.sessions[h]) wrong.push(`${id}: ${state.booked[at]} cycles in too few sessions`);
    }
  }
  return wrong;
}
