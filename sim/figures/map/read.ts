/** From a run to what the map shows: what moves on a day, by an index that grows with the journal, and a day's values at places. */
import {
  birthKeyText,
  dayAt,
  type Journal,
  type JournalKind,
  type MeasureStore,
  minuteOfDay,
  readMeasure,
  type Setup,
} from "../../model/index.ts";
import { dateText } from "../../report/index.ts";
import {
  blood,
  type DayMovements,
  type MapData,
  type MapValues,
  patients,
  patientWayMin,
  results,
  samples,
} from "./data.ts";

const kindOf: Readonly<Partial<Record<JournalKind, number>>> = {
  "samples.sent": samples,
  "results.sent": results,
  "blood.sent": blood,
  "operation.transferred": patients,
};

/** Which entries of a journal are about something that moves, by day. It grows with the journal: no entry is read twice to find one. */
export class MovementIndex {
  private readonly setup: Setup;
  private readonly journal: Journal;
  private readonly byDay: number[][] = [];
  private taken = 0;

  constructor(setup: Setup, journal: Journal) {
    this.setup = setup;
    this.journal = journal;
  }

  /** Takes in what was written since the last time. */
  update(): void {
    const { calendar } = this.setup;
    for (; this.taken < this.journal.length; this.taken++) {
      const { kind, timeMin, untilMin } = this.journal.read(this.taken);
      if (kindOf[kind] === undefined) continue;
      const last = dayAt(calendar, kind === "operation.transferred" ? timeMin + patientWayMin : untilMin);
      for (let day = dayAt(calendar, timeMin); day <= last; day++) {
        if (this.byDay[day] === undefined) this.byDay[day] = [];
        this.byDay[day].push(this.taken);
      }
    }
  }

  /** What leaves or is under way on a day, as far as the journal goes. */
  day(day: number): DayMovements {
    this.update();
    const { journal, setup } = this;
    const found = (this.byDay[day] ?? []).map((index) => ({ index, entry: journal.read(index) }));
    // Results are written down before they leave.
    found.sort((a, b) => a.entry.timeMin - b.entry.timeMin || a.index - b.index);
    const of = (read: (one: (typeof found)[number]) => number) => found.map(read);
    return {
      day,
      startMin: setup.calendar.startMin[day],
      endMin: setup.calendar.startMin[day + 1],
      kind: Uint8Array.from(of(({ entry }) => kindOf[entry.kind] ?? 0)),
      from: Int16Array.from(of(({ entry }) => (entry.kind === "blood.sent" ? -1 : entry.place))),
      to: Int16Array.from(of(({ entry }) => targetOf(entry.kind, entry.place, entry.other))),
      leaveMin: Float64Array.from(of(({ entry }) => entry.timeMin)),
      arriveMin: Float64Array.from(of(({ entry }) => (isPatient(entry.kind) ? entry.timeMin : entry.untilMin))),
      count: Int32Array.from(of(({ entry }) => entry.count)),
      detail: Int32Array.from(of(({ entry }) => (isPatient(entry.kind) ? 0 : entry.detail))),
      entry: Int32Array.from(of(({ index }) => index)),
      patientCases: found.flatMap(({ entry }) =>
        isPatient(entry.kind) ? [birthKeyText({ setup }, entry.subject)] : [],
      ),
    };
  }
}

const isPatient = (kind: JournalKind): boolean => kind === "operation.transferred";

function targetOf(kind: JournalKind, place: number, other: number): number {
  if (isPatient(kind)) return -1;
  return kind === "blood.sent" ? place : other;
}

const indexes = new WeakMap<Journal, MovementIndex>();

/** As `MovementIndex.day`; keeps an index for each journal by itself. */
export function readMovements(setup: Setup, journal: Journal, day: number): DayMovements {
  const index = indexes.get(journal) ?? new MovementIndex(setup, journal);
  indexes.set(journal, index);
  return index.day(day);
}

/** The buffers of a day's movements, to hand over rather than copy. */
export function buffersOfMovements(movements: DayMovements): ArrayBufferLike[] {
  const { kind, from, to, leaveMin, arriveMin, count, detail, entry } = movements;
  return [kind, from, to, leaveMin, arriveMin, count, detail, entry].map(({ buffer }) => buffer);
}

/** Values of a day at the places of the map. */
export function readMapValues(setup: Setup, measures: MeasureStore, day: number): MapValues {
  const { hospitals, laboratories, practices } = setup.places;
  const each = (name: string, count: number, onDay: number): Float64Array => {
    const number = setup.layout.specs.findIndex((spec) => spec.name === name);
    if (number < 0 || onDay < 0) return new Float64Array(count).fill(Number.NaN);
    return Float64Array.from({ length: count }, (_, place) =>
      readMeasure(setup.layout, measures, number, [place], onDay, onDay + 1),
    );
  };
  let practiceDay = day;
  while (practiceDay >= 0 && !each("gp.testsRequested", practices.length, practiceDay).some((n) => n > 0))
    practiceDay--;
  const atPractices = (name: string) => each(name, practices.length, practiceDay);
  return {
    day,
    practiceDay,
    practices: {
      requested: atPractices("gp.testsRequested"),
      sent: atPractices("gp.testsSent"),
      deferred: atPractices("gp.testsDeferred"),
      backlog: atPractices("gp.backlog"),
    },
    hospitals: {
      booked: each("elective.booked", hospitals.length, day),
      done: each("elective.done", hospitals.length, day),
      postponed: each("elective.postponed", hospitals.length, day),
    },
    laboratories: {
      capacity: each("laboratory.capacityFraction", laboratories.length, day),
      waiting: each("laboratory.waiting", laboratories.length, day),
    },
  };
}

/** All that `mapFigure` needs of a run that has come past the day of `timeMin`, besides the geography. */
export function readMap(setup: Setup, measures: MeasureStore, journal: Journal | undefined, timeMin: number): MapData {
  const { calendar, places, scenario } = setup;
  const day = dayAt(calendar, timeMin);
  const values = readMapValues(setup, measures, day);
  const minute = Math.floor(minuteOfDay(calendar, timeMin));
  const two = (n: number): string => String(n).padStart(2, "0");
  return {
    region: scenario.region.name,
    practices: places.practices,
    hospitals: places.hospitals,
    laboratories: places.laboratories,
    boroughs: places.boroughs,
    dayText: dateText(calendar, day),
    practiceDayText: values.practiceDay < 0 ? "" : dateText(calendar, values.practiceDay),
    values,
    movements: journal === undefined ? null : readMovements(setup, journal, day),
    timeMin,
    timeText: `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
  };
}
