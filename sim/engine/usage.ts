/**
 * Statistics of a resource over time: units busy and entities waiting. Always on, so made to cost little.
 *
 * The owner calls `accrue` before each change, with the counts as they have been. Only small integers are passed; the
 * time is read from the clock, because a time that is passed to a function that is not inlined is boxed.
 */
import { TimeWeighted, type TimeWeightedState } from "./statistics.ts";

/** What tells the time: a Simulation does. */
export interface Clock {
  readonly nowMin: number;
}

export type UsageState = { readonly busy: TimeWeightedState; readonly queue: TimeWeightedState };

export class Usage {
  maxBusy = 0;
  maxQueue = 0;
  private readonly clock: Clock;
  /** Integrals over time up to `lastMin`. */
  private busyArea = Number.NaN;
  private queueArea = Number.NaN;
  private lastMin = Number.NaN;
  private sinceMin = Number.NaN;

  constructor(clock: Clock) {
    this.clock = clock;
    this.reset(0, 0);
  }

  accrue(busy: number, waiting: number): void {
    const nowMin = this.clock.nowMin;
    const passedMin = nowMin - this.lastMin;
    this.busyArea += busy * passedMin;
    this.queueArea += waiting * passedMin;
    this.lastMin = nowMin;
  }

  /** Forgets the past: at the end of a warm-up. */
  reset(busy: number, waiting: number): void {
    this.busyArea = 0;
    this.queueArea = 0;
    this.lastMin = this.clock.nowMin;
    this.sinceMin = this.lastMin;
    this.maxBusy = busy;
    this.maxQueue = waiting;
  }

  /** Both statistics as of now, given the present counts. */
  stateAt(busy: number, waiting: number): UsageState {
    this.accrue(busy, waiting);
    const { sinceMin, lastMin } = this;
    return {
      busy: { value: busy, area: this.busyArea, sinceMin, lastMin, max: this.maxBusy },
      queue: { value: waiting, area: this.queueArea, sinceMin, lastMin, max: this.maxQueue },
    };
  }

  busyStatistic(busy: number, waiting: number): TimeWeighted {
    return TimeWeighted.fromState(this.stateAt(busy, waiting).busy);
  }

  queueStatistic(busy: number, waiting: number): TimeWeighted {
    return TimeWeighted.fromState(this.stateAt(busy, waiting).queue);
  }

  restore(state: UsageState): void {
    this.busyArea = state.busy.area;
    this.queueArea = state.queue.area;
    this.lastMin = state.busy.lastMin;
    this.sinceMin = state.busy.sinceMin;
    this.maxBusy = state.busy.max;
    this.maxQueue = state.queue.max;
  }
}
