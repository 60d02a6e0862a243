/** The moment that a card shows which need not follow every frame: that of the clock; in steps while it runs, which is as fine as can be followed. */
import { type ReadonlySignal, useComputed } from "@preact/signals";
import { minutesPerHour } from "../sim/engine/index.ts";
import { useStore } from "./use-store.ts";

export function useShownMin(stepHours: number): ReadonlySignal<number> {
  const { clock } = useStore();
  return useComputed(() => {
    const timeMin = clock.timeMin.value;
    const stepMin = stepHours * minutesPerHour;
    return clock.isPlaying.value ? Math.floor(timeMin / stepMin) * stepMin : timeMin;
  });
}
