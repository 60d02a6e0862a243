/** Where each place stands on the map: projected, held inside the frame, and moved apart where places share an address. */
import { type ExtendedFeatureCollection, type GeoIdentityTransform, geoIdentity, geoPath } from "d3";
import type { RunFacts } from "../../sim/adapters/browser/index.ts";
import type { Geography } from "./geography.ts";
import { spread } from "./spread.ts";

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Half the side of a hospital's mark. */
export const markHalf = (isLarge: boolean, frameWidth: number): number =>
  (frameWidth < 480 ? 0.75 : 1) * (isLarge ? 7 : 3.5);

/** A hospital, a laboratory, or both on one site. */
export interface Site extends Spot {
  readonly name: string;
  /** Numbers in the lists of the facts. */
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

export interface Layout {
  readonly projection: GeoIdentityTransform;
  /** By practice number. */
  readonly practices: readonly Spot[];
  readonly practiceRadius: number;
  readonly sites: readonly Site[];
}

type Place = RunFacts["hospitals"][number];

const largeKinds = new Set(["acute-hospital", "specialist-hospital", "childrens-hospital", "elective-hospital"]);
const margin = 20;
/** Sites that lie at most this share of the region's width or height outside its boroughs are within the frame. */
const outskirts = 0.12;

export function layOutMap(facts: RunFacts, geography: Geography, { width, height }: Frame): Layout {
  const projection = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      ground(facts, geography),
    );
  const at = (place: Place): Spot => {
    const [x, y] = projection(flatOf(place, geography) as [number, number]) ?? [0, 0];
    return { x, y };
  };
  const sites = gatherSites(facts, at, { width, height });
  const practiceRadius = Math.max(2.5, Math.min(6, Math.sqrt(width * height) / 105));
  return {
    projection,
    practices: spread(
      facts.practices.map(at),
      practiceRadius + 0.6,
      sites.map((site) => clearing(site, practiceRadius)),
    ),
    practiceRadius,
    sites,
  };
}

/** The ground that practices leave free around the mark of a site. */
const clearing = ({ x, y, isLarge }: Site, practiceRadius: number) => ({
  x,
  y,
  radius: practiceRadius * (isLarge ? 2.2 : 1.2),
});

const flatOf = ({ longitude, latitude }: Place, { flat }: Geography): number[] => flat(longitude ?? 0, latitude ?? 0);

/** What the frame must hold: the boroughs, and hospitals and laboratories on their outskirts. */
function ground({ hospitals, laboratories }: RunFacts, geography: Geography): ExtendedFeatureCollection {
  const [[left, bottom], [right, top]] = boundsOf(geography);
  const [spareX, spareY] = [(right - left) * outskirts, (top - bottom) * outskirts];
  const isNear = ([x, y]: number[]) =>
    x > left - spareX && x < right + spareX && y > bottom - spareY && y < top + spareY;
  const points = [...hospitals, ...laboratories].map((place) => flatOf(place, geography)).filter(isNear);
  const sites = { type: "Feature", properties: {}, geometry: { type: "MultiPoint", coordinates: points } } as const;
  return { type: "FeatureCollection", features: [...geography.boroughs.features, sites] };
}

const boundsOf = ({ boroughs }: Geography) => geoPath().bounds(boroughs as ExtendedFeatureCollection);

/** Hospitals and laboratories by address: one site each, named after its largest member. */
function gatherSites(facts: RunFacts, at: (place: Place) => Spot, frame: Frame): Site[] {
  const groups = new Map<string, { hospitals: number[]; laboratories: number[] }>();
  const groupOf = ({ latitude, longitude }: Place) => {
    const key = `${latitude} ${longitude}`;
    const known = groups.get(key) ?? { hospitals: [], laboratories: [] };
    groups.set(key, known);
    return known;
  };
  facts.hospitals.forEach((place, number) => {
    if (place.latitude !== null) groupOf(place).hospitals.push(number);
  });
  facts.laboratories.forEach((place, number) => {
    if (place.latitude !== null) groupOf(place).laboratories.push(number);
  });
  const sites = [...groups.values()].map(({ hospitals, laboratories }) => {
    const members = [
      ...hospitals.map((number) => facts.hospitals[number]),
      ...laboratories.map((number) => facts.laboratories[number]),
    ];
    const first = members.find(({ kind }) => largeKinds.has(kind)) ?? members[0];
    const isLarge = members.some(({ kind }) => largeKinds.has(kind));
    const hasOwnLaboratory = members.some(({ kind }) => kind === "laboratory");
    const half = markHalf(isLarge, frame.width);
    return {
      name: shortName(first.name),
      hospitals,
      laboratories,
      isLarge,
      half,
      hasOwnLaboratory,
      ...inside(at(first), frame),
    };
  });
  // Small ones first, so that large ones are drawn over them.
  return sites.sort((a, b) => Number(a.isLarge) - Number(b.isLarge));
}

function inside({ x, y }: Spot, { width, height }: Frame): Pick<Site, "x" | "y" | "outside"> {
  const held = {
    x: Math.min(Math.max(x, margin / 2), width - margin / 2),
    y: Math.min(Math.max(y, margin / 2), height - margin / 2),
  };
  const [overX, overY] = [Math.abs(x - held.x), Math.abs(y - held.y)];
  if (overX === 0 && overY === 0) return { ...held, outside: null };
  if (overX >= overY) return { ...held, outside: x < held.x ? "west" : "east" };
  return { ...held, outside: y < held.y ? "north" : "south" };
}

/** `University Hospital Lewisham` → `Lewisham`: what people call it. */
export function shortName(name: string): string {
  const bare = name.replace(/\s*\(.*?\)/g, "");
  const owner = /laboratory, (.+)$/.exec(bare);
  if (owner !== null) return owner[1];
  return bare
    .replace(/^University Hospital /, "")
    .replace(/ (University )?Hospital\b/, "")
    .replace(/^.*, /, "")
    .replace(/ Pathology hub$/, " Pathology")
    .replace(/ hub laboratory$/, " hub");
}
