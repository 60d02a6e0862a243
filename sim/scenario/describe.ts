/** A scenario in plain sentences: what happens, when, what people do about it, and which numbers it sets. */
import { durationText } from "./durations.ts";
import { hospitalKinds, laboratoryKinds } from "./places.ts";
import { type Clock, clockOf } from "./times.ts";
import type { Action, LedgerEntry, ParameterValue, ResponseRule, Scenario } from "./types.ts";
import { withUnit } from "./units.ts";

/** Sentences in reading order: title, times, region, timeline by date, rules, settings. */
export function describeScenario(scenario: Scenario): string[] {
  const clock = clockOf(scenario.startDate, scenario.timeZone);
  const set = scenario.ledger.filter((entry) => entry.from === "scenario" || entry.from === "override");
  return [
    sentence(scenario.title),
    ...(scenario.story === "" ? [] : [sentence(scenario.story)]),
    `It begins on ${clock.wordsOf(0)} (${scenario.timeZone}), after ${scenario.warmUpDays} days of ordinary life, and is followed for ${scenario.horizonDays} days.`,
    ...(scenario.asAtMin === undefined
      ? []
      : [
          `It is a forecast as at ${clock.wordsOf(scenario.asAtMin)}: nothing later is known to it, and what is down then is recovered by mechanism.`,
        ]),
    regionSentence(scenario),
    ...(scenario.incident.length === 0 ? ["Nothing goes wrong."] : []),
    ...scenario.incident.map((entry) => sentence(`${clock.wordsOf(entry.atMin)}: ${actionWords(entry)}`)),
    ...scenario.response.map((rule) => sentence(ruleWords(rule, clock))),
    ...set.map(settingSentence),
  ];
}

function regionSentence({ region }: Scenario): string {
  const count = (kinds: readonly string[], one: string, many: string): string => {
    const total = region.places.filter(({ kind }) => kinds.includes(kind)).length;
    return total === 1 ? `1 ${one}` : `${total} ${many}`;
  };
  const parts = [
    count(["trust"], "trust", "trusts"),
    count(hospitalKinds, "hospital", "hospitals"),
    count(laboratoryKinds, "laboratory", "laboratories"),
    count(["practice"], "practice", "practices"),
  ];
  return `The region is ${region.name}: ${parts.join(", ")}.`;
}

function actionWords(action: Action): string {
  const given = Object.entries(action.arguments).map(
    ([key, value]) => `${key} ${Array.isArray(value) ? value.join(", ") : String(value)}`,
  );
  const details = given.length === 0 ? "" : ` (${given.join("; ")})`;
  const delay = action.delayMin === 0 ? "" : `, in effect after ${durationText(action.delayMin)}`;
  return `${action.label}${details}${delay}`;
}

function ruleWords({ role, trigger, actions }: ResponseRule, clock: Clock): string {
  const done = actions.map(actionWords).join("; then ");
  if (trigger.kind === "at") return `${clock.wordsOf(trigger.atMin)}: ${role} decides: ${done}`;
  const where = trigger.place === "" ? "" : ` at ${trigger.place}`;
  const lasting = trigger.forMin === 0 ? "" : ` for ${durationText(trigger.forMin)}`;
  return `When ${trigger.signal}${where} is ${trigger.comparison} ${trigger.limit}${lasting}, watched from ${clock.wordsOf(trigger.fromMin)}, ${role} decides: ${done}`;
}

function settingSentence(entry: LedgerEntry): string {
  return `${entry.path} is ${valueWords(entry.value, entry.unit)} (${entry.source}).`;
}

function valueWords(value: ParameterValue, unit: string): string {
  if (typeof value === "number") return withUnit(value, unit);
  if (typeof value === "boolean") return value ? "on" : "off";
  const parts = Object.entries(value).map(
    ([key, part]) => `${key} ${Array.isArray(part) ? part.join(" ") : String(part)}`,
  );
  return `${parts.join(", ")}${unit === "" ? "" : ` in ${unit}`}`;
}

function sentence(text: string): string {
  const whole = text.trim();
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
