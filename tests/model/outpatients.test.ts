import { describe, expect, it } from "vitest";
import { bearExtra } from "../../sim/model/births.ts";
import { act, birthKeyText, decodeWorld, guidance, prepare, World } from "../../sim/model/index.ts";
import { outpatients } from "../../sim/model/outpatients/index.ts";
import { response } from "../../sim/model/response.ts";
import { measureOf } from "../support/model.ts";
import { fail, laboratoryOf, tinyLaboratory } from "../support/neighbours.ts";
import { causes } from "../support/records.ts";
import { anAction, aScenario, aWorld } from "../support/scenario.ts";

const day = 1440;
const services = [response, tinyLaboratory, outpatients];
const parts = (changes = {}, calendar = {}) => ({
  services,
  parameters: { outpatients: { attendancesPerWeek: { "st-thomas": 6000, kch: 6000 }, ...changes } },
  warmUpDays: 42,
  horizonDays: 84,
  calendar,
});
const clinic = (changes = {}, calendar = {}): World => aWorld(parts(changes, calendar));
const weekOf = (world: World, what: string, week: number): number =>
  measureOf(world, `outpatient.${what}`, week * 7, week * 7 + 7);

/** Fails at a day: of each bag a share is seen, and staff expect nothing soon. */
function slowFrom(world: World, from: number, seenFraction: number): void {
  world.runUntil(from * day);
  laboratoryOf(world).guidanceCause = fail(world);
  Object.assign(laboratoryOf(world), { seenFraction, expectedMin: 9000 });
}

function recover(world: World, at: number): void {
  world.runUntil(at * day);
  Object.assign(laboratoryOf(world), { seenFraction: 1, expectedMin: 120, cause: -1 });
}

function expectBalance(world: World, from: number, to: number): void {
  const of = (what: string) => measureOf(world, `outpatient.${what}`, from, to);
  expect(of("done") + of("withoutResult") + of("converted") + of("postponed") + of("postponedOrdinary")).toBe(
    of("booked"),
  );
}

describe("outpatients", () => {
  it("accounts for every appointment and every booked place through an outage and the recovery", () => {
    const world = clinic();
    slowFrom(world, 0, 0.3);
    for (let week = 1; week <= 5; week++) {
      world.runUntil(week * 7 * day);
      expect(world.violations()).toEqual([]);
      expectBalance(world, week * 7 - 7, week * 7);
    }
    recover(world, 36);
    world.runUntil(80 * day);
    expect(world.violations()).toEqual([]);
    expectBalance(world, -42, 78);
  });

  it("postpones about one in a hundred in ordinary life, none of them for an incident", () => {
    const world = clinic();
    world.runUntil(70 * day);
    expect(measureOf(world, "outpatient.postponed", -42, 70)).toBe(0);
    const share =
      measureOf(world, "outpatient.postponedOrdinary", 0, 70) / measureOf(world, "outpatient.booked", 0, 70);
    // 120,000 attendances at 1 %: standard error 0.0003.
    expect(share).toBeGreaterThan(0.008);
    expect(share).toBeLessThan(0.012);
    expect(causes.all(world).every(({ root }) => root === "ordinary life")).toBe(true);
    expectBalance(world, -42, 70);
  });

  it("rises over weeks as more tests fall due after the outage began", () => {
    const world = clinic();
    slowFrom(world, 0, 0);
    world.runUntil(28 * day);
    const weeks = [0, 1, 2].map((week) => weekOf(world, "postponed", week));
    expect(weeks[0]).toBeGreaterThan(0);
    expect(weeks[1]).toBeGreaterThan(1.4 * weeks[0]);
    expect(weeks[2]).toBeGreaterThan(weeks[1]);
  });

  it("gives the same course whenever the outage begins: no output knows the week", () => {
    const course = (from: number): number[] => {
      const world = clinic();
      slowFrom(world, from, 0.2);
      world.runUntil((from + 28) * day);
      return [0, 1, 2, 3].map((week) => weekOf(world, "postponed", from / 7 + week));
    };
    const [early, late] = [course(0), course(28)];
    // Weekly counts of 150 to 400 from independent luck, difference bound of 4 standard deviations: false alarm below 1 in 1,000.
    for (const [week, count] of early.entries()) {
      expect(Math.abs(count - late[week])).toBeLessThan(4 * Math.sqrt(count + late[week]));
    }
  });

  it("postpones nothing more once the laboratory's slowness is removed", () => {
    const world = clinic();
    slowFrom(world, 0, 1);
    Object.assign(laboratoryOf(world), { expectedMin: 120 });
    world.runUntil(35 * day);
    expect(measureOf(world, "outpatient.postponed", 0, 35)).toBe(0);
  });

  it("tells of each postponement why, back to the incident, with the day and number of the appointment", () => {
    const world = clinic();
    slowFrom(world, 0, 0.1);
    world.runUntil(14 * day);
    const records = causes.all(world).filter(({ kind, root }) => kind === "postponement" && root === "incident");
    const postponed = measureOf(world, "outpatient.postponed", 0, 60);
    expect(records.length).toBe(postponed);
    for (const record of records) expect(record.binding).toBe("monitoring test in date");
    expect(birthKeyText(world, records[0].subject)).toMatch(/^2024-06-\d\d\/(st-thomas|kch)\.clinic\/\d+$/);
  });

  it("sends urgent tests only under guidance, and after lifting brings the others back no faster than phlebotomy allows", () => {
    const world = clinic();
    slowFrom(world, 0, 1);
    const laboratory = laboratoryOf(world);
    Object.assign(laboratory, { expectedMin: 120 });
    laboratory.guidance[2] = guidance.urgentOnly;
    const receivedOn = (d: number): number => {
      world.runUntil(d * day);
      const before = laboratory.received;
      world.runUntil((d + 1) * day);
      return laboratory.received - before;
    };
    const restricted = [7, 8, 9, 10, 11].map(receivedOn).reduce((sum, n) => sum + n, 0) / 5;
    laboratory.guidance[2] = guidance.open;
    const lifted = [14, 15, 16, 17, 18].map(receivedOn).reduce((sum, n) => sum + n, 0) / 5;
    // Usual: 288 monitoring tests and 192 others a day at both; 15 % of them are urgent; spare phlebotomy 11 % of the first.
    expect(restricted).toBeLessThan(0.25 * 480);
    expect(lifted).toBeLessThan(1.2 * 480);
    expect(lifted).toBeGreaterThan(0.75 * 480);
    world.runUntil(70 * day);
    expect(weekOf(world, "postponed", 9)).toBe(0);
    expect(world.violations()).toEqual([]);
  });

  it("rebooks only when results are likely, by limited slots", () => {
    const world = clinic();
    slowFrom(world, 0, 0);
    world.runUntil(28 * day - 1);
    const waiting = weekOf(world, "waitingRebook", 3);
    expect(waiting).toBeGreaterThan(weekOf(world, "waitingRebook", 1));
    recover(world, 28);
    world.runUntil(30 * day - 1);
    const [monday, tuesday] = [28, 29].map((d) => measureOf(world, "outpatient.waitingRebook", d, d + 1));
    // 12 % of 288 a day are free slots.
    expect(monday - tuesday).toBeLessThan(40);
    expect(monday - tuesday).toBeGreaterThan(0);
  });

  it("gives notice by review when ordered at once, and decides on the day when review is forbidden", () => {
    const share = (state: string): number => {
      const world = clinic();
      slowFrom(world, 0, 0.1);
      act(world, anAction("clinic.reviewByTestNeed", { hospitals: [], state }));
      world.runUntil(21 * day);
      return (
        measureOf(world, "outpatient.postponedAtShortNotice", 7, 21) / measureOf(world, "outpatient.postponed", 7, 21)
      );
    };
    expect(share("off")).toBe(1);
    expect(share("on")).toBeLessThan(0.7);
  });

  it("converts more and postpones fewer when told to", () => {
    const week = (fraction: number): readonly [number, number] => {
      const world = clinic();
      slowFrom(world, 0, 0.1);
      act(world, anAction("clinic.convert", { hospitals: ["gstt", "kch-trust"], fraction }));
      world.runUntil(14 * day);
      return [weekOf(world, "postponed", 1), weekOf(world, "converted", 1)];
    };
    const [few, many] = [week(0), week(0.3)];
    expect(many[0]).toBeLessThan(few[0]);
    expect(many[1]).toBeGreaterThan(few[1]);
  });

  it("lets a review ask for some tests as urgent, which guidance lets through, so that fewer are postponed", () => {
    const postponed = (upgradedFraction: number): number => {
      const world = clinic({ upgradedFraction });
      slowFrom(world, 0, 1);
      laboratoryOf(world).guidance[2] = guidance.urgentOnly;
      act(world, anAction("clinic.reviewByTestNeed", { hospitals: [], state: "on" }));
      world.runUntil(21 * day);
      return measureOf(world, "outpatient.postponed", 7, 21);
    };
    expect(postponed(0.3)).toBeLessThan(0.7 * postponed(0));
  });

  it("counts a strike apart from the incident, also when a result is missing too", () => {
    const strikes = [{ label: "strike", fromMin: 24 * day, toMin: 26 * day, electiveFraction: 0.6, source: "test" }];
    const world = clinic({ strikeShare: 1 }, { strikes });
    slowFrom(world, 0, 0.3);
    world.runUntil(27 * day);
    const struck = causes.all(world).filter(({ kind, root }) => kind === "postponement" && root === "strike");
    expect(struck.length).toBeGreaterThan(0);
    expect(struck.every(({ binding }) => binding === "strike")).toBe(true);
    expect(struck.some(({ unmet }) => unmet.includes("monitoring test in date"))).toBe(true);
    const total = struck.reduce((sum, { value }) => sum + value, 0);
    // 40 % of two days of 2,400.
    expect(total).toBeGreaterThan(1700);
    expect(total).toBeLessThan(2150);
    expectBalance(world, 21, 26);
  });

  it("adds an extra appointment without changing anybody else", () => {
    const run = (extra: boolean): World => {
      const world = clinic();
      slowFrom(world, 0, 1);
      world.runUntil(1 * day + 100);
      const source = world.setup.sources.findIndex(({ name }) => name === "kch.clinic");
      if (extra) bearExtra(world, source, world.today);
      world.runUntil(50 * day);
      return world;
    };
    const [without, withOne] = [run(false), run(true)];
    for (const what of ["booked", "done"]) {
      for (let d = 0; d < 49; d++) {
        const [a, b] = [without, withOne].map((world) => measureOf(world, `outpatient.${what}`, d, d + 1));
        expect(b - a).toBe(d === 31 ? 1 : 0);
      }
    }
  });

  it("continues from its bytes to the same result, and a fork adds up", () => {
    const setup = prepare(aScenario(parts()), services);
    const world = new World(setup, { seed: "7", replication: 0 });
    slowFrom(world, 0, 0.3);
    world.runUntil(9 * day + 700);
    const copy = decodeWorld(setup, world.encodeState());
    for (const one of [world, copy]) one.runUntil(20 * day);
    expect(copy.stateHash()).toBe(world.stateHash());
    copy.forkFuture("b");
    copy.runUntil(30 * day);
    expect(copy.violations()).toEqual([]);
    expectBalance(copy, 0, 29);
  });
});
