/** The rows of samples that wait and of requests for red cells: what they hold, a free list to take them from and give them back to. */

/** Most lots of different groups that one request can hold. */
export const lotsPerRequest = 6;
/** Where a row stands. */
export const phase = { free: 0, queued: 1, waitingForStock: 2, beingMade: 3, ready: 4, reserved: 5 } as const;

/** Samples that wait and requests until their last unit is transfused or put back. */
export interface Jobs {
  /** 1 for a request for red cells, 0 for a group and screen. */
  isRequest: Uint8Array;
  phase: Uint8Array;
  bank: Int16Array;
  urgency: Int16Array;
  group: Int16Array;
  bits: Int16Array;
  pathway: Int16Array;
  /** Way of working for which the pathway was chosen. */
  working: Int16Array;
  units: Int16Array;
  used: Int16Array;
  got: Int16Array;
  readyKind: Int16Array;
  reference: Int32Array;
  next: Int32Array;
  /** Record of a substitution, -1 none. */
  cause: Int32Array;
  /** By row and place: lots held, -1 none, and their groups. */
  lots: Int32Array;
  lotGroups: Int16Array;
  free: Int32Array;
  freeCount: number;
  staffMin: Float64Array;
  delayMin: Float64Array;
  requestedMin: Float64Array;
  neededByMin: Float64Array;
  luck: Float64Array;
  subject: Float64Array;
}

/** A row for any job; what only a request has is not made ready. */
export function takeRow(jobs: Jobs): number {
  if (jobs.freeCount === 0) grow(jobs);
  return jobs.free[--jobs.freeCount];
}

/** A row for a request that holds no units yet. */
export function takeRequestRow(jobs: Jobs): number {
  const row = takeRow(jobs);
  jobs.got[row] = 0;
  jobs.cause[row] = -1;
  jobs.pathway[row] = -1;
  // So few that a loop is several times faster than `fill`.
  for (let place = row * lotsPerRequest; place < (row + 1) * lotsPerRequest; place++) jobs.lots[place] = -1;
  return row;
}

export function giveRowBack(jobs: Jobs, row: number): void {
  jobs.phase[row] = phase.free;
  jobs.free[jobs.freeCount++] = row;
}

function grow(jobs: Jobs): void {
  const before = jobs.phase.length;
  const after = Math.max(128, 2 * before);
  const into = <T extends { set(from: T): void }>(from: T, longer: T): T => {
    longer.set(from);
    return longer;
  };
  jobs.isRequest = into(jobs.isRequest, new Uint8Array(after));
  jobs.phase = into(jobs.phase, new Uint8Array(after));
  for (const name of small) jobs[name] = into(jobs[name], new Int16Array(after));
  jobs.reference = into(jobs.reference, new Int32Array(after));
  jobs.next = into(jobs.next, new Int32Array(after));
  jobs.cause = into(jobs.cause, new Int32Array(after));
  jobs.lots = into(jobs.lots, new Int32Array(after * lotsPerRequest));
  jobs.lotGroups = into(jobs.lotGroups, new Int16Array(after * lotsPerRequest));
  jobs.free = into(jobs.free, new Int32Array(after));
  for (const name of wide) jobs[name] = into(jobs[name], new Float64Array(after));
  for (let row = after - 1; row >= before; row--) jobs.free[jobs.freeCount++] = row;
}

const small = ["bank", "urgency", "group", "bits", "pathway", "working", "units", "used", "got", "readyKind"] as const;
const wide = ["staffMin", "delayMin", "requestedMin", "neededByMin", "luck", "subject"] as const;

export function emptyJobs(): Jobs {
  const short = () => new Int16Array(0);
  const whole = () => new Int32Array(0);
  const real = () => new Float64Array(0);
  return {
    isRequest: new Uint8Array(0),
    phase: new Uint8Array(0),
    bank: short(),
    urgency: short(),
    group: short(),
    bits: short(),
    pathway: short(),
    working: short(),
    units: short(),
    used: short(),
    got: short(),
    readyKind: short(),
    reference: whole(),
    next: whole(),
    cause: whole(),
    lots: whole(),
    lotGroups: short(),
    free: whole(),
    freeCount: 0,
    staffMin: real(),
    delayMin: real(),
    requestedMin: real(),
    neededByMin: real(),
    luck: real(),
    subject: real(),
  };
}
