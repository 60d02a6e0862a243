/** The hash of a state by the platform's own SHA-256 where there is one: a hundredth of the time, and the same digits. */
import { encode, hashBytes } from "../../engine/index.ts";
import type { World } from "../../model/index.ts";
import type { MomentHash } from "./protocol.ts";

/** As `World.stateHash`. The state is taken before this returns; only its digest comes later. */
export async function momentHash(world: World): Promise<MomentHash> {
  const timeMin = world.sim.nowMin;
  const bytes = encode(world.encodeState());
  // Absent where a page is not served securely.
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) return { timeMin, stateHash: hashBytes(bytes) };
  const digest = new Uint8Array(await subtle.digest("SHA-256", Uint8Array.from(bytes)));
  return { timeMin, stateHash: Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") };
}
