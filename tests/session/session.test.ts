import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { birthKey, luckStride } from "../../sim/model/births.ts";
import { prepare, registryOf, type Service, type World } from "../../sim/model/index.ts";
import { laboratory } from "../../sim/model/laboratory/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier.ts";
import { type Action, formatProblem, parseAction } from "../../sim/scenario/index.ts";
import { LogProblem, Session } from "../../sim/session/index.ts";
import { aScenario, aTimelineEntry, at } from "../support/scenario.ts";

/** People who arrive and are written down with their luck. */
const arrivals: Service = {
  name: "arrivals",
  parameters: {},
  actions: {},
  state: {
    prepare: (setup) => {
      setup.addSource({
        name: "kch.arrivals",
        kind: setup.kind("arrivals.arrived"),
        place: 0,
        width: 2,
        meanByDay: new Float64Array(setup.calendar.days).fill(12),
        minuteOfDay: (u) => u * 1380,
      });
      return {};
    },
    create: () => ({ timeMin: [] as number[], luck: [] as number[], key: [] as number[] }),
  },
  initialise: () => {},
  handlers: {
    on: {},
    born: {
      "arrivals.arrived": (world, row) => {
        const list = arrived(world);
        list.timeMin.push(world.sim.nowMin);
        list.luck.push(world.births.luck[row * luckStride + 1]);
        list.key.push(birthKey(world.births, row));
      },
    },
  },
  measures: [],
  invariants: () => [],
};

const arrived = (world: World) => world.states.arrivals as { timeMin: number[]; luck: number[]; key: number[] };
const services = [response, supplier, laboratory, arrivals];
const incident = [aTimelineEntry("attack", 180, "system.fail", { laboratories: ["hub"] })];
const setup = prepare(aScenario({ services, incident, warmUpDays: 7, horizonDays: 21 }), services);
const open = () => Session.open(setup, { seed: "7", replication: 0 });
const restore = checked({ action: "system.restore", laboratories: ["hub"], systems: ["lims"], delay: "90 min" });

/** An action as a room gives it: checked by the format. */
function checked(written: object): Action {
  const read = parseAction(written, setup.scenario, registryOf(services), "test");
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join("; "));
  return read.action;
}

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
    const restored = checked({ action: "system.restore", laboratories: ["hub"] });
    const failed = checked({ action: "system.fail", laboratories: ["hub"] });
    const hub = setup.places.laboratory("hub");
    for (const [first, second, up] of [
      [restored, failed, 0],
      [failed, restored, 1],
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

describe("a saved session", () => {
  const saved = () => {
    const session = open();
    session.seek(1500);
    session.act(restore);
    session.note("the trusts meet");
    session.seek(2600);
    session.forkFuture("look-ahead");
    session.seek(7000);
    return session;
  };

  it("opens again at the same moment with the same bytes", () => {
    const session = saved();
    const again = Session.replay(setup, session.save());
    expect(again.nowMin).toBe(7000);
    expect(again.commands).toEqual(session.commands);
    expect(again.hash()).toBe(session.hash());
  });

  it.each([
    ["no JSON", () => "{", /log: found .*expected JSON text/],
    ["another key", (text: string) => text.replace('"seed"', '"sead"'), /expected a saved session/],
    [
      "another scenario",
      (text: string) => text.replace('"scenarioHash": "test"', '"scenarioHash": "other"'),
      /^scenarioHash: /,
    ],
    [
      "another version",
      (text: string) => text.replace(/"modelVersion": "[^"]*"/, '"modelVersion": "0.0.1"'),
      /^modelVersion: /,
    ],
    [
      "an unknown action",
      (text: string) => text.replace("system.restore", "system.restor"),
      /commands\.0.*system\.restor/,
    ],
    ["times out of order", (text: string) => text.replace('"atMin": 2600', '"atMin": 3'), /commands\.2\.atMin/],
  ])("with %s is refused with one located problem", (_name, spoil, message) => {
    const text = saved().save();
    const spoilt = spoil(text);
    expect(spoilt).not.toBe(text);
    expect(() => Session.replay(setup, spoilt)).toThrow(LogProblem);
    expect(() => Session.replay(setup, spoilt)).toThrow(message);
  });
});

describe("any order of seeking, stepping, acting, undoing and branching", () => {
  it("equals a straight replay of its log", () => {
    const move = fc.oneof(
      fc.record({ do: fc.constant("seek" as const), to: fc.integer({ min: -10_000, max: 20_000 }) }),
      fc.record({ do: fc.constantFrom("step", "act", "undo", "branch", "note", "fork"), to: fc.nat(50) }),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        let session = open();
        for (const { do: what, to } of moves) {
          if (what === "seek") session.seek(to);
          else if (what === "step") for (let k = 0; k < to; k++) session.step();
          else if (what === "act") session = session.act(restore);
          else if (what === "note") session = session.note("n");
          else if (what === "fork") session = session.forkFuture(`k${to}`);
          else if (what === "undo") session.undo();
          else session = session.branch();
        }
        session.seek(session.nowMin);
        const straight = Session.replay(setup, session.save());
        expect(straight.hash()).toBe(session.hash());
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
