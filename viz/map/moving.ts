/** Draws what moves into a canvas, each frame: samples as dots, results as triangles, blood as squares, patients as rings. */
import { type MapWays, movementKinds, movementPick, movingSize, shareAt, spotOn } from "../../sim/figures/index.ts";

export interface MovingColours {
  readonly ink: string;
  readonly ground: string;
  /** In the order of the kinds. */
  readonly kinds: readonly string[];
}

/** Colours of the figures as they are on the page now. */
export function readColours(element: Element): MovingColours {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--kn-${name}`).trim();
  return {
    ink: token("ink"),
    ground: token("ground"),
    kinds: [token("d"), token("b"), token("c"), token("ink")],
  };
}

export interface Moving {
  readonly ways: MapWays;
  readonly timeMin: number;
  /** Minutes of the run that passed since the last frame: longer steps leave a trail, or nothing could be followed. */
  readonly stepMin: number;
  readonly isShown: readonly boolean[];
  readonly scale: number;
  readonly chosen: string | null;
  readonly colours: MovingColours;
}

const shortestTrailMin = 3;
const spot = { x: 0, y: 0 };

/** The canvas must be clear. Kind by kind, each in one path: a frame has some hundreds of marks. */
export function drawMoving(context: CanvasRenderingContext2D, moving: Moving): void {
  for (let kind = 0; kind < movementKinds.length; kind++) {
    if (!moving.isShown[kind]) continue;
    if (moving.stepMin >= shortestTrailMin) drawTrails(context, moving, kind);
    drawKind(context, moving, kind);
  }
  if (moving.chosen !== null) drawChosen(context, moving);
}

function drawKind(context: CanvasRenderingContext2D, moving: Moving, kind: number): void {
  const { ways, timeMin, scale, colours } = moving;
  const { movements } = ways;
  const size = movingSize[kind] * scale;
  const plain = new Path2D();
  const marked = new Path2D();
  const lines = new Path2D();
  let count = 0;
  for (let index = 0; index < ways.length; index++) {
    if (movements.kind[index] !== kind) continue;
    const share = shareAt(ways, index, timeMin);
    if (Number.isNaN(share)) continue;
    count++;
    spotOn(ways, index, share, spot);
    const isMarked = movements.detail[index] > 0;
    addMark(isMarked && kind === 0 ? marked : plain, kind, spot.x, spot.y, isMarked && kind === 0 ? size + 0.6 : size);
    if (isMarked && kind === 2) {
      lines.moveTo(spot.x - size, spot.y);
      lines.lineTo(spot.x + size, spot.y);
    }
  }
  if (count === 0) return;
  context.fillStyle = kind === 3 ? colours.ground : colours.kinds[kind];
  context.fill(plain);
  context.fill(marked);
  if (kind === 0) stroke(context, marked, colours.ink, 1);
  else if (kind === 3) stroke(context, plain, colours.ink, 2);
  else stroke(context, plain, colours.ground, 0.5);
  if (kind === 2) stroke(context, lines, colours.ground, 2);
}

function addMark(path: Path2D, kind: number, x: number, y: number, size: number): void {
  if (kind === 1) {
    path.moveTo(x, y - size);
    path.lineTo(x + size, y + size * 0.8);
    path.lineTo(x - size, y + size * 0.8);
    path.closePath();
  } else if (kind === 2) path.rect(x - size, y - size, 2 * size, 2 * size);
  else {
    path.moveTo(x + size, y);
    path.arc(x, y, size, 0, 2 * Math.PI);
  }
}

function stroke(context: CanvasRenderingContext2D, path: Path2D, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

function drawTrails(
  context: CanvasRenderingContext2D,
  { ways, timeMin, stepMin, colours }: Moving,
  kind: number,
): void {
  const path = new Path2D();
  for (let index = 0; index < ways.length; index++) {
    if (ways.movements.kind[index] !== kind) continue;
    const from = ways.fromMin[index];
    const until = ways.untilMin[index];
    if (!(from <= timeMin && until >= timeMin - stepMin)) continue;
    const long = until - from || 1;
    spotOn(ways, index, Math.max(0, (timeMin - stepMin - from) / long), spot);
    path.moveTo(spot.x, spot.y);
    spotOn(ways, index, Math.min(1, (timeMin - from) / long), spot);
    path.lineTo(spot.x, spot.y);
  }
  context.globalAlpha = 0.35;
  stroke(context, path, colours.kinds[kind], 1.5);
  context.globalAlpha = 1;
}

/** The whole way of what is chosen, and a ring around where it is. */
function drawChosen(context: CanvasRenderingContext2D, { ways, timeMin, chosen, colours }: Moving): void {
  const index = wayNamed(ways, chosen);
  if (index < 0 || Number.isNaN(ways.fromMin[index])) return;
  const path = new Path2D();
  for (let step = 0; step <= 24; step++) {
    spotOn(ways, index, step / 24, spot);
    if (step === 0) path.moveTo(spot.x, spot.y);
    else path.lineTo(spot.x, spot.y);
  }
  stroke(context, path, colours.ink, 1.2);
  const share = shareAt(ways, index, timeMin);
  if (Number.isNaN(share)) return;
  spotOn(ways, index, share, spot);
  const ring = new Path2D();
  ring.arc(spot.x, spot.y, 8, 0, 2 * Math.PI);
  stroke(context, ring, colours.ground, 5);
  stroke(context, ring, colours.ink, 2.5);
}

/** @returns -1 where nothing of the day is so named */
function wayNamed({ movements, length }: MapWays, chosen: string | null): number {
  if (chosen === null || !/^(bag|van|operation) /.test(chosen)) return -1;
  for (let index = 0; index < length; index++) if (movementPick(movements, index) === chosen) return index;
  return -1;
}
