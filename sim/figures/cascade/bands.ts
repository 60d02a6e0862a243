/**
 * Which places stand side by side: a band for each trust whose hospitals have a blood bank and a laboratory of the supplier, one
 * for all other trusts, one for practices with the laboratories that serve no blood bank.
 */
import type { World } from "../../model/index.ts";
import type { CascadeBand } from "./data.ts";

export interface Band extends CascadeBand {
  /** Id that tables and picks know it by, "" for the others and for practices. */
  readonly place: string;
  readonly hospitals: readonly number[];
  readonly laboratories: readonly number[];
  readonly banks: readonly number[];
  /** Numbers of boroughs; only of practices. */
  readonly boroughs: readonly number[];
}

export const othersId = "others";
export const practicesId = "practices";

const mostTrusts = 4;

/** Laboratories of the supplier: of no trust, and not there to give mutual aid. */
export function supplierLaboratories(world: World): number[] {
  return world.setup.places.laboratories.flatMap(({ kind, trust }, number) =>
    kind === "laboratory" && trust === "" ? [number] : [],
  );
}

export function bandsOf(world: World): readonly Band[] {
  const { places } = world.setup;
  const { hospitals, trusts, trustOfHospital, laboratoryOfHospital, bankOfHospital, hospitalOfBank } = places;
  const supplier = new Set(supplierLaboratories(world));
  const numbers = hospitals.map((_, hospital) => hospital);
  const hasBank = (hospital: number) =>
    bankOfHospital[hospital] >= 0 && hospitalOfBank[bankOfHospital[hospital]] === hospital;
  const isServed = (hospital: number) => hasBank(hospital) && supplier.has(laboratoryOfHospital[hospital]);
  const detailed = trusts
    .flatMap((_, trust) => (numbers.some((h) => trustOfHospital[h] === trust && isServed(h)) ? [trust] : []))
    .slice(0, mostTrusts);
  const placed = new Set<number>();
  const band = (id: string, name: string, place: string, list: readonly number[]): Band => {
    const withBank = list.filter(hasBank);
    const laboratories = [...new Set(withBank.map((h) => laboratoryOfHospital[h]))]
      .filter((number) => number >= 0 && !placed.has(number))
      .sort((a, b) => a - b);
    for (const number of laboratories) placed.add(number);
    const banks = withBank.map((h) => bankOfHospital[h]);
    return { id, name, place, hospitals: list, laboratories, banks, boroughs: [] };
  };
  const bands = detailed.map((trust) =>
    band(
      trusts[trust].id,
      shortTrust(trusts[trust].name),
      trusts[trust].id,
      numbers.filter((h) => trustOfHospital[h] === trust),
    ),
  );
  const rest = numbers.filter((h) => !detailed.includes(trustOfHospital[h]));
  if (rest.length > 0) bands.push(band(othersId, detailed.length > 0 ? "Other trusts" : "Trusts", "", rest));
  const left = places.laboratories.flatMap(({ kind }, number) =>
    kind === "laboratory" && !placed.has(number) ? [number] : [],
  );
  const boroughs = places.boroughs.flatMap((_, borough) =>
    places.boroughOfPractice.includes(borough) ? [borough] : [],
  );
  if (left.length + boroughs.length > 0) {
    const name = boroughs.length > 0 ? "Practices and community" : "Hub";
    bands.push({ id: practicesId, name, place: "", hospitals: [], laboratories: left, banks: [], boroughs });
  }
  return bands;
}

export const shortTrust = (name: string): string =>
  name.replace(/ NHS( Foundation)? Trust$/, "").replace(/^King's College Hospital$/, "King's");

/** A name that fits a small box: what distinguishes it. */
export function shortPlace(name: string): string {
  if (/\bhub laboratory\b/.test(name)) return "Hub laboratory";
  const within = /\(([^)]+)\)$/.exec(name)?.[1];
  const last = within ?? name.slice(name.lastIndexOf(",") + 1);
  return last
    .trim()
    .replace(/^University Hospital /, "")
    .replace(/^King's (?=Denmark)/, "")
    .replace(/ (University |Children's )?Hospital( Woolwich)?$/, "");
}
