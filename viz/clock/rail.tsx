/** What lies along the slider: months, the warm-up, strikes, entries of the timeline, and how far the run is simulated. */
import { scaleLinear, select } from "d3";
import { useEffect, useRef } from "preact/hooks";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { monthNames } from "../../sim/scenario/index.ts";
import { shortDateText } from "../times.ts";
import { useStore } from "../use-store.ts";
import { useWidth } from "../use-width.ts";

/** Half the width of the slider's thumb: it stops that far from either end. */
const thumbHalf = 10;
const height = 28;

export function Rail({ facts }: { readonly facts: RunFacts }) {
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(svg);
  useEffect(() => {
    if (svg.current !== null && width > 0) draw(svg.current, facts, width);
  }, [facts, width]);
  return (
    <>
      <svg ref={svg} class="rail-marks" height={height} aria-hidden="true" />
      <Reached facts={facts} />
    </>
  );
}

function Reached({ facts: { calendar } }: { readonly facts: RunFacts }) {
  const { reachedMin } = useStore();
  const done = Math.max(0, (reachedMin.value - calendar.startMin[0]) / (calendar.endMin - calendar.startMin[0]));
  if (done >= 1) return null;
  return (
    <progress class="reached" max={1} value={done} aria-label="Simulated so far">
      {Math.round(done * 100)} %
    </progress>
  );
}

function draw(element: SVGSVGElement, { calendar, marks, strikes }: RunFacts, width: number): void {
  const x = scaleLinear([calendar.startMin[0], calendar.endMin], [thumbHalf, width - thumbHalf]);
  const svg = select(element);
  svg.selectAll("*").remove();
  const band = (kind: string, from: number, to: number, title: string): void => {
    svg
      .append("rect")
      .attr("class", kind)
      .attr("x", x(from))
      .attr("width", Math.max(1, x(to) - x(from)))
      .attr("y", 14)
      .attr("height", 12)
      .append("title")
      .text(title);
  };
  band("rail-warm-up", calendar.startMin[0], 0, "Warm-up: ordinary weeks before the incident");
  band("rail-run", 0, calendar.endMin, "The run");
  for (const strike of strikes)
    if (strike.toMin < calendar.endMin) band("rail-strike", strike.fromMin, strike.toMin, strike.label);
  const firsts = calendar.dates.flatMap((iso, day) => (iso.endsWith("-01") ? [{ iso, day }] : []));
  const isNarrow = width < 600;
  for (const { iso, day } of firsts) {
    const at = x(calendar.startMin[day]);
    svg.append("line").attr("class", "rail-tick").attr("x1", at).attr("x2", at).attr("y1", 12).attr("y2", 26);
    const name = monthNames[Number(iso.slice(5, 7)) - 1].slice(0, 3);
    if (at < width - 24)
      svg
        .append("text")
        .attr("class", "rail-month")
        .attr("x", at + 3)
        .attr("y", 10)
        .text(name);
  }
  const warmUp = x(0) - x(calendar.startMin[0]);
  if (warmUp > 60 && !isNarrow)
    svg
      .append("text")
      .attr("class", "rail-word")
      .attr("x", thumbHalf + 4)
      .attr("y", 23.5)
      .text("warm-up");
  for (const { atMin, text } of marks) {
    const at = x(atMin);
    svg
      .append("path")
      .attr("class", "rail-mark")
      .attr("d", `M${at - 4.5},15h9l-4.5,9z`)
      .append("title")
      .text(`${shortDateText(calendar, dayOf(calendar, atMin))}: ${text}`);
  }
}

function dayOf({ startMin, days }: RunFacts["calendar"], timeMin: number): number {
  let day = 0;
  while (day < days - 1 && startMin[day + 1] <= timeMin) day++;
  return day;
}
