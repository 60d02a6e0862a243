/** Room that text takes, reckoned without a document: a little more than the usual fonts need. */

/** Pixels of a text at a font size. */
export const textWidth = (text: string, size: number): number => text.length * size * 0.58;

/** The beginning of a text that fits into a width, with an ellipsis when something is cut. */
export function fitted(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = Math.max(1, Math.floor(width / (size * 0.58)) - 1);
  return `${text.slice(0, letters).trimEnd()}…`;
}
