/** The frame of every figure on the page: its finding as heading, a switch between picture and table (T within it), and its note. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren, RefObject } from "preact";
import type { Figure } from "../sim/figures/index.ts";
import { FigureTableView } from "./figure-table.tsx";

interface Parts {
  /** Unique on the page. */
  readonly id: string;
  /** null while nothing can be said yet. */
  readonly words: Pick<Figure, "title" | "subtitle" | "table" | "note"> | null;
  /** The heading until then. */
  readonly waiting?: string | undefined;
  readonly wide?: boolean;
  /** Choices that belong to the figure: grouping, place. */
  readonly choices?: ComponentChildren;
  /** Stands between picture and note. */
  readonly below?: ComponentChildren;
  /** Given the element whose width the picture has. */
  readonly box?: RefObject<HTMLDivElement | null>;
  /** The picture. */
  readonly children: ComponentChildren;
}

export function FigureFrame({
  id,
  words,
  waiting = "Simulating…",
  wide = false,
  choices,
  below,
  box,
  children,
}: Parts) {
  const isTable = useSignal(false);
  const toggle = (): void => {
    isTable.value = !isTable.value;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== "t" || event.ctrlKey || event.metaKey || event.altKey || isField(event.target))
      return;
    event.stopPropagation();
    toggle();
  };
  return (
    <section
      class={`card figure-card figure-${id}${wide ? " wide" : ""}`}
      aria-labelledby={`${id}-title`}
      onKeyDown={onKeyDown}
    >
      <div class="figure-head">
        <div>
          <h2 id={`${id}-title`}>{words?.title ?? waiting}</h2>
          <p class="under-heading">{words?.subtitle}</p>
        </div>
        <button type="button" class="quiet table-switch" aria-pressed={isTable.value} onClick={toggle}>
          Table
        </button>
      </div>
      {choices}
      <div ref={box ?? null} class="figure-box">
        {words !== null && isTable.value ? <FigureTableView table={words.table} /> : children}
      </div>
      {below}
      {words !== null && words.note !== "" && <p class="figure-note">{words.note}</p>}
    </section>
  );
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("input, select, textarea");
