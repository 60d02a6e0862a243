/**
 * How many records of a week there were, by binding constraint and by what they lead back to. A postponement counts in the week
 * of its planned date, as its measure does; everything else on the day it happened.
 */
import { type CauseRecord, dayAt, type JournalEntry, type RecordKind, type World, weekOf } from "../model/index.ts";
import { dateText, numberText, reasonText, sentence } from "./text.ts";
import { bornBy, serviceOf, smallestKey } from "./why.ts";
import type { Known, ShareTable } from "./why-answer.ts";

/** Days [from, to) of a week. */
export interface Week {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

export function weekAt({ setup }: World, timeMin: number): Week {
  const { calendar } = setup;
  const number = weekOf(calendar, dayAt(calendar, Math.min(timeMin, calendar.endMin - 1)));
  const first = calendar.warmUpDays + (number - 1) * 7;
  const from = Math.max(0, first);
  const to = Math.min(calendar.days, first + 7);
  const name = number >= 1 ? `week ${number}` : "a week of the warm-up";
  return { from, to, words: `${name}, ${dateText(calendar, from)} to ${dateText(calendar, to - 1)}` };
}

/** A record with what the journal says of the case it is about, and how many cases it stands for. */
export interface Counted {
  readonly record: CauseRecord;
  readonly entry: JournalEntry | undefined;
  /** Event kind at which the case was born, and the service that bore it; "" for what is no case. */
  readonly born: string;
  readonly service: string;
  readonly day: number;
  readonly amount: number;
}

/** Kinds of record that are outcomes for somebody or something. */
export const outcomeKinds: readonly RecordKind[] = ["postponement", "wait", "substitution", "discard"];

/** Records of some kinds in a week for which `isWanted` holds, in order. */
export function recordsOfWeek(
  { run, journal }: Known,
  week: Week,
  kinds: readonly RecordKind[],
  isWanted: (counted: Counted) => boolean,
): Counted[] {
  const { causes, setup } = run;
  const entries = new Map<number, JournalEntry>();
  journal.each(["operation.postponed", "operation.cancelled", "appointment.postponed"], (entry) => {
    entries.set(entry.cause, entry);
  });
  const found: Counted[] = [];
  for (const id of causes.find(kinds)) {
    const record = causes.read(id);
    const entry = entries.get(id);
    const isSingle = record.kind === "postponement" && (entry !== undefined || isMadeForOne(run, record));
    const day = entry?.day ?? (isSingle ? record.value : dayAt(setup.calendar, record.timeMin));
    if (day < week.from || day >= week.to) continue;
    const born = isOfGroup(record) ? "" : bornBy(run, record.subject);
    const counted = { record, entry, born, service: born.split(".")[0], day, amount: isSingle ? 1 : amountOf(record) };
    if (isWanted(counted)) found.push(counted);
  }
  return found;
}

/** Units ordered or wasted are told of by their group. */
const isOfGroup = ({ kind, subject }: CauseRecord): boolean =>
  (kind === "substitution" || kind === "discard") && subject < smallestKey;

/** Records of clinics without incident stand for many, and are made on the day; all other postponements are of one case. */
function isMadeForOne(run: World, record: CauseRecord): boolean {
  return record.root === "incident" || serviceOf(run, record.subject) !== "outpatients";
}

const amountOf = ({ kind, value }: CauseRecord): number =>
  kind === "postponement" || kind === "discard" || kind === "transfusion" ? value : 1;

/** What a record counts, as the first cell of a row. */
function whatText({ record, service }: Counted): string {
  switch (record.kind) {
    case "postponement":
      return service === "outpatients" ? "appointments postponed" : "operations postponed";
    case "wait":
      return service === "chemotherapy" ? "chemotherapy cycles delayed" : "waits beyond the time wanted";
    case "elsewhere":
      return service === "transplant" ? "organs accepted by another centre" : "people taken by another hospital";
    case "substitution":
      return "issues or orders of another blood group";
    case "discard":
      return "units of red cells wasted";
    case "transfusion":
      return "units of red cells transfused";
    case "ordinary":
      return "operations cancelled on the day for clinical reasons";
    default:
      return record.kind;
  }
}

export interface Share {
  readonly table: ShareTable | null;
  /** Latest record, up to a time, of the most common row; of the whole week when there was none before it; -1 for none. */
  readonly record: number;
  readonly total: number;
}

/** Sums the records of a week into rows, most common first. */
export function shareOf(counted: readonly Counted[], week: Week, nowMin: number, of: string): Share {
  const rows = new Map<string, { cells: readonly string[]; count: number; records: CauseRecord[] }>();
  let total = 0;
  for (const one of counted) {
    const { record, amount } = one;
    const because = record.binding === null ? "no constraint" : reasonText(record.binding);
    const cells = [sentence(whatText(one)), because, record.root];
    const row = rows.get(cells.join("|")) ?? { cells, count: 0, records: [] };
    row.count += amount;
    row.records.push(record);
    total += amount;
    rows.set(cells.join("|"), row);
  }
  const sorted = [...rows.values()].sort((a, b) => b.count - a.count || (a.cells.join() < b.cells.join() ? -1 : 1));
  if (sorted.length === 0) return { table: null, record: -1, total: 0 };
  const { records } = sorted[0];
  // Operations, appointments and units do not add up.
  const isOneThing = sorted.every(({ cells }) => cells[0] === sorted[0].cells[0]);
  const before = records.filter(({ timeMin }) => timeMin <= nowMin);
  return {
    table: {
      caption: `${sentence(of)}: ${week.words}, as far as the run has gone`,
      columns: ["What", "Binding constraint", "Leads back to", "How many"],
      rows: [
        ...sorted.map(({ cells, count }) => [...cells, numberText(count)]),
        ...(isOneThing ? [["All of these", "", "", numberText(total)]] : []),
      ],
    },
    record: (before.at(-1) ?? records[0]).id,
    total,
  };
}
