/** Systems of a laboratory by number. */
import { systems } from "../contracts.ts";

export const size = systems.length;
export const systemNumber = (name: string): number => (systems as readonly string[]).indexOf(name);
export const transfusionIt = systemNumber("transfusion-it");
export const allSystems: readonly number[] = systems.map((_, number) => number);

/** Order of restoring unless another is asked for: by clinical priority, transfusion IT last since its later stages wait for people. */
export const usualOrder: readonly number[] = [
  "network",
  "lims",
  "middleware",
  "patient-history",
  "results-delivery",
  "order-communications",
  "courier-tracking",
  "transfusion-it",
].map(systemNumber);

/** An order of restoring that begins with the named systems and goes on as usual. */
export function orderFrom(named: readonly string[]): number[] {
  const first = [...new Set(named.map(systemNumber))];
  return [...first, ...usualOrder.filter((system) => !first.includes(system))];
}

/** Bits of some systems. */
export const bitsOf = (numbers: readonly number[]): number => numbers.reduce((bits, number) => bits | (1 << number), 0);
