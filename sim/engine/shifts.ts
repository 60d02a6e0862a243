/**
 * A profile of capacity that repeats, such as a week of shifts: what it is now, and when it changes next.
 * Applying a change to a resource is its owner's event.
 */
import { InvariantError } from "./errors.ts";

export interface CapacityStep {
  /** Minutes into the period from which the capacity holds. */
  readonly fromMin: number;
  readonly capacity: number;
}

export class CapacityProfile {
  private readonly steps: readonly CapacityStep[];
  private readonly periodMin: number;

  /** @throws InvariantError unless the steps rise strictly within [0, period). */
  constructor(steps: readonly CapacityStep[], periodMin: number) {
    const rising = steps.every(({ fromMin }, i) => fromMin >= 0 && (i === 0 || fromMin > steps[i - 1].fromMin));
    if (steps.length === 0 || !rising || !(steps[steps.length - 1].fromMin < periodMin)) {
      throw new InvariantError(`capacity steps must rise within ${periodMin} minutes`);
    }
    this.steps = steps.slice();
    this.periodMin = periodMin;
  }

  /** Capacity at an instant; before the first step of a period, that of the last step of the period before. */
  capacityAt(timeMin: number): number {
    const within = timeMin - Math.floor(timeMin / this.periodMin) * this.periodMin;
    let capacity = this.steps[this.steps.length - 1].capacity;
    for (const step of this.steps) if (step.fromMin <= within) capacity = step.capacity;
    return capacity;
  }

  /** The first instant after `timeMin` at which the capacity differs from before; Infinity when it never does. */
  nextChangeMin(timeMin: number): number {
    const start = Math.floor(timeMin / this.periodMin) * this.periodMin;
    const { steps } = this;
    for (let i = 0; i < steps.length * 2 + 1; i++) {
      const step = steps[i % steps.length];
      const before = steps[(i + steps.length - 1) % steps.length];
      const atMin = start + Math.floor(i / steps.length) * this.periodMin + step.fromMin;
      if (atMin > timeMin && step.capacity !== before.capacity) return atMin;
    }
    return Infinity;
  }
}
