/** A practice's own clinical systems: who is hit by an outage, and what it leaves possible. Laboratories are not concerned. */
import type { Action } from "../../scenario/index.ts";
import { boroughNumbers, listArgument, numberArgument } from "../arguments.ts";
import { placeDayLuck } from "../births.ts";
import { constraint } from "../causes.ts";
import type { World } from "../world.ts";
import { own } from "./state.ts";

/** Each practice of the boroughs is hit or not by its own luck of the day; one record for each that is. */
export function systemsFail(world: World, action: Action, cause: number): void {
  const state = own(world);
  const { places } = world.setup;
  const boroughs = boroughNumbers(places, listArgument(action, "boroughs"));
  const fraction = numberArgument(action, "fraction", 0.6);
  const possible = numberArgument(action, "state", 0.3);
  const unmet = 1 << constraint["practice systems"];
  places.practices.forEach(({ id }, p) => {
    if (!boroughs.includes(places.boroughOfPractice[p])) return;
    if (placeDayLuck(world, "practice-systems", id, world.today) >= fraction) return;
    const { nowMin } = world.sim;
    if (state.withoutSystems[p] === 1)
      state.outageCause[p] = world.causes.add("deferral", nowMin, p, state.dayKey[p], unmet, cause, 1);
    state.withoutSystems[p] = possible;
  });
}

export function systemsBack(world: World, action: Action): void {
  const state = own(world);
  const { places } = world.setup;
  const boroughs = boroughNumbers(places, listArgument(action, "boroughs"));
  places.boroughOfPractice.forEach((borough, p) => {
    if (!boroughs.includes(borough)) return;
    state.withoutSystems[p] = 1;
    state.outageCause[p] = -1;
  });
}
