/**
 * The moving picture of the dots: headings and counts under a canvas, and a region that the keyboard walks. What a dot stands
 * for is said in a line below, to the pointer, the eye and the screen reader alike.
 */
import { type ReadonlySignal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import {
  casePick,
  caseText,
  countText,
  type DotFrame,
  type DotPlaces,
  type DotWords,
  dotAt,
  entriesOfPick,
  groundSvg,
  isWalkKey,
  pickText,
  walkDots,
} from "../../sim/figures/index.ts";
import { useStore } from "../use-store.ts";
import { DotsPainter } from "./dots-painter.ts";

export interface ShownDots {
  readonly frame: DotFrame;
  readonly places: DotPlaces;
  readonly words: DotWords;
}

interface Parts {
  readonly facts: RunFacts;
  readonly shown: ReadonlySignal<ShownDots | null>;
}

export function DotsStage({ facts, shown }: Parts) {
  const { selection, select, theme } = useStore();
  const ground = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useSignal<DotsPainter | null>(null);
  const current = useSignal(-1);
  const drawn = useRef<DotFrame | null>(null);

  useEffect(() => {
    if (canvas.current === null) return;
    const made = new DotsPainter(canvas.current);
    painter.value = made;
    return () => made.stop();
  }, []);
  useSignalEffect(() => {
    const now = shown.value;
    if (now === null || ground.current === null || painter.value === null) return;
    if (drawn.current?.flow.cases !== now.frame.flow.cases) current.value = -1;
    if (drawn.current === now.frame) renewCounts(ground.current, now);
    else ground.current.innerHTML = groundSvg(now.frame, now.places);
    drawn.current = now.frame;
    painter.value.show(now.frame, now.places);
  });
  useSignalEffect(() => {
    const now = shown.value;
    if (now === null) return;
    painter.value?.mark(entriesOfPick(now.frame.flow.cases, facts.calendar, selection.value), current.value);
  });
  useSignalEffect(() => {
    void theme.isDark.value;
    painter.value?.recolour();
  });

  const choose = (index: number): void => {
    const now = shown.peek();
    if (now === null || index < 0) return;
    const text = pickText(casePick(now.frame.flow.cases, facts.calendar, index));
    select(text === selection.peek() ? null : text);
  };
  const under = (event: MouseEvent): number => {
    const now = shown.peek();
    const box = canvas.current?.getBoundingClientRect();
    if (now === null || box === undefined) return -1;
    return dotAt(now.frame, now.places, event.clientX - box.left, event.clientY - box.top);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = shown.peek();
    if (now === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isWalkKey(event.key)) current.value = walkDots(now.frame, now.places, current.value, event.key);
    else if ((event.key === "Enter" || event.key === " ") && current.value >= 0) choose(current.value);
    else if (event.key === "Escape" && current.value >= 0) current.value = -1;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const now = shown.value;
  const at = current.value;
  const isSeen = now !== null && at >= 0 && now.places.cell[at] >= 0;
  const text = isSeen
    ? caseText(now.frame.flow.cases, facts, facts.calendar, at, now.places.timeMin)
    : "Point at a dot, or walk them with the arrow keys; Enter or a click asks why.";
  return (
    <>
      <div
        class="dots-stage"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the one stop of the Tab key from which arrows walk the dots
        tabIndex={0}
        role="application"
        aria-label={`Dots of the week. ${now?.words.sentence ?? ""} Arrow keys walk the dots, page keys the piles, Enter chooses.`}
        aria-activedescendant={isSeen ? "dots-current" : undefined}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          current.value = under(event);
        }}
        onPointerLeave={() => {
          current.value = -1;
        }}
        onClick={(event) => choose(under(event))}
        onBlur={() => {
          current.value = -1;
        }}
      >
        <div ref={ground} class="dots-ground" />
        <canvas ref={canvas} data-dots={shown.value?.places.drawn} />
        {isSeen && <span id="dots-current" role="img" aria-label={text} />}
      </div>
      <p class="dots-current" aria-live="polite">
        {text}
      </p>
    </>
  );
}

function renewCounts(ground: Element, { frame, places }: ShownDots): void {
  for (const label of ground.querySelectorAll("[data-cell]")) {
    const cell = Number(label.getAttribute("data-cell"));
    const text = countText(frame, frame.cells[cell], places.count[cell]);
    if (label.textContent !== text) label.textContent = text;
  }
}
