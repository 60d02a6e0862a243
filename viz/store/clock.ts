/** The clock: the moment the page shows, play and pause, and steps. It follows animation frames, never the time of day. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { clockOn, dayAt, minuteOfDay } from "../../sim/model/index.ts";
import type { EventSteps } from "./events.ts";

export interface Speed {
  readonly hoursPerSecond: number;
  readonly label: string;
}

export const speeds: readonly Speed[] = [
  { hoursPerSecond: 0.25, label: "15 min a second" },
  { hoursPerSecond: 1, label: "1 h a second" },
  { hoursPerSecond: 6, label: "6 h a second" },
  { hoursPerSecond: 24, label: "1 day a second" },
  { hoursPerSecond: 72, label: "3 days a second" },
  { hoursPerSecond: 168, label: "1 week a second" },
];

/** The clock of a store, which can also go from event to event. */
export type Clock = Hands & EventSteps;

export interface Hands {
  readonly timeMin: ReadonlySignal<number>;
  readonly isPlaying: ReadonlySignal<boolean>;
  readonly hoursPerSecond: ReadonlySignal<number>;
  /** To a time, held within the run. */
  jump(timeMin: number): void;
  /** By whole days, to the same hour of the day. */
  step(days: number): void;
  play(): void;
  pause(): void;
  setSpeed(hoursPerSecond: number): void;
  /** To the next faster (1) or slower (-1) of `speeds`. */
  changeSpeed(by: 1 | -1): void;
}

/** Longest a frame may count for, so that a page that was hidden does not leap on when it is seen again. */
const longestFrameMs = 100;

export function createClock(facts: ReadonlySignal<RunFacts | null>, reachedMin: ReadonlySignal<number>): Hands {
  const timeMin = signal(0);
  const isPlaying = signal(false);
  const hoursPerSecond = signal(24);
  let frame = 0;

  const jump = (to: number): void => {
    const calendar = facts.value?.calendar;
    if (calendar !== undefined) timeMin.value = Math.min(Math.max(to, calendar.startMin[0]), calendar.endMin);
  };
  const pause = (): void => {
    cancelAnimationFrame(frame);
    isPlaying.value = false;
  };
  const play = (): void => {
    const calendar = facts.value?.calendar;
    if (calendar === undefined || isPlaying.value) return;
    if (timeMin.value >= calendar.endMin) jump(0);
    isPlaying.value = true;
    let lastMs = -1;
    const tick = (nowMs: number): void => {
      const passedMs = lastMs < 0 ? 0 : Math.min(nowMs - lastMs, longestFrameMs);
      lastMs = nowMs;
      const next = timeMin.value + (passedMs / 1000) * hoursPerSecond.value * 60;
      // The clock waits for the simulation rather than show days that are not there yet.
      jump(Math.min(next, Math.max(reachedMin.value, timeMin.value)));
      if (timeMin.value >= calendar.endMin) pause();
      else frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
  };
  const step = (days: number): void => {
    const calendar = facts.value?.calendar;
    if (calendar === undefined) return;
    const day = dayAt(calendar, timeMin.value);
    const to = day + days;
    if (to < 0) jump(calendar.startMin[0]);
    else if (to >= calendar.days) jump(calendar.endMin);
    else jump(clockOn(calendar, to, minuteOfDay(calendar, timeMin.value)));
  };
  return {
    timeMin,
    isPlaying,
    hoursPerSecond,
    jump,
    step,
    play,
    pause,
    setSpeed: (speed) => {
      hoursPerSecond.value = speed;
    },
    changeSpeed: (by) => {
      const at = speeds.findIndex((speed) => speed.hoursPerSecond === hoursPerSecond.value) + by;
      hoursPerSecond.value = speeds[Math.min(Math.max(at, 0), speeds.length - 1)].hoursPerSecond;
    },
  };
}
