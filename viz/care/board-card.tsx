/** Theatre board of one hospital: its lists on the clock's day, and the working days after it. */
import { useComputed, useSignalEffect } from "@preact/signals";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { boardFigure, emptyCases, type Figure, hospitalsWithOperations, parsePick } from "../../sim/figures/index.ts";
import { FigureCard } from "../figure-card.tsx";
import { useShownMin } from "../use-shown-min.ts";
import { useStore } from "../use-store.ts";

export function BoardCard({ facts }: { readonly facts: RunFacts }) {
  const { comingDays, selection, choices } = useStore();
  // A whole board is drawn anew each time.
  const shownMin = useShownMin(6);
  const chosen = choices.board;
  const offered = useComputed(() => (comingDays.value === null ? [] : hospitalsWithOperations(comingDays.value)));
  // A hospital that is chosen elsewhere on the page is shown here.
  useSignalEffect(() => {
    const pick = selection.value === null ? null : parsePick(selection.value);
    if (pick?.kind !== "hospital") return;
    const number = facts.hospitals.findIndex(({ id }) => id === pick.id);
    if (offered.peek().includes(number)) chosen.value = pick.id;
  });
  const figure = useComputed(() => {
    // While the next day is on its way from the worker, the one before stands.
    const cases = comingDays.value ?? nothing(facts);
    const found = facts.hospitals.findIndex(({ id }) => id === chosen.value);
    const hospital = offered.value.includes(found) ? found : (offered.value[0] ?? 0);
    const timeMin = shownMin.value;
    return (width: number): Figure =>
      boardFigure(cases, { width, hospital, day: cases.firstDay, timeMin, places: facts, calendar: facts.calendar });
  });
  return (
    <FigureCard id="board" figure={figure.value} wide>
      <div class="care-choices">
        <label class="field beside">
          <span>Hospital</span>
          <select
            value={chosen.value}
            onChange={(event) => {
              chosen.value = event.currentTarget.value;
            }}
          >
            {offered.value.map((hospital) => (
              <option key={hospital} value={facts.hospitals[hospital].id}>
                {facts.hospitals[hospital].name}
              </option>
            ))}
          </select>
        </label>
      </div>
    </FigureCard>
  );
}

const nothing = ({ calendar }: RunFacts) =>
  emptyCases(
    {
      firstDay: calendar.warmUpDays,
      days: 7,
      reachedMin: calendar.startMin[0],
      sources: [],
      plan: { plannedMin: new Float64Array(0), listMin: new Float64Array(0) },
    },
    0,
  );
