/** The boundaries of a region in flat coordinates, from the GeoJSON files beside its places. Reads no file itself. */
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

/** The names of the files, which a region may lack. */
export const geographyFiles = ["boroughs", "context-boroughs", "thames"] as const;

export interface Geography {
  readonly boroughs: Shapes;
  /** Neighbours, for orientation only. */
  readonly context: Shapes;
  readonly river: Shapes;
  readonly flat: (longitude: number, latitude: number) => number[];
}

export const noShapes: Shapes = { type: "FeatureCollection", features: [] };

/** Layers that a region does not have are empty: the map then shows its places alone. */
export function flatGeography(boroughs: Shapes, context: Shapes, river: Shapes): Geography {
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
  const factor = cosine((latitude * Math.PI) / 180);
  return (longitude, lat) => [longitude * factor, lat];
}

/** By its series, which every engine adds up alike; to 1e-6 between the poles. */
function cosine(x: number): number {
  let sum = 0;
  let term = 1;
  for (let n = 0; n < 14; n += 2) {
    sum += term;
    term *= (-x * x) / ((n + 1) * (n + 2));
  }
  return sum;
}

function moved(feature: Feature, flat: Geography["flat"]): Feature {
  const { geometry } = feature;
  const rings = (given: Rings) => given.map((ring) => ring.map(([longitude, latitude]) => flat(longitude, latitude)));
  return geometry.type === "Polygon"
    ? { ...feature, geometry: { ...geometry, coordinates: rings(geometry.coordinates) } }
    : { ...feature, geometry: { ...geometry, coordinates: geometry.coordinates.map(rings) } };
}
