/** Practices in an order and their days in steps: what the strips show, before they have a place in a picture. */
import type { PracticeRows } from "./data.ts";

/** What a cell shows: the share of the day's requests held back, or what waits, in days of the practice's usual requests. */
export const stripMeasures = ["deferred", "backlog"] as const;
export type StripMeasure = (typeof stripMeasures)[number];

export const practiceOrders = ["place", "week", "total", "backlog", "list", "name"] as const;
/** `place` groups by borough, from north to south within each; the others rank all practices. */
export type PracticeOrder = (typeof practiceOrders)[number];

export const orderNames: Readonly<Record<PracticeOrder, string>> = {
  place: "by borough, north to south",
  week: "share deferred this week",
  total: "share deferred since the incident",
  backlog: "waiting, in days of usual requests",
  list: "list size",
  name: "name",
};

/** Lower ends of the five steps of each measure. */
const lows: Readonly<Record<StripMeasure, readonly number[]>> = {
  deferred: [0.005, 0.2, 0.4, 0.6, 0.8],
  backlog: [0.5, 5, 10, 20, 40],
};
export const stripSteps: Readonly<Record<StripMeasure, readonly string[]>> = {
  deferred: ["under 20 %", "20 to 40 %", "40 to 60 %", "60 to 80 %", "80 % or more"],
  backlog: ["under 5 days", "5 to 10", "10 to 20", "20 to 40", "40 days or more"],
};

/** Days shown before the incident. */
const daysBefore = 7;

export const firstShownDay = ({ incidentDay }: PracticeRows): number => Math.max(0, incidentDay - daysBefore);

/** First day of the week (Monday to Sunday) that holds a day. */
export function weekStart({ weekday, days }: PracticeRows, day: number): number {
  const held = Math.max(0, Math.min(day, days - 1));
  return Math.max(0, held - (weekday[held] ?? 0));
}

export interface Sums {
  readonly requested: number;
  readonly deferred: number;
}

/** Requests of some practices over days [from, to). */
export function sumsOf(rows: PracticeRows, numbers: readonly number[], from: number, to: number): Sums {
  let requested = 0;
  let deferred = 0;
  const last = Math.min(to, rows.daysDone);
  for (const number of numbers) {
    for (let day = Math.max(0, from); day < last; day++) {
      requested += rows.requested[number * rows.days + day];
      deferred += rows.deferred[number * rows.days + day];
    }
  }
  return { requested, deferred };
}

export const shareOf = ({ requested, deferred }: Sums): number => (requested > 0 ? deferred / requested : Number.NaN);

/** What waits at a practice at the end of a day, or of the last one simulated. */
export function waitingOn(rows: PracticeRows, number: number, day: number): number {
  const held = Math.min(day, rows.daysDone - 1);
  return held < 0 ? 0 : rows.backlog[number * rows.days + held];
}

/** Requests of a practice on a usual open day: the mean before the incident; of the whole run where it has no days before. */
export function usualPerDay(rows: PracticeRows, number: number): number {
  const until = rows.incidentDay > 0 ? Math.min(rows.incidentDay, rows.daysDone) : rows.daysDone;
  let open = 0;
  let requested = 0;
  for (let day = 0; day < until; day++) {
    const n = rows.requested[number * rows.days + day];
    if (n > 0) open++;
    requested += n;
  }
  return open > 0 ? requested / open : Number.NaN;
}

/**
 * Steps (0 none, to 5) by practice and shown day, practice p from `p * shown days`. Closed days show the open day before them;
 * days that are not simulated yet are 0.
 */
export function stepsOf(rows: PracticeRows, measure: StripMeasure): Uint8Array {
  const first = firstShownDay(rows);
  const shown = rows.days - first;
  const steps = new Uint8Array(rows.practices.length * shown);
  for (let number = 0; number < rows.practices.length; number++) {
    const usual = usualPerDay(rows, number);
    let step = 0;
    for (let day = 0; day < rows.daysDone; day++) {
      const at = number * rows.days + day;
      if (measure === "backlog") step = usual > 0 ? stepAt(measure, rows.backlog[at] / usual) : 0;
      else if (rows.requested[at] > 0) step = stepAt(measure, rows.deferred[at] / rows.requested[at]);
      if (day >= first) steps[number * shown + day - first] = step;
    }
  }
  return steps;
}

function stepAt(measure: StripMeasure, value: number): number {
  let step = 0;
  while (step < 5 && value >= lows[measure][step]) step++;
  return step;
}

export interface StripGroup {
  /** Id of a borough; "" for all practices in one. */
  readonly id: string;
  readonly name: string;
  readonly practices: readonly number[];
}

/** Practices in an order, ties by name and id: by borough, or all in one group. */
export function groupPractices(rows: PracticeRows, order: PracticeOrder, day: number): StripGroup[] {
  const everyone = rows.practices.map((_, number) => number);
  if (order !== "place") {
    const keys = everyone.map((number) => orderKey(rows, order, number, day));
    return [{ id: "", name: "All practices", practices: sorted(rows, everyone, (number) => keys[number]) }];
  }
  const known = new Set(rows.boroughs.map(({ id }) => id));
  const groups = rows.boroughs.map(({ id, name }) => ({
    id,
    name,
    practices: sorted(
      rows,
      everyone.filter((number) => rows.practices[number].borough === id),
      (number) => rows.practices[number].latitude,
    ),
  }));
  const rest = everyone.filter((number) => !known.has(rows.practices[number].borough));
  return [...groups, { id: "", name: "Elsewhere", practices: rest }].filter(({ practices }) => practices.length > 0);
}

/** Largest key first, unknown last. */
function sorted(rows: PracticeRows, numbers: readonly number[], key: (number: number) => number): number[] {
  const held = (number: number): number => (Number.isNaN(key(number)) ? Number.NEGATIVE_INFINITY : key(number));
  const text = (number: number): string => `${rows.practices[number].name} ${rows.practices[number].id}`;
  return [...numbers].sort((a, b) => {
    const [first, second] = [held(a), held(b)];
    return first === second ? (text(a) < text(b) ? -1 : 1) : second - first;
  });
}

function orderKey(rows: PracticeRows, order: PracticeOrder, number: number, day: number): number {
  const from = weekStart(rows, day);
  switch (order) {
    case "week":
      return shareOf(sumsOf(rows, [number], from, from + 7));
    case "total":
      return shareOf(sumsOf(rows, [number], rows.incidentDay, rows.days));
    case "backlog":
      return waitingOn(rows, number, day) / usualPerDay(rows, number);
    case "list":
      return rows.practices[number].listSize;
    default:
      return 0;
  }
}
