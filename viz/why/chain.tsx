/** The chain behind something: as a strip whose lengths are times, and as a list to read. */
import { useMemo, useRef } from "preact/hooks";
import { whyStripFigure } from "../../sim/figures/index.ts";
import type { WhyAnswer } from "../../sim/report/index.ts";
import { Picture } from "../figure-card.tsx";
import { useWidth } from "../use-width.ts";

export function Chain({ chain }: { readonly chain: WhyAnswer["chain"] }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const figure = useMemo(
    () => (width === 0 ? null : whyStripFigure({ links: chain, subject: "" }, { width })),
    [chain, width],
  );
  return (
    <section class="why-chain" aria-labelledby="why-chain-title">
      <h3 id="why-chain-title">{figure === null ? "The chain" : `The chain: ${lower(figure.title)}`}</h3>
      <div ref={box} class="figure-box">
        {figure !== null && <Picture figure={figure} />}
      </div>
      {figure !== null && figure.note !== "" && <p class="figure-note">{figure.note}</p>}
      <details open={chain.length <= mostShown}>
        <summary>Link by link, nearest first</summary>
        <ol class="why-links">
          {chain.map((link) => (
            <li key={link.record}>{link.sentence}</li>
          ))}
        </ol>
      </details>
    </section>
  );
}

/** Links of a chain whose list is open from the start. */
const mostShown = 8;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
