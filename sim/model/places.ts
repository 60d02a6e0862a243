/**
 * Places as small integers: hospitals, laboratories, blood banks, practices; names stay outside.
 * Also the places that tables are added up for: trusts, boroughs, the two trusts together, the region, England.
 */
import type { Place, Region } from "../scenario/index.ts";
import type { MeasureSpec } from "./measures.ts";

const hospitalKinds = new Set([
  "acute-hospital",
  "specialist-hospital",
  "elective-hospital",
  "childrens-hospital",
  "community-hospital",
  "mental-health-hospital",
]);

/** A place that a table has rows for: its members by list. */
export interface Rollup {
  readonly id: string;
  readonly name: string;
  readonly hospital: Int32Array;
  readonly laboratory: Int32Array;
  readonly bank: Int32Array;
  readonly practice: Int32Array;
  readonly national: Int32Array;
}

export interface Places {
  /** All hospitals; list index = hospital number. */
  readonly hospitals: readonly Place[];
  /** Laboratories of the supplier and others, mutual-aid laboratories included. */
  readonly laboratories: readonly Place[];
  /** Hospitals that keep red cells for themselves and others. */
  readonly banks: readonly Place[];
  readonly practices: readonly Place[];
  readonly boroughs: readonly Place[];
  readonly trusts: readonly Place[];
  /** Laboratory number of each hospital and practice, -1 where it has none. */
  readonly laboratoryOfHospital: Int32Array;
  readonly laboratoryOfPractice: Int32Array;
  readonly bankOfHospital: Int32Array;
  readonly hospitalOfBank: Int32Array;
  readonly boroughOfPractice: Int32Array;
  readonly trustOfHospital: Int32Array;
  /** Rollups in table order. */
  readonly rollups: readonly Rollup[];
  listOf(by: MeasureSpec["by"]): readonly Place[];
  hospital(id: string): number;
  laboratory(id: string): number;
  bank(id: string): number;
  practice(id: string): number;
  borough(id: string): number;
  trust(id: string): number;
}

/** A place that stands for England in tables of the national stock. */
const england: Place = {
  id: "england",
  name: "England",
  kind: "network",
  trust: "",
  borough: "",
  latitude: null,
  longitude: null,
  laboratory: "",
  bloodBank: "",
  listSize: 0,
};

export function indexPlaces(region: Region): Places {
  const hospitals = region.places.filter((p) => hospitalKinds.has(p.kind));
  const laboratories = region.places.filter((p) => p.kind === "laboratory" || p.kind === "mutual-aid-laboratory");
  const banks = hospitals.filter((p) => p.bloodBank === p.id);
  const practices = region.places.filter((p) => p.kind === "practice");
  const boroughs = region.places.filter((p) => p.kind === "borough");
  const trusts = region.places.filter((p) => p.kind === "trust");
  const find = (list: readonly Place[]): ((id: string) => number) => {
    const byId = new Map(list.map((place, index) => [place.id, index]));
    return (id) => byId.get(id) ?? -1;
  };
  const hospital = find(hospitals);
  const laboratory = find(laboratories);
  const bank = find(banks);
  const practice = find(practices);
  const borough = find(boroughs);
  const trust = find(trusts);
  const indices = (list: readonly Place[], keep: (place: Place) => boolean): Int32Array =>
    Int32Array.from(list.flatMap((place, index) => (keep(place) ? [index] : [])));
  const rollup = (id: string, name: string, keep: (place: Place) => boolean): Rollup => ({
    id,
    name,
    hospital: indices(hospitals, keep),
    laboratory: indices(laboratories, keep),
    bank: indices(banks, keep),
    practice: indices(practices, keep),
    national: new Int32Array(0),
  });
  const two = new Set(["gstt", "kch-trust"]);
  const rollups: Rollup[] = [
    rollup("region", region.name, () => true),
    rollup(
      "supplier",
      "The supplier's laboratories and those that give it mutual aid",
      (p) => laboratories.includes(p) && p.trust === "",
    ),
    rollup("kch+gstt", "King's and Guy's and St Thomas' together", (p) => two.has(p.trust)),
    ...trusts.map((t) => rollup(t.id, t.name, (p) => p.trust === t.id)),
    ...boroughs.map((b) => rollup(b.id, b.name, (p) => p.kind === "practice" && p.borough === b.id)),
    ...[...hospitals, ...laboratories].map((one) => rollup(one.id, one.name, (p) => p.id === one.id)),
    { ...rollup("england", england.name, () => false), national: Int32Array.of(0) },
  ];
  const lists = {
    hospital: hospitals,
    laboratory: laboratories,
    bank: banks,
    practice: practices,
    national: [england],
  };
  return {
    hospitals,
    laboratories,
    banks,
    practices,
    boroughs,
    trusts,
    laboratoryOfHospital: Int32Array.from(hospitals, (p) => laboratory(p.laboratory)),
    laboratoryOfPractice: Int32Array.from(practices, (p) => laboratory(p.laboratory)),
    bankOfHospital: Int32Array.from(hospitals, (p) => bank(p.bloodBank)),
    hospitalOfBank: Int32Array.from(banks, (p) => hospital(p.id)),
    boroughOfPractice: Int32Array.from(practices, (p) => borough(p.borough)),
    trustOfHospital: Int32Array.from(hospitals, (p) => trust(p.trust)),
    rollups,
    listOf: (by) => lists[by],
    hospital,
    laboratory,
    bank,
    practice,
    borough,
    trust,
  };
}

/** Hospital that a blood bank stands in: cause records name places by hospital. */
export function hospitalOf(world: { readonly setup: { readonly places: Places } }, bank: number): number {
  return world.setup.places.hospitalOfBank[bank];
}
