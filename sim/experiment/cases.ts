/**
 * Single cases of a run as a table: one row for each date that a simulated operation or appointment was given within the
 * horizon, with what became of it and why. A case that was rebooked has a row for each of its dates. Cases are simulated; a
 * single one says nothing of any person, and pairs of runs mean something in aggregate only.
 */
import {
  birthKeyText,
  Journal,
  type JournalEntry,
  type JournalKind,
  type RunIdentity,
  readOperationDetail,
  type Setup,
  surgicalClasses,
  type World,
} from "../model/index.ts";
import { toldNumber } from "./numbers.ts";
import { runOnce } from "./replicate.ts";
import { integer, number, type Table, text, type Value } from "./table.ts";

const fates: Readonly<Partial<Record<JournalKind, string>>> = {
  "operation.done": "done",
  "operation.postponed": "postponed",
  "operation.cancelled": "cancelled",
  "operation.transferred": "transferred",
  "appointment.held": "done",
  "appointment.heldWithoutResult": "held without result",
  "appointment.converted": "converted",
  "appointment.postponed": "postponed",
};

const kinds: readonly JournalKind[] = [
  "operation.booked",
  "appointment.booked",
  ...(Object.keys(fates) as JournalKind[]).sort(),
];

const minutes = "minutes since 00:00 of the first day of the incident";

/** Runs some replications anew, one after another as rows are asked for, and lists their cases. */
export function casesTable(setup: Setup, runs: readonly RunIdentity[]): Table {
  return {
    name: "cases",
    description:
      "Each date within the horizon that a simulated operation or appointment was given, and what became of it.",
    columns: [
      integer("replication", "Number of the replication."),
      text("case", "Birth key of the case: the same in every run with the same luck, whatever is decided."),
      text("kind", "operation or appointment."),
      text("place", "Id of the hospital."),
      text("planned_date", "The date it was given, as an ISO date."),
      number("booked_min", "When it was given that date.", minutes),
      text("priority", "P2, P3 or P4 of an operation; urgent or routine of an appointment."),
      text("surgical_class", "Class of an operation; nothing for an appointment."),
      text(
        "fate",
        "done, held without result, converted, postponed, cancelled, transferred, or open at the end of the run.",
      ),
      number("fate_min", "When that was settled; for an operation done, when it began. Nothing while open.", minutes),
      text("binding", "For a date that was lost: the constraint that bound, the first unmet in the declared order."),
      text("root", "For a date that was lost: what its chain of causes leads back to."),
    ],
    *rows() {
      for (const run of runs) yield* casesOf(setup, run);
    },
  };
}

function* casesOf(setup: Setup, run: RunIdentity): Generator<readonly Value[]> {
  const journal = new Journal();
  let world: World | undefined;
  const onEnd = (ended: World): void => {
    world = ended;
  };
  runOnce(setup, run, {}, { journal, onEnd });
  if (world === undefined) return;
  const { warmUpDays, days } = setup.calendar;
  for (const { booked, ended } of datesOf(journal)) {
    if (booked.day >= warmUpDays && booked.day < days) yield [run.replication, ...rowOf(world, booked, ended)];
  }
}

interface CaseDate {
  readonly booked: JournalEntry;
  ended: JournalEntry | null;
}

/** In the order of booking. */
function datesOf(journal: Journal): CaseDate[] {
  const dates: CaseDate[] = [];
  /** By birth key: the date whose fate is still open. */
  const open = new Map<number, CaseDate>();
  journal.each(kinds, (entry) => {
    if (fates[entry.kind] === undefined) {
      const date: CaseDate = { booked: entry, ended: null };
      dates.push(date);
      open.set(entry.subject, date);
      return;
    }
    // A case that is transferred, or lost without a date, is on a waiting line: it has no date whose fate this could be.
    const date = open.get(entry.subject);
    if (date === undefined) return;
    date.ended = entry;
    open.delete(entry.subject);
  });
  return dates;
}

function rowOf(world: World, booked: JournalEntry, ended: JournalEntry | null): Value[] {
  const { setup, causes } = world;
  const known = ended ?? booked;
  const isOperation = booked.kind === "operation.booked";
  const { priority, surgicalClass } = readOperationDetail(booked.detail);
  const record = ended === null || ended.cause < 0 ? null : causes.read(ended.cause);
  return [
    birthKeyText(world, booked.subject),
    isOperation ? "operation" : "appointment",
    setup.places.hospitals[booked.place].id,
    setup.calendar.dates[booked.day],
    toldNumber(booked.timeMin),
    isOperation ? `P${priority}` : known.detail === 1 ? "urgent" : "routine",
    isOperation ? surgicalClasses[surgicalClass] : null,
    ended === null ? "open" : (fates[ended.kind] ?? null),
    ended === null ? null : toldNumber(ended.timeMin),
    record?.binding ?? null,
    record?.root ?? null,
  ];
}
