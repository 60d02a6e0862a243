/**
 * The log of an exercise: which run it is and what was done to it, dated. It is the whole exercise: undo, branches, sharing
 * and the audit trail are this list, and the text form of it is the file that is sent.
 */
import { z } from "zod";
import { modelVersion, registryOf, type Setup } from "../model/index.ts";
import { type Action, formatProblem, parseAction } from "../scenario/index.ts";

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

/** A log that cannot be used: where, what was found, what was expected, how to mend it. */
export class LogProblem extends Error {
  override readonly name = "LogProblem";

  constructor(where: string, found: string, expected: string, mend: string) {
    super(`${where}: found ${found}, expected ${expected}, ${mend}`);
  }
}

export function writeLog(log: Log): string {
  return `${JSON.stringify({ format: 1, ...log }, null, 2)}\n`;
}

const futureKey = /^[\w-]+$/;

/** A key of another future, as it is. @throws LogProblem when it could not stand in a log */
export function checkedKey(key: string): string {
  if (futureKey.test(key)) return key;
  throw new LogProblem("key", JSON.stringify(key), "letters, digits, _ or -", "choose another key");
}

const time = z.number();
const shape = z.strictObject({
  format: z.literal(1),
  scenario: z.string(),
  scenarioHash: z.string(),
  modelVersion: z.string(),
  seed: z.string().min(1),
  replication: z.int().min(0),
  nowMin: time,
  commands: z.array(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("act"), atMin: time, action: z.looseObject({ action: z.string() }) }),
      z.strictObject({ kind: z.literal("fork"), atMin: time, key: z.string().regex(futureKey) }),
      z.strictObject({ kind: z.literal("note"), atMin: time, text: z.string() }),
    ]),
  ),
});

/** @throws LogProblem for text that is no log, or one of another scenario or model version */
export function readLog(text: string, setup: Setup): Log {
  const read = shape.safeParse(parsed(text));
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new LogProblem(
      issue.path.join(".") || "log",
      issue.message,
      "a saved session",
      "take the file as it was saved",
    );
  }
  const log = read.data;
  const { scenario } = setup;
  if (log.scenarioHash !== scenario.hash) {
    const found = `a session of ${log.scenario} (${log.scenarioHash.slice(0, 12)})`;
    const expected = `${scenario.id} (${scenario.hash.slice(0, 12)})`;
    throw new LogProblem("scenarioHash", found, expected, "open it with the scenario it was made with");
  }
  if (log.modelVersion !== modelVersion) {
    throw new LogProblem("modelVersion", log.modelVersion, modelVersion, "open it with the version that made it");
  }
  return { ...log, commands: log.commands.map((command, index) => checked(command, index, log.commands, setup)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new LogProblem("log", found, "JSON text", "take the file as it was saved");
  }
}

type Raw = z.infer<typeof shape>["commands"][number];

function checked(command: Raw, index: number, all: readonly Raw[], setup: Setup): Command {
  const where = `commands.${index}`;
  const before = all[index - 1]?.atMin ?? Number.NEGATIVE_INFINITY;
  const { startMin, endMin } = setup.calendar;
  if (command.atMin < before || command.atMin < startMin[0] || command.atMin > endMin) {
    throw new LogProblem(`${where}.atMin`, `minute ${command.atMin}`, "times of the run in order", "mend the time");
  }
  if (command.kind !== "act") return command;
  const { action, delayMin, label, source, arguments: given } = command.action as unknown as Action;
  const asWritten = { action, ...given, delay: `${delayMin} min` };
  const read = parseAction(asWritten, setup.scenario, registryOf(setup.services), `${where}.action`);
  if (!read.ok)
    throw new LogProblem(where, formatProblem(read.problems[0]), "an action of the model", "mend or remove it");
  return { ...command, action: { ...read.action, delayMin, label, source } };
}
