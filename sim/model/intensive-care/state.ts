/** Intensive care beds in use: what is fixed for every run, rows of those in a bed, and what must add up. */

import { compile, InvariantError, type Sampler } from "../../engine/index.ts";
import { growRows } from "../rows.ts";
import type { Setup } from "../setup.ts";
import type { World } from "../world.ts";
import { bedUses } from "./parameters.ts";

const name = "intensive-care";

export type Fixed = ReturnType<typeof prepare>;
export const fixed = (world: World) => world.setup.fixed[name] as Fixed;

/** Uniforms of an emergency: time of day, days, whether the step-down waits for a result. */
export const emergencyLuck = 3;
const minutesPerDay = 24 * 60;

export function prepare(setup: Setup) {
  const { places, calendar } = setup;
  const { hospitals } = places;
  const number = (parameter: string): number => setup.number(name, parameter);
  const beds = setup.byPlace(name, "beds", hospitals).map((count) => Math.round(count));
  const perWeek = setup.byPlace(name, "emergenciesPerWeek", hospitals);
  const emergencySource = new Int32Array(hospitals.length).fill(-1);
  const active: number[] = [];
  hospitals.forEach((hospital, h) => {
    if (perWeek[h] > 0 && beds[h] === 0) throw new InvariantError(`${hospital.id} has emergencies but no beds`);
    if (beds[h] === 0) return;
    active.push(h);
    emergencySource[h] = setup.addSource({
      name: `${hospital.id}.intensiveCare`,
      kind: setup.kind("intensive-care.emergencyBorn"),
      place: h,
      width: emergencyLuck,
      meanByDay: new Float64Array(calendar.days).fill(perWeek[h] / 7),
      minuteOfDay: (u) => u * minutesPerDay,
    });
  });
  const cv = number("electiveStayCv");
  const means = setup.table(name, "electiveStayDays", bedUses);
  const measure = (what: string): number => setup.measure(`intensiveCare.${what}`);
  const kind = (what: string): number => setup.kind(`intensive-care.${what}`);
  const days = setup.sampler(name, "emergencyStayDays");
  return {
    active,
    beds,
    perDay: perWeek.map((week) => week / 7),
    reserve: beds.map((count) => Math.floor(count * number("reserveFraction"))),
    surge: beds.map((count) => Math.ceil(count * number("surgeFraction"))),
    emergencySource,
    emergencyStayMin: (u: number): number => days(u) * minutesPerDay,
    electiveStayMin: Array.from(means, (mean): Sampler => compile({ dist: "gamma", mean: mean * minutesPerDay, cv })),
    laboratory: places.laboratoryOfHospital,
    leavingCountedMin: number("leavingCountedHours") * 60,
    resultNeeded: number("resultNeededFraction"),
    reviewLeadMin: number("reviewLeadHours") * 60,
    fromMinute: number("stepDownFromHour") * 60,
    toMinute: number("stepDownToHour") * 60,
    heldUpAfterMin: number("heldUpAfterHours") * 60,
    kind: {
      reviewed: kind("reviewed"),
      resultSeen: kind("resultSeen"),
      sampleDiscarded: kind("sampleDiscarded"),
      left: kind("left"),
      dayBegan: kind("dayBegan"),
    },
    measure: {
      occupied: measure("occupied"),
      occupancy: measure("occupancy"),
      emergencies: measure("emergencies"),
      surge: measure("surge"),
      elsewhere: measure("elsewhere"),
      held: measure("held"),
      refused: measure("refused"),
      stepDownWait: measure("stepDownWait"),
    },
  };
}

/** `free` none; `staying` until the review; `waiting` for a result; `leaving` at a set time; `gone`, but a result is still to come. */
export const phase = { free: 0, staying: 1, waiting: 2, leaving: 3, gone: 4 } as const;
export const emergencyUse = 255;

interface Rows {
  phase: Uint8Array;
  hospital: Uint8Array;
  /** Number in `bedUses`, `emergencyUse` for an emergency. */
  use: Uint8Array;
  needsResult: Uint8Array;
  key: Float64Array;
  startMin: Float64Array;
  /** Planned end of the stay. */
  endMin: Float64Array;
  timer: Float64Array;
  /** Record behind the wait for a result, as the laboratory told it when the sample was sent. */
  cause: Int32Array;
}

export interface State extends Rows {
  free: Int32Array;
  freeCount: number;
  /** By hospital: beds occupied or held. */
  occupied: Int32Array;
  taken: number;
  left: number;
  givenBack: number;
  /** Samples of step-downs sent again because they were thrown away, and samples out. */
  out: number;
  forks: number;
}

export const own = (world: World) => world.states[name] as State;

function emptyRows(size: number): Rows {
  return {
    phase: new Uint8Array(size),
    hospital: new Uint8Array(size),
    use: new Uint8Array(size),
    needsResult: new Uint8Array(size),
    key: new Float64Array(size),
    startMin: new Float64Array(size),
    endMin: new Float64Array(size),
    timer: new Float64Array(size),
    cause: new Int32Array(size),
  };
}

export function createState(hospitals: number): State {
  return {
    ...emptyRows(0),
    free: new Int32Array(0),
    freeCount: 0,
    occupied: new Int32Array(hospitals),
    taken: 0,
    left: 0,
    givenBack: 0,
    out: 0,
    forks: 0,
  };
}

export function takeRow(state: State): number {
  if (state.freeCount === 0) grow(state);
  return state.free[--state.freeCount];
}

export function freeRow(state: State, row: number): void {
  state.phase[row] = phase.free;
  state.free[state.freeCount++] = row;
}

function grow(state: State): void {
  const before = state.phase.length;
  const after = Math.max(256, before * 2);
  growRows(state, before, emptyRows(after), after);
}

/** Beds taken have been left, given back or are in use; counts by hospital are those of the rows. */
export function invariants(world: World): readonly string[] {
  const state = own(world);
  const f = fixed(world);
  const wrong: string[] = [];
  const inUse = new Int32Array(state.occupied.length);
  let all = 0;
  let out = 0;
  for (let row = 0; row < state.phase.length; row++) {
    if (state.phase[row] === phase.waiting || state.phase[row] === phase.gone) out++;
    if (state.phase[row] === phase.free || state.phase[row] === phase.gone) continue;
    inUse[state.hospital[row]]++;
    all++;
  }
  const accounted = all + state.left + state.givenBack;
  if (state.taken !== accounted) wrong.push(`${state.taken} beds taken, ${accounted} accounted for`);
  if (out !== state.out) wrong.push(`${state.out} samples out, ${out} stays that wait for one`);
  world.setup.places.hospitals.forEach(({ id }, h) => {
    if (inUse[h] !== state.occupied[h]) wrong.push(`${id}: ${inUse[h]} in a bed, counted as ${state.occupied[h]}`);
    if (state.occupied[h] > f.beds[h] + f.surge[h]) wrong.push(`${id}: ${state.occupied[h]} people in too few beds`);
  });
  return wrong;
}
