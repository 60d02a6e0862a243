import { describe, expect, it } from "vitest";
import {
  ChunkTrace,
  decode,
  type Encodable,
  encode,
  hashOf,
  InvariantError,
  RingTrace,
  roundMin,
  Simulation,
  type SimulationState,
  Stream,
  type StreamState,
  Tally,
  type TallyState,
  traceChunkSize,
} from "../../sim/engine/index.ts";

interface Diary {
  readonly sim: Simulation<Diary>;
  readonly lines: string[];
}

const note = 0;
const chain = 1;
const fail = 2;

function diary(): Diary {
  const sim = new Simulation<Diary>({
    handlers: [
      (world, a) => {
        world.lines.push(`${world.sim.nowMin}:${a}`);
      },
      (world, a) => {
        world.lines.push(`${world.sim.nowMin}:${a}`);
        if (a > 0) world.sim.after(0, chain, a - 1);
      },
      () => {
        throw new TypeError("out of paper");
      },
    ],
    names: ["note", "chain", "fail"],
    startMin: 0,
    run: "seed 1, replication 2",
  });
  const world = { sim, lines: [] };
  sim.bind(world);
  return world;
}

describe("time", () => {
  it("is rounded to 1/1024 minute, halves up, without negative zero", () => {
    expect(roundMin(1 / 3)).toBe(341 / 1024);
    expect(roundMin(0.5 / 1024)).toBe(1 / 1024);
    expect(Object.is(roundMin(-1e-9), 0)).toBe(true);
    expect(roundMin(Infinity)).toBe(Infinity);
  });

  it("makes ten tenths of an hour an hour, so that ties are ties", () => {
    const { sim, lines } = diary();
    sim.schedule(60, note, 1);
    let timeMin = 0;
    for (let i = 0; i < 10; i++) timeMin = roundMin(timeMin + 6);
    sim.schedule(timeMin, note, 2);
    sim.runUntil(60);
    expect(lines).toEqual(["60:1", "60:2"]);
  });
});

describe("running", () => {
  it("executes events of one instant in order of insertion, those scheduled meanwhile last", () => {
    const { sim, lines } = diary();
    sim.schedule(5, chain, 2);
    for (let a = 10; a < 35; a++) sim.schedule(5, note, a);
    sim.runUntil(5);
    expect(lines).toEqual(["5:2", ...Array.from({ length: 25 }, (_, i) => `5:${i + 10}`), "5:1", "5:0"]);
  });

  it("until a time includes that time; before it does not", () => {
    const { sim, lines } = diary();
    for (const timeMin of [1, 2, 3]) sim.schedule(timeMin, note);
    sim.runBefore(2);
    expect([lines.length, sim.nowMin]).toEqual([1, 2]);
    sim.runUntil(2);
    expect([lines.length, sim.nowMin]).toEqual([2, 2]);
    sim.runUntil(2.5);
    expect([lines.length, sim.nowMin, sim.nextMin]).toEqual([2, 2.5, 3]);
    expect(() => sim.runUntil(2)).toThrow(/the clock is past it/);
    sim.runUntil(Infinity);
    expect([lines.length, sim.nowMin]).toEqual([3, 3]);
  });

  it("steps through one event at a time and counts by kind", () => {
    const { sim, lines } = diary();
    sim.schedule(1, note);
    sim.schedule(1, chain, 1);
    expect(sim.step()).toBe(true);
    expect([lines.length, sim.nowMin]).toEqual([1, 1]);
    expect([sim.step(), sim.step(), sim.step()]).toEqual([true, true, false]);
    expect([...sim.countByKind]).toEqual([1, 2, 0]);
    expect(sim.executed).toBe(3);
  });

  it("lists what is pending in order and takes events back", () => {
    const { sim, lines } = diary();
    const late = sim.schedule(9, note, 1);
    sim.schedule(9, note, 2, 0, -1);
    sim.after(3, note, 3);
    expect(sim.pending().map(({ a }) => a)).toEqual([3, 2, 1]);
    expect(sim.isPending(late)).toBe(true);
    expect([sim.cancel(late), sim.cancel(late)]).toEqual([true, false]);
    sim.runUntil(10);
    expect(lines).toEqual(["3:3", "9:2"]);
  });
});

describe("errors", () => {
  it("refuses the past, times that are none, and kinds without a handler", () => {
    const { sim } = diary();
    sim.runUntil(10);
    expect(() => sim.schedule(9.9, note)).toThrow(/cannot schedule note: minute 9.9 is before now/);
    expect(() => sim.schedule(Number.NaN, note)).toThrow(InvariantError);
    expect(() => sim.schedule(Infinity, note)).toThrow(InvariantError);
    expect(() => sim.after(-1, note)).toThrow(InvariantError);
    expect(() => sim.schedule(11, 7)).toThrow(/cannot schedule kind 7: its kind has no handler/);
  });

  it("tells event, numbers, time and run when a handler fails, and keeps the cause", () => {
    const { sim } = diary();
    sim.schedule(4, fail, 8, 9);
    let caught: unknown;
    try {
      sim.runUntil(5);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(InvariantError);
    const error = caught as InvariantError;
    expect(error.message).toBe("out of paper [a 8, b 9] (event fail, minute 4, run seed 1, replication 2)");
    expect([error.event, error.timeMin, error.run]).toEqual(["fail", 4, "seed 1, replication 2"]);
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  it("passes an InvariantError that already names its event through unchanged", () => {
    const original = new InvariantError("broken", { event: "inner" });
    const sim = new Simulation<null>({
      handlers: [
        () => {
          throw original;
        },
      ],
      startMin: 0,
    });
    sim.schedule(0, 0);
    expect(() => sim.step()).toThrow(original);
  });

  it("does not let a handler run the simulation", () => {
    const sim = new Simulation<null>({ handlers: [() => sim.runUntil(9)], startMin: 0 });
    sim.schedule(1, 0);
    expect(() => sim.runUntil(2)).toThrow(/must not run the simulation/);
  });
});

/** A world with every kind of state: a stream, a tally, a pending handle, and odd numbers. */
class Walk {
  readonly sim: Simulation<Walk>;
  stream = Stream.named("walk");
  readonly tally = new Tally();
  alarm = 0;
  readonly odd = new Float64Array([Number.NaN, Infinity, -Infinity, -0]);

  constructor() {
    this.sim = new Simulation<Walk>({
      handlers: [
        (world) => {
          const u = world.stream.next();
          world.tally.add(u);
          world.odd[3] = u < 0.5 ? -0 : 0;
          world.sim.cancel(world.alarm);
          world.alarm = world.sim.after(3, 1);
          world.sim.after(u * 5, 0, Math.floor(u * 100));
        },
        (world) => world.tally.add(-1),
      ],
      startMin: -100,
    });
    this.sim.bind(this);
    this.sim.schedule(-100, 0);
  }

  save(): Encodable {
    return {
      sim: this.sim.snapshot(),
      stream: this.stream.state,
      tally: this.tally.state,
      alarm: this.alarm,
      odd: this.odd,
      empty: Number.NaN,
    };
  }

  static load(saved: Encodable): Walk {
    const state = saved as unknown as {
      sim: SimulationState;
      stream: StreamState;
      tally: TallyState;
      alarm: number;
      odd: Float64Array;
    };
    const walk = new Walk();
    walk.sim.restore(state.sim);
    walk.stream = Stream.fromState(state.stream);
    walk.tally.restore(state.tally);
    walk.alarm = state.alarm;
    walk.odd.set(state.odd);
    return walk;
  }
}

describe("snapshots", () => {
  it("continue to the same hash through encode and decode, NaN, infinities and -0 included", () => {
    const original = new Walk();
    original.sim.runUntil(500);
    const bytes = encode(original.save());
    const copy = Walk.load(decode(bytes));
    expect(hashOf(copy.save())).toBe(hashOf(original.save()));
    original.sim.runUntil(2000);
    copy.sim.runUntil(2000);
    expect(hashOf(copy.save())).toBe(hashOf(original.save()));
    // A run that was never saved ends in the same state: saving changes nothing.
    const undisturbed = new Walk();
    undisturbed.sim.runUntil(2000);
    expect(hashOf(undisturbed.save())).toBe(hashOf(original.save()));
    expect(undisturbed.sim.executed).toBeGreaterThan(500);
  });

  it("bring handles back to life that were cancelled after them", () => {
    const { sim } = diary();
    const handle = sim.schedule(5, note);
    const saved = sim.snapshot();
    sim.cancel(handle);
    sim.restore(saved);
    expect(sim.isPending(handle)).toBe(true);
  });

  it("fit only a simulation with the same table of handlers", () => {
    const other = new Simulation<null>({ handlers: [], startMin: 0 });
    expect(() => other.restore(diary().sim.snapshot())).toThrow(InvariantError);
  });

  it("draw no randomness for ties: a stream beside a thousand ties stays where it was", () => {
    const { sim } = diary();
    const stream = Stream.named("ties");
    const before = stream.state;
    for (let i = 0; i < 1000; i++) sim.schedule(1, note, i);
    sim.runUntil(1);
    expect(stream.state).toEqual(before);
    expect(Object.keys(sim.snapshot())).toEqual(["nowMin", "countByKind", "events"]);
  });
});

describe("traces", () => {
  it("keep the latest records in a ring, oldest first", () => {
    const { sim } = diary();
    const ring = new RingTrace(3);
    sim.onStep = ring.record;
    for (let i = 0; i < 5; i++) sim.schedule(i, note, i, -i);
    sim.runUntil(10);
    expect(ring.total).toBe(5);
    expect([...ring.latest().a]).toEqual([2, 3, 4]);
    expect([...ring.latest().timeMin]).toEqual([2, 3, 4]);
    expect([...ring.latest().b]).toEqual([-2, -3, -4]);
  });

  it("hand over chunks of 65,536 records and the rest at the end", () => {
    const sizes: number[] = [];
    const trace = new ChunkTrace((chunk) => sizes.push(chunk.kind.length));
    for (let i = 0; i < traceChunkSize + 10; i++) trace.record(i, 1, i, 0);
    trace.flush();
    trace.flush();
    expect(sizes).toEqual([traceChunkSize, 10]);
  });
});
