/** Where the published weeks of the lines were published, and what is known of them. */
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import type { LinesData } from "../../sim/figures/index.ts";

export function Sources({ facts, data }: { readonly facts: RunFacts; readonly data: LinesData }) {
  const shown = data.panels.flatMap(({ measure, place, name, published }) =>
    published.length === 0
      ? []
      : facts.published
          .filter((one) => one.measure === measure && one.place === place)
          .map((one) => ({ ...one, name })),
  );
  if (shown.length === 0) return null;
  return (
    <details class="lines-sources">
      <summary>Sources of {shown.length} published weeks</summary>
      <ul>
        {shown.map(({ name, week, source, note }) => (
          <li key={`${name} ${week}`}>
            {name}, week {week}:{" "}
            <a href={source} rel="noreferrer external" target="_blank" aria-label={`Source of ${name}, week ${week}`}>
              source
            </a>
            . {note}
          </li>
        ))}
      </ul>
    </details>
  );
}
