/** Numbers in the words of the page. The same text everywhere: no locale. */

/** `1,234`; `–` for what was not read. */
export function count(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `45 %`; `–` for what was not read. */
export function percent(fraction: number): string {
  return Number.isFinite(fraction) ? `${Math.round(fraction * 100)} %` : "–";
}

/** `1.9`. */
export function oneDecimal(value: number): string {
  return Number.isFinite(value) ? value.toFixed(1) : "–";
}
