/** A queue of one station, made of engine parts as any model would make it. */
import {
  compile,
  type Distribution,
  type EventHandle,
  noEvent,
  PreemptiveResource,
  Resource,
  type Sampler,
  Simulation,
  Stream,
  Tally,
  TimeWeighted,
} from "../../sim/engine/index.ts";

export interface CustomerClass {
  readonly gap: Distribution;
  readonly work: Distribution;
  /** How long one waits before leaving the line. */
  readonly patience?: Distribution;
}

export interface QueueOptions {
  readonly servers: number;
  /** Best class first. */
  readonly classes: readonly CustomerClass[];
  readonly preemptive?: boolean;
  /** Customers in the system, beyond which arrivals are turned away. */
  readonly room?: number;
  readonly seed: string;
}

const arrival = 0;
const completion = 1;
const impatience = 2;

interface ClassState {
  readonly gap: Sampler;
  readonly work: Sampler;
  readonly patience: Sampler | undefined;
  readonly luck: Stream;
  readonly timeInSystem: Tally;
  arrived: number;
  turnedAway: number;
  gaveUp: number;
}

export class Queue {
  readonly sim: Simulation<Queue>;
  readonly classes: readonly ClassState[];
  readonly line: Resource | undefined;
  readonly room: PreemptiveResource | undefined;
  readonly inSystem = new TimeWeighted();
  private readonly capacity: number;
  private readonly sinceMin: number[] = [];
  private readonly classOf: number[] = [];
  private readonly timer: EventHandle[] = [];
  private readonly free: number[] = [];

  constructor(options: QueueOptions) {
    this.capacity = options.room ?? Infinity;
    this.sim = new Simulation<Queue>({
      handlers: [(q, c) => q.arrive(c), (q, e) => q.complete(e), (q, e) => q.giveUp(e)],
      names: ["arrival", "completion", "impatience"],
      startMin: 0,
    });
    this.sim.bind(this);
    const resource = { clock: this.sim, capacity: options.servers, classes: options.classes.length };
    if (options.preemptive) this.room = new PreemptiveResource(resource);
    else this.line = new Resource(resource);
    this.classes = options.classes.map(({ gap, work, patience }, c) => ({
      gap: compile(gap),
      work: compile(work),
      patience: patience === undefined ? undefined : compile(patience),
      luck: Stream.named(`${options.seed}/class ${c}`),
      timeInSystem: new Tally(),
      arrived: 0,
      turnedAway: 0,
      gaveUp: 0,
    }));
    this.classes.forEach((each, c) => {
      this.sim.schedule(each.gap(each.luck.next()), arrival, c);
    });
  }

  /** Runs through a warm-up that leaves no trace in the statistics, then for so many minutes. */
  run(warmUpMin: number, minutes: number): this {
    this.sim.runUntil(warmUpMin);
    this.inSystem.reset(warmUpMin);
    this.line?.resetStatistics();
    for (const each of this.classes) {
      each.timeInSystem.reset();
      each.arrived = each.turnedAway = each.gaveUp = 0;
    }
    this.sim.runUntil(warmUpMin + minutes);
    return this;
  }

  /** Lets those inside finish; nobody comes any more. */
  close(): void {
    for (const event of this.sim.pending()) if (event.kind === arrival) this.sim.cancel(event.handle);
    this.sim.runUntil(Infinity);
  }

  private arrive(c: number): void {
    const each = this.classes[c];
    const { sim } = this;
    sim.after(each.gap(each.luck.next()), arrival, c);
    each.arrived++;
    if (this.inSystem.value >= this.capacity) {
      each.turnedAway++;
      return;
    }
    this.inSystem.add(sim.nowMin, 1);
    const e = this.free.pop() ?? this.sinceMin.length;
    this.sinceMin[e] = sim.nowMin;
    this.classOf[e] = c;
    this.timer[e] = noEvent;
    if (this.room !== undefined) {
      const begins = this.room.request(e, c, each.work(each.luck.next()));
      if (this.room.interrupted >= 0) sim.cancel(this.timer[this.room.interrupted]);
      if (begins) this.begin(e);
    } else if (this.line?.request(e, c)) this.begin(e);
    else if (each.patience !== undefined) {
      this.timer[e] = sim.after(each.patience(each.luck.next()), impatience, e);
    }
  }

  private begin(e: number): void {
    const each = this.classes[this.classOf[e]];
    this.sim.cancel(this.timer[e]);
    const workMin = this.room === undefined ? each.work(each.luck.next()) : this.room.workLeftMin(e);
    this.timer[e] = this.sim.after(workMin, completion, e);
  }

  private complete(e: number): void {
    this.classes[this.classOf[e]].timeInSystem.add(this.sim.nowMin - this.sinceMin[e]);
    this.depart(e);
    const resource = this.room ?? (this.line as Resource);
    if (this.room !== undefined) this.room.release(e);
    else this.line?.release();
    for (let next = resource.next(); next >= 0; next = resource.next()) this.begin(next);
  }

  private giveUp(e: number): void {
    this.line?.leave(e);
    this.classes[this.classOf[e]].gaveUp++;
    this.depart(e);
  }

  private depart(e: number): void {
    this.inSystem.add(this.sim.nowMin, -1);
    this.free.push(e);
  }
}

/** The same queue under so many seeds, one after another, and what `measure` finds in each. */
export function replicate<T>(
  options: Omit<QueueOptions, "seed">,
  plan: { replications: number; warmUpMin: number; minutes: number; name: string },
  measure: (queue: Queue) => T,
): T[] {
  return Array.from({ length: plan.replications }, (_, k) =>
    measure(new Queue({ ...options, seed: `${plan.name}/${k}` }).run(plan.warmUpMin, plan.minutes)),
  );
}
