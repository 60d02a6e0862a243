import { describe, expect, it } from "vitest";
import { bearExtra } from "../../sim/model/births.ts";
import { act, decodeWorld, guidance, prepare, World } from "../../sim/model/index.ts";
import { primaryCare } from "../../sim/model/primary-care/index.ts";
import { response } from "../../sim/model/response.ts";
import { measureOf } from "../support/model.ts";
import { fail, laboratoryOf, tinyLaboratory } from "../support/neighbours.ts";
import { causes } from "../support/records.ts";
import { anAction, aScenario, aWorld } from "../support/scenario.ts";

const day = 1440;
const services = [response, tinyLaboratory, primaryCare];
const parts = (changes = {}) => ({
  services,
  parameters: { "primary-care": changes },
  warmUpDays: 14,
  horizonDays: 140,
});
const practices = (changes = {}): World => aWorld(parts(changes));
const gp = (world: World, what: string, from: number, to: number, places?: readonly string[]) =>
  measureOf(world, `gp.${what}`, from, to, places);

function restrict(world: World, level: number): void {
  if (laboratoryOf(world).guidanceCause < 0) laboratoryOf(world).guidanceCause = fail(world);
  laboratoryOf(world).guidance[4] = level;
}

describe("primary care", () => {
  it("accounts for every request and every sample through guidance, losses and the return", () => {
    const world = practices();
    world.runUntil(0);
    restrict(world, guidance.closed);
    world.runUntil(10 * day);
    expect(world.violations()).toEqual([]);
    restrict(world, guidance.urgentOnly);
    laboratoryOf(world).seenFraction = 0.5;
    world.runUntil(30 * day);
    expect(world.violations()).toEqual([]);
    restrict(world, guidance.open);
    laboratoryOf(world).seenFraction = 1;
    world.runUntil(130 * day);
    expect(world.violations()).toEqual([]);
    const { received, seen, discarded } = laboratoryOf(world);
    expect(received).toBe(seen + discarded);
    const resent = received - gp(world, "testsSent", -14, 130);
    expect(resent).toBe(gp(world, "samplesDiscarded", -14, 130));
  });

  it("sends everything and waits for nothing without guidance", () => {
    const world = practices();
    world.runUntil(28 * day);
    const requested = gp(world, "testsRequested", 0, 28);
    expect(gp(world, "testsSent", 0, 28)).toBe(requested);
    expect(gp(world, "testsDeferred", 0, 28)).toBe(0);
    expect(gp(world, "backlog", 0, 28)).toBe(0);
    // 28,000 patients at 25.6 per 1,000 and week over four weeks: 2,867, standard deviation 54.
    expect(requested).toBeGreaterThan(2650);
    expect(requested).toBeLessThan(3090);
    expect(causes.all(world)).toEqual([]);
  });

  it("bears the same requests whatever guidance says", () => {
    const world = practices();
    restrict(world, guidance.urgentOnly);
    world.runUntil(40 * day);
    const twin = practices();
    twin.runUntil(40 * day);
    for (const practice of ["g1", "g2", "g3"]) {
      expect(gp(world, "testsRequested", -14, 40, [practice])).toBe(gp(twin, "testsRequested", -14, 40, [practice]));
    }
  });

  it("follows guidance after a delay of each practice and in part, with one record a practice", () => {
    const world = practices();
    world.runUntil(0);
    restrict(world, guidance.urgentOnly);
    world.runUntil(28 * day);
    expect(gp(world, "testsDeferred", 0, 1)).toBe(0);
    const share = gp(world, "testsDeferred", 7, 28) / gp(world, "testsRequested", 7, 28);
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(0.9);
    const records = causes.all(world).filter(({ kind }) => kind === "deferral");
    expect(records.map(({ place }) => place).sort()).toEqual([0, 1, 2]);
    expect(records.every(({ root, binding }) => root === "incident" && binding === "request guidance")).toBe(true);
  });

  it("ends deferral when guidance is lifted, and the backlog returns no faster than phlebotomy allows", () => {
    const world = practices();
    world.runUntil(0);
    restrict(world, guidance.urgentOnly);
    world.runUntil(28 * day);
    restrict(world, guidance.open);
    world.runUntil(56 * day);
    expect(gp(world, "testsDeferred", 42, 56)).toBe(0);
    const sent = gp(world, "testsSent", 42, 56);
    const usual = (28_000 / 1000) * 25.6 * 2;
    // 1.11 of 1,434 and free slots of quiet days; the sum of collections has a standard deviation of about 25.
    expect(sent).toBeLessThan(1.16 * usual);
    expect(gp(world, "backlog", 53, 54)).toBeGreaterThan(0);
    expect(gp(world, "backlog", 53, 54)).toBeLessThan(gp(world, "backlog", 42, 43));
  });

  it("clears the backlog sooner with extra phlebotomy", () => {
    const left = (fraction: number): number => {
      const world = practices();
      world.runUntil(0);
      restrict(world, guidance.urgentOnly);
      world.runUntil(28 * day);
      restrict(world, guidance.open);
      act(world, anAction("practice.phlebotomyExtra", { boroughs: ["north", "south"], fraction }));
      world.runUntil(60 * day);
      return gp(world, "backlog", 56, 59);
    };
    expect(left(0.5)).toBeLessThan(0.6 * left(0));
  });

  it("takes lost samples again before anything else", () => {
    const world = practices();
    world.runUntil(7 * day);
    laboratoryOf(world).seenFraction = 0.8;
    world.runUntil(14 * day);
    laboratoryOf(world).seenFraction = 1;
    world.runUntil(60 * day);
    expect(gp(world, "samplesDiscarded", 7, 20)).toBeGreaterThan(50);
    expect(gp(world, "backlog", 59, 60)).toBe(0);
    expect(gp(world, "resultsSeen", -14, 60)).toBeGreaterThan(gp(world, "testsRequested", -14, 58));
  });

  it("gives the same course whenever guidance comes: no output knows the week", () => {
    const share = (from: number): number => {
      const world = practices();
      world.runUntil(from * day);
      restrict(world, guidance.urgentOnly);
      world.runUntil((from + 28) * day);
      return gp(world, "testsDeferred", from + 7, from + 28) / gp(world, "testsRequested", from + 7, from + 28);
    };
    // Shares of about 2,150 requests: standard error of the difference 0.013.
    expect(Math.abs(share(0) - share(35))).toBeLessThan(0.06);
  });

  it("adds an extra bag of one practice without changing any other", () => {
    const run = (extra: boolean): World => {
      const world = practices();
      world.runUntil(7 * day + 900);
      const source = world.setup.sources.findIndex(({ name }) => name === "north.practices");
      if (extra) bearExtra(world, source, world.today);
      world.runUntil(21 * day);
      return world;
    };
    const [without, withOne] = [run(false), run(true)];
    const of = (world: World, practice: string) => gp(world, "testsSent", -14, 21, [practice]);
    expect(of(withOne, "g1")).toBeGreaterThan(of(without, "g1"));
    expect(of(withOne, "g2")).toBe(of(without, "g2"));
    expect(of(withOne, "g3")).toBe(of(without, "g3"));
    expect(gp(withOne, "testsSent", 8, 21)).toBe(gp(without, "testsSent", 8, 21));
    expect(withOne.violations()).toEqual([]);
  });

  it("continues from its bytes to the same result, and a fork adds up", () => {
    const setup = prepare(aScenario(parts()), services);
    const world = new World(setup, { seed: "7", replication: 0 });
    world.runUntil(0);
    restrict(world, guidance.urgentOnly);
    world.runUntil(9 * day + 800);
    const copy = decodeWorld(setup, world.encodeState());
    for (const one of [world, copy]) one.runUntil(20 * day);
    expect(copy.stateHash()).toBe(world.stateHash());
    copy.forkFuture("b");
    copy.runUntil(40 * day);
    expect(copy.violations()).toEqual([]);
  });
});
