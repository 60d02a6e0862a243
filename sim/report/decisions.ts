/**
 * What has been decided and what has happened, read from the records of actions: one line for what was done at one time for one
 * reason at several places, and what has been decided but is still to take effect.
 */
import type { World } from "../model/index.ts";
import type { Action } from "../scenario/index.ts";
import { laboratoryName, momentText, scopeText, sentence, systemsText } from "./text.ts";

/** Systems that the supplier's crews brought back, which nobody decided at that moment and no entry dates. */
export interface Restored {
  readonly timeMin: number;
  readonly text: string;
}

export interface Decided {
  readonly timeMin: number;
  /** When it takes or took effect. */
  readonly effectMin: number;
  /** True for an entry of the incident's own timeline: it happened, nobody decided it. */
  readonly isIncident: boolean;
  readonly action: Action;
}

/** All actions so far in order of time; those that differ only in the places or classes they name are one. */
export function decidedSoFar(world: World): Decided[] {
  const { actions } = world.states.response as { readonly actions: readonly Action[] };
  const list: Decided[] = [];
  for (const id of world.causes.find(["action"])) {
    const { timeMin, value, subject, behind, root } = world.causes.read(id);
    // An entry of the timeline has nothing behind it; a decision has the incident behind it, or was taken before there was one.
    const isIncident = root === "incident" && behind < 0;
    list.push({ timeMin, effectMin: timeMin + value, isIncident, action: actions[subject] });
  }
  return merged(list);
}

/** What the drive by mechanism has restored so far, one line for the laboratories of a morning that got the same systems back. */
export function restoredSoFar(world: World): Restored[] {
  const lines = new Map<string, { timeMin: number; systems: string; names: string[] }>();
  for (const id of world.causes.find(["system"])) {
    const { timeMin, subject, place, value } = world.causes.read(id);
    if (value < 1) continue;
    const key = `${timeMin}/${subject}`;
    const line = lines.get(key) ?? { timeMin, systems: systemsText(subject) || "all systems", names: [] };
    line.names.push(laboratoryName(world, place));
    lines.set(key, line);
  }
  return [...lines.values()].map(({ timeMin, systems, names }) => ({
    timeMin,
    text: `${momentText(world.setup.calendar, timeMin)}: Restored by the supplier's crews: ${systems} (${names.join(", ")})`,
  }));
}

/** `Tue 4 June 2024 08:00: More scientists on day shifts (Guy's Hospital)` */
export function decidedText(world: World, { timeMin, action }: Decided): string {
  const { text } = action.arguments;
  const words = typeof text === "string" ? `: ${text}` : "";
  return `${momentText(world.setup.calendar, timeMin)}: ${sentence(action.label)}${scopeText(world, action)}${words}`;
}

/** Decisions that wait for their delay, soonest first. What the timeline still holds is not told. */
export function waitingText(world: World, decided: readonly Decided[]): string[] {
  return decided
    .filter(({ effectMin, isIncident }) => effectMin > world.sim.nowMin && !isIncident)
    .sort((a, b) => a.effectMin - b.effectMin)
    .map(({ effectMin, timeMin, action }) => {
      const { calendar } = world.setup;
      return `${momentText(calendar, effectMin)}: takes effect: ${action.label}${scopeText(world, action)}, decided ${momentText(calendar, timeMin)}`;
    });
}

function merged(list: readonly Decided[]): Decided[] {
  const result: Decided[] = [];
  for (const one of list) {
    let whole = one;
    // Two made one may fit a third: cardiac at two hospitals, then vascular at the same two.
    for (let at = fitting(result, whole); at >= 0; at = fitting(result, whole)) {
      whole = together(result.splice(at, 1)[0], whole) ?? whole;
    }
    result.push(whole);
  }
  return result;
}

const fitting = (list: readonly Decided[], one: Decided): number =>
  list.findIndex((other) => together(other, one) !== undefined);

/** Two as one when they say the same at the same time and differ in one list of names only; else undefined. */
function together(a: Decided, b: Decided): Decided | undefined {
  if (a.timeMin !== b.timeMin || a.effectMin !== b.effectMin || a.isIncident !== b.isIncident) return undefined;
  if (a.action.action !== b.action.action || a.action.label !== b.action.label) return undefined;
  const names = [...new Set([...Object.keys(a.action.arguments), ...Object.keys(b.action.arguments)])].sort();
  const differing = names.filter((name) => !sameValue(a.action.arguments[name], b.action.arguments[name]));
  if (differing.length === 0) return a;
  const [name, ...more] = differing;
  const [left, right] = [a.action.arguments[name], b.action.arguments[name]];
  if (more.length > 0 || !Array.isArray(left) || !Array.isArray(right)) return undefined;
  const union = [...new Set([...left, ...right])];
  return { ...a, action: { ...a.action, arguments: { ...a.action.arguments, [name]: union } } };
}

type Value = Action["arguments"][string] | undefined;

function sameValue(a: Value, b: Value): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((one) => b.includes(one));
}
