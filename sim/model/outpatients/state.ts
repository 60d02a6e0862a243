/** State of outpatients: one row for each appointment that hangs on a test, in linked lists by clinic day and by what its test waits for. */
import type { Setup } from "../setup.ts";
import type { World } from "../world.ts";
import { dayLuckCount } from "./fixed.ts";

/** Where the monitoring test of an appointment stands. */
export const test = { notDue: 0, queued: 1, taken: 2, inDate: 3 } as const;

/** Flags of an appointment: urgent; looked at by a review; its sample was thrown away. */
export const flag = { urgent: 1, reviewed: 2, lost: 4 } as const;

interface Rows {
  hospital: Uint8Array;
  test: Uint8Array;
  flags: Uint8Array;
  /** Times postponed so far. */
  postponed: Uint8Array;
  clinicDay: Int16Array;
  dueDay: Int16Array;
  /** Day of the bag that holds its sample, and its place in it. */
  bagDay: Int16Array;
  bagOrdinal: Int16Array;
  /** Next of the same clinic day. */
  next: Int32Array;
  /** The list that holds the row apart from its clinic day (due on a day, queued, waiting for a new date), -1 for none. */
  list: Int32Array;
  listNext: Int32Array;
  listBefore: Int32Array;
  /** Record of why its test was missed first, -1 while it was not. */
  missedBy: Int32Array;
  key: Float64Array;
  /** Luck: what becomes of it without a result; and the ordinary luck of its day. */
  luckNeed: Float32Array;
  luckDay: Float32Array;
}

export interface State extends Rows {
  /** 1 for rows that hold a living appointment. */
  living: Uint8Array;
  free: Int32Array;
  freeCount: number;
  /** By hospital and day. */
  clinicHead: Int32Array;
  /** Lists: due by hospital and day, then one queue a hospital, then one waiting list a hospital. */
  listHead: Int32Array;
  listTail: Int32Array;
  listLength: Int32Array;
  /** Bags by hospital and day. */
  bagSent: Int32Array;
  bagSeen: Int32Array;
  bagLost: Int32Array;
  /** By hospital: 1 when samples of a bag were lost and the appointments concerned have not been found yet. */
  hasLost: Uint8Array;
  /** By hospital: time since which results are held for unlikely, NaN while they are likely. */
  unlikelySinceMin: Float64Array;
  /** By hospital: 1 review ordered, -1 review forbidden, 0 as staff see fit. */
  reviewOrder: Int8Array;
  convertMore: Float64Array;
  /** By hospital: luck of today, `dayLuckCount` places each. */
  dayLuck: Float64Array;
  /** Last day whose clinics are booked. */
  bookedTo: number;
  rebookCarry: Float64Array;
  otherSent: Float64Array;
  otherBack: Float64Array;
  born: number;
  ended: { done: number; withoutResult: number; converted: number; beyond: number };
  forks: number;
}

export const own = (world: World) => world.states.outpatients as State;

const growBy = 8192;

export function createState(setup: Setup): State {
  const hospitals = setup.places.hospitals.length;
  const cells = hospitals * setup.calendar.days;
  const lists = cells + 2 * hospitals;
  return {
    ...emptyRows(0),
    living: new Uint8Array(0),
    free: new Int32Array(0),
    freeCount: 0,
    clinicHead: new Int32Array(cells).fill(-1),
    listHead: new Int32Array(lists).fill(-1),
    listTail: new Int32Array(lists).fill(-1),
    listLength: new Int32Array(lists),
    bagSent: new Int32Array(cells),
    bagSeen: new Int32Array(cells),
    bagLost: new Int32Array(cells),
    hasLost: new Uint8Array(hospitals),
    unlikelySinceMin: new Float64Array(hospitals).fill(Number.NaN),
    reviewOrder: new Int8Array(hospitals),
    convertMore: new Float64Array(hospitals),
    dayLuck: new Float64Array(hospitals * dayLuckCount),
    bookedTo: -1,
    rebookCarry: new Float64Array(hospitals),
    otherSent: new Float64Array(hospitals),
    otherBack: new Float64Array(hospitals),
    born: 0,
    ended: { done: 0, withoutResult: 0, converted: 0, beyond: 0 },
    forks: 0,
  };
}

function emptyRows(size: number): Rows {
  return {
    hospital: new Uint8Array(size),
    test: new Uint8Array(size),
    flags: new Uint8Array(size),
    postponed: new Uint8Array(size),
    clinicDay: new Int16Array(size),
    dueDay: new Int16Array(size),
    bagDay: new Int16Array(size),
    bagOrdinal: new Int16Array(size),
    next: new Int32Array(size),
    list: new Int32Array(size),
    listNext: new Int32Array(size),
    listBefore: new Int32Array(size),
    missedBy: new Int32Array(size),
    key: new Float64Array(size),
    luckNeed: new Float32Array(size),
    luckDay: new Float32Array(size),
  };
}

const rowFields = Object.keys(emptyRows(0)) as (keyof Rows)[];

export function takeRow(state: State): number {
  if (state.freeCount === 0) grow(state);
  const row = state.free[--state.freeCount];
  state.living[row] = 1;
  state.list[row] = -1;
  state.missedBy[row] = -1;
  state.bagDay[row] = -1;
  state.postponed[row] = 0;
  return row;
}

export function endRow(state: State, row: number): void {
  leaveList(state, row);
  state.living[row] = 0;
  state.free[state.freeCount++] = row;
}

function grow(state: State): void {
  const before = state.living.length;
  const after = before + growBy;
  const larger = emptyRows(after);
  // Each field goes into one of its own type.
  for (const field of rowFields) larger[field].set(state[field] as Uint8Array & Int16Array & Int32Array & Float32Array);
  Object.assign(state, larger);
  const living = new Uint8Array(after);
  living.set(state.living);
  state.living = living;
  const free = new Int32Array(after);
  for (let row = after - 1; row >= before; row--) free[state.freeCount++] = row;
  state.free = free;
}

export function joinClinic(state: State, row: number, days: number): void {
  const at = state.hospital[row] * days + state.clinicDay[row];
  state.next[row] = state.clinicHead[at];
  state.clinicHead[at] = row;
}

/** Puts a row at the end of a list, or before all others. */
export function joinList(state: State, row: number, list: number, isFirst = false): void {
  const tail = state.listTail[list];
  const head = state.listHead[list];
  state.list[row] = list;
  state.listLength[list]++;
  state.listNext[row] = isFirst ? head : -1;
  state.listBefore[row] = isFirst ? -1 : tail;
  if (isFirst && head >= 0) state.listBefore[head] = row;
  if (!isFirst && tail >= 0) state.listNext[tail] = row;
  if (isFirst || head < 0) state.listHead[list] = row;
  if (!isFirst || tail < 0) state.listTail[list] = row;
}

export function leaveList(state: State, row: number): void {
  const list = state.list[row];
  if (list < 0) return;
  const before = state.listBefore[row];
  const after = state.listNext[row];
  if (before >= 0) state.listNext[before] = after;
  else state.listHead[list] = after;
  if (after >= 0) state.listBefore[after] = before;
  else state.listTail[list] = before;
  state.listLength[list]--;
  state.list[row] = -1;
}

export const queueOf = (setup: Setup, hospital: number): number =>
  setup.places.hospitals.length * setup.calendar.days + hospital;
export const waitingOf = (setup: Setup, hospital: number): number =>
  queueOf(setup, hospital) + setup.places.hospitals.length;

/** Whether the result of an appointment's test has been seen. */
export function hasResult(state: State, row: number, days: number): boolean {
  if (state.test[row] === test.inDate) return true;
  return (
    state.test[row] === test.taken &&
    state.bagOrdinal[row] < state.bagSeen[state.hospital[row] * days + state.bagDay[row]]
  );
}

/** What does not add up: born against ended and living, tests against bags, bags against what came back. */
export function invariants(world: World): readonly string[] {
  const state = own(world);
  const { setup } = world;
  const { days } = setup.calendar;
  const wrong: string[] = [];
  let living = 0;
  let listed = 0;
  for (let row = 0; row < state.living.length; row++) {
    living += state.living[row];
    if (state.living[row] && state.list[row] >= 0) listed++;
  }
  const { done, withoutResult, converted, beyond } = state.ended;
  const here = living + done + withoutResult + converted + beyond;
  if (here !== state.born) wrong.push(`appointments born ${state.born}, ended and living ${here}`);
  const inLists = state.listLength.reduce((sum, length) => sum + length, 0);
  if (inLists !== listed) wrong.push(`lists hold ${inLists} appointments, ${listed} say they are on one`);
  for (let cell = 0; cell < state.bagSent.length; cell++) {
    const back = state.bagSeen[cell] + state.bagLost[cell];
    if (back <= state.bagSent[cell]) continue;
    wrong.push(
      `${setup.places.hospitals[Math.floor(cell / days)].id}: ${back} results of a bag of ${state.bagSent[cell]}`,
    );
  }
  setup.places.hospitals.forEach(({ id }, h) => {
    if (state.otherBack[h] > state.otherSent[h]) wrong.push(`${id}: more other tests came back than were sent`);
  });
  return wrong;
}
