/** One case in words and as something that can be chosen: for the dot or block that stands for it. */
import { birthKeyText, type Calendar, parseBirthKey, surgicalClasses } from "../../model/index.ts";
import { dateText, momentText } from "../../report/index.ts";
import { type Pick, parsePick } from "../pick.ts";
import { elsewhere, type Status, statuses, statusNumberAt, type WeekCases } from "./data.ts";
import type { CasePlaces } from "./groups.ts";

/** What a status is called as the heading of a column. */
export const statusNames: Readonly<Record<Status, string>> = {
  planned: "Planned",
  underWay: "Under way",
  done: "Done",
  heldWithoutResult: "Held without the result",
  converted: "By telephone or letter",
  postponed: "Postponed, no new date yet",
  moved: "Postponed, new date given",
  transferred: "Postponed, accepted elsewhere",
  cancelled: "Cancelled, clinical or not attended",
  notYetBooked: "Not yet booked",
};

type KeyNames = Parameters<typeof birthKeyText>[0];

const known = new WeakMap<WeekCases, KeyNames>();

function namesOf(cases: WeekCases, calendar: Calendar): KeyNames {
  let names = known.get(cases);
  if (names === undefined) {
    names = { setup: { calendar, sources: cases.sources.map((name) => ({ name })) } };
    known.set(cases, names);
  }
  return names;
}

/** Birth key in words: `2024-06-11/kch.cardiac/3`. */
export const caseName = (cases: WeekCases, calendar: Calendar, index: number): string =>
  birthKeyText(namesOf(cases, calendar), cases.key[index]);

/** Entries of the case that the text of a pick names: one for each of its dates among these, none for any other text. */
export function entriesOfPick(cases: WeekCases, calendar: Calendar, text: string | null): number[] {
  const pick = text === null ? null : parsePick(text);
  if (pick === null || (pick.kind !== "operation" && pick.kind !== "appointment")) return [];
  const key = parseBirthKey(namesOf(cases, calendar), pick.id);
  if (key === null) return [];
  const entries: number[] = [];
  cases.key.forEach((other, index) => {
    if (other === key) entries.push(index);
  });
  return entries;
}

export const casePick = (cases: WeekCases, calendar: Calendar, index: number): Pick => ({
  kind: cases.isOperation[index] === 1 ? "operation" : "appointment",
  id: caseName(cases, calendar, index),
});

/** `P2 cancer operation, on a cancer pathway`, `urgent appointment`. */
export function caseKind(cases: WeekCases, index: number): string {
  if (cases.isOperation[index] === 0) return cases.urgent[index] === 1 ? "urgent appointment" : "appointment";
  const surgicalClass = surgicalClasses[cases.surgicalClass[index]] ?? "";
  const pathway = cases.cancer[index] === 1 ? ", on a cancer pathway" : "";
  return `P${cases.priority[index]} ${surgicalClass.replace("-", " ")} operation${pathway}`;
}

/** One case at a moment: what it is, where, for when, and how it stands. */
export function caseText(
  cases: WeekCases,
  places: CasePlaces,
  calendar: Calendar,
  index: number,
  timeMin: number,
): string {
  const hospital = places.hospitals[cases.hospital[index]]?.name ?? "a hospital";
  const number = statusNumberAt(cases, index, timeMin);
  // Boards say the same of most cases look after look.
  const texts = said.get(cases) ?? new Map<number, string>();
  said.set(cases, texts);
  const key = index * statuses.length + number;
  let text = texts.get(key);
  if (text === undefined) {
    const planned = dayText(calendar, cases.day[index]);
    const is = standing(cases, calendar, index, statuses[number]);
    text = `Simulated ${caseKind(cases, index)}, ${hospital}, planned for ${planned}: ${is}.`;
    texts.set(key, text);
  }
  return text;
}

/** By case and status. */
const said = new WeakMap<WeekCases, Map<number, string>>();

const dayText = (calendar: Calendar, day: number): string =>
  calendar.dates[day] === undefined ? "a day after the end of the run" : dateText(calendar, day);

function standing(cases: WeekCases, calendar: Calendar, index: number, status: Status): string {
  const when = momentText(calendar, cases.fateMin[index]);
  switch (status) {
    case "planned":
      return "still to come";
    case "underWay":
      return `under way since ${when}`;
    case "done":
      return cases.isOperation[index] === 1 ? `done, begun ${when}` : `held ${when} with its result`;
    case "heldWithoutResult":
      return `held ${when} without its blood test result`;
    case "converted":
      return `held by telephone or letter instead, decided ${when}`;
    case "postponed":
      return `postponed ${when}${link(cases, index)}, no new date yet`;
    case "moved":
      return `postponed ${when}${link(cases, index)}, new date ${newDay(cases, calendar, index)}`;
    case "transferred":
      return `postponed ${when}${link(cases, index)}, then accepted by a hospital outside the region`;
    case "cancelled":
      return `cancelled ${when}, for a clinical reason or because the person did not come`;
    default:
      return "not yet booked";
  }
}

const links = ["ordinary life", "the incident", "a strike"];

const link = (cases: WeekCases, index: number): string =>
  cases.cause[index] < 0 ? "" : `, linked by the model's rules to ${links[cases.root[index]]}`;

const newDay = (cases: WeekCases, calendar: Calendar, index: number): string =>
  cases.nextDay[index] === elsewhere ? "elsewhere" : dayText(calendar, cases.nextDay[index]);
