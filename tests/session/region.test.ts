import { describe, expect, it } from "vitest";
import { birthKeyText, prepare } from "../../sim/model/index.ts";
import { Session } from "../../sim/session/index.ts";
import { aRealScenario } from "../support/region.ts";
import { anAction, at } from "../support/scenario.ts";

// The whole region with a short warm-up and a short time after it: what is tested here does not depend on their length.
const setup = prepare({ ...aRealScenario("synnovis-2024.yaml"), warmUpDays: 3, horizonDays: 8 });
const open = () => Session.open(setup, { seed: "7", replication: 0 });

/** Simulated cases that were postponed after a time, as `key@minute`. */
function postponedAfter(session: Session, timeMin: number): string[] {
  const { causes } = session.world;
  const list: string[] = [];
  for (let id = causes.first; id < causes.length; id++) {
    const { kind, subject, timeMin: when } = causes.read(id);
    if (kind === "postponement" && when > timeMin) list.push(`${birthKeyText(session.world, subject)}@${when}`);
  }
  return list;
}

describe("a session of the whole region", () => {
  it("is the same to the byte whichever way a moment is reached, causes included", () => {
    const straight = open();
    straight.seek(at("2024-06-08 11:17"));
    const roundabout = open();
    for (const day of ["2024-06-10", "2024-06-05", "2024-06-01"]) roundabout.seek(at(`${day} 08:31`));
    roundabout.seek(at("2024-06-08 11:17"));
    expect(roundabout.hash()).toBe(straight.hash());
    expect(roundabout.world.causes.first).toBe(0);
    const last = straight.world.causes.length - 1;
    expect(roundabout.world.causes.chain(last)).toEqual(straight.world.causes.chain(last));
    expect(roundabout.world.violations()).toEqual([]);
  });

  it("carries a decision through saving, a branch without it and undo", () => {
    const session = open();
    session.seek(at("2024-06-05 09:00"));
    const without = session.branch();
    session.act(anAction("exercise.note", { text: "the room meets" }));
    const noted = session.hash();
    session.seek(at("2024-06-07 06:00"));
    const again = Session.replay(setup, session.save());
    expect(again.hash()).toBe(session.hash());
    again.undo();
    without.seek(at("2024-06-07 06:00"));
    expect(again.hash()).toBe(without.hash());
    session.seek(at("2024-06-05 09:00"));
    expect(session.hash()).toBe(noted);
  });

  it("looks ahead into another future that has the past of the room, agrees with itself, and breaks no invariant", () => {
    const room = open();
    const now = at("2024-06-05 12:00");
    room.seek(now);
    const [a, again, b] = ["a", "a", "b"].map((key) => {
      const ahead = room.branch();
      ahead.forkFuture(key);
      ahead.seek(at("2024-06-09"));
      return ahead;
    });
    expect(again.hash()).toBe(a.hash());
    expect(b.hash()).not.toBe(a.hash());
    expect(a.world.violations()).toEqual([]);
    const before = room.world.causes.length;
    for (let id = 0; id < before; id += 97) expect(a.world.causes.read(id)).toEqual(room.world.causes.read(id));
    room.seek(at("2024-06-09"));
    const [own, ahead] = [room, a].map((session) => new Set(postponedAfter(session, now + 1440)));
    expect(own.size).toBeGreaterThan(50);
    // The same case may be postponed at the same minute in both by chance: many share a review of the list.
    expect([...ahead]).not.toEqual([...own]);
  });
});
