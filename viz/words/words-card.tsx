/** The situation report at the clock: the whole cascade in words, equal to the pictures. */
import { useEffect } from "preact/hooks";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import type { Block } from "../../sim/report/index.ts";
import { momentText } from "../times.ts";
import { useStore } from "../use-store.ts";

export function WordsCard({ facts }: { readonly facts: RunFacts }) {
  const { report, wantReport, clock } = useStore();
  useEffect(() => {
    wantReport.value = true;
    return () => {
      wantReport.value = false;
    };
  }, []);
  const document = report.value;
  if (document === null) {
    return (
      <section class="card words wide">
        <h2>Situation report</h2>
        <p>Writing the report of {momentText(facts.calendar, clock.timeMin.peek())}…</p>
      </section>
    );
  }
  return (
    <article class="card words wide" aria-labelledby="report-title">
      <h2 id="report-title">{document.title}</h2>
      {document.blocks.map((block, index) => (
        <ReportBlock key={index} block={block} under={headingBefore(document.blocks, index)} />
      ))}
    </article>
  );
}

/** Of what a block is told: tables of a report may have the same columns. */
function headingBefore(blocks: readonly Block[], index: number): string {
  let found = "";
  for (const block of blocks.slice(0, index)) if (block.kind === "heading") found = block.text;
  return found;
}

function ReportBlock({ block, under }: { readonly block: Block; readonly under: string }) {
  switch (block.kind) {
    case "heading":
      return <h3>{block.text}</h3>;
    case "paragraph":
      return <p>{block.text}</p>;
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "table":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="scroll" tabIndex={0} aria-label={[under, ...block.head].filter(Boolean).join(", ")}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell === "" ? <span class="unseen">What</span> : cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map(([name, ...cells]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, column) => (
                    <td key={block.head[column + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
  }
}
