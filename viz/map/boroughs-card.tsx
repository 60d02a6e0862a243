/** The day of the map as a table by borough. */
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { byBorough, totalOfBoroughs } from "../../sim/figures/index.ts";
import { count, percent } from "../numbers.ts";
import { useStore } from "../use-store.ts";

export function BoroughsCard({ facts }: { readonly facts: RunFacts }) {
  const { mapDay, selection, select } = useStore();
  const day = mapDay.value;
  if (day === null) return null;
  const rows = byBorough(facts, day);
  const total = totalOfBoroughs(rows);
  const picks = [...facts.boroughs.map(({ id }) => `borough ${id}`), null];
  return (
    <section class="card boroughs-card" aria-labelledby="boroughs-title">
      <h2 id="boroughs-title">Practices by borough</h2>
      <p class="under-heading">
        Tests asked for on the day of the map, and those that wait. A borough is chosen by its name.
      </p>
      <div class="scroll">
        <table>
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
    </section>
  );
}
