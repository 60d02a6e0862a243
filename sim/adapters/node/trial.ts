/** How long a run will take, from the first simulated weeks of one: said before hours of them begin. A guess, never part of a result. */
import { type Setup, World } from "../../model/index.ts";

const trialWeeks = 3;

/**
 * Seconds of one replication on this machine as it is now: the third simulated week, times the weeks of the run. The first two
 * are slow because the program is not warm yet. Nothing for a run of fewer weeks than are tried.
 */
export function runSeconds(setup: Setup): number | null {
  const { calendar } = setup;
  if (calendar.days <= 7 * trialWeeks) return null;
  const world = new World(setup, { seed: "trial", replication: 0 });
  world.runUntil(calendar.startMin[7 * (trialWeeks - 1)]);
  const startMs = performance.now();
  world.runUntil(calendar.startMin[7 * trialWeeks]);
  const weekSeconds = (performance.now() - startMs) / 1000;
  return (weekSeconds * calendar.days) / 7;
}
