/** The marks of the map as SVG: ground, practices, sites, names. The page draws the same marks and changes only what a day changes. */
import { type ExtendedFeature, geoPath } from "d3-geo";
import { pickable, pickText } from "../pick.ts";
import { element, group, label, short, title, words } from "../svg.ts";
import type { MapPlaces, MapValues } from "./data.ts";
import type { Geography, Shapes } from "./geography.ts";
import { placeLabels } from "./labels.ts";
import type { MapLayout, Site } from "./places.ts";
import {
  capacityOf,
  deferredShare,
  hospitalText,
  laboratoryText,
  postponedShare,
  practiceText,
  sendsNothing,
  simulatedText,
  stepOf,
} from "./reading.ts";

export const gaugeHeight = 16;
const gaugeWidth = 6;

/** Neighbours, boroughs (each can be chosen), the river, and the names of boroughs. */
export function groundMarks(places: MapPlaces, geography: Geography, layout: MapLayout): string {
  const { projection } = layout;
  const path = geoPath(projection).digits(1);
  const outline = (feature: Shapes["features"][number]): string => path(feature as ExtendedFeature) ?? "";
  const plain = (kind: string, { features }: Shapes) =>
    group({ class: kind }, ...features.map((feature) => element("path", { d: outline(feature) })));
  const boroughs = geography.boroughs.features.map((feature) => {
    const { name } = feature.properties;
    const borough = places.boroughs.find((one) => one.name === name);
    const pick = borough === undefined ? {} : { "data-pick": pickText({ kind: "borough", id: borough.id }) };
    return element("path", { d: outline(feature), ...pick });
  });
  const names = layout.names.map(({ x, y, text }) => element("text", { x, y }, words(text)));
  return [
    plain("map-context", geography.context),
    group({ class: "map-land" }, ...boroughs),
    plain("map-river", geography.river),
    group({ class: "map-names" }, ...names),
  ].join("");
}

/** What a day makes of a practice's mark. */
export interface PracticeLook {
  readonly discClass: string;
  readonly discRadius: number;
  /** A path over the disc for a practice that sends nothing; "" else. */
  readonly cross: string;
  readonly says: string;
}

export function practiceLook(
  places: MapPlaces,
  { practices }: MapLayout,
  values: MapValues | null,
  number: number,
): PracticeLook {
  const { radius } = practices[number];
  const share = values === null ? Number.NaN : deferredShare(values, number);
  const arm = radius + 1.5;
  return {
    discClass: `map-step-${stepOf(share)}`,
    discRadius: radius * Math.sqrt(Math.min(1, share || 0)),
    cross:
      values !== null && sendsNothing(values, number)
        ? `M${short(-arm)} ${short(-arm)}L${short(arm)} ${short(arm)}`
        : "",
    says: practiceText(places, values, number),
  };
}

export function practiceMarks(places: MapPlaces, layout: MapLayout, values: MapValues | null): string {
  const marks = layout.practices.map(({ x, y, radius }, number) => {
    const look = practiceLook(places, layout, values, number);
    return group(
      {
        transform: `translate(${x.toFixed(1)},${y.toFixed(1)})`,
        ...pickable({ kind: "practice", id: places.practices[number].id }, look.says),
      },
      element("circle", { class: "map-ring", r: radius }),
      element("circle", { class: look.discClass, r: look.discRadius }),
      element("path", { class: "map-cross", d: look.cross }),
      title(look.says),
    );
  });
  return group({ class: "practices" }, ...marks);
}

/** What a day makes of a site: the level under its hospital and that of its laboratory, both 0 to 1, NaN for nothing to show. */
export interface SiteLook {
  readonly postponed: number;
  readonly capacity: number;
  readonly hospitalSays: string;
  readonly laboratorySays: string;
}

export function siteLook(places: MapPlaces, site: Site, values: MapValues | null): SiteLook {
  const lines = (numbers: readonly number[], text: typeof hospitalText): string =>
    [...numbers.map((number) => text(places, values, number)), simulatedText].join(". ");
  return {
    postponed: values === null ? Number.NaN : postponedShare(values, site.hospitals),
    capacity: values === null ? Number.NaN : capacityOf(values, site.laboratories),
    hospitalSays: lines(site.hospitals, hospitalText),
    laboratorySays: lines(site.laboratories, laboratoryText),
  };
}

/** Half the width of the bar under a large hospital's mark. */
export const barHalf = (half: number): number => half + 1;

export function siteMarks(places: MapPlaces, { sites }: MapLayout, values: MapValues | null): string {
  return group(
    { class: "sites" },
    ...sites.map((site) => {
      const look = siteLook(places, site, values);
      return group(
        { transform: `translate(${site.x.toFixed(1)},${site.y.toFixed(1)})` },
        site.hospitals.length > 0 ? hospitalMark(places, site, look) : "",
        site.laboratories.length > 0 ? gaugeMark(places, site, look) : "",
      );
    }),
  );
}

function hospitalMark(places: MapPlaces, { hospitals, isLarge, half }: Site, look: SiteLook): string {
  const first = places.hospitals[hospitals[0]];
  const square = element("rect", {
    class: isLarge ? "map-hospital" : "map-hospital small-site",
    x: -half,
    y: -half,
    width: 2 * half,
    height: 2 * half,
    rx: 1.5,
  });
  const letter = element("path", {
    class: "map-letter",
    d: "M-3-3.5V3.5M3-3.5V3.5M-3 0H3",
    transform: `scale(${short(half / 7)})`,
  });
  const bar = barHalf(half);
  const level = [
    element("rect", { class: "map-bar", x: -bar, y: half + 1.5, width: 2 * bar, height: 4 }),
    element("rect", {
      class: "map-bar-level",
      x: -bar,
      y: half + 1.5,
      width: 2 * bar * (look.postponed || 0),
      height: 4,
    }),
  ];
  return group(
    { class: "site-hospital", ...pickable({ kind: "hospital", id: first.id }, look.hospitalSays) },
    square,
    ...(isLarge ? [letter, ...level] : []),
    title(look.hospitalSays),
  );
}

/** Left edge of a site's gauge, from the middle of its mark. */
export const gaugeLeft = ({ hospitals, half }: Site): number => (hospitals.length > 0 ? half + 3 : -gaugeWidth / 2);

function gaugeMark(places: MapPlaces, site: Site, look: SiteLook): string {
  const first = places.laboratories[site.laboratories[0]];
  const bar = (kind: string, height: number) =>
    element("rect", { class: kind, x: gaugeLeft(site), y: gaugeHeight / 2 - height, width: gaugeWidth, height });
  return group(
    {
      class: Number.isNaN(look.capacity) ? "site-laboratory idle" : "site-laboratory",
      ...pickable({ kind: "laboratory", id: first.id }, look.laboratorySays),
    },
    bar("map-gauge-ground", gaugeHeight),
    bar("map-gauge-level", (look.capacity || 0) * gaugeHeight),
    bar("map-gauge-frame", gaugeHeight),
    title(look.laboratorySays),
  );
}

const arrows = { north: "↑", east: "→", south: "↓", west: "←" } as const;

export function labelMarks(layout: MapLayout): string {
  return group(
    { class: "site-names" },
    ...placeLabels(layout).map(({ site, x, y, anchor }) =>
      label(x, y, site.outside === null ? site.name : `${site.name} ${arrows[site.outside]}`, {
        class: site.isLarge ? "large" : "small-site",
        "text-anchor": anchor,
      }),
    ),
  );
}

/** Names of the two edges over which blood comes in and patients leave. */
export function gateMarks({ gates }: MapLayout): string {
  return group(
    { class: "map-gates" },
    label(gates.blood.x + 4, gates.blood.y - 8, "blood service →", { class: "map-gate" }),
    label(gates.patients.x + 6, gates.patients.y - 6, "↓ hospitals elsewhere", { class: "map-gate" }),
  );
}
