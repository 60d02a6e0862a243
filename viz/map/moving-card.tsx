/**
 * What is on its way at the clock's time, as lists: the moving marks of the map for the keyboard and for who hears the page, each
 * with the same Why. A list is made only while it is open.
 */
import { useComputed, useSignal } from "@preact/signals";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import {
  type DayMovements,
  movementKinds,
  movementPick,
  movementText,
  underWay,
  underWayOf,
} from "../../sim/figures/index.ts";
import { momentText } from "../../sim/report/index.ts";
import { count } from "../numbers.ts";
import { useShownMin } from "../use-shown-min.ts";
import { useStore } from "../use-store.ts";

const headings: Readonly<Record<(typeof movementKinds)[number], string>> = {
  samples: "Samples on their way to a laboratory",
  results: "Results soon to be seen by a practice",
  blood: "Blood soon to arrive",
  patients: "Patients accepted elsewhere",
};
/** Longer lists are for nobody: the rest is counted. */
const mostListed = 12;

export function MovingCard({ facts }: { readonly facts: RunFacts }) {
  const { movements } = useStore();
  const shownMin = useShownMin(1);
  const day = movements.value;
  // Until the clock's day has come from the worker, the one before must not be told for it.
  const isOfDay = useComputed(() => {
    const known = movements.value;
    return known !== null && shownMin.value >= known.startMin && shownMin.value <= known.endMin;
  }).value;
  if (day === null || !isOfDay) return null;
  const timeMin = shownMin.value;
  const counts = underWay(day, facts, timeMin);
  return (
    <section class="card moving-card" aria-labelledby="moving-title">
      <h2 id="moving-title">On the move</h2>
      <p class="under-heading">What moves on the map, {momentText(facts.calendar, timeMin)}, soonest to arrive first</p>
      {movementKinds.map((kind, number) => (
        <MovingList
          key={kind}
          facts={facts}
          day={day}
          heading={headings[kind]}
          kind={number}
          length={counts[number]}
          timeMin={timeMin}
        />
      ))}
    </section>
  );
}

interface ListParts {
  readonly facts: RunFacts;
  readonly day: DayMovements;
  readonly heading: string;
  readonly kind: number;
  readonly length: number;
  readonly timeMin: number;
}

function MovingList({ facts, day, heading, kind, length, timeMin }: ListParts) {
  const { selection, select } = useStore();
  const isOpen = useSignal(false);
  if (length === 0) return <p class="moving-none">{heading}: none now</p>;
  const listed = isOpen.value ? underWayOf(day, facts, kind, timeMin).slice(0, mostListed) : [];
  return (
    <details
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>
        {heading}: {count(length)}
      </summary>
      <ul>
        {listed.map((index) => {
          const pick = movementPick(day, index);
          const isChosen = selection.value === pick;
          return (
            <li key={pick}>
              <button
                type="button"
                class="plain"
                aria-pressed={isChosen}
                onClick={() => select(isChosen ? null : pick)}
              >
                {capital(movementText(day, facts, index))}
              </button>
            </li>
          );
        })}
        {length > mostListed && <li>and {count(length - mostListed)} more</li>}
      </ul>
    </details>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
