/**
 * What the page knows and does: the run that is chosen and opened, how far it is simulated, its series and days, and the
 * clock. Components read signals and call these functions; only this file and its neighbours in store/ speak to the worker.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type {
  RunFacts,
  RunHashes,
  RunRequest,
  ScenarioEntry,
  SimulationClient,
} from "../sim/adapters/browser/index.ts";
import { dayAt } from "../sim/model/index.ts";
import { type AgreementCheck, createAgreementCheck } from "./store/agreement.ts";
import { type Choices, createChoices } from "./store/choices.ts";
import { type Clock, createClock } from "./store/clock.ts";
import { createEventSteps } from "./store/events.ts";
import { createFan, type Fan } from "./store/fan.ts";
import { createSelection, type Selection } from "./store/selection.ts";
import { createSeriesTable, type SeriesTable } from "./store/series-table.ts";
import { createTheme, type Theme } from "./store/theme.ts";
import { createViews, type Views } from "./store/views.ts";
import { parseMoment, weekIndexAt } from "./times.ts";
import type { ViewName } from "./views.ts";
import { wanted } from "./wanted.ts";

export interface StoreOptions {
  /** Starts a worker; called again for work beside the run. */
  readonly start: () => SimulationClient;
  readonly request: RunRequest;
  /** Where the clock stands at first, as typed into "Jump to"; "" for the default. */
  readonly timeText?: string;
  readonly view?: ViewName;
}

export interface Store extends Selection, Views {
  readonly scenarios: ReadonlySignal<readonly ScenarioEntry[]>;
  readonly request: ReadonlySignal<RunRequest>;
  /** null until a scenario is open. */
  readonly facts: ReadonlySignal<RunFacts | null>;
  /** Why a scenario could not be opened or the simulation stopped; lines for people. */
  readonly problems: ReadonlySignal<readonly string[]>;
  readonly reachedMin: ReadonlySignal<number>;
  /** null until the whole run is simulated. */
  readonly hashes: ReadonlySignal<RunHashes | null>;
  /** Index in the calendar of the day the clock shows. */
  readonly day: ReadonlySignal<number>;
  readonly clock: Clock;
  readonly series: SeriesTable;
  readonly fan: Fan;
  /** Whether the state that is shown and that of a run of its own agree. */
  readonly agreement: AgreementCheck;
  readonly theme: Theme;
  readonly choices: Choices;
  /** Which tab is shown. */
  readonly view: Signal<ViewName>;
  readonly isHelpOpen: Signal<boolean>;
  readonly hasKeys: Signal<boolean>;
  begin(): Promise<void>;
  open(request: RunRequest): Promise<void>;
  close(): void;
}

/** Where the clock stands when nothing else is asked: the fourth day, when practices and hospitals have changed their ways. */
const firstMoment = "day 3 06:00";

export function createStore(options: StoreOptions): Store {
  const client = options.start();
  const scenarios = signal<readonly ScenarioEntry[]>([]);
  const request = signal(options.request);
  const facts = signal<RunFacts | null>(null);
  const problems = signal<readonly string[]>([]);
  const reachedMin = signal(Number.NEGATIVE_INFINITY);
  const hashes = signal<RunHashes | null>(null);
  /** Whatever goes wrong is said on the page: nothing is dropped in silence. */
  const fail = (error: unknown): void => {
    problems.value = [error instanceof Error ? error.message : String(error)];
  };
  const hands = createClock(facts, reachedMin);
  const events = createEventSteps(client, hands, fail);
  const clock: Clock = { ...hands, ...events.steps };
  const day = computed(() => {
    const known = facts.value;
    // The end of the run is 24:00 of its last day, and midnight belongs to the day that begins.
    return known === null ? 0 : dayAt(known.calendar, Math.min(clock.timeMin.value, known.calendar.endMin - 1));
  });
  const series = createSeriesTable(client);
  const fan = createFan(options.start, request);
  const { selection, select } = createSelection();
  const view = signal<ViewName>(options.view ?? "overview");
  const {
    clear: clearViews,
    close: closeViews,
    ...views
  } = createViews({
    client,
    facts,
    reachedMin,
    day,
    clock,
    selection,
    view,
    fail,
  });
  const agreement = createAgreementCheck(client, fail);

  function clear(): void {
    series.clear();
    clearViews();
    events.clear();
    agreement.clear();
  }
  let typed = options.timeText ?? "";

  async function open(next: RunRequest): Promise<void> {
    clock.pause();
    batch(() => {
      request.value = next;
      hashes.value = null;
      problems.value = [];
    });
    fan.clear();
    const opened = await client.open(next);
    if (!opened.ok) {
      batch(() => {
        clear();
        select(null);
        facts.value = null;
        problems.value = opened.problems;
      });
      return;
    }
    const { calendar } = opened.facts;
    batch(() => {
      clear();
      reachedMin.value = calendar.startMin[0];
      const isFirst = facts.value === null;
      // What an address has chosen holds for the first run; numbers and keys of one run mean nothing in another.
      if (!isFirst) select(null);
      facts.value = opened.facts;
      if (isFirst) clock.jump(parseMoment(calendar, typed) ?? parseMoment(calendar, firstMoment) ?? 0);
      else clock.jump(clock.timeMin.value);
    });
    typed = "";
    const done = await client.runTo(calendar.endMin, (at) => {
      if (facts.value !== opened.facts) return;
      const isNewWeek = weekIndexAt(opened.facts, at) > weekIndexAt(opened.facts, reachedMin.peek());
      reachedMin.value = at;
      // Weeks of the warm-up tell nothing yet, and whoever waits for the first picture comes first.
      if (isNewWeek && at >= 0) series.refresh(wanted);
    });
    if (!done) return;
    reachedMin.value = calendar.endMin;
    series.refresh(wanted);
    hashes.value = await client.hash();
  }

  async function openSafely(next: RunRequest): Promise<void> {
    try {
      await open(next);
    } catch (error) {
      fail(error);
    }
  }

  return {
    ...views,
    selection,
    select,
    scenarios,
    request,
    facts,
    problems,
    reachedMin,
    hashes,
    day,
    clock,
    series,
    fan,
    agreement,
    theme: createTheme(),
    choices: createChoices(),
    view,
    isHelpOpen: signal(false),
    hasKeys: signal(true),
    begin: async () => {
      const opened = openSafely(request.value);
      try {
        scenarios.value = await client.scenarios();
      } catch (error) {
        fail(error);
      }
      await opened;
    },
    open: openSafely,
    close: () => {
      clock.pause();
      closeViews();
      series.close();
      fan.clear();
      client.close();
    },
  };
}
