/**
 * Snapshots: worlds as bytes at some moments of one history, so that going back replays days and not months. They only make
 * replay quicker: with none but the first, a session would be the same.
 */
import { type CauseLog, decodeWorld, type Setup, type World } from "../model/index.ts";

/** Daily for the last fortnight, weekly before. */
export const dailySpanMin = 14 * 1440;
const weekMin = 7 * 1440;
const usualBytes = 256 * 1024 * 1024;

export interface Snapshot {
  readonly atMin: number;
  /** Commands of the log that had been applied. */
  readonly applied: number;
  readonly bytes: Uint8Array;
  readonly causes: ReturnType<CauseLog["snapshot"]>;
}

/** Memory of one: its state and the part of the causes that is copied; their full chunks are shared by all. */
function sizeOf({ bytes, causes }: Snapshot): number {
  const last = causes.chunks.at(-1);
  return bytes.length + (last ? Object.values(last).reduce((sum, column) => sum + column.byteLength, 0) : 0);
}

export function takeSnapshot(world: World, applied: number): Snapshot {
  return { atMin: world.sim.nowMin, applied, bytes: world.encodeState(), causes: world.causes.snapshot() };
}

/** The world of a snapshot, with its causes. */
export function wakeSnapshot(setup: Setup, snapshot: Snapshot): World {
  const world = decodeWorld(setup, snapshot.bytes);
  world.causes.restore(snapshot.causes);
  return world;
}

/** Snapshots of one history in order of time. Those before a branch are shared, not copied. */
export class Snapshots {
  private list: Snapshot[];
  private readonly mostBytes: number;

  /** @param mostBytes another limit, for tests */
  constructor(list: readonly Snapshot[], mostBytes: number = usualBytes) {
    this.list = [...list];
    this.mostBytes = mostBytes;
  }

  /** Time of the latest one. */
  get latestMin(): number {
    return this.list[this.list.length - 1].atMin;
  }

  /** The latest at or before a time that had no more than so many commands applied; undefined only before the first. */
  before(timeMin: number, applied: number): Snapshot | undefined {
    let found: Snapshot | undefined;
    for (const one of this.list) if (one.atMin <= timeMin && one.applied <= applied) found = one;
    return found;
  }

  /**
   * Adds one and drops those that are no longer worth their bytes: what is neither of the last fortnight nor the first of its
   * week; then, over the limit, the oldest dailies, and at last weeklies. The first and the latest are never dropped.
   */
  add(snapshot: Snapshot): void {
    const others = this.list.filter(({ atMin }) => atMin !== snapshot.atMin);
    this.list = [...others, snapshot].sort((a, b) => a.atMin - b.atMin);
    const newestMin = this.latestMin;
    const weeks = new Set<number>();
    this.list = this.list.filter(({ atMin }) => isFirstOf(weeks, atMin) || newestMin - atMin <= dailySpanMin);
    let bytes = this.list.reduce((sum, one) => sum + sizeOf(one), 0);
    while (bytes > this.mostBytes && this.list.length > 2) bytes -= sizeOf(this.list.splice(this.leastWanted(), 1)[0]);
  }

  /** Forgets what a change of the log at a time has made untrue: all later ones, and those then that had more than so many commands. */
  forgetAfter(timeMin: number, applied: number): void {
    this.list = this.list.filter((one) => one.atMin < timeMin || (one.atMin === timeMin && one.applied <= applied));
  }

  /** Those up to a time, for a branch. */
  until(timeMin: number): readonly Snapshot[] {
    return this.list.filter(({ atMin }) => atMin <= timeMin);
  }

  /** Number of the oldest daily; with none left, of the weekly whose neighbours are nearest to each other. */
  private leastWanted(): number {
    const { list } = this;
    const weeks = new Set<number>();
    let found = 1;
    for (let index = 0; index < list.length - 1; index++) {
      if (!isFirstOf(weeks, list[index].atMin)) return index;
      if (index > 1 && list[index + 1].atMin - list[index - 1].atMin < list[found + 1].atMin - list[found - 1].atMin)
        found = index;
    }
    return found;
  }
}

/** Whether a moment is the first of its week to be asked about. */
function isFirstOf(weeks: Set<number>, atMin: number): boolean {
  const week = Math.floor(atMin / weekMin);
  const isFirst = !weeks.has(week);
  weeks.add(week);
  return isFirst;
}
