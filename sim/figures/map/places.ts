/** Where each place stands on the map: projected, held inside the frame, and moved apart where places share an address. */
import {
  type ExtendedFeature,
  type ExtendedFeatureCollection,
  type GeoIdentityTransform,
  geoIdentity,
  geoPath,
} from "d3-geo";
import type { MapPlace, MapPlaces } from "./data.ts";
import type { Geography } from "./geography.ts";
import { type Disc, type Spot, spread } from "./spread.ts";

export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** Height of a map over its width. */
export const mapShape = 0.96;

/** A hospital, a laboratory, or both on one site. */
export interface Site extends Spot {
  readonly name: string;
  /** Numbers in the lists of places. */
  readonly hospitals: readonly number[];
  readonly laboratories: readonly number[];
  /** Sites with theatres or wards are drawn larger and named. */
  readonly isLarge: boolean;
  readonly half: number;
  /** Whether its own laboratory is part of the outage's network: not one that only helps out. */
  readonly hasOwnLaboratory: boolean;
  /** Points from the frame towards a site that lies outside it; null inside. */
  readonly outside: "north" | "east" | "south" | "west" | null;
}

export interface MapLayout {
  readonly frame: Frame;
  readonly projection: GeoIdentityTransform;
  /** By practice number; the radius grows with the practice's list, on which its requests depend. */
  readonly practices: readonly Disc[];
  readonly sites: readonly Site[];
  /** Names of boroughs where they stand, in capitals. */
  readonly names: readonly (Spot & { readonly text: string })[];
  /** Where blood comes in and transferred patients leave: the edge of the map, not a place. */
  readonly gates: { readonly blood: Spot; readonly patients: Spot };
}

const largeKinds = new Set(["acute-hospital", "specialist-hospital", "childrens-hospital", "elective-hospital"]);
const margin = 20;
/** Sites that lie at most this share of the region's width or height outside its boroughs are within the frame. */
const outskirts = 0.12;

/** Half the side of a hospital's mark. */
const markHalf = (isLarge: boolean, frameWidth: number): number => (frameWidth < 480 ? 0.75 : 1) * (isLarge ? 7 : 3.5);

export function layOutMap(places: MapPlaces, geography: Geography, frame: Frame): MapLayout {
  const { width, height } = frame;
  const projection = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      ground(places, geography),
    )
    // Neighbours reach far beyond the frame: what cannot be seen is not written.
    .clipExtent([
      [-margin, -margin],
      [width + margin, height + margin],
    ]);
  const at = (place: MapPlace): Spot => {
    const [x, y] = projection(flatOf(place, geography) as [number, number]) ?? [0, 0];
    return { x, y };
  };
  const sites = gatherSites(places, at, frame);
  const radii = practiceRadii(places.practices, frame);
  const homes = places.practices.map((place, index) => ({ ...at(place), radius: radii[index] + 0.6 }));
  const spots = spread(
    homes,
    sites.map((site) => clearing(site, frame)),
  );
  return {
    frame,
    projection,
    practices: spots.map(({ x, y }, index) => ({ ...held({ x, y }, frame), radius: radii[index] })),
    sites,
    names: geography.boroughs.features.map((feature) => {
      const [x, y] = geoPath(projection).centroid(feature as ExtendedFeature);
      return { x: Math.round(x), y: Math.round(y), text: feature.properties.name.toUpperCase() };
    }),
    gates: { blood: { x: 0, y: height * 0.52 }, patients: { x: width * 0.3, y: height } },
  };
}

/** Radius of a practice with a list of middle size. */
const middleRadius = ({ width, height }: Frame): number =>
  Math.max(2.6, Math.min(6.5, Math.sqrt(width * height) / 105));

/** Areas follow list sizes, held within bounds so that the smallest can be seen and the largest cover nothing. */
function practiceRadii(practices: readonly MapPlace[], frame: Frame): number[] {
  const middle = middleRadius(frame);
  const sizes = practices.map(({ listSize }) => listSize).sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] || 1;
  return practices.map(({ listSize }) => middle * Math.sqrt(Math.min(2.4, Math.max(0.4, listSize / median))));
}

/** The ground that practices leave free around the mark of a site. */
const clearing = ({ x, y, isLarge, half }: Site, frame: Frame): Disc => ({
  x,
  y,
  radius: isLarge ? Math.max(half * 1.5, middleRadius(frame) * 2.2) : half * 1.5,
});

const flatOf = ({ longitude, latitude }: MapPlace, { flat }: Geography): number[] =>
  flat(longitude ?? 0, latitude ?? 0);

/** What the frame must hold: the boroughs, and hospitals and laboratories on their outskirts. */
function ground({ hospitals, laboratories, practices }: MapPlaces, geography: Geography): ExtendedFeatureCollection {
  const { features } = geography.boroughs;
  const placed = [...hospitals, ...laboratories].filter(({ latitude }) => latitude !== null);
  const points = (features.length > 0 ? placed : [...placed, ...practices]).map((place) => flatOf(place, geography));
  const [[left, bottom], [right, top]] = geoPath().bounds(geography.boroughs as ExtendedFeatureCollection);
  const [spareX, spareY] = [(right - left) * outskirts, (top - bottom) * outskirts];
  const near = points.filter(
    ([x, y]) =>
      features.length === 0 || (x > left - spareX && x < right + spareX && y > bottom - spareY && y < top + spareY),
  );
  const around = near.length > 0 || features.length > 0 ? near : [[0, 0]];
  const sites = { type: "Feature", properties: {}, geometry: { type: "MultiPoint", coordinates: around } } as const;
  return { type: "FeatureCollection", features: [...features, sites] };
}

/** Hospitals and laboratories by address: one site each, named after its largest member. */
function gatherSites(places: MapPlaces, at: (place: MapPlace) => Spot, frame: Frame): Site[] {
  const groups = new Map<string, { hospitals: number[]; laboratories: number[] }>();
  const groupOf = ({ latitude, longitude }: MapPlace) => {
    const key = `${latitude} ${longitude}`;
    const known = groups.get(key) ?? { hospitals: [], laboratories: [] };
    groups.set(key, known);
    return known;
  };
  places.hospitals.forEach((place, number) => {
    if (place.latitude !== null) groupOf(place).hospitals.push(number);
  });
  places.laboratories.forEach((place, number) => {
    if (place.latitude !== null) groupOf(place).laboratories.push(number);
  });
  const sites = [...groups.values()].map(({ hospitals, laboratories }) => {
    const members = [
      ...hospitals.map((number) => places.hospitals[number]),
      ...laboratories.map((number) => places.laboratories[number]),
    ];
    const first = members.find(({ kind }) => largeKinds.has(kind)) ?? members[0];
    const isLarge = members.some(({ kind }) => largeKinds.has(kind));
    const spot = at(first);
    return {
      name: shortName(first.name),
      hospitals,
      laboratories,
      isLarge,
      half: markHalf(isLarge, frame.width),
      hasOwnLaboratory: members.some(({ kind }) => kind === "laboratory"),
      ...held(spot, frame),
      outside: sideOf(spot, frame),
    };
  });
  // Small ones first, so that large ones are drawn over them.
  return sites.sort((a, b) => Number(a.isLarge) - Number(b.isLarge));
}

const held = ({ x, y }: Spot, { width, height }: Frame): Spot => ({
  x: Math.min(Math.max(x, margin / 2), width - margin / 2),
  y: Math.min(Math.max(y, margin / 2), height - margin / 2),
});

function sideOf({ x, y }: Spot, frame: Frame): Site["outside"] {
  const inside = held({ x, y }, frame);
  const [overX, overY] = [Math.abs(x - inside.x), Math.abs(y - inside.y)];
  if (overX === 0 && overY === 0) return null;
  if (overX >= overY) return x < inside.x ? "west" : "east";
  return y < inside.y ? "north" : "south";
}

/** `University Hospital Lewisham` → `Lewisham`: what people call it. */
export function shortName(name: string): string {
  const bare = name.replace(/\s*\(.*?\)/g, "");
  const owner = /laboratory, (.+)$/.exec(bare);
  if (owner !== null) return owner[1];
  return bare
    .replace(/^University Hospital /, "")
    .replace(/ (University )?Hospital\b.*/, "")
    .replace(/^.*, /, "")
    .replace(/ Pathology hub$/, " Pathology")
    .replace(/ hub laboratory$/, " hub");
}
