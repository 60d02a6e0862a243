/**
 * Every look of a dot, drawn once at the pixels of the screen: shape and colour by status, size by kind, a ring for the cancer
 * pathway. Kept as pixels with their distances, so that a dot is stamped by a few writes.
 */
import { dotSizes, drawnStatuses, glyph, ringPath, type WeekCases } from "../../sim/figures/index.ts";

/** Kinds of dot: number `status * dotKinds + kind`. */
const dotKinds = 3;
const kindOf = { appointment: 0, operation: 1, cancer: 2 } as const;

export interface DotColours {
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly d: string;
  readonly quiet: string;
  readonly ink: string;
}

export interface DotSprites {
  /** Side in device pixels. */
  readonly side: number;
  /** By look: rows of pixels from its left top corner, and their colours; see `rowOf`. */
  readonly pixels: readonly Stamp[];
}

/** Pixels of a look that are not empty: row, column, colour as the image holds it. */
export interface Stamp {
  readonly rows: Uint8Array;
  readonly columns: Uint8Array;
  readonly colours: Uint32Array;
}

/** The colours of a canvas as its style sheets give them. */
export function coloursOf(element: Element): DotColours {
  const style = getComputedStyle(element);
  const isForced = matchMedia("(forced-colors: active)").matches;
  const colour = (token: string): string =>
    isForced ? "CanvasText" : style.getPropertyValue(`--kn-${token}`).trim() || "#000";
  return {
    a: colour("a"),
    b: colour("b"),
    c: colour("c"),
    d: colour("d"),
    quiet: colour("quiet"),
    ink: colour("ink"),
  };
}

/** Number of a case's look in a status. */
export function lookOf(cases: WeekCases, index: number, status: number): number {
  const kind =
    cases.isOperation[index] === 0 ? kindOf.appointment : cases.cancer[index] === 1 ? kindOf.cancer : kindOf.operation;
  return status * dotKinds + kind;
}

/** @param ratio device pixels of a CSS pixel */
export function makeSprites(pitch: number, ratio: number, colours: DotColours): DotSprites {
  const side = Math.ceil(pitch * ratio) + 1;
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("this browser has no canvas");
  const pixels: Stamp[] = [];
  const sizes = dotSizes(pitch);
  for (const status of drawnStatuses) {
    for (const kind of Object.values(kindOf)) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, side, side);
      context.setTransform(ratio, 0, 0, ratio, side / 2, side / 2);
      const radius =
        kind === kindOf.appointment ? sizes.appointment : kind === kindOf.cancer ? sizes.ringed : sizes.operation;
      const { path, isHollow, colour } = glyph(status, radius);
      const shape = new Path2D(`M0 0${path}`);
      context.lineWidth = sizes.line;
      context.fillStyle = colours[colour];
      context.strokeStyle = colours[colour];
      if (isHollow) context.stroke(shape);
      else context.fill(shape);
      if (kind === kindOf.cancer) {
        context.strokeStyle = colours.ink;
        context.stroke(new Path2D(`M0 0${ringPath(sizes.ring)}`));
      }
      pixels[status * dotKinds + kind] = stampOf(context.getImageData(0, 0, side, side));
    }
  }
  return { side, pixels };
}

/** Fainter pixels than this are left out: they would wipe out a neighbour that is passed. */
const leastAlpha = 12;

function stampOf(image: ImageData): Stamp {
  const rows: number[] = [];
  const columns: number[] = [];
  const colours: number[] = [];
  const values = new Uint32Array(image.data.buffer);
  values.forEach((value, at) => {
    if (image.data[4 * at + 3] < leastAlpha) return;
    rows.push(Math.floor(at / image.width));
    columns.push(at % image.width);
    colours.push(value);
  });
  return { rows: Uint8Array.from(rows), columns: Uint8Array.from(columns), colours: Uint32Array.from(colours) };
}
