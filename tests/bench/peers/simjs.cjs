// simjs peer: M/M/1. usage: node simjs.cjs CUSTOMERS SEED. Prints seconds and mean time in system.
// The package exports nothing: it sets window.Sim.
globalThis.window = globalThis;
require("simjs");
const { Sim } = globalThis;

const customers = Number(process.argv[2]);
const random = new Sim.Random(Number(process.argv[3]));
let total = 0;
let served = 0;

class Source extends Sim.Entity {
  start(desk) {
    this.desk = desk;
    this.arrived = 0;
    this.arrive();
  }

  arrive() {
    this.arrived++;
    this.useFacility(this.desk, random.exponential(1)).done(this.leave, this, [this.time()]);
    if (this.arrived < customers) this.setTimer(random.exponential(0.9)).done(this.arrive);
  }

  leave(since) {
    total += this.time() - since;
    served++;
  }
}

const start = performance.now();
const sim = new Sim.Sim();
sim.addEntity(Source, "source", new Sim.Facility("desk", Sim.Facility.FCFS, 1));
sim.simulate(1e300);
console.log((performance.now() - start) / 1000, total / served);
