/** Four small multiples on one time axis, with what was published and, once computed, the fan over replications. */
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { useStore } from "../use-store.ts";
import { SmallMultiple } from "./small-multiple.tsx";
import { subjects } from "./subjects.ts";

export function Charts({ facts }: { readonly facts: RunFacts }) {
  return (
    <section class="card charts" aria-labelledby="charts-title">
      <h2 id="charts-title">Week by week</h2>
      <FanButton />
      <ul class="chart-key" aria-hidden="true">
        <li>
          <svg width="26" height="12" aria-hidden="true">
            <path class="run-line-mark" d="M1 6H25" />
            <circle class="run-dot" cx="13" cy="6" r="2.5" />
          </svg>
          this run
        </li>
        <li>
          <svg width="26" height="12" aria-hidden="true">
            <rect class="fan-band" x="1" y="1" width="24" height="10" />
            <path class="fan-median" d="M1 6H25" />
          </svg>
          20 runs: median and middle 90 %
        </li>
        <li>
          <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
            <path class="published-mark" d="M0-5 5 0 0 5-5 0z" />
          </svg>
          published
        </li>
      </ul>
      {subjects.map((subject) => (
        <SmallMultiple key={subject.id} facts={facts} subject={subject} />
      ))}
    </section>
  );
}

function FanButton() {
  const { fan, hashes } = useStore();
  const done = fan.done.value;
  const isShown = fan.bands.value.size > 0;
  if (isShown) return null;
  return (
    <p class="fan-button">
      {done === null ? (
        <button type="button" disabled={hashes.value === null} onClick={() => void fan.run()}>
          Run {fan.replications} replications
        </button>
      ) : (
        <>
          <progress max={fan.replications} value={done} aria-label="Replications done" /> {done} of {fan.replications}{" "}
          <button type="button" onClick={() => fan.clear()}>
            Stop
          </button>
        </>
      )}
    </p>
  );
}
