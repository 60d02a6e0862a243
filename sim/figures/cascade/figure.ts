/** The cascade: what failed and what followed, from the supplier's systems to people waiting, as it is at one moment. */
import { type Figure, figure } from "../figure.ts";
import { label } from "../svg.ts";
import type { CascadeData } from "./data.ts";
import { drawNarrow } from "./narrow.ts";
import { drawWide } from "./wide.ts";
import { noteText, sentenceText, subtitleText, tableOf, titleText } from "./words.ts";

/** Least width, in CSS pixels, at which the columns stand side by side. */
export const leastWide = 780;

/** @param width CSS pixels */
export function cascadeFigure(data: CascadeData, { width }: { readonly width: number }): Figure {
  const isEmpty = data.nodes.length === 0;
  const { marks, height } = isEmpty
    ? { marks: [label(0, 20, "Nothing to show.", { class: "soft" })], height: 32 }
    : width >= leastWide
      ? drawWide(data, width)
      : drawNarrow(data, width);
  return figure({
    width,
    height,
    title: titleText(data),
    subtitle: subtitleText(data),
    sentence: sentenceText(data),
    table: tableOf(data),
    note: isEmpty ? "" : noteText,
    marks,
  });
}
