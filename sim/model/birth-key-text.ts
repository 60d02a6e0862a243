/** Birth keys read back from their words: what a person or an address names, as the number that records carry. */
import { birthKeyText, extraOrdinal, type KeyNames, keyOf } from "./births.ts";

const pattern = /^(\d{4}-\d{2}-\d{2})\/(.+)\/(extra-)?(\d{1,5})$/;

/** The key of `2024-06-11/kch.cardiac/3`, or null when no source of this world bears such a one. */
export function parseBirthKey(world: KeyNames, text: string): number | null {
  const read = pattern.exec(text);
  if (read === null) return null;
  const { calendar, sources } = world.setup;
  const day = calendar.dates.indexOf(read[1]);
  const source = sources.findIndex(({ name }) => name === read[2]);
  if (day < 0 || source < 0) return null;
  // One that would not be written the same again is refused.
  const key = keyOf(source, day, Number(read[4]) + (read[3] === undefined ? 0 : extraOrdinal));
  return birthKeyText(world, key) === text ? key : null;
}
