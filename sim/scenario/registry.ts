/**
 * What a service tells the file format about itself: its parameters and its actions.
 * The format is compiled from a list of these; it knows no service by name.
 */
import type { Distribution } from "../engine/index.ts";

export type Confidence = "high" | "medium" | "low";

/** Where a number comes from and how far it may be trusted. */
export interface Evidence {
  /** Ends of the published or assumed range, in the unit of the value. */
  readonly low?: number;
  readonly high?: number;
  /** Instead, for a table whose entries are too unlike for one range: ends of a factor that all of them are multiplied by. */
  readonly factor?: readonly [number, number];
  /** Instead, for a table of shares that the model divides by their sum: what a common factor cannot change has no range. */
  readonly isProfile?: true;
  /** An address, a ledger id such as `A-rbc-life`, or `assumption: reasoning`. */
  readonly source: string;
  readonly confidence: Confidence;
}

/** One number of the model that a scenario may set. The key of its entry carries the unit (`staffMinPerRequest`). */
export interface ParameterSpec extends Evidence {
  readonly label: string;
  /** Unit in words as shown to readers: `min`, `days`, `units/day`, `fraction`, `count`, `cases/week` … */
  readonly unit: string;
  /**
   * `number`, `integer`: one number. `distribution`: a number or a distribution. `flag`: true or false.
   * `table`: one number for each of `keys` (a sparse table in a scenario overrides only the keys it names).
   * `places`: one number for each place id of the region that the service wants; absent places take `otherwise`.
   */
  readonly shape: "number" | "integer" | "distribution" | "flag" | "table" | "places";
  readonly default: number | boolean | Distribution | Readonly<Record<string, number>>;
  readonly keys?: readonly string[];
  /** For `places`: the value of a place that is not named. */
  readonly otherwise?: number;
  /** Smallest and largest value that makes sense at all (a problem outside), apart from the evidence range. */
  readonly minimum?: number;
  readonly maximum?: number;
}

/** One argument of an action. */
export type ArgumentSpec = { readonly label: string; readonly optional?: boolean } & (
  | {
      readonly type: "number";
      readonly unit: string;
      readonly minimum?: number;
      readonly maximum?: number;
      readonly default?: number;
    }
  | { readonly type: "choice"; readonly choices: readonly string[]; readonly default?: string }
  | { readonly type: "choices"; readonly choices: readonly string[] }
  /** Ids of places of the region (sites, laboratories, trusts, boroughs); `kinds` limits which. */
  | { readonly type: "places"; readonly kinds?: readonly string[] }
  | { readonly type: "place"; readonly kinds?: readonly string[] }
  | { readonly type: "text" }
  | { readonly type: "flag"; readonly default?: boolean }
);

/** Something that changes the world: of the timeline, a response rule, a lever, an inject or a decision. */
export interface ActionSpec {
  readonly label: string;
  /** Who may take it, by role: `supplier`, `trust`, `transfusion`, `theatres`, `icb`, `blood-service`, `practice`, `facilitator`. */
  readonly role: string;
  readonly arguments: Readonly<Record<string, ArgumentSpec>>;
  /** Usual delay from decision to effect, in minutes; an entry may say its own `delay`. */
  readonly delayMin?: number;
}

/** A measure that a response rule may watch. */
export interface SignalSpec {
  readonly label: string;
  readonly unit: string;
  /** Kinds of place it can be read at; empty: only for the whole region. */
  readonly placeKinds: readonly string[];
}

/** What one service contributes to the file format. */
export interface ServiceFormat {
  readonly name: string;
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  readonly actions: Readonly<Record<string, ActionSpec>>;
  readonly signals?: Readonly<Record<string, SignalSpec>>;
}

export type Registry = readonly ServiceFormat[];
