// The real region as a whole. Runs are named by seed and replication and compared under the same luck, where nothing is left to
// chance. The bands on a quiet half-year are for the mean of two replications; each lies at least three spreads between
// replications (seen in six) from the mean when they were written, so that another seed would fail below 1 in 300.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../sim/engine/index.ts";
import { act, type CauseRecord, decodeWorld, prepare, registryOf, World } from "../../sim/model/index.ts";
import { parseAction, type Scenario } from "../../sim/scenario/index.ts";
import { aWatchedSetup } from "../support/births.ts";
import { causes } from "../support/records.ts";
import { aRealRun, aRealScenario, aRealSetup, reading } from "../support/region.ts";

const minutesPerDay = 1440;
const two = "kch+gstt";
const hitPath = "synnovis-2024.yaml";
const quietPath = "no-incident.yaml";
const short = ["horizon=5 w"];
const identity = { seed: "7", replication: 0 };

function decide(world: World, written: object): void {
  const read = parseAction(written, world.setup.scenario, registryOf(), "test");
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  act(world, read.action);
}

/** All that a run holds but the name of its scenario. */
const contentsOf = (world: World): string =>
  hashOf({ states: world.states, births: world.births, measures: world.measures } as never);

describe("the region", () => {
  it.each([hitPath, quietPath])("keeps every invariant, in less than 10 MB, at the end of every week of %s", (path) => {
    const world = new World(aRealSetup(path), { seed: "11", replication: 3 });
    const { startMin, endMin, days } = world.setup.calendar;
    for (let day = 7; day <= days; day += 7) {
      world.runUntil(startMin[day]);
      expect(world.violations()).toEqual([]);
      expect(world.encodeState().length).toBeLessThan(10_000_000);
    }
    expect(world.sim.nowMin).toBe(endMin);
  });

  it("turned into bytes at any moment continues to the same hash", () => {
    const setup = aRealSetup(hitPath, short);
    const straight = aRealRun(setup);
    const { startMin, endMin } = setup.calendar;
    const moments = [
      startMin[0],
      startMin[1] + 451,
      -1,
      181,
      3 * minutesPerDay + 960,
      4 * minutesPerDay + 450,
      20 * minutesPerDay + 61.5,
      endMin,
    ];
    // One world goes from bytes to bytes through all moments; another begins anew from each.
    let passedOn = new World(setup, identity);
    for (const timeMin of moments) {
      passedOn.runUntil(timeMin);
      const bytes = passedOn.encodeState();
      passedOn = decodeWorld(setup, bytes);
      expect(passedOn.encodeState()).toEqual(bytes);
      const again = decodeWorld(setup, bytes);
      again.runUntil(endMin);
      expect(again.stateHash()).toBe(straight.stateHash());
      expect(again.violations()).toEqual([]);
    }
    expect(passedOn.resultHash()).toBe(straight.resultHash());
  });

  it("gives the same result twice over, and after another scenario was run", () => {
    const setup = aRealSetup(hitPath, short);
    const first = aRealRun(setup, 1);
    aRealRun(aRealSetup(quietPath, short), 1);
    const second = aRealRun(prepare(aRealScenario(hitPath, short)), 1);
    expect(second.resultHash()).toBe(first.resultHash());
    expect(second.stateHash()).toBe(first.stateHash());
    expect(causes.all(second)).toEqual(causes.all(first));
    expect(aRealRun(setup, 2).resultHash()).not.toBe(first.resultHash());
  });

  it("counts as many postponements for the incident as its records trace back to it", () => {
    const world = aRealRun(aRealSetup(hitPath, short), 1);
    const { days } = world.setup.calendar;
    const traced = causes
      .all(world)
      .filter(({ kind, root, value }) => kind === "postponement" && root === "incident" && value < days);
    const counted = ["elective.postponed", "outpatient.postponed"].map((name) => reading(world, name, "region", 0, 35));
    expect(traced.length).toBeGreaterThan(3000);
    expect(counted[0] + counted[1]).toBe(traced.length);
    for (const { id } of traced.slice(0, 500)) {
      const chain = world.causes.chain(id);
      expect(["action", "system"]).toContain(chain[chain.length - 1].kind);
    }
  });
});

describe("luck at birth", () => {
  const watchedRun = (scenario: Scenario, during: (world: World) => void = () => undefined) => {
    const { setup, bornIn } = aWatchedSetup(scenario);
    const world = new World(setup, identity);
    during(world);
    world.runUntil(setup.calendar.endMin);
    return { world, births: bornIn(world) };
  };
  const hit = watchedRun(aRealScenario(hitPath, short));

  it("is equal for everybody, bit for bit, with the incident and without", () => {
    const quiet = watchedRun(aRealScenario(quietPath, short)).births;
    expect(hit.births.count).toBeGreaterThan(50_000);
    expect(quiet.digests).toEqual(hit.births.digests);
    expect(quiet.extra).toEqual([]);
  });

  it("is another in another replication", () => {
    const { setup, bornIn } = aWatchedSetup(aRealScenario(quietPath, ["warm-up=2 d", "horizon=2 d"]));
    const [one, other] = [0, 1].map((replication) => {
      const world = new World(setup, { seed: "7", replication });
      world.runUntil(setup.calendar.endMin);
      return bornIn(world).digests;
    });
    expect(one).not.toEqual(other);
  });

  it.each(["attendance", "haemorrhage", "operation"])("of all others is left alone by one more %s", (arrival) => {
    const more = watchedRun(aRealScenario(hitPath, short), (world) => {
      world.runUntil(5 * minutesPerDay + 600);
      decide(world, { action: "arrival.add", hospital: "kch", arrival, count: 1 });
    });
    expect(more.births.extra).toHaveLength(1);
    expect(more.births.digests).toEqual(hit.births.digests);
  });
});

describe("a note", () => {
  it("changes no result but the number of actions, and no record but its own", () => {
    const setup = aRealSetup(hitPath, short);
    const plain = aRealRun(setup);
    const noted = new World(setup, identity);
    noted.runUntil(5 * minutesPerDay);
    const own = noted.causes.length;
    decide(noted, { action: "exercise.note", text: "nothing happens" });
    noted.runUntil(setup.calendar.endMin);
    const measure = setup.measure("response.actionsTaken");
    const at = setup.layout.offset[measure] + (setup.calendar.warmUpDays + 5) * setup.layout.countsPerDay;
    expect(noted.measures.counts[at]).toBe(plain.measures.counts[at] + 1);
    noted.measures.counts[at] -= 1;
    expect(noted.resultHash()).toBe(plain.resultHash());
    // Later records have moved up by one number.
    const inPlain = (number: number) => (number > own ? number - 1 : number);
    const moved = causes
      .all(noted)
      .filter(({ id }) => id !== own)
      .map((record): CauseRecord => ({ ...record, id: inPlain(record.id), behind: inPlain(record.behind) }));
    expect(moved).toEqual(causes.all(plain));
  });
});

describe("zero incident", () => {
  const quiet = aRealRun(aRealSetup(quietPath, short));

  it("equals the twin to the bit when the file's incident and response are emptied", () => {
    const emptied = { ...aRealScenario(hitPath, short), incident: [], response: [], hash: "emptied" };
    expect(contentsOf(aRealRun(prepare(emptied)))).toBe(contentsOf(quiet));
  });

  it("equals the twin to the bit when every entry is taken out by an override", () => {
    const text = readFileSync(new URL(`../../scenarios/${hitPath}`, import.meta.url), "utf8");
    const [timeline, rules] = text.slice(text.indexOf("\nincident:")).split("\nresponse:");
    const removed = (part: string, of: string) =>
      [...part.matchAll(/^ {2}- id: (\S+)$/gm)].map(([, id]) => `${of}.${id}.remove=true`);
    const overrides = [...short, ...removed(timeline, "incident"), ...removed(rules, "response")];
    const scenario = aRealScenario(hitPath, overrides);
    expect(scenario.incident).toEqual([]);
    expect(scenario.response).toEqual([]);
    expect(contentsOf(aRealRun(prepare(scenario)))).toBe(contentsOf(quiet));
  });
});

describe("an ordinary half-year", () => {
  const setup = aRealSetup(quietPath);
  const worlds = [4, 5].map((replication) => aRealRun(setup, replication));
  const days = setup.scenario.horizonDays;
  const over = (world: World, measure: string, place: string) => reading(world, measure, place, 0, days);
  /** Mean over the replications of a number of each. */
  const mean = (of: (world: World) => number): number => worlds.reduce((sum, one) => sum + of(one), 0) / worlds.length;
  const meanShare = (part: string, whole: string, place: string): number =>
    mean((world) => over(world, part, place) / over(world, whole, place));
  const expectWithin = (value: number, [low, high]: readonly [number, number]): void => {
    expect(value).toBeGreaterThan(low);
    expect(value).toBeLessThan(high);
  };

  it("puts nothing down to an incident", () => {
    for (const world of worlds) {
      expect(causes.all(world).filter(({ root }) => root === "incident")).toEqual([]);
      for (const measure of ["elective.postponed", "outpatient.postponed", "gp.testsDeferred", "ward.testsForgone"])
        expect(over(world, measure, "region")).toBe(0);
      expect(world.causes.length).toBeGreaterThan(10_000);
    }
  });

  // Ledger C: about 1 % of elective admissions in England are cancelled at the last minute for non-clinical reasons.
  it("loses about one operation in a hundred on its day for non-clinical reasons", () => {
    expectWithin(meanShare("elective.lastMinuteNonClinical", "elective.booked", two), [0.007, 0.014]);
  });

  it("adds, books and does the operations that the region's volumes say", () => {
    const { surgery } = setup.scenario.parameters;
    const { hospitals, rollups } = setup.places;
    const ours = rollups.find(({ id }) => id === two)?.hospital ?? new Int32Array(0);
    let perWeek = 0;
    for (const [name, value] of Object.entries(surgery)) {
      if (!name.endsWith("PerWeek")) continue;
      for (const hospital of ours) perWeek += (value as Readonly<Record<string, number>>)[hospitals[hospital].id] ?? 0;
    }
    // C-elec-wk: 2,400 cases a week at the two trusts, 1,500 to 3,500.
    expectWithin(perWeek, [2200, 2600]);
    const weekly = (measure: string) => mean((world) => over(world, measure, two)) / (days / 7);
    // Holidays, August and the strike take some per cent off; dates that are lost are booked again.
    expectWithin(weekly("elective.added") / perWeek, [0.93, 1.02]);
    expectWithin(weekly("elective.done") / weekly("elective.added"), [0.97, 1.02]);
    expectWithin(weekly("elective.booked") / weekly("elective.done"), [1.04, 1.1]);
  });

  // A-dem-Oneg: 16 % of national issues, 13 to 16; the two trusts stand a little above the country.
  it("uses as much O-negative, keeps as many days of stock, and wastes as much as hospitals do", () => {
    expectWithin(meanShare("redCells.oNegativeSupplied", "redCells.supplied", "region"), [0.13, 0.175]);
    // A-hosp-days: 3.6 days, 3 to 7.
    expectWithin(
      mean(
        (world) => over(world, "redCells.onShelf", "region") / (over(world, "redCells.transfused", "region") / days),
      ),
      [3, 7],
    );
    // A-wapi: 2.3 % of issues, 1.5 to 4.
    expectWithin(meanShare("redCells.wasted", "redCells.supplied", "region"), [0.015, 0.04]);
    // A-use-two: 170 units a day, 150 to 190.
    expectWithin(
      mean((world) => over(world, "redCells.transfused", two) / days),
      [160, 190],
    );
  });

  it("answers what practices send, and laboratories work at their usual", () => {
    expectWithin(
      mean((world) => over(world, "laboratory.capacityFraction", "supplier")),
      [0.97, 1.03],
    );
    expectWithin(meanShare("gp.resultsSeen", "gp.testsRequested", "region"), [0.99, 1.001]);
    expectWithin(
      mean((world) => over(world, "national.stockDays", "england")),
      [4.5, 6.5],
    );
  });
});
