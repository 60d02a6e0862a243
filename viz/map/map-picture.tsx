/** The picture of the map: ground, marks, what moves, names, each in a layer of its own; clicks and keys on them. */
import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import {
  type Geography,
  layOutMap,
  type MapLayout,
  type MapValues,
  mapShape,
  movingScale,
  waysOf,
} from "../../sim/figures/index.ts";
import { inTurn, notInTurn } from "../turns.ts";
import { useStore } from "../use-store.ts";
import { useWidth } from "../use-width.ts";
import { drawGround, drawMarks, type MapElements, press } from "./draw.ts";
import { loadGeography } from "./geography.ts";
import { drawMoving, type MovingColours, readColours } from "./moving.ts";
import { markTowards, pickAt } from "./picking.ts";

interface Parts {
  readonly facts: RunFacts;
  /** Its alternative text. */
  readonly text: string;
  /** Which kinds of what moves are shown. */
  readonly isShown: ReadonlySignal<readonly boolean[]>;
}

interface Drawn {
  readonly layout: MapLayout;
  readonly elements: MapElements;
  readonly showDay: (day: MapValues | null) => void;
}

export function MapPicture({ facts, text, isShown }: Parts) {
  const { mapDay, clock, movements, selection, select, theme } = useStore();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(box);
  const height = Math.round(width * mapShape);
  const geography = useGeography(facts.region.id);
  const drawn = useSignal<Drawn | null>(null);
  const colours = useSignal<MovingColours | null>(null);
  const lastMin = useRef(Number.NaN);

  useEffect(() => {
    const root = box.current;
    const shapes = geography.value;
    if (root === null || shapes === null || width === 0) return;
    drawn.value = null;
    inTurn(box, () => {
      const layout = layOutMap(facts, shapes, { width, height });
      const elements = elementsIn(root);
      inTurn(box, () => {
        drawGround(elements, facts, shapes, layout);
        inTurn(box, () => {
          drawn.value = { layout, elements, showDay: drawMarks(elements, facts, layout) };
        });
      });
    });
    return () => notInTurn(box);
  }, [facts, geography.value, width, height]);

  useSignalEffect(() => {
    const now = drawn.value;
    const day = mapDay.value;
    if (now !== null) inTurn(drawn, () => now.showDay(day));
    return () => notInTurn(drawn);
  });
  useSignalEffect(() => {
    const now = drawn.value;
    if (now !== null) press(now.elements, selection.value);
  });
  useSignalEffect(() => {
    void theme.isDark.value;
    if (drawn.value !== null) colours.value = readColours(drawn.value.elements.marks);
  });
  const ways = useComputed(() => {
    const now = drawn.value;
    const moving = movements.value;
    return now === null || moving === null ? null : waysOf(moving, now.layout, facts);
  });

  useSignalEffect(() => {
    const context = canvas.current?.getContext("2d") ?? null;
    const now = drawn.value;
    const timeMin = clock.timeMin.value;
    const isPlaying = clock.isPlaying.value;
    if (context === null || now === null) return;
    const { frame } = now.layout;
    clear(context, frame.width, frame.height);
    const stepMin = isPlaying ? Math.max(0, timeMin - lastMin.current) || 0 : 0;
    lastMin.current = timeMin;
    // Who asked for less motion sees it when the clock is stepped or stands.
    if (ways.value === null || colours.value === null || (isPlaying && isCalm())) return;
    drawMoving(context, {
      ways: ways.value,
      timeMin,
      stepMin,
      isShown: isShown.value,
      scale: movingScale(frame.width),
      chosen: selection.value,
      colours: colours.value,
    });
  });

  const choose = (pick: string | null): void => select(pick === selection.peek() ? null : pick);
  const onClick = (event: MouseEvent): void => {
    const now = drawn.peek();
    const root = box.current;
    if (now === null || root === null) return;
    const { left, top } = root.getBoundingClientRect();
    const aim = {
      facts,
      layout: now.layout,
      ways: clock.isPlaying.peek() && isCalm() ? null : ways.peek(),
      timeMin: clock.timeMin.peek(),
      isShown: isShown.peek(),
    };
    const borough = event.target instanceof Element ? event.target.closest("[data-pick]") : null;
    choose(pickAt(aim, event.clientX - left, event.clientY - top) ?? borough?.getAttribute("data-pick") ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const marks = [...(box.current?.querySelectorAll<SVGElement>(".map-marks [data-pick]") ?? [])];
    const here = marks.find((mark) => mark === document.activeElement) ?? null;
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && here !== null) box.current?.querySelector<HTMLElement>(".map-marks")?.focus();
    else if ((event.key === "Enter" || event.key === " ") && here !== null) choose(here.getAttribute("data-pick"));
    else if (/^Arrow|^Home$|^End$/.test(event.key)) markTowards(marks, here, event.key)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the marks within are what is operated; the layers lie over each other
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the layer of the marks
    <div ref={box} class="map kn-figure" style={{ height: `${height}px` }} onClick={onClick}>
      <svg class="kn-figure map-layer map-back" role="img" aria-label={text} />
      <div
        class="map-layer map-marks"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the one stop of the Tab key from which arrows walk the places
        tabIndex={0}
        role="application"
        aria-label="Places on the map. Arrow keys go from place to place, Enter chooses."
        onKeyDown={onKeyDown}
      >
        <svg class="kn-figure map-layer" />
      </div>
      <canvas ref={canvas} class="map-layer map-moving" />
      <svg class="kn-figure map-layer map-front" aria-hidden="true" />
    </div>
  );
}

function useGeography(regionId: string): ReadonlySignal<Geography | null> {
  const geography = useSignal<Geography | null>(null);
  useEffect(() => {
    let isWanted = true;
    void loadGeography(regionId).then((loaded) => {
      if (isWanted) geography.value = loaded;
    });
    return () => {
      isWanted = false;
    };
  }, [regionId]);
  return geography;
}

function elementsIn(root: Element): MapElements {
  const [ground, marks, names] = root.querySelectorAll<SVGSVGElement>(".map-back, .map-marks > svg, .map-front");
  return { ground, marks, names };
}

const isCalm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Gives the canvas the size of the map in device pixels, and nothing on it. */
function clear(context: CanvasRenderingContext2D, width: number, height: number): void {
  const ratio = devicePixelRatio;
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (context.canvas.width !== across || context.canvas.height !== down) {
    context.canvas.width = across;
    context.canvas.height = down;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
}
