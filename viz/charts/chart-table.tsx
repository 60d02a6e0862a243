/** The numbers of a chart as a table: for those who read rather than look, and for the sources. */
import { useSignal } from "@preact/signals";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import type { Band } from "../store/fan.ts";
import { seriesKey } from "../store/series-table.ts";
import { firstDayOfWeek, shortDateText } from "../times.ts";
import { useStore } from "../use-store.ts";
import type { Subject } from "./subjects.ts";

export interface ChartTableParts {
  readonly facts: RunFacts;
  readonly subject: Subject;
  readonly values: Float64Array;
  readonly band: Band | undefined;
  readonly published: RunFacts["published"];
}

/** Closed at first; its rows are made when it is opened. */
export function ChartTable(parts: ChartTableParts) {
  const isOpen = useSignal(false);
  const { subject, published } = parts;
  return (
    <details
      class="numbers"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>
        Numbers{published.length > 0 ? " and sources" : ""}
        <span class="unseen"> of {subject.title}</span>
      </summary>
      {isOpen.value && <Rows {...parts} />}
    </details>
  );
}

function Rows({ facts, subject, values, band, published }: ChartTableParts) {
  const { series } = useStore();
  const { format } = subject;
  const beside = subject.beside.map((column) => ({
    ...column,
    values: series.all.value.get(seriesKey(column.series)),
  }));
  const span = ({ low, high }: { low: number; high: number }) =>
    low === high ? format(low) : `${format(low)} to ${format(high)}`;
  return (
    <>
      <div class="scroll">
        <table>
          <caption>
            {subject.title}, {subject.where}. Weeks below 1 are the warm-up.
          </caption>
          <thead>
            <tr>
              <th scope="col">Week</th>
              <th scope="col">From</th>
              <th scope="col">This run</th>
              {beside.map(({ heading }) => (
                <th scope="col" key={heading}>
                  {heading}
                </th>
              ))}
              {band !== undefined && <th scope="col">20 runs, median (5 to 95 %)</th>}
              {published.length > 0 && <th scope="col">Published</th>}
            </tr>
          </thead>
          <tbody>
            {[...values].map((value, index) => {
              const week = facts.firstWeek + index;
              const known = published.find((one) => one.week === week);
              return (
                <tr key={week}>
                  <th scope="row">{week < 0 ? `−${-week}` : week}</th>
                  <td>{shortDateText(facts.calendar, firstDayOfWeek(facts, index))}</td>
                  <td>{format(value)}</td>
                  {beside.map((column) => (
                    <td key={column.heading}>{format(column.values?.[index] ?? Number.NaN)}</td>
                  ))}
                  {band !== undefined && (
                    <td>
                      {format(band.median[index])} ({format(band.low[index])} to {format(band.high[index])})
                    </td>
                  )}
                  {published.length > 0 && (
                    <td>
                      {known === undefined ? (
                        "–"
                      ) : (
                        <>
                          {span(known)}, {known.use} <Source published={known} />
                        </>
                      )}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {published.length > 0 && (
        <ul class="source-notes">
          {published.map((one) => (
            <li key={one.week}>
              Week {one.week}: {one.note}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Source({ published: { source, week } }: { readonly published: RunFacts["published"][number] }) {
  return (
    <a href={source} rel="noreferrer external" target="_blank" aria-label={`Source of week ${week}`}>
      source
    </a>
  );
}
