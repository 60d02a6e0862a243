/**
 * The log of an exercise: which run it is and what was done to it, dated. It is the whole exercise: undo, branches, sharing
 * and the audit trail are this list, and the text form of it is the file that is sent. Carrying it out is session.ts.
 */
import { z } from "zod";
import { roundMin } from "../engine/index.ts";
import { modelVersion, registryOf, type Setup } from "../model/index.ts";
import { type Action, parseAction, ScenarioProblem, ScenarioProblems } from "../scenario/index.ts";
import { isCutShort, type JsonPath, positionAt, positionOf } from "./locate.ts";

export type Command =
  | { readonly kind: "act"; readonly atMin: number; readonly action: Action }
  /** From here on another future: luck not yet revealed comes from streams under the key. */
  | { readonly kind: "fork"; readonly atMin: number; readonly key: string }
  /** Words for the record; changes nothing. */
  | { readonly kind: "note"; readonly atMin: number; readonly text: string };

export interface Log {
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly modelVersion: string;
  readonly seed: string;
  readonly replication: number;
  /** Where the session stood when it was saved. */
  readonly nowMin: number;
  /** In order of time; commands at one instant in the order in which they were given. */
  readonly commands: readonly Command[];
}

/** The one problem of a log, or of a command given to a session: where, what was found, what was expected, how to mend it. */
export class LogProblem extends ScenarioProblems {
  constructor(problem: ScenarioProblem) {
    super([problem]);
    this.name = "LogProblem";
  }
}

export function writeLog(log: Log): string {
  return `${JSON.stringify({ format: 1, ...log }, null, 2)}\n`;
}

const futureKey = /^[\w-]+$/;
const keyWords = "letters, digits, _ or -";

/** A key of another future, as it is. @throws LogProblem when it could not stand in a log */
export function checkedKey(key: string): string {
  if (futureKey.test(key)) return key;
  throw given("forkFuture", "key", shown(key), keyWords, "choose another key");
}

/**
 * An action as a log gives it back: every argument checked and in its place, defaults filled in, nothing beside. What a room
 * decides and what a file says pass through here alike, so that both are the same to the byte.
 * @throws LogProblem
 */
export function checkedAction(action: Action, setup: Setup): Action {
  const read = readAction(action, setup);
  if (read instanceof ScenarioProblem) throw new LogProblem(read);
  return read;
}

/** Messages say what was expected; what was found is read from the value itself. */
const words = (expected: string) => ({ error: expected });
const text = z.string(words("text"));
const minute = z.number(words("a number of minutes"));
const map = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject(shape, words(`the keys ${Object.keys(shape).join(", ")}`));

const shape = map({
  format: z.literal(1, words("1")),
  scenario: text,
  scenarioHash: text,
  modelVersion: text,
  seed: text.min(1, words("text that is not empty")),
  replication: z.int(words("a whole number from 0")).min(0, words("a whole number from 0")),
  nowMin: minute,
  commands: z.array(
    z.discriminatedUnion(
      "kind",
      [
        map({
          kind: z.literal("act"),
          atMin: minute,
          action: map({
            action: text,
            arguments: z.record(z.string(), z.unknown(), words("arguments by name")),
            delayMin: minute.min(0, words("a number of minutes from 0")),
            label: text,
            source: text,
          }),
        }),
        map({ kind: z.literal("fork"), atMin: minute, key: text.regex(futureKey, words(keyWords)) }),
        map({ kind: z.literal("note"), atMin: minute, text }),
      ],
      words("a command: act, fork or note"),
    ),
    words("a list of commands"),
  ),
});

const fileName = "session";

/** @throws LogProblem for text that is no log, or one of another scenario or model version */
export function readLog(written: string, setup: Setup): Log {
  const refuse = (path: JsonPath, found: string, expected: string, mend: string): never => {
    const at = { file: fileName, ...positionOf(written, path) };
    throw new LogProblem(new ScenarioProblem(at, path.join("."), found, expected, mend));
  };
  const plain = parsed(written);
  const read = shape.safeParse(plain);
  if (!read.success) {
    const issue = read.error.issues[0];
    const isUnknown = issue.code === "unrecognized_keys";
    const path = (isUnknown ? [...issue.path, issue.keys[0]] : issue.path) as JsonPath;
    const found = isUnknown ? `the unknown key ${shown(issue.keys[0])}` : foundAt(plain, path);
    return refuse(path, found, issue.message, "take the file as it was saved");
  }
  const log = read.data;
  const { scenario, calendar } = setup;
  if (log.scenarioHash !== scenario.hash) {
    const found = `a session of ${log.scenario} (${log.scenarioHash.slice(0, 12)})`;
    const expected = `${scenario.id} (${scenario.hash.slice(0, 12)})`;
    return refuse(["scenarioHash"], found, expected, "open it with the scenario it was made with");
  }
  if (log.modelVersion !== modelVersion)
    return refuse(["modelVersion"], log.modelVersion, modelVersion, "open it with the version that made it");
  const { endMin } = calendar;
  const inRun = (path: JsonPath, atMin: number, fromMin: number): number => {
    if (atMin >= fromMin && atMin <= endMin) return roundMin(atMin);
    const mend = path.length > 1 ? "put the commands in order of time" : "take the file as it was saved";
    return refuse(path, `minute ${atMin}`, `a minute from ${fromMin} to ${endMin}`, mend);
  };
  const nowMin = inRun(["nowMin"], log.nowMin, calendar.startMin[0]);
  let before = calendar.startMin[0];
  const commands = log.commands.map((command, index): Command => {
    const atMin = inRun(["commands", index, "atMin"], command.atMin, before);
    before = atMin;
    if (command.kind !== "act") return { ...command, atMin };
    const action = readAction(command.action as Action, setup);
    if (!(action instanceof ScenarioProblem)) return { kind: "act", atMin, action };
    const { path, found, expected, mend } = action;
    return refuse(["commands", index, "action", ...placeOf(path)], found, expected, mend);
  });
  const { scenario: id, scenarioHash, modelVersion: version, seed, replication } = log;
  return { scenario: id, scenarioHash, modelVersion: version, seed, replication, nowMin, commands };
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    const isCut = written.trim() === "" || isCutShort(written);
    const at = { file: fileName, ...positionAt(written, isCut ? written.trimEnd().length : 0) };
    const found = isCut ? "the end of the text" : "text that is no JSON";
    const mend = isCut ? "take the whole file" : "take the file as it was saved";
    throw new LogProblem(new ScenarioProblem(at, "", found, isCut ? "more JSON" : "a saved session in JSON", mend));
  }
}

function readAction(given: Action, setup: Setup): Action | ScenarioProblem {
  const { action, delayMin, label, source } = given;
  const asWritten = { ...given.arguments, action, delay: delayMin };
  const read = parseAction(asWritten, setup.scenario, registryOf(setup.services), "action");
  if (!read.ok) return read.problems[0];
  return { ...read.action, delayMin: roundMin(delayMin), label, source };
}

/** Where in a logged action the part stands that a problem names as in a scenario file. */
function placeOf(path: string): JsonPath {
  if (path === "" || path === "action") return ["action"];
  if (path === "delay") return ["delayMin"];
  return ["arguments", ...path.split(/[.[\]]/).filter((part) => part !== "")].map((part) =>
    /^\d+$/.test(part) ? Number(part) : part,
  );
}

/** A problem of what a program handed over, which has no lines. */
function given(what: string, path: string, found: string, expected: string, mend: string): LogProblem {
  return new LogProblem(new ScenarioProblem({ file: what, line: 1, column: 1 }, path, found, expected, mend));
}

function foundAt(plain: unknown, path: JsonPath): string {
  let value = plain;
  for (const step of path) {
    value = typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
  }
  return value === undefined ? `no ${path.at(-1) ?? "value"}` : shown(value);
}

function shown(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length <= 40 ? json : `${json.slice(0, 39)}…`;
}
