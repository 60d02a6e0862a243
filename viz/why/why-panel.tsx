/**
 * Why? of what is chosen, beside the pictures (below them on a narrow screen): what is known, the chain behind it, where it ends,
 * how many there were, and the parameters behind the mechanism. It opens by itself when something is chosen.
 */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { momentText, standingText, type WhyAnswer } from "../../sim/report/index.ts";
import { FigureTableView } from "../figure-table.tsx";
import { useStore } from "../use-store.ts";
import { Chain } from "./chain.tsx";
import { Parameters } from "./parameters.tsx";
import { useReturn } from "./use-return.ts";

export function WhyPanel({ facts }: { readonly facts: RunFacts }) {
  const { selection, select, why } = useStore();
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLElement>(null);
  const before = useSignal<string | null>(null);
  const last = useRef<string | null>(null);
  const pick = selection.value;
  const answer = why.value;
  const isOpen = pick !== null;
  useReturn(pick, heading, body);

  // A link of a chain is chosen from what it explains: there is a way back to that.
  useSignalEffect(() => {
    const chosen = selection.value;
    const isRecord = chosen?.startsWith("record ") ?? false;
    if (!isRecord) before.value = null;
    else if (last.current !== null && !last.current.startsWith("record ")) before.value = last.current;
    last.current = chosen;
  });
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [pick]);

  return (
    <>
      <p class="unseen" aria-live="polite">
        {isOpen && answer !== null ? `Why: ${answer.title}` : ""}
      </p>
      {isOpen && (
        <aside
          ref={body}
          class="why-panel"
          aria-labelledby="why-title"
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            event.preventDefault();
            select(null);
          }}
        >
          <div class="why-head">
            <h2 id="why-title" ref={heading} tabIndex={-1}>
              {answer?.title ?? "Looking for why…"}
            </h2>
            <button type="button" class="quiet" onClick={() => select(null)} aria-label="Close why">
              ✕
            </button>
          </div>
          {before.value !== null && (
            <button type="button" class="quiet why-back" onClick={() => select(before.value)}>
              ← Back
            </button>
          )}
          {answer !== null && <Answer facts={facts} answer={answer} />}
        </aside>
      )}
    </>
  );
}

function Answer({ facts, answer }: { readonly facts: RunFacts; readonly answer: WhyAnswer }) {
  const known = answer.facts;
  return (
    <>
      <p class="under-heading">As of {momentText(facts.calendar, answer.timeMin)}</p>
      {known.length > 0 && (
        <ul class="why-facts">
          {known.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
      {answer.chain.length > 0 && <Chain chain={answer.chain} />}
      {answer.ending !== "" && <p class="why-ending">{answer.ending}</p>}
      {answer.share !== null && <FigureTableView table={answer.share} />}
      {answer.parameters.length > 0 && <Parameters parameters={answer.parameters} />}
      {answer.note !== "" && <p class="why-note">{answer.note}</p>}
      <p class="why-note">{standingText}</p>
    </>
  );
}
