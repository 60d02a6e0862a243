/**
 * Cases of elective surgery as rows of typed arrays: on a waiting line (by desk and priority, oldest first) or on a list of
 * a day (by desk and day). Rows are recycled; a reference carries a serial number, so that a late answer finds nobody else.
 */
import { InvariantError } from "../../engine/index.ts";
import { theatreGroupOfClass } from "../contracts.ts";
import type { World } from "../world.ts";
import { fixed, groupCount } from "./fixed.ts";

/** `leaving`: accepted by another hospital, on no line and no list. */
export const status = { free: 0, waiting: 1, booked: 2, leaving: 3 } as const;

/** Facts of a case, as bits: what was drawn at birth, and what has happened to it. */
export const fact = {
  needsSample: 1,
  needsBloods: 2,
  cancer: 4,
  protectFromD: 8,
  antibody: 16,
  historicalGroup: 32,
  recentTransfusion: 64,
  printed: 128,
  otherReason: 256,
  clinicalReason: 512,
  sampleReady: 1024,
  /** The result came while systems were down: it is on paper. */
  sampleOnPaper: 2048,
  samplePending: 4096,
  bloodsSeen: 8192,
  bloodsOnPaper: 16384,
  bloodsPending: 32768,
  counted: 65536,
  lostADate: 131072,
  /** A case with a fixed date that has been moved once: it goes ahead. */
  moved: 262144,
  cellsAsked: 524288,
  cellsReady: 1048576,
  /** Asked for units, none came. */
  cellsNone: 2097152,
  secondSample: 4194304,
  /** An intensive care bed is held for today. */
  bedHeld: 8388608,
} as const;

/** Facts that end with a booking. */
export const bookingFacts = fact.counted | fact.cellsAsked | fact.cellsReady | fact.cellsNone | fact.bedHeld;

export const noDay = -32768;
/** A limit that is never passed: of free rows. */
const never = 32767;

export interface Rows {
  key: Float64Array;
  next: Int32Array;
  previous: Int32Array;
  facts: Int32Array;
  /** Record of the case's last postponement, -1 before one. */
  cause: Int32Array;
  clockDay: Int16Array;
  plannedDay: Int16Array;
  firstLostDay: Int16Array;
  /** Last day within the limit of its priority. */
  limitDay: Int16Array;
  /** Only of booked cases that are still to be tested; `noDay` otherwise. */
  preAssessmentDay: Int16Array;
  sampleDay: Int16Array;
  bloodsDay: Int16Array;
  actualMin: Int16Array;
  serial: Uint16Array;
  /** 0 when no intensive care bed is needed; else the luck of the stay in two bytes. */
  bedLuck: Uint16Array;
  status: Uint8Array;
  hospital: Uint8Array;
  surgicalClass: Uint8Array;
  priority: Uint8Array;
  list: Uint8Array;
  units: Uint8Array;
  group: Uint8Array;
  leadDays: Uint8Array;
  /** Dates so far. */
  dates: Uint8Array;
}

/** Tickets of the cases in a bag of pre-operative samples, in the order of the tubes. */
export interface Bags {
  ticketCase: Int32Array;
  ticketNext: Int32Array;
  ticketFree: number;
  first: Int32Array;
  last: Int32Array;
  count: Int32Array;
  hospital: Uint8Array;
  collectedDay: Int16Array;
  bagFree: number;
}

export interface State {
  rows: Rows;
  /** First free row, linked by `next`; rows ever used are below `rowsUsed`. */
  freeRow: number;
  rowsUsed: number;
  readonly bags: Bags;
  /** By hospital: cases on the waiting list, and those of them without a date. */
  readonly waiting: Int32Array;
  readonly unbooked: Int32Array;
  /** By desk and priority (2, 3, 4): ends of the waiting line. */
  readonly lineFirst: Int32Array;
  readonly lineLast: Int32Array;
  /** By desk and day: first case on the lists; planned minutes of P3 and P4. */
  readonly dayFirst: Int32Array;
  readonly bookedP34: Int16Array;
  /** By desk: planned minutes that earlier days left over (or overdrew), and the day up to which they are reckoned. */
  readonly credit: Float64Array;
  creditDay: number;
  /** By desk: record that cost the case rebooked last its date, -1 before, and the day of the rebooking. */
  readonly spaceTakenCause: Int32Array;
  readonly spaceTakenDay: Int32Array;
  /** By desk and list (`mostLists` a desk): record of what the list waited for today, -1. */
  readonly waitedFor: Int32Array;
  huddledTo: number;
  readonly totals: {
    added: number;
    done: number;
    transferred: number;
    counted: number;
    countedDone: number;
    countedPostponed: number;
    countedClinical: number;
  };
  /** Time of the last fork into another future; luck of cases decided before it and not yet met is drawn anew. */
  forkMin: number;
  forks: number;
}

export const own = (world: World) => world.states.surgery as State;

const rowBits = 17;
const mostRows = 1 << rowBits;
const serialMask = 0x3fff;
/** Lists of one desk on one day are below this number. */
export const mostLists = 64;

function emptyRows(length: number): Rows {
  return {
    key: new Float64Array(length),
    next: new Int32Array(length),
    previous: new Int32Array(length),
    facts: new Int32Array(length),
    cause: new Int32Array(length),
    clockDay: new Int16Array(length),
    plannedDay: new Int16Array(length),
    firstLostDay: new Int16Array(length),
    limitDay: new Int16Array(length).fill(never),
    preAssessmentDay: new Int16Array(length).fill(noDay),
    sampleDay: new Int16Array(length),
    bloodsDay: new Int16Array(length),
    actualMin: new Int16Array(length),
    serial: new Uint16Array(length),
    bedLuck: new Uint16Array(length),
    status: new Uint8Array(length),
    hospital: new Uint8Array(length),
    surgicalClass: new Uint8Array(length),
    priority: new Uint8Array(length),
    list: new Uint8Array(length),
    units: new Uint8Array(length),
    group: new Uint8Array(length),
    leadDays: new Uint8Array(length),
    dates: new Uint8Array(length),
  };
}

export function create(world: World): State {
  const { places } = world.setup;
  const plan = fixed(world);
  const { days } = plan.planning;
  const desks = places.hospitals.length * groupCount;
  return {
    rows: emptyRows(plan.rowsExpected),
    freeRow: -1,
    rowsUsed: 0,
    bags: {
      ticketCase: new Int32Array(0),
      ticketNext: new Int32Array(0),
      ticketFree: -1,
      first: new Int32Array(0),
      last: new Int32Array(0),
      count: new Int32Array(0),
      hospital: new Uint8Array(0),
      collectedDay: new Int16Array(0),
      bagFree: -1,
    },
    waiting: new Int32Array(places.hospitals.length),
    unbooked: new Int32Array(places.hospitals.length),
    lineFirst: new Int32Array(desks * 3).fill(-1),
    lineLast: new Int32Array(desks * 3).fill(-1),
    dayFirst: new Int32Array(desks * days).fill(-1),
    bookedP34: new Int16Array(desks * days),
    credit: new Float64Array(desks),
    creditDay: 0,
    spaceTakenCause: new Int32Array(desks).fill(-1),
    spaceTakenDay: new Int32Array(desks),
    waitedFor: new Int32Array(desks * mostLists).fill(-1),
    huddledTo: -1,
    totals: {
      added: 0,
      done: 0,
      transferred: 0,
      counted: 0,
      countedDone: 0,
      countedPostponed: 0,
      countedClinical: 0,
    },
    forkMin: Number.NEGATIVE_INFINITY,
    forks: 0,
  };
}

/** A fresh row; its arrays grow by an eighth, so that a state in bytes stays small. */
export function takeRow(state: State): number {
  if (state.freeRow >= 0) {
    const row = state.freeRow;
    state.freeRow = state.rows.next[row];
    return row;
  }
  if (state.rowsUsed === state.rows.key.length) grow(state);
  return state.rowsUsed++;
}

function grow(state: State): void {
  const { length } = state.rows.key;
  const grown = emptyRows(Math.min(mostRows, Math.ceil((length * 9) / 8) + 64));
  if (grown.key.length === length) throw new InvariantError(`more than ${mostRows} elective cases at once`);
  for (const name of Object.keys(grown) as (keyof Rows)[]) grown[name].set(state.rows[name]);
  state.rows = grown;
}

export function freeRow(state: State, row: number): void {
  const { rows } = state;
  rows.status[row] = status.free;
  rows.limitDay[row] = never;
  rows.preAssessmentDay[row] = noDay;
  state.waiting[rows.hospital[row]]--;
  rows.serial[row] = (rows.serial[row] + 1) & serialMask;
  rows.next[row] = state.freeRow;
  state.freeRow = row;
}

/** A reference that fits an event: row and serial number. */
export function referenceOf(rows: Rows, row: number): number {
  return rows.serial[row] * mostRows + row;
}

/** Row of a reference, -1 when the case has gone. */
export function rowOf(rows: Rows, reference: number): number {
  const row = reference & (mostRows - 1);
  return rows.serial[row] === reference >>> rowBits && rows.status[row] !== status.free ? row : -1;
}

export function deskOf(rows: Rows, row: number): number {
  return rows.hospital[row] * groupCount + theatreGroupOfClass[rows.surgicalClass[row]];
}

const lineOf = (rows: Rows, row: number) => deskOf(rows, row) * 3 + rows.priority[row] - 2;

/** Puts a case on its waiting line by its clock: from the front, where cases that come back belong. */
export function joinLineFromFront(state: State, row: number): void {
  const { rows, lineFirst } = state;
  let after = -1;
  let before = lineFirst[lineOf(rows, row)];
  while (before >= 0 && rows.clockDay[before] < rows.clockDay[row]) {
    after = before;
    before = rows.next[before];
  }
  link(state, row, after, before);
}

/** The same from the back, where new cases belong. */
export function joinLineFromBack(state: State, row: number): void {
  const { rows, lineLast } = state;
  let before = -1;
  let after = lineLast[lineOf(rows, row)];
  while (after >= 0 && rows.clockDay[after] > rows.clockDay[row]) {
    before = after;
    after = rows.previous[after];
  }
  link(state, row, after, before);
}

function link(state: State, row: number, after: number, before: number): void {
  const { rows, lineFirst, lineLast } = state;
  const line = lineOf(rows, row);
  rows.status[row] = status.waiting;
  state.unbooked[rows.hospital[row]]++;
  rows.previous[row] = after;
  rows.next[row] = before;
  if (after >= 0) rows.next[after] = row;
  else lineFirst[line] = row;
  if (before >= 0) rows.previous[before] = row;
  else lineLast[line] = row;
}

export function leaveLine(state: State, row: number): void {
  const { rows, lineFirst, lineLast } = state;
  state.unbooked[rows.hospital[row]]--;
  const line = lineOf(rows, row);
  const after = rows.previous[row];
  const before = rows.next[row];
  if (after >= 0) rows.next[after] = before;
  else lineFirst[line] = before;
  if (before >= 0) rows.previous[before] = after;
  else lineLast[line] = after;
}

export function joinDay(world: World, state: State, row: number, day: number): void {
  const { rows, dayFirst } = state;
  const at = deskOf(rows, row) * fixed(world).planning.days + day;
  rows.status[row] = status.booked;
  rows.plannedDay[row] = day;
  rows.previous[row] = -1;
  rows.next[row] = dayFirst[at];
  if (dayFirst[at] >= 0) rows.previous[dayFirst[at]] = row;
  dayFirst[at] = row;
  if (rows.priority[row] > 2) state.bookedP34[at] += fixed(world).table.plannedMin[rows.surgicalClass[row]];
}

export function leaveDay(world: World, state: State, row: number): void {
  const { rows, dayFirst } = state;
  const at = deskOf(rows, row) * fixed(world).planning.days + rows.plannedDay[row];
  const after = rows.previous[row];
  const before = rows.next[row];
  if (after >= 0) rows.next[after] = before;
  else dayFirst[at] = before;
  if (before >= 0) rows.previous[before] = after;
  if (rows.priority[row] > 2) state.bookedP34[at] -= fixed(world).table.plannedMin[rows.surgicalClass[row]];
}
