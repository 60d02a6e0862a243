/**
 * What pictures and words show of the open run as the clock moves: the world at its time, the cases of its week, what is on its
 * way on its day, practices, the situation report, and why of what is chosen. Each is asked for as `newest.ts` says.
 */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { MomentView, RunFacts, SimulationClient } from "../../sim/adapters/browser/index.ts";
import type { DayMovements, MapValues, PracticeRows, WeekCases } from "../../sim/figures/index.ts";
import { dayAt, weekOf } from "../../sim/model/index.ts";
import type { Document, WhyAnswer } from "../../sim/report/index.ts";
import type { ViewName } from "../views.ts";
import type { Clock } from "./clock.ts";
import { createNewest } from "./newest.ts";

export interface Views {
  /** The world at, or a little behind, the clock's time. */
  readonly moment: ReadonlySignal<MomentView | null>;
  /** Cases planned for the clock's week, once the run has passed it. */
  readonly week: ReadonlySignal<WeekCases | null>;
  /** Cases planned for the clock's day and the week after it, once the run has passed that day. */
  readonly comingDays: ReadonlySignal<WeekCases | null>;
  /** The clock's day on the map, once the run has passed it; the one before it until it has come. */
  readonly mapDay: ReadonlySignal<MapValues | null>;
  /** What is on its way on the clock's day, once the run has passed it. */
  readonly movements: ReadonlySignal<DayMovements | null>;
  /** Practices on every day of the run, as far as it has come. */
  readonly practices: ReadonlySignal<PracticeRows | null>;
  /** The situation report at the clock, while it is wanted. */
  readonly report: ReadonlySignal<Document | null>;
  readonly wantReport: Signal<boolean>;
  /** Why of the selection, as known at the clock. */
  readonly why: ReadonlySignal<WhyAnswer | null>;
}

export interface ViewsControl extends Views {
  clear(): void;
  close(): void;
}

export interface ViewsOf {
  readonly client: SimulationClient;
  readonly facts: ReadonlySignal<RunFacts | null>;
  readonly reachedMin: ReadonlySignal<number>;
  readonly day: ReadonlySignal<number>;
  readonly clock: Clock;
  readonly selection: ReadonlySignal<string | null>;
  /** What no tab shows is not asked for: it would be drawn for nobody. */
  readonly view: ReadonlySignal<ViewName>;
  readonly fail: (error: unknown) => void;
}

/** Least time between two looks while the clock plays: pictures need not be drawn more often, and words cannot be read so fast. */
const pictureRestMs = 150;
const wordsRestMs = 500;
/** Four working days follow within them, whatever weekend or holiday lies between. */
const daysComing = 9;

export function createViews({ client, facts, reachedMin, day, clock, selection, view, fail }: ViewsOf): ViewsControl {
  const wantReport = signal(false);
  const whilePlaying = (restMs: number) => ({ fail, restMs: () => (clock.isPlaying.peek() ? restMs : 0) });
  const wish = <T>(key: string, ask: () => Promise<T | null>) => ({ key, ask });
  const isIn = (...shown: readonly ViewName[]): boolean => shown.includes(view.value);

  const moment = createNewest(() => {
    if (facts.value === null) return null;
    if (!isIn("overview", "blood")) return undefined;
    const timeMin = clock.timeMin.value;
    return wish(String(timeMin), () => client.moment(timeMin));
  }, whilePlaying(pictureRestMs));

  const week = createNewest(() => {
    const known = facts.value;
    if (known === null) return null;
    if (!isIn("care")) return undefined;
    const { calendar } = known;
    const first = calendar.warmUpDays + (weekOf(calendar, day.value) - 1) * 7;
    const endMin = calendar.startMin[Math.min(first + 7, calendar.days)];
    if (reachedMin.value < endMin) return undefined;
    // New dates are given after the week too: asked for again when the run is through.
    const stage = reachedMin.value >= calendar.endMin ? "end" : "there";
    return wish(`${first} ${stage}`, () => client.cases(first, 7));
  }, whilePlaying(0));

  const comingDays = createNewest(() => {
    const known = facts.value;
    const first = day.value;
    if (known === null) return null;
    if (!isIn("care")) return undefined;
    if (reachedMin.value < known.calendar.startMin[first + 1]) return undefined;
    const stage = reachedMin.value >= known.calendar.endMin ? "end" : "there";
    return wish(`${first} ${stage}`, () => client.cases(first, daysComing));
  }, whilePlaying(pictureRestMs));

  /** What is of the clock's day, and whole once the run has passed its last midnight. */
  const ofDay = <T>(ask: (shown: number) => Promise<T | null>) =>
    createNewest(() => {
      const known = facts.value;
      const shown = day.value;
      if (known === null) return null;
      if (!isIn("overview")) return undefined;
      if (reachedMin.value < known.calendar.startMin[shown + 1]) return undefined;
      return wish(String(shown), () => ask(shown));
    }, whilePlaying(0));
  const mapDay = ofDay(client.mapDay);
  const movements = ofDay(client.movements);

  const practices = createNewest(() => {
    const known = facts.value;
    if (known === null) return null;
    const { calendar } = known;
    if (!isIn("practices") || reachedMin.value < calendar.startMin[1]) return undefined;
    // By the week, as long as the run goes on.
    const daysDone = reachedMin.value >= calendar.endMin ? calendar.days : dayAt(calendar, reachedMin.value);
    return wish(String(daysDone === calendar.days ? "end" : Math.floor(daysDone / 7)), () => client.practiceRows());
  }, whilePlaying(0));

  const report = createNewest(() => {
    const timeMin = clock.timeMin.value;
    if (facts.value === null || !wantReport.value) return null;
    return wish(String(timeMin), () => client.report(timeMin));
  }, whilePlaying(wordsRestMs));

  const why = createNewest(() => {
    const timeMin = clock.timeMin.value;
    const pick = selection.value;
    if (facts.value === null || pick === null) return null;
    // Counts of a week are whole once the run is through.
    const stage = reachedMin.value >= facts.value.calendar.endMin ? "end" : "";
    return wish(`${timeMin} ${stage} ${pick}`, () => client.why(pick, timeMin));
  }, whilePlaying(wordsRestMs));

  const all = [moment, week, comingDays, mapDay, movements, practices, report, why];
  return {
    moment: moment.answer,
    week: week.answer,
    comingDays: comingDays.answer,
    mapDay: mapDay.answer,
    movements: movements.answer,
    practices: practices.answer,
    report: report.answer,
    wantReport,
    // An answer about what was chosen before must not stand beside another choice.
    why: computed(() => (why.answer.value?.pick === selection.value ? why.answer.value : null)),
    clear: () => {
      for (const one of all) one.clear();
    },
    close: () => {
      for (const one of all) one.close();
    },
  };
}
