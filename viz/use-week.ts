/** The week the clock shows, by its index among the run's whole weeks; components hear of it only when it changes. */
import { useComputed } from "@preact/signals";
import type { RunFacts } from "../sim/adapters/browser/index.ts";
import { weekIndexAt } from "./times.ts";
import { useStore } from "./use-store.ts";

export function useWeek(facts: RunFacts): number {
  const { clock } = useStore();
  return useComputed(() => weekIndexAt(facts, clock.timeMin.value)).value;
}
