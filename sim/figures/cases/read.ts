/**
 * From the journal of a run to the cases of some days. The index grows with the journal and keeps only numbers of entries, so
 * that a week is read in a millisecond or two however long the run is.
 *
 * Whoever keeps a journal may hold a `CaseIndex` and feed it (`update`) between slices of the run; `readWeekCases` keeps one
 * for each journal by itself.
 */
import {
  type CauseLog,
  type Journal,
  type JournalEntry,
  readOperationDetail,
  type Setup,
  surgicalClasses,
  theatreGroups,
} from "../../model/index.ts";
import { elsewhere, type Fate, fates, type WeekCases } from "./data.ts";

const fateOf: Readonly<Partial<Record<JournalEntry["kind"], Fate>>> = {
  "operation.done": "done",
  "operation.postponed": "postponed",
  "operation.cancelled": "cancelled",
  "appointment.held": "done",
  "appointment.heldWithoutResult": "heldWithoutResult",
  "appointment.converted": "converted",
  "appointment.postponed": "postponed",
};

const noSurgicalClass = 255;
/** `next` of a date whose case was accepted elsewhere is kept as -2 - the number of that entry of the journal. */
const beyond = -2;

/** Dates given so far, by planned day. Grown arrays of entry numbers: twenty bytes a date. */
export class CaseIndex {
  private readonly journal: Journal;
  private seen = 0;
  private length = 0;
  /** By date: entries of the journal in which it was booked and in which its fate was settled (-1 while open). */
  private booked = new Int32Array(4096);
  private ended = new Int32Array(4096);
  /** By date: the next date of the same case, -1 for none, `beyond` and below for an entry about a transfer. */
  private next = new Int32Array(4096);
  /** By date: the date booked next for the same day. */
  private later = new Int32Array(4096);
  private readonly firstOfDay: number[] = [];
  private readonly lastOfDay: number[] = [];
  /** By birth key: the latest date of a case that may still change. */
  private readonly latest = new Map<number, number>();

  constructor(journal: Journal) {
    this.journal = journal;
  }

  /** Takes in what was written since the last time. */
  update(): void {
    for (; this.seen < this.journal.length; this.seen++) this.take(this.journal.read(this.seen), this.seen);
  }

  /** Whether the journal is one that this index could have read so far: it never grows shorter. */
  get isOfJournal(): boolean {
    return this.seen <= this.journal.length;
  }

  /** Cases planned for days `firstDay` to `firstDay + days - 1`. @param reachedMin how far the run has come */
  week(setup: Setup, causes: CauseLog, firstDay: number, days: number, reachedMin: number): WeekCases {
    const dates: number[] = [];
    for (let day = Math.max(0, firstDay); day < firstDay + days; day++) {
      for (let date = this.firstOfDay[day] ?? -1; date >= 0; date = this.later[date]) dates.push(date);
    }
    const sources = setup.sources.map(({ name }) => name);
    const plan = {
      plannedMin: setup.table("surgery", "durationMin", surgicalClasses).map(Math.round),
      listMin: setup.table("theatres", "listMin", theatreGroups),
    };
    const cases = emptyCases({ firstDay, days, reachedMin, sources, plan }, dates.length);
    dates.forEach((date, index) => {
      this.fill(cases, causes, index, date);
    });
    return cases;
  }

  private take(entry: JournalEntry, number: number): void {
    const { kind, subject } = entry;
    if (kind === "operation.booked" || kind === "appointment.booked") {
      const date = this.add(number, entry.day);
      const before = this.latest.get(subject);
      if (before !== undefined) this.next[before] = date;
      this.latest.set(subject, date);
      return;
    }
    const date = this.latest.get(subject);
    if (date === undefined) return;
    if (kind === "operation.transferred") {
      this.next[date] = beyond - number;
      this.latest.delete(subject);
      return;
    }
    const became = fateOf[kind];
    if (became === undefined) return;
    this.ended[date] = number;
    if (became !== "postponed" && became !== "cancelled") this.latest.delete(subject);
  }

  private add(entry: number, day: number): number {
    const date = this.length++;
    if (date === this.booked.length) this.grow();
    this.booked[date] = entry;
    this.ended[date] = -1;
    this.next[date] = -1;
    this.later[date] = -1;
    while (this.lastOfDay.length <= day) {
      this.firstOfDay.push(-1);
      this.lastOfDay.push(-1);
    }
    if (this.lastOfDay[day] >= 0) this.later[this.lastOfDay[day]] = date;
    else this.firstOfDay[day] = date;
    this.lastOfDay[day] = date;
    return date;
  }

  private grow(): void {
    const twice = (from: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(2 * from.length);
      grown.set(from);
      return grown;
    };
    this.booked = twice(this.booked);
    this.ended = twice(this.ended);
    this.next = twice(this.next);
    this.later = twice(this.later);
  }

  private fill(cases: WeekCases, causes: CauseLog, index: number, date: number): void {
    const booked = this.journal.read(this.booked[date]);
    const ended = this.ended[date] < 0 ? null : this.journal.read(this.ended[date]);
    // Lists and urgency can change while a case waits for its day: what was known last holds.
    const known = ended ?? booked;
    const isOperation = booked.kind === "operation.booked";
    cases.key[index] = booked.subject;
    cases.isOperation[index] = isOperation ? 1 : 0;
    cases.hospital[index] = booked.place;
    cases.day[index] = booked.day;
    cases.list[index] = isOperation ? known.other : -1;
    cases.bookedMin[index] = booked.timeMin;
    if (isOperation) {
      const { priority, surgicalClass, isCancer } = readOperationDetail(booked.detail);
      cases.priority[index] = priority;
      cases.surgicalClass[index] = surgicalClass;
      cases.cancer[index] = isCancer ? 1 : 0;
    } else {
      cases.surgicalClass[index] = noSurgicalClass;
      cases.urgent[index] = known.detail;
    }
    if (ended !== null) this.fillEnd(cases, causes, index, ended);
    this.fillNext(cases, index, this.next[date]);
  }

  private fillEnd(cases: WeekCases, causes: CauseLog, index: number, ended: JournalEntry): void {
    cases.fate[index] = fates.indexOf(fateOf[ended.kind] ?? "open");
    cases.fateMin[index] = ended.timeMin;
    if (ended.kind === "operation.done") cases.endMin[index] = ended.untilMin;
    cases.cause[index] = ended.cause;
    cases.root[index] = causes.rootOf(ended.cause);
  }

  private fillNext(cases: WeekCases, index: number, next: number): void {
    if (next === -1) return;
    const entry = this.journal.read(next >= 0 ? this.booked[next] : beyond - next);
    cases.nextDay[index] = next >= 0 ? entry.day : elsewhere;
    cases.nextMin[index] = entry.timeMin;
  }
}

type CasesOf = Pick<WeekCases, "firstDay" | "days" | "reachedMin" | "sources" | "plan">;

/** Room for `length` cases: open, without a cause, a next date or an end. Those that make up cases by hand fill it in. */
export function emptyCases(of: CasesOf, length: number): WeekCases {
  return {
    ...of,
    key: new Float64Array(length),
    isOperation: new Uint8Array(length),
    hospital: new Int16Array(length),
    day: new Int16Array(length),
    list: new Int16Array(length).fill(-1),
    priority: new Uint8Array(length),
    urgent: new Uint8Array(length),
    surgicalClass: new Uint8Array(length),
    cancer: new Uint8Array(length),
    bookedMin: new Float64Array(length),
    fate: new Uint8Array(length),
    fateMin: new Float64Array(length).fill(Number.NaN),
    endMin: new Float64Array(length).fill(Number.NaN),
    cause: new Int32Array(length).fill(-1),
    root: new Uint8Array(length),
    nextDay: new Int16Array(length).fill(-1),
    nextMin: new Float64Array(length).fill(Number.NaN),
  };
}

const indexes = new WeakMap<Journal, CaseIndex>();

/**
 * Cases planned for days `firstDay` to `firstDay + days - 1`. The index of a journal is kept and fed with what is new in it.
 * @param reachedMin how far the run has come; the end of the days asked for when not given
 */
export function readWeekCases(
  setup: Setup,
  journal: Journal,
  causes: CauseLog,
  firstDay: number,
  days: number,
  reachedMin?: number,
): WeekCases {
  let index = indexes.get(journal);
  if (index === undefined || !index.isOfJournal) {
    index = new CaseIndex(journal);
    indexes.set(journal, index);
  }
  index.update();
  const { startMin } = setup.calendar;
  const end = startMin[Math.min(Math.max(0, firstDay + days), setup.calendar.days)];
  return index.week(setup, causes, firstDay, days, reachedMin ?? end);
}
