/** Week by week: small multiples on one time axis, with what was published and, once computed, replications beside the run. */
import { useCallback, useMemo, useRef } from "preact/hooks";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { type LinesData, linesFigure, lineViews, readLines, valueText, weekText } from "../../sim/figures/index.ts";
import { isReferenceCase } from "../address.ts";
import { FigureCard } from "../figure-card.tsx";
import { useStore } from "../use-store.ts";
import { useWeek } from "../use-week.ts";
import { FanButton } from "./fan-button.tsx";
import { NowLines } from "./now-lines.tsx";
import { sourceOfLines } from "./source.ts";
import { Sources } from "./sources.tsx";

export function LinesCard({ facts }: { readonly facts: RunFacts }) {
  const { series, fan, request, choices } = useStore();
  const shown = choices.lines;
  const host = useRef<HTMLDivElement>(null);
  const view = lineViews.find(({ id }) => id === shown.value) ?? lineViews[0];
  const values = series.all.value;
  const bands = fan.bands.value;
  const isReference = isReferenceCase(request.value);
  const data = useMemo(
    () => readLines(view, sourceOfLines(facts, values, bands, fan.replications, isReference)),
    [view, facts, values, bands, isReference],
  );
  const figure = useCallback((width: number) => linesFigure(data, { width }), [data]);
  return (
    <div ref={host} class="lines">
      <FigureCard id="lines" figure={figure}>
        <div class="lines-choice">
          <label class="field beside">
            <span>Show</span>
            <select
              value={view.id}
              onChange={(event) => {
                shown.value = event.currentTarget.value;
              }}
            >
              {lineViews.map(({ id, choice }) => (
                <option key={id} value={id}>
                  {choice}
                </option>
              ))}
            </select>
          </label>
          <FanButton />
        </div>
        <Reading facts={facts} data={data} />
        <Sources facts={facts} data={data} />
      </FigureCard>
      <NowLines host={host} data={data} />
    </div>
  );
}

/** The week of the clock in numbers, so that no pointer is needed to read them. */
function Reading({ facts, data }: { readonly facts: RunFacts; readonly data: LinesData }) {
  const week = useWeek(facts);
  const parts = data.panels.map(
    ({ name, unit, values }) => `${name.replace(/ a week$/, "")} ${valueText(values[week], unit)}`,
  );
  const heading = weekText(facts.firstWeek + week);
  return (
    <p class="lines-reading">
      <strong>{heading.charAt(0).toUpperCase() + heading.slice(1)}</strong> from {data.weekDates[week]}, where the clock
      stands: {parts.join("; ")}.
    </p>
  );
}
