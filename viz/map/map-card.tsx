/** The map with its title, legend, and the same day as a table by borough. */
import { useSignal } from "@preact/signals";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import {
  byBorough,
  type MapValues,
  type MapWords,
  mapWords,
  movementKinds,
  totalOfBoroughs,
} from "../../sim/figures/index.ts";
import { dateText } from "../../sim/report/index.ts";
import { count, percent } from "../numbers.ts";
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
      <MapPicture facts={facts} text={`${words.sentence} The table below gives the numbers.`} isShown={isShown} />
      <Legend isShown={isShown} />
      <p class="figure-note">{words.note}</p>
      <BoroughTable facts={facts} day={day} />
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

function BoroughTable({ facts, day }: { readonly facts: RunFacts; readonly day: MapValues | null }) {
  const { selection, select } = useStore();
  if (day === null) return null;
  const rows = byBorough(facts, day);
  const total = totalOfBoroughs(rows);
  const picks = [...facts.boroughs.map(({ id }) => `borough ${id}`), null];
  return (
    <div class="scroll">
      <table>
        <caption>Practices by borough</caption>
        <thead>
          <tr>
            <th scope="col">Borough</th>
            <th scope="col" class="spare">
              Practices
            </th>
            <th scope="col">Requests</th>
            <th scope="col">Deferred</th>
            <th scope="col">Share</th>
            <th scope="col">Waiting tonight</th>
          </tr>
        </thead>
        <tbody>
          {[...rows, total].map((row, index) => {
            const pick = picks[index];
            const isChosen = pick !== null && selection.value === pick;
            return (
              <tr key={row.name} class={isChosen ? "chosen" : ""}>
                <th scope="row">
                  {pick === null ? (
                    row.name
                  ) : (
                    <button
                      type="button"
                      class="plain"
                      aria-pressed={isChosen}
                      onClick={() => select(isChosen ? null : pick)}
                    >
                      {row.name}
                    </button>
                  )}
                </th>
                <td class="spare">{count(row.practices)}</td>
                <td>{count(row.requested)}</td>
                <td>{count(row.deferred)}</td>
                <td>{percent(row.deferred / row.requested)}</td>
                <td>{count(row.backlog)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
