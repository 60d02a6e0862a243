/**
 * A figure's picture in the document: drawn whole at first, and then only those of its marks that have changed. What has not
 * changed keeps its elements, and with them the focus, and costs no layout and no paint.
 */
import { type Figure, figureName } from "../sim/figures/index.ts";

interface Drawn {
  readonly figure: Figure;
  readonly svg: Element;
  /** Around each mark. */
  readonly groups: readonly Element[];
}

const drawnIn = new WeakMap<Element, Drawn>();
const end = "</svg>";

/** Draws a figure into an element that holds nothing else. */
export function drawPicture(box: Element, figure: Figure): void {
  const before = drawnIn.get(box);
  if (before?.figure === figure) return;
  const isThere = before !== undefined && before.svg.parentNode === box && before.figure.width === figure.width;
  drawnIn.set(box, isThere ? renew(before, figure) : drawWhole(box, figure));
}

const inGroups = (marks: readonly string[]): string => marks.map((mark) => `<g>${mark}</g>`).join("");

function drawWhole(box: Element, figure: Figure): Drawn {
  const length = figure.marks.reduce((sum, mark) => sum + mark.length, 0);
  const head = figure.svg.slice(0, figure.svg.length - end.length - length);
  box.innerHTML = `${head}${inGroups(figure.marks)}${end}`;
  const [svg] = box.children;
  return { figure, svg, groups: [...svg.children].slice(svg.children.length - figure.marks.length) };
}

/** Marks are told apart by their places, from the first on, and behind those that came or went from the last on. */
function renew({ figure: before, svg, groups }: Drawn, figure: Figure): Drawn {
  const { marks } = figure;
  const shift = marks.length - before.marks.length;
  const least = Math.min(marks.length, before.marks.length);
  let first = 0;
  while (first < least && marks[first] === before.marks[first]) first++;
  let last = 0;
  while (last < least - first && marks[marks.length - 1 - last] === before.marks[before.marks.length - 1 - last])
    last++;
  const next: Element[] = [];
  const changed: number[] = [];
  for (let index = 0; index < marks.length; index++) {
    const old = index < marks.length - last ? index : index - shift;
    const isKept = marks[index] === before.marks[old] && (index < first || index >= marks.length - last || shift === 0);
    if (isKept) next[index] = groups[old];
    else changed.push(index);
  }
  const made = parsed(changed.map((index) => marks[index]));
  changed.forEach((index, place) => {
    next[index] = made[place];
  });
  if (shift === 0) for (const index of changed) groups[index].replaceWith(next[index]);
  else {
    for (const group of groups.slice(first, groups.length - last)) group.remove();
    const following = groups[groups.length - last] ?? null;
    for (const index of changed) svg.insertBefore(next[index], following);
  }
  frame(svg, before, figure);
  return { figure, svg, groups: next };
}

/** All at once: each call of the parser costs. */
function parsed(marks: readonly string[]): readonly Element[] {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.innerHTML = inGroups(marks);
  return [...svg.children];
}

function frame(svg: Element, before: Figure, { width, height, ...figure }: Figure): void {
  if (height !== before.height) {
    svg.setAttribute("height", String(height));
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }
  if (figureName(figure) === figureName(before)) return;
  svg.setAttribute("aria-label", figureName(figure));
  const description = svg.querySelector("desc");
  if (description !== null) description.textContent = figure.sentence;
}
