/** Loads the boundaries of a region when a map wants them; part of the page's own files. */
import { flatGeography, type Geography, geographyFiles, noShapes, type Shapes } from "../../sim/figures/index.ts";

const regions = "../../scenarios/regions/";
const texts = import.meta.glob<string>("../../scenarios/regions/*/*.geojson", { query: "?raw", import: "default" });

/** Files that a region does not have are empty layers: the map then shows its places alone. */
export async function loadGeography(regionId: string): Promise<Geography> {
  const layer = async (name: string): Promise<Shapes> => {
    const load = texts[`${regions}${regionId}/${name}.geojson`];
    return load === undefined ? noShapes : JSON.parse(await load());
  };
  const [boroughs, context, river] = await Promise.all(geographyFiles.map(layer));
  return flatGeography(boroughs, context, river);
}
