/** Reading the arguments of an action: lists, numbers, and ids of trusts or hospitals turned into hospital numbers. */
import type { Action } from "../scenario/index.ts";
import type { Places } from "./places.ts";

/** A list argument; empty when it is not given. */
export function listArgument(action: Action, name: string): readonly string[] {
  const value = action.arguments[name];
  if (Array.isArray(value)) return value as readonly string[];
  return typeof value === "string" && value !== "" ? [value] : [];
}

/** A number argument, or `otherwise` when it is not given. */
export function numberArgument(action: Action, name: string, otherwise: number): number {
  const value = action.arguments[name];
  return typeof value === "number" ? value : otherwise;
}

/** Hospital numbers named by hospital or trust ids, ascending; all of them when no id is given. */
export function hospitalNumbers(places: Places, ids: readonly string[]): number[] {
  if (ids.length === 0) return places.hospitals.map((_, number) => number);
  return places.hospitals.flatMap((hospital, number) =>
    ids.includes(hospital.id) || ids.includes(hospital.trust) ? [number] : [],
  );
}

/** Bank numbers named by hospital or trust ids, ascending; all of them when no id is given. */
export function bankNumbers(places: Places, ids: readonly string[]): number[] {
  if (ids.length === 0) return places.banks.map((_, number) => number);
  return places.banks.flatMap((bank, number) => (ids.includes(bank.id) || ids.includes(bank.trust) ? [number] : []));
}

/** Borough numbers among the ids, ascending; all of them when no id is given. */
export function boroughNumbers(places: Places, ids: readonly string[]): number[] {
  if (ids.length === 0) return places.boroughs.map((_, number) => number);
  return places.boroughs.flatMap((borough, number) => (ids.includes(borough.id) ? [number] : []));
}
