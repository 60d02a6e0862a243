/**
 * What the page and its simulation worker say to each other. Plain data and typed arrays only: everything here survives
 * being posted. Responsible for shapes, not for how they are filled (readings.ts) or carried (client.ts).
 */
import type { Calendar, MeasureSpec } from "../../model/index.ts";
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

export interface SeriesRequest {
  readonly measure: string;
  /** Id of a rollup such as `region` or `kch+gstt`. */
  readonly place: string;
  readonly every: "day" | "week";
}

/** Values by day from the first of the warm-up, or by week from `firstWeek`; NaN where the run has not been or nothing was read. */
export interface Series extends SeriesRequest {
  readonly values: Float64Array;
}

/** One day on the map, each array in the order of its list of places in the facts. NaN where nothing was read. */
export interface MapDay {
  readonly day: number;
  /** The day whose requests the practices show: the last one, up to `day`, on which practices were open; -1 before the first. */
  readonly practiceDay: number;
  readonly practices: {
    readonly requested: Float64Array;
    readonly sent: Float64Array;
    readonly deferred: Float64Array;
    readonly backlog: Float64Array;
  };
  readonly hospitals: {
    readonly booked: Float64Array;
    readonly done: Float64Array;
    readonly postponed: Float64Array;
  };
  readonly laboratories: {
    /** Fraction of the usual weekday's results released within target. */
    readonly capacity: Float64Array;
    readonly waiting: Float64Array;
  };
}

/** What a run can be checked by, at the time it has reached. */
export interface RunHashes {
  readonly timeMin: number;
  /** Of all measures. */
  readonly result: string;
  /** Of the whole state. */
  readonly state: string;
}

/** The world at one moment. */
export interface Moment {
  readonly timeMin: number;
  readonly stateHash: string;
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
  mapDay(day: number): MapDay;
  hash(): RunHashes;
  /** The run at a moment that may lie behind the time it has reached; null when another `open` or `stop` came in between. */
  seek(timeMin: number): Promise<Moment | null>;
  /** Replications 0, 1, 2 … of a run; null when `stop` came in between. Keep a worker of its own for it. */
  replicate(request: EnsembleRequest, report: Report<number>): Promise<readonly EnsembleSeries[] | null>;
}
