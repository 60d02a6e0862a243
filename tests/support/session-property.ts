/** Whatever is done in a session of the small model, it equals a straight run of its log. */
import fc from "fast-check";
import { expect } from "vitest";
import { act, World } from "../../sim/model/index.ts";
import { Session } from "../../sim/session/index.ts";
import { arrived, fail, open, restore, restoreAtOnce, setup } from "./session.ts";

/** The log carried out on a bare world, with nothing of a session but its commands. */
function straight(session: Session): World {
  const world = new World(setup, session.run);
  for (const command of session.commands) {
    if (command.atMin > session.nowMin) break;
    world.runUntil(command.atMin);
    if (command.kind === "act") act(world, command.action);
    else if (command.kind === "fork") world.forkFuture(command.key);
    world.runUntil(command.atMin);
  }
  world.runUntil(session.nowMin);
  return world;
}

const which = { of: fc.nat(9) };
const move = fc.oneof(
  fc.record({ ...which, do: fc.constant("seek" as const), to: fc.integer({ min: -11_000, max: 31_000 }) }),
  fc.record({ ...which, do: fc.constantFrom("branch" as const), to: fc.integer({ min: -11_000, max: 31_000 }) }),
  fc.record({
    ...which,
    do: fc.constantFrom("step", "restore", "restoreAtOnce", "fail", "undo", "here", "note", "fork"),
    to: fc.nat(50),
  }),
);
const actions = { restore, restoreAtOnce, fail };

/** Any order of seeking, stepping, acting, undoing, forking and branching, in so many examples of up to 14 moves. */
export function equalsStraightRun(numRuns: number, seed: number): void {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 14 }), (moves) => {
      const sessions = [open()];
      for (const { of, do: what, to } of moves) {
        const index = of % sessions.length;
        const session = sessions[index];
        // What one session does must leave all others as they are.
        const others = sessions.map((other) => [other.nowMin, other.commands.length]);
        let made = session;
        if (what === "seek") session.seek(to);
        else if (what === "step") for (let k = 0; k < to; k++) session.step();
        else if (what === "undo") session.undo();
        else if (what === "branch") made = session.branch(to);
        else if (what === "here") made = session.branch();
        else if (what === "note") made = session.note("n");
        else if (what === "fork") made = session.forkFuture(`k${to}`);
        else made = session.act(actions[what as keyof typeof actions]);
        if (made !== session) sessions.push(made);
        others.forEach((before, k) => {
          if (k !== index) expect([sessions[k].nowMin, sessions[k].commands.length]).toEqual(before);
        });
      }
      for (const session of sessions) {
        session.seek(session.nowMin);
        const world = straight(session);
        expect(session.hash()).toBe(world.stateHash());
        expect(arrived(session.world)).toEqual(arrived(world));
        const { causes } = session.world;
        expect([causes.first, causes.length]).toEqual([0, world.causes.length]);
        for (let id = 0; id < causes.length; id++) expect(causes.read(id)).toEqual(world.causes.read(id));
        expect(Session.replay(setup, session.save()).hash()).toBe(session.hash());
      }
    }),
    { numRuns, seed },
  );
}
