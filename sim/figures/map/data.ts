/** What a map is drawn from: places, a day's values at them, and what is on its way. Plain data and typed arrays: it can be posted. */

/** What moves, in the order of `DayMovements.kind`. */
export const movementKinds = ["samples", "results", "blood", "patients"] as const;
export type MovementKind = (typeof movementKinds)[number];

export const samples = 0;
export const results = 1;
export const blood = 2;
export const patients = 3;

/** For how long a transferred patient is drawn as leaving: the model knows no journey, only the moment of acceptance. */
export const patientWayMin = 120;
/** Vans stand loaded and results wait to be read for most of the time between leaving and arriving: the last of it is drawn. */
export const lastWayMin = 120;

/**
 * What leaves or is under way on one day, as arrays of equal length in the order of leaving. Samples go from a practice to a
 * laboratory, results back; blood comes from outside the region (-1) to a hospital; a patient whose operation is done elsewhere
 * goes from a hospital to outside (-1).
 */
export interface DayMovements {
  readonly day: number;
  /** Local midnights that begin and end the day. */
  readonly startMin: number;
  readonly endMin: number;
  readonly kind: Uint8Array;
  /** Place numbers in the list of practices, laboratories or hospitals that the kind says; -1 outside the region. */
  readonly from: Int16Array;
  readonly to: Int16Array;
  readonly leaveMin: Float64Array;
  /** When samples and blood arrive, when results are seen. For patients as `leaveMin`: the journal knows when they were accepted. */
  readonly arriveMin: Float64Array;
  /** Requests, results or units; 1 for a patient. */
  readonly count: Int32Array;
  /** 1 for an urgent bag; units of O negative in a van; else 0. */
  readonly detail: Int32Array;
  /** Number of the entry in the journal: the id in `bag 123` and `van 123`. */
  readonly entry: Int32Array;
  /** Birth keys of the patients in words, in their order among the rest. */
  readonly patientCases: readonly string[];
}

/** Values of one day at the places, each in the order of its list. NaN where nothing was read. */
export interface MapValues {
  readonly day: number;
  /** The day whose requests the practices show: the last one, up to `day`, on which practices were open; -1 before the first. */
  readonly practiceDay: number;
  readonly practices: {
    readonly requested: Float64Array;
    readonly sent: Float64Array;
    readonly deferred: Float64Array;
    readonly backlog: Float64Array;
  };
  readonly hospitals: { readonly booked: Float64Array; readonly done: Float64Array; readonly postponed: Float64Array };
  readonly laboratories: {
    /** Fraction of the usual weekday's results released within target. */
    readonly capacity: Float64Array;
    readonly waiting: Float64Array;
  };
}

/** A place as the map needs it; the places of a region are such. */
export interface MapPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Id of its borough; "" for none. */
  readonly borough: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly listSize: number;
}

export interface MapPlaces {
  readonly practices: readonly MapPlace[];
  readonly hospitals: readonly MapPlace[];
  readonly laboratories: readonly MapPlace[];
  readonly boroughs: readonly { readonly id: string; readonly name: string }[];
}

export interface MapData extends MapPlaces {
  /** Name of the region. */
  readonly region: string;
  /** The day, and the day whose requests the practices show, in words. */
  readonly dayText: string;
  readonly practiceDayText: string;
  /** null until a day has been simulated. */
  readonly values: MapValues | null;
  readonly movements: DayMovements | null;
  /** Moment at which what moves is drawn, and in words. */
  readonly timeMin: number;
  readonly timeText: string;
}
