/** Numbers as text, the same on every machine: at most ten significant digits, no locale, "" for what is not a number. */

/** Ten digits hide the last bits in which quantile functions of different engines may differ. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return "";
  return String(Number(value.toPrecision(10)));
}
