/** Numbers as text, the same on every machine: at most ten significant digits, no locale, "" for what is not a number. */

/** Ten digits hide the last bits in which quantile functions of different engines may differ. */
export function numberText(value: number): string {
  const told = toldNumber(value);
  return told === null ? "" : String(told);
}

/** The number that `numberText` writes; null for what is not a number. */
export function toldNumber(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(10)) : null;
}
