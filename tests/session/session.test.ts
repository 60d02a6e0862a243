import { describe, expect, it } from "vitest";
import { LogProblem, Session } from "../../sim/session/index.ts";
import { at } from "../support/scenario.ts";
import { arrived, fail, open, restore, restoreAtOnce, setup } from "../support/session.ts";

describe("seeking", () => {
  it("gives the same bytes whichever way a moment is reached", () => {
    const straight = open();
    straight.seek(at("2024-06-09 11:17"));
    const roundabout = open();
    for (const day of ["2024-06-20", "2024-06-05", "2024-06-12", "2024-06-01"]) roundabout.seek(at(`${day} 08:00`));
    roundabout.seek(at("2024-06-09 11:17"));
    expect(roundabout.hash()).toBe(straight.hash());
    expect(roundabout.world.causes.length).toBe(straight.world.causes.length);
    expect(roundabout.world.causes.chain(2)).toEqual(straight.world.causes.chain(2));
  });

  it("stops at the ends of the run", () => {
    const session = open();
    session.seek(1e9);
    expect(session.nowMin).toBe(setup.calendar.endMin);
    session.seek(-1e9);
    expect(session.nowMin).toBe(setup.calendar.startMin[0]);
  });
});

describe("stepping", () => {
  it("runs one event at a time and tells what it was", () => {
    const session = open();
    session.seek(170);
    expect(session.stepUntil("response.actionDecided")).toBe(true);
    expect(session.nowMin).toBe(180);
    expect(session.step()).toEqual({ kind: "laboratory.hourPassed", timeMin: 180 });
    expect(session.stepUntil("response.actionDue")).toBe(true);
    const straight = open();
    straight.seek(400);
    session.seek(400);
    expect(session.hash()).toBe(straight.hash());
  });
});

describe("commands", () => {
  it("act after their delay and stand in the log", () => {
    const session = open();
    session.seek(1000);
    session.act(restore);
    const hub = setup.places.laboratory("hub");
    session.seek(1089);
    expect(session.world.ask.systemUp(session.world, hub, 1)).toBe(0);
    session.seek(1090);
    expect(session.world.ask.systemUp(session.world, hub, 1)).toBe(1);
    expect(session.commands.map(({ kind, atMin }) => [kind, atMin])).toEqual([["act", 1000]]);
  });

  it("taken in the middle of an instant come after all of it, so that a replay agrees", () => {
    const session = open();
    session.stepUntil("response.actionDecided");
    session.act(restore);
    session.seek(5000);
    const again = Session.replay(setup, session.save());
    expect(again.hash()).toBe(session.hash());
  });

  it("taken in the past begin a branch, and what was decided later stays where it was", () => {
    const session = open();
    session.seek(3000);
    session.note("later");
    session.seek(1000);
    const branch = session.act(restore);
    branch.seek(4000);
    const straight = open();
    straight.seek(1000);
    expect(straight.act(restore)).toBe(straight);
    straight.seek(4000);
    expect(branch).not.toBe(session);
    expect(branch.hash()).toBe(straight.hash());
    expect(branch.commands.map(({ kind }) => kind)).toEqual(["act"]);
    expect(session.commands.map(({ kind }) => kind)).toEqual(["note"]);
    expect(session.nowMin).toBe(1000);
  });

  it("given at one instant apply in the order of the log, also after a step into that instant", () => {
    const hub = setup.places.laboratory("hub");
    for (const [first, second, up] of [
      [restoreAtOnce, fail, 0],
      [fail, restoreAtOnce, 1],
    ] as const) {
      const session = open();
      session.seek(1000);
      session.act(first);
      session.act(second);
      session.seek(999);
      while (session.nowMin < 1000) session.step();
      const noted = session.note("after both");
      noted.seek(1001);
      expect(noted.commands.length).toBe(3);
      expect(noted.world.ask.systemUp(noted.world, hub, 1)).toBe(up);
    }
  });

  it("without delay, given at one instant, replay to the same bytes now and later", () => {
    const session = open();
    session.seek(1000);
    for (const action of [restoreAtOnce, fail, restoreAtOnce]) session.act(action);
    const given = session.hash();
    expect(Session.replay(setup, session.save()).hash()).toBe(given);
    session.seek(5000);
    expect(Session.replay(setup, session.save()).hash()).toBe(session.hash());
    session.seek(1000);
    expect(session.hash()).toBe(given);
  });

  it("are stepped through one at a time, each before what it sets off", () => {
    const session = open();
    session.seek(1000);
    session.act(restoreAtOnce);
    session.act(fail);
    session.seek(999);
    const steps: string[] = [];
    for (let done = session.step(); done && done.timeMin <= 1000; done = session.step()) steps.push(done.kind);
    expect(steps).toEqual(["command.act", "response.actionDue", "command.act", "response.actionDue"]);
  });

  it("that the model does not know are refused and leave no trace", () => {
    const session = open();
    const before = session.hash();
    expect(() => session.act({ ...fail, arguments: { laboratories: ["nowhere"] } })).toThrow(/nowhere/);
    expect(() => session.act({ ...fail, action: "system.fial" })).toThrow(LogProblem);
    expect(session.commands).toEqual([]);
    expect(session.hash()).toBe(before);
  });

  it("undone are as if never given", () => {
    const never = open();
    never.seek(9000);
    const undone = open();
    undone.seek(2000);
    undone.act(restore);
    undone.seek(9000);
    expect(undone.hash()).not.toBe(never.hash());
    expect(undone.undo()).toBe(true);
    expect(undone.nowMin).toBe(9000);
    expect(undone.hash()).toBe(never.hash());
    expect(undone.undo()).toBe(false);
  });

  it("undone leave nothing behind that a later one could take for its own past", () => {
    const session = open();
    session.seek(1000);
    session.act(restore);
    session.seek(5000);
    session.undo();
    session.seek(4500);
    session.note("instead");
    session.seek(2000);
    session.seek(6000);
    const never = open();
    never.seek(6000);
    expect(session.hash()).toBe(never.hash());
  });
});

describe("branches", () => {
  it("leave the session they come from as it was, and go their own way", () => {
    const session = open();
    session.seek(3000);
    const branch = session.branch();
    branch.act(restore);
    branch.seek(6000);
    session.seek(6000);
    const straight = open();
    straight.seek(6000);
    expect(session.hash()).toBe(straight.hash());
    expect(branch.hash()).not.toBe(session.hash());
  });

  it("leave it as it was even within an instant", () => {
    const session = open();
    session.stepUntil("response.actionDecided");
    const within = session.hash();
    const branch = session.branch();
    expect(session.hash()).toBe(within);
    session.seek(session.nowMin);
    expect(branch.hash()).toBe(session.hash());
  });

  it("keep within the run", () => {
    const session = open();
    session.seek(2000);
    expect(session.branch(-1e9).nowMin).toBe(setup.calendar.startMin[0]);
    expect(session.branch(1e9).nowMin).toBe(setup.calendar.endMin);
    expect(session.nowMin).toBe(2000);
  });

  it("from an earlier time carry only the commands up to it", () => {
    const session = open();
    session.seek(2000);
    session.act(restore);
    session.seek(6000);
    session.note("after");
    const branch = session.branch(3000);
    expect(branch.nowMin).toBe(3000);
    expect(branch.commands.length).toBe(1);
    session.seek(3000);
    expect(branch.hash()).toBe(session.hash());
  });
});

describe("a fork into another future", () => {
  const moment = at("2024-06-08 12:00");
  const end = at("2024-06-20");
  const aRoom = () => {
    const room = open();
    room.seek(moment);
    return room;
  };
  const ahead = (room: Session, key: string) => {
    const branch = room.branch();
    branch.forkFuture(key);
    branch.seek(end);
    return arrived(branch.world);
  };

  it("never contains the room's own future", () => {
    const room = aRoom();
    const past = arrived(room.world).timeMin.length;
    const look = ahead(room, "a");
    room.seek(end);
    const own = new Set(arrived(room.world).luck.slice(past));
    expect(own.size).toBeGreaterThan(100);
    expect(look.luck.slice(past).filter((luck) => own.has(luck))).toEqual([]);
  });

  it("keeps what has been revealed, agrees with itself under one key and differs under another", () => {
    const room = aRoom();
    const past = arrived(room.world).timeMin.length;
    const [a, again, b] = ["a", "a", "b"].map((key) => ahead(room, key));
    expect(a.luck.slice(0, past)).toEqual(arrived(room.world).luck);
    expect(a.key.slice(0, past)).toEqual(arrived(room.world).key);
    expect(again).toEqual(a);
    expect(b.luck.slice(past)).not.toEqual(a.luck.slice(past));
  });

  it("leaves the room as it was", () => {
    const room = aRoom();
    const before = room.hash();
    ahead(room, "a");
    expect(room.hash()).toBe(before);
    expect(room.commands).toEqual([]);
    room.seek(end);
    const alone = open();
    alone.seek(end);
    expect(room.hash()).toBe(alone.hash());
  });

  it("takes a key that can stand in a file, and refuses others", () => {
    expect(() => open().forkFuture("a key/with slashes")).toThrow(LogProblem);
  });
});
