/**
 * The boundaries of a region, from the files beside its places, in flat coordinates. Loaded when a map wants them; part of
 * the page's own files.
 */
export type Rings = number[][][];

/** The part of GeoJSON that the files use. */
export interface Shapes {
  readonly type: "FeatureCollection";
  readonly features: Feature[];
}

export interface Feature {
  readonly type: "Feature";
  readonly properties: { readonly name: string };
  readonly geometry:
    | { readonly type: "Polygon"; readonly coordinates: Rings }
    | { readonly type: "MultiPolygon"; readonly coordinates: Rings[] };
}

export interface Geography {
  readonly boroughs: Shapes;
  /** Neighbours, for orientation only. */
  readonly context: Shapes;
  readonly river: Shapes;
  readonly flat: (longitude: number, latitude: number) => number[];
}

const regions = "../../scenarios/regions/";
const texts = import.meta.glob<string>("../../scenarios/regions/*/*.geojson", { query: "?raw", import: "default" });

const empty: Shapes = { type: "FeatureCollection", features: [] };

/** Files that a region does not have are empty layers: the map then shows its places alone. */
export async function loadGeography(regionId: string): Promise<Geography> {
  const layer = async (name: string): Promise<Shapes> => {
    const load = texts[`${regions}${regionId}/${name}.geojson`];
    return load === undefined ? empty : JSON.parse(await load());
  };
  const [boroughs, context, river] = await Promise.all([layer("boroughs"), layer("context-boroughs"), layer("thames")]);
  const flat = flattening(boroughs);
  const flattened = (shapes: Shapes): Shapes => ({
    ...shapes,
    features: shapes.features.map((one) => moved(one, flat)),
  });
  return { boroughs: flattened(boroughs), context: flattened(context), river: flattened(river), flat };
}

/** Degrees of longitude shortened to the length they have in the region: over some tens of kilometres the earth is flat. */
function flattening({ features }: Shapes): Geography["flat"] {
  const first = features[0]?.geometry;
  const latitude =
    first === undefined ? 0 : (first.type === "Polygon" ? first.coordinates : first.coordinates[0])[0][0][1];
  const factor = Math.cos((latitude * Math.PI) / 180);
  return (longitude, lat) => [longitude * factor, lat];
}

function moved(feature: Feature, flat: Geography["flat"]): Feature {
  const { geometry } = feature;
  const rings = (given: Rings) => given.map((ring) => ring.map(([longitude, latitude]) => flat(longitude, latitude)));
  return geometry.type === "Polygon"
    ? { ...feature, geometry: { ...geometry, coordinates: rings(geometry.coordinates) } }
    : { ...feature, geometry: { ...geometry, coordinates: geometry.coordinates.map(rings) } };
}
