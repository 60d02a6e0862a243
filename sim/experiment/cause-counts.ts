/**
 * What postponed or held back care in one run, counted from its records of causes: by constraint and root, by day and place; by chain
 * beside the difference from a run without incident that had the same luck; and what the declared order of constraints does to the
 * counts. Responsible for the counts and their tables. One run is one luck: counts of several runs are the measures.
 */
import {
  type CauseRecord,
  type ConstraintName,
  constraints,
  dayAt,
  roots,
  sourceOf,
  type World,
} from "../model/index.ts";
import { integer, type Table, text, type Value } from "./table.ts";

export const careKinds = ["operations", "appointments", "practices", "emergency waits"] as const;
export type CareKind = (typeof careKinds)[number];

const countedText =
  "operations, appointments: dates lost, by planned date. practices: general practices that begin to hold requests back, on that day. " +
  "emergency waits: emergency operations and exchanges that waited for blood, on that day.";

/** One record that counts. */
export interface CareRecord {
  readonly kind: CareKind;
  /** Index of the day in the calendar, the warm-up included. */
  readonly day: number;
  /** Id of the hospital, or of the practice's borough. */
  readonly place: string;
  readonly binding: ConstraintName | null;
  readonly unmet: readonly ConstraintName[];
  readonly root: (typeof roots)[number];
  /** How many it stands for. */
  readonly count: number;
}

/** Records of a run whose day is within its horizon, in the order in which they were made. */
export function careRecords(world: World): CareRecord[] {
  const { warmUpDays, days } = world.setup.calendar;
  return world.causes.find(["postponement", "deferral", "wait"]).flatMap((id) => {
    const record = careRecord(world, world.causes.read(id));
    return record !== null && record.day >= warmUpDays && record.day < days ? [record] : [];
  });
}

function careRecord(
  world: World,
  { kind, timeMin, place, subject, binding, unmet, root, value }: CauseRecord,
): CareRecord | null {
  const { places, calendar, kindNames } = world.setup;
  const onDay = dayAt(calendar, Math.min(timeMin, calendar.endMin - 1));
  const common = { binding, unmet, root };
  if (kind === "deferral") {
    const borough = places.boroughs[places.boroughOfPractice[place]]?.id ?? "";
    return { ...common, kind: "practices", day: onDay, place: borough, count: 1 };
  }
  const hospital = places.hospitals[place]?.id ?? "";
  if (kind === "wait") return { ...common, kind: "emergency waits", day: onDay, place: hospital, count: 1 };
  const source = sourceOf(world, subject);
  if (source !== undefined && kindNames[source.kind].startsWith("surgery."))
    return { ...common, kind: "operations", day: value, place: hospital, count: 1 };
  // Of clinics, a record without incident stands for as many as its value says; with it for one, and the value is its planned day.
  const isOfIncident = root === "incident";
  return {
    ...common,
    kind: "appointments",
    day: isOfIncident ? value : onDay,
    place: hospital,
    count: isOfIncident ? 1 : value,
  };
}

/** By day, place, constraint that bound, and root. */
export function constraintsTable(world: World, records: readonly CareRecord[]): Table {
  const { dates, warmUpDays } = world.setup.calendar;
  return {
    name: "constraints",
    description: "What postponed or held back care: one row a day, place, binding constraint and root.",
    columns: [
      text("kind", `What is counted. ${countedText}`),
      integer("day", "Day from the first day of the incident, which is 0.", "days"),
      text("date", "The same as an ISO date."),
      text("place", "Id of the hospital, or of the borough of a practice."),
      text("binding", "The constraint that bound: the first unmet one in the declared order."),
      text("root", "What the chain of causes leads back to."),
      integer("count", "How many.", "as the kind"),
    ],
    rows: () => {
      const keyOf = ({ kind, day, place, binding, root }: CareRecord): readonly Value[] => {
        return [kind, day - warmUpDays, dates[day], place, binding ?? "", root];
      };
      return summed(records, keyOf).map(({ key, count }) => [...key, count]);
    },
  };
}

/** Sums of records with equal keys, in the order of kinds, then of keys. */
function summed(
  records: readonly CareRecord[],
  keyOf: (record: CareRecord) => readonly Value[],
): { readonly key: readonly Value[]; count: number }[] {
  const sums = new Map<string, { key: readonly Value[]; count: number }>();
  for (const record of records) {
    const key = keyOf(record);
    const text = key.join("\n");
    const known = sums.get(text);
    if (known === undefined) sums.set(text, { key, count: record.count });
    else known.count += record.count;
  }
  return [...sums.values()].sort((a, b) => compareKeys(a.key, b.key));
}

function compareKeys(a: readonly Value[], b: readonly Value[]): number {
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at], b[at]];
    if (x === y) continue;
    if (typeof x === "number" && typeof y === "number") return x - y;
    const [kindX, kindY] = at === 0 ? [rankOf(x), rankOf(y)] : [0, 0];
    if (kindX !== kindY) return kindX - kindY;
    return String(x) < String(y) ? -1 : 1;
  }
  return 0;
}

const rankOf = (kind: Value): number => careKinds.indexOf(kind as CareKind);

export interface ChainRow {
  readonly kind: CareKind;
  /** From 1; null for all weeks of the run. */
  readonly week: number | null;
  /** By root: what leads back to it. */
  readonly byChain: Readonly<Record<(typeof roots)[number], number>>;
  /** All roots together, with the incident and in the run without it. */
  readonly all: number;
  readonly twin: number;
}

/**
 * By chain and by difference, side by side. They differ where an event that the incident brought took the place of one that ordinary life
 * would have brought to the same case, or made others happen, or not, later on.
 */
export function chainRows(world: World, records: readonly CareRecord[], twin: readonly CareRecord[]): ChainRow[] {
  const { warmUpDays, days } = world.setup.calendar;
  const weeks = Math.floor((days - warmUpDays) / 7);
  const weekOf = ({ day }: CareRecord): number => Math.floor((day - warmUpDays) / 7) + 1;
  const total = (from: readonly CareRecord[], keep: (record: CareRecord) => boolean): number =>
    from.reduce((sum, record) => (keep(record) ? sum + record.count : sum), 0);
  return careKinds.flatMap((kind) => {
    const [own, other] = [records, twin].map((all) => all.filter((record) => record.kind === kind));
    return [null, ...Array.from({ length: weeks }, (_, week) => week + 1)].map((week): ChainRow => {
      const isIn = (record: CareRecord): boolean => week === null || weekOf(record) === week;
      const byChain = Object.fromEntries(
        roots.map((root) => [root, total(own, (one) => isIn(one) && one.root === root)]),
      );
      return { kind, week, byChain: byChain as ChainRow["byChain"], all: total(own, isIn), twin: total(other, isIn) };
    });
  });
}

export function chainsTable(rows: readonly ChainRow[]): Table {
  return {
    name: "chains",
    description:
      "By chain of causes, and by difference from the run without incident and with the same luck: one row a kind and week.",
    columns: [
      text("kind", `What is counted. ${countedText}`),
      text("week", "Week from 1, or all."),
      integer("chain_incident", "Those whose chain leads back to the incident.", "as the kind"),
      integer("chain_strike", "Those whose chain leads back to a strike.", "as the kind"),
      integer("chain_ordinary", "Those whose chain leads back to ordinary life.", "as the kind"),
      integer("all", "All of them.", "as the kind"),
      integer("without_incident", "All of them in the run without incident.", "as the kind"),
      integer("difference", "all less without_incident.", "as the kind"),
      integer(
        "chain_less_difference",
        "chain_incident less difference: what the two ways of counting disagree on.",
        "as the kind",
      ),
    ],
    *rows() {
      for (const { kind, week, byChain, all, twin } of rows) {
        const { incident, strike, "ordinary life": ordinary } = byChain;
        yield [
          kind,
          week === null ? "all" : String(week),
          incident,
          strike,
          ordinary,
          all,
          twin,
          all - twin,
          incident - (all - twin),
        ];
      }
    },
  };
}

export interface OrderRow {
  readonly kind: CareKind;
  readonly constraint: ConstraintName;
  /** Bound because it is the first unmet in the declared order; unmet at all; would bind if the order were reversed. */
  readonly first: number;
  readonly unmet: number;
  readonly last: number;
}

/** What the declared order of constraints does to counts, over those that lead back to the incident. */
export function orderRows(records: readonly CareRecord[]): OrderRow[] {
  return careKinds.flatMap((kind) => {
    const own = records.filter((record) => record.kind === kind && record.root === "incident");
    return constraints.flatMap((constraint): OrderRow[] => {
      const total = (keep: (record: CareRecord) => boolean): number =>
        own.reduce((sum, record) => (keep(record) ? sum + record.count : sum), 0);
      const unmet = total((record) => record.unmet.includes(constraint));
      if (unmet === 0) return [];
      const first = total((record) => record.unmet[0] === constraint);
      const last = total((record) => record.unmet[record.unmet.length - 1] === constraint);
      return [{ kind, constraint, first, unmet, last }];
    });
  });
}

export function orderTable(rows: readonly OrderRow[]): Table {
  return {
    name: "order",
    description:
      "Which constraint is said to bind hangs on their declared order: counts by it, without it and by its reverse.",
    columns: [
      text("kind", `What is counted, of what leads back to the incident. ${countedText}`),
      text("constraint", "Name of the constraint, in the declared order."),
      integer("first_in_order", "Records that it binds: it is the first unmet in the declared order.", "as the kind"),
      integer("any_unmet", "Records in which it is unmet at all; a record may count in several rows.", "as the kind"),
      integer("reversed_order", "Records that it would bind if the order were reversed.", "as the kind"),
    ],
    *rows() {
      for (const { kind, constraint, first, unmet, last } of rows) yield [kind, constraint, first, unmet, last];
    },
  };
}
