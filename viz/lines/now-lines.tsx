/**
 * The line of the clock over each panel: elements of their own over the picture, moved with every frame while the clock plays,
 * so that nothing is drawn again.
 */
import { effect } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type LinesData, linesLayout, timeScale } from "../../sim/figures/index.ts";
import { useStore } from "../use-store.ts";
import { useWidth } from "../use-width.ts";

interface Parts {
  /** Holds the figure's card. */
  readonly host: RefObject<HTMLElement | null>;
  readonly data: LinesData;
}

export function NowLines({ host, data }: Parts) {
  const { clock } = useStore();
  const box = useRef<HTMLElement | null>(null);
  const layer = useRef<HTMLElement | null>(null);
  // The box is the card's; it is there from the first rendering on, and its pictures come and go within it.
  useLayoutEffect(() => {
    box.current = host.current?.querySelector<HTMLElement>(".figure-box") ?? null;
    const made = document.createElement("div");
    made.className = "lines-now-layer";
    made.setAttribute("aria-hidden", "true");
    box.current?.append(made);
    layer.current = made;
    return () => made.remove();
  }, []);
  const width = useWidth(box);
  useLayoutEffect(() => {
    if (layer.current === null || width === 0) return;
    const lines = linesLayout(data, width).frames.map((frame) => {
      const line = document.createElement("div");
      line.className = "lines-now";
      line.style.top = `${frame.y0 - 4}px`;
      line.style.height = `${frame.y1 - frame.y0 + 4}px`;
      return { line, x: timeScale(data, frame) };
    });
    layer.current.replaceChildren(...lines.map(({ line }) => line));
    return effect(() => {
      const now = clock.timeMin.value;
      for (const { line, x } of lines) line.style.transform = `translateX(${x(now)}px)`;
    });
  }, [data, width]);
  return null;
}
