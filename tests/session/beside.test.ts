import { describe, expect, it } from "vitest";
import { World } from "../../sim/model/index.ts";
import { Session } from "../../sim/session/index.ts";
import { fail, open, setup } from "../support/session.ts";

const identity = { seed: "7", replication: 0 };
const dayMin = 1440;

/** A session beside a world that has been run on by days, each of which the session has learnt. */
function aPair(untilMin: number): { readonly world: World; readonly session: Session } {
  const world = new World(setup, identity);
  const session = Session.beside(world);
  for (const midnightMin of setup.calendar.startMin.slice(1)) {
    if (midnightMin > untilMin) break;
    world.runUntil(midnightMin);
    session.learn(world);
  }
  return { world, session };
}

describe("a session beside a world", () => {
  it("stands where an undisturbed session stands, wherever it goes", () => {
    const { session } = aPair(14 * dayMin);
    const alone = open();
    for (const timeMin of [9.3 * dayMin, 2 * dayMin, 2 * dayMin + 7, 13 * dayMin, -5 * dayMin, 20 * dayMin]) {
      session.seek(timeMin);
      alone.seek(timeMin);
      expect(session.hash()).toBe(alone.hash());
    }
  });

  it("does not touch the world it has learnt from", () => {
    const { world, session } = aPair(5 * dayMin);
    const before = world.stateHash();
    session.seek(1 * dayMin);
    session.act(fail);
    session.seek(5 * dayMin);
    expect(world.stateHash()).toBe(before);
  });

  it("learns nothing more once it has gone its own way", () => {
    const { world, session } = aPair(5 * dayMin);
    session.seek(1 * dayMin);
    const decided = session.act(fail);
    world.runUntil(10 * dayMin);
    decided.learn(world);
    decided.seek(10 * dayMin);
    const alone = open();
    alone.seek(1 * dayMin);
    alone.act(fail).seek(10 * dayMin);
    expect(decided.hash()).toBe(alone.hash());
    expect(decided.hash()).not.toBe(world.stateHash());
  });
});
