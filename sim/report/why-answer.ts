/**
 * What "Why?" answers about anything that can be chosen in a picture: what is known of it, the chain behind it, how many
 * things of its kind there were, and the parameters behind the mechanism. Only shapes; the words are in why-*.ts.
 */
import type { Journal, World } from "../model/index.ts";
import type { ParameterBehind } from "./parameters-behind.ts";
import type { Root } from "./why.ts";

/** What was chosen, in the terms of a figure's pick: the kind and the id. */
export interface Chosen {
  readonly kind:
    | "operation"
    | "appointment"
    | "bag"
    | "van"
    | "hospital"
    | "laboratory"
    | "practice"
    | "borough"
    | "trust"
    | "measure"
    | "shelf"
    | "system"
    | "record";
  readonly id: string;
}

/** The run seen from a moment. */
export interface Known {
  /** The world at the moment: what is true then, and the causes up to then. */
  readonly world: World;
  /** The same run as far as it has been simulated, with its journal: for counts of a whole week. */
  readonly run: World;
  readonly journal: Journal;
}

export interface WhyStep {
  readonly sentence: string;
  readonly atMin: number;
  /** Kind of the record. */
  readonly kind: string;
  /** The constraint that bound, null where a record has none. */
  readonly binding: string | null;
  /** Number of the record. */
  readonly record: number;
}

/** Rows of cells as people read them. */
export interface ShareTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface WhyAnswer {
  readonly pick: string;
  readonly timeMin: number;
  readonly title: string;
  /** What is known of it at the moment, a sentence each. */
  readonly facts: readonly string[];
  /** Nearest first; empty when nothing befell it. */
  readonly chain: readonly WhyStep[];
  readonly root: Root | null;
  /** Where the chain ends, or why there is none. */
  readonly ending: string;
  /** Records of the week by binding constraint and by what they lead back to; for places and measures. */
  readonly share: ShareTable | null;
  readonly parameters: readonly ParameterBehind[];
  /** What must stand beside it. */
  readonly note: string;
}

/** One thing as its teller knows it, before chain and parameters are added. */
export interface Told {
  readonly title: string;
  readonly facts: readonly string[];
  /** Record that its chain begins with, -1 for none. */
  readonly record: number;
  /** Said in place of the end of a chain when there is none. */
  readonly nothing: string;
  readonly share?: ShareTable | null;
  readonly note: string;
  /** Measures whose mechanism it shows. */
  readonly measures?: readonly string[];
  /** Ids of places for which parameters are told, where they differ by place. */
  readonly placeIds?: readonly string[];
}

/** Stands beside anything below the two trusts together. */
export const belowTrustsText = "Simulated, not what happened here.";
