/**
 * A figure of svg in its frame. Marks that can be chosen are walked by arrows and chosen by Enter, a click or a tap; the chosen
 * one is pressed wherever it is drawn.
 */
import { useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Figure } from "../sim/figures/index.ts";
import { FigureFrame } from "./figure-frame.tsx";
import { drawPicture } from "./picture.ts";
import { inTurn, notInTurn } from "./turns.ts";
import { useStore } from "./use-store.ts";
import { useWidth } from "./use-width.ts";

interface Parts {
  /** Unique on the page. */
  readonly id: string;
  /** Draws for a width in CSS pixels; another function means other data, null that there are none yet. */
  readonly figure: ((width: number) => Figure) | null;
  /** Its heading until then. */
  readonly waiting?: string;
  readonly wide?: boolean;
  /** Choices that belong to the figure: grouping, place. */
  readonly children?: ComponentChildren;
}

export function FigureCard({ id, figure, waiting, wide = false, children }: Parts) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const shown = useSignal<Figure | null>(null);
  useEffect(() => {
    if (width === 0 || figure === null) return;
    inTurn(box, () => {
      const made = figure(width);
      // Put into the document in a turn of its own: there it is laid out and painted too.
      inTurn(box, () => {
        shown.value = made;
      });
    });
    return () => notInTurn(box);
  }, [figure, width]);
  const drawn = shown.value;
  return (
    <FigureFrame id={id} words={drawn} waiting={waiting} wide={wide} choices={children} box={box}>
      {drawn !== null && <Picture figure={drawn} />}
    </FigureFrame>
  );
}

export function Picture({ figure }: { readonly figure: Figure }) {
  return figure.svg.includes("data-pick") ? <WalkablePicture figure={figure} /> : <PlainPicture figure={figure} />;
}

function PlainPicture({ figure }: { readonly figure: Figure }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current !== null) drawPicture(box.current, figure);
  }, [figure]);
  return <div ref={box} class="figure-picture" />;
}

/** A picture with marks to choose. It is one stop of the Tab key, however many marks it has. */
function WalkablePicture({ figure }: { readonly figure: Figure }) {
  const { selection, select } = useStore();
  const box = useRef<HTMLDivElement>(null);
  const walked = useRef<string | null>(null);

  useLayoutEffect(() => {
    if (box.current !== null) drawPicture(box.current, figure);
  }, [figure]);
  // Marks that have changed are made anew: what was pressed or walked to is so again.
  useSignalEffect(() => press(box.current, selection.value));
  useEffect(() => {
    press(box.current, selection.peek());
    if (walked.current !== null && document.activeElement === document.body)
      markOf(box.current, walked.current)?.focus();
  }, [figure]);

  const choose = (event: Event): boolean => {
    const mark = event.target instanceof Element ? event.target.closest("[data-pick]") : null;
    const pick = mark?.getAttribute("data-pick") ?? null;
    if (pick === null) return false;
    select(pick === selection.peek() ? null : pick);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const marks = [...(box.current?.querySelectorAll<SVGElement>("[data-pick]") ?? [])];
    if (marks.length === 0) return;
    const here = marks.indexOf(document.activeElement as SVGElement);
    const to = target(event.key, here, marks.length);
    const isChosen = (event.key === "Enter" || event.key === " ") && here >= 0 && choose(event);
    if (event.key === "Escape" && here >= 0) box.current?.focus();
    else if (to !== null) {
      walked.current = marks[to].getAttribute("data-pick");
      marks[to].focus();
    } else if (!isChosen) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      class="figure-picture"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the marks within are walked by arrows from here
      tabIndex={0}
      role="application"
      aria-label={`${figure.title}. ${figure.sentence} Arrow keys walk the marks, Enter chooses.`}
      onClick={choose}
      onKeyDown={onKeyDown}
      onBlur={() => {
        walked.current = null;
      }}
    />
  );
}

/** The mark that a key leads to from the one at `here` (-1 for none), null for other keys. */
function target(key: string, here: number, count: number): number | null {
  if (key === "ArrowRight" || key === "ArrowDown") return Math.min(here + 1, count - 1);
  if (key === "ArrowLeft" || key === "ArrowUp") return Math.max(here - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return null;
}

function markOf(box: Element | null, pick: string): SVGElement | null {
  return box?.querySelector<SVGElement>(`[data-pick="${CSS.escape(pick)}"]`) ?? null;
}

function press(box: Element | null, pick: string | null): void {
  for (const mark of box?.querySelectorAll("[aria-pressed]") ?? []) mark.removeAttribute("aria-pressed");
  if (pick === null) return;
  for (const mark of box?.querySelectorAll(`[data-pick="${CSS.escape(pick)}"]`) ?? [])
    mark.setAttribute("aria-pressed", "true");
}
