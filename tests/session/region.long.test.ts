import { describe, expect, it } from "vitest";
import { luckStride } from "../../sim/model/births.ts";
import { prepare, World } from "../../sim/model/index.ts";
import { Session } from "../../sim/session/index.ts";
import { aRealScenario } from "../support/region.ts";
import { anAction, at } from "../support/scenario.ts";

const setup = prepare(aRealScenario("synnovis-2024.yaml"));
const run = { seed: "7", replication: 0 };
const { endMin } = setup.calendar;

/** Luck of the births that have not yet met the world. */
function luckToCome(world: World): number[] {
  const kinds = new Set(setup.sources.map(({ kind }) => kind));
  const { luck, source } = world.births;
  return world.sim
    .pending()
    .filter(({ kind }) => kinds.has(kind))
    .flatMap(({ a: row }) => [...luck.subarray(row * luckStride, row * luckStride + setup.sources[source[row]].width)]);
}

describe("a session of the whole region, 6 + 26 weeks", () => {
  it("restored anywhere continues to the bytes of a run that nobody disturbed", () => {
    const undisturbed = new World(setup, run);
    undisturbed.runUntil(endMin);
    const session = Session.open(setup, run);
    session.seek(endMin);
    expect(session.hash()).toBe(undisturbed.stateHash());
    for (const moment of ["2024-05-03 10:11", "2024-06-19 03:59", "2024-10-27 01:30"]) {
      session.seek(at(moment));
      const branch = session.branch();
      branch.seek(endMin);
      expect(branch.hash()).toBe(undisturbed.stateHash());
      expect(branch.world.resultHash()).toBe(undisturbed.resultHash());
      expect([branch.world.causes.first, branch.world.causes.length]).toEqual([0, undisturbed.causes.length]);
      for (let id = 0; id < undisturbed.causes.length; id += 997)
        expect(branch.world.causes.read(id)).toEqual(undisturbed.causes.read(id));
    }
  });

  it("keeps every action of its incident and response, decided by a room, through a file", () => {
    const { incident, response } = setup.scenario;
    const actions = [...incident, ...response.flatMap((rule) => rule.actions)];
    const session = Session.open(setup, run);
    session.seek(at("2024-06-04 09:00"));
    for (const { action, arguments: given, delayMin, label, source } of actions) {
      session.act({ action, arguments: given, delayMin, label, source });
      const last = session.commands.at(-1);
      expect(last?.kind === "act" && last.action).toEqual({ action, arguments: given, delayMin, label, source });
    }
    session.seek(at("2024-06-12"));
    const again = Session.replay(setup, session.save());
    expect(again.hash()).toBe(session.hash());
    expect(again.world.violations()).toEqual([]);
  });

  it("undoes a decision of weeks ago as if it had never been taken", () => {
    const session = Session.open(setup, run);
    session.seek(at("2024-06-10 09:00"));
    const without = session.branch();
    const hospitals = setup.scenario.region.places.filter(({ kind }) => kind === "acute-hospital").map(({ id }) => id);
    session.act(anAction("theatre.pause", { hospitals: hospitals.slice(0, 1), classes: ["minor"] }));
    for (const one of [session, without]) one.seek(at("2024-07-15"));
    expect(session.hash()).not.toBe(without.hash());
    session.undo();
    expect(session.hash()).toBe(without.hash());
  });

  it("forks into a future without one birth of the room's own, and keeps all that has been revealed", () => {
    const now = at("2024-06-20 12:00");
    const room = Session.open(setup, run);
    room.seek(now);
    const before = room.hash();
    const ahead = room.branch();
    ahead.forkFuture("look-ahead");
    const past = room.world.causes.length;
    for (let id = 0; id < past; id += 97) expect(ahead.world.causes.read(id)).toEqual(room.world.causes.read(id));
    for (const moment of [now, at("2024-06-21 00:00"), at("2024-07-05 00:00")]) {
      for (const session of [room, ahead]) session.seek(moment);
      const own = new Set(luckToCome(room.world));
      expect(own.size).toBeGreaterThan(1000);
      expect(luckToCome(ahead.world).filter((u) => own.has(u))).toEqual([]);
    }
    expect(ahead.world.violations()).toEqual([]);
    room.seek(now);
    expect(room.hash()).toBe(before);
    const again = room.branch();
    again.forkFuture("look-ahead");
    again.seek(ahead.nowMin);
    expect(again.hash()).toBe(ahead.hash());
  });
});
