import { describe, expect, it } from "vitest";
import { ScenarioProblems } from "../../sim/scenario/index.ts";
import { LogProblem, readLog, Session } from "../../sim/session/index.ts";
import { open, restore, setup } from "../support/session.ts";

function saved(): Session {
  const session = open();
  session.seek(1500);
  session.act(restore);
  session.note('the trusts meet, "all" of {them}');
  session.seek(2600);
  session.forkFuture("look-ahead");
  session.seek(7000);
  return session;
}

/** What is said of the text, its lines numbered as an editor does. */
function problemOf(text: string): LogProblem {
  try {
    readLog(text, setup);
  } catch (error) {
    if (error instanceof LogProblem) return error;
    throw error;
  }
  throw new Error("the text was accepted");
}

describe("a saved session", () => {
  it("opens again at the same moment with the same bytes", () => {
    const session = saved();
    const again = Session.replay(setup, session.save());
    expect(again.nowMin).toBe(7000);
    expect(again.commands).toEqual(session.commands);
    expect(again.hash()).toBe(session.hash());
    expect(again.save()).toBe(session.save());
  });

  it("keeps commands that lie ahead of where it stood", () => {
    const session = saved();
    session.seek(2000);
    const again = Session.replay(setup, session.save());
    expect(again.nowMin).toBe(2000);
    again.seek(7000);
    session.seek(7000);
    expect(again.hash()).toBe(session.hash());
  });

  it("is read the same when its keys stand in another order", () => {
    const text = saved().save();
    const turned = (value: unknown): unknown => {
      if (typeof value !== "object" || value === null || Array.isArray(value))
        return Array.isArray(value) ? value.map(turned) : value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, part]) => [key, turned(part)]),
      );
    };
    const again = Session.replay(setup, JSON.stringify(turned(JSON.parse(text))));
    expect(again.save()).toBe(text);
    expect(again.hash()).toBe(Session.replay(setup, text).hash());
  });
});

describe("a log text is refused with one located problem:", () => {
  const good = saved().save();
  const swap = (from: string | RegExp, to: string) => () => good.replace(from, to);
  it.each<[string, () => string, string, RegExp]>([
    ["nothing", () => "", "", /found the end of the text.*take the whole file/],
    ["cut short", () => good.slice(0, 400), "", /found the end of the text.*take the whole file/],
    ["no JSON", () => "seed: 7", "", /1:1: found text that is no JSON, expected a saved session in JSON/],
    ["another thing", () => "[1]", "", /found \[1\], expected the keys format, scenario/],
    ["another format", swap('"format": 1', '"format": 2'), "format", /found 2, expected 1/],
    ["a missing key", swap('  "nowMin": 7000,\n', ""), "nowMin", /found no nowMin, expected a number of minutes/],
    ["a number for text", swap('"seed": "7"', '"seed": 7'), "seed", /found 7, expected text/],
    ["an empty seed", swap('"seed": "7"', '"seed": ""'), "seed", /found "", expected text that is not empty/],
    ["half a replication", swap('"replication": 0', '"replication": 0.5'), "replication", /a whole number from 0/],
    ["an unknown key", swap('"commands"', '"extra": 1,\n  "commands"'), "extra", /the unknown key "extra"/],
    [
      "another scenario",
      swap('"scenarioHash": "test"', '"scenarioHash": "other"'),
      "scenarioHash",
      /a session of test/,
    ],
    ["another version", swap(/"modelVersion": "[^"]*"/, '"modelVersion": "0.0.1"'), "modelVersion", /found 0\.0\.1/],
    ["a time outside the run", swap('"nowMin": 7000', '"nowMin": 1e7'), "nowMin", /found minute 10000000/],
    ["times out of order", swap('"atMin": 2600', '"atMin": 3'), "commands.2.atMin", /found minute 3.*order of time/],
    [
      "an unknown command",
      swap('"kind": "note"', '"kind": "nota"'),
      "commands.1.kind",
      /found "nota", expected a comm/,
    ],
    ["a bad key of a future", swap("look-ahead", "look ahead"), "commands.2.key", /expected letters, digits/],
    ["an unknown action", swap("system.restore", "system.restor"), "commands.0.action.action", /system\.restore/],
    ["an unknown place", swap('"hub"', '"hob"'), "commands.0.action.arguments.laboratories.0", /found.*hob.*hub/],
    [
      "a missing argument",
      swap('"laboratories"', '"labs"'),
      "commands.0.action.arguments.laboratories",
      /found no laboratories/,
    ],
    [
      "an unknown argument",
      swap('"arguments": {', '"arguments": { "speed": 3,'),
      "commands.0.action.arguments.speed",
      /the unknown key "speed"/,
    ],
    ["a label that is no text", swap(/"label": "[^"]*"/, '"label": 7'), "commands.0.action.label", /found 7/],
    ["a delay that is none", swap('"delayMin": 90', '"delayMin": -1'), "commands.0.action.delayMin", /minutes from 0/],
  ])("%s", (_name, spoil, path, message) => {
    const text = spoil();
    expect(text).not.toBe(good);
    const error = problemOf(text);
    expect(error).toBeInstanceOf(ScenarioProblems);
    expect(error.problems.length).toBe(1);
    expect(error.problems[0].path).toBe(path);
    expect(error.message).toMatch(message);
  });

  it("and its line is the line of the value", () => {
    for (const [spoilt, words] of [
      ['"hub"', '"hob"'],
      ['"atMin": 2600', '"atMin": 3'],
      ['"kind": "note"', '"kind": "nota"'],
    ]) {
      const text = good.replace(spoilt, words);
      const line = text.split("\n").findIndex((row) => row.includes(words)) + 1;
      expect(problemOf(text).problems[0].line).toBe(line);
    }
  });
});
