// The real region as a whole. Replications are named by their numbers and compared under the same luck; bands on a quiet region are
// set at three to five times the spread between replications seen when they were written, so a false alarm is below 1 in 1,000.
import { describe, expect, it } from "vitest";
import { hashOf } from "../../sim/engine/index.ts";
import { luckStride } from "../../sim/model/births.ts";
import { bloodGroups } from "../../sim/model/contracts.ts";
import { act, decodeWorld, prepare, registryOf, World } from "../../sim/model/index.ts";
import { parseAction } from "../../sim/scenario/index.ts";
import { aRealRun, aRealScenario, aRealSetup, reading } from "../support/region.ts";

const week = 7 * 1440;
const two = "kch+gstt";
const short = ["horizon=5 w"];
const identity = { seed: "7", replication: 0 };

function checked(world: World, written: object) {
  const read = parseAction(written, world.setup.scenario, registryOf(), "test");
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.action;
}

/** For each midnight a digest of all that was born then: every source, ordinal, time and uniform. */
function bornOf(world: World): string[] {
  const { startMin, days } = world.setup.calendar;
  const bornKinds = new Set(world.setup.sources.map(({ kind }) => kind));
  return Array.from({ length: days }, (_, day) => {
    world.runUntil(startMin[day]);
    const { source, ordinal, luck } = world.births;
    const born = world.sim
      .pending()
      .filter(({ kind }) => bornKinds.has(kind))
      .map(({ a, timeMin }) => {
        const { width } = world.setup.sources[source[a]];
        return [source[a], ordinal[a], timeMin, ...luck.subarray(a * luckStride, a * luckStride + width)];
      });
    // Rows are recycled, so the order of what is due at one time is not part of it.
    return hashOf(born.sort((p, q) => p[0] - q[0] || p[1] - q[1]));
  });
}

describe("the region", () => {
  it.each(["synnovis-2024.yaml", "no-incident.yaml"])("keeps every invariant in every week of %s", (path) => {
    const world = new World(aRealSetup(path), { seed: "11", replication: 3 });
    const { startMin, endMin } = world.setup.calendar;
    for (let timeMin = startMin[0] + week; timeMin <= endMin; timeMin += week) {
      world.runUntil(timeMin);
      expect(world.violations()).toEqual([]);
      expect(world.encodeState().length).toBeLessThan(10_000_000);
    }
  });

  it("loses no unit of blood: by group, what came is used, wasted, on a shelf, reserved or on the road", () => {
    const world = aRealRun(aRealSetup("synnovis-2024.yaml", short), 2);
    const supply = world.states["blood-supply"] as Record<string, Float64Array | Int32Array>;
    const banks = world.setup.places.banks.length;
    const groups = bloodGroups.length;
    const sumOver = (array: ArrayLike<number>, group: number) => {
      let sum = 0;
      for (let bank = 0; bank < banks; bank++) sum += array[bank * groups + group];
      return sum;
    };
    for (let group = 0; group < groups; group++) {
      const came = sumOver(supply.initial, group) + sumOver(supply.received, group);
      const gone = sumOver(supply.transfused, group) + sumOver(supply.wasted, group);
      expect(came).toBeGreaterThan(0);
      // What is neither used nor wasted is on a shelf or reserved: never less than nothing, never more than some days of use.
      expect(came - gone).toBeGreaterThanOrEqual(0);
      expect(came - gone).toBeLessThan(0.5 * came);
    }
    expect(world.violations()).toEqual([]);
  });

  it("turned into bytes in the middle of the outage continues to the same hash", () => {
    const setup = aRealSetup("synnovis-2024.yaml", short);
    const straight = aRealRun(setup);
    for (const timeMin of [200, 3 * 1440 + 777, 20 * 1440 + 61]) {
      const world = new World(setup, identity);
      world.runUntil(timeMin);
      const again = decodeWorld(setup, world.encodeState());
      again.runUntil(setup.calendar.endMin);
      expect(again.stateHash()).toBe(straight.stateHash());
    }
  });

  it("gives the same result twice over, and after another scenario was run", () => {
    const setup = aRealSetup("synnovis-2024.yaml", short);
    const first = aRealRun(setup, 1).resultHash();
    aRealRun(aRealSetup("no-incident.yaml", short), 1);
    expect(aRealRun(setup, 1).resultHash()).toBe(first);
  });
});

describe("luck", () => {
  it("of all who are born is equal, bit for bit, with the incident and without", () => {
    const hit = new World(aRealSetup("synnovis-2024.yaml", short), identity);
    const quiet = new World(aRealSetup("no-incident.yaml", short), identity);
    expect(bornOf(hit)).toEqual(bornOf(quiet));
  });

  it("is left alone by a note, which changes no result but its own count", () => {
    const setup = aRealSetup("synnovis-2024.yaml", short);
    const noted = new World(setup, identity);
    noted.runUntil(5 * 1440);
    act(noted, checked(noted, { action: "exercise.note", text: "nothing happens" }));
    noted.runUntil(setup.calendar.endMin);
    const plain = aRealRun(setup);
    const measure = setup.measure("response.actionsTaken");
    const at = setup.layout.offset[measure] + setup.calendar.warmUpDays + 5;
    expect(noted.measures.counts[at]).toBe(plain.measures.counts[at] + 1);
    noted.measures.counts[at] -= 1;
    expect(noted.resultHash()).toBe(plain.resultHash());
    expect(noted.births).toEqual(plain.births);
  });

  it("of all others is left alone by one more patient", () => {
    const setup = aRealSetup("no-incident.yaml", short);
    const more = new World(setup, identity);
    more.runUntil(5 * 1440 + 600);
    act(more, checked(more, { action: "arrival.add", hospital: "kch", arrival: "attendance", count: 1 }));
    more.runUntil(6 * 1440);
    const plain = new World(setup, identity);
    plain.runUntil(6 * 1440);
    const born = (world: World) =>
      world.sim
        .pending()
        .filter(({ kind }) => world.setup.sources.some((source) => source.kind === kind))
        .map(({ a, timeMin }) =>
          [
            world.births.source[a],
            world.births.ordinal[a],
            timeMin,
            ...world.births.luck.slice(a * luckStride, (a + 1) * luckStride),
          ].slice(0, 4),
        );
    expect(born(more)).toEqual(born(plain));
  });
});

describe("zero incident", () => {
  it("equals the twin to the bit", () => {
    const scenario = aRealScenario("synnovis-2024.yaml", short);
    const emptied = { ...scenario, incident: [], response: [], hash: "emptied" };
    const world = new World(prepare(emptied), identity);
    world.runUntil(world.setup.calendar.endMin);
    expect(world.resultHash()).toBe(aRealRun(aRealSetup("no-incident.yaml", short)).resultHash());
  });

  it("is an ordinary half-year: nothing is put down to an incident, and usual shares are usual", () => {
    const world = aRealRun(aRealSetup("no-incident.yaml"), 4);
    const days = world.setup.scenario.horizonDays;
    const over = (measure: string, place = two) => reading(world, measure, place, 0, days);
    expect(over("elective.postponed")).toBe(0);
    expect(over("outpatient.postponed")).toBe(0);
    expect(over("gp.testsDeferred", "region")).toBe(0);
    const lastMinute = over("elective.lastMinuteNonClinical") / over("elective.done");
    expect(lastMinute).toBeGreaterThan(0.006);
    expect(lastMinute).toBeLessThan(0.016);
    const oNegative = over("redCells.oNegativeSupplied", "region") / over("redCells.supplied", "region");
    expect(oNegative).toBeGreaterThan(0.12);
    expect(oNegative).toBeLessThan(0.19);
    const wasted = over("redCells.wasted", "region") / over("redCells.supplied", "region");
    expect(wasted).toBeGreaterThan(0.005);
    expect(wasted).toBeLessThan(0.04);
    const daysOfStock = over("redCells.onShelf") / (over("redCells.transfused") / days);
    expect(daysOfStock).toBeGreaterThan(2.5);
    expect(daysOfStock).toBeLessThan(7);
    expect(over("laboratory.capacityFraction", "supplier")).toBeGreaterThan(0.97);
    expect(over("laboratory.capacityFraction", "supplier")).toBeLessThan(1.03);
  });
});
