/** Draws the map's standing parts into their svg elements: ground and marks once for each size, and what a day changes on the marks. */
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import {
  barHalf,
  type Geography,
  gateMarks,
  gaugeHeight,
  groundMarks,
  labelMarks,
  type MapLayout,
  type MapValues,
  type PracticeLook,
  practiceLook,
  practiceMarks,
  siteLook,
  siteMarks,
} from "../../sim/figures/index.ts";

export interface MapElements {
  readonly ground: SVGSVGElement;
  readonly marks: SVGSVGElement;
  readonly names: SVGSVGElement;
}

export function drawGround(
  { ground, names }: MapElements,
  facts: RunFacts,
  geography: Geography,
  layout: MapLayout,
): void {
  const { width, height } = layout.frame;
  for (const svg of [ground, names]) svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  ground.innerHTML = groundMarks(facts, geography, layout);
  names.innerHTML = labelMarks(layout) + gateMarks(layout);
}

/** Draws the marks; the answer shows a day on them without making them anew, so that focus and choice stay where they are. */
export function drawMarks({ marks }: MapElements, facts: RunFacts, layout: MapLayout): (day: MapValues | null) => void {
  const { width, height } = layout.frame;
  marks.setAttribute("viewBox", `0 0 ${width} ${height}`);
  marks.innerHTML = siteMarks(facts, layout, null) + practiceMarks(facts, layout, null);
  // Sites lie over practices, but what is written first is walked to first.
  const practices = marks.querySelector(".practices");
  if (practices !== null) marks.prepend(practices);
  const practiceMark = [...(practices?.children ?? [])].map((mark) => ({
    mark,
    disc: mark.children[1],
    cross: mark.children[2],
    title: mark.children[3],
  }));
  const siteMark = [...marks.querySelectorAll(".sites > g")].map((mark) => ({
    hospital: mark.querySelector(".site-hospital"),
    bar: mark.querySelector(".map-bar-level"),
    laboratory: mark.querySelector(".site-laboratory"),
    level: mark.querySelector(".map-gauge-level"),
  }));
  const shown: (PracticeLook | undefined)[] = [];
  return (day) => {
    practiceMark.forEach(({ mark, disc, cross, title }, number) => {
      const look = practiceLook(facts, layout, day, number);
      const before = shown[number];
      shown[number] = look;
      if (look.discClass !== before?.discClass) disc.setAttribute("class", look.discClass);
      if (look.discRadius !== before?.discRadius) disc.setAttribute("r", String(look.discRadius));
      if (look.cross !== before?.cross) cross.setAttribute("d", look.cross);
      if (look.says === before?.says) return;
      title.textContent = look.says;
      mark.setAttribute("aria-label", look.says);
    });
    siteMark.forEach(({ hospital, bar, laboratory, level }, number) => {
      const site = layout.sites[number];
      const look = siteLook(facts, site, day);
      const high = (look.capacity || 0) * gaugeHeight;
      bar?.setAttribute("width", String(2 * barHalf(site.half) * (look.postponed || 0)));
      level?.setAttribute("y", String(gaugeHeight / 2 - high));
      level?.setAttribute("height", String(high));
      laboratory?.classList.toggle("idle", Number.isNaN(look.capacity));
      say(hospital, look.hospitalSays);
      say(laboratory, look.laboratorySays);
    });
  };
}

function say(mark: Element | null, text: string): void {
  if (mark === null) return;
  mark.setAttribute("aria-label", text);
  const title = mark.querySelector("title");
  if (title !== null) title.textContent = text;
}

/** Marks what is chosen wherever it stands. */
export function press({ ground, marks }: MapElements, pick: string | null): void {
  for (const mark of marks.querySelectorAll("[aria-pressed]")) mark.removeAttribute("aria-pressed");
  for (const borough of ground.querySelectorAll(".chosen")) borough.classList.remove("chosen");
  if (pick === null) return;
  const named = `[data-pick="${CSS.escape(pick)}"]`;
  marks.querySelector(named)?.setAttribute("aria-pressed", "true");
  const borough = ground.querySelector(named);
  borough?.classList.add("chosen");
  // Over its neighbours' edges.
  borough?.parentNode?.append(borough);
}
