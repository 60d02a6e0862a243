/** The one selection of the page: what was chosen in any picture, in the words of a pick. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { parsePick } from "../../sim/figures/index.ts";

export interface Selection {
  readonly selection: ReadonlySignal<string | null>;
  /** Null, or a text that names nothing, chooses nothing. */
  select(pick: string | null): void;
}

export function createSelection(): Selection {
  const selection = signal<string | null>(null);
  return {
    selection,
    select: (pick) => {
      selection.value = pick === null || parsePick(pick) === null ? null : pick;
    },
  };
}
