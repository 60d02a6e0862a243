// The supplier's drive by mechanism. Runs of a tiny region: the supplier and the response alone, so that hundreds of replications
// take a moment. Levers are compared over 80 replications that have the same named luck under both: the margins asked for are
// several standard errors of the paired difference away, so that with another seed a false alarm would come in less than one of
// 1,000; shares of runs are over 150 and state theirs. Seeds are explicit: a test that passes goes on passing.
import { describe, expect, it } from "vitest";
import { systems } from "../../sim/model/contracts.ts";
import { act, decodeWorld, prepare, World } from "../../sim/model/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier/index.ts";
import type { State } from "../../sim/model/supplier/state.ts";
import type { ParameterValue } from "../../sim/scenario/index.ts";
import { anAction, aScenario, aTimelineEntry } from "../support/scenario.ts";

const services = [response, supplier];
const laboratories = ["lab-kch", "lab-st-thomas", "hub"];
const strike = { laboratories, given: "struck", moment: "shows" };
const horizonDays = 400;
const replications = 80;

type Levers = Readonly<Record<string, ParameterValue>>;
type Arguments = Readonly<Record<string, number | string | boolean | readonly string[]>>;

const setupOf = (given: Arguments, levers: Levers = {}) =>
  prepare(
    aScenario({
      services,
      horizonDays,
      warmUpDays: 7,
      incident: [aTimelineEntry("attack", 180, "supplier.attack", given)],
      parameters: { supplier: levers },
    }),
    services,
  );

const stateOf = (world: World) => world.states.supplier as State;

interface Seen {
  /** Laboratory and system pairs that were down at some time. */
  readonly hit: number;
  /** Day on which the last of some systems was back; 0 when none was down. */
  back(of?: readonly string[]): number;
  readonly world: World;
}

function seen(setup: ReturnType<typeof setupOf>, replication: number, days = horizonDays): Seen {
  const world = new World(setup, { seed: "5", replication });
  const lastDown = new Map<string, number>();
  for (let day = 0; day < days; day++) {
    world.runUntil(day * 1440 + 540);
    for (const laboratory of laboratories) {
      systems.forEach((name, system) => {
        if (world.ask.systemUp(world, setup.places.laboratory(laboratory), system) < 1)
          lastDown.set(`${laboratory}/${name}`, day);
      });
    }
  }
  return {
    world,
    hit: lastDown.size,
    back: (of = systems) =>
      Math.max(0, ...[...lastDown].flatMap(([key, day]) => (of.includes(key.split("/")[1]) ? [day + 1] : []))),
  };
}

function meanOf(
  setup: ReturnType<typeof setupOf>,
  read: (one: Seen) => number,
  days = horizonDays,
  runs = replications,
): number {
  let sum = 0;
  for (let replication = 0; replication < runs; replication++) sum += read(seen(setup, replication, days));
  return sum / runs;
}

const transfusion = ["transfusion-it"];
const others = systems.filter((name) => name !== "transfusion-it");

describe("an attack", () => {
  it("that never gets in is no incident: everything measured is as without it, to the bit", () => {
    const blocked = setupOf({ laboratories, given: "nothing", attempts: 1 }, { entryPerAttempt: 0.0001 });
    const quiet = prepare(aScenario({ services, horizonDays, warmUpDays: 7 }), services);
    const [hit, twin] = [blocked, quiet].map((setup) => new World(setup, { seed: "5", replication: 0 }));
    for (const world of [hit, twin]) world.runUntil(60 * 1440);
    expect(hit.resultHash()).toBe(twin.resultHash());
    expect(hit.ask.incidentCause(hit)).toBe(-1);
    expect(hit.causes.length).toBe(0);
  });

  it("gets in more often where identity controls are weaker, and never surely or never at all", () => {
    const shareIn = (entryPerAttempt: number) => {
      const setup = setupOf({ laboratories, given: "nothing", attempts: 30 }, { entryPerAttempt, dwellDays: 1 });
      return meanOf(setup, ({ hit }) => (hit > 0 ? 1 : 0), 45, 150);
    };
    // 1 - (1 - p)^30 is 0.14 and 0.79, with standard errors of 0.028 and 0.034 over 150 runs: four of them either way, a false
    // alarm in one of 10,000.
    const [rare, often] = [shareIn(0.005), shareIn(0.05)];
    expect(Math.abs(rare - 0.14)).toBeLessThan(0.115);
    expect(Math.abs(often - 0.79)).toBeLessThan(0.135);
    expect(supplier.parameters.entryPerAttempt.minimum).toBeGreaterThan(0);
  });

  it("is known to nobody before it comes to light, and then leaves a record for each laboratory that leads back to it", () => {
    const setup = setupOf({ laboratories, given: "entered" }, { detectionPerDay: 0.0005, dwellDays: 20 });
    const world = new World(setup, { seed: "5", replication: 1 });
    world.runUntil(1440);
    expect([world.causes.length, world.ask.incidentCause(world)]).toEqual([0, -1]);
    world.runUntil(300 * 1440);
    const records = world.causes.find(["action", "system"]).map((id) => world.causes.read(id));
    expect(records[0]).toMatchObject({ kind: "action", root: "incident", behind: -1 });
    expect(records[0].timeMin).toBeGreaterThan(1440);
    const failures = records.filter(({ kind, value }) => kind === "system" && value === 0);
    expect(failures.length).toBeGreaterThan(0);
    for (const { behind, root, subject } of failures)
      expect([behind, root, subject > 0]).toEqual([0, "incident", true]);
  });

  it("reaches fewer systems in the mean where more is segmented, and always one at least", () => {
    const reached = (segmentationFraction: number) =>
      meanOf(setupOf(strike, { segmentationFraction }), ({ hit }) => hit, 1);
    const [flat, half, much] = [0, 0.4, 0.8].map(reached);
    expect(half).toBeLessThan(flat - 3);
    expect(much).toBeLessThan(half - 3);
    expect(much).toBeGreaterThanOrEqual(1);
  });

  it("reaches fewer systems in the mean where monitoring is likelier to notice it", () => {
    const entered = { laboratories, given: "entered", moment: "shows" };
    const reached = (detectionPerDay: number) => meanOf(setupOf(entered, { detectionPerDay }), ({ hit }) => hit, 1);
    expect(reached(0.3)).toBeLessThan(reached(0.01) - 3);
  });
});

describe("the recovery", () => {
  it("ends later in the mean with a longer hold, by about as much", () => {
    const end = (holdDays: number) => meanOf(setupOf(strike, { holdDays }), (one) => one.back(others));
    const later = end(18) - end(8);
    expect(later).toBeGreaterThan(6);
    expect(later).toBeLessThan(14);
  });

  it("ends no later in the mean with more crews, and sooner with enough of them", () => {
    const [two, four, eight] = [2, 4, 8].map((restorers) =>
      meanOf(setupOf(strike, { restorers }), (one) => one.back(others)),
    );
    expect(four).toBeLessThan(two);
    expect(eight).toBeLessThanOrEqual(four);
  });

  it("ends sooner in the mean where backups can be used", () => {
    const end = (backupSuccessFraction: number) =>
      meanOf(setupOf(strike, { backupSuccessFraction }), (one) => one.back(others));
    expect(end(0.9)).toBeLessThan(end(0.1) - 10);
  });

  it("brings systems back later in the mean where they are checked for longer", () => {
    const end = (assuranceDays: number) => meanOf(setupOf(strike, { assuranceDays }), (one) => one.back(others));
    expect(end(14)).toBeGreaterThan(end(2) + 5);
  });

  it("brings transfusion IT back sooner in the mean where it is restored first, and the rest no sooner", () => {
    const usual = setupOf(strike);
    const first = setupOf({ ...strike, order: ["transfusion-it"] });
    expect(meanOf(first, (one) => one.back(transfusion))).toBeLessThan(
      meanOf(usual, (one) => one.back(transfusion)) - 10,
    );
    expect(meanOf(first, (one) => one.back(others))).toBeGreaterThanOrEqual(meanOf(usual, (one) => one.back(others)));
  });

  it("brings transfusion IT back site by site in the order named, and each day down adds paper to enter", () => {
    const world = new World(setupOf(strike, { segmentationFraction: 0 }), { seed: "5", replication: 3 });
    const order: string[] = [];
    for (let day = 1; day < horizonDays; day++) {
      world.runUntil(day * 1440 + 540);
      for (const id of laboratories) {
        const up = world.ask.systemUp(world, world.setup.places.laboratory(id), systems.indexOf("transfusion-it"));
        if (up === 1 && !order.includes(id)) order.push(id);
      }
    }
    expect(order).toEqual(laboratories);
    const end = (backEntryPerDayDown: number) =>
      meanOf(setupOf(strike, { backEntryPerDayDown }), (one) => one.back(transfusion));
    expect(end(0.06)).toBeGreaterThan(end(0.005) + 5);
  });

  it("spends as many team-days as are done, and no more than the crews had, in every replication", () => {
    const setup = setupOf(strike);
    for (let replication = 0; replication < 40; replication++) {
      const { world } = seen(setup, replication);
      expect(world.violations()).toEqual([]);
      const [course] = stateOf(world).courses;
      const done = course.done.reduce((sum, one) => sum + one, 0);
      expect(done).toBeCloseTo(course.used + course.transfusionUsed, 6);
      expect(course.used).toBeLessThanOrEqual(course.offered);
      expect(course.transfusionUsed).toBeLessThanOrEqual(course.transfusionOffered);
    }
  });

  it("can be reordered and reinforced by decisions while it goes on", () => {
    const setup = setupOf(strike, { segmentationFraction: 0 });
    const end = (decide: (world: World) => void, of: readonly string[]) => {
      let sum = 0;
      for (let replication = 0; replication < 30; replication++) {
        const world = new World(setup, { seed: "5", replication });
        world.runUntil(5 * 1440);
        decide(world);
        let day = 6;
        const isDown = () =>
          laboratories.some((id) =>
            of.some(
              (name) => world.ask.systemUp(world, setup.places.laboratory(id), systems.indexOf(name as "lims")) < 1,
            ),
          );
        for (; day < horizonDays && isDown(); day++) world.runUntil(day * 1440 + 540);
        sum += day;
      }
      return sum / 30;
    };
    const none = () => {};
    const first = (world: World) => act(world, anAction("supplier.order", { systems: ["transfusion-it"] }));
    const more = (world: World) => act(world, anAction("supplier.reinforce", { restorers: 6 }));
    expect(end(first, transfusion)).toBeLessThan(end(none, transfusion));
    expect(end(more, others)).toBeLessThan(end(none, others));
  });
});

describe("runs of the mechanism", () => {
  it("repeat to the same hash, also from bytes in the middle, and differ by replication", () => {
    const setup = setupOf(strike);
    const run = (replication: number) => new World(setup, { seed: "5", replication });
    const [one, same, other] = [run(0), run(0), run(1)];
    for (const world of [one, other]) world.runUntil(300 * 1440);
    same.runUntil(30 * 1440);
    const continued = decodeWorld(setup, same.encodeState());
    continued.runUntil(300 * 1440);
    expect(continued.stateHash()).toBe(one.stateHash());
    expect(other.resultHash()).not.toBe(one.resultHash());
  });

  it("hold the luck of a system whatever lever moves: what one crew more does not touch is built with the same work", () => {
    const works = [4, 5].map((restorers) => {
      const { world } = seen(setupOf(strike, { restorers }), 0);
      return stateOf(world).courses[0].work;
    });
    // Work of rebuilding is luck; only the entry of paper records depends on the days down.
    const common = (work: Float64Array) => Array.from(work.slice(0, systems.length));
    expect(common(works[1])).toEqual(common(works[0]));
  });

  it.each([
    ["before anything shows", { laboratories, given: "entered", moment: "begins" }, 1],
    ["during the hold", strike, 3],
    ["while systems are restored", strike, 25],
  ] as const)("take another future from a fork on, %s, and what has happened stays so", (_, given, day) => {
    const setup = setupOf(given, { detectionPerDay: 0.0005, dwellDays: 30 });
    const hashes = ["", "a", "b"].map((key) => {
      const world = new World(setup, { seed: "5", replication: 2 });
      world.runUntil(day * 1440);
      const before = Array.from(stateOf(world).own);
      const known = world.causes.length;
      if (key !== "") world.forkFuture(key);
      expect([Array.from(stateOf(world).own), world.causes.length]).toEqual([before, known]);
      world.runUntil(horizonDays * 1440);
      expect(world.violations()).toEqual([]);
      expect(stateOf(world).courses[0].phase).toBe(3);
      return world.resultHash();
    });
    expect(new Set(hashes).size).toBe(3);
  });

  it("restore what failed by accident as well, without a hold unless one is asked for", () => {
    const end = (hold: boolean) => {
      const incident = [
        aTimelineEntry("fault", 180, "system.fail", { laboratories, systems: ["lims"] }),
        aTimelineEntry("recovery", 240, "supplier.recover", { laboratories, hold }),
      ];
      const world = new World(prepare(aScenario({ services, incident, horizonDays: 200 }), services), {
        seed: "5",
        replication: 0,
      });
      let day = 1;
      for (; day < 200; day++) {
        world.runUntil(day * 1440 + 540);
        if (laboratories.every((id) => world.ask.systemUp(world, world.setup.places.laboratory(id), 1) === 1)) break;
      }
      expect(world.violations()).toEqual([]);
      return day;
    };
    expect(end(false)).toBeLessThan(end(true));
    expect(end(true)).toBeLessThan(200);
  });
});
