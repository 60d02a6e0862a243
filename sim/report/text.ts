/**
 * Words for the facts of a run: moments, durations, numbers with units, constraints, places. One module, so that a chain, a
 * situation report and the text behind a picture say the same. No locale is asked: the words are British English everywhere.
 */

import { type Calendar, type ConstraintName, dayAt, minuteOfDay, type World } from "../model/index.ts";
import { type Action, monthNames, weekdayNames } from "../scenario/index.ts";

/** Stands on every surface. */
export const standingText =
  "For planning, exercises and research. Not for live decisions about patients, lists or blood issue. Not a medical device. " +
  "Patients are simulated. Do not enter patient data.";

/** Stands wherever one simulated case is followed. */
export const singleCaseText =
  "This is one simulated case in one simulated run: it shows how the model's rules link things, and means something only in aggregate.";

/** Table place of King's and Guy's and St Thomas' together. */
export const two = "kch+gstt";

/** `Thu 6 June 2024` */
export function dateText(calendar: Calendar, day: number): string {
  const [year, month, date] = calendar.dates[day].split("-").map(Number);
  return `${weekdayNames[calendar.weekday[day]].slice(0, 3)} ${date} ${monthNames[month - 1]} ${year}`;
}

/** `Thu 6 June 2024 06:00`, local time. */
export function momentText(calendar: Calendar, timeMin: number): string {
  const minute = Math.floor(minuteOfDay(calendar, timeMin));
  const digits = (n: number) => String(n).padStart(2, "0");
  return `${dateText(calendar, dayAt(calendar, timeMin))} ${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`;
}

/** `less than a minute`, `45 min`, `6 h 20 min`, `3 days` */
export function durationText(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 1) return "less than a minute";
  if (whole < 120) return `${whole} min`;
  if (whole < 48 * 60) {
    const rest = whole % 60;
    return rest === 0 ? `${Math.floor(whole / 60)} h` : `${Math.floor(whole / 60)} h ${rest} min`;
  }
  return `${Math.round(whole / 1440)} days`;
}

/** A number as people write it: whole above 20, else with one or two places; thousands set off by a comma. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  if (size < 20 && value !== Math.round(value)) return value.toFixed(size < 2 ? 2 : 1);
  const digits = String(Math.round(size));
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ",");
  return value < 0 ? `-${grouped}` : grouped;
}

/** `1 unit`, `12 units` */
export const unitsText = (units: number): string => `${numberText(units)} ${units === 1 ? "unit" : "units"}`;

export const percentText = (fraction: number): string =>
  Number.isNaN(fraction) ? "–" : `${Math.round(100 * fraction)} %`;

/** Unmet constraints as the reason they give. */
const reasons: Readonly<Record<ConstraintName, string>> = {
  strike: "a strike cut the lists or clinics of the day",
  "class paused by decision": "its class of surgery was paused by decision",
  "national blood shortage phase": "the national blood shortage phase stopped it",
  "group O stock above the emergency reserve": "group O blood would not have lasted beyond the emergency reserve",
  "scientists' time for planned work": "the transfusion scientists had no time left for it, as managers believed",
  "valid group and screen": "it had no valid group and screen",
  "blood test results seen": "its blood test results had not been seen",
  "displaced by a more urgent case": "a more urgent case took its place",
  "monitoring test in date": "its monitoring test was not in date",
  "laboratory capacity": "the laboratory worked below its usual capacity",
  "request guidance": "guidance allowed urgent requests only",
  "age of the sample": "its sample had grown too old",
  "intensive care bed": "there was no intensive care bed",
  "list overrun": "the list overran",
  "staff sickness": "staff were missing on the day",
  "other reason on the day": "something else came up on the day",
  "electronic issue": "blood could not be issued electronically",
  "group-specific stock": "the recipient's own group was not on the shelf",
  "unit passed its date": "the units passed their date",
  "practice systems": "the practice's own clinical systems were down",
};

export const reasonText = (constraint: ConstraintName): string => reasons[constraint];

export function hospitalName(world: World, hospital: number): string {
  return world.setup.places.hospitals[hospital]?.name ?? "the region";
}

export function laboratoryName(world: World, laboratory: number): string {
  return world.setup.places.laboratories[laboratory]?.name ?? "a laboratory";
}

/** Systems as staff call them, in the order of their numbers. */
const systemWords = [
  "the network",
  "the laboratory system (LIMS)",
  "order communications",
  "analyser middleware",
  "results delivery",
  "transfusion IT",
  "the patient history",
  "courier tracking",
] as const;

/** The systems whose bits are set: `transfusion IT`, `the network and courier tracking`; "" for none or for all. */
export function systemsText(bits: number): string {
  const named = systemWords.filter((_, system) => bits & (1 << system));
  if (named.length === 0 || named.length === systemWords.length) return "";
  return named.length === 1 ? named[0] : `${named.slice(0, -1).join(", ")} and ${named[named.length - 1]}`;
}

export function practiceName(world: World, practice: number): string {
  return world.setup.places.practices[practice]?.name ?? "a practice";
}

/** Measures that headlines use, as plurals or as what they are; the two trusts and the region are said beside them. */
const measureWords: Readonly<Record<string, string>> = {
  "elective.booked": "operations booked",
  "elective.done": "operations done",
  "elective.postponed": "operations postponed, linked by the model's rules to the incident",
  "elective.postponedOrdinary": "operations postponed for other reasons",
  "cancer.postponed": "cancer operations postponed (within those above)",
  "outpatient.booked": "appointments booked",
  "outpatient.done": "appointments held",
  "outpatient.postponed": "appointments postponed, linked by the model's rules to the incident",
  "outpatient.postponedOrdinary": "appointments postponed for other reasons",
  "ed.stay": "emergency attendances with blood tests, mean stay (min)",
  "emergency.operationWait": "emergency operations, mean wait (min)",
  "chemotherapy.due": "chemotherapy cycles due",
  "chemotherapy.done": "chemotherapy cycles given",
  "chemotherapy.delayed": "cycles delayed, linked by the model's rules to the incident",
  "chemotherapy.delayedOrdinary": "cycles delayed for other reasons, low counts above all",
  "chemotherapy.rescued": "cycles given after a point-of-care count (within those given)",
  "chemotherapy.waiting": "cycles past their first date and not given",
  "chemotherapy.delayDays": "days from first date to cycle given, mean",
  "intensiveCare.occupied": "intensive care beds occupied or held at 07:00",
  "intensiveCare.occupancy": "of the staffed ones",
  "intensiveCare.emergencies": "emergency admissions to intensive care",
  "intensiveCare.surge": "of these, into surge beds",
  "intensiveCare.elsewhere": "emergencies taken by another hospital's intensive care",
  "intensiveCare.refused": "requests of planned cases that found no bed",
  "intensiveCare.stepDownWait": "hours from planned end of stay to step-down, mean",
  "transplant.offers": "organs offered that would be accepted in ordinary running",
  "transplant.accepted": "organ offers accepted",
  "transplant.passedOn": "organ offers accepted by another centre",
  "transplant.unused": "accepted organs found unusable",
  "harmReview.inScope": "notes that came into scope",
  "harmReview.reviewed": "notes read",
  "harmReview.pending": "notes pending",
  "harmReview.clinicianHours": "clinician hours taken from clinics",
  "laboratory.capacityFraction": "results released within target, of a usual day",
  "gp.testsRequested": "test requests that arose in practices",
  "gp.testsSent": "test requests sent",
  "gp.testsDeferred": "test requests deferred by practices",
  "gp.testsReturned": "deferred test requests sent after all",
  "gp.testsDiverted": "urgent test requests that went to a hospital instead",
  "gp.resultsSeen": "results seen by practices",
  "redCells.onShelf": "red cells on hospital shelves (units)",
  "redCells.oNegativeOnShelf": "O D-negative on hospital shelves (units)",
  "redCells.oNegativeSupplied": "O D-negative units supplied",
  "redCells.oNegativeTransfused": "O D-negative units transfused",
  "national.oNegativeStockDays": "national O D-negative stock (days)",
  "transfusion.late": "transfusion requests late",
};

export const measuresNamed: readonly string[] = Object.keys(measureWords);

/** A measure in words; its own name where there are none. */
export const measureText = (measure: string): string => measureWords[measure] ?? measure;

const phases = ["green", "pre-amber", "amber", "red"] as const;

export const phaseText = (phase: number): string => phases[Math.round(phase)] ?? "unknown";

const mostNamed = 4;

/** What an action was applied to, in brackets: `(King's College Hospital – cardiac, vascular)`; "" when it names nothing. */
export function scopeText(world: World, action: Action): string {
  const names = new Map(world.setup.scenario.region.places.map(({ id, name }) => [id, name]));
  const lists = Object.values(action.arguments).filter((value): value is readonly string[] => Array.isArray(value));
  const parts = lists.map((list) => {
    const named = list.slice(0, mostNamed).map((id) => names.get(id) ?? id);
    const joined = named.join(named.some((name) => name.includes(",")) ? "; " : ", ");
    return list.length > mostNamed ? `${joined} and ${list.length - mostNamed} more` : joined;
  });
  return parts.length > 0 ? ` (${parts.join(" – ")})` : "";
}

/** First letter in upper case. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
