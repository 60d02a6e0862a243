/** Draws the map into its svg: the ground once for each size, the marks again for each day. d3 owns the inside of the svg. */
import { type ExtendedFeature, geoPath, type Selection, select } from "d3";
import type { MapDay, RunFacts } from "../../sim/adapters/browser/index.ts";
import { count, percent } from "../numbers.ts";
import type { Geography } from "./geography.ts";
import { type Label, placeLabels } from "./labels.ts";
import type { Frame, Layout, Site } from "./places.ts";
import { deferredShare, stepOf } from "./reading.ts";

type Layer = Selection<SVGGElement, unknown, null, undefined>;

const gaugeHeight = 16;
const gaugeWidth = 6;

/** Draws the ground, where places then stand; marks follow by `drawMarks`. */
export function drawGround(element: SVGSVGElement, geography: Geography, layout: Layout, frame: Frame): void {
  const svg = select(element).attr("viewBox", `0 0 ${frame.width} ${frame.height}`);
  svg.selectAll("*").remove();
  drawShapes(svg.append("g"), geography, layout);
}

/** Draws the marks over the ground; the answer shows a day on them. */
export function drawMarks(
  element: SVGSVGElement,
  facts: RunFacts,
  layout: Layout,
  frame: Frame,
): (day: MapDay | null) => void {
  const svg = select(element);
  const practices = drawPractices(svg.append("g"), facts, layout);
  const sites = drawSites(svg.append("g"), layout);
  drawLabels(svg.append("g"), placeLabels(layout, frame));
  return (day) => {
    practices(day);
    sites(facts, day);
  };
}

function drawShapes(layer: Layer, { boroughs, context, river }: Geography, { projection }: Layout): void {
  const path = geoPath(projection).digits(1);
  const shapes = (kind: string, collection: Geography["boroughs"]) =>
    layer
      .append("g")
      .attr("class", kind)
      .selectAll("path")
      .data(collection.features as ExtendedFeature[])
      .join("path")
      .attr("d", path);
  shapes("ground-context", context);
  shapes("ground-borough", boroughs);
  shapes("ground-river", river);
  layer
    .append("g")
    .attr("class", "ground-names")
    .selectAll("text")
    .data(boroughs.features)
    .join("text")
    .attr("transform", (feature) => `translate(${path.centroid(feature as ExtendedFeature).map(Math.round)})`)
    .text((feature) => feature.properties.name);
}

function drawPractices(layer: Layer, facts: RunFacts, { practices, practiceRadius }: Layout) {
  const marks = layer
    .attr("class", "practices")
    .selectAll("g")
    .data(practices)
    .join("g")
    .attr("transform", ({ x, y }) => `translate(${x.toFixed(1)},${y.toFixed(1)})`);
  marks.append("circle").attr("class", "ring").attr("r", practiceRadius);
  const discs = marks.append("circle");
  const titles = marks.append("title");
  return (day: MapDay | null): void => {
    const shares = practices.map((_, number) => (day === null ? Number.NaN : deferredShare(day, number)));
    discs
      .attr("class", (_, number) => `disc step-${stepOf(shares[number])}`)
      .attr("r", (_, number) => practiceRadius * Math.sqrt(Math.min(1, shares[number] || 0)));
    titles.text((_, number) => practiceText(facts, day, number, shares[number]));
  };
}

function practiceText(facts: RunFacts, day: MapDay | null, number: number, share: number): string {
  const { name } = facts.practices[number];
  if (day === null || Number.isNaN(share)) return `${name}: no requests`;
  const { deferred, requested, backlog } = day.practices;
  return `${name}: ${count(deferred[number])} of ${count(requested[number])} test requests deferred (${percent(share)}), ${count(backlog[number])} waiting. Simulated, not what happened here.`;
}

function drawSites(layer: Layer, { sites }: Layout) {
  const marks = layer
    .attr("class", "sites")
    .selectAll<SVGGElement, Site>("g")
    .data(sites)
    .join<SVGGElement>("g")
    .attr("transform", ({ x, y }) => `translate(${x.toFixed(1)},${y.toFixed(1)})`);
  marks.append("title");
  marks.filter(({ hospitals }) => hospitals.length > 0).each(drawHospital);
  const gauges = marks.filter(({ laboratories }) => laboratories.length > 0);
  gauges.each(drawGauge);
  return (facts: RunFacts, day: MapDay | null): void => {
    gauges.classed("idle", (site) => Number.isNaN(levelOf(site, day)));
    gauges
      .select<SVGRectElement>(".gauge-level")
      .attr("y", (site) => gaugeHeight / 2 - (levelOf(site, day) || 0) * gaugeHeight)
      .attr("height", (site) => (levelOf(site, day) || 0) * gaugeHeight);
    marks.select("title").text((site) => siteText(facts, site, day));
  };
}

function drawHospital(this: SVGGElement, { isLarge, half }: Site): void {
  const mark = select(this);
  mark
    .append("rect")
    .attr("class", isLarge ? "hospital" : "hospital small")
    .attr("x", -half)
    .attr("y", -half)
    .attr("width", 2 * half)
    .attr("height", 2 * half)
    .attr("rx", 1.5);
  if (isLarge)
    mark
      .append("path")
      .attr("class", "hospital-letter")
      .attr("d", "M-3-3.5V3.5M3-3.5V3.5M-3 0H3")
      .attr("transform", `scale(${half / 7})`);
}

function drawGauge(this: SVGGElement, { hospitals, half }: Site): void {
  const left = hospitals.length > 0 ? half + 3 : -gaugeWidth / 2;
  const gauge = select(this).append("g");
  const bar = (kind: string, height: number) =>
    gauge
      .append("rect")
      .attr("class", kind)
      .attr("x", left)
      .attr("y", gaugeHeight / 2 - height)
      .attr("width", gaugeWidth)
      .attr("height", height);
  bar("gauge-ground", gaugeHeight);
  bar("gauge-level", 0);
  bar("gauge-frame", gaugeHeight);
}

/** Capacity of the laboratories of a site, 0 to 1; NaN where there is no usual work to set it against. */
function levelOf({ laboratories }: Site, day: MapDay | null): number {
  const capacity = laboratories.map((number) => day?.laboratories.capacity[number] ?? Number.NaN);
  const known = capacity.filter((value) => Number.isFinite(value));
  if (known.length === 0) return Number.NaN;
  return Math.min(1, known.reduce((sum, value) => sum + value, 0) / known.length);
}

function siteText(facts: RunFacts, site: Site, day: MapDay | null): string {
  const lines = [
    ...site.hospitals.map((number) => {
      const { name } = facts.hospitals[number];
      if (day === null) return name;
      const { booked, done, postponed } = day.hospitals;
      if (!(booked[number] > 0)) return `${name}: no operations booked`;
      return `${name}: ${count(booked[number])} operations booked, ${count(done[number])} done, ${count(postponed[number])} postponed`;
    }),
    ...site.laboratories.map((number) => {
      const { name } = facts.laboratories[number];
      if (day === null) return name;
      const { capacity, waiting } = day.laboratories;
      const share = Number.isNaN(capacity[number])
        ? "gives mutual aid"
        : `${percent(capacity[number])} of usual results on time`;
      return `${name}: ${share}, ${count(waiting[number])} requests waiting tonight`;
    }),
  ];
  return [...lines, "Simulated, not what happened here."].join("\n");
}

const arrows = { north: "↑", east: "→", south: "↓", west: "←" } as const;

function drawLabels(layer: Layer, labels: readonly Label[]): void {
  layer
    .attr("class", "site-names")
    .selectAll("text")
    .data(labels)
    .join("text")
    .attr("class", ({ site }) => (site.isLarge ? "large" : "small"))
    .attr("x", ({ x }) => x)
    .attr("y", ({ y }) => y)
    .attr("text-anchor", ({ anchor }) => anchor)
    .text(({ site }) => (site.outside === null ? site.name : `${site.name} ${arrows[site.outside]}`));
}
