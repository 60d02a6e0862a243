/** Pairs: for each cell of two parameters, the share of all choices of the others that is not ruled out. */
import { type Figure, figure } from "../figure.ts";
import { fitted } from "../fit.ts";
import { plotNumber } from "../plot.ts";
import { element, group, label, title } from "../svg.ts";
import type { CalibratedData } from "./data.ts";
import type { CalibratedOptions } from "./profiles-figure.ts";
import { note, sentenceOf, subtitleOf, titleOf } from "./words.ts";

const side = 12;

export function pairsFigure(data: CalibratedData, { width }: CalibratedOptions): Figure {
  const { axes, pairs, cells } = data;
  const panels = Math.max(1, axes.length - 1);
  const named = Math.min(150, Math.max(70, width * 0.16));
  const size = Math.max(18, Math.min(110, (width - named - side) / panels - 6));
  const most = Math.max(0, ...pairs.flatMap((shares) => [...shares].filter((share) => !Number.isNaN(share))));
  const marks: string[] = [];
  const rows: string[][] = [];
  let pair = 0;
  for (let a = 0; a < axes.length; a++) {
    for (let b = a + 1; b < axes.length; b++) {
      const shares = pairs[pair++];
      const x = named + a * (size + 6);
      const y = side + (b - 1) * (size + 6);
      const [nameA, nameB] = [axes[a].name, axes[b].name];
      const largest = Math.max(0, ...[...shares].filter((share) => !Number.isNaN(share)));
      const empty = shares.filter((share) => share === 0).length;
      const says = `${nameA} (across) and ${nameB} (up): at most ${plotNumber(largest * 100)} % of a cell is left`;
      marks.push(
        group(
          { transform: `translate(${short(x)} ${short(y)})` },
          title(says),
          ...cellMarks(shares, cells, size, most),
        ),
      );
      rows.push([nameA, nameB, `${plotNumber(largest * 100)} %`, `${empty} of ${shares.length}`]);
    }
  }
  for (let b = 1; b < axes.length; b++) {
    const y = side + (b - 1) * (size + 6) + size / 2 + 4;
    marks.push(
      label(named - 6, y, fitted(shortName(axes[b].name), named - 8, 11), { class: "small", "text-anchor": "end" }),
    );
  }
  const foot = side + panels * (size + 6) + 10;
  for (let a = 0; a < axes.length - 1; a++) {
    // Names are longer than panels are wide: each on its own step of a stair.
    const text = fitted(shortName(axes[a].name), width - named - a * (size + 6), 11);
    marks.push(label(named + a * (size + 6), foot + a * 13, text, { class: "small" }));
  }
  const isEmpty = axes.length < 2;
  return figure({
    width,
    height: isEmpty ? 48 : foot + panels * 13 + 6,
    title: titleOf(data),
    subtitle: subtitleOf(data),
    sentence: sentenceOf(data),
    table: {
      caption: "Pairs of parameters: how much of the ranges of all others is left, by cells of the two.",
      columns: ["Across", "Up", "Left in the fullest cell", "Cells with nothing left"],
      rows,
    },
    note: `The larger the square, the more of the other parameters' ranges is left in that cell; a dot: nothing found. ${note}`,
    marks: isEmpty ? [label(0, 28, "There is no pair of parameters to show.", { class: "soft" })] : marks,
  });
}

/** Area of a square goes with the share, so that it can be read without colour. */
function cellMarks(shares: Float64Array, cells: number, size: number, most: number): string[] {
  const cell = size / cells;
  const marks = [element("rect", { class: "wash", x: 0, y: 0, width: size, height: size })];
  shares.forEach((share, index) => {
    if (Number.isNaN(share)) return;
    const full = most > 0 ? Math.sqrt(share / most) : 0;
    const wide = full > 0 ? Math.max(1, full * cell) : 0.6;
    const x = (index % cells) * cell + (cell - wide) / 2;
    const y = size - (Math.floor(index / cells) + 1) * cell + (cell - wide) / 2;
    marks.push(element("rect", { class: full > 0 ? "fill-a" : "fill-quiet", x, y, width: wide, height: wide }));
  });
  return marks;
}

/** Without its service: panels are narrow, and the table has the whole. */
const shortName = (name: string): string => name.slice(name.indexOf(".") + 1);

const short = (value: number): number => Math.round(value * 100) / 100;
