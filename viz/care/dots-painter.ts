/** A canvas of dots that move: what it shows is told to it; it only knows how to get there. */
import type { DotFrame, DotPlaces } from "../../sim/figures/index.ts";
import { type DotField, dotField, drawDots } from "./dots-canvas.ts";
import { DotMotion } from "./dots-motion.ts";
import { coloursOf, type DotSprites, lookOf, makeSprites } from "./dots-sprites.ts";

/** Finer than this is not seen, and costs. */
const mostRatio = 2;

export class DotsPainter {
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private field: DotField | null = null;
  private sprites: DotSprites | null = null;
  private motion: DotMotion | null = null;
  private look = new Int16Array(0);
  private frame: DotFrame | null = null;
  private selected: readonly number[] = [];
  private current = -1;
  private request = 0;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("this browser has no canvas");
    this.canvas = canvas;
    this.context = context;
  }

  /** Sends the dots to where they stand now. Another week, or another width, is shown at once. */
  show(frame: DotFrame, places: DotPlaces): void {
    const { cases } = frame.flow;
    const before = this.frame;
    const isOther = before === null || before.flow.cases !== cases;
    const isResized = before?.width !== frame.width;
    if (isResized || before?.height !== frame.height || before?.pitch !== frame.pitch) this.fit(frame);
    if (isOther) this.motion = new DotMotion(cases.key.length);
    const old = isOther ? new Int16Array(0) : this.look;
    if (isOther) this.look = new Int16Array(cases.key.length).fill(-1);
    else this.look = this.look.slice();
    for (let index = 0; index < this.look.length; index++) {
      this.look[index] = places.cell[index] < 0 ? -1 : lookOf(cases, index, places.status[index]);
    }
    this.frame = frame;
    const isStill = isOther || isResized || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.motion?.sendTo(places.x, places.y, (index) => old[index] >= 0, performance.now(), isStill);
    this.ask();
  }

  /** Rings the chosen dots and the one that is pointed at or walked to (-1 for none). */
  mark(selected: readonly number[], current: number): void {
    this.selected = selected;
    this.current = current;
    this.ask();
  }

  /** Takes the colours of the page anew. */
  recolour(): void {
    if (this.frame !== null) this.fit(this.frame);
    this.ask();
  }

  stop(): void {
    cancelAnimationFrame(this.request);
    this.request = 0;
  }

  private fit({ width, height, pitch }: DotFrame): void {
    const ratio = Math.min(devicePixelRatio, mostRatio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${Math.ceil(height)}px`;
    this.field = dotField(this.context, width, Math.ceil(height), ratio);
    this.sprites = makeSprites(pitch, ratio, coloursOf(this.canvas));
  }

  private ask(): void {
    if (this.request === 0) this.request = requestAnimationFrame((nowMs) => this.paint(nowMs));
  }

  private paint(nowMs: number): void {
    this.request = 0;
    const { field, sprites, motion, frame } = this;
    if (field === null || sprites === null || motion === null || frame === null) return;
    const isMoving = motion.step(nowMs);
    drawDots(this.context, field, sprites, { x: motion.x, y: motion.y, look: this.look });
    const ink = getComputedStyle(this.canvas);
    for (const index of this.selected) this.ring(index, ink.getPropertyValue("--kn-ink"), 2);
    if (this.current >= 0) this.ring(this.current, ink.getPropertyValue("--focus"), 3);
    if (isMoving) this.ask();
  }

  private ring(index: number, colour: string, line: number): void {
    const { motion, frame, field, context } = this;
    if (motion === null || frame === null || field === null || !(this.look[index] >= 0)) return;
    context.save();
    context.scale(field.ratio, field.ratio);
    context.beginPath();
    context.arc(motion.x[index], motion.y[index], frame.pitch * 0.6 + line, 0, 2 * Math.PI);
    context.lineWidth = line;
    context.strokeStyle = colour.trim() || "#ffb81c";
    context.stroke();
    context.restore();
  }
}
