/** What every figure is: a picture, its finding, and the same in a sentence and in a table. */
import { type Attributes, element, words } from "./svg.ts";

export interface FigureTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Cells as people read them; the first of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

export interface Figure {
  /** A whole `svg` element whose classes get their colours from `figureStyle`. */
  readonly svg: string;
  /** The elements within its frame, as it ends with them: for who keeps a drawing and renews what has changed. */
  readonly marks: readonly string[];
  readonly width: number;
  readonly height: number;
  /** The finding, in about ten words. */
  readonly title: string;
  /** Measure, place and period. */
  readonly subtitle: string;
  /** What the picture shows, in one to three sentences with numbers: also its alternative text. */
  readonly sentence: string;
  readonly table: FigureTable;
  /** What it leans on: source, assumption, "simulated, not what happened here"; "" for none. */
  readonly note: string;
}

/** A figure before it is a picture. */
export interface Drawing extends Omit<Figure, "svg"> {
  readonly attributes?: Attributes;
}

/** Frames the marks as an image with a name and a description. */
export function figure({ marks, attributes, ...rest }: Drawing): Figure {
  const { width, height, sentence } = rest;
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "kn-figure",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "group",
      "aria-label": figureName(rest),
      ...attributes,
    },
    element("desc", {}, words(sentence)),
    ...marks,
  );
  return { ...rest, marks, svg };
}

/** What a picture is called by who hears it. */
export const figureName = ({ title, sentence }: Pick<Figure, "title" | "sentence">): string => `${title}. ${sentence}`;
