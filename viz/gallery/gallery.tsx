/** Every figure in each of its states, from made-up data: to look at, and for the visual tests. */
import { useRef } from "preact/hooks";
import { type FigureState, figureStates } from "../../sim/figures/index.ts";
import { standingText } from "../../sim/report/index.ts";
import { FigureTableView } from "../figure-table.tsx";
import { useWidth } from "../use-width.ts";

export function Gallery() {
  return (
    <main class="gallery">
      <h1>The figures in their states</h1>
      <p>Made-up data, to see how each figure looks when it is empty, small, typical and extreme.</p>
      <p>{standingText}</p>
      {figureStates.map(({ name, states }) => (
        <section key={name} aria-labelledby={`gallery-${name}`}>
          <h2 id={`gallery-${name}`}>{name}</h2>
          {states.map((state) => (
            <Shown key={state.state} name={name} shown={state} />
          ))}
        </section>
      ))}
    </main>
  );
}

/** One state: the words and the table beside the picture, as everywhere. */
export function Shown({ name, shown }: { readonly name: string; readonly shown: FigureState }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const figure = width > 0 ? shown.figure(width) : null;
  return (
    <article class="card" id={`${name}-${shown.state}`} data-testid={`${name}-${shown.state}`}>
      <h3>
        {shown.state}: {figure?.title}
      </h3>
      <p class="under-heading">{figure?.subtitle}</p>
      <div ref={box} class="figure-box" dangerouslySetInnerHTML={{ __html: figure?.svg ?? "" }} />
      {figure !== null && (
        <>
          <p>{figure.sentence}</p>
          <p class="figure-note">{figure.note}</p>
          <details>
            <summary>Table</summary>
            <FigureTableView table={figure.table} />
          </details>
        </>
      )}
    </article>
  );
}
