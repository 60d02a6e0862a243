import { describe, expect, test } from "vitest";
import { type Figure, figureStates } from "../../sim/figures/index.ts";
import { drawPicture } from "../../viz/picture.ts";

const figures: readonly Figure[] = figureStates.flatMap(({ states }) => states.map(({ figure }) => figure(720)));

/** A figure with other marks: some changed, some gone, some more, from the first or the last on. */
function withMarks(figure: Figure, marks: readonly string[], height = figure.height): Figure {
  const before = figure.marks.join("");
  const svg = figure.svg
    .replace(before, marks.join(""))
    .replace(`0 0 ${figure.width} ${figure.height}"`, `0 0 ${figure.width} ${height}"`)
    .replace(`height="${figure.height}" role`, `height="${height}" role`);
  return { ...figure, marks, svg, height };
}

const drawn = (...steps: readonly Figure[]): string => {
  const box = document.createElement("div");
  for (const step of steps) drawPicture(box, step);
  return box.innerHTML;
};

describe("a picture that is renewed", () => {
  test("is as if it had been drawn anew, whatever its marks were before", () => {
    for (const figure of figures) {
      const { marks } = figure;
      const other = '<path d="M0 0h1"/>';
      const variants = [
        withMarks(figure, [other, ...marks]),
        withMarks(figure, [...marks, other], figure.height + 20),
        withMarks(figure, marks.slice(1)),
        withMarks(figure, marks.slice(0, -1)),
        withMarks(figure, [...marks.slice(0, 2), other, other, ...marks.slice(4)]),
        withMarks(figure, []),
      ];
      for (const one of variants) {
        expect(drawn(figure, one)).toBe(drawn(one));
        expect(drawn(figure, one, figure)).toBe(drawn(figure));
      }
    }
  });

  test("keeps the elements of marks that have not changed", () => {
    const [figure] = figures.filter(({ marks }) => marks.length > 3 && !marks.includes(""));
    const box = document.createElement("div");
    drawPicture(box, figure);
    const last = box.querySelector("svg")?.lastElementChild;
    drawPicture(box, withMarks(figure, ['<path d="M0 0h1"/>', ...figure.marks.slice(1)]));
    expect(box.querySelector("svg")?.lastElementChild).toBe(last);
  });
});
