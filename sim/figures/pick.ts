/**
 * What can be chosen in a figure: a mark that stands for one thing says which, in words that a page can ask about. A pick is
 * text, so that it can stand in an address and in an attribute: the kind, a space, the id.
 */
import type { Attributes } from "./svg.ts";

export const pickKinds = [
  /** Birth key in words. */
  "operation",
  "appointment",
  /** Number of the entry in the journal. */
  "bag",
  "van",
  /** Ids of places. */
  "hospital",
  "laboratory",
  "practice",
  "borough",
  "trust",
  /** Measure and place of a table: `elective.postponed@kch+gstt`. */
  "measure",
  /** Hospital with a blood bank and group: `kch/O-`. */
  "shelf",
  /** Laboratory and system: `synnovis-hub/lims`. */
  "system",
  /** Number of a cause record. */
  "record",
] as const;
export type PickKind = (typeof pickKinds)[number];

export interface Pick {
  readonly kind: PickKind;
  readonly id: string;
}

export const pickText = ({ kind, id }: Pick): string => `${kind} ${id}`;

/** @returns null for a text that names nothing that can be chosen */
export function parsePick(text: string): Pick | null {
  const space = text.indexOf(" ");
  const kind = pickKinds.find((name) => name === text.slice(0, space));
  return kind === undefined || space + 1 >= text.length ? null : { kind, id: text.slice(space + 1) };
}

/**
 * Attributes of a mark that can be chosen. `says` names it to those who do not see it. The page lets arrows walk the marks of a
 * figure in the order in which they are written.
 */
export function pickable(pick: Pick, says: string): Attributes {
  return { "data-pick": pickText(pick), role: "button", tabindex: -1, "aria-label": says };
}
