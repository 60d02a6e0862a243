/** Steps from one notable event to the next or the one before, and what happened at the one the clock stands at. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { SimulationClient } from "../../sim/adapters/browser/index.ts";
import type { Stop } from "../../sim/report/index.ts";

/** What a step needs of the clock. */
interface Hands {
  readonly timeMin: ReadonlySignal<number>;
  jump(timeMin: number): void;
  pause(): void;
}

export interface EventSteps {
  nextEvent(): void;
  previousEvent(): void;
  /** What happened at the clock's time, if a step led there; null when the clock has moved on. */
  readonly stop: ReadonlySignal<Stop | null>;
}

export interface EventStepsControl {
  readonly steps: EventSteps;
  clear(): void;
}

export function createEventSteps(
  client: SimulationClient,
  clock: Hands,
  fail: (error: unknown) => void,
): EventStepsControl {
  const last = signal<Stop | null>(null);
  let isAsking = false;
  /** Steps asked for while one is under way: forth less back. */
  let owed = 0;
  let turn = 0;

  async function go(): Promise<void> {
    if (isAsking || owed === 0) return;
    isAsking = true;
    const mine = turn;
    const isForth = owed > 0;
    owed -= isForth ? 1 : -1;
    try {
      const timeMin = clock.timeMin.peek();
      const stop = await (isForth ? client.nextEvent(timeMin) : client.previousEvent(timeMin));
      if (mine === turn && stop === null) owed = 0;
      if (mine === turn && stop !== null) {
        last.value = stop;
        clock.jump(stop.timeMin);
      }
    } catch (error) {
      owed = 0;
      fail(error);
    }
    isAsking = false;
    void go();
  }

  const step = (direction: 1 | -1): void => {
    clock.pause();
    owed += direction;
    void go();
  };
  return {
    steps: {
      nextEvent: () => step(1),
      previousEvent: () => step(-1),
      stop: computed(() => (last.value !== null && last.value.timeMin === clock.timeMin.value ? last.value : null)),
    },
    clear: () => {
      turn++;
      owed = 0;
      last.value = null;
    },
  };
}
