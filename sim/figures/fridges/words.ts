/** Names and numbers of blood in words, and which banks a choice stands for. */
import { numberText } from "../../report/index.ts";
import { type FridgesData, groupCount, shelfUnits } from "./data.ts";

/** As on a fridge door, by group number. */
export const groupLabels = ["O pos", "O neg", "A pos", "A neg", "B pos", "B neg", "AB pos", "AB neg"] as const;
export const groupNames = [
  "O-positive",
  "O-negative",
  "A-positive",
  "A-negative",
  "B-positive",
  "B-negative",
  "AB-positive",
  "AB-negative",
] as const;

export const simulatedNote = "Simulated, not what happened here.";

/** Stands for all banks. */
export const allBanks = -1;

/** Indexes of the banks that a choice stands for. */
export const chosenBanks = (data: FridgesData, bank: number): number[] =>
  bank === allBanks ? data.banks.map((_, index) => index) : bank < data.banks.length ? [bank] : [];

/** A hospital without what stands in brackets after its name. */
export const plainName = (name: string): string => name.replace(/ \([^)]*\)$/, "");

export function bankName(data: FridgesData, bank: number): string {
  if (bank !== allBanks) return plainName(data.banks[bank]?.name ?? "no blood bank");
  const { length } = data.banks;
  return length === 1 ? "the one blood bank" : `all ${length} blood banks`;
}

/** Place of a measure that a choice stands for. */
export const bankPlace = (data: FridgesData, bank: number): string =>
  bank === allBanks ? "region" : (data.banks[bank]?.id ?? "region");

/** Units over the use of a mean day; NaN where nothing is used. */
export function coverDays(data: FridgesData, banks: readonly number[], group: number): number {
  let units = 0;
  let use = 0;
  for (const bank of banks) {
    units += shelfUnits(data, bank, group);
    use += data.usePerDay[bank * groupCount + group];
  }
  return use > 0 ? units / use : Number.NaN;
}

/** `3.1 days`; beyond the life of a unit the number says nothing more. */
export function daysText(days: number, most: number): string {
  if (!Number.isFinite(days)) return "no use";
  return days >= most ? `${most}+ days` : `${days.toFixed(1)} days`;
}

export const unitsText = (units: number): string => `${numberText(units)} ${units === 1 ? "unit" : "units"}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whole counts as they are; means of weeks to one place below twenty. */
export const meanText = (value: number): string =>
  Number.isNaN(value) ? "–" : value < 20 && value !== Math.round(value) ? value.toFixed(1) : numberText(value);

/** Share in percent, `–` of nothing. */
export const shareOf = (part: number, whole: number): string =>
  whole > 0 && Number.isFinite(part) ? `${Math.round((100 * part) / whole)} %` : "–";
