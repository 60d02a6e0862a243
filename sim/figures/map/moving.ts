/** What moves as shapes at one moment: dots, triangles, squares and rings, so that no kind is known by colour alone. */
import { element, group, short, title } from "../svg.ts";
import { type MapPlaces, movementKinds } from "./data.ts";
import { type MapWays, movementPick, movementText, shareAt, spotOn } from "./ways.ts";

/** Half the size of a mark of each kind, in pixels, in the order of `movementKinds`. */
export const movingSize = [2.4, 3, 4, 4.5] as const;

export const movementLegend = [
  "samples to a laboratory (rim: urgent)",
  "results, 2 h before they are seen",
  "blood, 2 h before it arrives (line: O negative in it)",
  "patients accepted elsewhere",
] as const;

/** On narrow maps what moves is drawn smaller, or it would cover everything. */
export const movingScale = (frameWidth: number): number => (frameWidth < 480 ? 0.7 : 1);

/** A mark of a kind around a spot. `isMarked`: urgent samples, blood with O negative. */
export function movingMark(kind: number, x: number, y: number, isMarked: boolean, scale = 1): string {
  const size = movingSize[kind] * scale;
  const name = `map-${movementKinds[kind]}`;
  switch (movementKinds[kind]) {
    case "samples":
      return element("circle", {
        class: isMarked ? `${name} urgent` : name,
        cx: x,
        cy: y,
        r: isMarked ? size + 0.6 : size,
      });
    case "results":
      return element("path", { class: name, d: trianglePath(x, y, size) });
    case "blood":
      return (
        element("rect", { class: name, x: x - size, y: y - size, width: 2 * size, height: 2 * size }) +
        (isMarked
          ? element("path", { class: `${name}-line`, d: `M${short(x - size)} ${short(y)}h${short(2 * size)}` })
          : "")
      );
    case "patients":
      return element("circle", { class: name, cx: x, cy: y, r: size });
  }
}

const trianglePath = (x: number, y: number, size: number): string =>
  `M${short(x)} ${short(y - size)}L${short(x + size)} ${short(y + size * 0.8)}L${short(x - size)} ${short(y + size * 0.8)}Z`;

/** All that is under way at a time, one group a kind. */
export function movingMarks(ways: MapWays, places: MapPlaces, timeMin: number, scale = 1): string {
  const { movements } = ways;
  const spot = { x: 0, y: 0 };
  const marks: string[][] = movementKinds.map(() => []);
  for (let index = 0; index < ways.length; index++) {
    const share = shareAt(ways, index, timeMin);
    if (Number.isNaN(share)) continue;
    spotOn(ways, index, share, spot);
    const kind = movements.kind[index];
    marks[kind].push(
      group(
        { "data-pick": movementPick(movements, index) },
        movingMark(kind, spot.x, spot.y, movements.detail[index] > 0, scale),
        title(movementText(movements, places, index)),
      ),
    );
  }
  return group(
    { class: "moving" },
    ...marks.map((some, kind) => group({ class: `moving-${movementKinds[kind]}` }, ...some)),
  );
}
