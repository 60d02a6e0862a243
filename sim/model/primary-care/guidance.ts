/** How guidance reaches a practice: after a delay of its own; and how it is noted that a practice begins to hold requests back. */
import { placeDayLuck } from "../births.ts";
import { constraint } from "../causes.ts";
import { guidance, origin } from "../contracts.ts";
import type { World } from "../world.ts";
import { fixed } from "./fixed.ts";
import { own } from "./state.ts";

/** Guidance that a practice acts on now. A change in its borough is noticed at the next collection and starts its delay. */
export function actingGuidance(world: World, practice: number): number {
  const state = own(world);
  const { places } = world.setup;
  const borough = places.boroughOfPractice[practice];
  if (borough >= 0) {
    const inForce = world.ask.guidanceFor(world, origin.practice, borough);
    if (inForce !== state.noticed[borough]) noticeChange(world, borough, inForce);
  }
  if (state.coming[practice] !== state.acting[practice] && world.sim.nowMin >= state.comesMin[practice]) {
    if (state.acting[practice] === guidance.open) noteDeferral(world, practice, borough);
    state.acting[practice] = state.coming[practice];
  }
  return state.acting[practice];
}

/** The news sets out for all practices of a borough; each has luck of its own. */
function noticeChange(world: World, borough: number, inForce: number): void {
  const f = fixed(world);
  const state = own(world);
  const { practices, boroughOfPractice } = world.setup.places;
  state.noticed[borough] = inForce;
  practices.forEach(({ id }, p) => {
    if (boroughOfPractice[p] !== borough) return;
    const isStricter = inForce > state.acting[p];
    const delayHours = (isStricter ? f.reachesHours : f.liftingHours)(placeDayLuck(world, "guidance", id, world.today));
    state.coming[p] = inForce;
    state.comesMin[p] = world.sim.nowMin + delayHours * 60;
  });
}

/** One record for a practice that begins to hold requests back; none for each request. */
function noteDeferral(world: World, practice: number, borough: number): void {
  const behind = world.ask.guidanceCause(world, origin.practice, borough);
  const unmet = 1 << constraint["request guidance"];
  world.causes.add("deferral", world.sim.nowMin, practice, own(world).dayKey[practice], unmet, behind, 1);
}
