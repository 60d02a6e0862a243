/** The map with its title and legend. */
import { useSignal } from "@preact/signals";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { type MapValues, type MapWords, mapWords, movementKinds } from "../../sim/figures/index.ts";
import { dateText } from "../../sim/report/index.ts";
import { useStore } from "../use-store.ts";
import { Legend } from "./legend.tsx";
import { MapPicture } from "./map-picture.tsx";

export function MapCard({ facts }: { readonly facts: RunFacts }) {
  const { mapDay } = useStore();
  const isShown = useSignal<readonly boolean[]>(movementKinds.map(() => true));
  const day = mapDay.value;
  const words = wordsOf(facts, day);
  return (
    <section class="card map-card" aria-labelledby="map-title">
      <h2 id="map-title">{words.title}</h2>
      <p class="under-heading">{words.subtitle}</p>
      <MapPicture facts={facts} text={`${words.sentence} The table of boroughs gives the numbers.`} isShown={isShown} />
      <Legend isShown={isShown} />
      <p class="figure-note">{words.note}</p>
    </section>
  );
}

function wordsOf(facts: RunFacts, day: MapValues | null): MapWords {
  const dayText = (number: number): string => (number < 0 ? "" : dateText(facts.calendar, number));
  return mapWords({
    ...facts,
    region: facts.region.name,
    dayText: day === null ? "" : dayText(day.day),
    practiceDayText: day === null ? "" : dayText(day.practiceDay),
    values: day,
    movements: null,
    timeMin: 0,
    timeText: "",
  });
}
