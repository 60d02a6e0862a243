/**
 * Notable events of a run in order of time, for going from one to the next: what happened and was decided, ways of working that
 * changed, alerts, strikes, the first practice of a borough that holds back, emergency operations that waited, and postponements
 * that lead back to the incident, where several fall together. Single ones and what is ordinary are not among them.
 */
import { roundMin } from "../engine/index.ts";
import { type CauseRecord, dayAt, type RecordKind, type World } from "../model/index.ts";
import type { Action } from "../scenario/index.ts";
import { decidedText } from "./decisions.ts";
import { dateText, hospitalName, momentText, numberText, reasonText, scopeText } from "./text.ts";
import { explainRecord, serviceOf } from "./why.ts";

export interface NotableEvent {
  readonly timeMin: number;
  /** Kind of the record; `effect` for a decision that takes effect after its delay. */
  readonly kind: RecordKind | "effect";
  readonly sentence: string;
  /** Number of the (first) record. */
  readonly record: number;
}

/** All that is notable at one instant. */
export interface Stop {
  readonly timeMin: number;
  readonly events: readonly NotableEvent[];
}

interface Noted {
  readonly timeMin: number;
  readonly kind: NotableEvent["kind"];
  readonly records: number[];
}

const always: readonly RecordKind[] = ["action", "condition", "alert"];
/** Postponements of one minute and service that are worth a stop. */
const several = 3;

/** Grows with the run. Ask `update` after each slice of it, at the end of an instant. */
export class Events {
  private readonly world: World;
  private seen: number;
  private readonly list: Noted[] = [];
  /** Effects of decisions, which come later than their records. */
  private readonly effects: Noted[] = [];
  private lastStrike = "";
  /** Boroughs with a practice that has begun to hold back. */
  private readonly holding = new Set<number>();

  constructor(world: World) {
    this.world = world;
    this.seen = world.causes.first;
  }

  update(): void {
    const { causes } = this.world;
    for (; this.seen < causes.length; this.seen++) {
      const kind = causes.kindOf(this.seen);
      if (kind === "transfusion" || kind === "substitution" || kind === "discard" || kind === "ordinary") continue;
      this.take(causes.read(this.seen));
    }
  }

  /** The first instant later than a time with something notable in it; null when the run holds none so far. */
  after(timeMin: number): Stop | null {
    let soonest = Number.POSITIVE_INFINITY;
    for (const one of this.notable()) if (one.timeMin > timeMin && one.timeMin < soonest) soonest = one.timeMin;
    return this.at(soonest);
  }

  /** The last instant before a time with something notable in it. */
  before(timeMin: number): Stop | null {
    let latest = Number.NEGATIVE_INFINITY;
    for (const one of this.notable()) if (one.timeMin < timeMin && one.timeMin > latest) latest = one.timeMin;
    return this.at(latest);
  }

  private at(timeMin: number): Stop | null {
    if (!Number.isFinite(timeMin)) return null;
    const here = this.notable().filter((one) => one.timeMin === timeMin);
    return {
      timeMin,
      events: here.map(({ kind, records }) => ({
        timeMin,
        kind,
        sentence: this.sentence(kind, records, timeMin),
        record: records[0],
      })),
    };
  }

  private notable(): Noted[] {
    const { nowMin } = this.world.sim;
    return [...this.list, ...this.effects].filter(
      ({ kind, records, timeMin }) => timeMin <= nowMin && (kind !== "postponement" || records.length >= several),
    );
  }

  private take(record: CauseRecord): void {
    const { kind, timeMin, id } = record;
    if (kind === "strike") {
      // Lists are cut once, with notice; clinics say it again at every hospital on the day.
      const strike = `${record.subject} ${dayAt(this.world.setup.calendar, timeMin)}`;
      if (strike === this.lastStrike) return;
      this.lastStrike = strike;
      this.list.push({ timeMin, kind, records: [id] });
    } else if (kind === "deferral") {
      const borough = this.world.setup.places.boroughOfPractice[record.place];
      if (this.holding.has(borough)) return;
      this.holding.add(borough);
      this.list.push({ timeMin, kind, records: [id] });
    } else if (isOfIncident(record) && kind === "postponement") {
      const fellow = this.fellowOf(record);
      if (fellow) fellow.records.push(id);
      else this.list.push({ timeMin, kind, records: [id] });
    } else if (always.includes(kind) || isNotableWait(record) || isRestore(record)) {
      this.list.push({ timeMin, kind, records: [id] });
      if (kind === "action" && record.value > 0)
        this.effects.push({ timeMin: roundMin(timeMin + record.value), kind: "effect", records: [id] });
    }
  }

  /** Postponements of the same minute and service that a record is told together with. */
  private fellowOf(record: CauseRecord): Noted | undefined {
    const { causes } = this.world;
    const service = serviceOf(this.world, record.subject);
    for (let at = this.list.length - 1; at >= 0 && this.list[at].timeMin === record.timeMin; at--) {
      const { kind, records } = this.list[at];
      if (kind === "postponement" && serviceOf(this.world, causes.read(records[0]).subject) === service)
        return this.list[at];
    }
    return undefined;
  }

  private sentence(kind: Noted["kind"], records: readonly number[], timeMin: number): string {
    const { causes, setup } = this.world;
    const first = causes.read(records[0]);
    const when = momentText(setup.calendar, timeMin);
    switch (kind) {
      case "action":
        return ended(
          decidedText(this.world, { timeMin, effectMin: timeMin, isIncident: false, action: this.action(first) }),
        );
      case "effect": {
        const action = this.action(first);
        return ended(`${when}: takes effect: ${action.label}${scopeText(this.world, action)}`);
      }
      case "deferral": {
        const { boroughs, boroughOfPractice } = setup.places;
        return `${when}: practices of ${boroughs[boroughOfPractice[first.place]]?.name ?? "the region"} begin to hold requests back.`;
      }
      case "postponement":
        return `${when}: ${this.postponed(records)}`;
      case "strike":
        return `${when}: a strike takes part of the lists or clinics from ${dateText(setup.calendar, first.subject)}.`;
      default:
        return explainRecord(this.world, records[0]).links[0].sentence;
    }
  }

  private postponed(numbers: readonly number[]): string {
    const records = numbers.map((number) => this.world.causes.read(number));
    const what = serviceOf(this.world, records[0].subject) === "outpatients" ? "appointments" : "operations";
    const places = [...new Set(records.map(({ place }) => place))];
    const where = places.length === 1 ? hospitalName(this.world, places[0]) : `${numberText(places.length)} hospitals`;
    const often = mostCommon(records.flatMap(({ binding }) => (binding === null ? [] : [binding])));
    const because = often === undefined ? "" : `; most often because ${reasonText(often)}`;
    return `${numberText(records.length)} ${what} at ${where} postponed${because}.`;
  }

  private action(record: CauseRecord): Action {
    return (this.world.states.response as { readonly actions: readonly Action[] }).actions[record.subject];
  }
}

const isOfIncident = ({ root }: CauseRecord): boolean => root === "incident";

/** Systems brought back by the supplier's crews; a dated restore is told by its action. */
const isRestore = ({ kind, value }: CauseRecord): boolean => kind === "system" && value >= 1;

/** Emergency operations that waited for a group and screen; late issues of blood are too many to stop at. */
const isNotableWait = (record: CauseRecord): boolean =>
  record.kind === "wait" && isOfIncident(record) && record.unmet.includes("valid group and screen");

function mostCommon<T>(list: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([, m], [, n]) => n - m)[0]?.[0];
}

const ended = (text: string): string => (text.endsWith(".") ? text : `${text}.`);
