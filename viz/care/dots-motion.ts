/** Dots on their way from where they were to where they belong. Time is that of animation frames. */

const durationMs = 700;

export class DotMotion {
  /** Where dots are now. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  private readonly fromX: Float32Array;
  private readonly fromY: Float32Array;
  private readonly toX: Float32Array;
  private readonly toY: Float32Array;
  /** When a dot set out; infinite while it stands still. */
  private readonly sinceMs: Float64Array;
  private isFirst = true;

  constructor(length: number) {
    this.x = new Float32Array(length);
    this.y = new Float32Array(length);
    this.fromX = new Float32Array(length);
    this.fromY = new Float32Array(length);
    this.toX = new Float32Array(length);
    this.toY = new Float32Array(length);
    this.sinceMs = new Float64Array(length).fill(Number.POSITIVE_INFINITY);
  }

  /**
   * Sends dots to new places.
   * @param isDrawn whether a dot was to be seen before: one that appears does so in its place
   * @param isStill puts all in their places at once
   */
  sendTo(x: Float32Array, y: Float32Array, isDrawn: (index: number) => boolean, nowMs: number, isStill: boolean): void {
    const { toX, toY, sinceMs } = this;
    for (let index = 0; index < toX.length; index++) {
      if (!this.isFirst && toX[index] === x[index] && toY[index] === y[index]) continue;
      toX[index] = x[index];
      toY[index] = y[index];
      if (isStill || this.isFirst || !isDrawn(index)) {
        this.x[index] = x[index];
        this.y[index] = y[index];
        sinceMs[index] = Number.POSITIVE_INFINITY;
      } else {
        this.fromX[index] = this.x[index];
        this.fromY[index] = this.y[index];
        sinceMs[index] = nowMs;
      }
    }
    this.isFirst = false;
  }

  /** Moves all dots on to a moment. @returns whether any is still on its way */
  step(nowMs: number): boolean {
    const { x, y, fromX, fromY, toX, toY, sinceMs } = this;
    let isMoving = false;
    for (let index = 0; index < x.length; index++) {
      const since = sinceMs[index];
      if (since === Number.POSITIVE_INFINITY) continue;
      const part = (nowMs - since) / durationMs;
      if (part >= 1) {
        x[index] = toX[index];
        y[index] = toY[index];
        sinceMs[index] = Number.POSITIVE_INFINITY;
        continue;
      }
      isMoving = true;
      const eased = ease(Math.max(0, part));
      x[index] = fromX[index] + (toX[index] - fromX[index]) * eased;
      y[index] = fromY[index] + (toY[index] - fromY[index]) * eased;
    }
    return isMoving;
  }
}

/** Slow at both ends. */
const ease = (part: number): number =>
  part < 0.5 ? 4 * part * part * part : 1 - 4 * (1 - part) * (1 - part) * (1 - part);
