/** Headline numbers of the week and day that the clock shows. */
import type { RunFacts } from "../sim/adapters/browser/index.ts";
import { dateText } from "../sim/report/index.ts";
import { count, oneDecimal, percent } from "./numbers.ts";
import { seriesKey } from "./store/series-table.ts";
import { weekText } from "./times.ts";
import { useStore } from "./use-store.ts";
import { useWeek } from "./use-week.ts";
import * as series from "./wanted.ts";

const phases = ["Green", "Pre-amber", "Amber", "Red"];

interface Tile {
  readonly title: string;
  readonly value: string;
  readonly unit: string;
  readonly beside: string;
}

export function Tiles({ facts }: { readonly facts: RunFacts }) {
  const store = useStore();
  const week = useWeek(facts);
  const day = store.day.value;
  const table = store.series.all.value;
  const at = (request: (typeof series.wanted)[number]): number =>
    table.get(seriesKey(request))?.[request.every === "week" ? week : day] ?? Number.NaN;
  const usual = meanBefore(table.get(seriesKey(series.oNegativeSupplied)), 1 - facts.firstWeek);
  const supplied = at(series.oNegativeSupplied);
  const phase = at(series.alertPhase);
  const tiles: readonly Tile[] = [
    {
      title: "Operations postponed",
      value: count(at(series.operationsPostponed)),
      unit: "this week",
      beside: `${count(at(series.operationsBooked))} booked, ${count(at(series.operationsDone))} done`,
    },
    {
      title: "Appointments postponed",
      value: count(at(series.appointmentsPostponed)),
      unit: "this week",
      beside: `${count(at(series.appointmentsBooked))} outpatients booked, ${count(at(series.appointmentsDone))} held as planned`,
    },
    {
      title: "Laboratory capacity",
      value: percent(at(series.laboratoryCapacity)),
      unit: "this week",
      beside: `${percent(at(series.capacityByDay))} today, of results on time on the same weekday before`,
    },
    {
      title: "GP tests deferred",
      value: percent(at(series.testsDeferred) / at(series.testsRequested)),
      unit: "this week",
      beside: `${count(at(series.testsDeferred))} of ${count(at(series.testsRequested))}; ${count(at(series.backlog))} waiting tonight`,
    },
    {
      title: "O-negative units supplied",
      value: count(supplied),
      unit: "this week",
      beside: `${oneDecimal(supplied / usual)} × the weeks before the incident`,
    },
    {
      title: "National blood alert",
      value: phases[Math.round(phase)] ?? "–",
      unit: "today",
      beside: `O-negative for ${oneDecimal(at(series.oNegativeStock))} days in national stock`,
    },
  ];
  const { calendar, firstWeek } = facts;
  return (
    <section class="tiles" aria-label="Headline numbers">
      <h2>
        {capital(weekText(firstWeek + week))} · {dateText(calendar, day)}
      </h2>
      <p class="under-heading">
        One simulated run. Operations, appointments and O-negative: King's and Guy's and St Thomas' together. Postponed:
        what the model's rules link to the incident.
      </p>
      <dl>
        {tiles.map(({ title, value, unit, beside }) => (
          <div class="tile" key={title}>
            <dt>{title}</dt>
            <dd>
              <strong>{value}</strong> <span>{unit}</span>
              <small>{beside}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Mean of the first values of a series, those of the warm-up. */
function meanBefore(values: Float64Array | undefined, length: number): number {
  if (values === undefined || length <= 0) return Number.NaN;
  const before = values.subarray(0, length);
  return before.reduce((sum, value) => sum + value, 0) / before.length;
}
