/** What may be sent where: guidance on requesting by origin and place, and mutual aid that takes a borough's practice work. */
import type { Action } from "../../scenario/index.ts";
import { boroughNumbers, hospitalNumbers, listArgument, numberArgument } from "../arguments.ts";
import { guidance, origin, origins } from "../contracts.ts";
import type { World } from "../world.ts";
import { fixed, own } from "./state.ts";

/** Puts guidance in force for origins and places, or lifts it (level open). */
export function setGuidance(world: World, action: Action, cause: number, level: number): void {
  const state = own(world);
  const { places } = world.setup;
  const ids = listArgument(action, "places");
  const chosen = listArgument(action, "origins");
  origins.forEach((name, from) => {
    if (chosen.length > 0 && !chosen.includes(name)) return;
    const numbers = from === origin.practice ? boroughNumbers(places, ids) : hospitalNumbers(places, ids);
    for (const place of numbers) {
      const at = from * fixed(world).guidancePlaces + place;
      state.guidance[at] = level;
      state.guidanceCause[at] = level === guidance.open ? -1 : cause;
    }
  });
}

export function guidanceFor(world: World, from: number, place: number): number {
  return own(world).guidance[from * fixed(world).guidancePlaces + place];
}

export function guidanceCause(world: World, from: number, place: number): number {
  return own(world).guidanceCause[from * fixed(world).guidancePlaces + place];
}

/** Opens mutual aid: a laboratory of another network takes up to a daily quota of a borough's practice requests. */
export function openAid(world: World, action: Action): void {
  const state = own(world);
  const laboratory = world.setup.places.laboratory(String(action.arguments.laboratory));
  for (const borough of boroughNumbers(world.setup.places, listArgument(action, "boroughs"))) {
    state.aidLaboratory[borough] = laboratory;
    state.aidQuota[borough] = numberArgument(action, "quotaPerDay", 0);
  }
}

export function closeAid(world: World, action: Action): void {
  const state = own(world);
  for (const borough of boroughNumbers(world.setup.places, listArgument(action, "boroughs")))
    state.aidLaboratory[borough] = -1;
}

/** Requests that today's quota of a practice's borough still has room for. */
export function aidRoom(world: World, practice: number): number {
  const { aidLaboratory, aidQuota, aidUsed } = own(world);
  const borough = world.setup.places.boroughOfPractice[practice];
  return borough >= 0 && aidLaboratory[borough] >= 0 ? Math.max(0, aidQuota[borough] - aidUsed[borough]) : 0;
}

/** The laboratory that takes a practice's next bag: the aid of its borough while today's quota lasts, else its own. */
export function practiceRoute(world: World, practice: number): number {
  const state = own(world);
  const { places } = world.setup;
  const borough = places.boroughOfPractice[practice];
  if (aidRoom(world, practice) > 0) return state.aidLaboratory[borough];
  return places.laboratoryOfPractice[practice];
}

/** Counts a bag against today's quota of its borough. */
export function useAid(world: World, practice: number, laboratory: number, count: number): void {
  const { places } = world.setup;
  const borough = places.boroughOfPractice[practice];
  if (borough >= 0 && laboratory !== places.laboratoryOfPractice[practice]) own(world).aidUsed[borough] += count;
}
