/**
 * What the page and its simulation worker say to each other. Plain data and typed arrays only: everything here survives
 * being posted. Responsible for shapes, not for how they are filled or carried (client.ts).
 */
import type {
  CascadeData,
  DayMovements,
  FridgesData,
  MapValues,
  PracticeRows,
  SeriesRequest,
  WeekCases,
} from "../../figures/index.ts";
import type { Calendar, MeasureSpec } from "../../model/index.ts";
import type { Document, Stop, WhyAnswer } from "../../report/index.ts";
import type { Place, Published, Strike } from "../../scenario/index.ts";

export interface ScenarioEntry {
  /** From the scenarios folder. */
  readonly path: string;
  readonly title: string;
}

/** All that a run is a function of, besides the model's version and decisions. */
export interface RunRequest {
  readonly path: string;
  readonly seed: string;
  readonly replication: number;
  /** As after `--set`: `horizon=28 d`. */
  readonly overrides: readonly string[];
}

/** An entry of the timeline, for marks on the clock. */
export interface Mark {
  readonly atMin: number;
  readonly text: string;
}

/** What is fixed for a run and known when it is opened. */
export interface RunFacts {
  readonly scenario: {
    readonly id: string;
    readonly title: string;
    readonly story: string;
    readonly hash: string;
  };
  readonly modelVersion: string;
  readonly region: { readonly id: string; readonly name: string; readonly attribution: string };
  readonly calendar: Calendar;
  /** Number of the first whole week of the run; weeks of the warm-up are 0 and below. */
  readonly firstWeek: number;
  /** Whole weeks from the first. */
  readonly weeks: number;
  readonly marks: readonly Mark[];
  readonly strikes: readonly Strike[];
  readonly measures: readonly MeasureSpec[];
  readonly rollups: readonly { readonly id: string; readonly name: string }[];
  readonly hospitals: readonly Place[];
  readonly laboratories: readonly Place[];
  readonly practices: readonly Place[];
  readonly boroughs: readonly Place[];
  readonly published: readonly Published[];
}

export type OpenResult =
  | { readonly ok: true; readonly facts: RunFacts; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Values by day from the first of the warm-up, or by week from `firstWeek`; NaN where the run has not been or nothing was read. */
export interface Series extends SeriesRequest {
  readonly values: Float64Array;
}

/** What a run can be checked by, at the time it has reached. */
export interface RunHashes {
  readonly timeMin: number;
  /** Of all measures. */
  readonly result: string;
  /** Of the whole state. */
  readonly state: string;
}

/** The state at one moment, by its hash. */
export interface MomentHash {
  readonly timeMin: number;
  readonly stateHash: string;
}

/** The world at one moment, as its figures show it. */
export interface MomentView {
  readonly timeMin: number;
  readonly cascade: CascadeData;
  readonly fridges: FridgesData;
}

export interface EnsembleRequest {
  readonly run: RunRequest;
  readonly replications: number;
  readonly series: readonly SeriesRequest[];
}

/** Values of a series by replication: row r begins at `r * periods`. */
export interface EnsembleSeries extends SeriesRequest {
  readonly replications: number;
  readonly periods: number;
  readonly values: Float64Array;
}

export type Report<T> = (progress: T) => void;

/** Called from the page; every answer arrives as a promise. */
export interface SimulationService {
  /** Scenarios to choose from, by path. */
  scenarios(): readonly ScenarioEntry[];
  /** Loads a scenario and puts a new run at its beginning, in place of any before. */
  open(request: RunRequest): OpenResult;
  /** Runs on to a time in short slices; false when another `open` or `stop` came in between. */
  runTo(timeMin: number, report: Report<number>): Promise<boolean>;
  stop(): void;
  series(requests: readonly SeriesRequest[]): readonly Series[];
  mapDay(day: number): MapValues;
  /** Of the run at the time it has reached. */
  hash(): RunHashes;
  /**
   * The world at a moment, anywhere in the run: where the run has not come yet, it goes there first. Null, here and below, when
   * another `open` or `stop` came in between.
   */
  moment(timeMin: number): Promise<MomentView | null>;
  /** Cases planned for the week from a day, as far as the run has come. */
  cases(firstDay: number, days: number): WeekCases;
  /** What leaves or is on its way on a day, as far as the run has come. */
  movements(day: number): DayMovements;
  /** Practices on every day, as far as the run has come. */
  practiceRows(): PracticeRows;
  /** The situation report of a moment. */
  report(timeMin: number): Promise<Document | null>;
  /** Why? of what a pick names, as known at a moment; null also for a text that names nothing. */
  why(pick: string, timeMin: number): Promise<WhyAnswer | null>;
  /** The next instant with something notable in it; null also when the run holds none. */
  nextEvent(timeMin: number): Promise<Stop | null>;
  previousEvent(timeMin: number): Promise<Stop | null>;
  /** The state that `moment` and `why` see at a time. */
  hashAt(timeMin: number): Promise<MomentHash | null>;
  /** The state at a time of a run of its own from the start: what every other way to that moment must agree with. */
  hashApart(timeMin: number): Promise<MomentHash | null>;
  /** Replications 0, 1, 2 … of a run; null when `stop` came in between. Keep a worker of its own for it. */
  replicate(request: EnsembleRequest, report: Report<number>): Promise<readonly EnsembleSeries[] | null>;
}
