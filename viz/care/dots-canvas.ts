/**
 * Paints dots into a canvas. Dots are stamped into one image that is put on the screen as a whole: with twelve thousand dots
 * that costs a fraction of as many calls to the canvas, whether or not a graphics processor helps.
 */
import type { DotSprites, Stamp } from "./dots-sprites.ts";

/** The image behind a canvas of a given size. */
export interface DotField {
  readonly image: ImageData;
  readonly pixels: Uint32Array;
  /** Device pixels of a CSS pixel. */
  readonly ratio: number;
}

/** Sizes the canvas to its CSS pixels and makes its image. */
export function dotField(context: CanvasRenderingContext2D, width: number, height: number, ratio: number): DotField {
  const { canvas } = context;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const image = context.createImageData(canvas.width, canvas.height);
  return { image, pixels: new Uint32Array(image.data.buffer), ratio };
}

export interface DrawnDots {
  /** Middles in CSS pixels, by case. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Number of a look among the sprites, by case; -1 for those not drawn. */
  readonly look: Int16Array;
}

/** Draws all dots in place of what was there. */
export function drawDots(
  context: CanvasRenderingContext2D,
  field: DotField,
  sprites: DotSprites,
  dots: DrawnDots,
): void {
  const { image, pixels, ratio } = field;
  const { x, y, look } = dots;
  const { width, height } = image;
  const half = sprites.side / 2;
  const lastX = width - sprites.side;
  const lastY = height - sprites.side;
  pixels.fill(0);
  const offsets = offsetsOf(sprites, width);
  for (let index = 0; index < look.length; index++) {
    const number = look[index];
    if (number < 0) continue;
    const left = Math.round(x[index] * ratio - half);
    const top = Math.round(y[index] * ratio - half);
    if (left < 0 || top < 0 || left > lastX || top > lastY) continue;
    const at = top * width + left;
    const { colours } = sprites.pixels[number];
    const offset = offsets[number];
    for (let pixel = 0; pixel < colours.length; pixel++) pixels[at + offset[pixel]] = colours[pixel];
  }
  context.putImageData(image, 0, 0);
}

const kept = new WeakMap<DotSprites, { readonly width: number; readonly offsets: readonly Int32Array[] }>();

/** Distances of a look's pixels from its corner in an image of a given width. */
function offsetsOf(sprites: DotSprites, width: number): readonly Int32Array[] {
  const known = kept.get(sprites);
  if (known !== undefined && known.width === width) return known.offsets;
  const offsets = sprites.pixels.map(({ rows, columns }: Stamp) =>
    Int32Array.from(rows, (row, pixel) => row * width + columns[pixel]),
  );
  kept.set(sprites, { width, offsets });
  return offsets;
}
