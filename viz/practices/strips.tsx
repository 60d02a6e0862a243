/** The picture of the strips: cells on a canvas, over them axis, means and rows to choose, over all the line of the clock. */
import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import {
  clockMark,
  dayX,
  type Figure,
  layOutStrips,
  type PracticeOrder,
  type PracticeRows,
  practicesPicture,
  type StripLayout,
  type StripMeasure,
} from "../../sim/figures/index.ts";
import { Picture } from "../figure-card.tsx";
import { inTurn, notInTurn } from "../turns.ts";
import { useStore } from "../use-store.ts";
import { useWidth } from "../use-width.ts";
import { drawCells } from "./cells.ts";

interface Parts {
  readonly rows: PracticeRows;
  readonly measure: StripMeasure;
  readonly order: PracticeOrder;
  /** Last day of the clock's week. */
  readonly day: number;
}

interface Shown {
  readonly layout: StripLayout;
  readonly picture: Figure;
}

export function Strips({ rows, measure, order, day }: Parts) {
  const { theme } = useStore();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(box);
  const shown = useSignal<Shown | null>(null);
  const isDark = theme.isDark.value;
  useEffect(() => {
    if (width === 0) return;
    inTurn(box, () => {
      const layout = layOutStrips(rows, width, order, day);
      shown.value = { layout, picture: practicesPicture(rows, layout, measure, order, day) };
    });
    return () => notInTurn(box);
  }, [rows, measure, order, day, width]);
  const layout = shown.value?.layout ?? null;
  useEffect(() => {
    if (canvas.current === null || layout === null) return;
    const element = canvas.current;
    inTurn(canvas, () => drawCells(element, rows, layout, measure));
    return () => notInTurn(canvas);
  }, [rows, measure, layout, isDark]);
  return (
    <div ref={box} class="strips">
      {shown.value !== null && layout !== null && (
        <>
          <canvas ref={canvas} style={{ width: `${layout.width}px`, height: `${layout.height}px` }} />
          <Picture figure={shown.value.picture} />
          <ClockLine rows={rows} layout={layout} />
        </>
      )}
    </div>
  );
}

function ClockLine({ rows, layout }: { readonly rows: PracticeRows; readonly layout: StripLayout }) {
  const { clock, day } = useStore();
  const line = useRef<SVGSVGElement>(null);
  const x = useComputed(() => {
    const { startMin, days } = rows;
    const held = Math.min(day.value, days - 1);
    const share = (clock.timeMin.value - startMin[held]) / (startMin[held + 1] - startMin[held]);
    return dayX(layout, held + share);
  });
  useSignalEffect(() => {
    if (line.current === null) return;
    line.current.style.transform = `translateX(${x.value.toFixed(1)}px)`;
    line.current.style.visibility = x.value < layout.left ? "hidden" : "";
  });
  return (
    <svg
      ref={line}
      class="kn-figure strips-clock"
      width="4"
      height={layout.height}
      viewBox={`-2 0 4 ${layout.height}`}
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: clockMark(layout) }}
    />
  );
}
