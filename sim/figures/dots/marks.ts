/** What stands around the dots: the key, headings, counts; and the dots themselves as paths. */
import { numberText } from "../../report/index.ts";
import { statuses } from "../cases/data.ts";
import { statusNames } from "../cases/describe.ts";
import { element, group as g, label, short } from "../svg.ts";
import { type DotCell, type DotFrame, dotHead, groupLines } from "./frame.ts";
import { dotSizes, glyph, ringPath } from "./glyphs.ts";
import type { DotPlaces } from "./places.ts";
import { wrapped } from "./wrap.ts";

const headRadius = 5;
const letterWidth = 6.1;
const headLetterWidth = 6.5;

/** Everything but dots. Counts carry `data-cell`, so that a page can renew them without drawing anew. */
export function groundMarks(frame: DotFrame, places: DotPlaces): string[] {
  return [
    keyMarks(frame),
    ...frame.columns.map(({ status, x, width }) =>
      g(
        {},
        glyphMark(status, x + headRadius, dotHead.keyHeight + 7),
        ...wrapped(statusNames[statuses[status]], Math.floor((width - 10) / headLetterWidth), 4).map((line, row) =>
          label(x, dotHead.keyHeight + 26 + row * 13, line, { class: "small" }),
        ),
      ),
    ),
    ...frame.groups.names.map((_, group) => rowMarks(frame, group)),
    ...frame.cells.map((cell, number) => countMark(frame, cell, number, places.count[number])),
  ];
}

/** The same as a picture of its own, to lie under dots that are drawn elsewhere. */
export const groundSvg = (frame: DotFrame, places: DotPlaces): string =>
  element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "kn-figure",
      viewBox: `0 0 ${short(frame.width)} ${short(frame.height)}`,
      width: frame.width,
      height: frame.height,
      "aria-hidden": "true",
    },
    ...groundMarks(frame, places),
  );

/** What size and ring say. */
function keyMarks({ isWide }: DotFrame): string {
  const sizes = dotSizes(12);
  const entries: readonly { readonly dot: (x: number, y: number) => string; readonly text: string }[] = [
    { dot: (x, y) => pathMark(x, y, ringPath(sizes.operation), "dots-solid-a"), text: "operation" },
    { dot: (x, y) => pathMark(x, y, ringPath(sizes.appointment), "dots-solid-a"), text: "appointment" },
    {
      dot: (x, y) =>
        pathMark(x, y, ringPath(sizes.ringed), "dots-solid-a") + pathMark(x, y, ringPath(sizes.ring), "dots-ring"),
      text: "operation on a cancer pathway",
    },
  ];
  let x = 6;
  let y = 10;
  const marks: string[] = [];
  for (const { dot, text } of entries) {
    if (!isWide && marks.length === 2) {
      x = 6;
      y += dotHead.keyHeight - 4;
    }
    marks.push(dot(x, y) + label(x + 11, y + 4, text, { class: "small soft" }));
    x += 30 + text.length * letterWidth;
  }
  return g({}, ...marks);
}

function rowMarks({ groups, rows, isWide, width }: DotFrame, group: number): string {
  const { y } = rows[group];
  const line = element("path", { class: "edge", d: `M0 ${short(y - 3)}H${short(width)}` });
  if (!isWide) return g({}, line, label(0, y + 16, groups.names[group], { class: "strong" }));
  const lines = groupLines(groups.names[group]);
  return g({}, line, ...lines.map((text, row) => label(0, y + dotHead.line + row * 15, text, { class: "strong" })));
}

/** The words of a cell's count, which change with the clock. */
export const countText = ({ isWide }: DotFrame, { status }: DotCell, count: number): string =>
  isWide ? numberText(count) : `${statusNames[statuses[status]]}: ${numberText(count)}`;

function countMark(frame: DotFrame, cell: DotCell, number: number, count: number): string {
  const text = label(cell.labelX, cell.labelY, countText(frame, cell, count), {
    class: "dots-count",
    "data-cell": number,
  });
  return frame.isWide ? text : glyphMark(cell.status, headRadius, cell.labelY - 4) + text;
}

function glyphMark(status: number, x: number, y: number): string {
  const { path, isHollow, colour } = glyph(status, headRadius);
  return pathMark(x, y, path, isHollow ? `dots-line-${colour}` : `dots-solid-${colour}`);
}

const pathMark = (x: number, y: number, path: string, className: string): string =>
  element("path", { class: className, d: `M${short(x)} ${short(y)}${path}` });

/** The dots of every pile: three paths at most for a pile, not an element for each dot, which a page draws on a canvas. */
export function dotMarks(frame: DotFrame, places: DotPlaces): string[] {
  const { cases } = frame.flow;
  const sizes = dotSizes(frame.pitch);
  return frame.cells.map(({ status }, cell) => {
    const full = glyph(status, sizes.operation);
    const ringed = glyph(status, sizes.ringed).path;
    const small = glyph(status, sizes.appointment).path;
    let dots = "";
    let rings = "";
    for (let place = 0; place < places.count[cell]; place++) {
      const index = places.order[places.first[cell] + place];
      const move = `M${short(places.x[index])} ${short(places.y[index])}`;
      if (cases.isOperation[index] === 0) dots += move + small;
      else if (cases.cancer[index] === 0) dots += move + full.path;
      else {
        dots += move + ringed;
        rings += move + ringPath(sizes.ring);
      }
    }
    const className = full.isHollow ? `dots-line-${full.colour}` : `dots-solid-${full.colour}`;
    return g(
      { "stroke-width": sizes.line },
      dots === "" ? "" : element("path", { class: className, d: dots }),
      rings === "" ? "" : element("path", { class: "dots-ring", d: rings }),
    );
  });
}
