/**
 * What general practice and the integrated care board know: guidance in force, how practices act on it, mutual aid, and
 * yesterday's returns of practices and laboratories.
 */
import { guidance, lookAtAid, lookAtPractices, origin, type World } from "../model/index.ts";
import { answers, DayReadings } from "./view-readings.ts";

export type Guidance = "open" | "urgent-only" | "closed";

export interface BoroughView {
  readonly id: string;
  readonly name: string;
  /** On requests of practices. */
  readonly guidance: Guidance;
  /** Practices by the guidance that they act on, as they tell the board. */
  readonly practices: { readonly open: number; readonly urgentOnly: number; readonly closed: number };
  readonly yesterday: {
    readonly requested: number;
    readonly sent: number;
    readonly deferred: number;
    /** Urgent requests that went to a hospital instead. */
    readonly diverted: number;
    readonly samplesDiscarded: number;
    readonly resultsSeen: number;
    /** Mean hours from collection to result seen. */
    readonly resultWaitHours: number;
  };
  /** Deferred requests and samples wanted again, at the end of yesterday. */
  readonly backlog: number;
  /** Null while no other network takes work of the borough. */
  readonly aid: { readonly laboratory: string; readonly quotaPerDay: number; readonly usedToday: number } | null;
}

/** Yesterday's return of a laboratory. */
export interface LaboratoryReturn {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly received: number;
  readonly released: number;
  readonly discarded: number;
  /** Requests in reception at the end of the day. */
  readonly waiting: number;
  /** Results released within target over the usual weekday. */
  readonly capacityFraction: number;
  readonly practiceTurnaroundMin: number;
}

export interface IcbParts {
  readonly boroughs: readonly BoroughView[];
  readonly laboratories: readonly LaboratoryReturn[];
}

export function icbParts(world: World): IcbParts {
  const readings = new DayReadings(world);
  return { boroughs: boroughViews(world, readings), laboratories: laboratoryReturns(world, readings) };
}

function boroughViews(world: World, readings: DayReadings): BoroughView[] {
  const { boroughs, boroughOfPractice, laboratories, practices } = world.setup.places;
  const members = boroughs.map((): number[] => []);
  practices.forEach((_, practice) => {
    members[boroughOfPractice[practice]]?.push(practice);
  });
  const acting = lookAtPractices(world)?.acting;
  return boroughs.map(({ id, name }, borough) => {
    const own = members[borough];
    const yesterday = (measure: string): number => readings.over(measure, own, readings.today - 1);
    const actingOn = (level: number): number => own.filter((practice) => acting?.[practice] === level).length;
    const aid = lookAtAid(world, borough);
    return {
      id,
      name,
      guidance: wordOf(answers(world, "guidanceFor") ? world.ask.guidanceFor(world, origin.practice, borough) : 0),
      practices: {
        open: actingOn(guidance.open),
        urgentOnly: actingOn(guidance.urgentOnly),
        closed: actingOn(guidance.closed),
      },
      yesterday: {
        requested: yesterday("gp.testsRequested"),
        sent: yesterday("gp.testsSent"),
        deferred: yesterday("gp.testsDeferred"),
        diverted: yesterday("gp.testsDiverted"),
        samplesDiscarded: yesterday("gp.samplesDiscarded"),
        resultsSeen: yesterday("gp.resultsSeen"),
        resultWaitHours: yesterday("gp.resultWait"),
      },
      backlog: yesterday("gp.backlog"),
      aid: aid && { laboratory: laboratories[aid.laboratory].id, quotaPerDay: aid.quota, usedToday: aid.used },
    };
  });
}

function wordOf(level: number): Guidance {
  if (level === guidance.closed) return "closed";
  return level === guidance.urgentOnly ? "urgent-only" : "open";
}

function laboratoryReturns(world: World, readings: DayReadings): LaboratoryReturn[] {
  return world.setup.places.laboratories.map(({ id, name, kind }, laboratory) => {
    const yesterday = (measure: string): number => readings.yesterday(`laboratory.${measure}`, laboratory);
    return {
      id,
      name,
      kind,
      received: yesterday("received"),
      released: yesterday("released"),
      discarded: yesterday("discarded"),
      waiting: yesterday("waiting"),
      capacityFraction: yesterday("capacityFraction"),
      practiceTurnaroundMin: yesterday("turnaround.practice"),
    };
  });
}
