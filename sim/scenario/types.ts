/**
 * The Scenario: what a scenario file means once it has been read, composed and checked. Frozen, plain data.
 * Nothing here knows YAML, files or services.
 */
import type { Distribution } from "../engine/index.ts";
import type { Confidence } from "./registry.ts";

export type ParameterValue = number | boolean | Distribution | Readonly<Record<string, number>>;

/** Service name → parameter name → value; every parameter of every service is present. */
export type Parameters = Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;

/** One line of the ledger: `path` is `service.parameter`; `from` says whether the default, the region or the scenario set it. */
export interface LedgerEntry {
  readonly path: string;
  readonly label: string;
  readonly value: ParameterValue;
  readonly unit: string;
  readonly low: number | null;
  readonly high: number | null;
  /** Ends of a common factor of all entries, of a table that has those instead of low and high. */
  readonly factor?: readonly [number, number];
  readonly source: string;
  readonly confidence: Confidence;
  readonly isAssumption: boolean;
  readonly from: "default" | "region" | "scenario" | "override";
}

/** An action with its arguments, checked against the ActionSpec; every place id exists. */
export interface Action {
  /** Name such as `system.fail`. */
  readonly action: string;
  readonly arguments: Readonly<Record<string, number | string | boolean | readonly string[]>>;
  /** Minutes from the decision to the effect. */
  readonly delayMin: number;
  /** One line for people: what was done and why. */
  readonly label: string;
  readonly source: string;
}

/** An entry of the incident timeline; `atMin` counts from 00:00 of the first day of the incident, local time. */
export interface TimelineEntry extends Action {
  readonly id: string;
  readonly atMin: number;
}

/** A response rule: at a fixed time, or when a signal stays past a limit for a while, then do the actions. */
export interface ResponseRule {
  readonly id: string;
  readonly role: string;
  readonly label: string;
  readonly trigger:
    | { readonly kind: "at"; readonly atMin: number }
    | {
        readonly kind: "when";
        readonly signal: string;
        /** Place id, or "" for the whole region. */
        readonly place: string;
        readonly comparison: "above" | "below";
        readonly limit: number;
        readonly forMin: number;
        /** The rule is not watched before this time. */
        readonly fromMin: number;
      };
  readonly actions: readonly Action[];
}

export interface Place {
  readonly id: string;
  readonly name: string;
  /** `trust`, `acute-hospital`, `specialist-hospital`, `elective-hospital`, `childrens-hospital`, `community-hospital`,
   * `mental-health-hospital`, `laboratory`, `mutual-aid-laboratory`, `borough`, `practice`, `blood-centre`, `phlebotomy`, `neighbour-hospital`, `network` */
  readonly kind: string;
  /** Trust id of a site; "" where it has none. */
  readonly trust: string;
  readonly borough: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** On-site laboratory of a hospital; serving laboratory of a practice; "" where it has none. */
  readonly laboratory: string;
  /** Blood bank (a hospital id) that serves a hospital; "" where it has none. */
  readonly bloodBank: string;
  /** Registered patients of a practice; 0 elsewhere. */
  readonly listSize: number;
}

/** A published number to set beside a simulated one. */
export interface Published {
  readonly measure: string;
  readonly place: string;
  /** Week number, 1 = the week that begins on the first day of the incident. */
  readonly week: number;
  readonly low: number;
  readonly high: number;
  readonly use: "fitted" | "held out" | "context";
  readonly source: string;
  readonly note: string;
}

export interface Strike {
  readonly label: string;
  readonly fromMin: number;
  readonly toMin: number;
  /** Share of elective theatre and clinic work that goes on during it. */
  readonly electiveFraction: number;
  readonly source: string;
}

export interface Region {
  readonly id: string;
  readonly name: string;
  readonly attribution: string;
  /** Trusts, sites, laboratories, boroughs and practices, in file order. */
  readonly places: readonly Place[];
}

export interface CalendarFacts {
  /** ISO dates of bank holidays. */
  readonly bankHolidays: readonly string[];
  readonly strikes: readonly Strike[];
  /** Factor on planned work by month (1-12), 1 where absent: August leave and the like. */
  readonly monthFactor: Readonly<Record<string, number>>;
}

export interface Scenario {
  readonly formatVersion: number;
  readonly id: string;
  readonly title: string;
  readonly story: string;
  /** First day of the incident, ISO date; time 0 is 00:00 local on it. */
  readonly startDate: string;
  readonly timeZone: string;
  readonly warmUpDays: number;
  readonly horizonDays: number;
  /** Last minute that a forecast knows of; absent where all is known. */
  readonly asAtMin?: number;
  readonly region: Region;
  readonly calendar: CalendarFacts;
  readonly parameters: Parameters;
  readonly ledger: readonly LedgerEntry[];
  readonly incident: readonly TimelineEntry[];
  readonly response: readonly ResponseRule[];
  readonly published: readonly Published[];
  /** sha-256 of the meaning (not of the text): region, calendar, parameters, incident, response, times. */
  readonly hash: string;
}
