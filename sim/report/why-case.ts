/** Why? of one simulated operation or appointment: its dates so far, its fate, and what its last delay leads back to. */
import {
  type Journal,
  type JournalEntry,
  parseBirthKey,
  type RecordKind,
  readOperationDetail,
  surgicalClasses,
} from "../model/index.ts";
import { dateText, durationText, hospitalName, momentText, singleCaseText } from "./text.ts";
import type { Known, Told } from "./why-answer.ts";

type What = "operation" | "appointment";

const befell: readonly RecordKind[] = ["wait", "substitution", "transfusion"];

/** null when the run knows no such case by the moment. */
export function tellCase(known: Known, what: What, keyText: string): Told | null {
  const { world, journal } = known;
  const key = parseBirthKey(world, keyText);
  if (key === null) return null;
  const { nowMin } = world.sim;
  const entries = entriesOf(journal, key, what).filter(({ timeMin }) => timeMin <= nowMin);
  const first = entries[0];
  if (first === undefined) return null;
  const lost = entries.filter(({ cause }, index) => cause >= 0 && isLoss(entries[index])).at(-1);
  // Whoever waited for blood or was given some has records without a lost date.
  const others = world.causes.find(befell, key).map((id) => world.causes.read(id));
  const wait = others.filter(({ kind }) => kind === "wait").at(-1) ?? others.at(-1);
  return {
    title: `Simulated ${what} ${keyText}`,
    facts: [
      describe(known, what, first),
      ...entries.map((entry) => entryText(known, entry)),
      standing(known, what, entries),
    ],
    record: lost?.cause ?? wait?.id ?? -1,
    nothing: "Nothing befell this case up to now: it lost no date, and no wait for blood was recorded.",
    note: `${singleCaseText} Simulated, not what happened here.`,
    measures: [what === "operation" ? "elective.booked" : "outpatient.booked"],
    placeIds: [world.setup.places.hospitals[first.place]?.id ?? ""],
  };
}

const isLoss = ({ kind }: JournalEntry): boolean => kind.endsWith(".postponed") || kind.endsWith(".cancelled");

function entriesOf(journal: Journal, key: number, what: What): JournalEntry[] {
  return journal
    .about(key)
    .map((index) => journal.read(index))
    .filter(({ kind }) => kind.startsWith(`${what}.`));
}

function describe({ world }: Known, what: What, entry: JournalEntry): string {
  const hospital = hospitalName(world, entry.place);
  if (what === "appointment") {
    return `An ${entry.detail === 1 ? "urgent " : ""}outpatient appointment at ${hospital} on which a blood test hangs.`;
  }
  const { priority, surgicalClass, isCancer } = readOperationDetail(entry.detail);
  return `Planned surgery at ${hospital}: ${surgicalClasses[surgicalClass]}, priority P${priority}${isCancer ? ", on a cancer pathway" : ""}.`;
}

function entryText({ world }: Known, { kind, timeMin, untilMin, day }: JournalEntry): string {
  const { calendar } = world.setup;
  const when = momentText(calendar, timeMin);
  const planned = calendar.dates[day] === undefined ? "a day after the end of the run" : dateText(calendar, day);
  switch (kind) {
    case "operation.booked":
    case "appointment.booked":
      return timeMin <= calendar.startMin[0] ? `Booked for ${planned}.` : `${when}: booked for ${planned}.`;
    case "operation.done":
      return `${when}: begun; ${durationText(untilMin - timeMin)} in theatre.`;
    case "appointment.held":
      return `${when}: held with its result.`;
    case "appointment.heldWithoutResult":
      return `${when}: held without its blood test result.`;
    case "appointment.converted":
      return `${when}: held by telephone instead, since its result was not there.`;
    case "operation.cancelled":
      return `${when}: put off for a clinical reason or because the person did not come (planned for ${planned}).`;
    case "operation.transferred":
      return `${when}: transferred to a hospital outside the region.`;
    default:
      return `${when}: postponed (planned for ${planned}).`;
  }
}

/** Where it stands at the moment. */
function standing({ world }: Known, what: What, entries: readonly JournalEntry[]): string {
  const last = entries[entries.length - 1];
  const { calendar } = world.setup;
  const lost = entries.filter(isLoss).length;
  const times = lost === 0 ? "" : lost === 1 ? " It has lost one date." : ` It has lost ${lost} dates.`;
  if (isLoss(last)) return `Now it waits for a new date.${times}`;
  if (last.kind.endsWith(".booked")) {
    const isKnownDay = calendar.dates[last.day] !== undefined;
    return `Now it is planned for ${isKnownDay ? dateText(calendar, last.day) : "a day after the end of the run"}.${times}`;
  }
  if (what === "operation" && world.sim.nowMin < last.untilMin) return `Now it is under way.${times}`;
  return `It has been settled.${times}`;
}
