/** Running a world in short slices, so that its thread still hears the page between them. */
import type { World } from "../../model/index.ts";

/** Longest a slice should take. */
export const sliceMs = 20;
/** A slice ends at whole steps of simulated time. */
export const stepMin = 360;

/**
 * Runs a world on to a time, giving the thread back after each slice. Where slices end does not change the run.
 *
 * @param isWanted asked after each slice; the run is left where it is when it says no
 * @returns whether the time was reached
 */
export async function runInSlices(
  world: World,
  timeMin: number,
  isWanted: () => boolean,
  report: (reachedMin: number) => void = () => {},
): Promise<boolean> {
  const untilMin = Math.min(timeMin, world.setup.calendar.endMin);
  while (isWanted()) {
    const began = performance.now();
    while (world.sim.nowMin < untilMin && performance.now() - began < sliceMs)
      world.runUntil(Math.min(world.sim.nowMin + stepMin, untilMin));
    report(world.sim.nowMin);
    if (world.sim.nowMin >= untilMin) return true;
    await nextTurn();
  }
  return false;
}

/** After messages that wait have been heard. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
