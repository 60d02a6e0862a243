/** Draws a weekly chart into its svg: axes, fan, run, published marks; and moves the line that shows the clock. */
import { area, line, max, range, type ScaleLinear, type Selection, scaleLinear, select } from "d3";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import { monthNames } from "../../sim/scenario/index.ts";
import type { Band } from "../store/fan.ts";
import { firstDayOfWeek } from "../times.ts";

export interface Chart {
  readonly facts: RunFacts;
  /** By whole week of the run. */
  readonly values: Float64Array;
  readonly band: Band | undefined;
  readonly published: RunFacts["published"];
  /** Whether the run is one that the fitted weeks were fitted with. */
  readonly showsFitted: boolean;
  readonly format: (value: number) => string;
  readonly frame: { readonly width: number; readonly height: number };
}

const margin = { left: 46, right: 8, top: 8, bottom: 20 };
type Svg = Selection<SVGSVGElement, unknown, null, undefined>;
type Scale = ScaleLinear<number, number>;

export function drawChart(element: SVGSVGElement, chart: Chart): void {
  const { facts, values, band, published, frame } = chart;
  const svg = select(element).attr("viewBox", `0 0 ${frame.width} ${frame.height}`);
  svg.selectAll("*").remove();
  const x = timeScale(facts, frame.width);
  const top =
    max([...values, ...(band?.high ?? []), ...published.map(({ high }) => high)].filter(Number.isFinite)) ?? 1;
  const y = scaleLinear([0, top > 0 ? top : 1], [frame.height - margin.bottom, margin.top]).nice(3);
  if (chart.showsFitted) drawFitted(svg, chart, x);
  drawAxes(svg, chart, x, y);
  const weeks = range(values.length);
  const middle = (index: number): number => x(middleOfWeek(facts, index));
  if (band !== undefined) {
    const fan = area<number>()
      .defined((w) => Number.isFinite(band.low[w]))
      .x(middle)
      .y0((w) => y(band.low[w]))
      .y1((w) => y(band.high[w]));
    svg.append("path").attr("class", "fan-band").attr("d", fan(weeks));
    const median = line<number>()
      .defined((w) => Number.isFinite(band.median[w]))
      .x(middle)
      .y((w) => y(band.median[w]));
    svg.append("path").attr("class", "fan-median").attr("d", median(weeks));
  }
  const run = line<number>()
    .defined((w) => Number.isFinite(values[w]))
    .x(middle)
    .y((w) => y(values[w]));
  svg.append("path").attr("class", "run-line-mark").attr("d", run(weeks));
  svg
    .append("g")
    .selectAll("circle")
    .data(weeks.filter((w) => Number.isFinite(values[w])))
    .join("circle")
    .attr("class", "run-dot")
    .attr("cx", middle)
    .attr("cy", (w) => y(values[w]))
    .attr("r", 2);
  drawPublished(svg, chart, x, y);
  svg
    .append("line")
    .attr("class", "now")
    .attr("y1", margin.top - 4)
    .attr("y2", frame.height - margin.bottom);
}

/** Puts the line of the clock where it belongs; needs no redrawing of the rest. */
export function moveNow(element: SVGSVGElement, facts: RunFacts, width: number, timeMin: number): void {
  const at = timeScale(facts, width)(timeMin);
  select(element).select(".now").attr("x1", at).attr("x2", at);
}

function timeScale({ calendar }: RunFacts, width: number): Scale {
  return scaleLinear([calendar.startMin[0], calendar.endMin], [margin.left, width - margin.right]);
}

function middleOfWeek(facts: RunFacts, index: number): number {
  const day = firstDayOfWeek(facts, index);
  return (facts.calendar.startMin[day] + facts.calendar.startMin[day + 7]) / 2;
}

function drawAxes(svg: Svg, { facts, format, frame }: Chart, x: Scale, y: Scale): void {
  const { calendar } = facts;
  const bottom = frame.height - margin.bottom;
  for (const value of y.ticks(3)) {
    svg
      .append("line")
      .attr("class", value === 0 ? "axis-base" : "axis-grid")
      .attr("x1", margin.left)
      .attr("x2", frame.width - margin.right)
      .attr("y1", y(value))
      .attr("y2", y(value));
    svg
      .append("text")
      .attr("class", "axis-text")
      .attr("x", margin.left - 6)
      .attr("y", y(value) + 4)
      .attr("text-anchor", "end")
      .text(format(value));
  }
  calendar.dates.forEach((iso, day) => {
    if (!iso.endsWith("-01")) return;
    const at = x(calendar.startMin[day]);
    svg
      .append("line")
      .attr("class", "axis-grid")
      .attr("x1", at)
      .attr("x2", at)
      .attr("y1", bottom)
      .attr("y2", bottom + 5);
    const name = monthNames[Number(iso.slice(5, 7)) - 1].slice(0, 3);
    if (at < frame.width - 24)
      svg
        .append("text")
        .attr("class", "axis-text")
        .attr("x", at + 3)
        .attr("y", bottom + 14)
        .text(name);
  });
  const incident = x(0);
  svg
    .append("line")
    .attr("class", "axis-incident")
    .attr("x1", incident)
    .attr("x2", incident)
    .attr("y1", margin.top)
    .attr("y2", bottom);
}

/** A ground behind the weeks that the model was fitted to. */
function drawFitted(svg: Svg, { facts, published, frame }: Chart, x: Scale): void {
  const weeks = published.filter(({ use }) => use === "fitted").map(({ week }) => week - facts.firstWeek);
  if (weeks.length === 0) return;
  const { startMin } = facts.calendar;
  const from = x(startMin[firstDayOfWeek(facts, Math.min(...weeks))]);
  const to = x(startMin[firstDayOfWeek(facts, Math.max(...weeks)) + 7]);
  svg
    .append("rect")
    .attr("class", "fitted-ground")
    .attr("x", from)
    .attr("width", to - from)
    .attr("y", margin.top - 4)
    .attr("height", frame.height - margin.bottom - margin.top + 4);
  const word = (at: number, anchor: string, text: string) =>
    svg
      .append("text")
      .attr("class", "fitted-word")
      .attr("x", at)
      .attr("y", margin.top + 8)
      .attr("text-anchor", anchor)
      .text(text);
  word(from - 4, "end", "fitted");
  word(to + 5, "start", "predicted");
}

function drawPublished(svg: Svg, { facts, published }: Chart, x: Scale, y: Scale): void {
  const weeks = facts.weeks;
  const inside = published.filter(({ week }) => week >= facts.firstWeek && week - facts.firstWeek < weeks);
  const marks = svg
    .append("g")
    .selectAll("g")
    .data(inside)
    .join("g")
    .attr("transform", ({ week }) => `translate(${x(middleOfWeek(facts, week - facts.firstWeek))},0)`);
  marks
    .filter(({ low, high }) => low !== high)
    .append("path")
    .attr("class", "published-range")
    .attr("d", ({ low, high }) => `M-4,${y(high)}h8M0,${y(high)}V${y(low)}M-4,${y(low)}h8`);
  marks
    .filter(({ low, high }) => low === high)
    .append("path")
    .attr("class", "published-mark")
    .attr("d", ({ high }) => `M0,${y(high) - 5}l5,5l-5,5l-5,-5z`);
}
