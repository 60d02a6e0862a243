/** Kinds of places, and the groups of kinds that actions and signals speak of. */
import type { Place } from "./types.ts";

export const hospitalKinds: readonly string[] = [
  "acute-hospital",
  "specialist-hospital",
  "elective-hospital",
  "childrens-hospital",
  "community-hospital",
  "mental-health-hospital",
];

export const laboratoryKinds: readonly string[] = ["laboratory", "mutual-aid-laboratory"];

/** Kinds that a row of sites.csv may have. */
export const siteKinds: readonly string[] = [
  ...hospitalKinds,
  ...laboratoryKinds,
  "blood-centre",
  "phlebotomy",
  "neighbour-hospital",
  "network",
  "community-provider",
];

/** Whether a place is of a kind, or of the groups `hospital` (any of the region's) and `bank` (keeps red cells of its own). */
export function isOfKind(place: Place, kind: string): boolean {
  if (kind === "hospital") return hospitalKinds.includes(place.kind);
  if (kind === "bank") return place.bloodBank !== "" && place.bloodBank === place.id;
  return place.kind === kind;
}

/** Id of a place that only has a name: `Lambeth` → `lambeth`, `Tower Hamlets` → `tower-hamlets`. */
export function idOfName(name: string): string {
  return name
    .toLowerCase()
    .replace(/['’.]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
