/** A run over every function whose bits must not depend on the engine that computes them, hashed. */
import {
  compile,
  type Distribution,
  exp,
  hashOf,
  ln,
  normalQuantile,
  pow,
  Resource,
  Simulation,
  Stream,
} from "../../sim/engine/index.ts";

const distributions: readonly Distribution[] = [
  { dist: "exponential", mean: 3 },
  { dist: "gamma", mean: 3, cv: 0.8 },
  { dist: "weibull", shape: 1.3, scale: 2 },
  { dist: "lognormal", mean: 3, cv: 0.7 },
  { dist: "triangular", low: 1, mode: 2, high: 5 },
  { dist: "pert", low: 1, mode: 2, high: 9 },
  { dist: "poisson", mean: 40 },
  { dist: "poisson", mean: 4000 },
];

export function hashOfResults(): string {
  const stream = Stream.named("bits");
  const results = new Float64Array(60_000);
  const samplers = distributions.map(compile);
  for (let i = 0; i < results.length; i += 12) {
    const u = stream.next();
    results.set([ln(u), exp((u - 0.5) * 100), normalQuantile(u), pow(u, 1.7), ...samplers.map((draw) => draw(u))], i);
  }
  return hashOf({ results, queue: queueState() });
}

/** The end of a short run of a queue: clock, event list, resource and all. */
function queueState(): { sim: ReturnType<Simulation<null>["snapshot"]>; desk: Resource["state"] } {
  const luck = Stream.named("bits of a queue");
  const gap = compile({ dist: "exponential", mean: 1 });
  const work = compile({ dist: "gamma", mean: 1.8, cv: 0.9 });
  let born = 0;
  const begin = (entity: number): void => {
    sim.after(work(luck.next()), 1, entity);
  };
  const sim = new Simulation<null>({
    handlers: [
      () => {
        sim.after(gap(luck.next()), 0);
        const entity = born++;
        if (desk.request(entity)) begin(entity);
      },
      () => {
        desk.release();
        for (let e = desk.next(); e >= 0; e = desk.next()) begin(e);
      },
    ],
    startMin: 0,
  });
  const desk = new Resource({ clock: sim, capacity: 2 });
  sim.schedule(0, 0);
  sim.runUntil(5000);
  return { sim: sim.snapshot(), desk: desk.state };
}

/** Found on Node 20; Chromium must find it too (bits.browser.test.ts). */
export const hashOnEveryEngine = "9fa800f37bd57e57924e167e4fe1f4d2d44d32c010685a44bc03b688aa7b551a";
