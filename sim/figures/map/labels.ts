/** Where the names of sites stand: beside their mark, where they cover neither each other nor another site, and few practices. */
import { least } from "d3-array";
import type { MapLayout, Site } from "./places.ts";

export interface Label {
  readonly site: Site;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end" | "middle";
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const fontSize = 12;
/** Mean width of a letter, enough to judge by. */
const letterWidth = 7;
/** So many practices may a name cover rather than the name of a borough. */
const nameWeight = 2;
const gap = 12;
const edge = 2;
/** Frames narrower than this name only what matters most. */
const narrow = 480;

/** Large sites first; a name that fits nowhere is left out (it is still in the table and in the mark's title). */
export function placeLabels({ sites, practices, names, frame }: MapLayout): Label[] {
  const { width, height } = frame;
  const marks = sites.map(boxOf);
  const taken: Box[] = [];
  const labels: Label[] = [];
  const rank = ({ isLarge, hasOwnLaboratory }: Site): number => (isLarge ? 2 : hasOwnLaboratory ? 1 : 0);
  // Small hospitals are known by their marks: named, they would cover the practices around them.
  const named = sites.filter((site) => rank(site) > 0 || (site.laboratories.length > 0 && width >= narrow));
  const order = [...named].sort((a, b) => rank(b) - rank(a));
  for (const site of order) {
    const own = boxOf(site);
    const others = marks.filter((box) => !overlap(box, own));
    const isFree = (box: Box) =>
      box.left > edge &&
      box.right < width - edge &&
      box.top > edge &&
      box.bottom < height - edge &&
      ![...taken, ...others].some((other) => overlap(other, box));
    const covered = ({ left, right, top, bottom }: Box): number =>
      practices.filter(({ x, y }) => x > left && x < right && y > top && y < bottom).length +
      nameWeight * names.filter((name) => overlap(boxOfName(name), { left, right, top, bottom })).length;
    const found = least(
      candidates(site).filter(({ box }) => isFree(box)),
      ({ box }) => covered(box),
    );
    if (found === undefined) continue;
    taken.push(found.box);
    labels.push(found.label);
  }
  return labels;
}

function candidates(site: Site): { readonly label: Label; readonly box: Box }[] {
  const wide = site.name.length * letterWidth;
  const offset = site.laboratories.length > 0 && site.hospitals.length > 0 ? gap + 8 : gap;
  const at = (x: number, y: number, anchor: Label["anchor"]) => {
    const left = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
    return {
      label: { site, x, y, anchor },
      box: { left, right: left + wide, top: y - fontSize, bottom: y + 3 },
    };
  };
  return [
    at(site.x + offset, site.y + 4, "start"),
    at(site.x - gap, site.y + 4, "end"),
    at(site.x, site.y - gap, "middle"),
    at(site.x, site.y + gap + 10, "middle"),
    at(site.x + gap, site.y - gap, "start"),
    at(site.x + gap, site.y + gap + 10, "start"),
    at(site.x - gap, site.y - gap, "end"),
    at(site.x - gap, site.y + gap + 10, "end"),
  ];
}

const boxOf = ({ x, y, half }: Site): Box => ({
  left: x - half - 2,
  right: x + half + 2,
  top: y - half - 2,
  bottom: y + half + 2,
});

const boxOfName = ({ x, y, text }: MapLayout["names"][number]): Box => {
  const half = text.length * 5.6;
  return { left: x - half, right: x + half, top: y - fontSize, bottom: y + 2 };
};

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
