/**
 * Why? A record of the causes told as a chain in words, from what happened to a case back to the incident, to a strike or to
 * ordinary life. It tells what the model linked by its rules; it proves nothing about any real case.
 */
import { InvariantError } from "../engine/index.ts";
import {
  birthKeyText,
  bloodGroups,
  type Calendar,
  type CauseRecord,
  type ConstraintName,
  type RecordKind,
  type roots,
  sourceOf,
  type World,
} from "../model/index.ts";
import type { Action } from "../scenario/index.ts";
import {
  dateText,
  durationText,
  hospitalName,
  laboratoryName,
  momentText,
  numberText,
  phaseText,
  practiceName,
  reasonText,
  scopeText,
  sentence,
  singleCaseText,
  standingText,
  systemsText,
  unitsText,
} from "./text.ts";

export type Root = (typeof roots)[number];

const exchange = "emergency.exchangeBorn";

interface Match {
  readonly kind: RecordKind;
  /** Service that bore the case. */
  readonly service?: string;
  /** Event kind at which the case was born. */
  readonly born?: string;
  readonly root?: Root;
  /** A constraint that must, or must not, be among those that were unmet. */
  readonly unmet?: ConstraintName;
  readonly notUnmet?: readonly ConstraintName[];
}

/** Which records stand behind a measure: their kind, and for cases who bore them. */
const recordsOf: Readonly<Record<string, Match>> = {
  "elective.postponed": { kind: "postponement", service: "surgery", root: "incident" },
  "elective.postponedOrdinary": { kind: "postponement", service: "surgery", root: "ordinary life" },
  "elective.displaced": { kind: "displacement", service: "surgery" },
  "outpatient.postponed": { kind: "postponement", service: "outpatients", root: "incident" },
  "outpatient.postponedOrdinary": { kind: "postponement", service: "outpatients", root: "ordinary life" },
  "emergency.operationsDelayed": {
    kind: "wait",
    born: "emergency.operationBorn",
    unmet: "valid group and screen",
  },
  "sickle.deferred": { kind: "wait", born: exchange },
  "chemotherapy.delayed": { kind: "wait", service: "chemotherapy", root: "incident" },
  "intensiveCare.elsewhere": { kind: "elsewhere", service: "intensive-care" },
  "transplant.passedOn": { kind: "elsewhere", service: "transplant" },
  "gp.testsDeferred": { kind: "deferral" },
  "transfusion.late": { kind: "wait", notUnmet: ["valid group and screen", "blood test results seen"] },
  "transfusion.substitutions": { kind: "substitution" },
  "redCells.transfused": { kind: "transfusion" },
  "redCells.wasted": { kind: "discard" },
  "national.alertPhase": { kind: "alert" },
};

/** Measures for which a record can be found. */
export const explainable: readonly string[] = Object.keys(recordsOf);

export interface Wanted {
  readonly measure: string;
  /** What the chain must lead back to; without it, what the measure itself counts. */
  readonly root?: Root;
  /** Birth key in words, such as `2024-06-11/kch.cardiac/3`. */
  readonly key?: string;
}

/** Number of the first record of the run that is wanted, -1 when there is none. @throws RangeError for a measure without records */
export function findRecord(world: World, wanted: Wanted): number {
  const match = recordsOf[wanted.measure];
  if (!match) throw new RangeError(`no records stand behind ${wanted.measure}`);
  const rootWanted = wanted.root ?? match.root;
  for (let id = world.causes.first; id < world.causes.length; id++) {
    const record = world.causes.read(id);
    if (record.kind !== match.kind) continue;
    if (rootWanted && record.root !== rootWanted) continue;
    if (match.service && serviceOf(world, record.subject) !== match.service) continue;
    if (match.born && bornBy(world, record.subject) !== match.born) continue;
    if (match.unmet && !record.unmet.includes(match.unmet)) continue;
    if (match.notUnmet?.some((name) => record.unmet.includes(name))) continue;
    if (wanted.key && (!isCase(world, record) || birthKeyText(world, record.subject) !== wanted.key)) continue;
    return id;
  }
  return -1;
}

/** Service that bore the entity of a birth key, "" when the number is none. */
export function serviceOf(world: World, key: number): string {
  return bornBy(world, key).split(".")[0];
}

/** Event kind of the birth, "" when the number is no birth key. */
export function bornBy(world: World, key: number): string {
  const source = sourceOf(world, key);
  return source ? world.setup.kindNames[source.kind] : "";
}

const caseKinds: readonly RecordKind[] = ["postponement", "displacement", "wait", "transfusion", "elsewhere"];
const isCase = (world: World, { kind, subject }: CauseRecord) =>
  caseKinds.includes(kind) && sourceOf(world, subject) !== undefined;

export interface Link {
  readonly record: CauseRecord;
  readonly sentence: string;
}

export interface Explanation {
  readonly links: readonly Link[];
  readonly root: Root;
  /** Where the chain ends, in a sentence. */
  readonly ending: string;
  /** The chain as lines of text, with where it ends, its source and the standing text. */
  readonly lines: readonly string[];
}

/** The chain behind a record in words, nearest first. @throws InvariantError when the record was made in another process */
export function explainRecord(world: World, id: number): Explanation {
  const chain = world.causes.chain(id);
  if (chain.length === 0) throw new InvariantError(`cause record ${id} is not in this log`);
  const links = chain.map((record) => ({ record, sentence: linkText(world, record) }));
  const ending = endText(world, chain[chain.length - 1]);
  const lines = [
    ...links.map((link, depth) => `${"  ".repeat(depth)}${depth === 0 ? "" : "← "}${link.sentence}`),
    "",
    ending,
    ...spanText(chain),
    singleCaseText,
    standingText,
  ];
  return { links, root: chain[0].root, ending, lines };
}

/** How long it took from the far end of a chain to the near one. */
function spanText(chain: readonly CauseRecord[]): string[] {
  const spanMin = chain[0].timeMin - chain[chain.length - 1].timeMin;
  return chain.length > 1 ? [`From the end of the chain to what is explained here: ${durationText(spanMin)}.`] : [];
}

function endText(world: World, last: CauseRecord): string {
  if (last.root === "incident" && last.kind === "action") {
    const { label, source } = actionOf(world, last.subject);
    return `The chain leads back to the incident: ${label} (${momentText(world.setup.calendar, last.timeMin)}). Source of this entry: ${source || "none given"}.`;
  }
  if (last.root === "incident") return "The chain leads back to the incident.";
  if (last.root === "strike")
    return "The chain leads back to a strike, which is in the calendar with and without the incident.";
  return "The chain leads back to ordinary life: this happens without any incident.";
}

function linkText(world: World, record: CauseRecord): string {
  const when = momentText(world.setup.calendar, record.timeMin);
  return `${when}: ${whatHappened(world, record)}`;
}

function whatHappened(world: World, record: CauseRecord): string {
  const { calendar } = world.setup;
  const hospital = hospitalName(world, record.place);
  switch (record.kind) {
    case "postponement": {
      const what = serviceOf(world, record.subject) === "outpatients" ? "appointment" : "operation";
      // A record of clinics for strikes and ordinary life may stand for many appointments; its value is then their number.
      const isOne = what === "operation" || record.root === "incident";
      const planned = isOne && calendar.dates[record.value] ? `, planned for ${dateText(calendar, record.value)},` : "";
      return `simulated ${what} ${birthKeyText(world, record.subject)} at ${hospital}${planned} was postponed because ${unmetText(record)}.`;
    }
    case "displacement":
      return `simulated case ${birthKeyText(world, record.subject)} at ${hospital}, more urgent, took a place on ${dayText(calendar, record.value)} that another had; lists were fuller than usual since earlier dates had been lost.`;
    case "wait":
      // Records of exchanges that were put off do not tell a time.
      if (bornBy(world, record.subject) === exchange) {
        return `${caseText(world, record)} at ${hospital} did not have its red cell exchange in time because ${unmetText(record)}.`;
      }
      return `${caseText(world, record)} at ${hospital} waited ${durationText(record.value)} beyond its time because ${unmetText(record)}.`;
    case "substitution":
      return `${caseText(world, record)} at ${hospital} was given another blood group than its own because ${unmetText(record)}.`;
    case "transfusion":
      return `${caseText(world, record)} at ${hospital} was given ${unitsText(record.value)} of red cells.`;
    case "discard":
      return `${unitsText(record.value)} of red cells at ${hospital} went to waste because ${unmetText(record)}.`;
    case "deferral":
      return `${practiceName(world, record.place)} began to hold requests back because ${unmetText(record)}.`;
    case "condition":
      return conditionText(world, record, hospital);
    case "system":
      return `${systemsText(record.subject) || "systems"} of ${laboratoryName(world, record.place)} ${systemState(record.value)}.`;
    case "action":
      return actionText(world, record);
    case "elsewhere":
      return bornBy(world, record.subject).startsWith("transplant.")
        ? `an organ offered to ${hospital} (${birthKeyText(world, record.subject)}) was accepted by another centre because ${unmetText(record)}.`
        : `${caseText(world, record)} was taken by another hospital than ${hospital} because ${unmetText(record)}.`;
    case "alert":
      return `the blood service declared the phase ${phaseText(record.subject)}, with the shortest group at ${numberText(record.value)} days of stock.`;
    case "strike":
      return `${strikeText(world, record)} took part of the day's lists and clinics.`;
    case "ordinary":
      return record.unmet.length > 0
        ? `ordinary life: ${unmetText(record)}.`
        : `ordinary life at ${hospital}: fewer staff than planned.`;
  }
}

/** A day of the run, or what lists are booked to beyond it. */
const dayText = (calendar: Calendar, day: number): string =>
  calendar.dates[day] ? dateText(calendar, day) : "a day after the end of the run";

const caseText = (world: World, record: CauseRecord): string =>
  sourceOf(world, record.subject) && record.subject >= smallestKey
    ? `simulated case ${birthKeyText(world, record.subject)}`
    : "a request";

/** Smaller subjects of what befell blood are group numbers, not birth keys. */
export const smallestKey = bloodGroups.length;

/** The binding constraint first, then all others that were unmet. */
function unmetText(record: CauseRecord): string {
  if (record.binding === null) return "no single constraint was named";
  const others = record.unmet.filter((name) => name !== record.binding).map(reasonText);
  const also = others.length > 0 ? ` (also unmet: ${others.join("; ")})` : "";
  return `${reasonText(record.binding)}${also}`;
}

/** A record of the mechanism may also say that systems are back; dated restores are told by their action. */
const systemState = (value: number): string =>
  value >= 1 ? "worked again, restored by the supplier's crews" : value > 0 ? "worked in part" : "stopped";

function conditionText(world: World, record: CauseRecord, hospital: string): string {
  if (record.binding === "laboratory capacity") {
    return `${laboratoryName(world, record.place)} worked by hand, at about ${numberText(record.value)} staff minutes a request.`;
  }
  if (record.binding === "electronic issue") {
    return `the transfusion laboratory at ${hospital} could not issue blood electronically; a group and screen took about ${numberText(record.value)} scientist minutes.`;
  }
  return `group O blood at ${hospital} fell to ${unitsText(record.value)} above its emergency reserve.`;
}

function actionOf(world: World, number: number): Action {
  return (world.states.response as { readonly actions: readonly Action[] }).actions[number];
}

function actionText(world: World, record: CauseRecord): string {
  const action = actionOf(world, record.subject);
  const what = record.behind < 0 && record.root === "incident" ? "the incident" : "decision";
  return `${what}: ${sentence(action.label)}${scopeText(world, action)}.`;
}

function strikeText(world: World, record: CauseRecord): string {
  const day = record.subject;
  const { calendar, scenario } = world.setup;
  const morningMin = (calendar.startMin[day] ?? record.timeMin) + 480;
  const strike = scenario.calendar.strikes.find(({ fromMin, toMin }) => morningMin >= fromMin && morningMin < toMin);
  return strike ? `the ${strike.label.charAt(0).toLowerCase()}${strike.label.slice(1)}` : "a strike";
}
