/** Dots of postponed care: every operation and appointment with a date in the week of the clock, and how it stands. */
import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import {
  attendancesInBulk,
  columnsFrom,
  type DotFlow,
  type DotFrame,
  type DotPlaces,
  dotFlow,
  dotFrame,
  dotWords,
  emptyPlaces,
  groupCases,
  groupingNames,
  groupings,
  placeDots,
  type ShownKind,
  shownKinds,
} from "../../sim/figures/index.ts";
import { dayAt } from "../../sim/model/index.ts";
import { FigureFrame } from "../figure-frame.tsx";
import { seriesKey } from "../store/series-table.ts";
import { inTurn, notInTurn } from "../turns.ts";
import { useShownMin } from "../use-shown-min.ts";
import { useStore } from "../use-store.ts";
import { useWidth } from "../use-width.ts";
import { attendancesBooked } from "../wanted.ts";
import { DotsStage, type ShownDots } from "./dots-stage.tsx";

const kindNames: Readonly<Record<ShownKind, string>> = {
  all: "Operations and appointments",
  operations: "Operations only",
  appointments: "Appointments only",
};

export function DotsCard({ facts }: { readonly facts: RunFacts }) {
  const { week, series, choices: chosen } = useStore();
  const box = useRef<HTMLDivElement>(null);
  const measured = useWidth(box);
  const width = useSignal(0);
  useEffect(() => {
    width.value = measured;
  }, [measured]);
  const { grouping, cases: kind } = chosen;
  const shownMin = useShownMin(1);
  const spare = useRef<{ readonly frame: DotFrame; readonly places: DotPlaces } | null>(null);

  // A week of twelve thousand cases is worked out in a turn of its own; until then the one before stands.
  const flow = useSignal<DotFlow | null>(null);
  useSignalEffect(() => {
    const cases = week.value;
    const shownKind = kind.value;
    inTurn(flow, () => {
      flow.value = cases === null ? null : dotFlow(cases, shownKind);
    });
    return () => notInTurn(flow);
  });
  const { calendar } = facts;
  /** While the next week is on its way from the worker, the last one stands at its end. */
  const momentMin = useComputed(() => {
    const cases = flow.value?.cases;
    if (cases === undefined) return shownMin.value;
    const toMin = calendar.startMin[Math.min(cases.firstDay + cases.days, calendar.days)];
    return Math.min(Math.max(shownMin.value, calendar.startMin[cases.firstDay]), toMin);
  });
  const momentDay = useComputed(() => dayAt(calendar, momentMin.value - 1));
  const frame = useComputed(() => {
    const of = flow.value;
    if (of === null || width.value === 0) return null;
    const { firstDay, days } = of.cases;
    // Side by side, piles keep room for the whole week; one below the other that would be mostly empty.
    const [first, last] =
      width.value >= columnsFrom ? [firstDay, firstDay + days] : [momentDay.value, momentDay.value + 1];
    return dotFrame(of, groupCases(of.cases, facts, grouping.value), {
      width: width.value,
      fromMin: calendar.startMin[first],
      toMin: calendar.startMin[Math.min(last, calendar.days)],
    });
  });
  const shown = useComputed<ShownDots | null>(() => {
    const made = frame.value;
    if (made === null) return null;
    const { cases } = made.flow;
    const timeMin = momentMin.value;
    if (spare.current?.frame !== made) spare.current = { frame: made, places: emptyPlaces(made) };
    const places = placeDots(made, timeMin, spare.current.places);
    const booked = series.all.value.get(seriesKey(attendancesBooked));
    const inBulk = attendancesInBulk(cases, booked, momentDay.value);
    return { frame: made, places, words: dotWords(made, places, { calendar, grouping: grouping.value, inBulk }) };
  });

  const words = shown.value?.words;
  const choices = (
    <div class="care-choices">
      <label class="field beside">
        <span>Group by</span>
        <select
          value={grouping.value}
          onChange={(event) => {
            grouping.value = groupings.find((name) => name === event.currentTarget.value) ?? "trust";
          }}
        >
          {groupings.map((name) => (
            <option key={name} value={name}>
              {groupingNames[name]}
            </option>
          ))}
        </select>
      </label>
      <label class="field beside">
        <span>Show</span>
        <select
          value={kind.value}
          onChange={(event) => {
            kind.value = shownKinds.find((name) => name === event.currentTarget.value) ?? "all";
          }}
        >
          {shownKinds.map((name) => (
            <option key={name} value={name}>
              {kindNames[name]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
  return (
    <FigureFrame
      id="dots"
      words={words ?? null}
      wide
      box={box}
      choices={choices}
      below={words !== undefined && <p class="dots-sentence">{words.sentence}</p>}
    >
      <DotsStage facts={facts} shown={shown} />
    </FigureFrame>
  );
}
