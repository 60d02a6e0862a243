import { describe, expect, it } from "vitest";
import { type BirthState, bearExtra, luckStride } from "../../sim/model/births.ts";
import { act, decodeWorld, prepare, type Service, World } from "../../sim/model/index.ts";
import { laboratory } from "../../sim/model/laboratory/index.ts";
import { response } from "../../sim/model/response.ts";
import { supplier } from "../../sim/model/supplier/index.ts";
import { measureOf } from "../support/model.ts";
import { anAction, aScenario, aTimelineEntry, at } from "../support/scenario.ts";

interface Arrival {
  readonly key: string;
  readonly timeMin: number;
  readonly luck: readonly number[];
}

/** A whole new service in one object: people arrive, their luck is written down, each is counted. */
const arrivals: Service = {
  name: "arrivals",
  parameters: {
    perDay: {
      label: "arrivals a day",
      unit: "people/day",
      shape: "number",
      default: 20,
      source: "test",
      confidence: "low",
    },
  },
  actions: {},
  state: {
    prepare: (setup) => {
      for (const [place, hospital] of setup.places.hospitals.entries()) {
        setup.addSource({
          name: `${hospital.id}.arrivals`,
          kind: setup.kind("arrivals.arrived"),
          place,
          width: 3,
          meanByDay: new Float64Array(setup.calendar.days).fill(setup.number("arrivals", "perDay")),
          minuteOfDay: (u) => u * 1380,
        });
      }
      return { count: setup.measure("arrivals.count") };
    },
    create: () => ({ list: [] as Arrival[] }),
  },
  initialise: () => {},
  handlers: {
    on: {},
    born: {
      "arrivals.arrived": (world, row, place) => {
        const births: BirthState = world.births;
        const base = row * luckStride;
        arrived(world).push({
          key: `${births.source[row]}/${births.day[row]}/${births.ordinal[row]}`,
          timeMin: world.sim.nowMin,
          luck: [births.luck[base], births.luck[base + 1], births.luck[base + 2]],
        });
        world.count((world.setup.fixed.arrivals as { count: number }).count, place);
      },
    },
  },
  measures: [
    { name: "arrivals.count", unit: "people", definition: "People who arrived.", of: "count", by: "hospital" },
  ],
  invariants: () => [],
};

const arrived = (world: World) => (world.states.arrivals as { list: Arrival[] }).list;
const services = [response, supplier, laboratory, arrivals];
const end = at("2024-06-20");
const aRun = (parts: Partial<Parameters<typeof aScenario>[0]> = {}, replication = 0) =>
  new World(prepare(aScenario({ services, ...parts }), services), { seed: "7", replication });

describe("a service added in one file and one line", () => {
  it("has its parameters, events and measures at once", () => {
    const world = aRun();
    world.runUntil(end);
    const perDay = measureOf(world, "arrivals.count", 0, 14) / 14;
    // 2 hospitals × 20 a day over 14 days: sd of the mean 1.7; false alarm below 1 in 10,000.
    expect(perDay).toBeGreaterThan(33);
    expect(perDay).toBeLessThan(47);
  });
});

describe("luck at birth", () => {
  it("is not touched by an action without effect", () => {
    const plain = aRun();
    const noted = aRun();
    noted.runUntil(at("2024-06-05 11:00"));
    act(noted, anAction("exercise.note", { text: "nothing happens" }));
    plain.runUntil(end);
    noted.runUntil(end);
    expect(arrived(noted)).toEqual(arrived(plain));
  });

  it("is not touched by an outage, whatever it does to the world", () => {
    const plain = aRun();
    const hit = aRun({
      incident: [aTimelineEntry("attack", 180, "system.fail", { laboratories: ["hub", "lab-kch"] })],
    });
    plain.runUntil(end);
    hit.runUntil(end);
    expect(arrived(hit)).toEqual(arrived(plain));
  });

  it("of everybody else stays equal, bit for bit, when one more is born", () => {
    const plain = aRun();
    const more = aRun();
    more.runUntil(at("2024-06-05 11:00"));
    bearExtra(more, 0, more.today);
    plain.runUntil(end);
    more.runUntil(end);
    const others = arrived(more).filter((one) => !one.key.endsWith("/50000"));
    expect(arrived(more).length).toBe(arrived(plain).length + 1);
    expect(others).toEqual(arrived(plain));
  });

  it("keeps the same first arrivals of a day when a day has more of them", () => {
    const few = aRun();
    const many = aRun({ parameters: { arrivals: { perDay: 40 } } });
    few.runUntil(end);
    many.runUntil(end);
    const byKey = new Map(arrived(many).map((one) => [one.key, one]));
    for (const one of arrived(few)) expect(byKey.get(one.key)).toEqual(one);
  });

  it("differs between replications and between seeds", () => {
    const [a, b] = [aRun({}, 0), aRun({}, 1)];
    a.runUntil(0);
    b.runUntil(0);
    expect(arrived(a)[0].luck).not.toEqual(arrived(b)[0].luck);
  });
});

describe("a world turned into bytes", () => {
  it("continues to the same hash as if nothing had happened", () => {
    const straight = aRun();
    straight.runUntil(end);
    const broken = aRun();
    broken.runUntil(at("2024-06-06 13:37"));
    const again = decodeWorld(broken.setup, broken.encodeState());
    again.runUntil(end);
    expect(again.stateHash()).toBe(straight.stateHash());
    expect(again.resultHash()).toBe(straight.resultHash());
  });

  it("is refused by another scenario", () => {
    const world = aRun();
    const other = prepare({ ...aScenario({ services }), hash: "other" }, services);
    expect(() => decodeWorld(other, world.encodeState())).toThrow(/another scenario/);
  });
});

describe("a fork into another future", () => {
  it("keeps what has happened, redraws what has not, and agrees with itself under the same key", () => {
    const straight = aRun();
    straight.runUntil(end);
    const forks = ["a", "a", "b"].map((key) => {
      const world = aRun();
      world.runUntil(at("2024-06-06 13:37"));
      world.forkFuture(key);
      world.runUntil(end);
      return arrived(world);
    });
    const until = (list: Arrival[]) => list.filter((one) => one.timeMin <= at("2024-06-06 13:37"));
    const later = (list: Arrival[]) => list.filter((one) => one.timeMin > at("2024-06-06 13:37"));
    expect(until(forks[0])).toEqual(until(arrived(straight)));
    expect(forks[0]).toEqual(forks[1]);
    expect(later(forks[0])).not.toEqual(later(forks[2]));
    const own = new Set(later(arrived(straight)).map((one) => one.luck[0]));
    for (const one of later(forks[0])) expect(own.has(one.luck[0])).toBe(false);
  });
});
