/**
 * The queues that are timed, written as a user of the engine would write them: a handler table, resources, streams
 * and compiled distributions, customers as rows of typed arrays, statistics on.
 */
import {
  compile,
  type EventHandle,
  EventList,
  noEvent,
  PreemptiveResource,
  Resource,
  type Sampler,
  Simulation,
  Stream,
  Tally,
} from "../../sim/engine/index.ts";

/** Rows for customers: the number of one who has left is given to the next. */
class Rows {
  readonly sinceMin = new Float64Array(1 << 16);
  readonly timer = new Float64Array(1 << 16);
  private readonly free = new Int32Array(1 << 16);
  private freeCount = 0;
  private used = 0;

  take(): number {
    return this.freeCount > 0 ? this.free[--this.freeCount] : this.used++;
  }

  give(row: number): void {
    this.free[this.freeCount++] = row;
  }
}

class Desk {
  readonly sim: Simulation<Desk>;
  readonly desk: Resource;
  readonly rows = new Rows();
  readonly arrivals: Stream;
  readonly services: Stream;
  readonly gap: Sampler;
  readonly work: Sampler = compile({ dist: "exponential", mean: 1 });
  readonly timeInSystem = new Tally();
  toCome: number;

  constructor(customers: number, servers: number, seed: string) {
    this.sim = new Simulation({ handlers: [arrive, leave], names: ["arrive", "leave"], startMin: 0 });
    this.sim.bind(this);
    this.desk = new Resource({ clock: this.sim, capacity: servers });
    this.gap = compile({ dist: "exponential", mean: 1 / (0.9 * servers) });
    this.arrivals = Stream.named(`${seed}/arrivals`);
    this.services = Stream.named(`${seed}/services`);
    this.toCome = customers;
    this.sim.schedule(0, 0);
  }
}

function arrive(world: Desk): void {
  const { sim } = world;
  if (--world.toCome > 0) sim.after(world.gap(world.arrivals.next()), 0);
  const customer = world.rows.take();
  world.rows.sinceMin[customer] = sim.nowMin;
  if (world.desk.request(customer)) begin(world, customer);
}

function begin(world: Desk, customer: number): void {
  world.sim.after(world.work(world.services.next()), 1, customer);
}

function leave(world: Desk, customer: number): void {
  world.timeInSystem.add(world.sim.nowMin - world.rows.sinceMin[customer]);
  world.rows.give(customer);
  world.desk.release();
  const next = world.desk.next();
  if (next >= 0) begin(world, next);
}

/** M/M/c at load 0.9: seconds and mean time in system. */
export function mmc(customers: number, servers: number, seed: string): number[] {
  const world = new Desk(customers, servers, seed);
  const start = performance.now();
  world.sim.runUntil(Infinity);
  return [(performance.now() - start) / 1000, world.timeInSystem.mean];
}

const classRates = [0.3, 0.6];

class Ward {
  readonly sim: Simulation<Ward>;
  readonly room: PreemptiveResource;
  readonly rows = new Rows();
  readonly classOf = new Uint8Array(1 << 16);
  readonly luck: readonly Stream[];
  readonly services: Stream;
  readonly gaps: readonly Sampler[] = classRates.map((rate) => compile({ dist: "exponential", mean: 1 / rate }));
  readonly work: Sampler = compile({ dist: "exponential", mean: 1 });
  readonly timeInSystem: readonly Tally[] = [new Tally(), new Tally()];
  readonly toCome: number[];

  constructor(customers: number, seed: string) {
    this.sim = new Simulation({ handlers: [enter, finish], names: ["enter", "finish"], startMin: 0 });
    this.sim.bind(this);
    this.room = new PreemptiveResource({ clock: this.sim, capacity: 1, classes: 2 });
    this.luck = [Stream.named(`${seed}/0`), Stream.named(`${seed}/1`)];
    this.services = Stream.named(`${seed}/services`);
    this.toCome = [Math.floor(customers / 3), customers - Math.floor(customers / 3)];
    this.sim.schedule(0, 0, 0);
    this.sim.schedule(0, 0, 1);
  }
}

function enter(world: Ward, rank: number): void {
  const { sim, room } = world;
  if (--world.toCome[rank] > 0) sim.after(world.gaps[rank](world.luck[rank].next()), 0, rank);
  const customer = world.rows.take();
  world.rows.sinceMin[customer] = sim.nowMin;
  world.classOf[customer] = rank;
  const begins = room.request(customer, rank, world.work(world.services.next()));
  if (!begins) return;
  if (room.interrupted >= 0) sim.cancel(world.rows.timer[room.interrupted]);
  resume(world, customer);
}

function resume(world: Ward, customer: number): void {
  world.rows.timer[customer] = world.sim.after(world.room.workLeftMin(customer), 1, customer);
}

function finish(world: Ward, customer: number): void {
  world.timeInSystem[world.classOf[customer]].add(world.sim.nowMin - world.rows.sinceMin[customer]);
  world.rows.give(customer);
  world.room.release(customer);
  const next = world.room.next();
  if (next >= 0) resume(world, next);
}

/** M/M/1 with two classes, preemptive-resume: seconds and mean time in system of each class. */
export function preempt(customers: number, seed: string): number[] {
  const world = new Ward(customers, seed);
  const start = performance.now();
  world.sim.runUntil(Infinity);
  return [(performance.now() - start) / 1000, ...world.timeInSystem.map((tally) => tally.mean)];
}

class Counter {
  readonly sim: Simulation<Counter>;
  readonly desk: Resource;
  readonly rows = new Rows();
  readonly arrivals: Stream;
  readonly services: Stream;
  readonly gap: Sampler = compile({ dist: "exponential", mean: 1 / 1.2 });
  readonly work: Sampler = compile({ dist: "exponential", mean: 1 });
  readonly patience: Sampler = compile({ dist: "exponential", mean: 5 });
  readonly timeInSystem = new Tally();
  toCome: number;

  constructor(customers: number, seed: string) {
    this.sim = new Simulation({ handlers: [come, served, giveUp], names: ["come", "served", "give up"], startMin: 0 });
    this.sim.bind(this);
    this.desk = new Resource({ clock: this.sim, capacity: 1 });
    this.arrivals = Stream.named(`${seed}/arrivals`);
    this.services = Stream.named(`${seed}/services`);
    this.toCome = customers;
    this.sim.schedule(0, 0);
  }
}

function come(world: Counter): void {
  const { sim, rows } = world;
  if (--world.toCome > 0) sim.after(world.gap(world.arrivals.next()), 0);
  const customer = rows.take();
  rows.sinceMin[customer] = sim.nowMin;
  rows.timer[customer] = noEvent;
  if (world.desk.request(customer)) serve(world, customer);
  else rows.timer[customer] = sim.after(world.patience(world.arrivals.next()), 2, customer);
}

function serve(world: Counter, customer: number): void {
  const timer: EventHandle = world.rows.timer[customer];
  if (timer !== noEvent) world.sim.cancel(timer);
  world.sim.after(world.work(world.services.next()), 1, customer);
}

function served(world: Counter, customer: number): void {
  world.timeInSystem.add(world.sim.nowMin - world.rows.sinceMin[customer]);
  world.rows.give(customer);
  world.desk.release();
  const next = world.desk.next();
  if (next >= 0) serve(world, next);
}

function giveUp(world: Counter, customer: number): void {
  world.desk.leave(customer);
  world.rows.give(customer);
}

/** M/M/1 with customers who give up: seconds and the share that does. */
export function renege(customers: number, seed: string): number[] {
  const world = new Counter(customers, seed);
  const start = performance.now();
  world.sim.runUntil(Infinity);
  return [(performance.now() - start) / 1000, world.desk.reneged / customers];
}

/** Hold model on the event list alone: pop the earliest, push it back exp(1) later. Seconds and the last time. */
export function hold(pending: number, operations: number, seed: string): number[] {
  const steps = new Float64Array(65_536);
  const luck = Stream.named(seed);
  const exponential = compile({ dist: "exponential", mean: 1 });
  for (let i = 0; i < steps.length; i++) steps[i] = exponential(luck.next());
  const list = new EventList();
  for (let i = 0; i < pending; i++) list.push(steps[i & 65_535] * 0.999, 0, 0, i, 0);
  turn(list, pending, steps);
  const start = performance.now();
  turn(list, operations, steps);
  return [(performance.now() - start) / 1000, list.timeMin];
}

function turn(list: EventList, operations: number, steps: Float64Array): void {
  for (let i = 0; i < operations; i++) {
    list.pop();
    list.push(list.timeMin + steps[i & 65_535], 0, list.kind, list.a, 0);
  }
}
