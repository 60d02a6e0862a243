/** Shapes of the statuses, as paths about their middle: what a colour says, a shape says too. */
import { type Status, statuses } from "../cases/data.ts";
import { short } from "../svg.ts";

export interface Glyph {
  /** Path in relative commands: put a move to the middle before it. */
  readonly path: string;
  /** Drawn by its line, not its area. */
  readonly isHollow: boolean;
  /** Class that gives its colour, and the token behind it. */
  readonly colour: "a" | "b" | "c" | "d" | "quiet";
}

type Shape = (radius: number) => string;

const circle: Shape = (r) =>
  `m${short(-r)} 0a${short(r)} ${short(r)} 0 1 0 ${short(2 * r)} 0a${short(r)} ${short(r)} 0 1 0 ${short(-2 * r)} 0z`;
const square: Shape = (r) =>
  `m${short(-0.86 * r)} ${short(-0.86 * r)}h${short(1.72 * r)}v${short(1.72 * r)}h${short(-1.72 * r)}z`;
const diamond: Shape = (r) =>
  `m0 ${short(-1.02 * r)}l${short(1.02 * r)} ${short(1.02 * r)}l${short(-1.02 * r)} ${short(1.02 * r)}l${short(-1.02 * r)} ${short(-1.02 * r)}z`;
const play: Shape = (r) =>
  `m${short(-0.8 * r)} ${short(-r)}l${short(1.8 * r)} ${short(r)}l${short(-1.8 * r)} ${short(r)}z`;
const triangle: Shape = (r) => `m0 ${short(-r)}l${short(r)} ${short(1.8 * r)}h${short(-2 * r)}z`;
const cross: Shape = (r) =>
  `m${short(-0.8 * r)} ${short(-0.8 * r)}l${short(1.6 * r)} ${short(1.6 * r)}m0 ${short(-1.6 * r)}l${short(-1.6 * r)} ${short(1.6 * r)}`;

interface Look {
  readonly shape: Shape;
  readonly isHollow: boolean;
  readonly colour: Glyph["colour"];
}

const looks: Readonly<Record<Status, Look>> = {
  planned: { shape: circle, isHollow: true, colour: "quiet" },
  underWay: { shape: play, isHollow: false, colour: "b" },
  done: { shape: circle, isHollow: false, colour: "a" },
  heldWithoutResult: { shape: square, isHollow: true, colour: "b" },
  converted: { shape: square, isHollow: false, colour: "b" },
  postponed: { shape: diamond, isHollow: false, colour: "d" },
  moved: { shape: diamond, isHollow: true, colour: "d" },
  transferred: { shape: triangle, isHollow: true, colour: "d" },
  cancelled: { shape: cross, isHollow: true, colour: "c" },
  notYetBooked: { shape: circle, isHollow: true, colour: "quiet" },
};

/** @param status number in `statuses` */
export function glyph(status: number, radius: number): Glyph {
  const { shape, isHollow, colour } = looks[statuses[status]];
  return { path: shape(radius), isHollow, colour };
}

/** Sizes within a square of a given side: operations are larger than appointments; a ring leaves room for itself. */
export function dotSizes(pitch: number): {
  readonly operation: number;
  readonly ringed: number;
  readonly appointment: number;
  readonly ring: number;
  readonly line: number;
} {
  return {
    operation: pitch * 0.41,
    ringed: pitch * 0.26,
    appointment: pitch * 0.29,
    ring: pitch * 0.46,
    line: Math.max(1, pitch * 0.14),
  };
}

export const ringPath = circle;
