/** Days of the map, fetched from the worker as the clock comes to them and kept until the run changes. */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { RunFacts, SimulationClient } from "../../sim/adapters/browser/index.ts";
import type { MapValues } from "../../sim/figures/index.ts";

export interface Days {
  /** The day shown; the one before it until it has arrived; null before the first. */
  readonly shown: ReadonlySignal<MapValues | null>;
  clear(): void;
  close(): void;
}

export function createDays(
  client: SimulationClient,
  day: ReadonlySignal<number>,
  reachedMin: ReadonlySignal<number>,
  facts: ReadonlySignal<RunFacts | null>,
): Days {
  const shown = signal<MapValues | null>(null);
  let known = new Map<number, MapValues>();

  async function show(wanted: number): Promise<void> {
    const mine = known;
    const map = mine.get(wanted) ?? (await client.mapDay(wanted));
    if (mine !== known) return;
    mine.set(wanted, map);
    if (day.value === wanted) shown.value = map;
  }

  const stop = effect(() => {
    const calendar = facts.value?.calendar;
    const wanted = day.value;
    // A day is whole once the run has passed its last midnight.
    if (calendar !== undefined && reachedMin.value >= calendar.startMin[wanted + 1] && shown.peek()?.day !== wanted)
      void show(wanted);
  });
  return {
    shown,
    clear: () => {
      known = new Map();
      shown.value = null;
    },
    close: stop,
  };
}
