/**
 * The run ahead of the clock: one world with a journal, run on in short slices as far as anybody waits for it. Who waits for a
 * moment sees the world exactly there, and comes first: what is kept beside the run catches up when nobody is kept waiting by it.
 * Responsible for the running and for what is kept beside it; not for what is read of it.
 */
import { roundMin } from "../../engine/index.ts";
import { Journal, type RunIdentity, type Setup, World } from "../../model/index.ts";
import { Events } from "../../report/index.ts";
import { nextTurn, sliceMs, stepMin } from "./slices.ts";

interface Waiter {
  readonly timeMin: number;
  /** Called once, with the world at the time, or with null when it will not come there. */
  readonly tell: (world: World | null) => void;
  /** Called instead when the run broke on its way. */
  readonly fail: (error: unknown) => void;
  readonly report: (reachedMin: number) => void;
}

export class RunAhead {
  readonly world: World;
  readonly journal = new Journal();
  readonly events: Events;
  private readonly onMidnight: (world: World) => void;
  private readonly onSlice: (world: World) => boolean;
  private isBehind = false;
  private waiters: Waiter[] = [];
  private isRunning = false;
  /** It runs as far as this by itself. */
  private freelyMin = Number.NEGATIVE_INFINITY;
  /** What broke the run while nobody waited: told to whoever waits next. */
  private broken: { readonly error: unknown } | null = null;

  /**
   * @param onMidnight called at each midnight that the run comes to, with everything of that instant done
   * @param onSlice called after each slice in which nobody was served or waits for a moment short of the end; it answers whether
   * it is so far behind that the run should wait for it
   */
  constructor(setup: Setup, run: RunIdentity, onMidnight: (world: World) => void, onSlice: (world: World) => boolean) {
    this.world = new World(setup, run, undefined, undefined, this.journal);
    this.events = new Events(this.world);
    this.onMidnight = onMidnight;
    this.onSlice = onSlice;
  }

  get nowMin(): number {
    return this.world.sim.nowMin;
  }

  /** Runs on to a time without being waited for, so that whoever asks next finds it on its way. */
  setOut(untilMin: number): void {
    this.freelyMin = untilMin;
    void this.drive();
  }

  /**
   * Reads the world as it is exactly at a time to which the run has still to come; null when it was left before. A time that lies
   * behind is read as the present.
   */
  at<T>(
    timeMin: number,
    read: (world: World) => T,
    report: (reachedMin: number) => void = () => {},
  ): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const tell = (world: World | null): void => {
        try {
          resolve(world === null ? null : read(world));
        } catch (error) {
          reject(error);
        }
      };
      const { endMin } = this.world.setup.calendar;
      // As the world rounds it, or the run would never be seen to come there.
      this.waiters.push({ timeMin: roundMin(Math.min(timeMin, endMin)), tell, fail: reject, report });
      void this.drive();
    });
  }

  /** Leaves the run where it is until somebody waits again; who waits now is told so. */
  leave(): void {
    const { waiters } = this;
    this.waiters = [];
    this.freelyMin = Number.NEGATIVE_INFINITY;
    for (const { tell } of waiters) tell(null);
  }

  private get isWanted(): boolean {
    return this.waiters.length > 0 || this.nowMin < this.freelyMin;
  }

  /** Whether somebody waits for a moment short of the end of the run, or soon will. */
  private get isUrgent(): boolean {
    const { endMin } = this.world.setup.calendar;
    return this.nowMin < this.freelyMin || this.waiters.some(({ timeMin }) => timeMin < endMin);
  }

  private async drive(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    // First hear what else is asked: a time nearer than the one that began it may be among it.
    await nextTurn();
    while (this.isWanted) {
      try {
        if (this.broken !== null) throw this.broken.error;
        this.slice();
      } catch (error) {
        this.broken = { error };
        const { waiters } = this;
        this.waiters = [];
        this.freelyMin = Number.NEGATIVE_INFINITY;
        for (const { fail } of waiters) fail(error);
      }
      if (this.isWanted) await nextTurn();
    }
    this.isRunning = false;
  }

  private slice(): void {
    const began = performance.now();
    let hasServed = this.serve();
    const mayStep = !this.isBehind || this.isUrgent;
    while (mayStep && !hasServed && this.isWanted && performance.now() - began < sliceMs) {
      const isMidnight = this.step();
      if (isMidnight) this.onMidnight(this.world);
      hasServed = this.serve();
    }
    this.events.update();
    // What was served leaves this thread only when the slice is over.
    if (!hasServed && !this.isUrgent) this.isBehind = this.onSlice(this.world);
    for (const { report } of this.waiters) report(this.nowMin);
  }

  /** Runs on by a step, to the next time that is waited for, or to midnight, whichever is nearest; tells whether it is midnight. */
  private step(): boolean {
    const { world } = this;
    const midnightMin = world.setup.calendar.startMin[world.today + 1];
    let untilMin = Math.min(this.nowMin + stepMin, midnightMin);
    for (const { timeMin } of this.waiters) if (timeMin > this.nowMin) untilMin = Math.min(untilMin, timeMin);
    world.runUntil(untilMin);
    return untilMin === midnightMin;
  }

  /** @returns whether there was somebody to serve */
  private serve(): boolean {
    const due = this.waiters.filter(({ timeMin }) => timeMin <= this.nowMin);
    if (due.length === 0) return false;
    this.waiters = this.waiters.filter(({ timeMin }) => timeMin > this.nowMin);
    this.events.update();
    for (const { tell, report } of due) {
      report(this.nowMin);
      tell(this.world);
    }
    return true;
  }
}
