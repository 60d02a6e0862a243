/** Which scenario, and which luck. */
import { useSignal } from "@preact/signals";
import type { RunFacts } from "../sim/adapters/browser/index.ts";
import { momentText } from "./times.ts";
import { useStore } from "./use-store.ts";

export function Chooser() {
  const store = useStore();
  const { scenarios, request, facts } = store;
  const seed = useSignal(request.value.seed);
  const replication = useSignal(String(request.value.replication));
  const hasChanged = seed.value !== request.value.seed || replication.value !== String(request.value.replication);

  const run = (event: Event): void => {
    event.preventDefault();
    void store.open({ ...request.value, seed: seed.value.trim() || "7", replication: Number(replication.value) || 0 });
  };
  const choose = (path: string): void => {
    void store.open({ ...request.value, path });
  };
  return (
    <section class="chooser" aria-label="Scenario">
      <form onSubmit={run}>
        <label class="field wide">
          <span>Scenario</span>
          <select value={request.value.path} onChange={(event) => choose(event.currentTarget.value)}>
            {scenarios.value.map(({ path, title }) => (
              <option key={path} value={path}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>Seed</span>
          <input
            size={8}
            value={seed.value}
            maxLength={40}
            required
            spellcheck={false}
            autocomplete="off"
            onInput={(event) => {
              seed.value = event.currentTarget.value;
            }}
          />
        </label>
        <label class="field">
          <span>Replication</span>
          <input
            type="number"
            min={0}
            max={999999}
            step={1}
            required
            value={replication.value}
            onInput={(event) => {
              replication.value = event.currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class={hasChanged ? "main" : ""}>
          Run
        </button>
      </form>
      {facts.value !== null && <Story facts={facts.value} />}
    </section>
  );
}

/** What the scenario tells: its story, and the dated entries that are prescribed rather than simulated. */
function Story({ facts: { scenario, marks, calendar } }: { readonly facts: RunFacts }) {
  return (
    <details class="story">
      <summary>What is assumed to happen</summary>
      <p>{scenario.story}</p>
      <ol class="timeline">
        {marks.map((mark) => (
          <li key={`${mark.atMin} ${mark.text}`}>
            <b>{momentText(calendar, mark.atMin)}</b>: {mark.text}
          </li>
        ))}
      </ol>
    </details>
  );
}
